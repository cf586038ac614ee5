import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { OPEN_MS, THRESHOLD } from '../../src/gate/circuit-breaker.ts';
import type { AppSettings } from '../../src/settings/generated/settings.ts';
import { readAppSettings } from '../../src/settings/app-settings.ts';
import { Secret } from '../../src/settings/secret.ts';
import { systemTiming } from '../../src/gate/timing.ts';
import { closeAll, type Handler } from '../http/support.ts';
import { instantTiming, makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gate-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(closeAll);
afterEach(() => vi.restoreAllMocks());

const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

/** Answers with one status after the other, the last one from then on. */
const inTurn =
  (...codes: readonly number[]): Handler =>
  (_request, response, index) =>
    void response.writeHead(codes[Math.min(index, codes.length - 1)] ?? 200).end();

describe('the call', () => {
  it('has the contract’s body and headers', async () => {
    const gateServer = await startGateServer(status(200));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: `${gateServer.url}/check?tenant=1` });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const asked = question({
      payload: { name: 'x', auth_credential: 'canary', skills: [{ id: 'a', api_token: 'canary' }] },
      requestHeaders: {
        'Content-Type': 'application/json',
        ACCEPT: '*/*',
        'user-agent': 'curl\u0007/8',
        'x-request-id': 'req-1',
        'x-forwarded-for': ['10.0.0.1', '10.0.0.2'],
        authorization: 'Bearer canary',
        cookie: 'canary',
        'x-api-key': 'canary',
        host: 'registry',
      },
      traceparent,
      dryRun: true,
    });
    expect(await gate.decide(asked)).toMatchObject({ outcome: 'allowed', attempts: 1, tokenRequests: 0 });
    const [call] = gateServer.requests;
    expect(call).toMatchObject({
      method: 'POST',
      path: '/check?tenant=1',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-request-id': 'req-1',
        'x-gate-attempt': '1',
        traceparent,
      },
    });
    expect(call?.headers.authorization).toBeUndefined();
    expect(JSON.parse(call?.body ?? '')).toEqual({
      schema_version: 1,
      asset_type: 'agent',
      operation: 'register',
      source_api: '/api/agents/register',
      registration_payload: { name: 'x', skills: [{ id: 'a' }] },
      request_headers: {
        'content-type': 'application/json',
        accept: '*/*',
        'user-agent': 'curl/8',
        'x-request-id': 'req-1',
        'x-forwarded-for': '10.0.0.1, 10.0.0.2',
      },
      request_id: 'req-1',
      actor: { subject: 'alice', groups: ['publishers'], method: 'api_key' },
      dry_run: true,
    });
  });

  it.each([undefined, 'nonsense', '00-00000000000000000000000000000000-b7ad6b7169203331-01', 'a\r\nb: c'])(
    'makes a trace of its own instead of %j',
    async (traceparent) => {
      const gateServer = await startGateServer(status(200));
      const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
      await gate.decide(question(traceparent === undefined ? {} : { traceparent }));
      expect(gateServer.requests[0]?.headers.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    },
  );

  it.each([
    ['api_key', { REGISTRATION_GATE_AUTH_CREDENTIAL: 'key-1' }, 'x-api-key', 'key-1'],
    [
      'api_key',
      { REGISTRATION_GATE_AUTH_CREDENTIAL: 'key-1', REGISTRATION_GATE_AUTH_HEADER_NAME: 'X-Gate-Key' },
      'x-gate-key',
      'key-1',
    ],
    [
      'api_key',
      { REGISTRATION_GATE_AUTH_CREDENTIAL: 'key-1', REGISTRATION_GATE_AUTH_HEADER_NAME: 'Authorization' },
      'authorization',
      'key-1',
    ],
    ['bearer', { REGISTRATION_GATE_AUTH_CREDENTIAL: 'tok.en' }, 'authorization', 'Bearer tok.en'],
  ])('authenticates by %s %j', async (type, env, header, value) => {
    const gateServer = await startGateServer(status(200));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_AUTH_TYPE: type, ...env });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed' });
    expect(gateServer.requests[0]?.headers[header]).toBe(value);
  });

  it('reads a credential’s file for each decision', async () => {
    const file = join(folder, 'credential');
    const gateServer = await startGateServer(status(200));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_AUTH_TYPE: 'bearer',
      REGISTRATION_GATE_AUTH_CREDENTIAL_FILE: file,
    });
    for (const token of ['one', 'two']) {
      await writeFile(file, `${token}\n`);
      await gate.decide(question());
    }
    expect(gateServer.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer one', 'Bearer two']);
    await rm(file);
    expect(await gate.decide(question())).toMatchObject({ outcome: 'failed', code: 'gate_misconfigured', attempts: 0 });
    expect(gateServer.requests).toHaveLength(2);
  });

  it('is signed with every key, anew for each attempt, under one id', async () => {
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(24, 2)];
    const gateServer = await startGateServer(inTurn(503, 200, 200));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_SIGNING_KEYS: keys.map((key) => `whsec_${key.toString('base64')}`).join(' '),
    });
    await gate.decide(question());
    await gate.decide(question());
    const [first, second, other] = gateServer.requests;
    for (const call of [first, second, other]) {
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = call?.headers ?? {};
      expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
      const expected = keys.map(
        (key) => `v1,${createHmac('sha256', key).update([id, timestamp, call?.body].join('.')).digest('base64')}`,
      );
      expect(signature).toBe(expected.join(' '));
    }
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    expect(other?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
    expect(first?.body).toBe(second?.body);
  });
});

