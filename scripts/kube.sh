#!/usr/bin/env bash
# A real Kubernetes of one node for the end-to-end tests, compiled from Go modules: for machines with neither a container daemon nor
# a container registry. The container runtime comes from Debian's packages, images come from archives. One cluster a machine.
#   scripts/kube.sh check             fails, saying why, when this machine cannot run it
#   scripts/kube.sh build             fills the cache: some 8 minutes on 2 cores the first time, with 5 GB in Go's own caches
#   scripts/kube.sh up DIR            starts it; the last line on stdout is the path of the kubeconfig. DIR holds all of its state
#   scripts/kube.sh load ARCHIVE DIR  imports a docker-archive or an oci-archive; prints the names of its images
#   scripts/kube.sh address           where pods reach this machine
#   scripts/kube.sh programs          the folder of its programs; kubectl is there when the PATH has none
#   scripts/kube.sh status DIR        one line a component; fails unless all run and the node is ready
#   scripts/kube.sh down DIR          stops it and removes everything but the cache and the packages
# KUBE_CACHE  the folder of the binaries, ${XDG_CACHE_HOME:-~/.cache}/kube-from-go/vVERSION when absent (510 MB)
#
# What a test can rely on, and what not:
# - A tag other than latest, else the kubelet tries to pull; every pull fails at once, without leaving the machine.
# - Pod Security, RBAC, quotas, probes, memory limits and seccomp are enforced. NetworkPolicy is accepted and not enforced.
# - Pods reach servers of this machine that listen on 10.199.0.1, and nothing else outside; this machine reaches pods and Services.
# - The StorageClass `local` has no provisioner; 32 volumes of 1Gi (hostPath, mode 0777) satisfy the first 32 claims.
# - No LoadBalancer, ingress controller, metrics server, IPv6.
set -euo pipefail
umask 022
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/tools.env
. "$home/tools.env"

BRIDGE=kubelocal0 HOST_IP=10.199.0.1 POD_NET=10.199.0.0/24
SVC_NET=10.96.0.0/16 SVC_IP=10.96.0.1 DNS_IP=10.96.0.10
ETCD=http://127.0.0.1:22379 API=https://$HOST_IP:26443 NODE=node1 VOLUMES=32
PARTS=(etcd kube-apiserver containerd kube-controller-manager kube-scheduler kubelet kube-proxy coredns)
# Paths that are fixed in kubelet, containerd and CNI: bind mounts from DIR/fs in a mount namespace of their own, so that no file
# and no mount of the cluster appears elsewhere on the machine.
PRIVATE=(/var/lib/kubelet /var/lib/containerd /var/lib/cni /var/log/pods /var/log/containers /run/containerd /opt/containerd)
# What the kubelet and the bridge change in the kernel; `down` puts it back.
SYSCTLS=(net/ipv4/ip_forward vm/overcommit_memory kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes)
PACKAGES=(containerd:containerd runc:runc /usr/lib/cni/bridge:containernetworking-plugins ip:iproute2 iptables:iptables nft:nftables openssl:openssl)
CACHE=$(realpath -m "${KUBE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kube-from-go/v$KUBERNETES_VERSION}")
BIN=$CACHE/bin
export PATH=$BIN:$PATH:/usr/sbin:/sbin NO_PROXY=${NO_PROXY:+$NO_PROXY,}$HOST_IP

