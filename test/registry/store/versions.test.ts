import { describe, expect, it } from 'vitest';
import type { ServerVersion, Store, VersionQuery } from '../../../src/registry/store/store.ts';
import { addServer, changeServer, content, record, stores, version } from './support.ts';

const all: VersionQuery = {
  after: null,
  limit: 99,
  search: null,
  updatedSince: null,
  version: null,
  includeDeleted: true,
};

const shown = async (store: Store, query: Partial<VersionQuery>): Promise<string[]> =>
  (await store.listVersions({ ...all, ...query })).entries.map(({ name, version: text }) => `${name} ${text}`);

describe.each(stores)('versions in %s', (_name, open) => {
  it('come back as they were put, the newest publication first', async () => {
    const store = await open();
    const first = version('a/x', '1.0.0', { isLatest: false, day: 2, status: 'deprecated', statusMessage: 'old' });
    const second = version('a/x', '1.1.0', { isLatest: true, day: 3 });
    const older = version('a/x', '0.9.0', { isLatest: false, day: 1 });
    const asset = (await addServer(store, '/a/x', second, first, older))!;
    expect(await store.versions(asset.id)).toEqual([second, first, older]);
    expect(await store.findVersion('a/x', '1.0.0')).toEqual({ asset, version: first });
    expect(await store.findVersion('a/x', 'latest')).toEqual({ asset, version: second });
    expect(await store.findVersion('a/x', '2')).toBeNull();
    expect(await store.findVersion('A/x', 'latest')).toBeNull();
    expect(await store.versions(asset.id + 1)).toEqual([]);
  });

  it('change with their asset, under its version', async () => {
    const store = await open();
    const first = version('a/x', '1.0.0');
    const asset = (await addServer(store, '/a/x', first))!;
    const second = version('a/x', '1.1.0', { day: 2 });
    const old = { ...first, isLatest: false };
    const changed = (await changeServer(store, asset, { put: second }, { put: old }))!;
    expect(changed).toMatchObject({ id: asset.id, version: 2 });
    expect(await store.versions(asset.id)).toEqual([second, old]);

    expect(await changeServer(store, asset, { remove: '1.1.0' })).toBeNull();
    expect(await store.versions(asset.id)).toHaveLength(2);

    expect(await changeServer(store, changed, { remove: '1.1.0' }, { put: first })).toMatchObject({ version: 3 });
    expect(await store.versions(asset.id)).toEqual([first]);
  });

  it('go with their asset', async () => {
    const store = await open();
    const asset = (await addServer(store, '/a/x', version('a/x', '1.0.0')))!;
    expect(await store.remove(asset)).toBe(true);
    expect(await store.findVersion('a/x', '1.0.0')).toBeNull();
    expect(await store.listVersions(all)).toEqual({ entries: [], more: false });
    expect(await addServer(store, '/other', version('a/x', '1.0.0'))).not.toBeNull();
  });

  it.each([
    ['the same version', version('a/x', '1.0.0')],
    ['another version', version('a/x', '2.0.0')],
    ['another version that is not the latest', version('a/x', '2.0.0', { isLatest: false })],
  ])('of a name that another asset has are refused with all of the write: %s', async (_case, put) => {
    const store = await open();
    const kept = version('a/x', '1.0.0');
    const asset = (await addServer(store, '/a/x', kept))!;
    expect(await addServer(store, '/b/x', put)).toBeNull();
    expect(await store.find('server', '/b/x')).toBeNull();
    const other = (await addServer(store, '/b/x', version('b/x', '1.0.0')))!;
    expect(await changeServer(store, other, { remove: '1.0.0' }, { put })).toBeNull();
    expect(await store.find('server', '/b/x')).toEqual(other);
    expect(await shown(store, {})).toEqual(['a/x 1.0.0', 'b/x 1.0.0']);
    expect(await store.versions(asset.id)).toEqual([kept]);
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(2);
  });

  it('of one name, put by many at once, belong to one asset', async () => {
    const store = await open();
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, n) => addServer(store, `/p${n}`, version('a/x', `${n}.0.0`))),
    );
    expect(written.filter((asset) => asset !== null)).toHaveLength(1);
    expect((await store.listVersions(all)).entries).toHaveLength(1);
  });

  it('have a part in the digest of what is stored', async () => {
    const store = await open();
    const digests = new Set<string | null>();
    for (const server of [{ a: 1 }, { a: 2 }]) {
      const asset = (await addServer(store, '/a/x', version('a/x', '1.0.0', { server })))!;
      digests.add((await store.decisions({ before: null, limit: 1 }))[0]!.storedDigest);
      await store.remove(asset);
    }
    await store.write({ operation: 'register', type: 'server', path: '/a/x', owner: 'api_key:alice' }, content('a/x'), record);
    digests.add((await store.decisions({ before: null, limit: 1 }))[0]!.storedDigest);
    expect(digests.size).toBe(3);
  });
});

