import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import { readAppSettings, readPolicyGateSettings } from '../../src/settings/app-settings.ts';

const entra = {
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_URL: 'https://gate.example.com/check',
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token',
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: '22222222-2222-2222-2222-222222222222',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'c~secret',
  REGISTRATION_GATE_OAUTH2_SCOPE: 'api://gate/.default',
};

/** What is wrong with an environment: `severity code VARIABLE`. */
function problems(env: Record<string, string>): string[] {
  const { gateFindings, registryFindings } = readAppSettings(env);
  return [...gateFindings, ...registryFindings].map(({ severity, code, env: name }) => `${severity} ${code} ${name}`);
}

describe('a right configuration', () => {
  it('has no findings and turns the gate on', () => {
    expect(problems(entra)).toEqual([]);
    expect(readAppSettings(entra).gateState).toBe('on');
  });

  it('is off when nothing is set', () => {
    const { gateState, settings } = readAppSettings({});
    expect(problems({})).toEqual([]);
    expect(gateState).toBe('off');
    expect(settings.registryPort).toBe(8080);
    expect(settings.registrationGateAssetTypes).toEqual(['agent', 'server', 'skill']);
  });

  it('takes an empty variable for an unset one', () => {
    expect(readAppSettings({ REGISTRATION_GATE_ENABLED: '', REGISTRY_PORT: '' }).settings.registryPort).toBe(8080);
  });

  it.each(['true', 'TRUE', '1', 'yes', 'On'])('reads %s as true', (word) => {
    expect(readAppSettings({ ...entra, REGISTRATION_GATE_ENABLED: word }).gateState).toBe('on');
  });

  it.each(['false', 'False', '0', 'no', 'OFF'])('reads %s as false', (word) => {
    expect(readAppSettings({ ...entra, REGISTRATION_GATE_ENABLED: word }).gateState).toBe('off');
  });

  it('ignores what Kubernetes adds for Services of our names', () => {
    expect(
      problems({ ...entra, REGISTRATION_GATE_PORT: 'tcp://10.0.0.1:80', REGISTRATION_GATE_SERVICE_HOST: '10.0.0.1' }),
    ).toEqual([]);
  });

  it.each(['http://127.0.0.1:9/check', 'http://localhost/check', 'http://[::1]:80/check', 'https://10.0.0.7/check'])(
    'takes %s without a word',
    (url) => {
      expect(problems({ ...entra, REGISTRATION_GATE_URL: url })).toEqual([]);
    },
  );
});