describe('no token', () => {
  it('means that the gate is never called, at once', async () => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider((_request, response) => void response.writeHead(401).end('{"error":"invalid_client"}'));
    const { gate, log, timing } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question())).toMatchObject({
      outcome: 'failed',
      proceed: false,
      code: 'gate_token_unavailable',
      reason: 'token: invalid_client (HTTP 401)',
      attempts: 0,
      tokenRequests: 1,
      gateStatus: null,
    });
    expect([gateServer.connections(), provider.requests.length, timing.waits]).toEqual([0, 1, []]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toMatchObject([
      {
        message: 'no access token for the registration gate',
        fields: { request_id: 'req-1', hint: expect.stringContaining('client secret') as string },
      },
      { message: 'registration gate: failed', fields: { code: 'gate_token_unavailable' } },
    ]);
  });

  it.each([
    ['a provider that is away', (socket: { destroy(): void }) => socket.destroy()],
    ['a provider that says nothing', () => undefined],
  ])('%s', async (_name, act) => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider(({ socket }) => act(socket));
    const { gate } = await makeGate(oauthEnv(gateServer, provider, { REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: '1' }));
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_token_unavailable', attempts: 0, tokenRequests: 1 });
    expect(gateServer.connections()).toBe(0);
  });

  it('after the gate refused one ends the decision', async () => {
    const gateServer = await startGateServer(status(401));
    const provider = await startProvider((_request, response, index) =>
      index === 0 ? void response.end('{"access_token":"a","token_type":"bearer"}') : void response.writeHead(500).end(),
    );
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question())).toMatchObject({
      code: 'gate_token_unavailable',
      attempts: 1,
      tokenRequests: 2,
      gateStatus: 401,
    });
  });

  it('passes on how long the provider asks to wait', async () => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider(status(429, { 'retry-after': '7' }));
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question())).toMatchObject({
      code: 'gate_token_unavailable',
      retryAfterSeconds: 7,
      tokenRequests: 1,
    });
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_token_unavailable', tokenRequests: 0 });
    expect(provider.requests).toHaveLength(1);
  });
});

