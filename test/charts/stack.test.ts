import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helms } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { charts, createRenderer, decode, installed, registryPod } from './render.ts';
import { login, policyGate } from './stack-values.ts';

it('embeds the values of the registry, key by key', () => {
  const read = (chart: keyof typeof charts): object => parse(readFileSync(join(charts[chart], 'values.yaml'), 'utf8')) as object;
  expect(read('stack')).toMatchObject({ registry: read('registry') });
  const schema = (chart: keyof typeof charts): any => JSON.parse(readFileSync(join(charts[chart], 'values.schema.json'), 'utf8'));
  expect(schema('stack').properties.registry.properties).toEqual(schema('registry').properties);
});

const folder = tempFolder();

/** A copy of the stack, with the registry in it and more files. */
function copyOfStack(more: Readonly<Record<string, string>>, path = 'stack'): string {
  const copy = join(folder.path, path);
  cpSync(charts.stack, copy, { recursive: true, dereference: true });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(copy, name), text);
  return copy;
}

/** A chart that has the stack as its subchart. */
const umbrella = join(folder.path, 'umbrella');
copyOfStack({}, 'umbrella/charts/mcp-gateway-registry-stack');
writeFileSync(join(umbrella, 'Chart.yaml'), 'apiVersion: v2\nname: umbrella\nversion: 0.1.0\n');

