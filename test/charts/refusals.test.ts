/** What contradicts among the Kubernetes keys: the charts and the linter refuse it in the same words. */
import { describe, expect, it } from 'vitest';
import { chartRules, stackRules } from '../../src/settings/chart-rules.ts';
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

const settings = { policyGateIssuerUrl: 'https://idp.example.com', policyGateAudience: 'a', policyGateAllowedClients: 'b' };
const policyGate = { enabled: true, settings, policy: { agent: {} } };
const login = { registrationGateAuthType: 'bearer', registrationGateAuthCredentialExistingSecret: 'token' };
const registry = { app: login };

/** The same for the stack's own rules. */
const stackCases: readonly (readonly [string, object])[] = [
  [
    'postgresql.enabled and cloudNativePg.enabled are both true',
    { postgresql: { enabled: true, password: 'a1' }, cloudNativePg: { enabled: true } },
  ],
  ['postgresql.password is needed when postgresql.enabled is true, in letters and digits', { postgresql: { enabled: true } }],
  [
    'postgresql.password is needed when postgresql.enabled is true, in letters and digits',
    { postgresql: { enabled: true, password: 'a@b' } },
  ],
  [
    'postgresql.password and postgresql.existingSecret are both set',
    { postgresql: { enabled: true, password: 'a1', existingSecret: 'b' } },
  ],
  ['policyGate.policy is needed when policyGate.enabled is true', { policyGate: { ...policyGate, policy: {} }, registry }],
  ['registry.app.registrationGateAuthType must be oauth2_client_credentials when policyGate.enabled is true', { policyGate }],
  [
    'registry.app.registrationGateAuthType must be oauth2_client_credentials when policyGate.enabled is true',
    {
      policyGate,
      registry: {
        app: {
          registrationGateUrl: 'http://release-policy-gate:8090/check',
          registrationGateAuthType: 'api_key',
          registrationGateAuthCredentialExistingSecret: 'key',
        },
      },
    },
  ],
  [
    'registry.app.registrationGateAuthType must be oauth2_client_credentials when policyGate.enabled is true',
    { policyGate, registry: { app: { registrationGateAuthType: null } } },
  ],
  [
    'registry.nameOverride must not be policy-gate when policyGate.enabled is true',
    { policyGate, registry: { ...registry, nameOverride: 'policy-gate' } },
  ],
  [
    'registry.nameOverride must not be postgresql when postgresql.enabled is true',
    { postgresql: { enabled: true, password: 'a1' }, registry: { nameOverride: 'postgresql' } },
  ],
  ...Object.keys(settings).map(
    (key) =>
      [
        `policyGate.settings.${key} is needed when policyGate.enabled is true`,
        { policyGate: { ...policyGate, settings: { ...settings, [key]: '' } }, registry },
      ] as const,
  ),
];

/** Values of the stack that come close and are right. */
const rightStacks: readonly object[] = [
  { policyGate, registry },
  { policyGate, registry: { app: { ...login, registrationGateEnabled: true } } },
  { policyGate, registry: { app: { existingSecret: 'all' } } },
  { policyGate, registry: { app: { registrationGateUrl: 'https://gate.example.com' } } },
  { policyGate, registry: { app: { registrationGateUrl: 'http://policy-gate:8090/check' } } },
  { policyGate, registry: { app: { registrationGateUrl: 'http://release-policy-gate.example.co.uk:8090/check' } } },
  { registry: { nameOverride: 'policy-gate' } },
  { postgresql: { enabled: true, password: 'a1' }, registry: { replicaCount: 2 } },
  { postgresql: { enabled: true, existingSecret: 'b' }, registry: { replicaCount: 2 } },
  { cloudNativePg: { enabled: true }, registry: { autoscaling: { enabled: true } } },
  { postgresql: { password: 'a@b' } },
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
  expect(new Set(stackCases.map(([sentence]) => sentence)).size).toBe(stackRules.length);
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

  it.each(stackCases)('refuses for the stack what the linter refuses: %s', async (sentence, values) => {
    const [finding, ...others] = await findings(values, 'stack');
    expect(others).toEqual([]);
    expect(finding?.message).toContain(sentence);
    const refused = await refusal('stack', values);
    expect(refused).toContain(`- ${finding?.message}: ${finding?.hint}`);
    expect(refused).not.toContain('a@b');
  });

  it.each(rightStacks)('takes for the stack %j', async (values) => {
    expect(await findings(values, 'stack')).toEqual([]);
    expect(await refusal('stack', values)).toBe('rendered');
  });

  it.each(right)('takes %j', async (values) => {
    expect(await findings(values, 'registry')).toEqual([]);
    expect(await refusal('registry', values)).toBe('rendered');
  });
});
