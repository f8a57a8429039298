#!/usr/bin/env bash
# usage: image/build.sh BASE TAG [--archive FILE]
# Builds the image on BASE (an empty word: the Containerfile's) and names it TAG, with docker, podman or buildah, whichever is there first
# ($ENGINE chooses), and prints its size. --archive also writes it as a docker archive. It needs npm ci and runs npm run build.
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

size() { echo "$tag: $(($1 / 1000000)) MB"; }
case $engine in
  buildah)
    # Without a daemon, and in containers too: no mounts, no namespaces.
    buildah build --isolation chroot --layers --timestamp "$epoch" --ignorefile image/Containerfile.dockerignore "${options[@]}" .
    [ -z "$archive" ] || { rm -f "$archive" && buildah push --quiet "$tag" "docker-archive:$archive:$tag"; }
    mounted=$(buildah from "$tag")
    trap 'buildah rm "$mounted" >/dev/null' EXIT
    size "$(du --summarize --bytes "$(buildah mount "$mounted")" | cut -f1)"
    ;;
  podman)
    podman build --timestamp "$epoch" --ignorefile image/Containerfile.dockerignore "${options[@]}" .
    [ -z "$archive" ] || { rm -f "$archive" && podman save --quiet --format docker-archive --output "$archive" "$tag"; }
    size "$(podman image inspect --format '{{.Size}}' "$tag")"
    ;;
  docker)
    DOCKER_BUILDKIT=1 docker build "${options[@]}" .
    [ -z "$archive" ] || docker save --output "$archive" "$tag"
    size "$(docker image inspect --format '{{.Size}}' "$tag")"
    ;;
esac