describe.each(helms)('the stack, by $name', ({ path: helm }) => {
  const { template, refusal } = createRenderer(helm);
  const find = (manifests: Awaited<ReturnType<typeof template>>, kind: string, name: string) => {
    const found = manifests.filter((manifest) => manifest.kind === kind && manifest.metadata.name === name);
    expect(found, `${kind} ${name}`).toHaveLength(1);
    return found[0]!;
  };

  it('is the registry alone by default', async () => {
    const names = installed(await template('stack', {})).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names).toEqual([
      'ServiceAccount release-registry',
      'Secret release-registry',
      'PersistentVolumeClaim release-registry',
      'Service release-registry',
      'Deployment release-registry',
    ]);
  });

  it('has the helm test of the registry', async () => {
    const hooks = (await template('stack', {})).filter(({ metadata }) => metadata['annotations']?.['helm.sh/hook'] === 'test');
    expect(hooks.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ConfigMap release-registry-test',
      'Pod release-registry-test',
    ]);
    expect(hooks[0]!.data!['helm-test.mjs']).toContain('What `helm test` runs in a pod');
  });

  const registrySecret = (manifests: Awaited<ReturnType<typeof template>>): Record<string, string> =>
    decode(find(manifests, 'Secret', 'release-registry'));
  const registryEnv = (manifests: Awaited<ReturnType<typeof template>>): unknown =>
    registryPod([find(manifests, 'Deployment', 'release-registry')]).container.env;
  const egress = (manifests: Awaited<ReturnType<typeof template>>): object[] =>
    find(manifests, 'NetworkPolicy', 'release-registry').spec.egress;

  it('brings a PostgreSQL to try out, which the registry uses', async () => {
    const values = { postgresql: { enabled: true, password: 'CANARY1' }, registry: { replicaCount: 2 } };
    const manifests = await template('stack', values);
    expect(decode(find(manifests, 'Secret', 'release-postgresql'))).toEqual({
      password: 'CANARY1',
      uri: 'postgres://registry:CANARY1@release-postgresql:5432/registry',
    });
    const { spec } = find(manifests, 'StatefulSet', 'release-postgresql');
    const [container] = spec.template.spec.containers;
    expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect(container.env).toContainEqual({
      name: 'POSTGRES_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'release-postgresql', key: 'password' } },
    });
    const service = find(manifests, 'Service', 'release-postgresql').spec;
    expect(spec.template.metadata.labels).toMatchObject(service.selector);
    expect(registryEnv(manifests)).toEqual([
      { name: 'REGISTRY_DATABASE_URL', valueFrom: { secretKeyRef: { name: 'release-postgresql', key: 'uri' } } },
    ]);
    expect(manifests.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
    expect(find(manifests, 'Deployment', 'release-registry').spec).toMatchObject({
      replicas: 2,
      strategy: { type: 'RollingUpdate' },
    });
  });

  it.each(['my-database', '{{ .Release.Name }}-database'])(
    'takes the Secret %s for that PostgreSQL, and gives it to the registry',
    async (name) => {
      const manifests = await template('stack', { postgresql: { enabled: true, existingSecret: name } });
      expect(manifests.filter(({ kind, metadata }) => kind === 'Secret' && metadata.name !== 'release-registry')).toEqual([]);
      const expected = name.replace('{{ .Release.Name }}', 'release');
      expect(registryEnv(manifests)).toEqual([
        { name: 'REGISTRY_DATABASE_URL', valueFrom: { secretKeyRef: { name: expected, key: 'uri' } } },
      ]);
      expect(find(manifests, 'StatefulSet', 'release-postgresql').spec.template.spec.containers[0].env).toContainEqual({
        name: 'POSTGRES_PASSWORD',
        valueFrom: { secretKeyRef: { name: expected, key: 'password' } },
      });
    },
  );

  it.each([
    [' ', { password: 'a1' }],
    ['{{ "" }}', {}],
  ])('takes its own name for the Secret of that PostgreSQL when the given one is empty: "%s"', async (existingSecret, given) => {
    const manifests = await template('stack', { postgresql: { enabled: true, existingSecret, ...given } });
    expect(registryEnv(manifests)).toMatchObject([{ valueFrom: { secretKeyRef: { name: 'release-postgresql' } } }]);
  });

  it('asks the operator for a cluster, with more of its spec, which the registry uses', async () => {
    const manifests = await template('stack', {
      cloudNativePg: { enabled: true, spec: { backup: { retentionPolicy: '30d' }, storage: { size: '10Gi' } } },
      registry: { autoscaling: { enabled: true } },
    });
    expect(find(manifests, 'Cluster', 'release-database')).toMatchObject({
      apiVersion: 'postgresql.cnpg.io/v1',
      spec: {
        instances: 3,
        storage: { size: '10Gi' },
        bootstrap: { initdb: { database: 'registry', owner: 'registry' } },
        backup: { retentionPolicy: '30d' },
      },
    });
    expect(registryEnv(manifests)).toEqual([
      { name: 'REGISTRY_DATABASE_URL', valueFrom: { secretKeyRef: { name: 'release-database-app', key: 'uri' } } },
    ]);
  });

  it('mounts the URL of that database as a file with the other secrets', async () => {
    const manifests = await template('stack', {
      postgresql: { enabled: true, password: 'a1' },
      registry: { secretsAsFiles: true },
    });
    const { pod, container } = registryPod([find(manifests, 'Deployment', 'release-registry')]);
    expect(container.env).toEqual([{ name: 'REGISTRY_DATABASE_URL_FILE', value: '/etc/registry/secrets/REGISTRY_DATABASE_URL' }]);
    expect(pod.volumes.find(({ name }: any) => name === 'secrets').projected.sources).toEqual([
      { secret: { name: 'release-postgresql', items: [{ key: 'uri', path: 'REGISTRY_DATABASE_URL' }] } },
    ]);
  });

  it.each<[string, object, object]>([
    [
      'by reference',
      { app: { registryDatabaseUrlExistingSecret: 'elsewhere' } },
      [{ name: 'REGISTRY_DATABASE_URL', valueFrom: { secretKeyRef: { name: 'elsewhere', key: 'REGISTRY_DATABASE_URL' } } }],
    ],
    ['in the values', { app: { registryDatabaseUrl: 'postgres://db.example.com/registry' } }, undefined as unknown as object],
    [
      'in the one Secret',
      { app: { existingSecret: 'all' }, existingSecretKeys: ['REGISTRY_DATABASE_URL'] },
      undefined as unknown as object,
    ],
  ])('leaves the registry the database that its values name %s', async (_name, registry, env) => {
    for (const stack of [{ postgresql: { enabled: true, password: 'a1' } }, { cloudNativePg: { enabled: true } }]) {
      expect(registryEnv(await template('stack', { ...stack, registry }))).toEqual(env);
    }
  });

  it('brings the policy gate with its policy, which the registry asks', async () => {
    const values = { policyGate, registry: { app: login } };
    const manifests = await template('stack', values);
    expect(registrySecret(manifests)).toMatchObject({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: 'http://release-policy-gate:8090/check',
    });
    expect(JSON.parse(find(manifests, 'ConfigMap', 'release-policy-gate').data!['policy.json']!)).toEqual(policyGate.policy);
    const { spec } = find(manifests, 'Deployment', 'release-policy-gate');
    const [container] = spec.template.spec.containers;
    expect(container).toMatchObject({
      image: 'localhost/registration-gate:0.1.0',
      command: ['policy-gate'],
      securityContext: { readOnlyRootFilesystem: true },
    });
    expect(Object.fromEntries(container.env.map(({ name, value }: any) => [name, value]))).toEqual({
      POLICY_GATE_HOST: '0.0.0.0',
      POLICY_GATE_PORT: '8090',
      POLICY_GATE_POLICY_FILE: '/etc/policy-gate/policy.json',
      POLICY_GATE_ISSUER_URL: 'https://idp.example.com',
      POLICY_GATE_AUDIENCE: 'api://gate',
      POLICY_GATE_ALLOWED_CLIENTS: 'registry',
      POLICY_GATE_LOG_LEVEL: 'info',
    });
    const service = find(manifests, 'Service', 'release-policy-gate').spec;
    expect(spec.template.metadata.labels).toMatchObject(service.selector);
    expect(spec.template.metadata.labels).not.toMatchObject(
      find(manifests, 'Service', 'release-registry').spec.selector as object,
    );
    const checksum = (list: typeof manifests): string =>
      find(list, 'Deployment', 'release-policy-gate').spec.template.metadata.annotations['checksum/policy'];
    const changed = await template('stack', { ...values, policyGate: { ...policyGate, policy: { skill: {} } } });
    expect(checksum(changed)).not.toBe(checksum(manifests));
  });

  it.each<[string, object, string]>([
    ['true without a URL', { registrationGateEnabled: true }, 'http://release-policy-gate:8090/check'],
    // Fail closed: what is false by default is not told from what the user set to false; the linter tells it.
    ['false', { registrationGateEnabled: false }, 'http://release-policy-gate:8090/check'],
    ['another gate by hand', { registrationGateUrl: 'https://gate.example.com/check' }, 'https://gate.example.com/check'],
    [
      'the same gate by hand',
      { registrationGateEnabled: true, registrationGateUrl: 'http://release-policy-gate.tools.svc:8090/check' },
      'http://release-policy-gate.tools.svc:8090/check',
    ],
  ])('switches the gate on when the values of the registry say %s', async (_name, app, url) => {
    const values = { policyGate, registry: { app: { ...login, ...app } } };
    expect(registrySecret(await template('stack', values))).toMatchObject({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: url,
    });
  });

  it('cuts a long name of the release the same in the Service and for the registry', async () => {
    const name = 'a-release-with-a-name-of-fifty-three-characters-in-all';
    const args = ['--name-template', name.slice(0, 53)];
    const manifests = await template('stack', { policyGate, registry: { app: login } }, args);
    const service = manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name.endsWith('policy-gate'))!;
    const secret = manifests.find(({ kind, data }) => kind === 'Secret' && data?.['REGISTRATION_GATE_URL'] !== undefined)!;
    expect(decode(secret)['REGISTRATION_GATE_URL']).toBe(`http://${service.metadata.name}:8090/check`);
  });

  it('opens the NetworkPolicy of the registry to what it brings, where the registry uses it', async () => {
    const registry = { app: login, networkPolicy: { enabled: true, extraEgress: [{ ports: [{ port: 4317 }] }] } };
    const toPods = (labels: object, port: number): object => ({
      to: [{ podSelector: { matchLabels: labels } }],
      ports: [{ port, protocol: 'TCP' }],
    });
    const labels = (name: string): object => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'release' });
    const values = { policyGate, postgresql: { enabled: true, password: 'a1' }, registry };
    const manifests = await template('stack', values);
    expect(egress(manifests).slice(-3)).toEqual([
      { ports: [{ port: 4317 }] },
      toPods(labels('policy-gate'), 8090),
      toPods(labels('postgresql'), 5432),
    ]);
    for (const kind of ['policy-gate', 'postgresql'])
      expect(
        manifests.find(({ metadata, spec }) => metadata.name === `release-${kind}` && spec?.template)!.spec.template.metadata
          .labels,
      ).toMatchObject(labels(kind));
    const cluster = await template('stack', { cloudNativePg: { enabled: true }, registry });
    expect(egress(cluster).at(-1)).toEqual(toPods({ 'cnpg.io/cluster': 'release-database' }, 5432));
    const others = { registrationGateUrl: 'https://gate.example.com', registryDatabaseUrlExistingSecret: 'elsewhere' };
    const unused = await template('stack', { ...values, registry: { ...registry, app: { ...login, ...others } } });
    expect(egress(unused).at(-1)).toEqual({ ports: [{ port: 4317 }] });
  });

  it('does all of it as a subchart of another chart', async () => {
    const values = { policyGate, postgresql: { enabled: true, password: 'a1' }, registry: { app: login } };
    const manifests = await template('stack', { 'mcp-gateway-registry-stack': values }, [], umbrella);
    expect(registrySecret(manifests)['REGISTRATION_GATE_URL']).toBe('http://release-policy-gate:8090/check');
    expect(registryEnv(manifests)).toContainEqual({
      name: 'REGISTRY_DATABASE_URL',
      valueFrom: { secretKeyRef: { name: 'release-postgresql', key: 'uri' } },
    });
  });

  it('refuses a Helm that would render the registry first', async () => {
    // A path that is not the deepest stands for it.
    const wiring = readFileSync(join(charts.stack, 'templates/rendered/before/the/registry/wiring.yaml'), 'utf8');
    const late = copyOfStack({ 'templates/late.yaml': wiring });
    expect(await refusal('stack', {}, [], late)).toContain('renders the registry before the stack');
  });

  it.each<[string, object, string]>([
    ['a gate that is nowhere', { registry: { app: { registrationGateEnabled: true } } }, '/registry/app'],
    ['a misspelt setting', { policyGate: { ...policyGate, settings: { policyGateIssuer: 'x' } } }, 'policyGateIssuer'],
    [
      'a policy gate whose issuer gives the registry no token, since the client id is missing',
      { policyGate, registry: { app: { ...login, registrationGateOauth2ClientId: '' } } },
      'registry.app.registrationGateOauth2ClientId is needed when registry.app.registrationGateAuthType is oauth2_client_credentials',
    ],
  ])('refuses %s', async (_name, values, expected) => {
    expect(await refusal('stack', values)).toContain(expected);
  });
});