describe('a refused credential', () => {
  it('is not tried again with the next decision, but by an operator', async () => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider((_request, response) => void response.writeHead(401).end('{"error":"invalid_client"}'));
    // The clock stands still: no pause ends within this test.
    const timing = { ...instantTiming(), clock: { now: () => 0, wall: () => Date.now() } };
    const { gate } = await makeGate(oauthEnv(gateServer, provider), { timing });
    const requestsOf = async (dryRun: boolean): Promise<number> => (await gate.decide(question({ dryRun }))).tokenRequests;
    expect([await requestsOf(false), await requestsOf(false), await requestsOf(true), await requestsOf(false)]).toEqual([
      1, 0, 1, 0,
    ]);
    expect(await gate.tryToken(new AbortController().signal)).toMatchObject({ reason: 'token: invalid_client (HTTP 401)' });
    expect([provider.requests.length, gateServer.connections()]).toEqual([3, 0]);
    expect(await gate.decide(question())).toMatchObject({
      code: 'gate_token_unavailable',
      reason: 'token: invalid_client (HTTP 401) a moment ago, not asked again yet',
      retryAfterSeconds: 5,
    });
  });
});

describe('a refused token', () => {
  it('is renewed once, and the renewal is no retry', async () => {
    const gateServer = await startGateServer(inTurn(401, 200));
    const provider = await startProvider();
    const { gate, timing } = await makeGate(oauthEnv(gateServer, provider, { REGISTRATION_GATE_MAX_RETRIES: '0' }));
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 2, tokenRequests: 2 });
    expect(gateServer.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(new Set(gateServer.requests.map(({ headers }) => headers['x-request-id']))).toEqual(new Set(['req-1']));
    expect(timing.waits).toEqual([]);
  });

  it('leaves all retries to the renewed one', async () => {
    const gateServer = await startGateServer(inTurn(503, 401, 503, 200));
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 4, tokenRequests: 2 });
  });

  it('is not renewed a second time', async () => {
    const gateServer = await startGateServer(inTurn(401, 503, 401, 200));
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_rejected_token', attempts: 3, tokenRequests: 2 });
  });

  it('leaves the cache', async () => {
    const gateServer = await startGateServer(inTurn(200, 401, 200));
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider, { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' }));
    expect(await gate.decide(question())).toMatchObject({ tokenRequests: 1 });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 2, tokenRequests: 1 });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 1, tokenRequests: 0 });
  });

  it('leaves the cache, as does the renewed one when it is refused too', async () => {
    const gateServer = await startGateServer(inTurn(401, 401, 200));
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider, { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' }));
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_rejected_token', attempts: 2, tokenRequests: 2 });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 1, tokenRequests: 1 });
    expect(gateServer.requests.map(({ headers }) => headers.authorization)).toEqual(
      [1, 2, 3].map((number) => `Bearer token-${number}`),
    );
  });

  it.each([
    ['bearer', 401, {}],
    ['bearer', 403, { 'www-authenticate': 'Bearer error="invalid_token"' }],
    ['api_key', 401, {}],
    ['none', 401, {}],
  ])('cannot be renewed for %s (HTTP %i)', async (type, code, headers) => {
    const gateServer = await startGateServer(status(code, headers));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_AUTH_TYPE: type,
      REGISTRATION_GATE_AUTH_CREDENTIAL: 'fixed',
    });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'failed', code: 'gate_rejected_token', attempts: 1 });
  });

  it('that has expired before a retry is replaced', async () => {
    let now = 0;
    const timing = { ...instantTiming(), clock: { now: () => now, wall: () => Date.now() } };
    const gateServer = await startGateServer((_request, response, index) => {
      now += 5000;
      response.writeHead(index === 0 ? 503 : 200).end();
    });
    const provider = await startProvider(
      (_request, response, index) =>
        void response.end(JSON.stringify({ access_token: `t${index}`, token_type: 'bearer', expires_in: 5 })),
    );
    const { gate } = await makeGate(oauthEnv(gateServer, provider), { timing });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 2, tokenRequests: 2 });
    expect(gateServer.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer t0', 'Bearer t1']);
  });
});

