#!/usr/bin/env bash
# usage: image/debian-base.sh TAG
# Makes a minimal Debian bookworm image from Debian's packages, for building where no registry of images is in reach. It needs root,
# debootstrap and buildah; MIRROR chooses another mirror of Debian.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,4s/^# //p' "$0" >&2 && exit 2; }
mirror=${MIRROR:-http://deb.debian.org/debian}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --variant=minbase bookworm "$work/root" "$mirror" >"$work/log" || { tail -20 "$work/log" >&2 && exit 1; }
# As the slim images of Debian: no documentation and no translations, also of what is installed later; licences stay.
for folder in doc man info locale; do echo "path-exclude /usr/share/$folder/*"; done >"$work/root/etc/dpkg/dpkg.cfg.d/slim"
echo 'path-include /usr/share/doc/*/copyright' >>"$work/root/etc/dpkg/dpkg.cfg.d/slim"
rm -rf "$work/root/usr/share/"{man,info,locale}/*
find "$work/root/usr/share/doc" -type f ! -name copyright -delete
rm -rf "$work/root/var/cache/apt" "$work/root/var/lib/apt/lists" "$work/root/var/log" "$work/root/dev" "$work/root/proc" "$work/root/sys"
mkdir -p "$work/root/"{dev,proc,sys} "$work/root/var/cache/apt/archives/partial" "$work/root/var/lib/apt/lists/partial" "$work/root/var/log"
cat >"$work/Containerfile" <<'BASE'
FROM scratch
COPY root/ /
CMD ["/bin/bash"]
BASE
buildah build --isolation chroot --timestamp 0 --quiet --tag "$1" --file "$work/Containerfile" "$work" >/dev/null
echo "$1"
