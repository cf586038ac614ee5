/** What is put into the outbox: one notification a change that was stored, in the same transaction, and none else. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/registry/store/store.ts';
import { createTestApp, ENCRYPTION_KEY } from '../support/test-app.ts';
import { travelAgent } from '../support/cards.ts';
import { startRegistry } from '../support/registry.ts';
import { silence, startServer } from '../support/servers.ts';

const WEBHOOK = { REGISTRATION_WEBHOOK_URL: 'http://127.0.0.1:9/hook' };

const drain = async (store: Store): Promise<Record<string, unknown>[]> => {
  const deliveries = await store.claimDeliveries(new Date(Date.now() + 1000), 100, 1);
  for (const { id } of deliveries) await store.completeDelivery(id);
  return deliveries.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
};

describe('the outbox', () => {
  it('holds what was registered, updated and deleted, in the upstream words', async () => {
    const { send, store } = await createTestApp(WEBHOOK);
    const card = travelAgent;
    const { headers } = await send({ method: 'POST', url: '/api/agents/register', body: card });
    const url = headers.location as string;
    await send({ method: 'PUT', url, body: { ...card, description: 'changed' } });
    await send({ method: 'DELETE', url });
    const notifications = await drain(store);
    expect(notifications.map(({ event_type }) => event_type)).toEqual(['registration', 'update', 'deletion']);
    for (const notification of notifications) {
      expect(Object.keys(notification)).toEqual(['event_type', 'registration_type', 'timestamp', 'performed_by', 'card']);
      expect(notification).toMatchObject({ registration_type: 'agent', performed_by: 'alice', card: { name: card['name'] } });
      expect(new Date(notification['timestamp'] as string).toISOString()).toBe(notification['timestamp']);
    }
    expect(notifications[1]).toMatchObject({ card: { description: 'changed' } });
  });

  it('holds nothing of what was refused, and nothing without a webhook', async () => {
    const { send, store, gate } = await createTestApp(WEBHOOK);
    gate.answer = () => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'no' });
    const refused = await send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    expect(refused.statusCode).toBe(403);
    expect(await drain(store)).toEqual([]);
    const quiet = await createTestApp();
    await quiet.send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    expect(await drain(quiet.store)).toEqual([]);
  });

  it('holds no secret of a card', async () => {
    const { send, store } = await createTestApp({ ...WEBHOOK, REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY });
    const body = { ...travelAgent, metadata: { api_token: 'CANARY-0123456789' } };
    expect((await send({ method: 'POST', url: '/api/agents/register', body })).statusCode).toBe(201);
    expect(JSON.stringify(await drain(store))).not.toContain('CANARY');
  });
});

describe('the program', () => {
  it('delivers what it stored, and nothing of it holds up the caller or the stop', async () => {
    const receiver = await startServer(silence);
    const registry = await startRegistry({ REGISTRATION_WEBHOOK_URL: receiver.url });
    expect((await registry.send('POST', '/api/agents/register', travelAgent)).status).toBe(201);
    while (receiver.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ event_type: 'registration', performed_by: 'alice' });
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
  });
});