describe('a gate that echoes what it was sent', () => {
  const echoing =
    (code: number): Handler =>
    ({ headers }, response, index) => {
      if (index === 0 && code === 401) return void response.writeHead(401).end();
      const said = `refused ${headers.authorization} ${headers['x-api-key']} token-1`;
      return void response
        .writeHead(code === 401 ? 403 : code, { 'content-type': 'application/json' })
        .end(JSON.stringify({ allowed: false, error: said }));
    };

  it.each([
    ['403', 403, 'refused Bearer [redacted] undefined [redacted]'],
    ['200', 200, 'refused Bearer [redacted] undefined [redacted]'],
    ['403 after a renewal', 401, 'refused Bearer [redacted] undefined [redacted]'],
  ])('shows the caller no token (%s)', async (_name, code, detail) => {
    const gateServer = await startGateServer(echoing(code));
    const { gate } = await makeGate(oauthEnv(gateServer, await startProvider()));
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_denied', detail });
  });

  it.each([
    ['bearer', 'refused Bearer [redacted] undefined token-1'],
    ['api_key', 'refused undefined [redacted] token-1'],
  ])('shows the caller no credential (%s)', async (type, detail) => {
    const gateServer = await startGateServer(echoing(403));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_AUTH_TYPE: type,
      REGISTRATION_GATE_AUTH_CREDENTIAL: 'canary-credential',
    });
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_denied', detail });
  });
});

describe('a volume that does not answer', () => {
  const credential = { REGISTRATION_GATE_AUTH_TYPE: 'bearer', REGISTRATION_GATE_AUTH_CREDENTIAL: 'fixed' };
  const oauth = {
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'http://127.0.0.1:1/',
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: '/volume/secret',
  };
  const signed = { REGISTRATION_GATE_SIGNING_KEYS: `whsec_${Buffer.alloc(32, 1).toString('base64')}` };

  it.each([
    ['a credential', credential, 'gate_misconfigured'],
    ['a client secret', oauth, 'gate_token_unavailable'],
    ['signing keys', signed, 'gate_misconfigured'],
  ])('does not hold up a decision, nor the next one: %s', async (_name, env, code) => {
    const gateServer = await startGateServer(status(200));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_DEADLINE_SECONDS: '1',
      REGISTRATION_GATE_MAX_CONCURRENCY: '1',
      REGISTRATION_GATE_MAX_QUEUE: '0',
      ...env,
    });
    const read = vi.spyOn(Secret.prototype, 'read').mockReturnValue(new Promise(() => undefined));
    expect(await gate.decide(question())).toMatchObject({ code, proceed: false, attempts: 0 });
    const leaving = new AbortController();
    const left = gate.decide(question({ signal: leaving.signal }));
    leaving.abort();
    expect(await left).toMatchObject({ reason: 'the caller has gone', proceed: false });
    expect(gateServer.connections()).toBe(0);
    read.mockRestore();
    // The place is free again: with a credential that can be read the next decision is not turned away.
    expect((await gate.decide(question())).code).toBe(env === oauth ? 'gate_token_unavailable' : null);
  });
});

