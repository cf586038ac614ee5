/** The one Secret of the registry beside a policy gate: what it holds wins over the values, and nobody sees at a render what it holds. */
import { describe, expect, it } from 'vitest';
import { helms } from '../support/repository.ts';
import { createRenderer, find, type Manifest, registryPod } from './render.ts';
import { login, policyGate } from './stack-values.ts';

const GATE_URL = 'http://release-policy-gate:8090/check';
const external = (...names: string[]): object => ({
  enabled: true,
  secretStoreRef: { name: 'vault' },
  data: Object.fromEntries(names.map((name) => [name, { key: 'registry' }])),
});

describe.each(helms)('the one Secret and the policy gate, by $name', ({ path: helm }) => {
  const { template, refusal } = createRenderer(helm);

  const registryOf = (manifests: readonly Manifest[]) => {
    const { container } = registryPod(manifests.filter(({ metadata }) => metadata.name === 'release-registry'));
    const policies = manifests.filter(({ metadata }) => metadata.name === 'release-registry');
    return { env: container.env as { name: string; value?: string }[], egress: find(policies, 'NetworkPolicy')['spec'].egress };
  };
  const render = async (registry: object, app: object = {}) =>
    registryOf(
      await template('stack', {
        policyGate,
        registry: { app: { ...login, existingSecret: 'all', ...app }, networkPolicy: { enabled: true }, ...registry },
      }),
    );
  /** The gate's own variables, in order: the last of a name would win, and there must be one. */
  const gateVariables = (env: readonly { name: string; value?: string }[]): unknown[] =>
    env.filter(({ name }) => /^REGISTRATION_GATE_(?:ENABLED|URL)$/.test(name)).map(({ name, value }) => [name, value]);
  const toGate = expect.objectContaining({ ports: [{ port: 8090, protocol: 'TCP' }] });

  it.each([{}, { secretsAsFiles: true, existingSecretKeys: ['REGISTRATION_GATE_OAUTH2_CLIENT_SECRET'] }])(
    'cannot switch the gate off, nor name another unseen: %j',
    async (registry) => {
      const { env, egress } = await render(registry);
      expect(gateVariables(env)).toEqual([
        ['REGISTRATION_GATE_ENABLED', 'true'],
        ['REGISTRATION_GATE_URL', GATE_URL],
      ]);
      expect(egress).toContainEqual(toGate);
    },
  );

  it.each([
    { existingSecretKeys: ['REGISTRATION_GATE_ENABLED'] },
    { existingSecretKeys: ['REGISTRATION_GATE_ENABLED'], secretsAsFiles: true },
    { externalSecret: external('REGISTRATION_GATE_ENABLED'), secretsAsFiles: true },
  ])('cannot switch the gate off when it is known to hold the switch: %j', async (registry) => {
    expect(gateVariables((await render(registry)).env)).toEqual([
      ['REGISTRATION_GATE_ENABLED', 'true'],
      ['REGISTRATION_GATE_URL', GATE_URL],
    ]);
  });

  it.each([{ existingSecretKeys: ['REGISTRATION_GATE_URL'] }, { externalSecret: external('REGISTRATION_GATE_URL') }])(
    'names another gate when it is known to: %j',
    async (registry) => {
      const { env, egress } = await render(registry);
      expect(gateVariables(env)).toEqual([['REGISTRATION_GATE_ENABLED', 'true']]);
      expect(egress).not.toContainEqual(toGate);
    },
  );

  it('does not name another than the values do, unless it is known to', async () => {
    const registrationGateUrl = 'https://gate.example.com/check';
    expect(gateVariables((await render({}, { registrationGateUrl })).env)).toContainEqual([
      'REGISTRATION_GATE_URL',
      registrationGateUrl,
    ]);
  });

  it('is left alone without a policy gate', async () => {
    const manifests = await template('stack', {
      registry: { app: { existingSecret: 'all' }, networkPolicy: { enabled: true } },
    });
    expect(registryOf(manifests).env).toBeUndefined();
  });

  it.each<[string, boolean]>([
    ['http://release-policy-gate:8090/check', true],
    ['http://Release-Policy-Gate:8090', true],
    ['http://release-policy-gate.default:8090/check', true],
    ['http://release-policy-gate.default.svc.cluster.local:8090/check', true],
    ['http://release-policy-gate.other:8090/check', false],
    ['http://release-policy-gate.other.svc:8090/check', false],
    ['http://release-policy-gate.example.com:8090/check', false],
    ['http://release-policy-gate:8091/check', false],
    ['https://release-policy-gate:8090/check', false],
    ['http://policy-gate:8090/check', false],
  ])('%s is its address: %s', async (registrationGateUrl, own) => {
    const { egress } = await render({}, { existingSecret: '', registrationGateUrl });
    expect(egress.some((rule: object) => toGate.asymmetricMatch(rule))).toBe(own);
  });

  it('takes parentVariables from no values', async () => {
    const values = { registry: { parentVariables: { REGISTRATION_GATE_ENABLED: 'false' } } };
    expect(await refusal('stack', values)).toContain('parentVariables');
  });
});
