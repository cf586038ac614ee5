import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error.ts';
import { pruneOldDecisions } from '../../../src/registry/retention.ts';
import { migrate, migrations } from '../../../src/registry/store/migrations.ts';
import { createSqliteStore } from '../../../src/registry/store/sqlite-store.ts';
import { openSqliteStore } from '../../../src/registry/store/open-sqlite.ts';
import {
  type AssetContent,
  type DecisionRecord,
  type Store,
  type StoredAsset,
  StoreUnavailableError,
} from '../../../src/registry/store/store.ts';
import { makeTempFolder } from '../support/folder.ts';

const record: DecisionRecord = {
  at: '2026-01-01T00:00:00.000Z',
  requestId: 'r',
  subject: 'alice',
  groups: ['a', 'b'],
  method: 'api_key',
  operation: 'register',
  assetType: 'agent',
  path: '/a',
  sourceApi: '/api/agents/register',
  outcome: 'allowed',
  mode: 'enforce',
  code: null,
  detail: '',
  attempts: 1,
  tokenRequests: 1,
  gateStatus: 200,
  tokenMs: 1.5,
  gateMs: 2.5,
  totalMs: 4,
  payloadSha256: 'f'.repeat(64),
};

const content = (name: string, more: Partial<AssetContent> = {}): AssetContent => ({
  name,
  status: 'active',
  card: { name, description: `all about ${name}`, tags: ['x'] },
  sealed: {},
  ...more,
});

async function openTemp(): Promise<{ store: Store; directory: string; raw: DatabaseSync }> {
  const directory = makeTempFolder();
  const store = await openSqliteStore(directory);
  const raw = new DatabaseSync(join(directory, 'registry.sqlite'));
  onTestFinished(async () => {
    raw.close();
    await store.close();
  });
  return { store, directory, raw };
}

const add = (store: Store, path: string, more: Partial<AssetContent> = {}): Promise<StoredAsset | null> =>
  store.write({ operation: 'register', type: 'agent', path, owner: 'api_key:alice' }, content(path.slice(1), more), {
    ...record,
    path,
  });

describe('a write', () => {
  it('survives closing and opening again', async () => {
    const { store, directory } = await openTemp();
    const written = await add(store, '/a', { sealed: { h: { kid: 'k', iv: 'i', data: 'd', tag: 't' } } });
    const again = await openSqliteStore(directory);
    expect(await again.find('agent', '/a')).toEqual(written);
    expect(await again.decisions({ before: null, limit: 5 })).toMatchObject([{ ...record, stored: true }]);
    await again.close();
  });

  it('stores asset and decision, or neither', async () => {
    const { store, raw } = await openTemp();
    const asset = await add(store, '/kept');
    raw.exec("create trigger fail before insert on decisions begin select raise(abort, 'no'); end");
    await expect(add(store, '/a')).rejects.toBeInstanceOf(StoreUnavailableError);
    await expect(store.write({ operation: 'update', asset: asset! }, content('new'), record)).rejects.toBeInstanceOf(
      StoreUnavailableError,
    );
    expect(await store.find('agent', '/a')).toBeNull();
    expect(await store.find('agent', '/kept')).toEqual(asset);
    raw.exec('drop trigger fail');
    expect(await add(store, '/a')).toMatchObject({ path: '/a' });
  });

  it('is on disk before it is acknowledged', async () => {
    const { store, raw } = await openTemp();
    await store.check();
    // The level belongs to a connection; the file says only that it is a write-ahead log.
    expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await add(store, '/a');
    expect(raw.prepare('select count(*) as n from assets').get()).toEqual({ n: 1 });
  });

  it('keeps a digest of exactly what is stored', async () => {
    const { store, raw } = await openTemp();
    await add(store, '/a');
    const { value } = raw.prepare("select value from meta where key = 'digest_key'").get() as { value: Uint8Array };
    const row = raw.prepare('select type, path, card, sealed from assets').get() as Record<string, string>;
    const digest = createHmac('sha256', value)
      .update([row['type'], row['path'], row['card'], row['sealed']].join('\n'))
      .digest('hex');
    expect((await store.decisions({ before: null, limit: 1 }))[0]?.storedDigest).toBe(digest);
  });

  it('of a path that is taken, or of an asset that has changed, is none', async () => {
    const { store } = await openTemp();
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
    const { store } = await openTemp();
    await store.close();
    const fault = await store.find('agent', '/a').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreUnavailableError);
    expect((fault as Error).message).not.toMatch(/select|\/a/);
  });
});