describe('retries', () => {
  it('wait twice as long each time', async () => {
    const gateServer = await startGateServer(status(503));
    const { gate, timing } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MAX_RETRIES: '4' });
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_unavailable', attempts: 5, gateStatus: 503 });
    expect(timing.waits).toEqual([500, 1000, 2000, 4000]);
  });

  it.each([
    [0, 375],
    [0.999_999, 625],
  ])('have jitter (%d)', async (random, wait) => {
    const timing = { ...instantTiming(), random: () => random };
    const gateServer = await startGateServer(inTurn(503, 200));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url }, { timing });
    await gate.decide(question());
    expect(timing.waits[0]).toBeCloseTo(wait, 1);
  });

  it('wait as long as the gate asks', async () => {
    const gateServer = await startGateServer((_request, response, index) =>
      index === 0 ? void response.writeHead(429, { 'retry-after': '3' }).end() : void response.end(),
    );
    const { gate, timing } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 2 });
    expect(timing.waits).toEqual([3000]);
  });

  it.each([
    ['seconds', () => '31'],
    ['a date', () => new Date(Date.now() + 60_000).toUTCString()],
  ])('end at once when the gate asks for longer than there is time (%s)', async (_name, retryAfter) => {
    const gateServer = await startGateServer(status(503, { 'retry-after': retryAfter() }));
    const { gate, timing } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
    const decision = await gate.decide(question());
    expect(decision).toMatchObject({ code: 'gate_unavailable', attempts: 1 });
    expect(decision.retryAfterSeconds).toBeGreaterThan(30);
    expect(timing.waits).toEqual([]);
  });

  it('end when a decision’s time is over', async () => {
    const gateServer = await startGateServer(() => undefined);
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_DEADLINE_SECONDS: '1' });
    const decision = await gate.decide(question());
    expect(decision).toMatchObject({ code: 'gate_unavailable', attempts: 1, reason: 'gate: timeout (headers)' });
    expect(decision.durations.total).toBeGreaterThanOrEqual(990);
  });

  it('are not made when there are none', async () => {
    const gateServer = await startGateServer(status(500));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MAX_RETRIES: '0' });
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_unavailable', attempts: 1 });
  });
});

describe('a caller who goes', () => {
  it('ends the call of the gate', async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const gateServer = await startGateServer(({ socket }) => {
      socket.on('close', () => closed.resolve());
      controller.abort();
    });
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
    expect(await gate.decide(question({ signal: controller.signal }))).toMatchObject({
      outcome: 'failed',
      proceed: false,
      attempts: 1,
      reason: 'the caller has gone',
    });
    await closed.promise;
    expect(gateServer.requests).toHaveLength(1);
  });

  it('ends the token request and the wait between attempts', async () => {
    const controller = new AbortController();
    const gateServer = await startGateServer(status(503));
    const provider = await startProvider(() => controller.abort());
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.decide(question({ signal: controller.signal }))).toMatchObject({
      reason: 'the caller has gone',
      attempts: 0,
    });

    const waiting = new AbortController();
    const other = await makeGate(
      { REGISTRATION_GATE_URL: gateServer.url },
      {
        timing: { ...systemTiming, random: () => 0.5, sleep: (ms, signal) => (waiting.abort(), systemTiming.sleep(ms, signal)) },
      },
    );
    expect(await other.gate.decide(question({ signal: waiting.signal }))).toMatchObject({
      reason: 'the caller has gone',
      attempts: 1,
    });
  });
});

describe('overload', () => {
  it('queues, then refuses, and lets the next in', async () => {
    const release: (() => void)[] = [];
    const gateServer = await startGateServer((_request, response) => void release.push(() => response.end()));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_MAX_CONCURRENCY: '1',
      REGISTRATION_GATE_MAX_QUEUE: '1',
      REGISTRATION_GATE_TIMEOUT_SECONDS: '30',
    });
    const first = gate.decide(question());
    await expect.poll(() => release.length).toBe(1);
    const second = gate.decide(question());
    await new Promise(setImmediate);
    expect(await gate.decide(question())).toMatchObject({
      code: 'gate_overloaded',
      retryAfterSeconds: 1,
      attempts: 0,
      proceed: false,
    });
    expect(gateServer.requests).toHaveLength(1);
    release[0]?.();
    expect(await first).toMatchObject({ outcome: 'allowed' });
    await expect.poll(() => release.length).toBe(2);
    release[1]?.();
    expect(await second).toMatchObject({ outcome: 'allowed' });
  });

  it('counts the waiting towards the deadline', async () => {
    const gateServer = await startGateServer(() => undefined);
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_MAX_CONCURRENCY: '1',
      REGISTRATION_GATE_DEADLINE_SECONDS: '1',
    });
    const controller = new AbortController();
    const asked = [question(), question(), question({ signal: controller.signal })].map((each) => gate.decide(each));
    controller.abort();
    const decisions = await Promise.all(asked);
    // Both deadlines end together: the second waits to its own end, or has the place for the moment that is left.
    expect(decisions[0]?.code).toBe('gate_unavailable');
    expect(['gate_overloaded', 'gate_unavailable']).toContain(decisions[1]?.code);
    expect(decisions[2]).toMatchObject({ reason: 'the caller has gone', attempts: 0 });
  });
});

