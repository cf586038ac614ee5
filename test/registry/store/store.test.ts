import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pruneOldDecisions } from '../../../src/registry/retention.ts';
import { type Page, type StoredAsset, StoreUnavailableError } from '../../../src/registry/store/store.ts';
import { MAX_PAGE_BYTES } from '../../../src/registry/store/pages.ts';
import { add, addServer, content, databases, record, stores, version } from './support.ts';

describe.each(databases)('a write in %s', (_name, make) => {
  it('survives closing and opening again', async () => {
    const database = await make();
    const store = await database.open();
    const written = await add(store, '/a', { sealed: { h: { kid: 'k', iv: 'i', data: 'd', tag: 't' } } });
    const again = await database.open();
    expect(await again.find('agent', '/a')).toEqual(written);
    expect(await again.decisions({ before: null, limit: 5 })).toMatchObject([{ ...record, stored: true }]);
  });

  it('stores asset and decision, or neither', async () => {
    const database = await make();
    const store = await database.open();
    const asset = await add(store, '/kept');
    await database.query('alter table decisions rename to gone');
    await expect(add(store, '/a')).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store.write({ operation: 'update', asset: asset! }, content('new'), record)).rejects.toBeInstanceOf(
      StoreUnavailableError,
    );
    expect(await store.find('agent', '/a')).toBeNull();
    expect(await store.find('agent', '/kept')).toEqual(asset);
    await database.query('alter table gone rename to decisions');
    expect(await add(store, '/a')).toMatchObject({ path: '/a' });
  });

  it('keeps a digest of exactly what is stored', async () => {
    const database = await make();
    const store = await database.open();
    await add(store, '/a');
    const [key] = await database.query("select value from meta where key = 'digest_key'");
    const [row] = await database.query('select type, path, card, sealed from assets');
    const digest = createHmac('sha256', key!['value'] as Uint8Array)
      .update([row!['type'], row!['path'], row!['card'], row!['sealed']].join('\n'))
      .digest('hex');
    expect((await store.decisions({ before: null, limit: 1 }))[0]?.storedDigest).toBe(digest);
  });

  it('of a path that is taken, or of an asset that has changed, is none', async () => {
    const store = await (await make()).open();
    const first = (await add(store, '/a'))!;
    expect(await add(store, '/a')).toBeNull();
    const second = await store.write({ operation: 'update', asset: first }, content('b'), record);
    expect(second).toMatchObject({ id: first.id, version: 2, createdAt: first.createdAt, owner: first.owner });
    expect(await store.write({ operation: 'update', asset: first }, content('c'), record)).toBeNull();
    expect(await store.remove(first)).toBe(false);
    expect(await store.remove(second!)).toBe(true);
    expect(await store.write({ operation: 'update', asset: second! }, content('c'), record)).toBeNull();
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(2);
  });

  it('that fails says so without quoting anything', async () => {
    const store = await (await make()).open();
    await store.close();
    const fault = await store.find('agent', '/a').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreUnavailableError);
    expect((fault as Error).message).not.toMatch(/select|\/a/);
  });
});

