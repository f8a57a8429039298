#!/usr/bin/env bash
# usage: scripts/install-helm.sh
# Prints the path of the pinned Helm 3 in the user's cache, built from its Go module the first time (a minute or two).
set -euo pipefail
version=v3.22.0
# The cluster that `helm template` and `helm lint` assume.
kubernetes_minor=34
bin=${XDG_CACHE_HOME:-$HOME/.cache}/leeward/bin
helm=$bin/helm-$version
if [ ! -x "$helm" ]; then
  command -v go >/dev/null || { echo "Building Helm $version needs Go 1.24 or newer on the PATH." >&2; exit 1; }
  mkdir -p "$bin"
  build=$(mktemp -d "$bin/build.XXXXXX")
  trap 'rm -rf "$build"' EXIT
  echo "Building Helm $version ..." >&2
  flags="-s -w -X helm.sh/helm/v3/internal/version.version=$version"
  for package in lint/rules chartutil; do
    flags+=" -X helm.sh/helm/v3/pkg/$package.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/$package.k8sVersionMinor=$kubernetes_minor"
  done
  GOBIN=$build GOFLAGS= go install -trimpath -ldflags "$flags" "helm.sh/helm/v3/cmd/helm@$version" >&2
  mv "$build/helm" "$helm"
fi
echo "$helm"
