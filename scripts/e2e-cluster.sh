#!/usr/bin/env bash
# The end-to-end tests on a real Kubernetes, which is removed afterwards, whatever happens: the one of E2E_KUBECONFIG; else one by
# kind, when that is installed; else one made from Go modules (scripts/kube.sh).
#   scripts/e2e-cluster.sh check       fails, saying why, when no cluster can be had here
#   scripts/e2e-cluster.sh run [FLAG]  runs the tests; flags are those of vitest
#   scripts/e2e-cluster.sh up          starts kind's or our own cluster with the image in it, and prints the path of its kubeconfig
#   scripts/e2e-cluster.sh down        removes it
# E2E_KUBECONFIG    the kubeconfig of a cluster that may be written to: the tests make and delete namespaces that begin with e2e-
# E2E_IMAGE         with it: the registry's image as repository:tag, where that cluster pulls it from
# E2E_HOST_ADDRESS  with it: the IPv4 address of this machine at which pods reach it, for Keycloak
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${TMPDIR:-/tmp}/registration-gate-e2e
kind_name=registration-gate-e2e
kubeconfig=$folder/kubeconfig
postgres_image=localhost/e2e-postgres:1

say() { printf 'e2e: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

has_kind() { command -v kind >/dev/null && docker info >/dev/null 2>&1; }

check() {
  if [[ -n ${E2E_KUBECONFIG:-} ]]; then
    [[ -n ${E2E_IMAGE:-} && -n ${E2E_HOST_ADDRESS:-} ]] || die 'E2E_KUBECONFIG needs E2E_IMAGE and E2E_HOST_ADDRESS beside it'
  elif ! has_kind; then
    scripts/kube.sh check
  fi
}

# load ARCHIVE
load() {
  if has_kind; then kind load image-archive "$1" --name "$kind_name" >&2; else scripts/kube.sh load "$1" "$folder/kube" >&2; fi
}

down() {
  if has_kind && [[ -e $folder/kind ]]; then kind delete cluster --name "$kind_name" >&2; fi
  [[ ! -e $folder/kube ]] || scripts/kube.sh down "$folder/kube"
  rm -rf "$folder"
}

up() {
  check
  # What a run that was killed left behind.
  down
  mkdir -p "$folder"
  if has_kind; then
    touch "$folder/kind"
    kind create cluster --name "$kind_name" --kubeconfig "$kubeconfig" --wait 5m >&2
  else
    cp "$(scripts/kube.sh up "$folder/kube" | tail -1)" "$kubeconfig"
  fi
  IMAGE_ARCHIVE=$folder/image.tar scripts/image.sh >&2
  load "$folder/image.tar"
  rm "$folder/image.tar"
  echo "$kubeconfig"
}

# Where pods reach this machine.
host_address() {
  if has_kind; then
    docker network inspect kind --format '{{range .IPAM.Config}}{{.Gateway}}{{"\n"}}{{end}}' | grep -m1 '^[0-9.]*$'
  else
    scripts/kube.sh address
  fi
}

run() {
  check
  if [[ -z ${E2E_KUBECONFIG:-} ]]; then
    trap down EXIT
    up >/dev/null
    export E2E_KUBECONFIG=$kubeconfig E2E_IMAGE E2E_HOST_ADDRESS
    E2E_IMAGE=localhost/registration-gate:$(sed -n 's/^  "version": "\(.*\)",/\1/p' package.json)
    E2E_HOST_ADDRESS=$(host_address)
    if ! has_kind; then
      PATH=$PATH:$(scripts/kube.sh programs)
      # Nothing can be pulled there.
      scripts/setup.sh postgres
      test/e2e/cluster/image/postgres.sh "$postgres_image" "$folder/postgres.tar"
      load "$folder/postgres.tar"
      rm "$folder/postgres.tar"
      export E2E_POSTGRES_IMAGE=$postgres_image
    fi
  fi
  command -v kubectl >/dev/null || die 'kubectl is needed: install it'
  # A signal ends the tests first, which stop their Keycloak.
  trap 'kill "$tests" 2>/dev/null' INT TERM
  vitest run --config vitest.cluster.config.ts "$@" &
  tests=$!
  local status=0
  wait "$tests" || status=$?
  # A signal ends the wait, not the tests.
  wait "$tests" 2>/dev/null || true
  exit "$status"
}

case "${1:-}" in
  check | up | down) "$1" ;;
  run) run "${@:2}" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
