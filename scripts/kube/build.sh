# shellcheck shell=bash
# Sourced by scripts/kube.sh: compiles what a cluster consists of into the cache.

# compile NAME PACKAGE: one static binary.
compile() {
  [[ -x $BIN/$1 ]] && return
  say "building $1"
  local v=k8s.io/component-base/version
  go build -trimpath -ldflags "-s -w -X $v.gitVersion=v$KUBERNETES_VERSION -X $v.gitMajor=1 -X $v.gitMinor=$(cut -d. -f2 <<<"$KUBERNETES_VERSION")" \
    -o "$BIN/$1.new" "$2"
  mv "$BIN/$1.new" "$BIN/$1"
}

# CoreDNS with the plugins that the Corefile names, in a module of its own: its libraries of k8s.io have other versions. With all of
# its plugins it would take thrice as long.
name_server() {
  mkdir -p coredns
  cat >coredns/main.go <<'GO'
package main

import (
	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/coremain"
	_ "github.com/coredns/coredns/plugin/bind"
	_ "github.com/coredns/coredns/plugin/errors"
	_ "github.com/coredns/coredns/plugin/hosts"
	_ "github.com/coredns/coredns/plugin/kubernetes"
	_ "github.com/coredns/coredns/plugin/template"
)

func main() {
	dnsserver.Directives = []string{"bind", "errors", "template", "hosts", "kubernetes"}
	coremain.Run()
}
GO
  printf 'module coredns-local\n\ngo 1.24.0\n\nrequire github.com/coredns/coredns v%s\n' "$COREDNS_VERSION" >coredns/go.mod
  (cd coredns && compile coredns .)
}

# The image that holds the namespaces of a pod: one static binary, packed as a docker-archive.
pause_image() {
  mkdir -p pause
  cat >pause/main.go <<'GO'
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGTERM, syscall.SIGINT)
	<-c
}
GO
  compile pause ./pause
  tar -C "$BIN" --owner=0 --group=0 -cf layer.tar pause
  printf '{"architecture":"%s","os":"linux","config":{"Entrypoint":["/pause"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' \
    "$(go env GOARCH)" "$(sha256sum layer.tar | cut -d' ' -f1)" >config.json
  echo '[{"Config":"config.json","RepoTags":["localhost/pause:1"],"Layers":["layer.tar"]}]' >manifest.json
  tar -cf pause.tar manifest.json config.json layer.tar
  mv pause.tar "$CACHE/"
}

# A lock keeps two builds apart; the image of the pause comes last, so that its archive says that all is there.
build() (
  mkdir -p "$BIN" "$CACHE/src"
  exec 9>"$CACHE/lock"
  flock 9
  [[ -s $CACHE/pause.tar ]] && return
  command -v go >/dev/null || die 'Go is needed to build Kubernetes'
  cd "$CACHE/src"
  export CGO_ENABLED=0 GOWORK=off GOFLAGS='-mod=mod -buildvcs=false'
  # A module that pins each library of k8s.io to the version of the release.
  if [[ ! -s go.mod ]]; then
    printf 'module kube-local\n\ngo 1.24.0\n\nrequire k8s.io/kubernetes v%s\n' "$KUBERNETES_VERSION" >go.mod.new
    sed -n "s|^\s*\(k8s.io/[^ ]*\) => ./staging/.*|replace \1 => \1 v0.${KUBERNETES_VERSION#*.}|p" \
      "$(go mod download -json "k8s.io/kubernetes@v$KUBERNETES_VERSION" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p')" >>go.mod.new
    mv go.mod.new go.mod
  fi
  local part
  compile etcd go.etcd.io/etcd/server/v3
  for part in kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy; do compile "$part" "k8s.io/kubernetes/cmd/$part"; done
  command -v kubectl >/dev/null || compile kubectl k8s.io/kubernetes/cmd/kubectl
  name_server
  pause_image
)
