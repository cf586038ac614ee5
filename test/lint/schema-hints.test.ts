import { describe, expect, it } from 'vitest';
import { lintApp, lintValues } from './lint-values.ts';

/** Code, message and hint of each finding of the shape. */
async function shape(lines: string): Promise<string[]> {
  const findings = await lintApp(lines);
  return findings
    .filter(({ code }) => ['wrong-type', 'wrong-value', 'wrong-depth', 'unknown-key'].includes(code))
    .map(({ code, message, hint }) => `${code}: ${message.replace(/^app\.\S+ /, '')}: ${hint}`);
}

describe('a number', () => {
  const key = 'registrationGateTimeoutSeconds';
  it.each(['2.5', 'true', '[5]'])('that is %s is to be a whole one, and has no quotes to fix it', async (written) => {
    const findings = (await lintApp(`${key}: ${written}`)).filter(({ code }) => code !== 'table-conflict');
    expect(findings.map(({ code, hint, fix }) => ({ code, hint, fix }))).toEqual([
      { code: 'wrong-type', hint: 'give a whole number', fix: undefined },
    ]);
  });

  it.each(['5s', '"2.5"', '"05"', 'five'])('that is %s is told so without the expression', async (written) => {
    expect(await shape(`${key}: ${written}`)).toEqual([
      'wrong-value: must be a whole number, in digits alone: see docs/settings.md for what it takes',
    ]);
  });

  it('of Kubernetes in quotes is written without', async () => {
    const [found] = await lintValues({ files: { v: 'app: {}\nservice:\n  port: "80"\n' } });
    expect(found?.fix?.action).toEqual({ kind: 'write', text: '80' });
  });
});

describe('a choice', () => {
  it.each([
    ['registrationGateAuthType', 'oauth2', 'oauth2_client_credentials'],
    ['registrationGateAuthType', 'OAuth2', 'oauth2_client_credentials'],
    ['registrationGateAuthType', 'OAUTH2_CLIENT_CREDENTIALS', 'oauth2_client_credentials'],
    ['registrationGateAuthType', 'oauth2-client-credentials', 'oauth2_client_credentials'],
    ['registrationGateAuthType', 'oauth2_client_credential', 'oauth2_client_credentials'],
    ['registrationGateAuthType', 'apikey', 'api_key'],
    ['registrationGateAuthType', 'api-key', 'api_key'],
    ['registrationGateAuthType', 'Bearer', 'bearer'],
    ['registrationGateMode', 'AUDIT', 'audit'],
    ['registrationGateMode', 'enforced', 'enforce'],
    ['registrationGateOauth2ClientAuthMethod', 'client-secret-basic', 'client_secret_basic'],
    ['registrationGateOauth2ClientAuthMethod', 'private_key', 'private_key_jwt'],
    ['registrationGateOauth2SigningAlg', 'rs256', 'RS256'],
    ['registrationGateStartupCheck', 'required', 'require'],
  ])('%s: %s is %s', async (key, written, choice) => {
    expect(await shape(`${key}: ${written}`)).toEqual([expect.stringMatching(new RegExp(`: did you mean ${choice}\\?$`))]);
    const inAnyChart = await lintApp(`${key}: ${written}`, { chart: 'any' });
    expect(inAnyChart.map(({ hint }) => hint)).toContain(`did you mean ${choice}?`);
  });

  it.each([
    ['registrationGateAuthType', 'client_secret'],
    ['registrationGateAuthType', 'mtls'],
    ['registrationGateAuthType', '""'],
    ['registrationGateMode', 'x'.repeat(4000)],
  ])('%s: %s is none of them', async (key, written) => {
    expect(await shape(`${key}: ${written}`)).toEqual([expect.stringMatching(/: see docs\/settings\.md for what it takes$/)]);
  });
});

describe('what Kubernetes writes as a map', () => {
  const key = 'registrationGateOauth2ClientSecret';
  const hint = `give the name of the Secret as text in app.${key}ExistingSecret, and its entry in app.${key}ExistingSecretKey`;
  it.each([
    `${key}: {valueFrom: {secretKeyRef: {name: canary, key: canary}}}`,
    `${key}ExistingSecret: {name: canary}`,
    `${key}ExistingSecretKey: {key: canary}`,
  ])('%s', async (lines) => {
    expect(await shape(lines)).toEqual([`wrong-type: must be text: ${hint}`]);
  });

  it('existingSecret: {name: ...}', async () => {
    expect(await shape('existingSecret: {name: canary}')).toEqual([
      'wrong-type: must be text: give the name of the Secret as text',
    ]);
  });

  it('for a setting that is no secret has no such keys', async () => {
    expect(await shape('registrationGateUrl: {valueFrom: {}}')).toEqual(['wrong-type: must be text: give text']);
  });
});

