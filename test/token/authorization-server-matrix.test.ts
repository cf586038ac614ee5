/** A real authorization server with every client authentication method and every combination of parameters. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/settings/environment.ts';
import { createAssertion } from '../../src/token/assertion.ts';
import { makeCertificates } from '../http/certificates.ts';
import { closeAll } from '../http/support.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { patience, tokenClient } from './support.ts';

const AUDIENCE = 'https://gate.example.com/';
/** Each of these characters has a meaning in a form, a Basic header or a URL. */
const AWKWARD = `z/tZ9+x:Q% ~"=&';-_.!*()`;

const folder = tempFolder();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const certified = makeCertificates();
const certifiedKey = createPrivateKey(certified.key);
const pem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
const keysOf = (key: KeyObject, kid: string) => [{ ...createPublicKey(key).export({ format: 'jwk' }), kid, use: 'sig' }];

let server: AuthorizationServer;
let keys: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  server = await startAuthorizationServer({
    audience: AUDIENCE,
    scopes: ['gate.check', 'gate.admin'],
    clients: [
      { clientId: 'post', method: 'client_secret_post', secret: AWKWARD },
      { clientId: 'basic:1 /+', method: 'client_secret_basic', secret: AWKWARD },
      { clientId: 'rsa', method: 'private_key_jwt', keys: keysOf(rsa, 'rsa-1') },
      { clientId: 'ec', method: 'private_key_jwt', keys: keysOf(ec, 'ec-1') },
      { clientId: 'certified', method: 'private_key_jwt', keys: keysOf(certifiedKey, 'certified-1') },
    ],
  });
  keys = createLocalJWKSet((await (await fetch(server.jwksUri)).json()) as JSONWebKeySet);
});
afterAll(async () => {
  await closeAll();
  await server.close();
});

/** A way to prove the client. `renew` does what the platform does between two tokens. */
interface Method {
  readonly name: string;
  readonly clientId: string;
  readonly env: Environment;
  /** The same with a credential of somebody else. */
  readonly wrong: Environment;
  readonly renew?: () => Promise<void>;
}

const secret = (method: string, clientId: string): Method => ({
  name: method,
  clientId,
  env: { REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: method, REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: AWKWARD },
  wrong: { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: encodeURIComponent(AWKWARD) },
});

const signed = (algorithm: string, clientId: string, key: KeyObject, more: Environment = {}): Method => ({
  name: `private_key_jwt ${algorithm}`,
  clientId,
  env: {
    REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
    REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(key),
    REGISTRATION_GATE_OAUTH2_SIGNING_ALG: algorithm === 'by certificate' ? '' : algorithm,
    ...more,
  },
  wrong: {
    REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    REGISTRATION_GATE_OAUTH2_SIGNING_ALG: 'RS256',
    REGISTRATION_GATE_OAUTH2_CERTIFICATE: '',
    REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: '',
  },
});

const file = folder.write('federated', '');

const methods: readonly Method[] = [
  secret('client_secret_post', 'post'),
  secret('client_secret_basic', 'basic:1 /+'),
  signed('RS256', 'rsa', rsa, { REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'rsa-1' }),
  signed('PS256', 'rsa', rsa),
  signed('ES256', 'ec', ec, { REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'ec-1' }),
  signed('by certificate', 'certified', certifiedKey, { REGISTRATION_GATE_OAUTH2_CERTIFICATE: certified.cert }),
  {
    name: 'federated_token',
    clientId: 'ec',
    env: {
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: file,
    },
    wrong: { REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: folder.write('wrong', 'e30.e30.x') },
    async renew() {
      const common = { keyId: '', certificate: '', algorithm: '', audience: server.tokenEndpoint, now: Date.now() } as const;
      const made = await createAssertion({ ...common, clientId: 'ec', privateKey: pem(ec) });
      writeFileSync(file, made.ok ? made.assertion : '');
    },
  },
];

