#!/usr/bin/env bash
# usage: image/build.sh BASE TAG [--archive FILE]
# Builds the image on BASE (an empty word: the Containerfile's) and names it TAG, with docker, podman or buildah, whichever is there first
# ($ENGINE chooses), and prints its size and its cold start: how long a new container of it takes until it is healthy. --archive also writes it as a docker archive. It needs npm ci and runs npm run build.
# A package index behind a CA of your own: CA_FILE; another index: PIP_INDEX_URL.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,5s/^# //p' "$0" >&2 && exit 2; }
base=$1 tag=$2 archive=
case ${3:-} in
  '') ;;
  --archive) archive=${4:?--archive needs a file} ;;
  *) echo "unknown option $3" >&2 && exit 2 ;;
esac
cd "$(dirname "$0")/.."

works() { command -v "$1" >/dev/null && "$1" info >/dev/null 2>&1; }
engine=${ENGINE:-}
for each in docker podman buildah; do
  [ -n "$engine" ] || { works "$each" && engine=$each; } || true
done
[ -n "$engine" ] || { echo 'Building the image needs docker, podman or buildah.' >&2 && exit 1; }

npm run --silent build

# The time of the last commit, so that the same commit gives the same files.
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
options=(--file image/Containerfile --tag "$tag" --build-arg "SOURCE_DATE_EPOCH=$epoch")
[ -z "$base" ] || options+=(--build-arg "BASE=$base")
[ -z "${PIP_INDEX_URL:-}" ] || options+=(--build-arg "PIP_INDEX_URL=$PIP_INDEX_URL")
[ -z "${CA_FILE:-}" ] || options+=(--secret "id=ca,src=$CA_FILE")

# What runs in a new container: the whole control plane with a new database, and who waits for it.
cold_start='
export AIRFLOW__API__PORT=18080
begun=$(date +%s%3N)
leeward standalone >/tmp/standalone.log 2>&1 &
if node --eval "$1" "$begun"; then kill $! && wait $! || true; else cat /tmp/standalone.log >&2; exit 1; fi'
until_healthy='
const ask = async () => {
  const answer = await fetch("http://127.0.0.1:18080/api/v2/monitor/health").then((got) => got.json()).catch(() => undefined);
  if (answer?.scheduler?.status === "healthy") {
    console.log(((Date.now() - Number(process.argv[1])) / 1_000).toFixed(1));
    process.exit();
  }
  setTimeout(ask, 20);
};
setTimeout(() => process.exit(1), 60_000);
ask();'

# usage: measured BYTES COMMAND ...      COMMAND runs a shell in a new container
measured() {
  local bytes=$1 seconds
  shift
  echo "$tag: $((bytes / 1000000)) MB"
  if seconds=$("$@" -c "$cold_start" sh "$until_healthy"); then
    echo "$tag: healthy, with a new database, $seconds s after a container's start"
  else
    echo "$tag: a new container did not become healthy within 60 s; what it said is above" >&2
  fi
}

case $engine in
  buildah)
    # Without a daemon, and in containers too: no mounts, no namespaces.
    buildah build --isolation chroot --layers --timestamp "$epoch" --ignorefile image/Containerfile.dockerignore "${options[@]}" .
    [ -z "$archive" ] || { rm -f "$archive" && buildah push --quiet "$tag" "docker-archive:$archive:$tag"; }
    mounted=$(buildah from "$tag")
    trap 'buildah rm "$mounted" >/dev/null' EXIT
    bytes=$(du --summarize --bytes "$(buildah mount "$mounted")" | cut -f1)
    measured "$bytes" buildah run --isolation chroot "$mounted" -- sh
    ;;
  podman)
    podman build --timestamp "$epoch" --ignorefile image/Containerfile.dockerignore "${options[@]}" .
    [ -z "$archive" ] || { rm -f "$archive" && podman save --quiet --format docker-archive --output "$archive" "$tag"; }
    measured "$(podman image inspect --format '{{.Size}}' "$tag")" podman run --rm --network none --entrypoint sh "$tag"
    ;;
  docker)
    DOCKER_BUILDKIT=1 docker build "${options[@]}" .
    [ -z "$archive" ] || docker save --output "$archive" "$tag"
    measured "$(docker image inspect --format '{{.Size}}' "$tag")" docker run --rm --network none --entrypoint sh "$tag"
    ;;
esac
