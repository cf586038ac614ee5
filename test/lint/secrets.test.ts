import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { isPlaceholder } from '../../src/lint/rules/placeholder.ts';
import { isSecretReference } from '../../src/lint/rules/secret-reference.ts';
import { appSettings } from '../../src/settings/setting.ts';
import { lintApp, lintValues, shown } from './lint-values.ts';

/** No secret scanner shall take the examples for real ones. */
const joined = (...parts: readonly string[]): string => parts.join('');

const base64 = (bytes: number): string =>
  Buffer.from(Array.from({ length: bytes }, (_, index) => (index * 37) % 256)).toString('base64');
const jwt = [
  { alg: 'RS256', kid: '1' },
  { sub: 'registry', aud: 'gate' },
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .concat('c2lnbmF0dXJlLXNpZ25hdHVyZQ')
  .join('.');
const privateKey = joined('-----BEGIN PRI', 'VATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRI', 'VATE KEY-----\n');
const entraSecret = joined('Ab1', '8', 'Q~', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ_k');
const random = 'f3Kp9vXq2LmZ7rTw5NbY8cHd';

describe('references', () => {
  it.each([
    '${CLIENT_SECRET}',
    '${CLIENT_SECRET:-none}',
    '$CLIENT_SECRET',
    '$(ClientSecret)',
    '#{ClientSecret}#',
    '#{ClientSecret}',
    '__CLIENT_SECRET__',
    '((client-secret))',
    'ref+vault://secret/gate#/client_secret',
    'secretref+awssecrets://gate',
    'op://vault/gate/secret',
    'secrets://secrets.yaml',
    'arn:aws:secretsmanager:eu-west-1:111111111111:secret:gate-AbCdEf',
    'projects/p/secrets/gate/versions/latest',
    '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/gate)',
    'vault:secret/data/gate#client_secret',
    '<path:secret/data/gate#client_secret>',
    '<path:secret/data/gate#client_secret | base64decode>',
    'ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]',
    '$ANSIBLE_VAULT;1.1;AES256\n6162',
    'postgres://registry:${DB_PASSWORD}@db/registry',
  ])('%s', (text) => {
    expect(isSecretReference(text)).toBe(true);
  });

  it.each([
    random,
    '%CLIENT_SECRET%',
    '$(CLIENT_SECRET)',
    'env:CLIENT_SECRET',
    '$ecret-pa55',
    'pa$$word',
    'abc%def%',
    '<not a path>',
    '(abc)',
    'vaulted',
    'a:b',
    'ENC',
    entraSecret,
    jwt,
  ])('%s is none', (text) => {
    expect(isSecretReference(text)).toBe(false);
  });
});

describe('placeholders', () => {
  it.each([
    ...['changeme', 'change-me', 'CHANGE_ME', 'Change Me!', 'changeit', 'replace-me', 'REPLACE_THIS', 'TODO', 'FIXME', 'tbd'],
    ...[
      'secret',
      'my-secret',
      'your-client-secret',
      'YOUR_CLIENT_SECRET',
      'your-client-secret-here',
      'client_secret',
      'password',
    ],
    ...[
      'yourPassword',
      'P@ssw0rd',
      'example',
      'example-secret',
      'dummy',
      'placeholder',
      'token',
      'api-key',
      'fake_token',
      'redacted',
    ],
    ...['put your secret here', 'insert-secret-here', 'replace-with-real-secret', 'set-in-production', 'enter the password'],
    ...[
      '<your secret>',
      '<client-secret>',
      '<CLIENT_SECRET>',
      '{secret}',
      '{client-secret}',
      '{{ client_secret }}',
      '[YOUR SECRET]',
    ],
    ...['{{ .Values.secret }}', 'a{{ .x }}b', '<no value>', '"changeme"', 'Bearer <token>', 'Bearer changeme'],
    ...[
      'xxx',
      'xxxxxxxx',
      'XXXX',
      '****',
      '...',
      '0000',
      'sk-xxxx',
      joined('ghp_', 'xxxxxxxxxxxx'),
      '12345678',
      'null',
      'undefined',
      'none',
    ],
    ...['%CLIENT_SECRET%', '$(CLIENT_SECRET)', 'env:CLIENT_SECRET', '$env:CLIENT_SECRET', 'ENV:client_secret'],
    joined('-----BEGIN PRI', 'VATE KEY-----\n...\n-----END PRI', 'VATE KEY-----'),
  ])('%s', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  it.each([
    ...[random, entraSecret, jwt, privateKey, 'x', 's3cret', 'hunter2', 'correct horse battery staple', 'my-horse-battery'],
    ...[
      'secret-garden',
      'password-of-moria',
      'changeover',
      'examples-of-8',
      'use-the-force',
      'add-2-more',
      'set-sail',
      'xxl',
      'tokenring',
    ],
    ...['100%sure%', '%', '%a b%', '$(pa55-word)', 'environment:x', 'env:', 'a$(B)c'],
    ...['a<b>c', '{a', '{"a":1}', '[{"key":"a"}]', 'todo-list', 'xoxo', 'get-off-my-lawn', 'f00bar'],
  ])('%s is none', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  const key = 'registrationGateOauth2ClientSecret';
  it.each<[string, string, string[]]>([
    ['a word', `${key}: changeme`, [`2:39 placeholder-secret ${key}`]],
    ['a place', `${key}: "<secret>"`, [`2:39 placeholder-secret ${key}`]],
    ['a template', `${key}: "{{ .Values.x }}"`, [`2:39 placeholder-secret ${key}`]],
    ['a secret', `${key}: ${random}`, []],
    ['a variable', `${key}: \${CLIENT_SECRET}`, []],
    ['a variable of Windows', `${key}: "%CLIENT_SECRET%"`, [`2:39 placeholder-secret ${key}`]],
    ['a variable of Kubernetes', `${key}: $(CLIENT_SECRET)`, [`2:39 placeholder-secret ${key}`]],
    ['a variable of a pipeline', `${key}: $(ClientSecret)`, []],
    ['a variable by prefix', `${key}: env:CLIENT_SECRET`, [`2:39 placeholder-secret ${key}`]],
    ['a path of Argo CD', `${key}: <path:secret/data/gate#x>`, []],
    ['nothing', `${key}: ""`, []],
    ['a caller', `registryApiKeys: '[{"key":"changeme","name":"ci"}]'`, ['2:20 placeholder-secret registryApiKeys']],
    ['a caller that has a key', `registryApiKeys: '[{"key":"${random}","name":"ci"}]'`, []],
    ['a digest', `registryApiKeys: '[{"key_sha256":"${'ab'.repeat(32)}","name":"ci"}]'`, []],
    [
      'an encryption key of zeros',
      `registryEncryptionKey: k:${Buffer.alloc(32).toString('base64')}`,
      ['2:26 placeholder-secret registryEncryptionKey'],
    ],
    ['an encryption key', `registryEncryptionKey: k:${base64(32)}`, []],
    [
      'a signing key of zeros',
      `registrationGateSigningKeys: whsec_${Buffer.alloc(24).toString('base64')}`,
      ['2:32 placeholder-secret registrationGateSigningKeys'],
    ],
    ['a word for a signing key', 'registrationGateSigningKeys: changeme', ['2:32 wrong-value registrationGateSigningKeys']],
    [
      'the password of a database',
      'registryDatabaseUrl: postgres://registry:changeme@db/registry?sslmode=verify-full',
      ['2:24 placeholder-secret registryDatabaseUrl'],
    ],
    ['the variable of a database', 'registryDatabaseUrl: postgres://registry:${PASSWORD}@db/registry', []],
    ['a variable for all of a database', 'registryDatabaseUrl: ${DATABASE_URL}', []],
    ['a variable for API keys', 'registryApiKeys: ${API_KEYS}', []],
    ['a word in a key that is no secret', 'registryAdminGroup: secret', []],
  ])('%s', async (_name, lines, expected) => {
    expect(shown(await lintApp(lines))).toEqual(expected);
  });

  it('may stand in a file that another program renders first', async () => {
    const text = `app:\n  ${key}: '{{ requiredEnv "CLIENT_SECRET" }}'\n`;
    expect(shown(await lintValues({ files: { 'values.yaml.gotmpl': text } }))).toEqual([]);
    expect(shown(await lintValues({ files: { 'values.yaml': text } }))).toEqual([`2:39 placeholder-secret ${key}`]);
  });
});

describe('secrets in files that git tracks', () => {
  const key = 'registrationGateOauth2ClientSecret';
  const inGit = (column: number, name = key): string[] => [`2:${column} secret-in-git ${name}`];

  it.each<[string, string, string[]]>([
    ['a secret', `${key}: ${random}`, inGit(39)],
    ['a secret in quotes', `${key}: "${random}"`, inGit(39)],
    ['a secret without its quotes', `${key}: 984512307`, [...inGit(39), `2:39 wrong-type ${key}`]],
    [
      'a private key',
      `registrationGateOauth2PrivateKey: ${JSON.stringify(privateKey)}`,
      inGit(37, 'registrationGateOauth2PrivateKey'),
    ],
    ['callers', `registryApiKeys: '[{"key":"${random}","name":"ci"}]'`, inGit(20, 'registryApiKeys')],
    ['callers by digest', `registryApiKeys: '[{"key_sha256":"${'ab'.repeat(32)}","name":"ci"}]'`, []],
    ['callers by variable', `registryApiKeys: '[{"key":"\${CI_KEY}","name":"ci"}]'`, []],
    [
      'callers by variable and by value',
      `registryApiKeys: '[{"key":"\${CI_KEY}","name":"ci"},{"key":"${random}","name":"cd"}]'`,
      inGit(20, 'registryApiKeys'),
    ],
    [
      'a password beside a variable',
      `registryDatabaseUrl: postgres://u:${random}@\${DB_HOST}/x`,
      inGit(24, 'registryDatabaseUrl'),
    ],
    ['a database', `registryDatabaseUrl: postgres://u:${random}@db/x?sslmode=verify-full`, inGit(24, 'registryDatabaseUrl')],
    ['a database without a password', 'registryDatabaseUrl: postgres://db/x?sslmode=verify-full', []],
    ['a proxy', `httpsProxy: http://u:${random}@proxy:3128`, inGit(15, 'httpsProxy')],
    ['a proxy without a password', 'httpsProxy: http://proxy:3128', []],
    ['a reference', `${key}ExistingSecret: gate`, []],
    ['a variable', `${key}: \${CLIENT_SECRET}`, []],
    ['a text of SOPS', `${key}: ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]`, []],
    ['a text of vals', `${key}: ref+vault://secret/gate#/x`, []],
    ['a placeholder', `${key}: changeme`, [`2:39 placeholder-secret ${key}`]],
    ['white space', `${key}: "  "`, []],
    ['nothing', `${key}: ""`, []],
    ['no secret', 'registrationGateOauth2ClientId: 11111111-1111-1111-1111-111111111111', []],
  ])('%s', async (_name, lines, expected) => {
    expect(shown(await lintApp(lines, { tracked: ['values.yaml'] }))).toEqual(expected);
    const untracked = expected.filter((line) => !line.includes('secret-in-git'));
    expect(shown(await lintApp(lines))).toEqual(untracked);
  });

  it.each<[string, string, string[]]>([
    ['the first of two equal keys', `${key}: ${random}\n${key}: ""`, ['2:39 secret-in-git', '3:3 duplicate-key']],
    ['the first of three equal keys', `${key}: ${random}\n${key}: changeme\n${key}: ""`, ['2:39 secret-in-git']],
    ['the last of two equal keys', `${key}: ""\n${key}: ${random}`, ['3:39 secret-in-git']],
    ['both of two equal keys, once', `${key}: a${random}\n${key}: ${random}`, ['3:39 secret-in-git']],
    ['none of two equal keys', `${key}: ""\n${key}: changeme`, []],
    ['a misspelt key', `registrationGateOauth2ClientSecrt: ${random}`, ['2:38 secret-in-git']],
    ['a key in other letters', `registrationGateOAuth2ClientSecret: ${random}`, ['2:39 secret-in-git']],
    ['a variable as a key', `REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: ${random}`, ['2:43 secret-in-git']],
    ['a misspelt key without a secret', 'registrationGateOauth2ClientSecrt: changeme', []],
    ['a misspelt reference', 'registrationGateOauth2ClientSecretExistingSecrt: gate', []],
    ['a misspelt key of no secret', `registrationGateOauth2ClientIdd: ${random}`, []],
    ['a key that nothing resembles', `frobnicate: ${random}`, []],
  ])('are found: %s', async (_name, lines, expected) => {
    const found = shown(await lintApp(lines, { tracked: ['values.yaml'] })).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(found.filter((line) => line.includes('secret-in-git'))).toEqual(
      expected.filter((line) => line.includes('secret-in-git')),
    );
    expect(shown(await lintApp(lines)).join()).not.toContain('secret-in-git');
    const findings = await lintApp(lines, { tracked: ['values.yaml'] });
    expect(JSON.stringify(findings)).not.toContain(random);
  });

  it('are found under a misspelt key in any other chart, too', async () => {
    const lines = `registrationGateOauth2ClientSecrt: ${random}`;
    const findings = await lintApp(lines, { chart: 'any', tracked: ['values.yaml'] });
    expect(findings.map(({ code }) => code)).toContain('secret-in-git');
  });

  it('are found at a wrong depth', async () => {
    const text = (indent: string): string => `registry:\n  app: {}\n${indent}${key}: ${random}\n`;
    for (const [indent, path] of [
      ['', key],
      ['  ', `registry.${key}`],
    ] as const) {
      const findings = await lintValues({ files: { v: text(indent) }, chart: 'stack', tracked: ['v'] });
      expect(findings.filter(({ code }) => code === 'secret-in-git')).toMatchObject([{ path, source: { file: 'v', line: 3 } }]);
    }
    const elsewhere = { files: { v: `app: {}\nother:\n  ${key}: ${random}\n` }, tracked: ['v'] };
    expect((await lintValues(elsewhere)).map(({ code }) => code)).not.toContain('secret-in-git');
  });

  it('are found in every file, whatever comes later', async () => {
    const files = { 'a.yaml': `app:\n  ${key}: ${random}\n`, 'b.yaml': `app:\n  ${key}: other-${random}\n` };
    const where = async (tracked: readonly string[]): Promise<(string | undefined)[]> =>
      (await lintValues({ files, tracked, setString: [`app.${key}=${random}2`] }))
        .filter(({ code }) => code === 'secret-in-git')
        .map(({ source }) => source?.file);
    expect(await where(['a.yaml', 'b.yaml'])).toEqual(['a.yaml', 'b.yaml']);
    expect(await where(['a.yaml'])).toEqual(['a.yaml']);
    expect(await where([])).toEqual([]);
  });

  it('are found in the stack, and in any other chart', async () => {
    const stack = { files: { v: `registry:\n  app:\n    ${key}: ${random}\n` }, chart: 'stack' as const, tracked: ['v'] };
    expect(shown(await lintValues(stack))).toEqual([`3:41 secret-in-git registry.app.${key}`]);
    expect(shown(await lintApp(`${key}: ${random}`, { chart: 'any', tracked: ['values.yaml'] }))).toEqual(inGit(39));
  });

  it('names the key to use instead', async () => {
    const [first] = (await lintApp(`${key}: ${random}`, { tracked: ['values.yaml'] })).filter(
      ({ code }) => code === 'secret-in-git',
    );
    expect(first?.hint).toContain(`app.${key}ExistingSecret`);
  });
});

describe('a secret that YAML cuts at a #', () => {
  const key = 'registrationGateOauth2ClientSecret';
  const cut = `2:39 yaml-trap ${key}`;
  it.each<[string, string[]]>([
    [`${random} #GhIj`, [cut]],
    [`${random}\t#1`, [cut]],
    ['984512307 #GhIj', [`2:39 wrong-type ${key}`, cut]],
    [`${random} # a comment`, []],
    [`${random} ## a comment`, []],
    [`${random} #`, []],
    [`${random}#GhIj`, []],
    [`"${random} #GhIj"`, []],
    [`"${random}" #GhIj`, []],
    ['${CLIENT_SECRET} #vault', []],
    ['"" #none', []],
  ])('%s', async (written, expected) => {
    const findings = await lintApp(`${key}: ${written}`);
    expect(shown(findings)).toEqual(expected);
    expect(JSON.stringify(findings)).not.toMatch(/GhIj|f3Kp9v/);
  });
});

describe('text of keys that are no secrets', () => {
  const reference = 'registrationGateOauth2ClientSecretExistingSecret';
  const entry = `${reference}Key`;
  const id = 'registrationGateOauth2ClientId';
  const tokenUrl = 'registrationGateOauth2TokenUrl';
  it.each<[string, string, string]>([
    [reference, 'My_Secret', 'wrong-value'],
    [reference, 'Registration-gate', 'wrong-value'],
    [reference, '-gate', 'wrong-value'],
    [reference, 'gate.', 'wrong-value'],
    [reference, 'a b', 'wrong-value'],
    [reference, 'a'.repeat(254), 'wrong-value'],
    [reference, 'namespace/gate', 'wrong-value'],
    [reference, '<secret name>', 'wrong-value'],
    [reference, 'vault:secret/data/gate#secret', 'wrong-value'],
    ['existingSecret', 'Whole_Secret', 'wrong-value'],
    [reference, 'registration-gate', ''],
    [reference, 'a.b-c.9', ''],
    [reference, 'a'.repeat(253), ''],
    [reference, '{{ .Release.Name }}-gate', ''],
    [reference, '${SECRET_NAME}', ''],
    [reference, 'ref+vault://secret/gate#/name', ''],
    [reference, ' gate', 'container-text'],
    [entry, 'client/secret', 'wrong-value'],
    [entry, 'client secret', 'wrong-value'],
    [entry, 'CLIENT_SECRET', ''],
    [entry, 'client-secret.txt', ''],
    [id, '<client-id>', 'wrong-value'],
    [id, '{client-id}', 'wrong-value'],
    [id, 'your-client-id', 'wrong-value'],
    [id, 'YOUR_CLIENT_ID', 'wrong-value'],
    [id, '{{ clientId }}', 'template-in-value'],
    [id, '<no value>', 'template-in-value'],
    [id, '${CLIENT_ID}', ''],
    [id, '#{ClientId}#', ''],
    [id, '00000000-0000-0000-0000-000000000000', ''],
    [id, '11111111-1111-1111-1111-111111111111', ''],
    [id, 'mcp-registry', ''],
    [id, 'yourself', ''],
    ['registrationGateOauth2Scope', 'api://<app id>/.default', 'wrong-value'],
    ['registrationGateOauth2Scope', 'api://your-app-id/.default', 'wrong-value'],
    ['registrationGateOauth2Scope', 'api://gate-app-id/.default', ''],
    ['registrationGateOauth2Audience', 'https://your-gate.example.com', 'wrong-value'],
    ['registrationGateOauth2Audience', 'https://gate.example.com', ''],
    [tokenUrl, 'https://login.microsoftonline.com/your-tenant-id/oauth2/v2.0/token', 'unsafe-url'],
    [tokenUrl, 'https://login.microsoftonline.com/TENANT_ID/oauth2/v2.0/token', 'unsafe-url'],
    [tokenUrl, 'https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token', 'unsafe-url'],
    [tokenUrl, 'https://your-tenant.auth0.com/oauth/token', 'unsafe-url'],
    [tokenUrl, 'https://sso.example.com/realms/REALM/protocol/openid-connect/token', 'unsafe-url'],
    [tokenUrl, 'https://sso.example.com/realms/PLATFORM/protocol/openid-connect/token', ''],
    [tokenUrl, 'https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/v2.0/token', ''],
    ['registrationGateUrl', 'https://your-gate.example.com/check', 'unsafe-url'],
    ['registrationGateUrl', 'http://your-gate:8080/check', 'unsafe-url'],
    ['registrationGateUrl', 'https://your-bank.com/gate', ''],
    ['registrationGateUrl', 'https://gate.example.com/check', ''],
  ])('%s: %s', async (key, text, code) => {
    const findings = (await lintApp(`${key}: ${JSON.stringify(text)}`)).filter(
      ({ code: found, severity }) => severity !== 'info' && found !== 'cluster-http',
    );
    expect(shown(findings)).toEqual(code === '' ? [] : [`2:${key.length + 5} ${code} ${key}`]);
    if (code !== '') expect(JSON.stringify(findings.map(({ message, hint }) => message + hint))).not.toContain(text);
  });

  it('a secret of Entra ID as client id', async () => {
    for (const secret of [
      joined('abc', '8', 'Q~', 'dEfGhIjKlMnOpQrStUvWxYz0123456789a'),
      entraSecret,
      joined('abc', '8', 'Q~', 'd'.repeat(34)),
      joined('abc', '8', 'Q~', 'd'.repeat(36)),
    ]) {
      expect(shown(await lintApp(`${id}: ${secret}`))).toEqual([`2:35 secret-in-plain-key ${id}`]);
    }
  });
});

describe('secrets in keys that are shown', () => {
  const credentials: readonly (readonly [string, string])[] = [
    ['a JWT', jwt],
    ['a private key', privateKey],
    ['GitHub', joined('ghp', '_', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJkL4n')],
    ['GitHub, fine-grained', joined('github', '_pat_', '11ABCDEFG0aB3dE6gH9jK2mN5pQ8')],
    ['GitLab', joined('glpat', '-', 'aB3dE6gH9jK2mN5pQ8sT')],
    ['Slack', joined('xoxb', '-', '123456789012-aB3dE6gH9jK2')],
    ['AWS', joined('AKIA', 'ABCDEFGHIJKLMNOP')],
    ['AWS, temporary', joined('ASIA', 'ABCDEFGHIJKLMNOP')],
    ['Stripe', joined('sk', '_live_', 'aB3dE6gH9jK2mN5pQ8sT1vW4')],
    ['Google', joined('AIza', 'SyaB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJk')],
    ['a client secret of Google', joined('GOCSPX', '-', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7c')],
    ['a webhook key', joined('whsec', '_', base64(32))],
    ['Vault', joined('hvs', '.', 'aB3dE6gH9jK2mN5pQ8sT1vW4')],
    ['Entra ID', entraSecret],
    ['an Authorization value', `Bearer ${random}`],
    ['Basic', `Basic ${Buffer.from('registry:pa55word').toString('base64')}`],
  ];

  it.each(credentials)('%s', async (_name, text) => {
    for (const key of [
      'registrationGateOauth2ClientId',
      'registryAdminGroup',
      'registrationGateOauth2ClientSecretExistingSecret',
    ]) {
      const findings = await lintApp(`${key}: ${JSON.stringify(text)}`);
      expect(shown(findings)).toContain(`2:${key.length + 5} secret-in-plain-key ${key}`);
      expect(JSON.stringify(findings)).not.toContain(JSON.stringify(text).slice(1, -1));
    }
    expect(shown(await lintApp(`registrationGateAuthCredential: ${JSON.stringify(text)}`))).toEqual([]);
  });

  it.each<[string, string]>([
    ['registrationGateOauth2ExtraParams', `client_assertion_type=x&password=${random}`],
    ['registrationGateOauth2ExtraParams', `organization=org_1&subject_token=${random}`],
    ['registrationGateOauth2ExtraParams', `api_key=${random}`],
    ['registrationGateUrl', `https://gate.azurewebsites.net/api/check?code=${random}`],
    ['registrationGateUrl', `https://gate.example.com/check?token=${random}&x=1`],
    ['registrationGateUrl', `https://gate.example.com/check?sig=${random}`],
    ['registrationGateOauth2ClientSecretExistingSecret', 'f3Kp9vXq2LmZ7rTw5NbY'],
    ['existingSecret', 'f3Kp9vXq2LmZ7rTw5NbY'],
  ])('%s: %s', async (key, text) => {
    expect(shown(await lintApp(`${key}: "${text}"`))).toContain(`2:${key.length + 5} secret-in-plain-key ${key}`);
  });

  const certificate = `-----BEGIN CERTIFICATE-----\n${base64(240)}\n-----END CERTIFICATE-----\n`;
  it.each<[string, string]>([
    ['registrationGateOauth2ClientId', '11111111-1111-1111-1111-111111111111'],
    ['registrationGateOauth2ClientId', 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ'],
    ['registrationGateOauth2ClientId', '0oa1b2c3d4E5f6G7h8i9'],
    ['registrationGateOauth2ClientId', '123456789012-aB3dE6gH9jK2mN5pQ8sT1vW4yZ7cF0hJ.apps.googleusercontent.com'],
    ['registrationGateOauth2ClientId', 'registry-prod'],
    ['registrationGateOauth2Scope', 'api://11111111-1111-1111-1111-111111111111/.default'],
    ['registrationGateOauth2Scope', 'https://gate.example.com/registrations.check openid'],
    ['registrationGateOauth2Scope', 'token:read secret:read'],
    ['registrationGateOauth2Audience', 'https://gate.example.com/'],
    [
      'registrationGateOauth2TokenUrl',
      'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token',
    ],
    [
      'registrationGateUrl',
      `https://gate.example.com/${'long-path/'.repeat(40)}check?version=2024-01-01&tenant=aB3dE6gH9jK2mN5p`,
    ],
    ['registrationGateUrl', 'https://gate.example.com/check?key=registry&token_type=bearer'],
    ['registrationGateUrl', 'https://gate.example.com/check?code=${FUNCTION_KEY}'],
    ['registrationGateOauth2ExtraParams', 'organization=org_aB3dE6gH9jK2mN5p'],
    ['registrationGateOauth2ExtraParams', 'requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token'],
    ['registrationGateOauth2ExtraParams', 'token_use=access&resource_id=11111111-1111-1111-1111-111111111111'],
    ['registrationGateOauth2ExtraParams', 'password=${PASSWORD}'],
    ['registrationGateOauth2Certificate', certificate],
    ['registrationGateOauth2PrivateKeyId', 'q6Z8xW2cV5bN1mK4jH7gF0dS3aP9oI6uY3tR8eW1qA5'],
    ['registrationGateOauth2FederatedTokenFile', '/var/run/secrets/azure/tokens/azure-identity-token'],
    ['registrationGateOauth2ClientSecretExistingSecret', 'registration-gate-oauth2-client-secret-20240101'],
    ['registrationGateOauth2ClientSecretExistingSecret', '{{ .Release.Name }}-gate-Secret-1'],
    ['registrationGateOauth2ClientSecretExistingSecretKey', 'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET'],
    ['registrationGateAuthHeaderName', 'X-Functions-Key'],
    ['registryOidcAudience', 'Basic users'],
    ['registryAdminGroup', 'Bearer authentication'],
    ['registryAdminGroup', 'Bearer ${GATE_TOKEN_1}'],
    ['registryAdminGroup', 'Bearer xxxxxxxxxxxx'],
    ['registryAdminGroup', 'Bearer <path:secret/data/gate#token1>'],
    ['registryAdminGroup', '/MCP Registry/Platform Admins (EU)'],
    ['registryNamespace', 'com.example.platform'],
    ['noProxy', 'localhost,.svc,.cluster.local,10.0.0.1-10.0.0.254'],
    ['httpsProxy', 'http://proxy.example.com:3128'],
  ])('not %s: %s', async (key, text) => {
    const findings = await lintApp(`${key}: ${JSON.stringify(text)}`, { tracked: ['values.yaml'] });
    const secrets = findings.filter(({ code }) => code.includes('secret'));
    expect(shown(secrets)).toEqual([]);
  });
});

describe('secrets in extraEnv', () => {
  const lintEnv = async (name: string, value: string): Promise<string[]> => {
    const text = `app: {}\nextraEnv:\n  - name: ${name}\n    value: ${JSON.stringify(value)}\n`;
    const findings = await lintValues({ files: { v: text } });
    expect(JSON.stringify(findings)).not.toContain(random);
    return findings.map(({ code, severity, path, source }) => `${source?.line ?? 0} ${severity} ${code} ${path}`);
  };

  it.each([
    ['MY_API_KEY', random],
    ['DB_PASSWORD', 'hunter2'],
    ['SENTRY_AUTH_TOKEN', random],
    ['awsSecretAccessKey', random],
    ['DATABASE', `postgres://u:${random}@db/x`],
    ['OTHER', joined('AKIA', 'ABCDEFGHIJKLMNOP')],
  ])('%s', async (name, value) => {
    expect(await lintEnv(name, value)).toEqual(['4 warning secret-in-plain-key extraEnv[0].value']);
  });

  it.each([
    ['LOG_FORMAT', 'json'],
    ['MY_API_KEY', ''],
    ['MY_API_KEY', '${MY_API_KEY}'],
    ['MY_API_KEY', '$(OTHER_KEY)'],
    ['MY_API_KEY', 'abc'],
    ['USE_TOKEN', 'true'],
    ['MAX_TOKENS', '4096'],
    ['TOKEN_URL', 'https://idp.example.com/token'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/var/run/secrets/google.json'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', '/var/run/secrets/token'],
    ['TOKEN_SERVER_SECRET', 'https://idp.example.com/'],
    ['NODE_OPTIONS', '--max-old-space-size=512'],
  ])('not %s: %s', async (name, value) => {
    expect(await lintEnv(name, value)).toEqual([]);
  });

  it('not what comes from a Secret, and not what the settings own', async () => {
    const text = `app: {}\nextraEnv:\n  - name: MY_API_KEY\n    valueFrom:\n      secretKeyRef: {name: a, key: b}\n`;
    expect(await lintValues({ files: { v: text } })).toEqual([]);
    expect(await lintEnv('REGISTRY_API_KEYS', random)).toEqual(['3 error reserved-variable extraEnv[0].name']);
  });

  it('in the stack', async () => {
    const text = `registry:\n  app: {}\n  extraEnv:\n    - name: MY_API_KEY\n      value: ${random}\n`;
    expect(shown(await lintValues({ files: { v: text }, chart: 'stack' }))).toEqual([
      '5:14 secret-in-plain-key registry.extraEnv[0].value',
    ]);
  });
});

describe('no finding', () => {
  const marker = 'Tr0ub4dor3Qx';
  it.each([
    marker,
    `"  ${marker} "`,
    `|\n  ${marker}\n`,
    `!${marker}`,
    `!x ${marker}`,
    `&a ${marker}`,
    `'"${marker}"'`,
    `"{{ ${marker} }}"`,
    `"<${marker}>"`,
    `"$(${marker.toUpperCase()})"`,
    `"Bearer ${marker}${marker}"`,
    `https://u:${marker}@host/?token=${marker}9aB#x`,
    `token=${marker}9aB&password=${marker}`,
    `'[{"key":"${marker}","name":"x"}]'`,
    `k:${marker}`,
    `whsec_${marker}`,
    `"-----BEGIN PRIVATE KEY----- ${marker}"`,
    `"${marker}\\0"`,
    `{${marker}: 1}`,
    `[${marker}]`,
  ])('shows the value in %s', async (written) => {
    const lines = appSettings.map(({ key }) => `${key}: ${written}`).join('\n');
    for (const chart of ['registry', 'any'] as const) {
      const findings = await lintApp(lines, { chart, tracked: ['values.yaml'] });
      expect(findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(findings).toLowerCase()).not.toContain(marker.toLowerCase());
    }
  });
});
