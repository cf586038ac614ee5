# shellcheck shell=bash
# Sourced by scripts/kube.sh: the processes of a cluster, started and stopped.

# Start time of a live process, empty when it is gone or a zombie: tells a reused pid apart.
born() { sed -n 's/^.*) [^ZX] //p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f19; }

# start NAME COMMAND...: detached, with its log and pid in DIR.
start() {
  local name=$1
  shift
  setsid "$@" </dev/null >"$DIR/log/$name.log" 2>&1 &
  echo "$! $(born $!)" >"$DIR/pid/$name"
}

# The pid of a part, if that very process still runs.
pid_of() {
  local pid since
  [[ -s $DIR/pid/$1 ]] && read -r pid since <"$DIR/pid/$1" && [[ -n $since && $(born "$pid") == "$since" ]] && echo "$pid"
}

# Nothing of the cluster is to be kept.
stop() {
  local pid
  while pid=$(pid_of "$1"); do
    kill -9 "$pid" || true
    sleep 0.05
  done
}

# In the mount namespace of the cluster.
inside() { nsenter --mount --target "$(pid_of containerd)" "$@"; }
ctr() { inside ctr --namespace k8s.io "$@"; }

# wait_for SECONDS WHAT COMMAND...
wait_for() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || die "$what is not ready: see $DIR/log; then run: $0 down $DIR"
    sleep 0.2
  done
}

start_parts() {
  cd "$DIR/pki"
  start etcd etcd --data-dir "$DIR/etcd" --unsafe-no-fsync --listen-client-urls $ETCD --advertise-client-urls $ETCD \
    --listen-peer-urls http://127.0.0.1:22380
  start kube-apiserver kube-apiserver --etcd-servers $ETCD --bind-address $HOST_IP --advertise-address $HOST_IP --secure-port "${API##*:}" \
    --tls-cert-file apiserver.crt --tls-private-key-file apiserver.key --client-ca-file ca.crt \
    --kubelet-client-certificate admin.crt --kubelet-client-key admin.key --kubelet-certificate-authority ca.crt \
    --kubelet-preferred-address-types InternalIP --service-account-key-file sa.key --service-account-signing-key-file sa.key \
    --service-account-issuer https://kubernetes.default.svc.cluster.local --service-cluster-ip-range $SVC_NET \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction --allow-privileged
  # shellcheck disable=SC2016  # $1, $p and $@ belong to the inner shell
  start containerd unshare --mount bash -c 'fs=$1; shift; for p; do mount --bind "$fs$p" "$p"; done; exec containerd --config "$fs/../etc/containerd.toml"' \
    containerd "$DIR/fs" "${PRIVATE[@]}"
  wait_for 120 containerd runtime_ready
  ctr images import "$CACHE/pause.tar" >/dev/null
  wait_for 120 kube-apiserver k get --raw /readyz
  start kube-controller-manager kube-controller-manager --kubeconfig kube-controller-manager.conf --bind-address 127.0.0.1 --secure-port 20257 \
    --leader-elect=false --service-account-private-key-file sa.key --root-ca-file ca.crt --cluster-signing-cert-file ca.crt \
    --cluster-signing-key-file ca.key --use-service-account-credentials
  start kube-scheduler kube-scheduler --kubeconfig kube-scheduler.conf --bind-address 127.0.0.1 --secure-port 20259 --leader-elect=false
  start kubelet nsenter --mount --target "$(pid_of containerd)" "$BIN/kubelet" --config "$DIR/etc/kubelet.yaml" \
    --kubeconfig "$DIR/pki/kubelet.conf" --hostname-override $NODE --node-ip $HOST_IP
  start kube-proxy kube-proxy --config "$DIR/etc/kube-proxy.yaml"
  objects | k apply -f - >/dev/null
  start coredns coredns -conf "$DIR/etc/Corefile"
}

stop_parts() {
  local part id pid
  for part in kubelet kube-controller-manager kube-scheduler kube-proxy coredns; do stop "$part" & done
  wait
  if pid_of containerd >/dev/null; then
    for id in $(ctr tasks ls -q); do ctr tasks rm -f "$id" >/dev/null 2>&1 & done
    wait
  fi
  for part in containerd kube-apiserver etcd; do stop "$part" & done
  wait
  # Where containerd was dead or slow: the shims of its mount namespace, and what its pods left in their cgroups.
  for id in "$DIR"/fs/run/containerd/io.containerd.runtime.v2.task/k8s.io/*/; do
    id=$(basename "$id")
    for pid in $(pgrep -f "containerd-shim-runc-v2 -namespace k8s.io -id $id ") $(cat /sys/fs/cgroup/{,*/}k8s.io/"$id"/cgroup.procs 2>/dev/null | sort -u); do
      kill -9 "$pid" 2>/dev/null || true
    done
  done
  # rmdir spares cgroups in use.
  for id in {1..20}; do
    find /sys/fs/cgroup -depth -type d -path '*/k8s.io*' -exec rmdir {} + 2>/dev/null && break
    sleep 0.1
  done
}
