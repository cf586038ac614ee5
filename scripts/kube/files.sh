# shellcheck shell=bash
# Sourced by scripts/kube.sh: what a cluster finds in its folder: certificates, configuration, its first objects.

# cert NAME SUBJECT [SUBJECT-ALT-NAMES]: a key and a certificate signed by the cluster's CA
cert() {
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -subj "$2" 2>/dev/null |
    openssl x509 -req -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -out "$1.crt" \
      -extfile <(echo "extendedKeyUsage=clientAuth,serverAuth${3:+$'\n'subjectAltName=$3}") 2>/dev/null
}

# kubeconfig CERT: on stdout, with everything embedded
kubeconfig() {
  cat <<EOF
apiVersion: v1
kind: Config
clusters: [{name: kube-local, cluster: {server: "$API", certificate-authority-data: $(base64 -w0 ca.crt)}}]
users: [{name: $1, user: {client-certificate-data: $(base64 -w0 "$1.crt"), client-key-data: $(base64 -w0 "$1.key")}}]
contexts: [{name: kube-local, context: {cluster: kube-local, user: $1}}]
current-context: kube-local
EOF
}

credentials() (
  umask 077
  mkdir "$DIR/pki" && cd "$DIR/pki"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.crt -subj /CN=kube-local-ca -days 365 2>/dev/null
  openssl genrsa -out sa.key 2048 2>/dev/null # signs service account tokens
  cert apiserver /CN=kube-apiserver "IP:$HOST_IP,IP:$SVC_IP,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local"
  cert admin /O=system:masters/CN=admin # also what the apiserver shows to the kubelet for logs, exec, port-forward
  cert kubelet "/O=system:nodes/CN=system:node:$NODE" "IP:$HOST_IP,DNS:$NODE"
  local who
  for who in kube-controller-manager kube-scheduler kube-proxy coredns; do cert "$who" "/CN=system:$who"; done
  for who in kubelet kube-controller-manager kube-scheduler kube-proxy coredns; do kubeconfig "$who" >"$who.conf"; done
  kubeconfig admin >"$DIR/kubeconfig"
)

configuration() (
  cd "$DIR"
  mkdir -p etc/cni etc/registries/_default pv
  local i
  for ((i = 1; i <= VOLUMES; i++)); do mkdir -m 0777 "pv/$i"; done
  echo "nameserver $HOST_IP" >etc/resolv.conf # for pods with dnsPolicy: Default; the others get $DNS_IP
  echo 'server = "http://127.0.0.1:9"' >etc/registries/_default/hosts.toml # every pull fails at once, here
  cat >etc/containerd.toml <<EOF
version = 2
[plugins."io.containerd.grpc.v1.cri"]
sandbox_image = "localhost/pause:1"
restrict_oom_score_adj = true # works without CAP_SYS_RESOURCE
netns_mounts_under_state_dir = true
[plugins."io.containerd.grpc.v1.cri".registry]
config_path = "$DIR/etc/registries"
[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "/usr/lib/cni"
conf_dir = "$DIR/etc/cni"
EOF
  cat >etc/cni/10-bridge.conflist <<EOF
{"cniVersion": "0.4.0", "name": "kube-local", "plugins": [
  {"type": "bridge", "bridge": "$BRIDGE", "isGateway": true, "hairpinMode": true, "ipMasq": false,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$POD_NET"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
EOF
  cat >etc/kubelet.yaml <<EOF
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $HOST_IP
port: 20250
healthzPort: 20248
readOnlyPort: 0
tlsCertFile: $DIR/pki/kubelet.crt
tlsPrivateKeyFile: $DIR/pki/kubelet.key
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $DIR/pki/ca.crt}}
authorization: {mode: Webhook}
containerRuntimeEndpoint: unix:///run/containerd/containerd.sock
clusterDNS: [$DNS_IP]
clusterDomain: cluster.local
resolvConf: $DIR/etc/resolv.conf

# Few rights are needed: no systemd, no cgroup hierarchy of its own, no CAP_SYS_RESOURCE.
cgroupDriver: cgroupfs
cgroupsPerQOS: false
enforceNodeAllocatable: []
failCgroupV1: false
failSwapOn: false
oomScoreAdj: 0
makeIPTablesUtilChains: false

# Never evict pods or delete loaded images because the machine's disk is rather full.
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%}
imageGCHighThresholdPercent: 100
EOF
  cat >etc/kube-proxy.yaml <<EOF
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
mode: nftables
clusterCIDR: $POD_NET
hostnameOverride: $NODE
clientConnection: {kubeconfig: $DIR/pki/kube-proxy.conf}
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s} # leave the kernel's values
healthzBindAddress: 127.0.0.1:20256
metricsBindAddress: 127.0.0.1:20249
EOF
  cat >etc/Corefile <<EOF
cluster.local:53 {
  bind $HOST_IP
  errors
  kubernetes {
    kubeconfig $DIR/pki/coredns.conf
  }
}
host.kube.internal:53 {
  bind $HOST_IP
  hosts {
    $HOST_IP host.kube.internal
  }
}
.:53 {
  bind $HOST_IP
  template ANY ANY {
    rcode NXDOMAIN
  }
}
EOF
)

# the cluster's own objects: DNS service (served by the host's CoreDNS), storage
objects() {
  cat <<EOF
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: kube-local-coredns}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: "system:coredns"}]
---
apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system}
spec: {clusterIP: $DNS_IP, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: kube-dns-host, namespace: kube-system, labels: {kubernetes.io/service-name: kube-dns}}
addressType: IPv4
endpoints: [{addresses: [$HOST_IP]}]
ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: local, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
EOF
  local i
  for ((i = 1; i <= VOLUMES; i++)); do
    cat <<EOF
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: local-$i}
spec:
  storageClassName: local
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  hostPath: {path: $DIR/pv/$i, type: Directory}
EOF
  done
}

# The folder of the cluster, and what `down` needs to put back.
prepare() {
  local path key value
  mkdir -p "$DIR"/{log,pid,fs}
  touch "$DIR/.kube-local"
  for key in "${SYSCTLS[@]}"; do read -r value <"/proc/sys/$key" && echo "$key $value"; done >"$DIR/sysctls"
  for path in "${PRIVATE[@]}"; do
    mkdir -p "$DIR/fs$path"
    # Only a mount point: `down` removes it.
    [[ -d $path ]] || { mkdir -p "$path"; echo "$path"; }
  done >"$DIR/made"
  credentials
  configuration
}
