import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { DecisionQuery, DecisionRecord, StoredDecision } from '../../src/registry/store/store.ts';
import { record } from './store/support.ts';
import { travelAgent } from './support/cards.ts';
import { createTestApp, KEYS, problemOf, type TestApp } from './support/test-app.ts';

const LINES = { accept: 'application/x-ndjson' };

const sample: DecisionRecord = {
  ...record,
  requestId: 'r1',
  groups: ['team-a'],
  gateMs: 2,
  totalMs: 3.5,
  payloadSha256: 'a'.repeat(64),
};

const records: readonly DecisionRecord[] = [
  sample,
  { ...sample, at: '2026-01-02T00:00:00.000Z', path: '/b', outcome: 'denied', code: 'gate_denied', requestId: 'r2' },
  { ...sample, at: '2026-01-03T00:00:00.000Z', path: '/c', assetType: 'skill', outcome: 'bypassed', mode: 'off' },
  {
    ...sample,
    at: '2026-01-04T00:00:00.000Z',
    path: '/d',
    operation: 'update',
    subject: 'bob',
    outcome: 'failed',
    code: 'gate_unavailable',
  },
];

async function withRecords(): Promise<TestApp> {
  const test = await createTestApp();
  for (const record of records) await test.store.record(record);
  return test;
}

async function pathsFor(test: TestApp, query: string): Promise<string[]> {
  const response = await test.send({ as: 'admin', url: `/api/gate/decisions?${query}` });
  expect(response.statusCode).toBe(200);
  return response.json<{ decisions: { path: string }[] }>().decisions.map(({ path }) => path);
}

describe('GET /api/gate/decisions', () => {
  it('gives pages, newest first', async () => {
    const { send } = await createTestApp();
    for (let n = 1; n <= 5; n += 1) {
      await send({ method: 'POST', url: '/api/agents/register', body: { ...travelAgent, path: `/a${n}` } });
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const response = await send({ as: 'admin', url: `/api/gate/decisions?limit=2&cursor=${cursor}` });
      const page = response.json<{ decisions: { path: string }[]; metadata: { count: number; nextCursor: string | null } }>();
      expect(page.metadata.count).toBe(page.decisions.length);
      seen.push(...page.decisions.map(({ path }) => path));
      cursor = page.metadata.nextCursor;
    }
    expect(seen).toEqual(['/a5', '/a4', '/a3', '/a2', '/a1']);
  });

  it.each([
    ['', ['/d', '/c', '/b', '/a']],
    ['outcome=denied', ['/b']],
    ['outcome=bypassed', ['/c']],
    ['outcome=failed&subject=alice', []],
    ['asset_type=skill', ['/c']],
    ['operation=update', ['/d']],
    ['subject=bob', ['/d']],
    ['path=/b', ['/b']],
    ['path=b', ['/b']],
    ['code=gate_unavailable', ['/d']],
    ['request_id=r2', ['/b']],
    ['since=2026-01-03T00:00:00Z', ['/d', '/c']],
    ['until=2026-01-03T00:00:00Z', ['/b', '/a']],
    ['since=2026-01-02T01:00:00%2B01:00&until=2026-01-02T00:00:00.001Z', ['/b']],
    ['outcome=&subject=&since=', ['/d', '/c', '/b', '/a']],
    ['limit=1&outcome=allowed', ['/a']],
  ])('?%s', async (query, paths) => {
    expect(await pathsFor(await withRecords(), query)).toEqual(paths);
  });

  it.each([
    ['outcome=allow', 'outcome must be one of allowed, denied, failed, bypassed'],
    ['asset_type=robot', 'asset_type must be one of agent, server, skill'],
    ['operation=delete', 'operation must be one of register, update'],
    ['code=nonsense', 'code must be one of '],
    ['since=yesterday', 'since must be a time such as'],
    ['until=2026-01-01', 'until must be a time such as'],
    ['since=2026-13-01T00:00:00Z', 'since must be a time such as'],
    ['outcome=denied&outcome=failed', 'the query may have outcome once'],
    ['outcom=denied', 'the query has outcom: it may have outcome, '],
    ['%00=1', 'the query has something else: it may have outcome, '],
  ])('?%s is refused', async (query, detail) => {
    const { send } = await createTestApp();
    const response = await send({ as: 'admin', url: `/api/gate/decisions?${query}` });
    expect(problemOf(response)).toEqual({ status: 400, code: 'bad_request' });
    expect(response.json<{ detail: string }>().detail).toContain(detail);
  });

  it('records what became of a write, also when it was denied, failed, or the gate was not asked', async () => {
    const test = await createTestApp();
    const register = (path: string) => test.send({ method: 'POST', url: '/api/agents/register', body: { ...travelAgent, path } });
    await register('/allowed');
    test.gate.answer = () => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'no' });
    await register('/denied');
    test.gate.answer = () => ({ outcome: 'failed', proceed: false, code: 'gate_unavailable', detail: 'gone' });
    await register('/failed');
    test.gate.answer = () => ({ outcome: 'bypassed', mode: 'off' });
    await register('/bypassed');
    for (const outcome of ['allowed', 'denied', 'failed', 'bypassed']) {
      expect(await pathsFor(test, `outcome=${outcome}`)).toEqual([`/${outcome}`]);
    }
  });
});

