/** What contradicts among the Kubernetes keys: the charts and the linter refuse it in the same words. */
import { describe, expect, it } from 'vitest';
import { chartRules } from '../../src/settings/chart-rules.ts';
import { lintValues } from '../lint/lint-values.ts';
import { helms } from '../support/repository.ts';
import { createRenderer } from './render.ts';

const external = { enabled: true, secretStoreRef: { name: 'vault' }, data: { REGISTRY_API_KEYS: { key: 'callers' } } };
const database = { registryDatabaseUrlExistingSecret: 'database' };

/** Values that break one rule each, and how the sentence begins. */
const cases: readonly (readonly [string, object])[] = [
  ['replicaCount must be 1 while the registry stores in SQLite', { replicaCount: 2 }],
  ['autoscaling.enabled must be false while the registry stores in SQLite', { autoscaling: { enabled: true } }],
  [
    'autoscaling.minReplicas is above autoscaling.maxReplicas',
    { app: database, autoscaling: { enabled: true, minReplicas: 5, maxReplicas: 4 } },
  ],
  [
    'podDisruptionBudget.minAvailable and podDisruptionBudget.maxUnavailable are both set',
    { podDisruptionBudget: { enabled: true, minAvailable: 1, maxUnavailable: 1 } },
  ],
  ['ingress.hosts is needed when ingress.enabled is true', { ingress: { enabled: true } }],
  ['httpRoute.parentRefs is needed when httpRoute.enabled is true', { httpRoute: { enabled: true } }],
  ['app.existingSecret is needed when externalSecret.enabled is true', { externalSecret: external }],
  [
    'externalSecret.secretStoreRef.name is needed when externalSecret.enabled is true',
    { app: { existingSecret: 'all' }, externalSecret: { ...external, secretStoreRef: {} } },
  ],
  [
    'externalSecret.data is needed when externalSecret.enabled is true',
    { app: { existingSecret: 'all' }, externalSecret: { ...external, data: {} } },
  ],
  [
    'existingSecretKeys is needed when secretsAsFiles is true and app.existingSecret is set',
    { app: { existingSecret: 'all' }, secretsAsFiles: true },
  ],
  ['caBundle.configMap and caBundle.secret are both set', { caBundle: { configMap: 'a', secret: 'b' } }],
  [
    'app.nodeExtraCaCerts and caBundle.configMap are both set',
    { app: { nodeExtraCaCerts: '/ca.crt' }, caBundle: { configMap: 'a' } },
  ],
  ['app.nodeExtraCaCerts and caBundle.secret are both set', { app: { nodeExtraCaCerts: '/ca.crt' }, caBundle: { secret: 'a' } }],
  [
    'app.registrationGateOauth2FederatedTokenFile and workloadIdentity.audience are both set',
    { app: { registrationGateOauth2FederatedTokenFile: '/token' }, workloadIdentity: { audience: 'a' } },
  ],
];

/** Values that come close and are right. */
const right: readonly object[] = [
  { replicaCount: 2, app: database },
  { replicaCount: 2, app: { existingSecret: 'all' }, existingSecretKeys: ['REGISTRY_DATABASE_URL'] },
  { autoscaling: { enabled: true, minReplicas: 4, maxReplicas: 4 }, app: database },
  { podDisruptionBudget: { enabled: false, minAvailable: 1, maxUnavailable: 1 } },
  { podDisruptionBudget: { enabled: true, minAvailable: '', maxUnavailable: 1 } },
  { app: { existingSecret: 'all' }, externalSecret: external, secretsAsFiles: true },
  { app: { existingSecret: 'all' }, secretsAsFiles: true, existingSecretKeys: ['REGISTRY_API_KEYS'] },
];

const findings = async (values: object, chart: 'registry' | 'stack') =>
  (await lintValues({ chart, files: { 'values.yaml': JSON.stringify(values) } })).filter(
    ({ code }) => code === 'conflicting-keys' || code === 'required-key',
  );

it('has a case for every rule', () => {
  expect(cases).toHaveLength(chartRules.length);
});

describe.each(helms)('$name', ({ path: helm }) => {
  const { refusal } = createRenderer(helm);

  it.each(cases)('refuses what the linter refuses: %s', async (sentence, values) => {
    const [finding, ...others] = await findings(values, 'registry');
    expect(others).toEqual([]);
    expect(finding?.message).toContain(sentence);
    expect(await refusal('registry', values)).toContain(`- ${finding?.message}: ${finding?.hint}`);

    const [stack] = await findings({ registry: values }, 'stack');
    expect(stack?.path).toBe(`registry.${finding?.path}`);
    expect(await refusal('stack', { registry: values })).toContain(`- ${stack?.message}: ${stack?.hint}`);
  });

  it.each(right)('takes %j', async (values) => {
    expect(await findings(values, 'registry')).toEqual([]);
    expect(await refusal('registry', values)).toBe('rendered');
  });
});
