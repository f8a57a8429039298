#!/usr/bin/env bash
# usage: build-docker.sh [--tag NAME:TAG] [--base IMAGE]
# Builds the image (default: airflow:latest) and puts it where a local cluster finds it: into minikube where it runs, else into
# a kind cluster where one runs, else it stays with docker (or podman).
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
tag=airflow:latest
base=
while [ $# -gt 0 ]; do
  case $1 in
    --tag) tag=${2:?--tag needs NAME:TAG} && shift 2 ;;
    --base) base=${2:?--base needs an image} && shift 2 ;;
    *) sed -n '2,4s/^# //p' "$0" >&2 && exit 2 ;;
  esac
done

runs() { command -v "$1" >/dev/null && "$@" >/dev/null 2>&1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if runs minikube status; then
  "$root/image/build.sh" "$base" "$tag" --archive "$work/image.tar"
  minikube image load "$work/image.tar"
  echo "minikube has $tag."
elif clusters=$(kind get clusters 2>/dev/null) && [ -n "$clusters" ]; then
  "$root/image/build.sh" "$base" "$tag" --archive "$work/image.tar"
  for cluster in $clusters; do kind load image-archive "$work/image.tar" --name "$cluster"; done
  echo "kind has $tag."
else
  "$root/image/build.sh" "$base" "$tag"
fi
