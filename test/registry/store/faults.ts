/** What databases can do to a registry, as data: each fault meets each moment of a write in the fault matrix. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import { createSqliteStore } from '../../../src/registry/store/sqlite/store.ts';
import { migrate } from '../../../src/registry/store/sqlite/migrations.ts';
import type { Store } from '../../../src/registry/store/store.ts';
import type { Cluster } from '../../support/postgres/cluster.ts';
import { makeTempFolder } from '../support/folder.ts';
import { openPostgres } from './support.ts';

/** Milliseconds that stores wait where waiting comes to nothing: long enough for a busy machine to do what can be done. */
export const SHORT_WAIT_MS = 2000;

/** Milliseconds that they wait where nobody has to: no machine is that slow. */
export const LONG_WAIT_MS = 60_000;

/** A database that can be broken and mended. */
export interface BreakableDatabase {
  readonly store: Store;
  readonly break: () => void | Promise<void>;
  readonly mend: () => void | Promise<void>;
}

/** A fault of a database. */
export interface StoreFault {
  /** @param waitMs milliseconds that the store waits */
  readonly setUp: (waitMs: number) => Promise<BreakableDatabase>;
  /** What the log says of it. */
  readonly reason: RegExp;
  /** True when nothing but the end of its time ends what waits for the database. */
  readonly hangs?: true;
  /** True when reading goes on. */
  readonly readable?: true;
  /** True when deleting does, because it takes no room. */
  readonly deletable?: true;
}

async function openFolder(waitMs: number): Promise<{ readonly directory: string; readonly store: Store }> {
  const directory = join(makeTempFolder(), 'data');
  const store = await openSqliteStore(directory, waitMs);
  onTestFinished(() => store.close());
  return { directory, store };
}

const sqliteFaults: Readonly<Record<string, StoreFault>> = {
  'SQLite that another process has locked': {
    reason: /database is locked/,
    hangs: true,
    readable: true,
    setUp: async (waitMs) => {
      const { directory, store } = await openFolder(waitMs);
      const other = new DatabaseSync(join(directory, 'registry.sqlite'));
      onTestFinished(() => other.close());
      return { store, break: () => other.exec('begin immediate'), mend: () => other.exec('rollback') };
    },
  },
  'SQLite on a full disk': {
    reason: /database or disk is full/,
    readable: true,
    deletable: true,
    setUp: async (waitMs) => {
      const database = new DatabaseSync(join(makeTempFolder(), 'registry.sqlite'), { enableForeignKeyConstraints: true });
      database.exec('pragma journal_mode = wal');
      migrate(database);
      database.exec('create table ballast (x)');
      const store = createSqliteStore(database, waitMs);
      onTestFinished(() => store.close());
      const fill = (): void => {
        const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number };
        database.exec(`pragma max_page_count = ${pages}`);
        // What room is left within the pages is used up, too.
        try {
          for (;;) database.exec(`insert into ballast values ('${'x'.repeat(500)}')`);
        } catch {
          // Full.
        }
      };
      return Promise.resolve({
        store,
        break: fill,
        mend: () => database.exec('pragma max_page_count = 1000000; delete from ballast'),
      });
    },
  },
  'SQLite whose folder is gone': {
    reason: /the file of the database is gone/,
    setUp: async (waitMs) => {
      const { directory, store } = await openFolder(waitMs);
      return {
        store,
        break: () => renameSync(directory, `${directory}-gone`),
        mend: () => renameSync(`${directory}-gone`, directory),
      };
    },
  },
  'SQLite whose folder is another': {
    reason: /another file is in the place/,
    setUp: async (waitMs) => {
      const { directory, store } = await openFolder(waitMs);
      return {
        store,
        break: async () => {
          renameSync(directory, `${directory}-gone`);
          mkdirSync(directory);
          await (await openSqliteStore(directory)).close();
        },
        mend: () => {
          rmSync(directory, { recursive: true });
          renameSync(`${directory}-gone`, directory);
        },
      };
    },
  },
};

const PASSWORD = 'app';

let databases = 0;

/** A database whose owner, unlike the one that sets servers up, has no privilege over them. */
async function openDatabase(cluster: Cluster, waitMs: number) {
  const name = `faults_${(databases += 1)}`;
  await cluster.query('postgres', `create role ${name} login password '${PASSWORD}'`);
  await cluster.query('postgres', `create database ${name} owner ${name}`);
  const url = new URL(cluster.url(name));
  url.username = name;
  url.password = PASSWORD;
  return {
    name,
    store: await openPostgres(url.href, waitMs),
    admin: async (sql: string): Promise<void> => {
      await cluster.query(name, sql);
    },
  };
}

/** The faults of a PostgreSQL server, which nobody else may use meanwhile. */
export const postgresFaults = (cluster: () => Cluster): Readonly<Record<string, StoreFault>> => {
  const server = (reason: RegExp, breakIt: () => Promise<void>, mend: () => void | Promise<void>): StoreFault => ({
    reason,
    setUp: async (waitMs) => {
      // Whatever becomes of the test, the next one finds a server.
      onTestFinished(() => mend());
      return { store: (await openDatabase(cluster(), waitMs)).store, break: breakIt, mend };
    },
  });
  const trigger = (state: string, reason: RegExp): StoreFault => ({
    reason,
    readable: true,
    setUp: async (waitMs) => {
      const { store, admin } = await openDatabase(cluster(), waitMs);
      return {
        store,
        break: () =>
          admin(
            `create function fail() returns trigger language plpgsql as
               $$ begin raise exception 'canary' using errcode = '${state}'; end $$;
             create trigger fail before insert or update on decisions for each row execute function fail();
             create trigger fail before delete on assets for each row execute function fail()`,
          ),
        mend: () => admin('drop function fail() cascade'),
      };
    },
  });
  return {
    'PostgreSQL whose tables another session has locked': {
      reason: /in time/,
      hangs: true,
      readable: true,
      setUp: async (waitMs) => {
        const { name, store } = await openDatabase(cluster(), waitMs);
        const other = new pg.Client({ connectionString: cluster().url(name) });
        await other.connect();
        onTestFinished(() => other.end());
        return {
          store,
          break: async () => {
            await other.query('begin; lock table assets, decisions in share row exclusive mode');
          },
          mend: async () => {
            await other.query('rollback');
          },
        };
      },
    },
    'PostgreSQL that was stopped': server(
      /nothing listens there|is stopping|connection broke/,
      () => cluster().stop(),
      () => cluster().start(),
    ),
    'PostgreSQL that crashed': server(
      /nothing listens there|crashed|connection broke/,
      () => cluster().stop('crash'),
      () => cluster().start(),
    ),
    'PostgreSQL that is paused': {
      hangs: true,
      ...server(
        /in time/,
        () => cluster().pause(),
        () => cluster().resume(),
      ),
    },
    'PostgreSQL without a connection left': {
      reason: /no connection left/,
      setUp: async (waitMs) => {
        const { name, store, admin } = await openDatabase(cluster(), waitMs);
        return {
          store,
          break: async () => {
            await admin(`alter role ${name} connection limit 0`);
            await admin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${name}'`);
          },
          mend: () => admin(`alter role ${name} connection limit -1`),
        };
      },
    },
    'PostgreSQL on a full disk': trigger('53100', /the disk of the database is full/),
    'PostgreSQL that has become a standby': trigger('25006', /read-only/),
  };
};

/** Every fault. */
export const storeFaults = (cluster: () => Cluster): Readonly<Record<string, StoreFault>> => ({
  ...sqliteFaults,
  ...postgresFaults(cluster),
});
