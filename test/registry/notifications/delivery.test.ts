import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../src/http/client.ts';
import { createLog } from '../../../src/log/log.ts';
import { startDelivering, waitMs } from '../../../src/registry/notifications/delivery.ts';
import type { DeliveryOutcome } from '../../../src/registry/observability/metrics.ts';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import type { Store } from '../../../src/registry/store/store.ts';
import { readAppSettings } from '../../../src/settings/app-settings.ts';
import { record } from '../store/support.ts';
import { makeTempFolder } from '../support/folder.ts';
import { json, silence, startServer } from '../support/servers.ts';

const CANARY = 'CANARY-token-0123456789';
const KEY = Buffer.alloc(32, 7);

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A store with notifications in its outbox, and what delivers them to a server. */
async function setUp(url: string, env: Readonly<Record<string, string>> = {}, existing?: Store) {
  const { settings } = readAppSettings({ REGISTRATION_WEBHOOK_URL: url, ...env });
  const store = existing ?? (await openSqliteStore(makeTempFolder()));
  const http = createHttpClient({ ca: undefined, environment: {} });
  const log: string[] = [];
  const outcomes: DeliveryOutcome[] = [];
  const deliverer = startDelivering({
    store,
    http,
    settings,
    log: createLog('debug', { write: (line) => log.push(line) }),
    observe: (outcome) => outcomes.push(outcome),
    idleMs: 20,
  });
  onTestFinished(async () => {
    await deliverer.close();
    http.close();
    if (existing === undefined) await store.close();
  });
  const put = async (path: string): Promise<void> => {
    const at = new Date().toISOString();
    const content = { name: path, status: 'active', card: {}, sealed: {} };
    const target = { operation: 'register', type: 'agent', path, owner: 'alice' } as const;
    const payload = JSON.stringify({ event_type: 'registration', path });
    await store.write(
      target,
      content,
      { ...record, at, path },
      { deliveries: [{ eventType: 'registration', payload, createdAt: at }] },
    );
    deliverer.announce();
  };
  return { store, deliverer, log, outcomes, put };
}

const pending = async (store: Store): Promise<number> => (await store.pendingDeliveries()).count;

