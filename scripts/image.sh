#!/usr/bin/env bash
# Builds the image, with the first of docker, podman and buildah that works here. Run `make install` first; `make image` does both.
#   scripts/image.sh [NAME]   NAME is localhost/registration-gate:VERSION when absent
# BASE_IMAGE     another base, with Node 26 as /usr/local/bin/node; when the default cannot be pulled, one is made (scripts/base-image.sh)
# BUILDER        docker, podman or buildah
# ARCHITECTURE   amd64 or arm64; the machine's own when absent
# IMAGE_ARCHIVE  also writes the image to this file, as a docker-archive
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's/^  "version": "\(.*\)",/\1/p' package.json)
name=${1:-localhost/registration-gate:$version}
architecture=${ARCHITECTURE:-$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')}
default=$(sed -n 's/^ARG BASE_IMAGE=//p' Containerfile)
export SOURCE_DATE_EPOCH=0

say() { printf 'image: %s\n' "$*" >&2; }

builder() {
  [[ -n ${BUILDER:-} ]] && { echo "$BUILDER"; return; }
  docker info >/dev/null 2>&1 && { echo docker; return; }
  local tool
  for tool in podman buildah; do
    command -v "$tool" >/dev/null && { echo "$tool"; return; }
  done
  say 'none of docker, podman and buildah is here: install one (Debian: apt-get install buildah)'
  exit 2
}

# A build in a container may not have the rights that namespaces need; chroot does with less.
tool=$(builder)
case $tool in
  docker) build=(docker buildx build --load) pull=(docker pull) ;;
  # What podman builds with is buildah; where podman cannot run containers, buildah still builds.
  podman) build=(podman build --isolation chroot --timestamp 0) pull=(podman pull) ;;
  buildah) build=(buildah bud --isolation chroot --timestamp 0) pull=(buildah pull) ;;
  *) say "BUILDER must be docker, podman or buildah, not $tool"; exit 2 ;;
esac

base=${BASE_IMAGE:-}
if [[ -z $base ]]; then
  base=$default
  if ! "${pull[@]}" --platform "linux/$architecture" "$base" >/dev/null 2>&1; then
    base=localhost/registration-gate-base:$(sed -n 's/^NODE_NEXT_VERSION=//p' scripts/tools.env)-$architecture
    say "$default cannot be pulled, so the base is made here: $base"
    command -v buildah >/dev/null || { say 'buildah is needed for that (Debian: apt-get install buildah), or give BASE_IMAGE'; exit 2; }
    buildah inspect --type image "$base" >/dev/null 2>&1 || scripts/base-image.sh "$base" "$architecture"
  fi
fi

say "$name for $architecture on $base, by $tool"
"${build[@]}" --quiet --platform "linux/$architecture" --build-arg "BASE_IMAGE=$base" --build-arg "VERSION=$version" \
  --build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)" --tag "$name" --file Containerfile . >&2

if [[ -n ${IMAGE_ARCHIVE:-} ]]; then
  rm -f "$IMAGE_ARCHIVE"
  case $tool in
    buildah) buildah push --quiet "$name" "docker-archive:$IMAGE_ARCHIVE:$name" >&2 ;;
    *) "$tool" save --output "$IMAGE_ARCHIVE" "$name" >&2 ;;
  esac
fi
echo "$name"
