import { execFile } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error.ts';
import { migrate, migrations } from '../../../src/registry/store/sqlite/migrations.ts';
import { createSqliteStore } from '../../../src/registry/store/sqlite/store.ts';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import { type Store, type StoredAsset, StoreUnavailableError } from '../../../src/registry/store/store.ts';
import { makeTempFolder } from '../support/folder.ts';
import { add, content, record } from './support.ts';

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

describe('a database', () => {
  it('is on disk before it is acknowledged', async () => {
    const { store, raw } = await openTemp();
    await store.check();
    // The level belongs to a connection; the file says only that it is a write-ahead log.
    expect(raw.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await add(store, '/a');
    expect(raw.prepare('select count(*) as n from assets').get()).toEqual({ n: 1 });
  });

  it('lists read an index, not the table', async () => {
    const { store, raw } = await openTemp();
    const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
    onTestFinished(() => prepared.mockRestore());
    const query = { after: '/x', limit: 50, text: null };
    await store.list('agent', { ...query, status: null });
    await store.list('agent', { ...query, status: 'draft' });
    const all = { limit: 50, search: null, updatedSince: null, version: null, includeDeleted: true };
    await store.listVersions({ ...all, after: { name: 'a', version: '1' } });
    await store.decisions({ before: 9, limit: 50 });
    const statements = prepared.mock.calls.map(([sql]) => sql);
    expect(statements).toHaveLength(4);
    for (const sql of statements) {
      const steps = raw.prepare(`explain query plan ${sql}`).all() as { detail: string }[];
      const text = steps.map(({ detail }) => detail).join('\n');
      expect(text).toMatch(/^(?:SEARCH|SCAN) \w+ USING INDEX/m);
      expect(text).not.toMatch(/SCAN (?!\w+ USING)|TEMP B-TREE/);
    }
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
    expect((await store.list('agent', { after: null, limit: 9, status: null, text: null })).entries).toHaveLength(2);
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
    const module = new URL('../../../src/registry/store/sqlite/open.ts', import.meta.url).href;
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
    expect((await store.list('agent', { after: null, limit: 9, status: null, text: null })).entries).toHaveLength(6);
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