describe('a notification', () => {
  it('is delivered with token and signatures, and then forgotten', async () => {
    const receiver = await startServer(json(204, ''));
    const { store, put, log } = await setUp(receiver.url, {
      REGISTRATION_WEBHOOK_AUTH_TOKEN: CANARY,
      REGISTRATION_WEBHOOK_SIGNING_SECRET: `whsec_${KEY.toString('base64')}`,
    });
    await put('/a');
    await until(async () => (await pending(store)) === 0);
    const [{ method, headers, body } = expect.fail()] = receiver.received;
    expect(method).toBe('POST');
    expect(JSON.parse(body)).toEqual({ event_type: 'registration', path: '/a' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${CANARY}`,
      'x-registry-event': 'registration',
      'x-registry-signature': `sha256=${createHmac('sha256', KEY).update(body).digest('hex')}`,
    });
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
    expect(signature).toBe(
      `v1,${createHmac('sha256', KEY)
        .update(`${id as string}.${timestamp as string}.${body}`)
        .digest('base64')}`,
    );
    expect(log.join('')).not.toContain(CANARY);
  });

  it('carries its token as it is in a header of another name, and goes unsigned without a secret', async () => {
    const receiver = await startServer(json(200, {}));
    const { put } = await setUp(receiver.url, {
      REGISTRATION_WEBHOOK_AUTH_HEADER: 'X-Webhook-Token',
      REGISTRATION_WEBHOOK_AUTH_TOKEN: CANARY,
    });
    await put('/a');
    await until(() => receiver.received.length === 1);
    expect(receiver.received[0]?.headers).toMatchObject({ 'x-webhook-token': CANARY });
    expect(receiver.received[0]?.headers).not.toHaveProperty('webhook-signature');
    expect(receiver.received[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is signed with any other text as the key, as the upstream registry does', async () => {
    const receiver = await startServer(json(200, {}));
    const { put } = await setUp(receiver.url, { REGISTRATION_WEBHOOK_SIGNING_SECRET: 'shared text' });
    await put('/a');
    await until(() => receiver.received.length === 1);
    const [{ headers, body } = expect.fail()] = receiver.received;
    expect(headers['x-registry-signature']).toBe(`sha256=${createHmac('sha256', 'shared text').update(body).digest('hex')}`);
  });

  it('is tried again with the same id until it is taken', async () => {
    const receiver = await startServer(json(500, {}));
    const { store, put, outcomes, log } = await setUp(receiver.url);
    await put('/a');
    await until(() => outcomes.length === 1);
    receiver.script = json(200, {});
    await until(async () => (await pending(store)) === 0);
    expect(outcomes).toEqual(['failed', 'delivered']);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
    expect(log.join('')).toContain('"reason":"status 500"');
  });

  it.each<[string, Parameters<typeof startServer>[0]]>([
    ['a redirect, which is not followed', json(307, {}, { location: 'http://127.0.0.1:9/elsewhere' })],
    ['a broken connection', (_received, response) => void response.destroy()],
    ['a receiver that says nothing', silence],
  ])('is kept over %s', async (_what, script) => {
    const receiver = await startServer(script);
    const { store, put, outcomes } = await setUp(receiver.url, { REGISTRATION_WEBHOOK_TIMEOUT_SECONDS: '1' });
    await put('/a');
    await until(() => outcomes.length > 0);
    expect(outcomes[0]).toBe('failed');
    expect(await pending(store)).toBe(1);
  });

  it('is given up when the receiver is gone for good', async () => {
    const receiver = await startServer(json(410, {}));
    const { store, put, outcomes, log } = await setUp(receiver.url);
    await put('/a');
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual(['abandoned']);
    expect(await pending(store)).toBe(0);
    expect(log.join('')).toContain('notification given up');
  });

  it('survives a stop: the next process delivers it, with the same id', async () => {
    const receiver = await startServer(silence);
    const directory = makeTempFolder();
    const store = await openSqliteStore(directory);
    const first = await setUp(receiver.url, {}, store);
    await first.put('/a');
    await until(() => receiver.received.length === 1);
    await first.deliverer.close();
    receiver.script = json(200, {});
    const second = await setUp(receiver.url, {}, store);
    await until(async () => (await pending(store)) === 0);
    expect(second.outcomes).toEqual(['delivered']);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await store.close();
  });

  it('is delivered once by two that share the outbox', async () => {
    const receiver = await startServer(json(200, {}));
    const store = await openSqliteStore(makeTempFolder());
    const first = await setUp(receiver.url, {}, store);
    await setUp(receiver.url, {}, store);
    for (let index = 0; index < 30; index += 1) await first.put(`/a${index}`);
    await until(async () => (await pending(store)) === 0);
    await first.deliverer.close();
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { path: string }).path).toSorted()).toEqual(
      Array.from({ length: 30 }, (_, index) => `/a${index}`).toSorted(),
    );
    onTestFinished(() => store.close());
  });

  it('waits for a token whose file cannot be read, which then is read anew', async () => {
    const receiver = await startServer(json(200, {}));
    const file = join(makeTempFolder(), 'token');
    const { put, outcomes, log } = await setUp(receiver.url, { REGISTRATION_WEBHOOK_AUTH_TOKEN_FILE: file });
    await put('/a');
    await until(() => outcomes.length === 1);
    expect(receiver.received).toEqual([]);
    expect(log.join('')).toContain('the file that REGISTRATION_WEBHOOK_AUTH_TOKEN_FILE names cannot be read (ENOENT)');
    writeFileSync(file, `${CANARY}\n`);
    await until(() => outcomes.length === 2);
    expect(receiver.received[0]?.headers.authorization).toBe(`Bearer ${CANARY}`);
  });
});

describe('the wait before the next attempt', () => {
  it('doubles up to an hour, is spread, and is at least what the receiver asks for', () => {
    expect(waitMs(1, null, 0.5)).toBe(1000);
    expect(waitMs(4, null, 0.5)).toBe(8000);
    expect(waitMs(60, null, 0.5)).toBe(3_600_000);
    expect(waitMs(1, null, 0)).toBe(750);
    expect(waitMs(1, 120, 0.5)).toBe(120_000);
  });
});
