import { describe, expect, it } from 'vitest';
import type { DecisionFilter, Store } from '../../../src/registry/store/store.ts';
import { record, stores } from './support.ts';

const day = (n: number): string => `2026-02-${String(n).padStart(2, '0')}T12:00:00.000Z`;

async function filled(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  const add = (n: number, more: object) => store.record({ ...record, at: day(n), requestId: `r${n}`, ...more });
  await add(1, {});
  await add(2, { outcome: 'denied', code: 'gate_denied' });
  await add(3, { assetType: 'server', path: '/b' });
  await add(4, { operation: 'update', subject: 'bob' });
  await add(5, { outcome: 'failed', code: 'gate_unavailable', path: '/b' });
  return store;
}

describe.each(stores)('decisions in %s', (_name, open) => {
  it.each<[DecisionFilter, number[]]>([
    [{}, [5, 4, 3, 2, 1]],
    [{ outcome: 'allowed' }, [4, 3, 1]],
    [{ code: 'gate_denied' }, [2]],
    [{ assetType: 'server' }, [3]],
    [{ operation: 'update' }, [4]],
    [{ subject: 'alice', path: '/b' }, [5, 3]],
    [{ subject: "bob' or 1=1 --" }, []],
    [{ requestId: 'r4' }, [4]],
    [{ since: new Date(day(3)) }, [5, 4, 3]],
    [{ until: new Date(day(3)) }, [2, 1]],
    [{ since: new Date(day(2)), until: new Date(day(5)), outcome: 'allowed' }, [4, 3]],
  ])('with %j are those of the days %j', async (filter, days) => {
    const found = await (await filled(open)).decisions({ before: null, limit: 9, filter });
    expect(found.map(({ requestId }) => Number(requestId.slice(1)))).toEqual(days);
  });

  it('come page by page, those of one moment in the order they were made', async () => {
    const store = await open();
    for (let n = 0; n < 25; n += 1) {
      await store.record({ ...record, at: day(1 + Math.floor(n / 10)), requestId: `r${n}` });
    }
    const seen: string[] = [];
    for (let before: number | null = null; ;) {
      const found = await store.decisions({ before, limit: 4, filter: { outcome: 'allowed' } });
      seen.push(...found.map(({ requestId }) => requestId));
      if (found.length < 4) break;
      before = found.at(-1)!.id;
      await store.record({ ...record, at: day(9), requestId: 'new' });
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => `r${24 - n}`));
  });

  it('after one that was pruned are none', async () => {
    const store = await filled(open);
    const first = (await store.decisions({ before: null, limit: 9 }))[3]!;
    expect(await store.pruneDecisions(new Date(day(3)), 9)).toBe(2);
    expect(await store.decisions({ before: first.id, limit: 9 })).toEqual([]);
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(3);
  });
});