describe.each(stores)('a write in %s that comes to nothing', (_name, open) => {
  it('shows nobody what it has done so far', async () => {
    const store = await open();
    await addServer(store, '/a/x', version('a/x', '1.0.0'));
    // Its asset is put first; then it turns out that the name is taken.
    const write = addServer(store, '/b', version('a/x', '2.0.0'));
    const seen: Promise<unknown>[] = [];
    for (let step = 0; step < 100; step += 1) {
      seen.push(store.find('server', '/b'), store.list('server', { after: '/a/x', limit: 1, status: null, text: null }));
      await Promise.resolve();
    }
    expect(await write).toBeNull();
    const nothing = [null, { entries: [], more: false }];
    for (const found of await Promise.all(seen)) expect(nothing).toContainEqual(found);
  });
});

describe.each(stores)('amending a server in %s', (_name, open) => {
  const at = '2026-02-01T00:00:00.000Z';
  const delivery = { eventType: 'update', payload: '{}', createdAt: at };

  it('changes it with its versions, and leaves no decision', async () => {
    const store = await open();
    const [first, second] = [version('a/x', '1.0.0'), version('a/x', '1.1.0', { isLatest: false })];
    const asset = (await addServer(store, '/a/x', first, second))!;
    const changes = { versions: [{ remove: '1.0.0' }, { put: { ...second, isLatest: true } }], deliveries: [delivery] };
    const amended = await store.amend(asset, content('b', { status: 'deprecated' }), at, changes);
    expect(amended).toEqual({ ...asset, ...content('b', { status: 'deprecated' }), version: 2, updatedAt: at });
    expect(await store.find('server', '/a/x')).toEqual(amended);
    expect(await store.versions(asset.id)).toEqual([{ ...second, isLatest: true }]);
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(1);
    expect((await store.pendingDeliveries()).count).toBe(1);
  });

  it.each([
    ['has changed meanwhile', [], true],
    ['would take the name of another', [{ put: version('a/y', '1.0.0') }], false],
  ] as const)('that %s does nothing at all', async (_case, versions, changed) => {
    const store = await open();
    const asset = (await addServer(store, '/a/x', version('a/x', '1.0.0')))!;
    await addServer(store, '/a/y', version('a/y', '1.0.0'));
    const present = changed ? (await changeServer(store, asset))! : asset;
    const changes = { versions: [{ remove: '1.0.0' }, ...versions], deliveries: [delivery] };
    expect(await store.amend(asset, content('b'), at, changes)).toBeNull();
    expect(await store.find('server', '/a/x')).toEqual(present);
    expect(await shown(store, {})).toEqual(['a/x 1.0.0', 'a/y 1.0.0']);
    expect((await store.pendingDeliveries()).count).toBe(0);
  });
});

