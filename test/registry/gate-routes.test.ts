import { describe, expect, it } from 'vitest';
import { AccessToken, localFailure } from '../../src/token/outcome.ts';
import { travelAgent } from './support/cards.ts';
import { createTestApp, problemOf, type TestApp } from './support/test-app.ts';

const trial = (test: TestApp, body?: unknown) =>
  test.send({ as: 'admin', method: 'POST', url: '/api/gate/test', ...(body !== undefined && { body }) });

const oauth2 = {
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'http://127.0.0.1:9/token',
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'canary',
};

describe('POST /api/gate/test', () => {
  it('tries settings, token and gate, and stores nothing', async () => {
    const test = await createTestApp(oauth2);
    const response = await trial(test);
    expect([response.statusCode, response.json()]).toEqual([
      200,
      {
        ok: true,
        steps: [
          { step: 'settings', outcome: 'ok', detail: 'the settings are usable' },
          { step: 'token', outcome: 'ok', detail: 'an access token was had' },
          { step: 'gate', outcome: 'ok', detail: 'allowed' },
        ],
      },
    ]);
    expect(test.gate.questions).toMatchObject([{ dryRun: true, sourceApi: '/api/gate/test', actor: { subject: 'root' } }]);
    expect(await test.store.decisions({ before: null, limit: 1 })).toEqual([]);
  });

  it('sends what it is given', async () => {
    const test = await createTestApp();
    await trial(test, { asset_type: 'skill', operation: 'update', registration_payload: { name: 'x' } });
    expect(test.gate.questions).toMatchObject([{ assetType: 'skill', operation: 'update', payload: { name: 'x' } }]);
  });

  it('a denial is an answer, a failure is not', async () => {
    const test = await createTestApp();
    test.gate.answer = () => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'not today' });
    expect((await trial(test)).json()).toMatchObject({
      ok: true,
      steps: [{}, { outcome: 'skipped' }, { outcome: 'ok', detail: 'denied: not today' }],
    });
    test.gate.answer = () => ({ outcome: 'failed', proceed: false, code: 'gate_unavailable', reason: 'gate: HTTP 502' });
    expect((await trial(test)).json()).toMatchObject({
      ok: false,
      steps: [{}, {}, { outcome: 'failed', detail: 'gate: HTTP 502' }],
    });
  });

  it('does not call the gate without a token', async () => {
    const test = await createTestApp(oauth2);
    test.gate.token = { reason: 'token: invalid_client', hint: 'check the secret' };
    expect((await trial(test)).json()).toMatchObject({
      ok: false,
      steps: [
        {},
        { step: 'token', outcome: 'failed', detail: 'token: invalid_client', hint: 'check the secret' },
        { outcome: 'skipped' },
      ],
    });
    expect(test.gate.questions).toEqual([]);
  });

  it('names the settings that are wrong', async () => {
    const test = await createTestApp({ REGISTRATION_GATE_URL: 'ftp://canary.example.com' });
    const response = await trial(test);
    expect(response.json()).toMatchObject({
      ok: false,
      steps: [{ outcome: 'failed' }, { outcome: 'skipped' }, { outcome: 'skipped' }],
    });
    expect(response.body).toContain('REGISTRATION_GATE_URL');
    expect(test.gate.questions).toEqual([]);
  });

  it('says that the gate is off', async () => {
    const test = await createTestApp({ REGISTRATION_GATE_ENABLED: 'false' });
    expect((await trial(test)).json()).toMatchObject({
      ok: true,
      steps: [{ detail: 'the gate is switched off' }, { outcome: 'skipped' }, { outcome: 'skipped' }],
    });
  });

  it.each([
    [{ asset_type: 'robot' }, '/asset_type'],
    [{ operation: 'delete' }, '/operation'],
    [{ registration_payload: [] }, '/registration_payload'],
  ])('%j is refused', async (body, pointer) => {
    const test = await createTestApp();
    const response = await trial(test, body);
    expect(problemOf(response)).toEqual({ status: 422, code: 'invalid_asset' });
    expect(response.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toEqual([pointer]);
  });
});

