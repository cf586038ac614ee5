#!/usr/bin/env bash
# A real Keycloak for the end-to-end tests. Needs Java 17 or newer.
#   scripts/keycloak.sh java      fails, saying what to do, when there is no such Java
#   scripts/keycloak.sh install   puts it into .tools/keycloak-VERSION/, once: by Maven, else from the official download
#   scripts/keycloak.sh run PORT  runs it on 127.0.0.1:PORT until its input ends or it gets SIGTERM; nothing is kept
# KEYCLOAK_HOST  another address to listen on (run)
# KEYCLOAK_URL   what it calls itself, whatever address a client uses; its own address when absent (run)
# KEYCLOAK_ARCHIVE_URL  where to take keycloak-VERSION.tar.gz from instead (file:// too); the digest in tools.env holds for it as well
# KC_BOOTSTRAP_ADMIN_USERNAME, KC_BOOTSTRAP_ADMIN_PASSWORD  the administrator (run)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/tools.env
. scripts/tools.env
home="$PWD/.tools/keycloak-$KEYCLOAK_VERSION"

say() { printf 'keycloak: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

require_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java version
  command -v "$java" >/dev/null || die 'Java 17 or newer is needed: install a JRE (Debian: default-jre-headless), or set JAVA_HOME'
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  ((${version:-0} >= 17)) || die "Java 17 or newer is needed, this one is ${version:-unknown}: install a newer JRE, or set JAVA_HOME"
}

# fetch FILE
fetch() {
  if [[ -n ${KEYCLOAK_ARCHIVE_URL:-} ]]; then
    say "Keycloak $KEYCLOAK_VERSION from KEYCLOAK_ARCHIVE_URL"
    curl -fsSL --retry 3 -o "$1" "$KEYCLOAK_ARCHIVE_URL" || die 'KEYCLOAK_ARCHIVE_URL cannot be fetched'
  elif command -v mvn >/dev/null; then
    say "Keycloak $KEYCLOAK_VERSION by Maven (160 MB)"
    mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
      -Dartifact="org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION:tar.gz" -DoutputDirectory="$(dirname "$1")" >&2 ||
      die 'Maven could not get Keycloak: check its settings and the network, or set KEYCLOAK_ARCHIVE_URL'
    mv "$(dirname "$1")/keycloak-quarkus-dist-$KEYCLOAK_VERSION.tar.gz" "$1"
  else
    say "Keycloak $KEYCLOAK_VERSION from its release page (160 MB)"
    curl -fsSL --retry 3 -o "$1" "https://github.com/keycloak/keycloak/releases/download/$KEYCLOAK_VERSION/keycloak-$KEYCLOAK_VERSION.tar.gz" ||
      die 'Keycloak cannot be downloaded: check the network, install Maven, or set KEYCLOAK_ARCHIVE_URL'
  fi
}

install() {
  require_java
  [[ -x $home/bin/kc.sh ]] && return
  mkdir -p .tools
  work=$(mktemp -d .tools/keycloak.XXXXXX)
  trap 'rm -rf "$work"' EXIT
  local archive="$work/keycloak.tar.gz"
  fetch "$archive"
  local digest
  # Stock macOS has shasum instead.
  digest=$( (command -v sha256sum >/dev/null && exec sha256sum "$archive" || exec shasum -a 256 "$archive") | cut -d' ' -f1)
  [[ $digest == "$KEYCLOAK_SHA256" ]] || die "what came is not the Keycloak $KEYCLOAK_VERSION that scripts/tools.env pins"
  tar -xzf "$archive" -C "$work"
  # What a first start would do. The preview feature is Keycloak's federated_token: assertions that another issuer signs.
  "$work/keycloak-$KEYCLOAK_VERSION/bin/kc.sh" build --db=dev-mem --features=client-auth-federated >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; die 'the build failed'; }
  mv "$work/keycloak-$KEYCLOAK_VERSION" "$home"
}

# The shell ends before the Java that it waits for, which may take long over its own end; nothing is kept.
await_end() {
  local i
  for ((i = 0; i < 10; i++)); do
    kill -0 -- "-$server" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$server" 2>/dev/null || true
}

run() {
  local port=$1 host=${KEYCLOAK_HOST:-127.0.0.1}
  [[ -x $home/bin/kc.sh ]] || die "not installed yet; run: $0 install"
  # A process group of its own: kc.sh is a shell that waits for Java.
  set -m
  "$home/bin/kc.sh" start --optimized --cache=local --http-enabled=true --http-host="$host" --http-port="$port" \
    --hostname="${KEYCLOAK_URL:-http://$host:$port}" </dev/null &
  server=$!
  # The leader of the group, for whoever wants to pause it.
  echo "$server"
  # A paused process takes no other signal until it goes on.
  stop='kill -CONT -- "-$server" 2>/dev/null; kill -- "-$server" 2>/dev/null || true'
  # Whoever started us may be killed: then our input ends.
  { cat >/dev/null; eval "$stop"; } <&0 &
  watch=$!
  # Without this a paused server would count as ended.
  set +m
  trap 'eval "$stop"; await_end; kill -- "-$watch" 2>/dev/null || true' EXIT
  trap 'exit 0' TERM INT HUP
  wait "$server"
}

case "${1:-}" in
  java) require_java ;;
  install) install ;;
  run) run "${2:?a port is needed}" ;;
  *) sed -n '2,10s/^# //p' "$0"; exit 2 ;;
esac
