import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import type { Environment } from '../../src/settings/environment.ts';
import { systemClock } from '../../src/token/clock.ts';
import { TokenClient } from '../../src/token/token-client.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../support/authorization-server.ts';

const AUDIENCE = 'https://gate.example.com/';
/** Each of these characters has a meaning in a form, a Basic header or a URL. */
const AWKWARD = `z/tZ9+x:Q% ~"=&';-_.!*()`;

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = (key: typeof rsa.privateKey): string => String(key.export({ format: 'pem', type: 'pkcs8' }));

let server: AuthorizationServer;
const http = createHttpClient({ ca: undefined, environment: {} });

beforeAll(async () => {
  server = await startAuthorizationServer({
    audience: AUDIENCE,
    scopes: ['gate.check', 'gate.admin'],
    clients: [
      { clientId: 'post', method: 'client_secret_post', secret: AWKWARD },
      { clientId: 'basic:1 /+', method: 'client_secret_basic', secret: AWKWARD },
      {
        clientId: 'rsa',
        method: 'private_key_jwt',
        keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa-1', use: 'sig' }],
      },
      { clientId: 'ec', method: 'private_key_jwt', keys: [ec.publicKey.export({ format: 'jwk' })] },
    ],
  });
});

afterAll(async () => {
  http.close();
  await server.close();
});

function acquire(env: Environment) {
  const { settings } = readAppSettings({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: 'http://127.0.0.1/check',
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    ...env,
  });
  const client = new TokenClient({ settings, http, environment: env, clock: systemClock });
  return client.acquire({ signal: new AbortController().signal, timeoutMs: 30_000 });
}

async function claimsOf(env: Environment) {
  const result = await acquire(env);
  if (!result.ok) throw new Error(`${result.failure.reason}: ${result.failure.hint}`);
  expect(result.requests).toBe(1);
  expect(result.token.lifetimeSeconds).toBe(300);
  const { payload } = await jwtVerify(result.token.reveal(), createRemoteJWKSet(new URL(server.jwksUri)), {
    issuer: server.issuer,
    audience: AUDIENCE,
    algorithms: ['RS256'],
  });
  return payload;
}

const direct = (): Environment => ({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.tokenEndpoint });

describe('a real authorization server gives a token', () => {
  it('to a secret in the form', async () => {
    const env = { ...direct(), REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'post', REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: AWKWARD };
    expect(await claimsOf(env)).toMatchObject({ client_id: 'post' });
  });

  it('to a secret in the Basic header', async () => {
    const env = {
      ...direct(),
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'basic:1 /+',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: AWKWARD,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'client_secret_basic',
    };
    expect(await claimsOf(env)).toMatchObject({ client_id: 'basic:1 /+' });
  });

  it('found by discovery, with scope and resource', async () => {
    const env = {
      REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.issuer,
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'post',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: AWKWARD,
      REGISTRATION_GATE_OAUTH2_SCOPE: 'gate.check',
      REGISTRATION_GATE_OAUTH2_RESOURCE: AUDIENCE,
    };
    expect(await claimsOf(env)).toMatchObject({ scope: 'gate.check' });
  });

  it.each([
    ['rsa', '', ''],
    ['rsa', 'RS256', ''],
    ['rsa', 'PS256', 'issuer'],
    ['ec', '', ''],
    ['ec', 'ES256', 'issuer'],
  ])('to an assertion signed by the %s key (%s), audience %s', async (clientId, algorithm, audience) => {
    const env = {
      ...direct(),
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: clientId,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
      REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(clientId === 'rsa' ? rsa.privateKey : ec.privateKey),
      REGISTRATION_GATE_OAUTH2_SIGNING_ALG: algorithm,
      ...(clientId === 'rsa' && { REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'rsa-1' }),
      ...(audience === 'issuer' && { REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: server.issuer }),
    };
    expect(await claimsOf(env)).toMatchObject({ client_id: clientId });
    // The same client once more: the assertion has a jti of its own.
    await claimsOf(env);
  });

  it('to an assertion that the platform keeps in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assertion-'));
    const { createAssertion } = await import('../../src/token/assertion.ts');
    const made = await createAssertion({
      clientId: 'ec',
      privateKey: pem(ec.privateKey),
      keyId: '',
      certificate: '',
      algorithm: '',
      audience: server.tokenEndpoint,
      now: Date.now(),
    });
    await writeFile(join(folder, 'token'), made.ok ? `${made.assertion}\n` : '');
    const env = {
      ...direct(),
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'ec',
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
      AZURE_FEDERATED_TOKEN_FILE: join(folder, 'token'),
    };
    expect(await claimsOf(env)).toMatchObject({ client_id: 'ec' });
    await rm(folder, { recursive: true });
  });
});

