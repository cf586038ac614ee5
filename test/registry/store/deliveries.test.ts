import { describe, expect, it } from 'vitest';
import type { NewDelivery, Store } from '../../../src/registry/store/store.ts';
import { content, record, stores } from './support.ts';

const delivery = (n: number): NewDelivery => ({
  eventType: 'asset.registered',
  payload: JSON.stringify({ n }),
  createdAt: new Date(n * 1000).toISOString(),
});

const register = (store: Store, path: string, ...deliveries: NewDelivery[]) =>
  store.write({ operation: 'register', type: 'agent', path, owner: 'api_key:alice' }, content('a'), record, { deliveries });

const second = (n: number): Date => new Date(n * 1000);

describe.each(stores)('deliveries in %s', (_name, open) => {
  it('are added with the write that they tell of, or not at all', async () => {
    const store = await open();
    const asset = (await register(store, '/a', delivery(1)))!;
    expect(await register(store, '/a', delivery(2))).toBeNull();
    expect(await store.pendingDeliveries()).toEqual({ count: 1, oldest: delivery(1).createdAt });
    expect(await store.remove(asset, { deliveries: [delivery(3)] })).toBe(true);
    expect(await store.remove(asset, { deliveries: [delivery(4)] })).toBe(false);
    expect(await store.claimDeliveries(second(9), 9, 1000)).toMatchObject([delivery(1), delivery(3)]);
  });

  it('are given out when they are due, and once while the lease lasts', async () => {
    const store = await open();
    await register(store, '/a', delivery(1), delivery(2), delivery(3));
    expect(await store.claimDeliveries(second(0), 9, 5000)).toEqual([]);
    const [first] = await store.claimDeliveries(second(2), 1, 5000);
    expect(first).toEqual({ ...delivery(1), id: first!.id, attempts: 1, nextAttemptAt: second(7).toISOString() });
    expect(await store.claimDeliveries(second(3), 9, 5000)).toMatchObject([delivery(2), delivery(3)]);
    expect(await store.claimDeliveries(second(6), 9, 5000)).toEqual([]);
    expect(await store.claimDeliveries(second(7), 9, 5000)).toMatchObject([{ id: first!.id, attempts: 2 }]);
  });

  it('are forgotten when made or given up, and come later when put off', async () => {
    const store = await open();
    await register(store, '/a', delivery(1), delivery(2), delivery(3));
    const [one, two, three] = await store.claimDeliveries(second(3), 9, 5000);
    await store.completeDelivery(one!.id);
    await store.dropDelivery(two!.id);
    await store.retryDelivery(three!.id, second(60));
    expect(await store.pendingDeliveries()).toEqual({ count: 1, oldest: delivery(3).createdAt });
    expect(await store.claimDeliveries(second(59), 9, 5000)).toEqual([]);
    expect(await store.claimDeliveries(second(60), 9, 5000)).toMatchObject([{ ...delivery(3), attempts: 2 }]);
    await store.completeDelivery(three!.id);
    expect(await store.pendingDeliveries()).toEqual({ count: 0, oldest: null });
  });

  it('never go to two of those who ask at once', async () => {
    const store = await open();
    await register(store, '/a', ...Array.from({ length: 50 }, (_, n) => delivery(n)));
    const claims = await Promise.all(Array.from({ length: 12 }, () => store.claimDeliveries(second(100), 7, 5000)));
    const ids = claims.flat().map(({ id }) => id);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
  });
});
