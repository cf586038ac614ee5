#!/usr/bin/env bash
# Puts a pinned tool into .tools/bin/ when the machine has none that is new enough.
#   scripts/setup.sh node       Node.js, from PATH or from its npm package
#   scripts/setup.sh node-next  the Node.js that the image ships, into .tools/next/
#   scripts/setup.sh helm3      Helm 3, from PATH, by `go install`, or from the official download
#   scripts/setup.sh helm4      Helm 4, likewise
#   scripts/setup.sh mcp-publisher  the publisher's command of the official MCP registry, by `go install`
#   scripts/setup.sh mcp-decode     what decodes answers with the types of that registry
#   scripts/setup.sh schemathesis   what tests the API against its description, by pip
#   scripts/setup.sh compose-config  Docker's loader of compose files
#   scripts/setup.sh postgres   PostgreSQL's programs, for the tests: finds them, or installs Debian's package when run as root
#   scripts/setup.sh kube-score  what scores Kubernetes objects, by `go install`: a minute the first time
#   scripts/setup.sh promtool   promtool of Prometheus, by `go install`: a quarter of an hour the first time
#   scripts/setup.sh bench-peer  what the bench compares the registry with, by pip
#   scripts/setup.sh image-builder  buildah, by apt-get where that can be done
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/tools.env
. scripts/tools.env
bin="$PWD/.tools/bin"
mkdir -p "$bin"

say() { printf 'setup: %s\n' "$*" >&2; }

# is_at_least 3.21 3.18.5: a missing part of the first counts as the highest (a Helm built by `go install` tells no patch)
is_at_least() {
  local -a have want
  IFS=. read -ra have <<<"$1"
  IFS=. read -ra want <<<"$2"
  local i
  for i in 0 1 2; do
    ((${have[i]:-999} > ${want[i]:-0})) && return 0
    ((${have[i]:-999} < ${want[i]:-0})) && return 1
  done
  return 0
}

# The first program of this name on the PATH that is not ours.
on_path() { PATH="${PATH//$bin:/}" command -v "$1" || true; }

setup_node() {
  local found
  found=$(on_path node)
  if [[ -n $found ]] && is_at_least "$("$found" -p process.versions.node)" "$NODE_MINIMUM"; then
    ln -sfn "$found" "$bin/node"
    return
  fi
  say "Node.js $NODE_VERSION into .tools/ (the PATH's is older than $NODE_MINIMUM)"
  install_node "$NODE_VERSION" "$bin/node"
}

# install_node 24.21.0 link
install_node() {
  local version=$1 link=$2 platform package
  platform=$(uname -s | tr '[:upper:]' '[:lower:]')
  case "$(uname -m)" in
    x86_64) package="node-$platform-x64" ;;
    aarch64 | arm64) package="node-$platform-arm64" ;;
    *) say "no Node.js package for $(uname -m); install Node.js $NODE_MINIMUM or newer"; exit 1 ;;
  esac
  npm install --prefix ".tools/node-$version" --no-save --no-package-lock --ignore-scripts --loglevel=error "$package@$version" >&2
  mkdir -p "$(dirname "$link")"
  ln -sfn "$PWD/.tools/node-$version/node_modules/$package/bin/node" "$link"
}

