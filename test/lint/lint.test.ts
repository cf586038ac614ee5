import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';
import { helms, root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type JsonFinding, run } from './lint-json.ts';

const folder = tempFolder();

/** What is found in a text, also as `line:column code path`, and the exit status. */
async function lint(
  text: string,
  args: readonly string[] = [],
): Promise<{ status: number; findings: JsonFinding[]; shown: string[] }> {
  const { status, stdout } = await gatectl(['lint', '-', '--format', 'json', ...args], { stdin: text });
  const { findings } = JSON.parse(stdout) as { findings: JsonFinding[] };
  const shown = findings.map(
    ({ code, path, source }) => `${source === null ? '-' : `${source.line}:${source.column}`} ${code} ${path}`,
  );
  return { status, findings, shown };
}

const keycloak = `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2TokenUrl: https://sso.example.com/realms/00000000-0000-0000-0000-000000000000/protocol/openid-connect/token
  registrationGateOauth2ClientId: 11111111-1111-1111-1111-111111111111
  registrationGateOauth2ClientSecretExistingSecret: registration-gate
`;

describe('examples', () => {
  it('are clean', async () => {
    const files = readdirSync(join(root, 'examples'))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => join('examples', name));
    expect(files.length).toBeGreaterThan(2);
    expect(await gatectl(['lint', ...files])).toEqual({ status: 0, stdout: 'no findings\n', stderr: '' });
  });
});