describe('a wrong configuration never opens the gate', () => {
  it.each<[string, Record<string, string>, string]>([
    ['no URL', { REGISTRATION_GATE_URL: '' }, 'error required-key REGISTRATION_GATE_URL'],
    ['unreadable switch', { REGISTRATION_GATE_ENABLED: 'tru' }, 'error wrong-type REGISTRATION_GATE_ENABLED'],
    ['unknown auth type', { REGISTRATION_GATE_AUTH_TYPE: 'oauth2' }, 'error wrong-value REGISTRATION_GATE_AUTH_TYPE'],
    [
      'trailing space in the auth type',
      { REGISTRATION_GATE_AUTH_TYPE: 'bearer ' },
      'error wrong-value REGISTRATION_GATE_AUTH_TYPE',
    ],
    [
      'bearer without credential',
      { REGISTRATION_GATE_AUTH_TYPE: 'bearer' },
      'error required-key REGISTRATION_GATE_AUTH_CREDENTIAL',
    ],
    [
      'credential of white space',
      { REGISTRATION_GATE_AUTH_TYPE: 'api_key', REGISTRATION_GATE_AUTH_CREDENTIAL: '  ' },
      'error required-key REGISTRATION_GATE_AUTH_CREDENTIAL',
    ],
    [
      'no client secret',
      { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '' },
      'error required-key REGISTRATION_GATE_OAUTH2_CLIENT_SECRET',
    ],
    [
      'no federated token',
      { REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token' },
      'error required-key REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE',
    ],
    ['no client id', { REGISTRATION_GATE_OAUTH2_CLIENT_ID: '' }, 'error required-key REGISTRATION_GATE_OAUTH2_CLIENT_ID'],
    ['no token URL', { REGISTRATION_GATE_OAUTH2_TOKEN_URL: '' }, 'error required-key REGISTRATION_GATE_OAUTH2_TOKEN_URL'],
    [
      'token URL and issuer',
      { REGISTRATION_GATE_OAUTH2_ISSUER_URL: 'https://idp.example.com' },
      'error conflicting-keys REGISTRATION_GATE_OAUTH2_TOKEN_URL',
    ],
    [
      'misspelt variable',
      { REGISTRATION_GATE_OAUTH2_TOKENURL: 'https://x' },
      'error unknown-key REGISTRATION_GATE_OAUTH2_TOKENURL',
    ],
    ['timeout out of range', { REGISTRATION_GATE_TIMEOUT_SECONDS: '301' }, 'error wrong-value REGISTRATION_GATE_TIMEOUT_SECONDS'],
    ['timeout with a unit', { REGISTRATION_GATE_TIMEOUT_SECONDS: '5s' }, 'error wrong-type REGISTRATION_GATE_TIMEOUT_SECONDS'],
    ['timeout in hex', { REGISTRATION_GATE_TIMEOUT_SECONDS: '0x5' }, 'error wrong-type REGISTRATION_GATE_TIMEOUT_SECONDS'],
    ['URL with a password', { REGISTRATION_GATE_URL: 'https://u:p@gate.example.com' }, 'error unsafe-url REGISTRATION_GATE_URL'],
    ['URL with a fragment', { REGISTRATION_GATE_URL: 'https://gate.example.com/#x' }, 'error unsafe-url REGISTRATION_GATE_URL'],
    ['URL without scheme', { REGISTRATION_GATE_URL: 'gate.example.com' }, 'error unsafe-url REGISTRATION_GATE_URL'],
    ['metadata address', { REGISTRATION_GATE_URL: 'http://169.254.169.254/x' }, 'error unsafe-url REGISTRATION_GATE_URL'],
    ['metadata address as a number', { REGISTRATION_GATE_URL: 'https://2852039166/x' }, 'error unsafe-url REGISTRATION_GATE_URL'],
    [
      'metadata address in IPv6',
      { REGISTRATION_GATE_URL: 'https://[::ffff:169.254.169.254]/' },
      'error unsafe-url REGISTRATION_GATE_URL',
    ],
    [
      'placeholder',
      { REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://login/{tenant}/x' },
      'error unsafe-url REGISTRATION_GATE_OAUTH2_TOKEN_URL',
    ],
    [
      'parameter sent already',
      { REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'client_id=x' },
      'error wrong-value REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS',
    ],
    [
      'parameter with a setting',
      { REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'scope=x' },
      'error wrong-value REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS',
    ],
    [
      'reserved header',
      { REGISTRATION_GATE_AUTH_HEADER_NAME: 'Content-Length' },
      'error wrong-value REGISTRATION_GATE_AUTH_HEADER_NAME',
    ],
    [
      'header name with a space',
      { REGISTRATION_GATE_AUTH_HEADER_NAME: 'X Key' },
      'error wrong-value REGISTRATION_GATE_AUTH_HEADER_NAME',
    ],
    ['short signing key', { REGISTRATION_GATE_SIGNING_KEYS: 'whsec_QUJD' }, 'error wrong-value REGISTRATION_GATE_SIGNING_KEYS'],
    [
      'secret and file',
      { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: '/run/secret' },
      'error literal-and-reference REGISTRATION_GATE_OAUTH2_CLIENT_SECRET',
    ],
  ])('%s', (_name, change, expected) => {
    const env = { ...entra, ...change };
    expect(problems(env)).toContain(expected);
    expect(readAppSettings(env).gateState).toBe('misconfigured');
  });

  it('reports everything at once', () => {
    expect(
      problems({ REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_TIMEOUT_SECONDS: 'x', REGISTRY_PORT: '99999' }),
    ).toEqual([
      'error wrong-type REGISTRATION_GATE_TIMEOUT_SECONDS',
      'error required-key REGISTRATION_GATE_URL',
      'error wrong-value REGISTRY_PORT',
    ]);
  });

  it('a misspelt switch is not "off"', () => {
    const { gateState, gateFindings } = readAppSettings({ REGISTRATION_GATE_ENABLE: 'true' });
    expect(gateState).toBe('misconfigured');
    expect(gateFindings[0]?.hint).toBe('did you mean REGISTRATION_GATE_ENABLED?');
  });

  it.each(['REGISTRATIONGATE_ENABLED', 'registration_gate_enabled', 'Registration-Gate-Enabled', 'REGISTRATION.GATE.ENABLED'])(
    'nor is %s',
    (name) => {
      expect(readAppSettings({ [name]: 'true' }).gateState).toBe('misconfigured');
    },
  );

  it('wrong details do not matter once the gate is switched off readably', () => {
    expect(readAppSettings({ REGISTRATION_GATE_ENABLED: 'false', REGISTRATION_GATE_MAX_RETRIES: 'x' }).gateState).toBe('off');
  });

  it('variables of the other program of ours are none of its business', () => {
    expect(problems({ ...entra, POLICY_GATE_PORT: '8090', POLICY_GATE_CHECK_TOKEN: 'x' })).toEqual([]);
    expect(readPolicyGateSettings({ REGISTRATION_GATE_URL: 'x' }).findings.map(({ env }) => env)).not.toContain(
      'REGISTRATION_GATE_URL',
    );
  });

  it('settings of the registry do not touch the gate', () => {
    expect(readAppSettings({ ...entra, REGISTRY_PORT: 'x' }).gateState).toBe('on');
  });
});

describe('what deserves a word', () => {
  it.each<[string, Record<string, string>, string]>([
    ['plain http', { REGISTRATION_GATE_URL: 'http://gate.example.com' }, 'warning plain-http REGISTRATION_GATE_URL'],
    ['plain http to a private address', { REGISTRATION_GATE_URL: 'http://10.0.0.7' }, 'warning plain-http REGISTRATION_GATE_URL'],
    ['http in the cluster', { REGISTRATION_GATE_URL: 'http://gate.policy.svc/check' }, 'info cluster-http REGISTRATION_GATE_URL'],
    ['http to a single label', { REGISTRATION_GATE_URL: 'http://gate:8090' }, 'info cluster-http REGISTRATION_GATE_URL'],
    ['a query', { REGISTRATION_GATE_URL: 'https://gate.example.com/?a=b' }, 'info url-query REGISTRATION_GATE_URL'],
    ['audit mode', { REGISTRATION_GATE_MODE: 'audit' }, 'warning gate-departure REGISTRATION_GATE_MODE'],
    ['fewer asset types', { REGISTRATION_GATE_ASSET_TYPES: 'agent' }, 'warning gate-departure REGISTRATION_GATE_ASSET_TYPES'],
    ['fewer operations', { REGISTRATION_GATE_OPERATIONS: 'register' }, 'warning gate-departure REGISTRATION_GATE_OPERATIONS'],
    ['a forgotten auth type', { REGISTRATION_GATE_AUTH_TYPE: '' }, 'warning unused-setting REGISTRATION_GATE_OAUTH2_TOKEN_URL'],
    [
      'a credential that is not used',
      { REGISTRATION_GATE_AUTH_CREDENTIAL: 'x' },
      'warning unused-setting REGISTRATION_GATE_AUTH_CREDENTIAL',
    ],
    ['anonymous callers', { REGISTRY_ALLOW_ANONYMOUS: 'all' }, 'warning gate-departure REGISTRY_ALLOW_ANONYMOUS'],
    [
      'a secret with a newline',
      { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'x\n' },
      'warning secret-whitespace REGISTRATION_GATE_OAUTH2_CLIENT_SECRET',
    ],
  ])('%s', (_name, change, expected) => {
    expect(problems({ ...entra, ...change })).toEqual([expected]);
    expect(readAppSettings({ ...entra, ...change }).gateState).toBe('on');
  });

  it('a gate that is configured but not switched on', () => {
    expect(problems({ REGISTRATION_GATE_URL: 'https://gate.example.com' })).toEqual([
      'warning gate-not-enabled REGISTRATION_GATE_URL',
    ]);
  });
});

it('a port that Kubernetes set for a Service says so', () => {
  const [finding] = readAppSettings({ REGISTRY_PORT: 'tcp://10.0.0.1:8080' }).registryFindings;
  expect(finding?.hint).toContain('enableServiceLinks');
});

describe('secrets', () => {
  it('show themselves nowhere', () => {
    const canary = 'CANARY-4711';
    const reading = readAppSettings({
      ...entra,
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: canary,
      REGISTRATION_GATE_SIGNING_KEYS: canary,
      REGISTRY_API_KEYS: `[{"key": "${canary}"}]`,
      REGISTRY_ENCRYPTION_KEY: canary,
      REGISTRATION_GATE_URL: `https://user:${canary}@gate.example.com/#${canary}`,
    });
    const shown = `${JSON.stringify([reading.gateFindings, reading.registryFindings])}${inspect(reading.settings.registrationGateOauth2ClientSecret)}${String(reading.settings.registryApiKeys)}${JSON.stringify(reading.settings.registryEncryptionKey)}`;
    expect(reading.gateFindings.length).toBeGreaterThan(1);
    expect(shown).not.toContain(canary);
  });
});

describe('settings of the policy gate', () => {
  it('are needed and named all at once', () => {
    const { findings } = readPolicyGateSettings({});
    expect(findings.map(({ code, env }) => `${code} ${env}`)).toEqual([
      'required-key POLICY_GATE_ISSUER_URL',
      'required-key POLICY_GATE_AUDIENCE',
      'required-key POLICY_GATE_ALLOWED_CLIENTS',
      'required-key POLICY_GATE_POLICY_FILE',
    ]);
  });
});