/** Every subset of the parameters. */
const parameters: readonly Environment[] = [
  { REGISTRATION_GATE_OAUTH2_SCOPE: 'gate.check' },
  { REGISTRATION_GATE_OAUTH2_AUDIENCE: AUDIENCE },
  { REGISTRATION_GATE_OAUTH2_RESOURCE: AUDIENCE },
  { REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'organization=org%201&x=a+b' },
].reduce<Environment[]>((subsets, one) => [...subsets, ...subsets.map((subset) => ({ ...subset, ...one }))], [{}]);

const nameOf = (env: Environment): string =>
  Object.keys(env)
    .map((name) => name.replace('REGISTRATION_GATE_OAUTH2_', '').toLowerCase())
    .join(', ') || 'nothing';

const address = {
  endpoint: (): Environment => ({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.tokenEndpoint }),
  issuer: (): Environment => ({ REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.issuer }),
};

const rows = methods.flatMap((method) =>
  parameters.flatMap((params) =>
    (['endpoint', 'issuer'] as const).flatMap((by) =>
      (['off', 'on'] as const).map((cache) => ({
        method: method.name,
        params: nameOf(params),
        by,
        cache,
        of: method,
        env: params,
      })),
    ),
  ),
);

describe('a token', () => {
  it.each(rows)(
    'by $method with $params at the $by, cache $cache',
    async ({ of: { clientId, env: proof, renew }, env, by, cache }) => {
      await renew?.();
      const client = tokenClient({
        REGISTRATION_GATE_OAUTH2_CLIENT_ID: clientId,
        ...proof,
        ...address[by](),
        ...env,
        REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: cache,
      });
      const issued = server.tokensIssued();
      const first = await client.acquire(patience());
      if (!first.ok) throw new Error(`${first.failure.reason}: ${first.failure.hint}`);
      const { payload } = await jwtVerify(first.token.reveal(), keys, {
        issuer: server.issuer,
        audience: AUDIENCE,
        algorithms: ['RS256'],
      });
      expect([payload['client_id'], payload['scope'], first.token.lifetimeSeconds, first.requests]).toEqual([
        clientId,
        env['REGISTRATION_GATE_OAUTH2_SCOPE'],
        300,
        1,
      ]);
      // A federated token that has been renewed is another credential, which gets a token of its own.
      if (cache === 'off') await renew?.();
      const second = await client.acquire(patience());
      expect(second).toMatchObject({ ok: true, requests: cache === 'on' ? 0 : 1 });
      expect(server.tokensIssued() - issued).toBe(cache === 'on' ? 1 : 2);
    },
  );
});

describe('no token', () => {
  const refusals: readonly [string, (method: Method) => Environment, RegExp][] = [
    ['a scope of others', () => ({ REGISTRATION_GATE_OAUTH2_SCOPE: 'gate.admin' }), /^invalid_scope \(HTTP 400\)$/],
    [
      'another resource',
      () => ({ REGISTRATION_GATE_OAUTH2_RESOURCE: 'https://other.example.com/' }),
      /^invalid_target \(HTTP 400\)$/,
    ],
    ['a wrong credential', ({ wrong }) => wrong, /^invalid_client \(HTTP 401\)$/],
    // An assertion that somebody else made contradicts the client id.
    ['an unknown client', () => ({ REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'nobody' }), /^invalid_(client|request) \(HTTP 40[01]\)$/],
  ];
  const cases = methods.flatMap((method) =>
    refusals.map(([name, change, reason]) => [method.name, name, method, change, reason] as const),
  );

  it.each(cases)('by %s with %s', async (_method, _name, method, change, reason) => {
    await method.renew?.();
    const client = tokenClient({
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: method.clientId,
      ...method.env,
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.tokenEndpoint,
      ...change(method),
    });
    const result = await client.acquire(patience());
    expect([result.ok ? '' : result.failure.reason, result.requests]).toEqual([expect.stringMatching(reason) as string, 1]);
  });
});