describe('another process that holds the write lock', () => {
  async function openLocked(lockWaitMs?: number) {
    const directory = makeTempFolder();
    const store = await openSqliteStore(directory, lockWaitMs);
    const other = new DatabaseSync(join(directory, 'registry.sqlite'));
    onTestFinished(async () => {
      other.close();
      await store.close();
    });
    const asset = (await add(store, '/kept'))!;
    other.exec('begin immediate');
    return { store, other, asset };
  }

  it('stops nobody else: reads go on, writes wait and are then done in their order, once each', async () => {
    const { store, other, asset } = await openLocked();
    const writes = [
      ...Array.from({ length: 10 }, (_, n) => add(store, `/p${n}`)),
      store.write({ operation: 'update', asset }, content('new'), record),
      store.record(record),
      store.pruneDecisions(new Date(0), 5),
    ];
    expect(await store.find('agent', '/kept')).toEqual(asset);
    expect(await store.find('agent', '/p0')).toBeNull();
    await store.check();
    other.exec('rollback');
    const done = await Promise.all(writes);
    expect(done.slice(0, 11).map((written) => (written as StoredAsset).path)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `/p${n}`),
      '/kept',
    ]);
    expect((await store.decisions({ before: null, limit: 50 })).map(({ id }) => id)).toHaveLength(13);
  });

  it('too long makes the store unavailable, and nothing is written later', async () => {
    const { store, other, asset } = await openLocked(50);
    const writes = [add(store, '/a'), add(store, '/b'), store.record(record), store.remove(asset)];
    for (const write of await Promise.allSettled(writes)) {
      expect(write).toMatchObject({ status: 'rejected', reason: new StoreUnavailableError('database is locked') });
    }
    other.exec('rollback');
    expect(await add(store, '/c')).toMatchObject({ path: '/c' });
    expect(await store.list('agent', { after: null, limit: 9, status: null, text: null })).toHaveLength(2);
  });
});

describe('a full disk', () => {
  /** A database that may not grow. */
  function full(database: DatabaseSync): DatabaseSync {
    const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number };
    database.exec(`pragma max_page_count = ${pages}`);
    return database;
  }

  it('is what a write that fails for it says', async () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const store = createSqliteStore(full(database), 0);
    const target = { operation: 'register', type: 'agent', path: '/a', owner: 'x' } as const;
    const large = { ...record, detail: 'x'.repeat(100_000) };
    await expect(store.write(target, content('a'), large)).rejects.toThrow(new StoreUnavailableError('database or disk is full'));
    database.exec('pragma max_page_count = 1000');
    expect(await store.write(target, content('a'), large)).toMatchObject({ path: '/a' });
    await store.close();
  });

  it('is what a migration that fails for it says', () => {
    const database = new DatabaseSync(':memory:');
    database.exec('create table a (x)');
    expect(() => migrate(full(database), ['insert into a values (zeroblob(100000))'])).toThrow(/disk is full/);
  });
});

