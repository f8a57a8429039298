#!/usr/bin/env bash
# usage: image/install.sh STEP ...      steps: system, python, node, app, examples, warm, or all
# Installs Leeward from a built checkout (npm ci && npm run build) on Debian or Ubuntu, under $PREFIX (default: /opt/leeward). The
# image is made by the same steps. Every step can be run again. With SOURCE_DATE_EPOCH no file is newer than that.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
prefix=${PREFIX:-/opt/leeward}

# What the processes call: git (and ssh for it), Python for Python Dags, what gives a user a name that the machine does not know, and the
# first process of a container.
system() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends bash ca-certificates git libnss-wrapper openssh-client python3 python3-venv tini >/dev/null
}

# Airflow's runtime packages, at the versions that packages/runtimes pins, and Kubernetes' client. Byte code names its source by content, not by time, and is
# not checked again: it is the same in every build and costs no look at the source. A Python that starts would make some by itself, named
# by time.
python() {
  local sources=$root/packages/runtimes/src/python
  [ -s /run/secrets/ca ] && export PIP_CERT=/run/secrets/ca SSL_CERT_FILE=/run/secrets/ca
  mkdir -p "$prefix"
  PIP_NO_CACHE_DIR=1 python3 "$sources/make_environment.py" "$prefix/python" "$root/image/requirements.txt" "$sources/constraints.txt"
  find "$prefix/python" -name __pycache__ -prune -exec rm -rf {} +
  # The packages' own tests, which nobody runs here.
  find "$prefix/python/lib" -type d -name tests -path '*/site-packages/*' -prune -exec rm -rf {} +
  PYTHONDONTWRITEBYTECODE=1 "$prefix/python/bin/python" -m compileall -q -j 0 --invalidation-mode unchecked-hash "$prefix/python/lib"
  rm -f "$prefix/python.lock"
}

# The pinned Node: its binary only.
node() {
  local architecture
  case $(uname -m) in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "There is no pinned Node for $(uname -m)." >&2 && return 1 ;;
  esac
  install -D "$root/node_modules/node-linux-$architecture/bin/node" "$prefix/node/bin/node"
}

# npm packages hold no symbolic links, so the one with the Postgres server lists those of its libraries. They are made now: where it runs,
# its folder is read-only.
link_libraries='
  const [, list] = process.argv;
  const fs = require("node:fs"), path = require("node:path");
  const folder = path.join(path.dirname(list), "..");
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(folder, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }'

app() {
  [ -f "$root/dist/leeward.mjs" ] || { echo 'dist/leeward.mjs is missing; run "npm run build" first.' >&2 && return 1; }
  rm -rf "$prefix/app"
  mkdir -p "$prefix/app" "$prefix/bin"
  cp -R "$root/dist/." "$prefix/app/"
  find "$prefix/app" -name pg-symlinks.json -print0 | xargs -0 -r -n 1 "$prefix/node/bin/node" --eval "$link_libraries"
  cat >"$prefix/bin/leeward" <<LEEWARD
#!/bin/sh
export LEEWARD__CORE__PYTHON="\${LEEWARD__CORE__PYTHON:-$prefix/python}"
export NODE_COMPILE_CACHE="\${NODE_COMPILE_CACHE:-$prefix/cache}"
exec $prefix/node/bin/node $prefix/app/leeward.mjs "\$@"
LEEWARD
  chmod 755 "$prefix/bin/leeward"
  chmod -R a+rX "$prefix/app" "$prefix/bin"
}

# The example Dags as a git repository, for git-sync to fetch without a network.
examples() {
  local work
  work=$(mktemp -d)
  cp -R "$root/examples/dags" "$work/dags"
  find "$work" -name __pycache__ -prune -exec rm -rf {} +
  export GIT_AUTHOR_NAME=Leeward GIT_AUTHOR_EMAIL=leeward@localhost GIT_AUTHOR_DATE="@${SOURCE_DATE_EPOCH:-0} +0000"
  export GIT_COMMITTER_NAME=Leeward GIT_COMMITTER_EMAIL=leeward@localhost GIT_COMMITTER_DATE=$GIT_AUTHOR_DATE
  git -C "$work" init --quiet --template= --initial-branch main
  git -C "$work" add dags
  git -C "$work" commit --quiet --message "Examples"
  rm -rf "$prefix/examples.git"
  mkdir -p "$prefix"
  git clone --quiet --bare --template= "$work" "$prefix/examples.git"
  git -C "$prefix/examples.git" remote remove origin
  git -C "$prefix/examples.git" config uploadpack.allowAnySHA1InWant true
  git -C "$prefix/examples.git" config uploadpack.allowFilter true
  rm -rf "$work"
}

# Runs once what every task's pod runs, so that Node finds it compiled. Node keeps what each user compiled apart: RUN_AS is the user id
# that will run Leeward. The seed of V8 is in what it compiles: a fixed one gives the same files in every build.
warm() {
  local user=${RUN_AS:-$(id -u)} work
  local as=(setpriv --reuid="$user" --regid=0 --clear-groups env "HOME=/tmp" "NODE_COMPILE_CACHE=$prefix/cache")
  local node=("${as[@]}" "$prefix/node/bin/node" --random-seed=1) leeward=$prefix/app/leeward.mjs
  work=$(mktemp -d)
  install -d -o "$user" -g 0 "$prefix/cache" "$work/dags"
  chmod 755 "$work"
  "${node[@]}" "$leeward" version
  "${node[@]}" "$leeward" git-sync --one-time --repo "file://$prefix/examples.git" --ref main --depth 1 --root "$work/dags" --link repo 2>/dev/null
  # A worker that is given no workload, and a child that is given no task, have loaded all that they need when they end.
  "${node[@]}" "$leeward" worker --json-path /dev/null 2>/dev/null || true
  "${node[@]}" "$prefix/app/packages/sdk/child.mjs" 3< <(:) 4>/dev/null
  chmod -R a+rX "$prefix/cache"
  rm -rf "$work"
}

settle() {
  [ -n "${SOURCE_DATE_EPOCH:-}" ] && [ -d "$prefix" ] || return 0
  find "$prefix" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

[ $# -gt 0 ] || { sed -n '2,4s/^# //p' "$0" >&2 && exit 2; }
for step in "$@"; do
  case $step in
    system | python | node | app | examples | warm) "$step" ;;
    all) for each in system python node app examples warm; do "$each"; done ;;
    *) echo "There is no step $step; expected system, python, node, app, examples, warm or all." >&2 && exit 2 ;;
  esac
done
settle
