/** What an installation ends with. By Helm 4: Helm 3 has no notes without a cluster. */
import { describe, expect, it } from 'vitest';
import { helms } from '../support/repository.ts';
import { createRenderer } from './render.ts';

const { notes } = createRenderer(helms.find(({ name }) => name === 'helm4')!.path);

describe('notes', () => {
  it('say what was installed, how to register, verify and read the log', async () => {
    const text = await notes('registry', {});
    expect(text).toContain(
      'The registry runs as release-registry in the namespace tools, with SQLite on the claim release-registry.',
    );
    expect(text).toContain('kubectl --namespace tools port-forward service/release-registry 8080:8080');
    expect(text).toContain('curl http://127.0.0.1:8080/api/agents/register');
    expect(text).toContain('kubectl --namespace tools exec deployment/release-registry -- gatectl verify');
    expect(text).toContain('kubectl --namespace tools logs deployment/release-registry');
  });

  it.each<[string, object, RegExp]>([
    ['no callers', {}, /WARNING: no callers are configured[^]*kubectl --namespace tools create secret generic registry-callers/],
    ['the gate off', {}, /NOTE: the registration gate is off \(app\.registrationGateEnabled\)/],
    [
      'audit mode',
      { app: { registrationGateEnabled: true, registrationGateUrl: 'https://gate.example.com', registrationGateMode: 'audit' } },
      /WARNING: the registration gate runs in audit mode/,
    ],
    [
      'anonymous callers',
      { app: { registryAllowAnonymous: 'all' } },
      /WARNING: anybody who reaches the registry may read and register/,
    ],
    ['no persistence', { persistence: { enabled: false } }, /WARNING: persistence is off/],
    ['literal secrets', { app: { registryApiKeys: '[]' } }, /WARNING: REGISTRY_API_KEYS stands in the values/],
    ['an open NetworkPolicy', { networkPolicy: { enabled: true } }, /NOTE: the NetworkPolicy lets the pod reach every address/],
    ['a ServiceMonitor that was left out', { serviceMonitor: { enabled: true } }, /NOTE: no ServiceMonitor was made/],
  ])('tell of %s, and only then', async (_what, values, expected) => {
    expect(await notes('registry', values)).toMatch(expected);
    const quiet = await notes('registry', {
      app: {
        registryApiKeysExistingSecret: 'callers',
        registrationGateEnabled: true,
        registrationGateUrl: 'https://gate.example.com',
      },
    });
    expect(quiet).not.toMatch(/WARNING|NOTE:/);
  });

  it('show no secret, and the paths of the stack', async () => {
    const text = await notes('stack', {
      registry: { app: { registryApiKeys: '[{"key":"CANARY"}]', registryAllowAnonymous: 'all' } },
    });
    expect(text).not.toContain('CANARY');
    expect(text).toContain('(registry.app.registryAllowAnonymous)');
    expect(text).toContain('mcp-gateway-registry-stack 0.1.0 is installed as release');
  });

  const stack = {
    policyGate: {
      enabled: true,
      settings: { policyGateIssuerUrl: 'https://idp.example.com', policyGateAudience: 'a', policyGateAllowedClients: 'b' },
      policy: { agent: {} },
    },
    postgresql: { enabled: true, password: 'CANARY1' },
  };
  const login = { registrationGateAuthType: 'bearer', registrationGateAuthCredentialExistingSecret: 'token' };

  it('say that the registry uses what the stack brings', async () => {
    const text = await notes('stack', { ...stack, registry: { app: login } });
    expect(text).toContain('The policy gate runs as release-policy-gate. The registry asks it before each registration.');
    expect(text).toContain('The registry runs as release-registry in the namespace tools, with PostgreSQL.');
    expect(text).not.toMatch(/the registry does not|the registration gate is off|CANARY1/);
  });

  it.each<[string, object, object, string]>([
    [
      'another gate',
      stack,
      { app: { ...login, registrationGateUrl: 'https://gate.example.com/check' } },
      'the registry does not ask it: registry.app.registrationGateUrl names another gate, https://gate.example.com/check.',
    ],
    [
      'a gate that its Secret names',
      stack,
      { app: { ...login, existingSecret: 'all' }, existingSecretKeys: ['REGISTRATION_GATE_URL'] },
      'the registry asks the gate that REGISTRATION_GATE_URL in the Secret all names.',
    ],
    [
      'a gate of the same name in another namespace',
      stack,
      { app: { ...login, registrationGateUrl: 'http://release-policy-gate.other.svc:8090/check' } },
      'the registry does not ask it: registry.app.registrationGateUrl names another gate',
    ],
    [
      'another database',
      stack,
      { app: { ...login, registryDatabaseUrlExistingSecret: 'elsewhere' } },
      'the registry does not store in the database that the stack brings: its values name another.',
    ],
    [
      'another database than the cluster',
      { cloudNativePg: { enabled: true } },
      { app: { registryDatabaseUrl: 'postgres://db.example.com/registry' } },
      'the registry does not store in the database that the stack brings: its values name another.',
    ],
  ])('warn when the registry uses %s', async (_what, values, registry, expected) => {
    expect(await notes('stack', { ...values, registry })).toContain(`WARNING: ${expected}`);
  });
});