describe('lists', () => {
  it('come page by page in the order of paths, whatever is added or removed meanwhile', async () => {
    const { store } = await openTemp();
    const paths = Array.from({ length: 25 }, (_, n) => `/p${String(n).padStart(2, '0')}`);
    for (const path of paths.toReversed()) await add(store, path);
    await store.write({ operation: 'register', type: 'skill', path: '/p05', owner: 'x' }, content('s'), record);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const entries: StoredAsset[] = await store.list('agent', { after, limit: 10, status: null, text: null });
      seen.push(...entries.map(({ path }) => path));
      if (entries.length < 10) break;
      after = entries.at(-1)!.path;
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
    const { store } = await openTemp();
    await add(store, '/a');
    await add(store, '/b', { status: 'draft' });
    await add(store, '/ümlaut');
    expect((await store.list('agent', { after: null, limit: 9, ...filter })).map(({ path }) => path)).toEqual(paths);
  });

  it('read an index, not the table', async () => {
    const { raw } = await openTemp();
    const plan = (sql: string): string => JSON.stringify(raw.prepare(`explain query plan ${sql}`).all());
    for (const where of ["path > '/x'", "path > '/x' and status = 'draft'"]) {
      const text = plan(`select * from assets where type = 'agent' and ${where} order by path limit 50`);
      expect(text).toMatch(/SEARCH assets USING INDEX/);
      expect(text).not.toMatch(/SCAN|TEMP B-TREE/);
    }
    expect(plan('select * from decisions where id < 9 order by id desc limit 50')).toMatch(
      /SEARCH decisions USING INTEGER PRIMARY KEY/,
    );
  });
});

describe('old decisions', () => {
  it('are pruned in steps, the newer ones kept', async () => {
    const { store } = await openTemp();
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

describe('opening', () => {
  it('makes folder and file for the owner alone', async () => {
    const directory = join(makeTempFolder(), 'new', 'data');
    const store = await openSqliteStore(directory);
    expect(statSync(directory).mode & 0o077).toBe(0);
    expect(statSync(join(directory, 'registry.sqlite')).mode & 0o077).toBe(0);
    await store.close();
  });

  it('migrates once, however many start at the same time', async () => {
    const directory = makeTempFolder();
    const script = `
      const { openSqliteStore } = await import(process.argv[1]);
      const store = await openSqliteStore(process.argv[2]);
      const n = process.pid;
      await store.write({ operation: 'register', type: 'agent', path: '/p' + n, owner: 'x' }, JSON.parse(process.argv[3]), JSON.parse(process.argv[4]));
      await store.close();`;
    const module = new URL('../../../src/registry/store/open-sqlite.ts', import.meta.url).href;
    const run = () =>
      promisify(execFile)(process.execPath, [
        '--input-type=module',
        '-e',
        script,
        module,
        directory,
        JSON.stringify(content('a')),
        JSON.stringify(record),
      ]);
    await Promise.all(Array.from({ length: 6 }, run));
    const store = await openSqliteStore(directory);
    expect(await store.list('agent', { after: null, limit: 9, status: null, text: null })).toHaveLength(6);
    await store.close();
  }, 60_000);

  it('takes only the steps that are missing, and all of them or none', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database, ['create table a (x)']);
    migrate(database, ['create table a (x)', 'create table b (x)']);
    expect(() => migrate(database, ['', '', 'create table c (x)', 'create table a (x)'])).toThrow();
    const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
    expect(tables.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(database.prepare('pragma user_version').get()).toEqual({ user_version: 2 });
  });

  it.each([
    [
      'a newer database',
      (directory: string) =>
        new DatabaseSync(join(directory, 'registry.sqlite')).exec(`pragma user_version = ${migrations.length + 1}`),
      /has schema 3, this program knows schema 2/,
    ],
    [
      'what is no database',
      (directory: string) => writeFileSync(join(directory, 'registry.sqlite'), 'x'.repeat(4096)),
      /file is not a database/,
    ],
    ['a folder in its place', (directory: string) => mkdirSync(join(directory, 'registry.sqlite')), /EISDIR/],
    ['a locked one', (directory: string) => lock(directory), /locked by another process/],
  ])('%s is refused', async (_name, prepare, message) => {
    const directory = makeTempFolder();
    prepare(directory);
    const fault = await openSqliteStore(directory, 50).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as UsageError).message).toMatch(message);
    expect((fault as UsageError).hint).not.toBe('');
  });

  it('a folder that cannot be made is refused', async () => {
    const file = join(makeTempFolder(), 'file');
    writeFileSync(file, '');
    await expect(openSqliteStore(join(file, 'data'))).rejects.toThrow(/REGISTRY_DATA_DIR .*ENOTDIR/);
  });
});

function lock(directory: string): void {
  const database = new DatabaseSync(join(directory, 'registry.sqlite'));
  database.exec('begin exclusive');
  onTestFinished(() => database.close());
}