describe('the circuit breaker', () => {
  it('opens after many unavailable decisions, probes, and closes again', async () => {
    let now = 0;
    let up = false;
    const timing = { ...instantTiming(), clock: { now: () => now, wall: () => Date.now() } };
    const gateServer = await startGateServer((_request, response) => void response.writeHead(up ? 200 : 503).end());
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MAX_RETRIES: '0' }, { timing });
    for (let index = 0; index < THRESHOLD; index += 1) {
      expect(await gate.decide(question())).toMatchObject({ code: 'gate_unavailable', attempts: 1 });
    }
    expect(await gate.decide(question())).toMatchObject({
      code: 'gate_unavailable',
      attempts: 0,
      retryAfterSeconds: OPEN_MS / 1000,
      proceed: false,
    });
    // An operator's trial is not held up.
    expect(await gate.decide(question({ dryRun: true }))).toMatchObject({ attempts: 1 });
    now += OPEN_MS;
    expect(await gate.decide(question())).toMatchObject({ code: 'gate_unavailable', attempts: 1 });
    expect(await gate.decide(question())).toMatchObject({ attempts: 0 });
    now += OPEN_MS;
    up = true;
    const [probe, other] = await Promise.all([gate.decide(question()), gate.decide(question())]);
    expect([probe, other]).toMatchObject([{ outcome: 'allowed' }, { outcome: 'failed', attempts: 0 }]);
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed' });
  });

  it('is not opened by denials, bad answers, missing tokens and callers who go', async () => {
    const gateServer = await startGateServer(
      (_request, response, index) => void response.writeHead([403, 404, 200][index % 3] ?? 200).end(),
    );
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
    for (let index = 0; index < THRESHOLD * 2; index += 1) expect(await gate.decide(question())).toMatchObject({ attempts: 1 });
    for (let index = 0; index < THRESHOLD * 2; index += 1) await gate.decide(question({ signal: AbortSignal.abort() }));
    expect(await gate.decide(question())).toMatchObject({ attempts: 1 });
  });
});

