/** Every fault of a database at every moment of a write: real databases, the whole API. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, createCluster } from '../../support/postgres/cluster.ts';
import { weather } from '../mcp/documents.ts';
import { travelAgent } from '../support/cards.ts';
import { createTestApp, problemOf, type TestApp } from '../support/test-app.ts';
import { LONG_WAIT_MS, SHORT_WAIT_MS, storeFaults } from './faults.ts';

const PROVIDED = 'io.modelcontextprotocol.registry/publisher-provided';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await createCluster();
});

afterAll(() => cluster.remove());

/** So large that there is no room for it in the pages that a full database has. */
const card = { ...travelAgent, metadata: { notes: 'x'.repeat(50_000) } };

/** With it each write adds to the outbox, too. */
const env = { REGISTRATION_WEBHOOK_URL: 'http://127.0.0.1:9/hook' };

const register = (app: TestApp, path: string) =>
  app.send({ method: 'POST', url: '/api/agents/register', body: { ...card, path } });

/** Holds the gate's decisions back until it is told to give them. */
function holdGate({ gate }: TestApp): { readonly asked: () => number; readonly decide: () => void } {
  const held = Promise.withResolvers<undefined>();
  const before = gate.questions.length;
  gate.answer = async ({ payload }) => {
    await held.promise;
    return payload['path'] === '/denied' ? { outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'no' } : {};
  };
  return { asked: () => gate.questions.length - before, decide: () => held.resolve(undefined) };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(20);
}

describe('a write that meets', () => {
  it.each(Object.entries(storeFaults(() => cluster)))('%s', async (_name, fault) => {
    const { store, ...database } = await fault.setUp(fault.hangs ? SHORT_WAIT_MS : LONG_WAIT_MS);
    const app = await createTestApp(env, store);
    expect((await register(app, '/kept')).statusCode).toBe(201);

    // The fault comes while the gate decides.
    const gate = holdGate(app);
    const pending = Promise.all([register(app, '/approved'), register(app, '/denied')]);
    await until(() => gate.asked() === 2);
    await database.break();
    gate.decide();
    const [approved, denied] = await pending;
    expect(problemOf(approved)).toEqual({ status: 503, code: 'store_unavailable' });
    expect(approved.headers['retry-after']).toBe('5');
    expect(approved.headers['content-type']).toMatch(/^application\/problem\+json/);
    // The refusal stands, although it could not be recorded.
    expect(problemOf(denied)).toEqual({ status: 403, code: 'gate_denied' });

    // The fault was there before.
    const kept = '/api/agents/kept';
    const writes = await Promise.all([
      register(app, '/late'),
      app.send({ method: 'PUT', url: kept, body: { ...card, path: '/kept', description: 'changed' } }),
      app.send({
        method: 'POST',
        url: '/v0/publish',
        body: { ...weather, _meta: { [PROVIDED]: { notes: card.metadata.notes } } },
      }),
      ...(fault.deletable ? [] : [app.send({ method: 'DELETE', url: kept })]),
    ]);
    expect(new Set(writes.map((response) => JSON.stringify(problemOf(response))))).toEqual(
      new Set([JSON.stringify({ status: 503, code: 'store_unavailable' })]),
    );
    const reads = await Promise.all(['/api/agents', kept, '/readyz'].map((url) => app.send({ url })));
    expect(reads.map(({ statusCode }) => statusCode)).toEqual(Array(3).fill(fault.readable ? 200 : 503));
    expect((await app.send({ url: '/healthz' })).statusCode).toBe(200);
    expect(app.log.filter((line) => line.includes('database unavailable')).join('\n')).toMatch(fault.reason);

    // And it goes.
    await database.mend();
    await until(async () => (await app.send({ url: '/readyz' })).statusCode === 200);
    expect((await register(app, '/after')).statusCode).toBe(201);
    const listed = (await app.send({ url: '/api/agents' })).json<{ agents: object[] }>();
    expect(listed.agents).toMatchObject([
      { path: '/after', description: travelAgent['description'], _registry: { version: 1 } },
      { path: '/kept', description: travelAgent['description'], _registry: { version: 1 } },
    ]);
    expect((await app.send({ url: '/v0.1/servers' })).json()).toMatchObject({ servers: [] });
    const stored = (await store.decisions({ before: null, limit: 99 })).filter((decision) => decision.stored);
    expect(stored.map(({ path }) => path)).toEqual(['/after', '/kept']);
    expect((await store.pendingDeliveries()).count).toBe(2);
    expect(app.log.join('\n')).not.toContain('canary');
  });
});

describe('a write that meets a slow database', () => {
  it.each(Object.entries(storeFaults(() => cluster)).filter(([, { hangs }]) => hangs))(
    'is done late: %s',
    async (_name, fault) => {
      const { store, ...database } = await fault.setUp(LONG_WAIT_MS);
      const app = await createTestApp(env, store);
      expect((await register(app, '/kept')).statusCode).toBe(201);
      await database.break();
      const late = register(app, '/late');
      expect(await Promise.race([late, sleep(200, 'waiting')])).toBe('waiting');
      await database.mend();
      expect((await late).statusCode).toBe(201);
    },
  );
});