describe.each(stores)('a list of versions in %s', (_name, open) => {
  async function filled(): Promise<Store> {
    const store = await open();
    const add = (name: string, ...versions: ServerVersion[]) => addServer(store, `/${name}`, ...versions);
    await add('b/y', version('b/y', '1.10.0', { day: 4 }), version('b/y', '1.9.0', { isLatest: false, day: 3 }));
    await add('a/x', version('a/x', '1.0.0'));
    await add('B/Z', version('B/Z', '2.0.0', { day: 5 }));
    await add('a/gone', version('a/gone', '1.0.0', { status: 'deleted', day: 6 }));
    return store;
  }

  it.each<[Partial<VersionQuery>, string[]]>([
    [{}, ['B/Z 2.0.0', 'a/gone 1.0.0', 'a/x 1.0.0', 'b/y 1.10.0', 'b/y 1.9.0']],
    [{ includeDeleted: false }, ['B/Z 2.0.0', 'a/x 1.0.0', 'b/y 1.10.0', 'b/y 1.9.0']],
    [{ version: 'latest' }, ['B/Z 2.0.0', 'a/gone 1.0.0', 'a/x 1.0.0', 'b/y 1.10.0']],
    [{ version: 'latest', includeDeleted: false }, ['B/Z 2.0.0', 'a/x 1.0.0', 'b/y 1.10.0']],
    [{ version: '1.0.0' }, ['a/gone 1.0.0', 'a/x 1.0.0']],
    [{ search: 'B/' }, ['B/Z 2.0.0', 'b/y 1.10.0', 'b/y 1.9.0']],
    [{ search: '%' }, []],
    [{ updatedSince: new Date('2026-01-04T00:00:00Z') }, ['B/Z 2.0.0', 'a/gone 1.0.0', 'b/y 1.10.0']],
    [{ updatedSince: new Date('2026-01-04T00:00:00.001Z'), version: 'latest' }, ['B/Z 2.0.0', 'a/gone 1.0.0']],
    [{ after: { name: 'a/x', version: '1.0.0' }, limit: 1 }, ['b/y 1.10.0']],
    [{ after: { name: 'b/y', version: '1.10.0' } }, ['b/y 1.9.0']],
    [{ after: { name: 'b/y', version: '1.10.0' }, version: 'latest' }, []],
    [{ after: { name: 'a', version: '' }, limit: 2, includeDeleted: false }, ['a/x 1.0.0', 'b/y 1.10.0']],
  ])('with %j is %j', async (query, expected) => {
    expect(await shown(await filled(), query)).toEqual(expected);
  });
});

describe.each(stores)('listings derived anew in %s', (_name, open) => {
  it('change under the assets, which stay as they are, and leave no decision', async () => {
    const store = await open();
    const one = (await addServer(store, '/one', version('old/one', '1.0.0')))!;
    const two = (await addServer(store, '/two'))!;
    const left = await store.relist([
      { asset: one, versions: [{ remove: '1.0.0' }, { put: version('new/one', '1.0.0') }] },
      { asset: two, versions: [{ put: version('new/two', '1.0.0') }] },
    ]);
    expect(left).toEqual([]);
    expect(await shown(store, {})).toEqual(['new/one 1.0.0', 'new/two 1.0.0']);
    expect(await store.find('server', '/one')).toEqual(one);
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(2);
  });

  it('leave alone what has changed meanwhile, and what would take the name of another', async () => {
    const store = await open();
    const one = (await addServer(store, '/one', version('old/one', '1.0.0')))!;
    const two = (await addServer(store, '/two', version('old/two', '1.0.0')))!;
    const three = (await addServer(store, '/three', version('old/three', '1.0.0')))!;
    await changeServer(store, one);
    const left = await store.relist([
      { asset: one, versions: [{ remove: '1.0.0' }] },
      { asset: two, versions: [{ remove: '1.0.0' }, { put: version('old/one', '2.0.0') }] },
      { asset: three, versions: [{ remove: '1.0.0' }] },
    ]);
    expect(left).toEqual([one, two]);
    expect(await shown(store, {})).toEqual(['old/one 1.0.0', 'old/two 1.0.0']);
  });

  it('are remembered by their namespace', async () => {
    const store = await open();
    expect(await store.namespace()).toBeNull();
    await store.setNamespace('com.example');
    await store.setNamespace('org.example');
    expect(await store.namespace()).toBe('org.example');
  });
});
