import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helms } from '../support/repository.ts';
import { charts, createRenderer, decode, installed, registryPod } from './render.ts';

const policyGate = {
  enabled: true,
  settings: {
    policyGateIssuerUrl: 'https://idp.example.com',
    policyGateAudience: 'api://gate',
    policyGateAllowedClients: 'registry',
  },
  policy: { agent: { type: 'object' } },
};

const asked = { registrationGateEnabled: true, registrationGateUrl: 'http://release-policy-gate:8090/check' };

const database = {
  registryDatabaseUrlExistingSecret: '{{ .Release.Name }}-postgresql',
  registryDatabaseUrlExistingSecretKey: 'uri',
};

it('embeds the values of the registry, key by key', () => {
  const read = (chart: keyof typeof charts): object => parse(readFileSync(join(charts[chart], 'values.yaml'), 'utf8')) as object;
  expect(read('stack')).toMatchObject({ registry: read('registry') });
  const schema = (chart: keyof typeof charts): any => JSON.parse(readFileSync(join(charts[chart], 'values.schema.json'), 'utf8'));
  expect(schema('stack').properties.registry.properties).toEqual(schema('registry').properties);
});

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

  it('brings a PostgreSQL to try out, which the registry uses', async () => {
    const values = { postgresql: { enabled: true, password: 'CANARY1' }, registry: { app: database, replicaCount: 2 } };
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
    const registry = registryPod([find(manifests, 'Deployment', 'release-registry')]);
    expect(registry.container.env).toEqual([
      { name: 'REGISTRY_DATABASE_URL', valueFrom: { secretKeyRef: { name: 'release-postgresql', key: 'uri' } } },
    ]);
    expect(manifests.map(({ kind }) => kind)).not.toContain('PersistentVolumeClaim');
    const referred = await template('stack', { ...values, postgresql: { enabled: true, existingSecret: 'release-postgresql' } });
    expect(referred.filter(({ kind, metadata }) => kind === 'Secret' && metadata.name === 'release-postgresql')).toEqual([]);
  });

  it('asks the operator for a cluster, with more of its spec', async () => {
    const manifests = await template('stack', {
      cloudNativePg: { enabled: true, spec: { backup: { retentionPolicy: '30d' }, storage: { size: '10Gi' } } },
      registry: { app: { ...database, registryDatabaseUrlExistingSecret: '{{ .Release.Name }}-database-app' } },
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
  });

  it('brings the policy gate with its policy, which the registry asks', async () => {
    const values = { policyGate, registry: { app: asked } };
    const manifests = await template('stack', values);
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
    [
      'two databases',
      { postgresql: { enabled: true, password: 'a1' }, cloudNativePg: { enabled: true }, registry: { app: database } },
      'postgresql.enabled and cloudNativePg.enabled are both true: keep one',
    ],
    ['no password', { postgresql: { enabled: true }, registry: { app: database } }, 'postgresql.password is needed'],
    [
      'a password that a URL cannot hold as it is',
      { postgresql: { enabled: true, password: 'a@b' }, registry: { app: database } },
      'postgresql.password is needed when postgresql.enabled is true, in letters and digits',
    ],
    [
      'a database that nobody uses',
      { postgresql: { enabled: true, password: 'a1' } },
      'set registry.app.registryDatabaseUrlExistingSecret to release-postgresql and registry.app.registryDatabaseUrlExistingSecretKey to uri',
    ],
    [
      'a cluster that nobody uses',
      { cloudNativePg: { enabled: true } },
      'set registry.app.registryDatabaseUrlExistingSecret to release-database-app',
    ],
    [
      'a policy gate that nobody asks',
      { policyGate },
      'set registry.app.registrationGateEnabled to true and registry.app.registrationGateUrl to http://release-policy-gate:8090/check',
    ],
    [
      'a policy gate that trusts nobody',
      { policyGate: { enabled: true, policy: policyGate.policy }, registry: { app: asked } },
      'policyGate.settings.policyGateIssuerUrl is needed',
    ],
    [
      'a policy gate without a policy',
      { policyGate: { ...policyGate, policy: {} }, registry: { app: asked } },
      'policyGate.policy is needed',
    ],
    ['a misspelt setting', { policyGate: { ...policyGate, settings: { policyGateIssuer: 'x' } } }, 'policyGateIssuer'],
  ])('refuses %s', async (_name, values, expected) => {
    expect(await refusal('stack', values)).toContain(expected);
  });
});