describe('GET /api/gate/status', () => {
  it('says how the gate is set, without its secrets and queries', async () => {
    const { send } = await createTestApp({ ...oauth2, REGISTRATION_GATE_URL: 'https://gate.example.com/check?canary=1' });
    const response = await send({ as: 'admin', url: '/api/gate/status' });
    expect(response.json()).toMatchObject({
      state: 'on',
      mode: 'enforce',
      auth_type: 'oauth2_client_credentials',
      url: 'https://gate.example.com/check?[redacted]',
      asset_types: ['agent', 'server', 'skill'],
      operations: ['register', 'update'],
      breaker: 'closed',
      decisions: { in_flight: 0, queued: 0 },
      token: { last_success_at: null, last_failure: null },
      last_decision: null,
    });
    expect(response.body).not.toContain('canary');
  });

  it('says what the gate is doing, and what became of the last tokens', async () => {
    const { send, gate, metrics } = await createTestApp(oauth2);
    gate.doing = { usable: true, breaker: 'open', inFlight: 2, queued: 5 };
    const failure = {
      ...localFailure('invalid_client (HTTP 401)', 'check the secret'),
      error: 'invalid_client',
      status: 401,
    };
    const { signal } = new AbortController();
    metrics.token(undefined, signal).end({ ok: false, requests: 1, failure });
    const read = async () => (await send({ as: 'admin', url: '/api/gate/status' })).json<Record<string, unknown>>();
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string;
    const lastFailure = { at, error: 'invalid_client', reason: 'invalid_client (HTTP 401)', hint: 'check the secret' };
    expect(await read()).toMatchObject({
      breaker: 'open',
      decisions: { in_flight: 2, queued: 5 },
      token: { last_success_at: null, last_failure: lastFailure },
    });
    metrics.token(undefined, signal).end({ ok: true, requests: 1, token: new AccessToken('canary', 300, 0) });
    const status = await read();
    expect(status).toMatchObject({ token: { last_success_at: at, last_failure: lastFailure } });
    expect(JSON.stringify(status)).not.toContain('canary');
  });
});

describe('lists of assets', () => {
  it('give pages, with what a filter leaves', async () => {
    const { send } = await createTestApp();
    for (let n = 1; n <= 5; n += 1) {
      const body = { ...travelAgent, path: `/a${n}`, status: n % 2 ? 'active' : 'draft', tags: [`tag${n}`] };
      await send({ method: 'POST', url: '/api/agents/register', body });
    }
    const get = async (query: string) => {
      const { agents, metadata } = (await send({ url: `/api/agents?${query}` })).json<{
        agents: { path: string }[];
        metadata: { count: number; nextCursor: string | null };
      }>();
      return { paths: agents.map(({ path }) => path), ...metadata };
    };
    const first = await get('limit=2');
    expect(first).toEqual({ paths: ['/a1', '/a2'], count: 2, nextCursor: expect.any(String) as string });
    expect(await get(`limit=3&cursor=${first.nextCursor}`)).toEqual({ paths: ['/a3', '/a4', '/a5'], count: 3, nextCursor: null });
    expect(await get('status=draft')).toEqual({ paths: ['/a2', '/a4'], count: 2, nextCursor: null });
    expect(await get('q=TAG3')).toEqual({ paths: ['/a3'], count: 1, nextCursor: null });
    expect(await get('q=tag3&status=draft')).toEqual({ paths: [], count: 0, nextCursor: null });
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=-1', 'limit=1.5', 'cursor=%21', 'cursor=eA', 'limit=1&limit=2', 'q=a&q=b'])(
    '?%s is refused',
    async (query) => {
      const { send } = await createTestApp();
      expect(problemOf(await send({ url: `/api/agents?${query}` }))).toEqual({ status: 400, code: 'bad_request' });
    },
  );
});

describe('a registry that is stopping', () => {
  it('refuses what still comes, and is not ready', async () => {
    const { send, lifecycle } = await createTestApp();
    lifecycle.phase = 'stopping';
    for (const url of ['/api/agents', '/readyz']) {
      const response = await send({ url });
      expect(problemOf(response)).toEqual({ status: 503, code: 'shutting_down' });
      expect(response.headers['connection']).toBe('close');
    }
    expect((await send({ url: '/healthz' })).statusCode).toBe(200);
  });
});

describe('a database that fails', () => {
  it('is 503, for readiness too, and health stays', async () => {
    const { send, store, gate, log } = await createTestApp();
    await store.close();
    for (const request of [
      { url: '/api/agents' },
      { url: '/readyz' },
      { method: 'POST', url: '/api/agents/register', body: travelAgent },
      { method: 'DELETE', url: '/api/agents/x' },
    ] as const) {
      expect(problemOf(await send(request))).toEqual({ status: 503, code: 'store_unavailable' });
    }
    expect(gate.questions).toEqual([]);
    expect(log.join('')).toContain('database unavailable');
    expect((await send({ url: '/healthz' })).statusCode).toBe(200);
  });
});
