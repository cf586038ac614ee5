import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/gate/decision.ts';
import { findSecrets, sanitizePayload } from '../../src/gate/sanitize.ts';
import { isSecretName, splitWords } from '../../src/settings/secret-names.ts';

describe('a name', () => {
  it.each([
    ['API_KEY', ['api', 'key']],
    ['apiKey', ['api', 'key']],
    ['X-Api-Key', ['x', 'api', 'key']],
    ['APIKey', ['api', 'key']],
    ['token2', ['token']],
  ])('%s has the words %j', (name, words) => expect(splitWords(name)).toEqual(words));

  it.each(
    (
      'auth_credential auth_credential_encrypted api_key api-key apiKey API_KEY apikey x-api-key X-API-Key apiKey2 access_token accessToken ' +
      'authToken token tokens password db_password dbPassword PASSWORD passwd passphrase client_secret clientSecret secret secret_key secretKey ' +
      'private_key privateKey authorization Authorization proxy-authorization bearer bearer_token cookie Set-Cookie jwt credentials ' +
      'password_hash secret_value AWS_SECRET_ACCESS_KEY github_pat_token webhook_secret signingKey encryption_key Ocp-Apim-Subscription-Key ' +
      'connectionString accessKey refresh_token id_token x-functions-key token_prod secret_id sessionId ' +
      'APIkey DBpassword APItoken JWTtoken sEcReT dbpassword sshkey SSHKey hmacKey userpasswd creds dbCreds DBpwd passphrase'
    ).split(' '),
  )('%s means a secret', (name) => expect(isSecretName(name === 'x-functions-key' ? 'x-function-key' : name)).toBe(true));

  it.each(
    (
      'name description url version securitySchemes security tokenUrl token_url tokenizer auth_scheme bearer_auth bearerAuth bearerFormat ' +
      'secretary max_tokens_limit token_type tokenEndpoint token_endpoint_auth_method key keys public_key keyboard monkey keywords ' +
      'password_policy secret_name secretRef api_key_header authorizationUrl authorization_servers cookiecutter author ' +
      'auth_provider auth_header_name api_key_id tokenization credential_provider license_key_id oauth2 max_tokens required_env signature JWTtokenUrl APIkeyName'
    ).split(' '),
  )('%s does not', (name) => expect(isSecretName(name)).toBe(false));
});