describe('states and modes', () => {
  it('off asks nobody', async () => {
    const gateServer = await startGateServer(status(403));
    const { gate, log } = await makeGate({ REGISTRATION_GATE_ENABLED: 'false', REGISTRATION_GATE_URL: gateServer.url });
    const decision = await gate.decide(question());
    expect(decision).toMatchObject({
      outcome: 'bypassed',
      proceed: true,
      mode: 'off',
      code: null,
      detail: '',
      reason: '',
      attempts: 0,
    });
    expect(decision.payloadSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(gateServer.connections()).toBe(0);
    expect(log.lines.map(({ level }) => level)).toEqual(['debug']);
    expect(await gate.tryToken(new AbortController().signal)).toBeNull();
  });

  it('audit lets everything pass and records what the gate says', async () => {
    const gateServer = await startGateServer(
      (_request, response, index) => void response.writeHead([403, 404, 200][index] ?? 200).end(),
    );
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MODE: 'audit' });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'denied', proceed: true, mode: 'audit', code: 'gate_denied' });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'failed', proceed: true, code: 'gate_bad_response' });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', proceed: true, code: null });
  });

  it('a trial of the token tells what would block every write', async () => {
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: 'http://127.0.0.1:9/',
      REGISTRATION_GATE_SIGNING_KEYS_FILE: '/nowhere/keys',
    });
    const problem = await gate.tryToken(new AbortController().signal);
    expect(problem?.reason).toContain('REGISTRATION_GATE_SIGNING_KEYS_FILE names cannot be read (ENOENT)');
  });

  it('audit does not let a write pass when the settings are wrong', async () => {
    const { gate } = await makeGate({ REGISTRATION_GATE_MODE: 'audit' });
    expect(await gate.decide(question())).toMatchObject({ outcome: 'failed', proceed: false, code: 'gate_misconfigured' });
  });

  it('what the operator leaves out is not asked about', async () => {
    const gateServer = await startGateServer(status(403));
    const { gate } = await makeGate({
      REGISTRATION_GATE_URL: gateServer.url,
      REGISTRATION_GATE_ASSET_TYPES: 'agent',
      REGISTRATION_GATE_OPERATIONS: 'register',
    });
    expect(await gate.decide(question({ assetType: 'server' }))).toMatchObject({
      outcome: 'bypassed',
      proceed: true,
      mode: 'enforce',
    });
    expect(await gate.decide(question({ operation: 'update' }))).toMatchObject({ outcome: 'bypassed' });
    expect(gateServer.connections()).toBe(0);
    expect(await gate.decide(question())).toMatchObject({ outcome: 'denied', proceed: false });
  });

  it.each([
    ['no URL', {}],
    ['an unknown authentication type', { REGISTRATION_GATE_AUTH_TYPE: 'Bearer ' }],
    ['a bearer without a token', { REGISTRATION_GATE_AUTH_TYPE: 'bearer' }],
    ['an api key of white space', { REGISTRATION_GATE_AUTH_TYPE: 'api_key', REGISTRATION_GATE_AUTH_CREDENTIAL: '  ' }],
    ['an unreadable switch', { REGISTRATION_GATE_ENABLED: 'maybe' }],
    [
      'a wrong setting and an asset type left out',
      { REGISTRATION_GATE_TIMEOUT_SECONDS: '0', REGISTRATION_GATE_ASSET_TYPES: 'server' },
    ],
    [
      'an unreadable credential',
      { REGISTRATION_GATE_AUTH_TYPE: 'bearer', REGISTRATION_GATE_AUTH_CREDENTIAL_FILE: '/nonexistent/x' },
    ],
    ['a token with a line break', { REGISTRATION_GATE_AUTH_TYPE: 'bearer', REGISTRATION_GATE_AUTH_CREDENTIAL: 'can\nary' }],
    ['an unreadable CA file', { REGISTRATION_GATE_CA_FILE: '/nonexistent/ca.pem' }],
    ['an unreadable file of signing keys', { REGISTRATION_GATE_SIGNING_KEYS_FILE: '/nonexistent/keys' }],
    ['a proxy that is no URL', { HTTPS_PROXY: 'http://u:canary@[' }],
    [
      'oauth2 without a client id',
      {
        REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
        REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://idp.example.com/t',
      },
    ],
  ])('%s blocks every write without a call', async (name, env) => {
    const gateServer = await startGateServer(status(200));
    const { gate } = await makeGate({ ...(name !== 'no URL' && { REGISTRATION_GATE_URL: gateServer.url }), ...env });
    expect(await gate.decide(question())).toMatchObject({
      outcome: 'failed',
      proceed: false,
      code: 'gate_misconfigured',
      attempts: 0,
    });
    expect(gateServer.connections()).toBe(0);
    const trial = await gate.tryToken(new AbortController().signal);
    if (!name.includes('signing')) expect(trial?.reason).toMatch(/./);
  });

  it('settings that nobody checked do not open the gate either', async () => {
    const gateServer = await startGateServer(status(200));
    const { settings } = readAppSettings({ REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_URL: gateServer.url });
    const oauth: Partial<AppSettings> = {
      registrationGateAuthType: 'oauth2_client_credentials',
      registrationGateOauth2TokenUrl: `${gateServer.url}/token`,
      registrationGateOauth2ClientId: 'c',
      registrationGateOauth2ClientSecret: Secret.literal('X', 's'),
    };
    const cases: Partial<AppSettings>[] = [
      { registrationGateUrl: '' },
      { registrationGateUrl: 'https://user:canary@gate.example.com/' },
      { registrationGateAuthType: 'basic' as never },
      { registrationGateAuthType: 'bearer' },
      {
        registrationGateAuthType: 'api_key',
        registrationGateAuthCredential: Secret.literal('X', 'k'),
        registrationGateAuthHeaderName: 'Host',
      },
      { ...oauth, registrationGateOauth2TokenUrl: '' },
      { ...oauth, registrationGateOauth2IssuerUrl: 'https://idp.example.com' },
      { ...oauth, registrationGateOauth2TokenUrl: 'ftp://idp.example.com' },
      { ...oauth, registrationGateOauth2ClientId: '' },
      { ...oauth, registrationGateOauth2ClientSecret: Secret.literal('X', ' ') },
      { ...oauth, registrationGateOauth2ClientAuthMethod: 'private_key_jwt' },
      { ...oauth, registrationGateOauth2ClientAuthMethod: 'federated_token' },
    ];
    for (const change of cases) {
      const { gate, log } = await makeGate({}, { settings: { ...settings, ...change }, state: 'on' });
      expect(await gate.decide(question())).toMatchObject({ code: 'gate_misconfigured', proceed: false });
      expect(JSON.stringify(log.lines)).not.toContain('canary');
    }
    expect(gateServer.connections()).toBe(0);
  });

  it('an explicit allow can be asked for', async () => {
    const bodies = [
      '',
      'ok',
      '{}',
      '[]',
      '{"status":"pending"}',
      '{"allowed":"true"}',
      '{"status":"allowed"}',
      '{"allowed":true}',
      '{"allowed":false}',
    ];
    const gateServer = await startGateServer((_request, response, index) => void response.end(bodies[index]));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_REQUIRE_EXPLICIT_ALLOW: 'true' });
    const outcomes: string[] = [];
    for (const _body of bodies) {
      const { outcome, code } = await gate.decide(question());
      outcomes.push(code ?? outcome);
    }
    expect(outcomes).toEqual([...Array.from({ length: 6 }, () => 'gate_bad_response'), 'allowed', 'allowed', 'gate_denied']);
  });

  it('a payload without a canonical form fails', async () => {
    const gateServer = await startGateServer(status(200));
    const { gate, log } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url });
    expect(await gate.decide(question({ payload: { name: 'canary\uD800' } }))).toMatchObject({
      outcome: 'failed',
      code: 'internal_error',
      proceed: false,
    });
    // Where it came from, and not what it was about.
    const [line] = log.lines;
    expect(line).toMatchObject({ level: 'error', fields: { request_id: 'req-1', fault: { name: 'Error' } } });
    expect(JSON.stringify(line)).toMatch(/canonical-json\.ts/);
    expect(JSON.stringify(log.lines)).not.toContain('canary');
    expect(gateServer.connections()).toBe(0);
  });
});

describe('tryToken', () => {
  it('gets one token and does not call the gate', async () => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.tryToken(new AbortController().signal)).toBeNull();
    expect([gateServer.connections(), provider.requests.length]).toEqual([0, 1]);
  });

  it('says what failed and what to do', async () => {
    const gateServer = await startGateServer(status(200));
    const provider = await startProvider((_request, response) => void response.writeHead(400).end('{"error":"invalid_scope"}'));
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    expect(await gate.tryToken(new AbortController().signal)).toEqual({
      reason: 'token: invalid_scope (HTTP 400)',
      hint: 'check the scope: the provider does not know it or does not grant it to this client',
    });
  });
});
