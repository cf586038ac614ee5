/**
 * Every object that the charts can render, held against the API's own types, those of other projects included: their custom
 * resources cannot be installed in every test cluster.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { helms, root } from '../support/repository.ts';
import { createRenderer, type Manifest } from './render.ts';

interface Model {
  validate(): void;
}

type ModelClass = new (manifest: object) => Model;

/** Where the class of each type is. */
const packages: Readonly<Record<string, string>> = {
  'external-secrets.io': '@kubernetes-models/external-secrets/external-secrets.io',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api/gateway.networking.k8s.io',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator/monitoring.coreos.com',
  'postgresql.cnpg.io': '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io',
};

async function modelOf({ apiVersion, kind }: Manifest): Promise<ModelClass> {
  const [group, version] = (apiVersion as string).includes('/') ? (apiVersion as string).split('/') : ['', apiVersion as string];
  // The package knows v1beta1 alone; the two have the same members here.
  const known = group === 'external-secrets.io' ? 'v1beta1' : version;
  const folder = packages[group!] ?? (group === '' ? 'kubernetes-models' : `kubernetes-models/${group}`);
  const classes = (await import(`${folder}/${known}/${kind}`)) as Record<string, ModelClass>;
  return classes[kind] ?? expect.fail(`${apiVersion} ${kind} is not known`);
}

const everything = {
  commonLabels: { team: 'platform' },
  autoscaling: {
    enabled: true,
    targetMemoryUtilizationPercentage: 80,
    behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
  },
  podDisruptionBudget: { enabled: true, maxUnavailable: '25%' },
  ingress: {
    enabled: true,
    className: 'nginx',
    hosts: [{ host: 'r.example.com' }],
    tls: [{ secretName: 't', hosts: ['r.example.com'] }],
  },
  httpRoute: { enabled: true, parentRefs: [{ name: 'public', sectionName: 'https' }], hostnames: ['r.example.com'] },
  networkPolicy: { enabled: true, ingressFrom: [{ namespaceSelector: {} }] },
  secretsAsFiles: true,
  externalSecret: {
    enabled: true,
    secretStoreRef: { name: 'vault' },
    data: { REGISTRY_DATABASE_URL: { key: 'registry', property: 'url' } },
  },
  workloadIdentity: { azure: true, audience: 'api://AzureADTokenExchange' },
  caBundle: { configMap: 'cas' },
  serviceMonitor: { enabled: true, renderMode: 'alwaysRender', interval: '30s', scrapeTimeout: '10s' },
  prometheusRule: { enabled: true, renderMode: 'alwaysRender' },
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
  priorityClassName: 'high',
  app: { existingSecret: 'from-vault' },
};

describe.each(helms)('what $name renders is of the right type', ({ path: helm }) => {
  const { template } = createRenderer(helm);

  async function check(manifests: readonly Manifest[], expected: readonly string[]): Promise<void> {
    for (const manifest of manifests) {
      const Model = await modelOf(manifest);
      const { apiVersion, kind, ...rest } = manifest;
      const what = `${apiVersion} ${kind} ${manifest.metadata.name}`;
      const version = apiVersion === 'external-secrets.io/v1' ? 'external-secrets.io/v1beta1' : (apiVersion as string);
      expect(() => new Model({ apiVersion: version, kind, ...rest }).validate(), what).not.toThrow();
    }
    expect(manifests.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...expected]));
  }

  it('with everything switched on', async () => {
    await check(await template('registry', everything, ['--kube-version', '1.34.0']), [
      'Deployment',
      'ExternalSecret',
      'HorizontalPodAutoscaler',
      'HTTPRoute',
      'Ingress',
      'NetworkPolicy',
      'Pod',
      'PodDisruptionBudget',
      'PrometheusRule',
      'ServiceMonitor',
    ]);
  });

  it('in the stack with what it can bring', async () => {
    const policy = JSON.parse(readFileSync(join(root, 'examples', 'policy.json'), 'utf8')) as object;
    const values = {
      registry: {
        app: {
          registrationGateAuthType: 'bearer',
          registrationGateAuthCredentialExistingSecret: 'token',
        },
        networkPolicy: { enabled: true },
      },
      policyGate: {
        enabled: true,
        policy,
        settings: { policyGateIssuerUrl: 'https://i.example.com', policyGateAudience: 'a', policyGateAllowedClients: 'c' },
      },
    };
    await check(await template('stack', { ...values, postgresql: { enabled: true, password: 'a1' } }), [
      'StatefulSet',
      'ConfigMap',
    ]);
    await check(
      await template('stack', { ...values, cloudNativePg: { enabled: true, spec: parse('{imageName: "postgres:17"}') } }),
      ['Cluster'],
    );
  });

  it('and the check notices what is not', async () => {
    const [manifest] = (await template('registry', everything)).filter(({ kind }) => kind === 'HTTPRoute');
    const Model = await modelOf(manifest!);
    expect(() => new Model({ ...manifest, spec: { parentRefs: 'public' } }).validate()).toThrow();
  });
});