describe('findings', () => {
  it('name file, line and column, what was meant, and do not pile up', async () => {
    const { status, findings, shown } = await lint(`app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOAuth2TokenURL: https://idp.example.com/token
  registrationGateOauth2ClientId: 1234567
`);
    expect(status).toBe(1);
    expect(shown).toEqual([
      '4:29 required-key app.registrationGateOauth2ClientSecret',
      '5:3 unknown-key app.registrationGateOAuth2TokenURL',
      '6:35 wrong-type app.registrationGateOauth2ClientId',
    ]);
    expect(findings[1]?.hint).toBe('did you mean app.registrationGateOauth2TokenUrl?');
    expect(findings[1]?.env).toBe('REGISTRATION_GATE_OAUTH2_TOKEN_URL');
    expect(findings[2]?.hint).toBe('Helm reads it as a number: put it in quotes');
    expect(findings[0]?.source?.file).toBe('<stdin>');
  });

  it.each<[string, string, string[]]>([
    ['a right file', keycloak, []],
    ['null for a map', 'app: {}\nimage: null\n', ['2:8 wrong-type image']],
    [
      'kinds that are none',
      `${keycloak}  registrationGateAssetTypes: agents\n`,
      ['8:31 wrong-value app.registrationGateAssetTypes'],
    ],
    [
      'an environment name as a key',
      `${keycloak}  REGISTRATION_GATE_OAUTH2_SCOPE: x\n`,
      ['8:3 unknown-key app.REGISTRATION_GATE_OAUTH2_SCOPE'],
    ],
    ['a key that nothing resembles', `${keycloak}  frobnicate: 1\n`, ['8:3 unknown-key app.frobnicate']],
    ['a key beside app', `${keycloak}registrationGateOauth2Scope: x\n`, ['8:1 wrong-depth registrationGateOauth2Scope']],
    [
      'yes for text',
      keycloak.replace('11111111-1111-1111-1111-111111111111', 'yes'),
      ['6:35 wrong-type app.registrationGateOauth2ClientId'],
    ],
    [
      'a list for the scope',
      `${keycloak}  registrationGateOauth2Scope: [a]\n`,
      ['8:32 wrong-type app.registrationGateOauth2Scope'],
    ],
    ['true in quotes', keycloak.replace('Enabled: true', 'Enabled: "true"'), ['2:28 wrong-type app.registrationGateEnabled']],
    ['digits as text', `${keycloak}  registrationGateTimeoutSeconds: "5"\n`, []],
    [
      'a number with a unit',
      `${keycloak}  registrationGateTimeoutSeconds: 5s\n`,
      ['8:35 wrong-value app.registrationGateTimeoutSeconds'],
    ],
    [
      'an unknown auth type',
      keycloak.replace('oauth2_client_credentials', 'oauth2'),
      ['4:29 wrong-value app.registrationGateAuthType'],
    ],
    ['the gate on without URL', 'app:\n  registrationGateEnabled: true\n', ['2:28 required-key app.registrationGateUrl']],
    [
      'both endpoints',
      `${keycloak}  registrationGateOauth2IssuerUrl: https://idp.example.com\n`,
      ['5:35 conflicting-keys app.registrationGateOauth2TokenUrl'],
    ],
    [
      'literal and reference',
      `${keycloak}  registrationGateOauth2ClientSecret: x\n`,
      ['8:39 literal-and-reference app.registrationGateOauth2ClientSecret'],
    ],
    ['plain http', keycloak.replace('https://gate', 'http://gate'), ['3:24 plain-http app.registrationGateUrl']],
    ['a password in a URL', keycloak.replace('https://gate', 'https://u:p@gate'), ['3:24 unsafe-url app.registrationGateUrl']],
    [
      'a placeholder',
      keycloak.replace('00000000-0000-0000-0000-000000000000', '{tenant-id}'),
      ['5:35 unsafe-url app.registrationGateOauth2TokenUrl'],
    ],
    ['audit mode', `${keycloak}  registrationGateMode: audit\n`, ['8:25 gate-departure app.registrationGateMode']],
    [
      'a gate that is not switched on',
      'app:\n  registrationGateUrl: https://gate.example.com\n',
      ['2:24 gate-not-enabled app.registrationGateUrl'],
    ],
    [
      'a secret with a newline',
      'app:\n  registrationGateSigningKeys: |\n    whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n',
      ['2:32 secret-whitespace app.registrationGateSigningKeys'],
    ],
    [
      'a duplicate key',
      'app:\n  registryLogLevel: info\n  registryLogLevel: debug\n',
      ['3:3 duplicate-key app.registryLogLevel'],
    ],
    [
      'a variable of the settings',
      'app: {}\nextraEnv:\n  - name: REGISTRATION_GATE_ENABLED\n    value: "false"\n',
      ['3:11 reserved-variable extraEnv[0].name'],
    ],
    [
      'the stack, one level too high',
      'registry:\n  app: {}\n  registrationGateMode: audit\n',
      ['3:3 wrong-depth registry.registrationGateMode'],
    ],
    ['YAML that does not parse', 'app:\n  registrationGateUrl: "https\n', ['2:24 yaml-syntax ']],
  ])('%s', async (_name, text, expected) => {
    const { shown, status, findings } = await lint(text);
    expect(shown).toEqual(expected);
    expect(status).toBe(findings.some(({ severity }) => severity === 'error') ? 1 : 0);
  });

  it('name the key that was meant outside of the settings, too', async () => {
    const { findings } = await lint('app: {}\nimagePullSecret: []\nservice:\n  ports: 80\n');
    expect(findings.map(({ hint }) => hint)).toEqual(['did you mean imagePullSecrets?', 'did you mean service.port?']);
  });

  it('know the values of the other chart', async () => {
    const stack = await lint(keycloak, ['--chart', 'stack']);
    expect(stack.findings.map(({ hint }) => hint)).toContain('in the stack they are under registry.app');
    const registry = await lint('registry:\n  app: {}\n', ['--chart', 'registry']);
    expect(registry.findings.map(({ hint }) => hint)).toContain('in the chart registry they are under app');
  });

  it('name the argument that brought the value, and what it overrode', async () => {
    const file = folder.write('values.yaml', keycloak);
    const findings = await run(['-f', file, '--set', 'app.registrationGateOauth2ClientId=123']);
    expect(findings[0]).toMatchObject({
      code: 'wrong-type',
      hint: 'Helm reads it as a number: use --set-string',
      source: { file: '--set app.registrationGateOauth2ClientId' },
      overrides: [{ file, line: 6 }],
    });
  });

  it('warnings count only beyond --max-warnings', async () => {
    const text = `${keycloak}  registrationGateMode: audit\n`;
    expect((await lint(text)).status).toBe(0);
    expect((await lint(text, ['--max-warnings', '1'])).status).toBe(0);
    expect((await lint(text, ['--max-warnings', '0'])).status).toBe(1);
  });

  it('--scope gate looks at the gate keys alone, in any chart', async () => {
    const text = `other:\n  key: 1\nparent:\n  app:\n    unknownUpstreamKey: 1\n    registrationGateEnabled: true\n    registrationGateOAuth2ClientID: x\n`;
    expect((await lint(text, ['--scope', 'gate'])).shown).toEqual([
      '6:30 required-key parent.app.registrationGateUrl',
      '7:5 unknown-key parent.app.registrationGateOAuth2ClientID',
    ]);
    expect(await lint('unrelated: 1\n', ['--scope', 'gate'])).toMatchObject({ status: 0, findings: [] });
  });
});

