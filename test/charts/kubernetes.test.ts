import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { helms } from '../support/repository.ts';
import { charts, createRenderer, decode, find, installed, registryPod } from './render.ts';

const postgresql = { app: { registryDatabaseUrlExistingSecret: 'database' } };

const gate = {
  registrationGateEnabled: true,
  registrationGateUrl: 'https://gate.example.com/check',
  registrationGateAuthType: 'oauth2_client_credentials',
  registrationGateOauth2TokenUrl: 'https://idp.example.com/token',
  registrationGateOauth2ClientId: 'registry',
};

describe.each(helms)('the Kubernetes objects, by $name', ({ path: helm }) => {
  const { template, refusal, text } = createRenderer(helm);

  it('are these by default, and no others', async () => {
    const manifests = await template('registry', {});
    expect(installed(manifests).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount release-registry',
      'Secret release-registry',
      'PersistentVolumeClaim release-registry',
      'Service release-registry',
      'Deployment release-registry',
    ]);
    const { spec } = find(manifests, 'Deployment');
    expect(spec).toMatchObject({ replicas: 1, revisionHistoryLimit: 5, strategy: { type: 'Recreate' } });
    const { pod, container } = registryPod(manifests);
    expect(Object.keys(pod).toSorted()).toEqual(
      ['automountServiceAccountToken', 'containers', 'enableServiceLinks', 'securityContext', 'serviceAccountName'].concat([
        'terminationGracePeriodSeconds',
        'volumes',
      ]),
    );
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['data', 'tmp']);
    expect(container).toMatchObject({
      image: 'localhost/registration-gate:0.1.0',
      imagePullPolicy: 'IfNotPresent',
      startupProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 1, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10, timeoutSeconds: 3 },
      readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 5, timeoutSeconds: 3 },
      resources: {
        requests: { cpu: '50m', memory: '128Mi', 'ephemeral-storage': '64Mi' },
        limits: { cpu: '2', memory: '512Mi', 'ephemeral-storage': '1Gi' },
      },
    });
    expect(container.lifecycle).toBeUndefined();
    expect(find(manifests, 'Service')['spec']).toMatchObject({
      type: 'ClusterIP',
      ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
    });
  });

  it('render the same twice', async () => {
    expect(await text('registry', { app: gate }, ['--skip-schema-validation', '--set', 'app.existingSecret=all'])).toBe(
      await text('registry', { app: gate }, ['--skip-schema-validation', '--set', 'app.existingSecret=all']),
    );
  });

  it('have no volume with PostgreSQL, and roll without a gap', async () => {
    const manifests = await template('registry', { ...postgresql, replicaCount: 3 }, ['--kube-version', '1.34.0']);
    expect(manifests.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
    const { spec } = find(manifests, 'Deployment');
    expect(spec).toMatchObject({
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
    });
    const { pod, container } = registryPod(manifests);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp']);
    expect(container.lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
    const old = await template('registry', postgresql, ['--kube-version', '1.29.0']);
    expect(registryPod(old).container.lifecycle).toBeUndefined();
  });

  it('scale by an autoscaler, which then has the say about replicas', async () => {
    const autoscaling = { enabled: true, minReplicas: 3, maxReplicas: 9, targetMemoryUtilizationPercentage: 80 };
    const manifests = await template('registry', { ...postgresql, autoscaling });
    expect(find(manifests, 'Deployment')['spec'].replicas).toBeUndefined();
    const { spec } = find(manifests, 'HorizontalPodAutoscaler');
    expect(spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'release-registry' },
      minReplicas: 3,
      maxReplicas: 9,
    });
    expect(spec.metrics.map(({ resource }: any) => [resource.name, resource.target.averageUtilization])).toEqual([
      ['cpu', 70],
      ['memory', 80],
    ]);
    const cpuOff = { ...autoscaling, targetCPUUtilizationPercentage: 0 };
    expect(
      find(await template('registry', { ...postgresql, autoscaling: cpuOff }), 'HorizontalPodAutoscaler')['spec'].metrics,
    ).toHaveLength(1);
  });

  it.each([
    [{}, { minAvailable: 1 }],
    [{ minAvailable: 0 }, { minAvailable: 0 }],
    [{ minAvailable: '50%' }, { minAvailable: '50%' }],
    [{ maxUnavailable: 1 }, { maxUnavailable: 1 }],
    [{ maxUnavailable: 0 }, { maxUnavailable: 0 }],
  ])('have a disruption budget of one of the two sides: %j', async (given, expected) => {
    const manifests = await template('registry', { podDisruptionBudget: { enabled: true, ...given } });
    const { selector, ...sides } = find(manifests, 'PodDisruptionBudget')['spec'];
    expect(sides).toEqual(expected);
    expect(selector.matchLabels).toEqual(find(manifests, 'Deployment')['spec'].selector.matchLabels);
  });

  it('are reached by an Ingress or an HTTPRoute when asked', async () => {
    const manifests = await template('registry', {
      service: { port: 80, annotations: { a: 'b' } },
      ingress: {
        enabled: true,
        className: 'nginx',
        annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
        hosts: [{ host: 'registry.example.com' }, { host: '{{ .Release.Name }}.example.com', path: '/api', pathType: 'Exact' }],
        tls: [{ secretName: 'tls', hosts: ['registry.example.com'] }],
      },
      httpRoute: { enabled: true, parentRefs: [{ name: 'public', namespace: 'gateways' }], hostnames: ['registry.example.com'] },
    });
    expect(find(manifests, 'Service')).toMatchObject({ metadata: { annotations: { a: 'b' } }, spec: { ports: [{ port: 80 }] } });
    const backend = { service: { name: 'release-registry', port: { name: 'http' } } };
    expect(find(manifests, 'Ingress')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ secretName: 'tls', hosts: ['registry.example.com'] }],
        rules: [
          { host: 'registry.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } },
          { host: 'release.example.com', http: { paths: [{ path: '/api', pathType: 'Exact', backend }] } },
        ],
      },
    });
    expect(find(manifests, 'HTTPRoute')).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        parentRefs: [{ name: 'public', namespace: 'gateways' }],
        hostnames: ['registry.example.com'],
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: '/' } }],
            backendRefs: [{ name: 'release-registry', port: 80 }],
          },
        ],
      },
    });
  });

  it('are closed by a NetworkPolicy but for what they need', async () => {
    const peer = { ipBlock: { cidr: '192.0.2.0/24' } };
    const policy = {
      enabled: true,
      ingressFrom: [{ namespaceSelector: {} }],
      gate: { to: [peer], ports: [8443] },
      extraEgress: [{ ports: [{ port: 4318 }] }],
    };
    const closed = find(await template('registry', { ...postgresql, networkPolicy: policy }), 'NetworkPolicy')['spec'];
    expect(closed.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(closed.ingress).toEqual([
      {
        ports: [{ port: 'http', protocol: 'TCP' }],
        from: [
          { namespaceSelector: {} },
          { podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'release', 'app.kubernetes.io/component': 'test' } } },
        ],
      },
    ]);
    const tcp = (port: number) => [{ port, protocol: 'TCP' }];
    expect(closed.egress).toEqual([
      {
        ports: [{ port: 53, protocol: 'UDP' }, ...tcp(53)],
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
      },
      { ports: tcp(443) },
      { ports: tcp(8443), to: [peer] },
      { ports: tcp(5432) },
      { ports: [{ port: 4318 }] },
    ]);
    const sqlite = find(await template('registry', { networkPolicy: { enabled: true } }), 'NetworkPolicy')['spec'];
    expect(sqlite.egress).toHaveLength(3);
    expect(sqlite.ingress).toEqual([{ ports: [{ port: 'http', protocol: 'TCP' }] }]);
  });

  it('spread, and have a priority', async () => {
    const constraint = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' };
    const own = { ...constraint, labelSelector: { matchLabels: { mine: 'yes' } } };
    const manifests = await template('registry', { topologySpreadConstraints: [constraint, own], priorityClassName: 'high' });
    const { pod } = registryPod(manifests);
    expect(pod.priorityClassName).toBe('high');
    const { matchLabels } = find(manifests, 'Deployment')['spec'].selector;
    expect(pod.topologySpreadConstraints[0]).toEqual({ ...constraint, labelSelector: { matchLabels } });
    expect(pod.topologySpreadConstraints[1].labelSelector.matchLabels).toMatchObject({ mine: 'yes' });
  });

  it('leave fixed user ids to OpenShift, and only there', async () => {
    const contexts = async (values: object, args: readonly string[] = []) =>
      registryPod(await template('registry', values, args)).pod.securityContext;
    const openshift = ['--api-versions', 'security.openshift.io/v1'];
    expect(await contexts({})).toMatchObject({ runAsUser: 65532, fsGroup: 65532 });
    for (const [values, args] of [
      [{}, openshift],
      [{ openshift: { adaptSecurityContext: 'force' } }, []],
    ] as const) {
      expect(await contexts(values, args)).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    }
    expect(await contexts({ openshift: { adaptSecurityContext: 'disabled' } }, openshift)).toHaveProperty('runAsUser');
  });

  it('render a ServiceMonitor where the cluster knows it, or as the render mode says', async () => {
    const kinds = async (serviceMonitor: object, args: readonly string[] = []) =>
      (await template('registry', { serviceMonitor: { enabled: true, ...serviceMonitor } }, args)).map(({ kind }) => kind);
    const known = ['--api-versions', 'monitoring.coreos.com/v1/ServiceMonitor'];
    expect(await kinds({})).not.toContain('ServiceMonitor');
    expect(await kinds({}, known)).toContain('ServiceMonitor');
    expect(await kinds({ renderMode: 'alwaysRender' })).toContain('ServiceMonitor');
    expect(await kinds({ enabled: false, renderMode: 'alwaysRender' })).not.toContain('ServiceMonitor');
    expect(await refusal('registry', { serviceMonitor: { enabled: true, renderMode: 'failIfMissing' } })).toContain(
      'the cluster does not know monitoring.coreos.com/v1/ServiceMonitor: install what brings it, or set its renderMode',
    );
    const values = { enabled: true, renderMode: 'alwaysRender', interval: '30s', labels: { release: 'prometheus' } };
    expect(find(await template('registry', { serviceMonitor: values }), 'ServiceMonitor')).toMatchObject({
      metadata: { labels: { release: 'prometheus' } },
      spec: { endpoints: [{ port: 'http', path: '/metrics', interval: '30s' }] },
    });
  });

  it('render the alerts as a PrometheusRule, and more of them', async () => {
    const extraRules = [{ alert: 'Own', expr: 'vector(1)' }];
    const prometheusRule = { enabled: true, renderMode: 'alwaysRender', labels: { release: 'prometheus' }, extraRules };
    const manifest = find(await template('registry', { prometheusRule }), 'PrometheusRule');
    const file = parse(readFileSync(join(charts.registry, 'files', 'alerts.yaml'), 'utf8')) as { groups: object[] };
    expect(manifest.metadata['labels']).toMatchObject({ release: 'prometheus' });
    expect(manifest['spec'].groups).toEqual([...file.groups, { name: 'registration-gate-extra', rules: extraRules }]);
    expect((await template('registry', { prometheusRule: { enabled: true } })).map(({ kind }) => kind)).not.toContain(
      'PrometheusRule',
    );
  });

  it('carry common labels, extra sources and extra objects', async () => {
    const manifests = await template('registry', {
      commonLabels: { team: 'platform' },
      extraEnvFrom: [{ configMapRef: { name: '{{ .Release.Name }}-extra' } }],
      extraObjects: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: '{{ .Release.Name }}-extra' }, data: { A: 'b' } },
        'apiVersion: v1\nkind: LimitRange\nmetadata:\n  name: {{ include "registry.fullname" . }}\n',
      ],
    });
    for (const { kind, metadata } of manifests.filter(
      ({ metadata }) => !metadata.name.endsWith('-extra') && metadata['labels'],
    )) {
      expect(metadata['labels'], `${kind} ${metadata.name}`).toMatchObject({ team: 'platform' });
    }
    expect(manifests.find(({ metadata }) => metadata.name === 'release-extra')?.data).toEqual({ A: 'b' });
    expect(find(manifests, 'LimitRange').metadata.name).toBe('release-registry');
    expect(registryPod(manifests).container.envFrom).toEqual([
      { configMapRef: { name: 'release-extra' } },
      { secretRef: { name: 'release-registry' } },
    ]);
    expect(find(manifests, 'Deployment')['spec'].selector.matchLabels).not.toHaveProperty('team');
  });

  it('have names of at most 63 characters, suffix included', async () => {
    const values = { fullnameOverride: 'n'.repeat(63), secretsAsFiles: true, app: { registryApiKeys: '[]' } };
    for (const { metadata } of await template('registry', values)) expect(metadata.name.length).toBeLessThanOrEqual(63);
    const names = (await template('registry', values)).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are tried by helm test with the registry image, restricted as the registry is', async () => {
    const manifests = await template('registry', {
      image: { tag: '9' },
      test: { apiKeySecret: 'callers', deniedPayload: { name: 'x' } },
    });
    const { spec, metadata } = find(manifests, 'Pod');
    expect(metadata['annotations']).toMatchObject({ 'helm.sh/hook': 'test' });
    expect(spec).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
    const [container] = spec.containers;
    expect(container).toMatchObject({
      image: 'localhost/registration-gate:9',
      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
    });
    expect(container.env).toEqual([
      { name: 'REGISTRY_URL', value: 'http://release-registry:8080' },
      { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 'callers', key: 'api-key' } } },
      { name: 'DENIED_PAYLOAD', value: '{"name":"x"}' },
    ]);
    // Not a pod of the Service.
    expect(metadata['labels']['app.kubernetes.io/name']).not.toBe('registry');
  });
});