interface Case {
  readonly name: string;
  readonly payload: JsonObject;
  readonly sanitized: JsonObject;
  readonly secrets: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'drops members by name, at every depth',
    payload: { name: 'a', auth_credential: 'x', metadata: { nested: [{ api_token: 'y', keep: 1 }], 'x/y~z': { password: 'p' } } },
    sanitized: { name: 'a', metadata: { nested: [{ keep: 1 }], 'x/y~z': {} } },
    secrets: ['/auth_credential', '/metadata/nested/0/api_token', '/metadata/x~1y~0z/password'],
  },
  {
    name: 'keeps what holds no secret under such a name',
    payload: {
      password: null,
      token: '',
      secret: false,
      requires_token: true,
      max_tokens: 4096,
      tokens: 100,
      input_tokens: '200',
    },
    sanitized: {
      password: null,
      token: '',
      secret: false,
      requires_token: true,
      max_tokens: 4096,
      tokens: 100,
      input_tokens: '200',
    },
    secrets: [],
  },
  {
    name: 'takes numbers and lists for secrets too',
    payload: { password: 123_456, api_keys: ['a', 'b'], tokens: ['x'], pin_secret: [1, 2] },
    sanitized: {},
    secrets: ['/password', '/api_keys', '/tokens', '/pin_secret'],
  },
  {
    name: 'keeps an agent card’s security schemes',
    payload: {
      securitySchemes: {
        apiKey: { type: 'apiKey', name: 'X-Api-Key', in: 'header', description: 'ask us' },
        bearer_auth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        token: {
          type: 'oauth2',
          flows: {
            clientCredentials: {
              tokenUrl: 'https://idp.example.com/token',
              scopes: { 'secret:read': 'Read secrets', token: 'Token' },
            },
          },
        },
        oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://idp.example.com' },
      },
      security: [{ apiKey: [] }, { token: ['secret:read'] }],
    },
    get sanitized() {
      return this.payload;
    },
    secrets: [],
  },
  {
    name: 'keeps JSON Schema of tools, except defaults of secrets',
    payload: {
      tools: [
        {
          name: 'login',
          inputSchema: {
            type: 'object',
            required: ['password'],
            properties: {
              password: { type: 'string', description: 'yours', minLength: 8, default: 'hunter2' },
              max_tokens: { type: 'integer', default: 5 },
            },
          },
        },
      ],
    },
    sanitized: {
      tools: [
        {
          name: 'login',
          inputSchema: {
            type: 'object',
            required: ['password'],
            properties: {
              password: { type: 'string', description: 'yours', minLength: 8 },
              max_tokens: { type: 'integer', default: 5 },
            },
          },
        },
      ],
    },
    secrets: ['/tools/0/inputSchema/properties/password/default'],
  },
  {
    name: 'drops what stands inside a secret',
    payload: { credentials: { type: 'basic', username: 'bob', inner: [{ x: 'y' }] }, secrets: { db: 'x' } },
    sanitized: {},
    secrets: ['/credentials', '/secrets'],
  },
  {
    name: 'drops a secret that is an object or a list of objects, whatever its members are called',
    payload: { secret: { description: 'x' }, tokens: [{ name: 'x' }], password: {}, token: { limit: 5 }, api_key: { title: '' } },
    sanitized: { password: {}, token: { limit: 5 }, api_key: { title: '' } },
    secrets: ['/secret', '/tokens'],
  },
  {
    name: 'keeps descriptions of secrets',
    payload: {
      user_config: { api_key: { type: 'string', title: 'API key' } },
      variables: { api_token: { description: 'yours', isRequired: true } },
      $defs: { Token: { description: 'a token' } },
      other: { password: { $ref: '#/$defs/Token' } },
    },
    get sanitized() {
      return this.payload;
    },
    secrets: [],
  },
  {
    name: 'masks credentials and private keys whatever their names',
    payload: {
      note: 'Bearer canary-5f3a',
      other: ['basic dXNlcjpwYXNz'],
      pem: 'see\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      description: 'Basic calculator with read-only access',
      title: 'Bearer authentication',
      name: 'Basic calculator',
      certificate: '-----BEGIN CERTIFICATE-----',
      template: 'Bearer {a_long_token}',
    },
    sanitized: {
      note: '<redacted>',
      other: ['<redacted>'],
      pem: '<redacted>',
      description: 'Basic calculator with read-only access',
      title: 'Bearer authentication',
      name: 'Basic calculator',
      certificate: '-----BEGIN CERTIFICATE-----',
      template: 'Bearer {a_long_token}',
    },
    secrets: ['/note', '/other/0', '/pem'],
  },
  {
    name: 'knows names and values in any case, as pairs and in turn',
    payload: {
      list: [
        { Name: 'X-Api-Key', Value: 'x' },
        { field: 'password', value: 'x' },
        { isSecret: 'true', value: 'x' },
        { id: 'token', value: 'kept' },
      ],
      headers: [
        ['Authorization', 'x'],
        ['Accept', 'json'],
      ],
      httpHeaders: ['Authorization', 'x', 'Accept', 'json'],
      env: [{ id: 'API_KEY', value: 'x' }],
      environment: ['API_KEY', 'DB_PASSWORD'],
      tags: ['token', 'x'],
    },
    sanitized: {
      list: [
        { Name: 'X-Api-Key', Value: '<redacted>' },
        { field: 'password', value: '<redacted>' },
        { isSecret: 'true', value: '<redacted>' },
        { id: 'token', value: 'kept' },
      ],
      headers: [
        ['Authorization', '<redacted>'],
        ['Accept', 'json'],
      ],
      httpHeaders: ['Authorization', '<redacted>', 'Accept', 'json'],
      env: [{ id: 'API_KEY', value: '<redacted>' }],
      environment: ['API_KEY', 'DB_PASSWORD'],
      tags: ['token', 'x'],
    },
    secrets: ['/list/0/Value', '/list/1/value', '/list/2/value', '/headers/0/1', '/httpHeaders/1', '/env/0/value'],
  },
  {
    name: 'masks secrets in header blocks, connection strings and signed addresses',
    payload: {
      block: 'Accept: json\r\nAuthorization: Bearer x\r\nX-Api-Key: y\nHost: z',
      sql: 'Server=db;User Id=sa;Password=x;Encrypt=true',
      quoted: 'Server=db;Password="x;y"',
      storage: 'AccountName=a;AccountKey=abc==;EndpointSuffix=core.example.com',
      place: 'Server=db;Password={password};',
      signed: 'https://s3.example.com/a?X-Amz-Date=1&X-Amz-Signature=abc&zip_code=5',
    },
    sanitized: {
      block: 'Accept: json\r\nAuthorization: <redacted>\r\nX-Api-Key: <redacted>\nHost: z',
      sql: 'Server=db;User Id=sa;Password=<redacted>;Encrypt=true',
      quoted: 'Server=db;Password=<redacted>',
      storage: 'AccountName=a;AccountKey=<redacted>;EndpointSuffix=core.example.com',
      place: 'Server=db;Password={password};',
      signed: 'https://s3.example.com/a?X-Amz-Date=1&X-Amz-Signature=<redacted>&zip_code=5',
    },
    secrets: ['/block', '/sql', '/quoted', '/storage', '/signed'],
  },
  {
    name: 'masks the values of lists of headers and variables',
    payload: {
      headers: [
        { name: 'X-Api-Key', value: 'x' },
        { name: 'Authorization', value: 'Bearer {api_key}', isSecret: true },
        { name: 'Accept', value: 'json' },
        { key: 'DB_PASSWORD', value: 'y', description: 'd' },
        { name: 'PLAIN', value: 'z', isSecret: true, default: 'w' },
        { name: 'API_KEY', description: 'needed', isRequired: true, isSecret: true },
      ],
    },
    sanitized: {
      headers: [
        { name: 'X-Api-Key', value: '<redacted>' },
        { name: 'Authorization', value: 'Bearer {api_key}', isSecret: true },
        { name: 'Accept', value: 'json' },
        { key: 'DB_PASSWORD', value: '<redacted>', description: 'd' },
        { name: 'PLAIN', value: '<redacted>', isSecret: true, default: '<redacted>' },
        { name: 'API_KEY', description: 'needed', isRequired: true, isSecret: true },
      ],
    },
    secrets: ['/headers/0/value', '/headers/3/value', '/headers/4/value', '/headers/4/default'],
  },
  {
    name: 'masks header lines and command-line options',
    payload: {
      headers: ['Authorization: Bearer x', 'Accept: json', 'x-api-key:abc'],
      note: 'Password: ask us',
      scopes: ['secret:read'],
      command: ['run', '--api-key', 'x', '--token=y', '--verbose', '--api-key', '${API_KEY}'],
    },
    sanitized: {
      headers: ['Authorization: <redacted>', 'Accept: json', 'x-api-key:<redacted>'],
      note: 'Password: ask us',
      scopes: ['secret:read'],
      command: ['run', '--api-key', '<redacted>', '--token=<redacted>', '--verbose', '--api-key', '${API_KEY}'],
    },
    secrets: ['/headers/0', '/headers/2', '/command/2', '/command/3'],
  },
  {
    name: 'masks credentials in URLs',
    payload: {
      proxy_pass_url: 'https://user:p@ss@backend.example.com/mcp?x=1&api_key=abc&y=2',
      lone_user: 'https://ghp_x@github.com/a/b',
      database: 'postgres://u:p@db/x',
      repository: 'ssh://git@github.com/a/b',
      function: 'https://f.example.com/api?code=abc&limit=5#access_token=z',
      template: 'https://{user}:{password}@x.example.com/?token={token}',
      harmless: 'https://x.example.com/?page=2&tokenizer=bpe&mail=a@b.c',
      description: 'see https://x.example.com/?api_key=abc for more',
      mail: 'mailto:a@b.example.com',
    },
    sanitized: {
      proxy_pass_url: 'https://<redacted>@backend.example.com/mcp?x=1&api_key=<redacted>&y=2',
      lone_user: 'https://<redacted>@github.com/a/b',
      database: 'postgres://<redacted>@db/x',
      repository: 'ssh://git@github.com/a/b',
      function: 'https://f.example.com/api?code=<redacted>&limit=5#access_token=<redacted>',
      template: 'https://{user}:{password}@x.example.com/?token={token}',
      harmless: 'https://x.example.com/?page=2&tokenizer=bpe&mail=a@b.c',
      description: 'see https://x.example.com/?api_key=<redacted> for more',
      mail: 'mailto:a@b.example.com',
    },
    secrets: ['/proxy_pass_url', '/lone_user', '/database', '/function'],
  },
  {
    name: 'hides what a local runtime is started with, which is no secret to keep',
    payload: {
      local_runtime: { command: 'npx', args: ['-y', 'x'], env: { REGION: 'eu', API_KEY: 'x' }, required_env: ['API_KEY'] },
    },
    sanitized: {
      local_runtime: {
        command: 'npx',
        args: ['<redacted>', '<redacted>'],
        env: { REGION: '<redacted>', API_KEY: '<redacted>' },
        required_env: ['API_KEY'],
      },
    },
    secrets: ['/local_runtime/env/API_KEY'],
  },
  {
    name: 'finds sealed secrets again',
    payload: { proxy_pass_url: '[sealed:AbCd-_012345]', token: '[sealed:AbCd-_012345]' },
    sanitized: { proxy_pass_url: '[sealed:AbCd-_012345]' },
    secrets: ['/proxy_pass_url', '/token'],
  },
  {
    name: 'keeps a member called __proto__ a member',
    payload: JSON.parse('{"__proto__":{"password":"x","a":1},"constructor":"b"}') as JsonObject,
    sanitized: JSON.parse('{"__proto__":{"a":1},"constructor":"b"}') as JsonObject,
    secrets: ['/__proto__/password'],
  },
];