describe('the linter and Helm', () => {
  /** The same cases every time, unless asked for others: HELM_SEED=7 HELM_CASES=2000. */
  const parameters = { seed: Number(process.env['HELM_SEED'] ?? 1), numRuns: Number(process.env['HELM_CASES'] ?? 60) };

  /** Whether `helm template` fails with the chart `registry`, and whether we say so. */
  async function refusals(name: string, app: object, helm: string): Promise<{ theirs: boolean; ours: boolean }> {
    const file = folder.write(name, JSON.stringify({ app }));
    const { status } = await gatectl(['values', '-f', file]);
    const { status: ended } = spawnSync(helm, ['template', 'r', join(root, 'charts/registry'), '-f', file], { stdio: 'pipe' });
    return { theirs: ended !== 0, ours: status === 1 };
  }

  describe.each(helms)('($name) agree about one value', ({ name, path }) => {
    it.each<[string, unknown, boolean]>([
      ['registrationGateTimeoutSeconds', '300', false],
      ['registrationGateTimeoutSeconds', '301', true],
      ['registrationGateTimeoutSeconds', '0', true],
      ['registrationGateTimeoutSeconds', '05', true],
      ['registrationGateTimeoutSeconds', 301, true],
      ['registrationGateUrl', 'https://gate.example.com/check?x=1', false],
      ['registrationGateUrl', 'http://gate.example.com/check', false],
      ['registrationGateUrl', 'gate.example.com', true],
      ['registrationGateUrl', 'https://user:pass@gate.example.com/', true],
      ['registrationGateUrl', 'https://gate.example.com/#check', true],
      ['registrationGateAuthCredential', ' x ', false],
      ['registrationWebhookUrl', 'https://hooks.example.com/', false],
    ])('%s: %j', async (key, value, refused) => {
      const outcome = await refusals(`one-${name}.yaml`, { [key]: value }, path);
      expect(outcome).toEqual({ theirs: refused, ours: refused });
    });
  });

  /** Mostly the first, a right value; else one of the others. */
  const mostly = (right: unknown, ...others: unknown[]): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

  /** Values that are right or wrong in many ways at once. */
  const configuration = fc.record(
    {
      registrationGateEnabled: fc.constantFrom<unknown>(true, true, true, false, 'true'),
      registrationGateUrl: mostly('https://gate.example.com/check', '', 'gate', 'https://u:p@x/', 7, 'https://x/#f'),
      registrationGateAuthType: fc.constantFrom(
        'none',
        'api_key',
        'bearer',
        'oauth2_client_credentials',
        'oauth2_client_credentials',
      ),
      registrationGateAuthCredential: fc.constantFrom<unknown>('', 'x', ' ', 5),
      registrationGateAuthCredentialExistingSecret: fc.constantFrom('', 'ref'),
      registrationGateOauth2TokenUrl: mostly('https://idp.example.com/token', ''),
      registrationGateOauth2IssuerUrl: mostly('', 'https://idp.example.com'),
      registrationGateOauth2ClientId: mostly('id', '', 123),
      registrationGateOauth2ClientSecret: mostly('s3cret', '', ' '),
      registrationGateOauth2ClientSecretExistingSecret: mostly('', 'ref'),
      registrationGateOauth2ClientAuthMethod: mostly('client_secret_post', 'private_key_jwt', 'federated_token', 'none'),
      registrationGateTimeoutSeconds: mostly('5', 5, 0, 301, '301', '05', 1.5, true),
      registrationGateMaxRetries: mostly(0, '0', 11, -1),
      existingSecret: mostly('', 'whole'),
      registryOidcIssuerUrl: mostly('', 'https://idp.example.com'),
      registryOidcAudience: fc.constantFrom('', 'registry'),
      registryDatabaseUrl: mostly('', 'postgres://db/x'),
      registryLogLevel: mostly('info', 'loud', null),
    },
    { requiredKeys: ['registrationGateUrl', 'registrationGateOauth2TokenUrl', 'registrationGateOauth2ClientId'] },
  );

  it('refuse the same values', async () => {
    const outcomes = { accepted: 0, refused: 0 };
    let number = 0;
    await fc.assert(
      fc.asyncProperty(configuration, fc.constantFrom(...helms), async (app, helm) => {
        const { theirs, ours } = await refusals(`random-${(number += 1)}.yaml`, app, helm.path);
        outcomes[theirs ? 'refused' : 'accepted'] += 1;
        expect(ours, JSON.stringify(app)).toBe(theirs);
      }),
      parameters,
    );
    expect(outcomes.accepted).toBeGreaterThan(5);
    expect(outcomes.refused).toBeGreaterThan(5);
  });
});
