#!/usr/bin/env bash
# The end-to-end tests on a real Kubernetes: the one of KUBECONFIG, when that is set; else one by kind, when that is installed; else one
# made from Go modules (scripts/kube.sh). One that was made here is removed afterwards, whatever happens.
#   scripts/e2e-cluster.sh check       fails, saying why, when no cluster can be had here
#   scripts/e2e-cluster.sh run [FLAG]  runs the tests; flags are those of vitest
#   scripts/e2e-cluster.sh up          starts kind's or our own cluster, and prints the path of its kubeconfig
#   scripts/e2e-cluster.sh down        removes it
# KUBECONFIG        as for kubectl; its current context, which is printed first, is the cluster. It is written to: the tests make
#                   namespaces that begin with e2e-, and delete them. They touch no other, and none that they did not make.
# E2E_IMAGE         the registry's image as repository:tag, where the cluster pulls it from. When absent, the image is built here and
#                   loaded into the cluster, where that can be done: kind, k3d, minikube, and the one from Go modules
# E2E_HOST_ADDRESS  the IPv4 address of this machine at which pods reach it, for Keycloak. When absent, the one that leads to the API
#                   server, or the gateway of the containers' network
# E2E_POSTGRES_IMAGE  an image of PostgreSQL, where the chart's default cannot be pulled
set -euo pipefail
# Names of files mean where the caller is.
IFS=: read -ra given <<<"${KUBECONFIG:-}"
for i in "${!given[@]}"; do [[ ${given[i]} == /* || -z ${given[i]} ]] || given[i]=$PWD/${given[i]}; done
[[ -z ${KUBECONFIG:-} ]] || KUBECONFIG=$(IFS=: && printf %s "${given[*]}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${TMPDIR:-/tmp}/registration-gate-e2e
kind_name=registration-gate-e2e
postgres_image=localhost/e2e-postgres:1

say() { printf 'e2e: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

has() { command -v "$1" >/dev/null; }
has_kind() { has kind && docker info >/dev/null 2>&1; }
has_kubectl() { has kubectl || { PATH=$PATH:$(scripts/kube.sh programs); has kubectl; } || die 'kubectl is needed: install it'; }

# What KUBECONFIG leads to: context, server, and in `cluster` who can load an image into it.
look() {
  has_kubectl
  local file files readable=
  # Split here: a cluster that was made meanwhile has a file of its own.
  IFS=: read -ra files <<<"$KUBECONFIG"
  for file in "${files[@]}"; do [[ -d $file || ! -r $file ]] || readable=yes; done
  [[ -n $readable ]] || die "KUBECONFIG ($KUBECONFIG) names no file that can be read"
  kubectl config view >/dev/null 2>&1 || die "KUBECONFIG ($KUBECONFIG) names a file that is no kubeconfig"
  context=$(kubectl config current-context 2>/dev/null) || die "KUBECONFIG ($KUBECONFIG) has no current context: choose one with kubectl config use-context"
  server=$(kubectl config view --minify --output 'jsonpath={.clusters[0].cluster.server}' 2>/dev/null) || server=
  [[ -n $server ]] ||
    die "KUBECONFIG ($KUBECONFIG) does not say where the cluster of its current context is ($context): choose another with kubectl config use-context"
  cluster=other
  case $context in
    kind-*) if has kind && kind get clusters 2>/dev/null | grep -qxF "${context#kind-}"; then cluster=kind; fi ;;
    k3d-*) if has k3d && k3d cluster get "${context#k3d-}" >/dev/null 2>&1; then cluster=k3d; fi ;;
    *)
      if [[ -e $folder/kube && $server == "https://$(scripts/kube.sh address):"* ]]; then
        cluster=go
      elif has minikube && minikube status --profile "$context" >/dev/null 2>&1; then
        cluster=minikube
      fi
      ;;
  esac
}

# load ARCHIVE
load() {
  case $cluster in
    kind) kind load image-archive "$1" --name "${context#kind-}" ;;
    k3d) k3d image import "$1" --cluster "${context#k3d-}" ;;
    minikube) minikube image load "$1" --profile "$context" ;;
    go) scripts/kube.sh load "$1" "$folder/kube" ;;
  esac >&2
}

# The address of this machine on the way to the API server, as the kernel would send.
route() {
  node -e 'const { hostname, port } = new URL(process.argv[1]);
    const socket = require("node:dgram").createSocket("udp4").on("error", () => process.exit(1));
    socket.connect(Number(port || 443), hostname, () => { console.log(socket.address().address); socket.close(); });' "$server"
}

gateway() { docker network inspect "$1" --format '{{range .IPAM.Config}}{{.Gateway}}{{"\n"}}{{end}}' | grep -m1 '^[0-9.]*$'; }

# Where pods reach this machine.
host_address() {
  case $cluster in
    kind) gateway kind ;;
    k3d) gateway "$context" ;;
    minikube) minikube ssh --profile "$context" 'getent hosts host.minikube.internal' | grep -om1 '^[0-9.]*' ;;
    *) route | grep -v '^127\.' ;;
  esac
}

check() {
  if [[ -z ${KUBECONFIG:-} ]]; then
    has_kind || scripts/kube.sh check
    return
  fi
  look
  say "KUBECONFIG: the context $context, $server. Namespaces that begin with e2e- are made there, and deleted."
  kubectl version --request-timeout 20s >/dev/null 2>&1 || die 'its API server does not answer'
  [[ -n ${E2E_IMAGE:-} || $cluster != other ]] ||
    die 'the image cannot be loaded into this cluster from here: push the one of make image to where the cluster pulls from, and set E2E_IMAGE to repository:tag'
  [[ -n ${E2E_HOST_ADDRESS:-} ]] || host_address >/dev/null ||
    die 'the address of this machine, as pods reach it, cannot be told: set E2E_HOST_ADDRESS'
}

down() {
  if has_kind && [[ -e $folder/kind ]]; then kind delete cluster --name "$kind_name" >&2; fi
  [[ ! -e $folder/kube ]] || scripts/kube.sh down "$folder/kube"
  rm -rf "$folder"
}

up() {
  has_kind || scripts/kube.sh check
  # What a run that was killed left behind.
  down
  mkdir -p "$folder"
  if has_kind; then
    touch "$folder/kind"
    kind create cluster --name "$kind_name" --kubeconfig "$folder/kubeconfig" --wait 5m >&2
  else
    cp "$(scripts/kube.sh up "$folder/kube" | tail -1)" "$folder/kubeconfig"
  fi
  echo "$folder/kubeconfig"
}

# Everything that the tests need beside the cluster, by its name; what must not outlive them lies in the folder $1.
prepare() {
  look
  # KUBECONFIG may be a list of files with many clusters: the tests get one of each, so that what they write to cannot change.
  (umask 077 && kubectl config view --raw --flatten --minify >"$1/kubeconfig")
  export KUBECONFIG=$1/kubeconfig E2E_IMAGE E2E_HOST_ADDRESS
  if [[ -z ${E2E_IMAGE:-} ]]; then
    E2E_IMAGE=$(IMAGE_ARCHIVE=$1/image.tar scripts/image.sh)
    load "$1/image.tar"
    rm "$1/image.tar"
    say "the image $E2E_IMAGE was loaded into the cluster, and stays there"
  fi
  E2E_HOST_ADDRESS=${E2E_HOST_ADDRESS:-$(host_address)}
  if [[ $cluster == go && -z ${E2E_POSTGRES_IMAGE:-} ]]; then
    # Nothing can be pulled there.
    scripts/setup.sh postgres
    test/e2e/cluster/image/postgres.sh "$postgres_image" "$1/postgres.tar"
    load "$1/postgres.tar"
    rm "$1/postgres.tar"
    export E2E_POSTGRES_IMAGE=$postgres_image
  fi
}

run() {
  check
  files=$(mktemp -d)
  trap 'rm -rf "$files"' EXIT
  if [[ -z ${KUBECONFIG:-} ]]; then
    trap 'rm -rf "$files"; down' EXIT
    # Not in a substitution, where a failure would not stop it.
    up >/dev/null
    export KUBECONFIG=$folder/kubeconfig
  fi
  prepare "$files"
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
