#!/usr/bin/env bash
# usage: publish-dags.sh STAGE VOLUME
# Runs init-dags.sh, which fills the empty folder STAGE, and puts the outcome in place on VOLUME in one step: VOLUME/current is a
# link to the new tree, so a reader sees the old Dags or the new ones, and a Dag that the script no longer makes is gone.
# The tree before stays, for tasks that are reading it. A failed script leaves the Dags that are there, if any.
set -euo pipefail
stage=$1
volume=$2

if ! bash "$(dirname "$0")/init-dags.sh"; then
  if [ -e "$volume/current/." ]; then
    echo "airflow.dags.persistence.init_dags failed; the Dags of its last good run stay." >&2
    exit 0
  fi
  echo "airflow.dags.persistence.init_dags failed, and there are no Dags of an earlier run; trying again." >&2
  exit 1
fi

before=$(readlink "$volume/current" || true)
tree=.versions/$(date +%s)-$(hostname)
rm -rf "$volume/$tree" && mkdir -p "$volume/$tree"
cp -R "$stage/." "$volume/$tree/"
ln -s "$tree" "$volume/current.$$"
mv -T "$volume/current.$$" "$volume/current"

for old in "$volume"/.versions/*; do
  case ".versions/${old##*/}" in "$tree" | "$before") ;; *) rm -rf "$old" ;; esac
done
echo "Published $(find "$volume/current/" -type f | wc -l) files as $tree."