say() { printf 'kube: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
k() { kubectl --kubeconfig "$DIR/kubeconfig" "$@"; }

# shellcheck source=scripts/kube/build.sh
. "$home/kube/build.sh"
# shellcheck source=scripts/kube/files.sh
. "$home/kube/files.sh"
# shellcheck source=scripts/kube/processes.sh
. "$home/kube/processes.sh"

missing_packages() {
  local item
  for item in "${PACKAGES[@]}"; do command -v "${item%:*}" >/dev/null || echo "${item#*:}"; done
}

check() {
  local lacks
  [[ $(uname -s) == Linux ]] || die 'a Kubernetes of Go modules needs Linux: install kind, or set KUBECONFIG'
  [[ $(id -u) == 0 ]] || die 'a Kubernetes of Go modules needs root: install kind, or set KUBECONFIG'
  command -v go >/dev/null || [[ -s $CACHE/pause.tar ]] || die 'Go is needed to build Kubernetes: install it or kind, or set KUBECONFIG'
  lacks=$(missing_packages | tr '\n' ' ')
  [[ -z $lacks ]] || command -v apt-get >/dev/null || die "missing packages: $lacks"
  # The kernel that the machine shares may forbid what containers need; said here rather than in the middle.
  unshare --mount true 2>/dev/null || die 'this machine forbids mount namespaces'
  [[ -e /proc/sys/net/bridge ]] || modprobe br_netfilter 2>/dev/null || die 'the kernel lacks br_netfilter'
}

# Not before the mounts of containerd are made.
runtime_ready() { [[ $(cat "/proc/$(pid_of containerd)/comm") == containerd ]] && ctr version; }

node_ready() { [[ $(k get node "$NODE" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}') == True ]]; }

# Asks the DNS service for its own address (10.96.0.10 is 0a60000a) as pods do, through kube-proxy.
dns_ready() (
  exec 3<>"/dev/udp/$DNS_IP/53"
  printf '\x00\x07\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x08kube-dns\x0bkube-system\x03svc\x07cluster\x05local\x00\x00\x01\x00\x01' >&3
  timeout 1 dd bs=512 count=1 <&3 2>/dev/null | od -An -v -tx1 | tr -d ' \n' | grep -q 0a60000a
)

network() {
  ip link add "$BRIDGE" address 0a:58:0a:c7:00:01 type bridge nf_call_iptables 1
  ip address add "$HOST_IP/24" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  # This machine reaches Services even without a default route.
  ip route add "$SVC_NET" dev "$BRIDGE"
  # Pods get nowhere else: a connection out of the bridge fails at once.
  nft -f - <<<"table ip kube-local { chain forward { type filter hook forward priority 0; iifname $BRIDGE oifname != $BRIDGE reject with icmp admin-prohibited; }; }"
}

up() {
  if [[ -e $DIR/.kube-local ]]; then
    status >/dev/null || die "the cluster in $DIR is not healthy; run: $0 down $DIR"
    echo "$DIR/kubeconfig"
    return
  fi
  check
  [[ $DIR != *[[:space:]]* ]] || die 'no white space in DIR, please'
  [[ -z $(ls -A "$DIR" 2>/dev/null) ]] || die "$DIR is not empty and is not a cluster"
  local lacks
  lacks=$(missing_packages)
  if [[ -n $lacks ]]; then
    say "installing $(tr '\n' ' ' <<<"$lacks")"
    # shellcheck disable=SC2086  # one word a package
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $lacks; } >&2
  fi
  ! ip link show "$BRIDGE" >/dev/null 2>&1 || die "$BRIDGE is there: another cluster runs on this machine"
  build
  prepare
  network
  start_parts
  wait_for 60 'the default service account' k get serviceaccount default
  wait_for 60 'the node' node_ready
  wait_for 60 'the cluster DNS' dns_ready
  status >&2
  echo "$DIR/kubeconfig"
}

load() {
  [[ -e $DIR/.kube-local ]] || die "no cluster in $DIR"
  ctr images import - <"$1" | sed -n 's/^unpacking \([^ ]*\) .*/\1/p'
}

status() {
  local part pid bad=0
  [[ -e $DIR/.kube-local ]] || { echo "no cluster in $DIR"; return 1; }
  for part in "${PARTS[@]}"; do
    if pid=$(pid_of "$part"); then echo "$part: running, pid $pid"; else echo "$part: stopped"; bad=1; fi
  done
  if ((!bad)) && node_ready 2>/dev/null; then echo 'node: ready'; else echo 'node: not ready'; bad=1; fi
  return $bad
}

down() {
  [[ -e $DIR/.kube-local ]] || { say "no cluster in $DIR"; return; }
  stop_parts
  ip link del "$BRIDGE" 2>/dev/null || true
  local table path key value
  for table in 'ip kube-local' 'ip kube-proxy' 'ip6 kube-proxy'; do
    # shellcheck disable=SC2086  # family and name
    nft delete table $table 2>/dev/null || true
  done
  while read -r key value; do echo "$value" >"/proc/sys/$key"; done <"$DIR/sysctls"
  while read -r path; do rmdir "$path" 2>/dev/null || true; done <"$DIR/made"
  rm -rf "$DIR"
}

command=${1-} archive=
if [[ $command == load ]]; then
  archive=${2-}
  [[ -f $archive ]] || die "no such archive: '$archive'"
  shift
fi
case $command in
  check | build) "$command" ;;
  address) echo "$HOST_IP" ;;
  programs) echo "$BIN" ;;
  up | status | down | load)
    DIR=$(realpath -m "${2:?a folder for the cluster is needed}")
    "$command" "$archive"
    ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