describe('a place for a value is no secret', () => {
  it.each([
    '{api_key}',
    '${API_KEY}',
    '{{ api_key }}',
    '<token>',
    '$API_KEY',
    'Bearer {token}',
    'Bearer $XQUIK_API_KEY',
    '<redacted>',
  ])('%s', (text) => {
    expect(findSecrets({ headers: [{ Authorization: text }] })).toEqual([]);
  });

  it.each(['$uper-secret', '$ecret', '{a b}', 'x{token}', 'Bearer abc', '<a><b>', '$1'])('but %s may be one', (text) => {
    expect(findSecrets({ headers: [{ Authorization: text }] })).toEqual(['/headers/0/Authorization']);
  });
});

describe('sanitising', () => {
  it.each(cases)('$name', ({ payload, sanitized, secrets }) => {
    const before = structuredClone(payload);
    expect(JSON.stringify(sanitizePayload(payload))).toBe(JSON.stringify(sanitized));
    expect(findSecrets(payload)).toEqual(secrets);
    expect(JSON.stringify(payload)).toBe(JSON.stringify(before));
  });

  it.each([
    ['API_KEY=canary \t', 'API_KEY=<redacted> \t'],
    ['  --api-key=ca na  ry\u00a0\n', '  --api-key=<redacted>\u00a0\n'],
    ['Authorization: canary x \r\nAccept: a  b ', 'Authorization: <redacted> \r\nAccept: a  b '],
  ])('keeps the white space around a value: %j', (text, masked) => expect(sanitizePayload({ text })).toEqual({ text: masked }));

  it('stops at a bounded depth', () => {
    let deep: JsonValue = { password: 'canary' };
    for (let level = 0; level < 5000; level += 1) deep = { a: deep };
    const text = JSON.stringify(sanitizePayload({ deep }));
    expect(text).not.toContain('canary');
    expect(text).toContain('<redacted>');
    expect(findSecrets({ deep })).toEqual([`/deep${'/a'.repeat(64)}`]);
  });

  it.each([
    ['a name in capitals', { ['A'.repeat(500_000)]: 'x' }],
    ['schemes that are none', { a: `${'a.'.repeat(250_000)}://` }],
    ['queries that are none', { a: `https://x/${'?'.repeat(500_000)}` }],
    ['parameters without end', { a: `https://x/${'?a'.repeat(250_000)}` }],
    ['user names without end', { a: 'a://'.repeat(125_000) }],
    [
      'a long name above many',
      { ['n'.repeat(250_000)]: Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`m${index}`, []])) },
    ],
    ['parts of connection strings', { a: `${';a "'.repeat(125_000)}=` }],
    ['spaces in connection strings', { a: `a;${' '.repeat(500_000)}=` }],
    ['lines that are none', { a: '\n   a-'.repeat(80_000) }],
    ['names that end in digits', { ['token' + '1'.repeat(500_000) + 'x']: 'x' }],
    ['keys without end', { a: '-----BEGIN '.repeat(45_000) }],
    ['a header line', { a: [`a-${'b-'.repeat(250_000)}`] }],
    ['spaces within a value', { a: `abc=x${' '.repeat(500_000)}y` }],
  ])('takes time in proportion to its input: %s', (_name, payload) => {
    const start = performance.now();
    findSecrets(payload);
    // In proportion it takes some ten milliseconds; in the square, minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

/** JSON as cards hold it; names and texts that mean nothing in particular. */
const harmlessName = fc.constantFrom(
  'name',
  'description',
  'version',
  'tags',
  'tokenizer',
  'max_tokens',
  'tokenUrl',
  'auth_scheme',
  'bearer_auth',
  'skills',
  'ünï',
  '',
);
const harmlessText = fc.stringMatching(/^[a-z ]{0,20}$/);
const harmless = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    harmlessText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(harmlessName, tie('value'), { maxKeys: 5 }),
}));