describe('a key that stands beside app', () => {
  it.each(['image: {tag: x}', 'extraEnv: []', 'service: {port: 80}', 'serviceAccount: {create: true}'])('%s', async (lines) => {
    const name = lines.replace(/:.*/, '');
    const [found, ...others] = (await lintApp(lines)).filter(({ code }) => code !== 'upstream-key');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'wrong-depth',
      path: `app.${name}`,
      hint: `move it to ${name}: it stands beside app, not below`,
      fix: { path: ['app', name], action: { kind: 'move', to: [name] } },
    });
  });

  it('in the stack', async () => {
    const findings = await lintValues({ files: { v: 'registry:\n  app:\n    image: {tag: x}\n' }, chart: 'stack' });
    expect(findings).toMatchObject([
      { code: 'wrong-depth', path: 'registry.app.image', hint: 'move it to registry.image: it stands beside app, not below' },
    ]);
  });

  it.each(['toString: 1', 'frobnicate: 1'])('not %s', async (lines) => {
    expect(await shape(lines)).toEqual([expect.stringMatching(/^unknown-key/)]);
  });
});

describe('a list of words', () => {
  it.each(['agents,servers', 'agent,servers', 'agent server', '","'])('%s has an error alone', async (written) => {
    const lines = `registrationGateEnabled: true\nregistrationGateUrl: https://gate.example.com\nregistrationGateAssetTypes: ${written}`;
    expect((await lintApp(lines)).map(({ code }) => code)).toEqual(['wrong-value']);
  });

  it('that leaves one out has a warning', async () => {
    const lines =
      'registrationGateEnabled: true\nregistrationGateUrl: https://gate.example.com\nregistrationGateAssetTypes: agent';
    expect((await lintApp(lines)).map(({ code }) => code)).toEqual(['gate-departure']);
  });
});

describe('an entry of extraEnv', () => {
  const lint = async (entry: string, chart: 'registry' | 'stack' = 'registry') => {
    const list = `app: {}\nextraEnv:\n  - ${entry}\n`;
    const text = chart === 'stack' ? `registry:\n${list.replaceAll(/^(?=.)/gm, '  ')}` : list;
    return lintValues({ files: { v: text }, chart });
  };

  it.each(['API_TOKEN=canary', '"API_TOKEN: canary"', '5'])('%s shows how to write it', async (entry) => {
    const findings = await lint(entry);
    const hint = 'write name: and value: below each other, as Kubernetes does';
    expect(findings).toMatchObject([{ code: 'wrong-type', path: 'extraEnv[0]', hint }]);
    expect(findings[0]?.fix).toBeUndefined();
    expect(JSON.stringify(findings)).not.toContain('canary');
  });

  it.each([
    ['{name: FOO, value: 5}', 'a number'],
    ['{name: FOO, value: 1.5}', 'a number'],
    ['{name: FOO, value: 0x1F}', 'a number'],
    ['{name: FOO, value: yes}', 'true or false'],
    ['{name: FOO, value: false}', 'true or false'],
  ])('%s', async (entry, readAs) => {
    for (const [chart, path] of [
      ['registry', ['extraEnv']],
      ['stack', ['registry', 'extraEnv']],
    ] as const) {
      expect(await lint(entry, chart)).toMatchObject([
        {
          code: 'wrong-type',
          severity: 'error',
          path: `${path.join('.')}[0].value`,
          env: 'FOO',
          hint: `Helm reads it as ${readAs}: put it in quotes`,
          fix: { file: 'v', path: [...path, '0', 'value'], action: { kind: 'quote' } },
        },
      ]);
    }
  });

  it.each(['{name: FOO, value: [a]}', '{name: FOO, value: {a: b}}'])('%s cannot be quoted', async (entry) => {
    const [found, ...others] = await lint(entry);
    expect(others).toEqual([]);
    expect(found?.code).toBe('wrong-type');
    expect(found?.fix).toBeUndefined();
  });

  it('by --set has no file to fix', async () => {
    const set = ['extraEnv[0].name=FOO,extraEnv[0].value=5'];
    const [found] = (await lintValues({ set })).filter(({ code }) => code === 'wrong-type');
    expect(found?.hint).toBe('Helm reads it as a number: use --set-string');
    expect(found?.fix).toBeUndefined();
    expect(await lintValues({ setString: set })).toEqual([]);
  });

  it.each([
    '{name: FOO, value: "5"}',
    '{name: FOO, value: text}',
    '{name: FOO, value: ""}',
    '{name: FOO, value: null}',
    '{name: FOO}',
    '{name: FOO, valueFrom: {fieldRef: {fieldPath: metadata.name}}}',
  ])('%s is right', async (entry) => {
    expect(await lint(entry)).toEqual([]);
  });
});

describe('a bearer token', () => {
  const lint = (type: string, text: string) =>
    lintApp(`registrationGateAuthType: ${type}\nregistrationGateAuthCredential: ${JSON.stringify(text)}`);

  it.each(['Bearer canary-token', 'bearer canary-token', ' Bearer canary-token', 'Authorization: Bearer canary-token'])(
    '%s has a word too many',
    async (text) => {
      const findings = (await lint('bearer', text)).filter(({ code }) => code === 'wrong-value');
      expect(findings).toMatchObject([{ path: 'app.registrationGateAuthCredential', hint: 'give the token alone' }]);
      expect(JSON.stringify(findings)).not.toContain('canary');
    },
  );

  it.each([
    ['bearer', 'canary-token'],
    ['bearer', 'bearer-of-canaries'],
    ['api_key', 'Bearer canary-token'],
  ])('%s: %s', async (type, text) => {
    expect((await lint(type, text)).map(({ code }) => code)).not.toContain('wrong-value');
  });
});