# setup_helm 4 4.2.4
setup_helm() {
  local major=$1 version=$2 found have minimum=$1
  [[ $major == 3 ]] && minimum=3.18.5
  found=$(on_path helm)
  if [[ -n $found ]]; then
    have=$("$found" version --template '{{.Version}}' 2>/dev/null || true)
    have=${have#v}
    have=${have%%[-+]*}
    if [[ $have == "$major".* ]] && is_at_least "$have" "$minimum"; then
      ln -sfn "$found" "$bin/helm$major"
      return
    fi
  fi
  local folder="$PWD/.tools/helm-$version"
  mkdir -p "$folder"
  if command -v go >/dev/null; then
    say "Helm $version into .tools/ by go install (some minutes the first time)"
    GOBIN="$folder" GOFLAGS=-mod=mod go install "helm.sh/helm/v$major/cmd/helm@v$version" >&2
  else
    local name os arch
    os=$(uname -s | tr '[:upper:]' '[:lower:]')
    arch=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
    name="helm-v$version-$os-$arch.tar.gz"
    say "Helm $version into .tools/ from get.helm.sh"
    curl -fsSL --retry 3 -o "$folder/$name" "https://get.helm.sh/$name"
    curl -fsSL --retry 3 -o "$folder/$name.sha256sum" "https://get.helm.sh/$name.sha256sum"
    # Stock macOS has shasum instead.
    (cd "$folder" && { command -v sha256sum >/dev/null && sha256sum -c "$name.sha256sum" || shasum -a 256 -c "$name.sha256sum"; } >&2)
    tar -xzf "$folder/$name" -C "$folder" --strip-components=1 "$os-$arch/helm"
    rm -f "$folder/$name" "$folder/$name.sha256sum"
  fi
  ln -sfn "../helm-$version/helm" "$bin/helm$major"
}

# Version of PostgreSQL whose programs are in a folder; 0 when they are not all there.
postgres_version() {
  local output=
  [[ -x $1/initdb && -x $1/postgres ]] && output=$("$1/postgres" --version)
  [[ $output =~ \ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# The folder with the newest programs: on the PATH, or where packages and Homebrew put them, beside one another.
find_postgres() {
  local folder best='' have=$((POSTGRES_MINIMUM - 1)) version
  for folder in "$(dirname "$(readlink -f "$(on_path postgres)")")" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/lib/postgresql*/bin \
    /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
    version=$(postgres_version "$folder")
    ((version > have)) && have=$version best=$folder
  done
  echo "$best"
}

setup_postgres() {
  local found
  found=$(find_postgres)
  if [[ -z $found && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say "PostgreSQL from Debian's packages, without a server of its own"
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-main-cluster.conf
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends postgresql; } >&2
    found=$(find_postgres)
  fi
  if [[ -z $found ]]; then
    say "the tests need PostgreSQL $POSTGRES_MINIMUM or newer (initdb and postgres), which is not here: install it"
    say '  Debian, Ubuntu: apt-get install postgresql    Fedora: dnf install postgresql-server    macOS: brew install postgresql@17'
    exit 1
  fi
  ln -sfn "$found" .tools/postgres
}

# Another version may judge rules otherwise: the PATH's is not taken.
setup_promtool() {
  say "promtool $PROMTOOL_VERSION into .tools/ by go install (a quarter of an hour the first time)"
  GOBIN="$PWD/.tools/promtool-$PROMTOOL_VERSION" GOFLAGS=-mod=mod go install \
    "github.com/prometheus/prometheus/cmd/promtool@v$PROMTOOL_VERSION" >&2
  ln -sfn "../promtool-$PROMTOOL_VERSION/promtool" "$bin/promtool"
}

# Without Go its test is skipped.
setup_kube_score() {
  command -v go >/dev/null || { say 'no Go, so no kube-score: its test is skipped'; return; }
  say "kube-score $KUBE_SCORE_VERSION into .tools/ by go install (a minute the first time)"
  GOBIN="$PWD/.tools/kube-score-$KUBE_SCORE_VERSION" GOFLAGS=-mod=mod go install \
    "github.com/zegl/kube-score/cmd/kube-score@v$KUBE_SCORE_VERSION" >&2
  ln -sfn "../kube-score-$KUBE_SCORE_VERSION/kube-score" "$bin/kube-score"
}

# Debian's buildah needs neither a daemon nor a container registry.
setup_image_builder() {
  command -v buildah >/dev/null && return
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    say 'buildah is needed: install it (Debian: apt-get install buildah)'
    exit 1
  fi
  say 'buildah by apt-get'
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends buildah; } >&2
}

setup_bench_peer() {
  local folder="$PWD/.tools/bench-peer"
  command -v python3 >/dev/null || { say 'python3 is needed for the peer of the bench'; exit 1; }
  say 'the packages of the peer of the bench into .tools/'
  python3 -m venv "$folder" >&2
  "$folder/bin/pip" install --quiet --disable-pip-version-check --requirement bench/peers/requirements.txt >&2
}

setup_compose_config() {
  command -v go >/dev/null || { say 'no Go, so no compose-config: its tests are skipped'; return; }
  (cd test/conformance/compose/config && go build -o "$bin/compose-config" .) >&2
  touch "$bin/compose-config"
}

# Without Python the tests of what it runs are skipped.
setup_schemathesis() {
  local folder="$PWD/.tools/schemathesis-$SCHEMATHESIS_VERSION"
  if ! python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    say 'no Python 3.10 or newer with venv, so no schemathesis: its tests are skipped'
    return
  fi
  say "schemathesis $SCHEMATHESIS_VERSION into .tools/ by pip"
  python3 -m venv "$folder" >&2
  "$folder/bin/pip" install --quiet --disable-pip-version-check \
    "schemathesis==$SCHEMATHESIS_VERSION" "hypothesis==$HYPOTHESIS_VERSION" >&2
  ln -sfn "../schemathesis-$SCHEMATHESIS_VERSION/bin/st" "$bin/schemathesis"
}

# Without Go the tests of what it builds are skipped.
setup_mcp_publisher() {
  local folder="$PWD/.tools/mcp-registry-$MCP_REGISTRY_VERSION"
  command -v go >/dev/null || { say 'no Go, so no mcp-publisher: its tests are skipped'; return; }
  say "mcp-publisher $MCP_REGISTRY_VERSION into .tools/ by go install (some minutes the first time)"
  GOBIN="$folder" GOFLAGS=-mod=mod go install "github.com/modelcontextprotocol/registry/cmd/publisher@v$MCP_REGISTRY_VERSION" >&2
  ln -sfn "../mcp-registry-$MCP_REGISTRY_VERSION/publisher" "$bin/mcp-publisher"
}

setup_mcp_decode() {
  command -v go >/dev/null || { say 'no Go, so no mcp-decode: its tests are skipped'; return; }
  (cd test/conformance/mcp/decode && go build -o "$bin/mcp-decode" .) >&2
  touch "$bin/mcp-decode"
}

case "${1:-}" in
  postgres) [[ -x .tools/postgres/initdb ]] || setup_postgres ;;
  node) [[ -x $bin/node ]] || setup_node ;;
  node-next) [[ -x .tools/next/node ]] || install_node "$NODE_NEXT_VERSION" "$PWD/.tools/next/node" ;;
  helm3) [[ -x $bin/helm3 ]] || setup_helm 3 "$HELM3_VERSION" ;;
  helm4) [[ -x $bin/helm4 ]] || setup_helm 4 "$HELM4_VERSION" ;;
  mcp-publisher) [[ -x $bin/mcp-publisher ]] || setup_mcp_publisher ;;
  mcp-decode) setup_mcp_decode ;;
  compose-config) setup_compose_config ;;
  schemathesis) [[ -x $bin/schemathesis ]] || setup_schemathesis ;;
  promtool) [[ -x $bin/promtool ]] || setup_promtool ;;
  kube-score) [[ -x $bin/kube-score ]] || setup_kube_score ;;
  image-builder) setup_image_builder ;;
  bench-peer) [[ -x .tools/bench-peer/bin/uvicorn ]] || setup_bench_peer ;;
  *) sed -n '2,/^set/s/^# //p' "$0"; exit 2 ;;
esac