describe.each(stores)('lists in %s', (_name, open) => {
  it('come page by page in the order of paths, whatever is added or removed meanwhile', async () => {
    const store = await open();
    const paths = Array.from({ length: 25 }, (_, n) => `/p${String(n).padStart(2, '0')}`);
    for (const path of paths.toReversed()) await add(store, path);
    await store.write({ operation: 'register', type: 'skill', path: '/p05', owner: 'x' }, content('s'), record);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Page<StoredAsset> = await store.list('agent', { after, limit: 10, status: null, text: null });
      seen.push(...page.entries.map(({ path }) => path));
      if (!page.more) break;
      expect(page.entries).toHaveLength(10);
      after = page.entries.at(-1)!.path;
      if (seen.length === 10) {
        await add(store, '/p000');
        await store.remove((await store.find('agent', '/p20'))!);
      }
    }
    expect(seen).toEqual(paths.filter((path) => path !== '/p20'));
  });

  it.each([
    [{ status: 'draft', text: null }, ['/b']],
    [{ status: null, text: 'ABOUT A' }, ['/a']],
    [{ status: null, text: 'x' }, ['/a', '/b', '/ümlaut']],
    [{ status: null, text: 'Ümlaut' }, ['/ümlaut']],
    [{ status: 'active', text: '%' }, []],
    [{ status: 'gone', text: null }, []],
  ])('with %j hold %j', async (filter, paths) => {
    const store = await open();
    await add(store, '/a');
    await add(store, '/b', { status: 'draft' });
    await add(store, '/ümlaut');
    const { entries, more } = await store.list('agent', { after: null, limit: 9, ...filter });
    expect(entries.map(({ path }) => path)).toEqual(paths);
    expect(more).toBe(false);
  });
});
describe.each(stores)('a page in %s', (_name, open) => {
  const query = { after: null, limit: 200, status: null, text: null };

  it('says whether others follow, also when it is full to the last', async () => {
    const store = await open();
    for (const path of ['/a', '/b', '/c']) await add(store, path);
    const page = async (limit: number) => {
      const { entries, more } = await store.list('agent', { ...query, limit });
      return [entries.map(({ path }) => path).join(''), more];
    };
    expect(await page(2)).toEqual(['/a/b', true]);
    expect(await page(3)).toEqual(['/a/b/c', false]);
    expect(await page(4)).toEqual(['/a/b/c', false]);
  });

  it('of large assets ends before its limit, and the next one goes on where it ends', async () => {
    const store = await open();
    const large = { card: { text: 'x'.repeat(MAX_PAGE_BYTES * 0.4) } };
    await add(store, '/a', large);
    await add(store, '/b', large);
    await add(store, '/c', { card: { text: 'ü'.repeat(MAX_PAGE_BYTES) } });
    await add(store, '/d');
    await add(store, '/e', { sealed: { h: { kid: 'k', iv: 'i', data: 'x'.repeat(MAX_PAGE_BYTES * 0.9), tag: 't' } } });
    await add(store, '/f', large);
    const pages: string[] = [];
    for (let after: string | null = null; ;) {
      const { entries, more }: Page<StoredAsset> = await store.list('agent', { ...query, after });
      pages.push(entries.map(({ path }) => path).join(''));
      if (!more) break;
      after = entries.at(-1)!.path;
    }
    expect(pages).toEqual(['/a/b', '/c', '/d/e', '/f']);
  });

  it('of large versions, too', async () => {
    const store = await open();
    const server = { text: 'x'.repeat(MAX_PAGE_BYTES * 0.4) };
    const versions = ['1', '2', '3'].map((text) => version('a/x', text, { server, isLatest: text === '3' }));
    await addServer(store, '/a/x', ...versions);
    const all = { limit: 200, search: null, updatedSince: null, version: null, includeDeleted: true };
    const first = await store.listVersions({ ...all, after: null });
    expect(first).toEqual({ entries: versions.slice(0, 2), more: true });
    expect(await store.listVersions({ ...all, after: first.entries.at(-1)! })).toEqual({
      entries: versions.slice(2),
      more: false,
    });
  });
});

describe.each(stores)('old decisions in %s', (_name, open) => {
  it('are pruned in steps, the newer ones kept', async () => {
    const store = await open();
    for (let day = 1; day <= 28; day += 1) {
      await store.record({ ...record, at: `2026-02-${String(day).padStart(2, '0')}T12:00:00.000Z`, requestId: String(day) });
    }
    expect(await store.pruneDecisions(new Date('2026-02-10T00:00:00Z'), 4)).toBe(4);
    const now = Date.parse('2026-02-28T18:00:00Z');
    expect(await pruneOldDecisions(store, 7, new AbortController().signal, now)).toBe(17);
    expect((await store.decisions({ before: null, limit: 50 })).map(({ requestId }) => requestId)).toEqual([
      '28',
      '27',
      '26',
      '25',
      '24',
      '23',
      '22',
    ]);
  });
});