describe('the export as JSON lines', () => {
  const parse = (body: string) =>
    body
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { id: number; path: string });

  it.each(['application/x-ndjson', 'application/jsonl', 'Application/X-NDJSON;q=1, */*;q=0.1'])(
    'for %s has every record',
    async (accept) => {
      const { send } = await withRecords();
      const response = await send({ as: 'admin', url: '/api/gate/decisions', headers: { accept } });
      expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/x-ndjson']);
      const page = await send({ as: 'admin', url: '/api/gate/decisions' });
      expect(parse(response.body)).toEqual(page.json<{ decisions: unknown }>().decisions);
    },
  );

  it('goes over pages, with a filter', async () => {
    const { send, store } = await createTestApp();
    for (let n = 0; n < 450; n += 1) await store.record({ ...sample, path: `/a${n}`, subject: n % 9 === 0 ? 'bob' : 'alice' });
    const lines = parse((await send({ as: 'admin', url: '/api/gate/decisions?subject=alice', headers: LINES })).body);
    expect(lines).toHaveLength(400);
    expect(lines.map(({ id }) => id)).toEqual(lines.map(({ id }) => id).toSorted((a, b) => b - a));
  });

  it('of nothing is empty', async () => {
    const { send } = await createTestApp();
    const response = await send({ as: 'admin', url: '/api/gate/decisions', headers: LINES });
    expect([response.statusCode, response.body]).toEqual([200, '']);
  });

  it('is for admins, and has no pages', async () => {
    const { send, store } = await createTestApp();
    expect(problemOf(await send({ url: '/api/gate/decisions', headers: LINES }))).toEqual({ status: 403, code: 'forbidden' });
    for (const query of ['limit=1', 'cursor=MQ']) {
      const response = await send({ as: 'admin', url: `/api/gate/decisions?${query}`, headers: LINES });
      expect(problemOf(response)).toEqual({ status: 400, code: 'bad_request' });
    }
    await store.close();
    const response = await send({ as: 'admin', url: '/api/gate/decisions', headers: LINES });
    expect(problemOf(response)).toEqual({ status: 503, code: 'store_unavailable' });
  });

  /** A store of so many long records that no buffer between it and a reader holds them. */
  async function withManyRecords(test: TestApp, pages: number, failAfter = Infinity) {
    const seen = { pages: 0, url: '' };
    const decisions = async ({ before, limit }: DecisionQuery): Promise<StoredDecision[]> => {
      seen.pages += 1;
      if (seen.pages > failAfter) throw new Error('canary');
      const top = before ?? pages * limit + 1;
      return Array.from({ length: Math.min(limit, top - 1) }, (_, n) => ({
        ...sample,
        id: top - 1 - n,
        detail: 'x'.repeat(1000),
        stored: false,
        storedDigest: null,
      }));
    };
    Object.assign(test.store, { decisions });
    await test.app.listen({ host: '127.0.0.1', port: 0 });
    seen.url = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}/api/gate/decisions`;
    return seen;
  }

  const open = (url: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      get(url, { headers: { ...LINES, authorization: `Bearer ${KEYS.admin}` } }, resolve).on('error', reject);
    });

  /** Waits until no more is read. */
  async function settled(seen: { readonly pages: number }): Promise<number> {
    for (let last = -1; ;) {
      if (seen.pages === last) return last;
      last = seen.pages;
      await sleep(300);
    }
  }

  it('reads no faster than its reader, and all there is', async () => {
    const PAGES = 150;
    const seen = await withManyRecords(await createTestApp(), PAGES);
    const response = await open(seen.url);
    expect(await settled(seen)).toBeLessThan(PAGES);
    let lines = 0;
    for await (const chunk of response) lines += (chunk as Buffer).toString('latin1').split('\n').length - 1;
    expect(lines).toBe(PAGES * 200);
  });

  it('ends when its reader has gone', async () => {
    const PAGES = 1_000_000;
    const seen = await withManyRecords(await createTestApp(), PAGES);
    const response = await open(seen.url);
    response.destroy();
    expect(await settled(seen)).toBeLessThan(PAGES);
  });

  it('is cut off when the database fails on the way, so that nobody takes it for whole', async () => {
    const test = await createTestApp();
    const seen = await withManyRecords(test, 10, 3);
    const response = await open(seen.url);
    await expect(response.toArray()).rejects.toThrow('aborted');
    expect(test.log.join('')).toContain('export of decisions broken off');
    expect(test.log.join('')).not.toContain('canary');
  });
});