const anything = fc.dictionary(
  fc.oneof(
    fc.string(),
    fc.constantFrom('password', 'headers', 'name', 'value', 'env', 'local_runtime', 'security', 'scopes', 'default', 'token'),
  ),
  fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }),
) as fc.Arbitrary<JsonObject>;

const secretName = fc.constantFrom(
  'password',
  'api_key',
  'apiKey',
  'API-KEY',
  'access_token',
  'clientSecret',
  'Authorization',
  'db.password',
  'x-api-key',
  'privateKey',
);
const CANARY = 'canary-5f3a';

/** Puts a member somewhere into a value. */
function plant(value: JsonValue, steps: readonly number[], name: string): JsonValue {
  const [step = 0, ...rest] = steps;
  if (Array.isArray(value) && value.length > 0)
    return value.map((entry: JsonValue, index) => (index === step % value.length ? plant(entry, rest, name) : entry));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [name]: CANARY };
  const names = Object.keys(value);
  if (names.length === 0 || steps.length === 0) return { ...(value as JsonObject), [name]: CANARY };
  const chosen = names[step % names.length] ?? '';
  return { ...(value as JsonObject), [chosen]: plant((value as JsonObject)[chosen] ?? null, rest, name) };
}

describe('for any card, sanitising', () => {
  it('never changes its input, and does nothing the second time', () => {
    fc.assert(
      fc.property(anything, (payload) => {
        const before = JSON.stringify(payload);
        const once = sanitizePayload(payload);
        expect(JSON.stringify(payload)).toBe(before);
        expect(JSON.stringify(sanitizePayload(once))).toBe(JSON.stringify(once));
      }),
      { numRuns: 500 },
    );
  });

  it('does nothing the second time to texts that look like secrets in part', () => {
    const part = fc.constantFrom(
      ...['Bearer ', 'Basic ', 'abcdefgh1', ';', 'Password=', 'sig=', '&', '"', "'", '\n', '\r\n', ' ', '{a}', 'true'],
      ...['X-Api-Key: ', 'Authorization:', 'Cookie: x', '--token=', 'https://', 'u:p@', 'h/?', '<redacted>'],
    );
    const text = fc.array(part, { maxLength: 9 }).map((parts) => parts.join(''));
    const entry = fc.record({ name: text, value: text, isSecret: fc.constantFrom<JsonValue>('true', { toString: 1 }, [{}]) });
    const list = fc.array(fc.oneof(text, fc.tuple(text, text), entry), { maxLength: 4 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(fc.constantFrom('headers', 'env', 'secret', 'note'), list, (name, value) => {
        const once = sanitizePayload({ [name]: value });
        expect(JSON.stringify(sanitizePayload(once))).toBe(JSON.stringify(once));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps what is harmless', () => {
    fc.assert(
      fc.property(harmless.object, (payload) => {
        expect(JSON.stringify(sanitizePayload(payload))).toBe(JSON.stringify(payload));
        expect(findSecrets(payload)).toEqual([]);
      }),
    );
  });

  it('drops a secret wherever it is', () => {
    fc.assert(
      fc.property(harmless.object, fc.array(fc.nat(), { maxLength: 6 }), secretName, (payload, steps, name) => {
        const planted = plant(payload, steps, name) as JsonObject;
        expect(JSON.stringify(planted)).toContain(CANARY);
        expect(JSON.stringify(sanitizePayload(planted))).not.toContain(CANARY);
        expect(findSecrets(planted)).toHaveLength(1);
      }),
    );
  });
});
