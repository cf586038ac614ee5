/** Every outcome of the gate call as the caller sees it: real registry, real sockets. */
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canonicalJson, sha256 } from '../../src/gate/canonical-json.ts';
import { sanitizePayload } from '../../src/gate/sanitize.ts';
import { startAuthorizationServer } from '../support/authorization-server.ts';
import { docsServer, pdfSkill, travelAgent } from './support/cards.ts';
import { startRegistry } from './support/registry.ts';
import { json, type Script, type ScriptedServer, silence, startServer, startTokenEndpoint } from './support/servers.ts';
import { ENCRYPTION_KEY, KEYS } from './support/test-app.ts';

const REGISTER = '/api/agents/register';
const SECRET = 'canary-client-secret';
const admin = { authorization: `Bearer ${KEYS.admin}` };

const text =
  (status: number, body: string, headers: Record<string, string> = {}): Script =>
  (_received, response) =>
    void response.writeHead(status, headers).end(body);

const reset: Script = (_received, response) => void response.socket?.destroy();

/** Answers one request after the other by these scripts, the last again and again. */
const inTurn = (...scripts: Script[]): Script => {
  let n = 0;
  return (received, response) => (scripts[n++] ?? scripts.at(-1) ?? silence)(received, response);
};

async function setUp(script: Script, options: { token?: ScriptedServer; env?: Record<string, string> } = {}) {
  const gate = await startServer(script);
  const token = options.token ?? (await startTokenEndpoint());
  const registry = await startRegistry({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: `${gate.url}/gate`,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token`,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
    REGISTRATION_GATE_MAX_RETRIES: '1',
    REGISTRATION_GATE_TIMEOUT_SECONDS: '1',
    ...options.env,
  });
  return { gate, token, registry };
}

interface Expected {
  readonly status: number;
  readonly code?: string;
  readonly calls: number;
  readonly tokens: number;
}

const allowed: Expected = { status: 201, calls: 1, tokens: 1 };
const denied: Expected = { status: 403, code: 'gate_denied', calls: 1, tokens: 1 };
const bad: Expected = { status: 503, code: 'gate_bad_response', calls: 1, tokens: 1 };
const unavailable: Expected = { status: 503, code: 'gate_unavailable', calls: 2, tokens: 1 };
const rejected: Expected = { status: 503, code: 'gate_rejected_token', calls: 2, tokens: 2 };

const cases: readonly (readonly [string, Script, Expected])[] = [
  ['200 without a body', text(200, ''), allowed],
  ['200 with text', text(200, 'OK', { 'content-type': 'text/plain' }), allowed],
  ['200 with status allowed', json(200, { status: 'allowed' }), allowed],
  ['200 with another JSON body', json(200, { ok: 1 }), allowed],
  ['200 with status denied', json(200, { status: 'denied', error: 'no' }), denied],
  ['200 with allowed false', json(200, { allowed: false }), denied],
  ['403 with JSON', json(403, { error: 'no' }), denied],
  ['403 with text', text(403, 'no'), denied],
  ['403 without a body', text(403, ''), denied],
  ['401', json(401, {}), rejected],
  ['403 invalid_token', text(403, '', { 'www-authenticate': 'Bearer error="invalid_token"' }), rejected],
  ['401, then 200', inTurn(json(401, {}), json(200, {})), { status: 201, calls: 2, tokens: 2 }],
  ['401, then 403', inTurn(json(401, {}), json(403, { error: 'no' })), { ...denied, calls: 2, tokens: 2 }],
  ['408', text(408, ''), unavailable],
  ['429', text(429, ''), unavailable],
  ['500', text(500, ''), unavailable],
  ['503', text(503, ''), unavailable],
  ['500, then 200', inTurn(text(500, ''), json(200, {})), { status: 201, calls: 2, tokens: 1 }],
  ['503 that asks for longer than there is', text(503, '', { 'retry-after': '3600' }), { ...unavailable, calls: 1 }],
  ['a reset connection', reset, unavailable],
  ['silence', silence, unavailable],
  ['302', text(302, '', { location: 'https://login.example.com' }), bad],
  ['307', text(307, '', { location: '/elsewhere' }), bad],
  ['204', text(204, ''), bad],
  ['201', json(201, {}), bad],
  ['400', json(400, {}), bad],
  ['404', text(404, ''), bad],
  ['200 with HTML', text(200, '<html>please log in</html>', { 'content-type': 'text/html' }), bad],
  ['200 with JSON that is none', text(200, '{"status":', { 'content-type': 'application/json' }), bad],
  ['200 with 65 KiB', text(200, 'x'.repeat(65 * 1024)), bad],
];

describe('the gate answers', () => {
  it.each(cases)('%s', async (_name, script, expected) => {
    const { gate, token, registry } = await setUp(script);
    const response = await registry.send('POST', REGISTER, travelAgent);
    const body = (await response.json()) as { code?: string; request_id?: string };
    expect({ status: response.status, code: body.code, calls: gate.received.length, tokens: token.received.length }).toEqual({
      code: undefined,
      ...expected,
    });
    const stored = expected.status === 201;
    expect((await registry.send('GET', '/api/agents/travel-assistant')).status).toBe(stored ? 200 : 404);
    const decisions = await registry.send('GET', '/api/gate/decisions', undefined, admin);
    expect(await decisions.json()).toMatchObject({
      decisions: [{ code: expected.code ?? null, stored, attempts: expected.calls, token_requests: expected.tokens }],
    });
    if (!stored) {
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('x-request-id')).toBe(body.request_id);
    }
    expect(registry.stderr() + JSON.stringify(body)).not.toMatch(/canary|token-\d/);
  });

  it('a denial in its own words', async () => {
    const { registry } = await setUp(json(403, { status: 'denied', error: 'agents need an owner\u0007 <b>team</b>' }));
    const body = (await (await registry.send('POST', REGISTER, travelAgent)).json()) as { detail: string };
    expect(body.detail).toContain('agents need an owner');
    expect(body.detail).not.toMatch(/\p{Cc}/u);
    const decisions = await registry.send('GET', '/api/gate/decisions', undefined, admin);
    expect(await decisions.json()).toMatchObject({ decisions: [{ detail: body.detail }] });
    expect(registry.stderr()).not.toContain('agents need an owner');
  });

  it('nothing, because it is not there', async () => {
    const { registry } = await setUp(silence, { env: { REGISTRATION_GATE_URL: 'http://127.0.0.1:9/gate' } });
    const response = await registry.send('POST', REGISTER, travelAgent);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([503, 'gate_unavailable']);
  });

  it('in audit mode whatever it likes', async () => {
    const { registry } = await setUp(json(403, { error: 'no' }), { env: { REGISTRATION_GATE_MODE: 'audit' } });
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(201);
    const decisions = await registry.send('GET', '/api/gate/decisions', undefined, admin);
    expect(await decisions.json()).toMatchObject({
      decisions: [{ outcome: 'denied', code: 'gate_denied', stored: true, mode: 'audit' }],
    });
  });
});

describe('no token', () => {
  it.each([
    ['401', json(401, { error: 'invalid_client', error_description: 'canary' })],
    ['500', text(500, 'canary')],
    ['no token in it', json(200, { token_type: 'Bearer' })],
    ['no type in it', json(200, { access_token: 'canary' })],
    ['another type', json(200, { access_token: 'canary', token_type: 'mac' })],
    ['HTML', text(200, '<html>canary</html>', { 'content-type': 'text/html' })],
    ['a token that is none', json(200, { access_token: 'canary\r\nx: y', token_type: 'Bearer' })],
    ['a redirect', text(307, '', { location: 'https://canary.example.com' })],
    ['a reset connection', reset],
  ])('%s: 503, the gate is not called, the attempt is recorded', async (_name, script) => {
    const token = await startServer(script);
    const { gate, registry } = await setUp(json(200, {}), { token });
    const response = await registry.send('POST', REGISTER, travelAgent);
    const body = await response.text();
    expect([response.status, (JSON.parse(body) as { code: string }).code]).toEqual([503, 'gate_token_unavailable']);
    expect(gate.received).toEqual([]);
    const decisions = await registry.send('GET', '/api/gate/decisions', undefined, admin);
    expect(await decisions.json()).toMatchObject({ decisions: [{ code: 'gate_token_unavailable', attempts: 0, stored: false }] });
    expect(registry.stderr() + body).not.toContain('canary-client');
    expect(body).not.toContain('canary');
  });
});

describe('what the gate receives', () => {
  it('a fresh token for each decision, the contract’s body, and no secret', async () => {
    const { gate, token, registry } = await setUp(json(200, {}), { env: { REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY } });
    await registry.send('POST', REGISTER, travelAgent, { 'x-request-id': 'r-1', 'user-agent': 'test/1', cookie: 'canary=1' });
    await registry.send('PUT', '/api/agents/travel-assistant', { ...travelAgent, version: '2.0.0' });
    await registry.send('POST', '/servers/register', { ...docsServer, auth_credential: 'canary-credential' });
    await registry.send('POST', '/api/skills', pdfSkill);
    expect(gate.received.map(({ headers }) => headers.authorization)).toEqual([1, 2, 3, 4].map((n) => `Bearer token-${n}`));
    expect(token.received).toHaveLength(4);
    const bodies = gate.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies[0]).toMatchObject({
      asset_type: 'agent',
      operation: 'register',
      source_api: REGISTER,
      registration_payload: travelAgent,
      request_headers: { 'user-agent': 'test/1', 'x-request-id': 'r-1' },
      request_id: 'r-1',
      actor: { subject: 'alice', groups: ['team-a'], method: 'api_key' },
    });
    expect(bodies.slice(1)).toMatchObject([
      { operation: 'update', source_api: '/api/agents/travel-assistant', registration_payload: { version: '2.0.0' } },
      { asset_type: 'server', source_api: '/servers/register' },
      { asset_type: 'skill', source_api: '/api/skills', registration_payload: { path: '/skills/pdf-forms' } },
    ]);
    expect(JSON.stringify(gate.received)).not.toMatch(/canary|alice-0123/);
  });

  it('what is stored: the digest of the one can be had from the other', async () => {
    const { registry } = await setUp(json(200, {}), { env: { REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY } });
    const card = { ...docsServer, auth_credential: 'canary-credential', headers: [{ name: 'X-Api-Key', value: 'canary' }] };
    expect((await registry.send('POST', '/servers/register', card)).status).toBe(201);
    const { _registry, ...stored } = (await (await registry.send('GET', '/api/servers/docs')).json()) as Record<string, never>;
    const decisions = (await (await registry.send('GET', '/api/gate/decisions', undefined, admin)).json()) as {
      decisions: { payload_sha256: string }[];
    };
    expect(decisions.decisions[0]?.payload_sha256).toBe(sha256(canonicalJson(sanitizePayload(stored))));
  });

  it('a JWT that a real authorization server issued for it', async () => {
    const audience = 'https://gate.example.com';
    const idp = await startAuthorizationServer({
      audience,
      clients: [{ clientId: 'registry', method: 'client_secret_basic', secret: SECRET }],
    });
    onTestFinished(() => idp.close());
    const keys = createRemoteJWKSet(new URL(idp.jwksUri));
    const subjects: unknown[] = [];
    const gate = await startServer(async ({ headers }, response) => {
      const { payload } = await jwtVerify((headers.authorization ?? '').replace('Bearer ', ''), keys, {
        issuer: idp.issuer,
        audience,
      });
      subjects.push(payload['client_id']);
      response.end();
    });
    const registry = await startRegistry({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: gate.url,
      REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
      REGISTRATION_GATE_OAUTH2_ISSUER_URL: idp.issuer,
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'client_secret_basic',
      REGISTRATION_GATE_STARTUP_CHECK: 'require',
    });
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(201);
    expect(subjects).toEqual(['registry']);
    expect(idp.tokensIssued()).toBe(2);
  });
});

describe('connections', () => {
  it('a caller who leaves ends the gate call, and nothing but that is stored', async () => {
    const { gate, registry } = await setUp(silence, { env: { REGISTRATION_GATE_TIMEOUT_SECONDS: '60' } });
    const leave = new AbortController();
    const body = JSON.stringify(travelAgent);
    const headers = { authorization: `Bearer ${KEYS.alice}`, 'content-type': 'application/json' };
    const call = fetch(registry.url + REGISTER, { method: 'POST', headers, body, signal: leave.signal }).catch(() => 'left');
    while (gate.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leave.abort();
    expect(await call).toBe('left');
    while (gate.aborted === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    while (!registry.stderr().includes('caller gone')) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await registry.send('GET', '/api/agents/travel-assistant')).status).toBe(404);
    expect(await (await registry.send('GET', '/api/gate/decisions', undefined, admin)).json()).toMatchObject({
      decisions: [{ outcome: 'failed', path: '/travel-assistant', stored: false, attempts: 1 }],
    });
  });

  it('30 registrations of one path at once: one 201, the others 409', async () => {
    const { registry } = await setUp(json(200, {}));
    const responses = await Promise.all(Array.from({ length: 30 }, () => registry.send('POST', REGISTER, travelAgent)));
    expect(responses.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, ...Array<number>(29).fill(409)]);
  });

  it.each([
    ['what is no HTTP', 'hello\r\n\r\n'],
    ['headers that never end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('%s get a problem and are closed', async (_name, bytes) => {
    const { registry } = await setUp(silence);
    const socket = connect(Number(new URL(registry.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(bytes);
    await new Promise((resolve) => socket.on('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"code":"bad_request"/s);
  });
});
