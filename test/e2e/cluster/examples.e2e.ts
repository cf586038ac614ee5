/** Every values file of examples/, judged by the API server: admission included, nothing kept. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { helms, root } from '../../support/repository.ts';
import { environment } from './environment.ts';
import { type KubernetesManifest, Namespace } from './namespace.ts';
import { registryChart, stackChart } from './site.ts';

const folder = join(root, 'examples');
const examples = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

/** Kinds that a plain cluster does not know: test/charts/api-types.test.ts holds them against the types of their projects. */
const CUSTOM: ReadonlySet<string> = new Set(['ExternalSecret', 'HTTPRoute', 'ServiceMonitor', 'PrometheusRule', 'Cluster']);

/** More than the examples switch on, so that every template of the charts is judged. */
const EVERYTHING = [
  'autoscaling.enabled=true',
  'podDisruptionBudget.enabled=true',
  'ingress.enabled=true',
  'ingress.hosts[0].host=registry.example.com',
  'networkPolicy.enabled=true',
  'workloadIdentity.audience=api://AzureADTokenExchange',
  'caBundle.configMap=company-cas',
  'app.registryDatabaseUrlExistingSecret=registry-database',
];

interface PodMaker {
  readonly template?: { readonly metadata: object; readonly spec: { readonly volumes?: readonly object[] } };
  readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
}

/** The pod that an object would have made: on the account that every namespace has, with claims as if they were bound. */
function podOf({ spec }: KubernetesManifest): KubernetesManifest | undefined {
  const { template, volumeClaimTemplates = [] } = (spec ?? {}) as PodMaker;
  if (template === undefined) return undefined;
  const claims = volumeClaimTemplates.map(({ metadata: { name } }) => ({ name, emptyDir: {} }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, name: 'judged' },
    spec: { ...template.spec, serviceAccountName: 'default', volumes: [...(template.spec.volumes ?? []), ...claims] },
  };
}

describe.each(helms)('the API server takes, of $name', ({ name, path }) => {
  let namespace: Namespace;

  beforeAll(async () => {
    namespace = await Namespace.make(environment().kubeconfig, `e2e-examples-${name}`);
  });

  afterAll(() => namespace.remove());

  const judge = async (chart: string, args: readonly string[]): Promise<string[]> => {
    const text = execFileSync(path, ['template', 'stack', chart, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
    const manifests = parseAllDocuments(text)
      .map((document) => document.toJS() as KubernetesManifest | null)
      .filter((manifest): manifest is KubernetesManifest => manifest !== null)
      .filter(({ kind }) => !CUSTOM.has(kind ?? ''));
    for (const manifest of manifests) {
      await namespace.create(manifest, true);
      const pod = podOf(manifest);
      if (pod !== undefined) await namespace.create(pod, true);
    }
    return manifests.map(({ kind }) => kind ?? '');
  };

  it.each(examples)('examples/%s', async (file) => {
    const chart = file.endsWith('-stack.yaml') ? stackChart : registryChart;
    expect(await judge(chart, ['--values', join(folder, file)])).toContain('Deployment');
  });

  it('a registry with all that a cluster knows by itself', async () => {
    const kinds = await judge(
      registryChart,
      EVERYTHING.flatMap((one) => ['--set', one]),
    );
    expect(kinds).toEqual(expect.arrayContaining(['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Ingress', 'NetworkPolicy']));
  });

  it('no pod that runs as root: the namespace is restricted', async () => {
    const pod: KubernetesManifest = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'root' },
      spec: { containers: [{ name: 'root', image: environment().image }] },
    };
    await expect(namespace.create(pod, true)).rejects.toThrow(/violates PodSecurity/);
  });
});