describe('a real authorization server refuses', () => {
  const post = { REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'post', REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: AWKWARD };
  const cases: readonly [string, Environment, string][] = [
    ['a wrong secret', { ...post, REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'wrong' }, 'invalid_client (HTTP 401)'],
    ['an unknown client', { ...post, REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'nobody' }, 'invalid_client (HTTP 401)'],
    ['a scope of others', { ...post, REGISTRATION_GATE_OAUTH2_SCOPE: 'gate.admin' }, 'invalid_scope (HTTP 400)'],
    [
      'another resource',
      { ...post, REGISTRATION_GATE_OAUTH2_RESOURCE: 'https://other.example.com/' },
      'invalid_target (HTTP 400)',
    ],
    [
      'the key of another client',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'ec',
        REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
        REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(rsa.privateKey),
      },
      'invalid_client (HTTP 401)',
    ],
  ];

  it.each(cases)('%s', async (_name, env, reason) => {
    const result = await acquire({ ...direct(), ...env });
    expect(result).toMatchObject({ ok: false, requests: 1, failure: { reason } });
    if (!result.ok) expect(result.failure.hint).not.toBe('');
  });
});

describe('the assertion', () => {
  it('carries the thumbprint of the certificate and is PS256 then', async () => {
    const { execFileSync } = await import('node:child_process');
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    await writeFile(join(folder, 'key.pem'), pem(rsa.privateKey));
    execFileSync('openssl', ['req', '-x509', '-key', 'key.pem', '-out', 'cert.pem', '-days', '1', '-subj', '/CN=registry'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const { readFile } = await import('node:fs/promises');
    const certificate = await readFile(join(folder, 'cert.pem'), 'utf8');
    await rm(folder, { recursive: true });
    const { createAssertion } = await import('../../src/token/assertion.ts');
    const input = {
      clientId: 'c',
      keyId: 'k',
      certificate,
      algorithm: '',
      audience: 'https://idp.example.com/token',
      now: 1_700_000_000_500,
    } as const;
    const made = await createAssertion({ ...input, privateKey: pem(rsa.privateKey) });
    if (!made.ok) throw new Error(made.reason);
    const [header, payload] = made.assertion
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object);
    const der = Buffer.from(certificate.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(header).toEqual({
      alg: 'PS256',
      typ: 'JWT',
      kid: 'k',
      'x5t#S256': createHash('sha256').update(der).digest('base64url'),
    });
    expect(payload).toMatchObject({
      iss: 'c',
      sub: 'c',
      aud: 'https://idp.example.com/token',
      iat: 1_700_000_000,
      exp: 1_700_000_060,
    });
    expect(await createAssertion({ ...input, privateKey: pem(ec.privateKey) })).toMatchObject({
      ok: false,
      reason: 'the certificate does not belong to the private key',
    });
  });

  it.each([
    ['no PEM', 'canary-key-material', 'the private key cannot be read'],
    [
      'another curve',
      pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
      'the private key does not fit the signature algorithm',
    ],
    ['an Ed25519 key', pem(generateKeyPairSync('ed25519').privateKey), 'the private key does not fit the signature algorithm'],
    ['a short RSA key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), 'the assertion cannot be signed'],
  ])('is not made from %s', async (_name, privateKey, reason) => {
    const { createAssertion } = await import('../../src/token/assertion.ts');
    const result = await createAssertion({
      clientId: 'c',
      privateKey,
      keyId: '',
      certificate: '',
      algorithm: '',
      audience: 'a',
      now: 0,
    });
    expect(result).toMatchObject({ ok: false, reason });
  });
});
