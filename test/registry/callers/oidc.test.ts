import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { travelAgent } from '../support/cards.ts';
import { createTestApp, KEYS, problemOf } from '../support/test-app.ts';

interface Issuer {
  readonly url: string;
  readonly server: Server;
  /** Null for an issuer that does not answer with any. */
  keys: JWK[] | null;
  /** What discovery says instead. */
  metadata: object | undefined;
  requests: string[];
}

let key: { publicKey: CryptoKey; privateKey: CryptoKey };
let other: typeof key;
beforeAll(async () => {
  key = await generateKeyPair('RS256');
  other = await generateKeyPair('RS256');
});

async function startIssuer(): Promise<Issuer> {
  const server = createServer((request, response) => {
    issuer.requests.push(request.url ?? '');
    const body =
      request.url === '/jwks'
        ? { keys: issuer.keys }
        : (issuer.metadata ?? { issuer: issuer.url, jwks_uri: `${issuer.url}/jwks` });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    keys: [{ ...(await exportJWK(key.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }],
    metadata: undefined,
    requests: [],
  };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return issuer;
}

interface TokenChange {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly key?: CryptoKey | Uint8Array;
}

function sign(issuer: Issuer, { claims = {}, header = {}, key: signer }: TokenChange = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer.url, aud: 'registry', sub: 'carol', groups: ['team-a'], exp: now + 300, ...claims };
  const kept = Object.fromEntries(Object.entries<unknown>(payload).filter(([, value]) => value !== undefined));
  return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(signer ?? key.privateKey);
}

async function setUp(env: Record<string, string> = {}) {
  const issuer = await startIssuer();
  const test = await createTestApp({ REGISTRY_OIDC_ISSUER_URL: issuer.url, REGISTRY_OIDC_AUDIENCE: 'registry', ...env });
  const call = (token: string, url = '/api/agents') =>
    test.send({ as: null, url, headers: { authorization: `Bearer ${token}` } });
  return { issuer, ...test, call };
}

describe('JWTs of the issuer', () => {
  it('are callers, with their groups, beside API keys', async () => {
    const { issuer, gate, send, call } = await setUp();
    const headers = { authorization: `Bearer ${await sign(issuer)}` };
    const response = await send({ as: null, method: 'POST', url: '/api/agents/register', body: travelAgent, headers });
    expect(response.statusCode).toBe(201);
    expect(gate.questions[0]?.actor).toEqual({ subject: 'carol', groups: ['team-a'], method: 'oidc' });
    expect((await send({ url: '/api/agents' })).statusCode).toBe(200);
    expect((await call(await sign(issuer, { claims: { groups: ['admins'] } }), '/api/gate/status')).statusCode).toBe(200);
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  it('do not own what an API key of the same name registered', async () => {
    const { issuer, send } = await setUp();
    await send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    const headers = { authorization: `Bearer ${await sign(issuer, { claims: { sub: 'alice' } })}` };
    expect((await send({ as: null, method: 'DELETE', url: '/api/agents/travel-assistant', headers })).statusCode).toBe(403);
  });

  it('may name their groups otherwise', async () => {
    const { issuer, call } = await setUp({ REGISTRY_OIDC_GROUPS_CLAIM: 'roles' });
    expect((await call(await sign(issuer, { claims: { roles: 'admins' } }), '/api/gate/status')).statusCode).toBe(200);
    expect((await call(await sign(issuer, { claims: { groups: ['admins'] } }), '/api/gate/status')).statusCode).toBe(403);
  });

  it('are known after the issuer changed its keys', async () => {
    const { issuer, call } = await setUp();
    issuer.keys = [{ ...(await exportJWK(other.publicKey)), kid: 'k2', alg: 'RS256' }];
    expect((await call(await sign(issuer, { header: { kid: 'k2' }, key: other.privateKey }))).statusCode).toBe(200);
  });

  const past = Math.floor(Date.now() / 1000) - 300;
  const cases: readonly (readonly [string, TokenChange | (() => TokenChange)])[] = [
    ['another issuer', { claims: { iss: 'https://evil.example.com' } }],
    ['another audience', { claims: { aud: 'gate' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['one that has expired', { claims: { exp: past } }],
    ['one that never expires', { claims: { exp: undefined } }],
    ['one that is not valid yet', { claims: { nbf: past + 3600 } }],
    ['no subject', { claims: { sub: undefined } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a foreign key', () => ({ key: other.privateKey })],
    ['an unknown key id', { header: { kid: 'k9' } }],
    ['a shared secret', { header: { alg: 'HS256' }, key: new TextEncoder().encode('x'.repeat(32)) }],
  ];
  it.each(cases)('%s: 401', async (_name, change) => {
    const { issuer, call, log } = await setUp();
    const token = await sign(issuer, typeof change === 'function' ? change() : change);
    const response = await call(token);
    expect(problemOf(response)).toEqual({ status: 401, code: 'unauthenticated' });
    expect(response.headers['www-authenticate']).toContain('error="invalid_token"');
    expect(response.body + log.join('')).not.toContain(token.split('.')[2]);
  });

  it('unsigned: 401', async () => {
    const { issuer, call } = await setUp();
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const body = part({ iss: issuer.url, aud: 'registry', sub: 'carol', exp: 9_999_999_999 });
    expect((await call(`${part({ alg: 'none' })}.${body}.x`)).statusCode).toBe(401);
  });
});

describe('an issuer that cannot be asked', () => {
  it.each([
    ['discovery of another issuer', { issuer: 'https://evil.example.com', jwks_uri: 'ITS_OWN' }],
    ['discovery without keys', {}],
    ['keys nowhere', { jwks_uri: 'http://127.0.0.1:9/jwks' }],
    ['keys in a file', { jwks_uri: 'file:///etc/passwd' }],
  ])('%s: 503, and API keys still work', async (_name, metadata) => {
    const { issuer, call, send } = await setUp();
    const text = JSON.stringify({ issuer: issuer.url, ...metadata }).replace('ITS_OWN', `${issuer.url}/jwks`);
    issuer.metadata = JSON.parse(text) as object;
    expect(problemOf(await call(await sign(issuer)))).toEqual({ status: 503, code: 'callers_unavailable' });
    expect((await send({ as: null, url: '/api/agents', headers: { 'x-api-key': KEYS.alice } })).statusCode).toBe(200);
    issuer.metadata = undefined;
    expect((await call(await sign(issuer))).statusCode).toBe(200);
  });

  it('is believed on as long as its keys are, whoever asks for a key that is unknown', async () => {
    const { issuer, call } = await setUp();
    const known = await sign(issuer);
    expect((await call(known)).statusCode).toBe(200);
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    // Keys that are unknown are asked for again after a while.
    vi.setSystemTime(Date.now() + 60_000);
    const { keys } = issuer;
    issuer.keys = null;
    expect(problemOf(await call(await sign(issuer, { header: { kid: 'k9' } })))).toEqual({
      status: 503,
      code: 'callers_unavailable',
    });
    expect((await call(known)).statusCode).toBe(200);
    issuer.keys = keys;
    expect((await call(await sign(issuer, { header: { kid: 'k9' } }))).statusCode).toBe(401);
  });

  it('is not asked about what is no JWT', async () => {
    const { issuer, call } = await setUp();
    expect((await call('not-a-jwt')).statusCode).toBe(401);
    expect(issuer.requests).toEqual([]);
  });
});