describe.each(helms)('secrets, by $name', ({ path: helm }) => {
  const { template } = createRenderer(helm);

  it('are files when asked, wherever they come from, and then no variables', async () => {
    const manifests = await template('registry', {
      secretsAsFiles: true,
      app: {
        ...gate,
        registrationGateOauth2ClientSecret: 'CANARY',
        registryApiKeysExistingSecret: 'callers-{{ .Release.Name }}',
        registryApiKeysExistingSecretKey: 'keys.json',
      },
    });
    const [settings, files] = manifests.filter(({ kind }) => kind === 'Secret');
    expect(Object.keys(decode(settings!))).not.toContain('REGISTRATION_GATE_OAUTH2_CLIENT_SECRET');
    expect(decode(files!)).toEqual({ REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'CANARY' });
    const { pod, container } = registryPod(manifests);
    expect(container.envFrom).toEqual([{ secretRef: { name: 'release-registry' } }]);
    expect(container.env).toEqual(
      ['REGISTRATION_GATE_OAUTH2_CLIENT_SECRET', 'REGISTRY_API_KEYS'].map((name) => ({
        name: `${name}_FILE`,
        value: `/etc/registry/secrets/${name}`,
      })),
    );
    const volume = pod.volumes.find(({ name }: { name: string }) => name === 'secrets');
    const item = (key: string, path: string) => [{ key, path }];
    expect(volume.projected.sources).toEqual([
      {
        secret: {
          name: files!.metadata.name,
          items: item('REGISTRATION_GATE_OAUTH2_CLIENT_SECRET', 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET'),
        },
      },
      { secret: { name: 'callers-release', items: item('keys.json', 'REGISTRY_API_KEYS') } },
    ]);
    expect(container.volumeMounts).toContainEqual({ name: 'secrets', mountPath: '/etc/registry/secrets', readOnly: true });
  });

  it('roll the pods when they are variables, and not when they are files', async () => {
    const checksum = async (secretsAsFiles: boolean, secret: string): Promise<string> =>
      find(
        await template('registry', { secretsAsFiles, app: { ...gate, registrationGateOauth2ClientSecret: secret } }),
        'Deployment',
      )['spec'].template.metadata.annotations['checksum/secret'];
    expect(await checksum(true, 'a')).toBe(await checksum(true, 'b'));
    expect(await checksum(false, 'a')).not.toBe(await checksum(false, 'b'));
  });

  it('come from a store by an ExternalSecret, as variables or as files', async () => {
    const externalSecret = {
      enabled: true,
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: {
        REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: { key: 'registry/gate', property: 'client-secret' },
        REGISTRATION_GATE_OAUTH2_CLIENT_ID: { key: 'registry/gate', property: 'client-id' },
        REGISTRY_DATABASE_URL: { key: 'registry/database' },
      },
    };
    const { registrationGateOauth2ClientId: _id, ...rest } = gate;
    const values = { externalSecret, replicaCount: 2, app: { ...rest, existingSecret: 'from-vault' } };
    const manifests = await template('registry', values);
    expect(find(manifests, 'ExternalSecret')).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
        target: { name: 'from-vault', creationPolicy: 'Owner' },
        data: expect.arrayContaining([
          { secretKey: 'REGISTRY_DATABASE_URL', remoteRef: { key: 'registry/database' } },
          {
            secretKey: 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET',
            remoteRef: { key: 'registry/gate', property: 'client-secret' },
          },
        ]) as unknown,
      },
    });
    expect(registryPod(manifests).container.envFrom).toEqual([
      { secretRef: { name: 'release-registry' } },
      { secretRef: { name: 'from-vault' } },
    ]);
    const asFiles = registryPod(await template('registry', { ...values, secretsAsFiles: true }));
    expect(asFiles.container.envFrom).toEqual([{ secretRef: { name: 'release-registry' } }]);
    expect(asFiles.container.env.map(({ name }: { name: string }) => name)).toEqual([
      'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE',
      'REGISTRY_DATABASE_URL_FILE',
      'REGISTRATION_GATE_OAUTH2_CLIENT_ID',
    ]);
  });

  it('may be the pod itself: workload identity', async () => {
    const manifests = await template('registry', {
      serviceAccount: { annotations: { 'azure.workload.identity/client-id': '11111111-1111-1111-1111-111111111111' } },
      workloadIdentity: { azure: true, audience: 'api://AzureADTokenExchange', expirationSeconds: 1200 },
      app: { ...gate, registrationGateOauth2ClientAuthMethod: 'federated_token' },
    });
    const { template: pods } = find(manifests, 'Deployment')['spec'];
    expect(pods.metadata.labels).toMatchObject({ 'azure.workload.identity/use': 'true' });
    expect(find(manifests, 'Deployment')['spec'].selector.matchLabels).not.toHaveProperty('azure.workload.identity/use');
    const { pod, container } = registryPod(manifests);
    expect(container.env).toEqual([
      { name: 'REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE', value: '/var/run/secrets/registration-gate/token' },
    ]);
    expect(pod.volumes.at(-1)).toMatchObject({
      projected: {
        sources: [{ serviceAccountToken: { audience: 'api://AzureADTokenExchange', expirationSeconds: 1200, path: 'token' } }],
      },
    });
  });

  it('include a CA bundle by ConfigMap or Secret', async () => {
    for (const [caBundle, source] of [
      [{ configMap: 'cas' }, { configMap: { name: 'cas', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
      [{ secret: 'cas', key: 'tls.crt' }, { secret: { secretName: 'cas', items: [{ key: 'tls.crt', path: 'ca.crt' }] } }],
    ] as const) {
      const { pod, container } = registryPod(await template('registry', { caBundle }));
      expect(container.env).toEqual([{ name: 'NODE_EXTRA_CA_CERTS', value: '/etc/registry/ca/ca.crt' }]);
      expect(pod.volumes.at(-1)).toMatchObject({ name: 'ca', ...source });
      expect(container.volumeMounts).toContainEqual({ name: 'ca', mountPath: '/etc/registry/ca', readOnly: true });
    }
  });
});
