/** Values of a wrong shape: where Helm stops, the linter refuses, and names the key. */
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { lintInput } from '../lint/lint-values.ts';
import { helms } from '../support/repository.ts';
import { createRenderer } from './render.ts';
import { login, policyGate } from './stack-values.ts';

const gated = (app: object, more: object = {}): object => ({ policyGate, registry: { app: { ...login, ...app } }, ...more });
const database = { enabled: true, password: 'a1' };

/** What is refused, and the key. */
const refused: readonly (readonly [string, object])[] = [
  ['policyGate', { policyGate: null }],
  ['postgresql', { postgresql: null }],
  ['cloudNativePg', { cloudNativePg: null }],
  ['registry.app', { policyGate, registry: { app: null } }],
  ['registry.networkPolicy', { registry: { networkPolicy: null } }],
  ['policyGate.image', { policyGate: { ...policyGate, image: null }, registry: { app: login } }],
  ['postgresql.image', { postgresql: { ...database, image: null } }],
  ['registry.networkPolicy.gate', { registry: { networkPolicy: { enabled: true, gate: null } } }],
  // Of the wrong type, where the templates would have put their own in place.
  ['registry.app.registrationGateEnabled', gated({ registrationGateEnabled: 'true' })],
  ['registry.app.registrationGateUrl', gated({ registrationGateUrl: false })],
  [
    'registry.app.registryDatabaseUrlExistingSecretKey',
    gated({ registryDatabaseUrlExistingSecretKey: 5 }, { postgresql: database }),
  ],
  ['policyGate.enabled', { policyGate: { ...policyGate, enabled: 'true' }, registry: { app: login } }],
  ['policyGate', { policyGate: [] }],
];

const taken: readonly object[] = [
  { policyGate: { image: null } },
  { policyGate: { enabled: null } },
  { postgresql: { image: null } },
  { cloudNativePg: { enabled: true, spec: null } },
  { registry: null },
  { registry: { networkPolicy: { gate: null } } },
  gated({ registrationGateUrl: null, registrationGateEnabled: null }),
  gated({ existingSecret: 'all' }, { postgresql: { ...database, existingSecret: null } }),
];

const lintStack = async (values: object) =>
  lint(await lintInput({ chart: 'stack', files: { 'values.yaml': JSON.stringify(values) } }));

describe.each(helms)('the stack, by $name', ({ path: helm }) => {
  const { refusal } = createRenderer(helm);

  it.each(refused)('refuses, as the linter does, %s: %j', async (key, values) => {
    const { refused: isRefused, findings } = await lintStack(values);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toContain(key);
    expect(isRefused).toBe(true);
    expect(await refusal('stack', values)).not.toBe('rendered');
  });

  it.each(taken)('takes, as the linter does, %j', async (values) => {
    expect((await lintStack(values)).refused).toBe(false);
    expect(await refusal('stack', values)).toBe('rendered');
  });

  it('says what externalSecret.data must hold also when it is null', async () => {
    const externalSecret = { enabled: true, secretStoreRef: { name: 'vault' }, data: null };
    const values = { policyGate, registry: { app: { ...login, existingSecret: 'all' }, externalSecret } };
    expect(await refusal('stack', values)).toContain('registry.externalSecret.data is needed');
  });
});
