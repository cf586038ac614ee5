import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/errors/codes.ts';
import type { GateDecision, JsonObject } from '../../src/gate/decision.ts';
import { travelAgent } from './support/cards.ts';
import { createTestApp, KEYS, problemOf, type Request } from './support/test-app.ts';

const register: Request = { method: 'POST', url: '/api/agents/register', body: travelAgent };
const update: Request = { method: 'PUT', url: '/api/agents/travel-assistant', body: { ...travelAgent, version: '1.3.0' } };

const refusal = (code: NonNullable<GateDecision['code']>, more: Partial<GateDecision> = {}): Partial<GateDecision> => ({
  outcome: code === 'gate_denied' ? 'denied' : 'failed',
  proceed: false,
  code,
  detail: 'for the caller',
  reason: 'for the log: HTTP 500',
  ...more,
});

describe('what the gate decides', () => {
  it('allowed: 201 with version, owner and address, stored with its record', async () => {
    const { send, store } = await createTestApp();
    const response = await send({ ...register, headers: { 'x-request-id': 'req-1' } });
    expect(response.statusCode).toBe(201);
    expect(response.headers).toMatchObject({ etag: '"1"', location: '/api/agents/travel-assistant', 'x-request-id': 'req-1' });
    expect(response.json<{ agent: JsonObject }>().agent['_registry']).toMatchObject({ version: 1, owner: 'api_key:alice' });
    const [record] = await store.decisions({ before: null, limit: 9 });
    expect(record).toMatchObject({
      requestId: 'req-1',
      subject: 'alice',
      groups: ['team-a'],
      method: 'api_key',
      operation: 'register',
      assetType: 'agent',
      path: '/travel-assistant',
      sourceApi: '/api/agents/register',
      outcome: 'allowed',
      code: null,
      stored: true,
      attempts: 1,
      tokenRequests: 1,
    });
    expect(record?.payloadSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(record?.storedDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  const codes = Object.keys(problemCodes).filter((code) => code.startsWith('gate_')) as NonNullable<GateDecision['code']>[];
  it.each(codes)('%s: nothing stored, the attempt recorded, the reason kept back', async (code) => {
    const { send, store, gate, log } = await createTestApp();
    gate.answer = () => refusal(code, { retryAfterSeconds: 7 });
    const response = await send(register);
    expect(problemOf(response)).toEqual({ status: problemCodes[code].status, code });
    // A denial is in the gate's own words; of a failure the caller is told what became of the write.
    expect(response.json<{ detail: string }>().detail).toBe(
      code === 'gate_denied' ? 'for the caller' : 'for the caller; nothing was stored',
    );
    expect(response.headers['retry-after']).toBe('7');
    expect(response.body + log.join('')).not.toContain('for the log');
    expect((await send({ url: '/api/agents/travel-assistant' })).statusCode).toBe(404);
    expect(await store.decisions({ before: null, limit: 9 })).toMatchObject([
      { code, detail: 'for the caller', stored: false, storedDigest: null, path: '/travel-assistant' },
    ]);
  });

  it.each(codes)('an update that ends with %s leaves the asset as it was', async (code) => {
    const { send, gate } = await createTestApp();
    await send(register);
    const before = await send({ url: '/api/agents/travel-assistant' });
    gate.answer = () => refusal(code);
    expect((await send(update)).json<{ code: string }>().code).toBe(code);
    expect((await send({ url: '/api/agents/travel-assistant' })).body).toBe(before.body);
  });

  it.each([
    ['allowed', {}, 'the caller left before anything was stored'],
    ['denied', refusal('gate_denied'), 'for the caller'],
  ])('%s after the caller has left: recorded all the same, and nothing stored', async (outcome, decision, detail) => {
    const { app, gate, store, log } = await createTestApp();
    const leave = new AbortController();
    gate.answer = async ({ signal }) => {
      leave.abort();
      if (!signal.aborted) await once(signal, 'abort');
      return decision;
    };
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const headers = { authorization: `Bearer ${KEYS.alice}`, 'content-type': 'application/json' };
    const body = JSON.stringify(travelAgent);
    await fetch(url + register.url, { method: 'POST', headers, body, signal: leave.signal }).catch(() => 'left');
    while (!log.some((line) => line.includes('caller gone'))) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await store.find('agent', '/travel-assistant')).toBeNull();
    const records = await store.decisions({ before: null, limit: 9 });
    expect(records).toMatchObject([{ outcome, detail, subject: 'alice', path: '/travel-assistant', stored: false }]);
    expect(log.filter((line) => line.includes('write decided'))).toHaveLength(1);
  });

  it('anything in audit mode: stored, and the record says what would have been', async () => {
    const { send, store, gate } = await createTestApp();
    gate.answer = () => refusal('gate_denied', { proceed: true, mode: 'audit' });
    expect((await send(register)).statusCode).toBe(201);
    expect(await store.decisions({ before: null, limit: 9 })).toMatchObject([
      { outcome: 'denied', mode: 'audit', code: 'gate_denied', stored: true },
    ]);
  });
});

describe('what the gate is asked', () => {
  it('says who, what and how, with the request id in force', async () => {
    const { send, gate } = await createTestApp();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await send({ ...register, headers: { 'x-request-id': 'not ok!', traceparent, 'user-agent': 'test' } });
    await send({ ...update, headers: { 'x-request-id': 'up-1' } });
    const [first, second] = gate.questions;
    expect(first).toMatchObject({
      assetType: 'agent',
      operation: 'register',
      sourceApi: '/api/agents/register',
      payload: travelAgent,
      actor: { subject: 'alice', groups: ['team-a'], method: 'api_key' },
      traceparent,
      requestHeaders: { 'user-agent': 'test', 'x-request-id': first?.requestId },
    });
    expect(first?.requestId).not.toBe('not ok!');
    expect(second).toMatchObject({ operation: 'update', sourceApi: '/api/agents/travel-assistant', requestId: 'up-1' });
    expect(second).not.toHaveProperty('traceparent');
  });
});

describe('the order of a write', () => {
  it('asks nobody about an asset that is taken', async () => {
    const { send, gate } = await createTestApp();
    await send(register);
    expect(problemOf(await send({ ...register, as: 'bob' }))).toEqual({ status: 409, code: 'asset_exists' });
    expect(gate.questions).toHaveLength(1);
  });

  it.each([
    ['a stranger before the body', { as: null, body: '{' }, 401, 'unauthenticated'],
    ['somebody else before the body', { as: 'bob', body: '{' }, 403, 'forbidden'],
    ['the body before the version', { body: {}, headers: { 'if-match': '"9"' } }, 422, 'invalid_asset'],
    ['the version before the gate', { headers: { 'if-match': '"9"' } }, 412, 'version_mismatch'],
  ] as const)('%s', async (_name, change, status, code) => {
    const { send, gate } = await createTestApp();
    await send(register);
    expect(problemOf(await send({ ...update, ...change }))).toEqual({ status, code });
    expect(gate.questions).toHaveLength(1);
  });

  it('an update of nothing is 404, without asking the gate', async () => {
    const { send, gate } = await createTestApp();
    expect(problemOf(await send(update))).toEqual({ status: 404, code: 'not_found' });
    expect(gate.questions).toEqual([]);
  });

  it('an update to another path is refused', async () => {
    const { send } = await createTestApp();
    await send(register);
    const response = await send({ ...update, body: { ...travelAgent, path: '/other' } });
    expect(problemOf(response)).toEqual({ status: 422, code: 'invalid_asset' });
  });
});

describe('versions', () => {
  it.each(['"1"', '1', '*', '"7", "1"', undefined])('If-Match %s lets version 1 be updated', async (ifMatch) => {
    const { send } = await createTestApp();
    await send(register);
    const response = await send({ ...update, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
    expect([response.statusCode, response.headers['etag']]).toEqual([200, '"2"']);
  });

  it.each(['"2"', '2', 'W/"1"', '""', 'abc'])('If-Match %s does not', async (ifMatch) => {
    const { send } = await createTestApp();
    await send(register);
    expect(problemOf(await send({ ...update, headers: { 'if-match': ifMatch } }))).toEqual({
      status: 412,
      code: 'version_mismatch',
    });
    const deletion = { method: 'DELETE', url: update.url, headers: { 'if-match': ifMatch } } as const;
    expect(problemOf(await send(deletion))).toEqual({ status: 412, code: 'version_mismatch' });
  });
});

describe('owners', () => {
  it.each(['PUT', 'DELETE'] as const)('%s is for the owner and admins', async (method) => {
    const { send } = await createTestApp();
    const request: Request = method === 'PUT' ? update : { method, url: update.url };
    await send(register);
    expect(problemOf(await send({ ...request, as: 'bob' }))).toEqual({ status: 403, code: 'forbidden' });
    expect((await send({ ...request, as: 'admin' })).statusCode).toBe(method === 'PUT' ? 200 : 204);
    if (method === 'PUT') {
      const { _registry } = (await send({ url: update.url })).json<{ _registry: object }>();
      expect(_registry).toMatchObject({ owner: 'api_key:alice', version: 2 });
    }
  });

  it('a deleted asset can be registered by somebody else, and deleting it again is 404', async () => {
    const { send, gate } = await createTestApp();
    await send(register);
    const questions = gate.questions.length;
    expect((await send({ method: 'DELETE', url: update.url })).statusCode).toBe(204);
    expect(gate.questions).toHaveLength(questions);
    expect((await send({ method: 'DELETE', url: update.url })).statusCode).toBe(404);
    expect((await send({ ...register, as: 'bob' })).statusCode).toBe(201);
  });
});

describe('requests at the same time', () => {
  it('an asset that goes to another owner while the body comes is not updated', async () => {
    const { send, store, gate } = await createTestApp();
    await send(register);
    const find = store.find.bind(store);
    let admitted = false;
    store.find = async (type, path) => {
      const asset = await find(type, path);
      if (admitted) return asset;
      admitted = true;
      await send({ method: 'DELETE', url: update.url });
      await send({ ...register, as: 'bob' });
      return asset;
    };
    expect(problemOf(await send(update))).toEqual({ status: 403, code: 'forbidden' });
    expect(gate.questions.map(({ operation }) => operation)).toEqual(['register', 'register']);
  });

  it('30 registrations of one path: one is stored, the others are told', async () => {
    const { send, gate, store } = await createTestApp();
    const all = Promise.withResolvers<void>();
    gate.answer = async () => {
      if (gate.questions.length === 30) all.resolve();
      await all.promise;
      return {};
    };
    const responses = await Promise.all(Array.from({ length: 30 }, (_, n) => send({ ...register, as: n % 2 ? 'alice' : 'bob' })));
    const statuses = responses.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array<number>(29).fill(409)]);
    const records = await store.decisions({ before: null, limit: 50 });
    expect(records.filter(({ stored }) => stored)).toHaveLength(1);
    expect(records.filter(({ stored, code }) => !stored && code === 'asset_exists')).toHaveLength(29);
  });

  it('an asset that is changed while the gate decides is not overwritten', async () => {
    const { send, gate } = await createTestApp();
    await send(register);
    gate.answer = async ({ payload }) => {
      if (payload['version'] === '1.3.0') await send({ ...update, body: { ...travelAgent, version: '9.0.0' } });
      return {};
    };
    expect(problemOf(await send(update))).toEqual({ status: 409, code: 'asset_changed' });
    expect((await send({ url: update.url })).json<JsonObject>()['version']).toBe('9.0.0');
  });

  it('nor is one that was deleted and registered anew by somebody else meanwhile', async () => {
    const { send, gate } = await createTestApp();
    await send(register);
    gate.answer = async ({ operation }) => {
      if (operation === 'register') return {};
      await send({ method: 'DELETE', url: update.url });
      await send({ ...register, as: 'bob' });
      return {};
    };
    expect(problemOf(await send(update))).toEqual({ status: 409, code: 'asset_changed' });
    expect((await send({ url: update.url })).json<{ _registry: object }>()._registry).toMatchObject({
      owner: 'api_key:bob',
      version: 1,
    });
  });
});
