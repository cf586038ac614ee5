/** Stores to test, and what the tests put into them. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import type { Log } from '../../../src/gate/decision.ts';
import { openPostgresStore } from '../../../src/registry/store/postgres/open.ts';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import type {
  AssetContent,
  DecisionRecord,
  ServerVersion,
  Store,
  StoredAsset,
  VersionChange,
} from '../../../src/registry/store/store.ts';
import { Secret } from '../../../src/settings/secret.ts';
import { createDatabase } from '../../support/postgres/database.ts';
import { makeTempFolder } from '../support/folder.ts';

/** An empty database that a store can be opened on, more than once, and that can be looked into past the store. */
export interface TestDatabase {
  open(): Promise<Store>;
  query(sql: string): Promise<Record<string, unknown>[]>;
}

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Opens the store of a PostgreSQL database; it closes with the test. */
export async function openPostgres(url: string, waitMs = 5000, log: Log = silent): Promise<Store> {
  const store = await openPostgresStore(Secret.literal('REGISTRY_DATABASE_URL', url), waitMs, log);
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

function sqliteDatabase(): Promise<TestDatabase> {
  const directory = makeTempFolder();
  return Promise.resolve({
    open: async () => {
      const store = await openSqliteStore(directory);
      onTestFinished(() => store.close());
      return store;
    },
    query: (sql) => {
      using raw = new DatabaseSync(join(directory, 'registry.sqlite'));
      return Promise.resolve(raw.prepare(sql).all());
    },
  });
}

async function postgresDatabase(): Promise<TestDatabase> {
  const url = await createDatabase();
  return {
    open: () => openPostgres(url),
    query: async (sql) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.end();
      return rows;
    },
  };
}

/** Every kind of database. */
export const databases: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['SQLite', sqliteDatabase],
  ['PostgreSQL', postgresDatabase],
];

/** Every kind of store, each opened on an empty database of its own. */
export const stores: readonly (readonly [string, () => Promise<Store>])[] = databases.map(([name, make]) => [
  name,
  async () => (await make()).open(),
]);

/** The record of a decision that allowed something. */
export const record: DecisionRecord = {
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

/** What is stored of an asset by this name. */
export const content = (name: string, more: Partial<AssetContent> = {}): AssetContent => ({
  name,
  status: 'active',
  card: { name, description: `all about ${name}`, tags: ['x'] },
  sealed: {},
  ...more,
});

/** A version, published on a day of 2026. */
export function version(
  name: string,
  text: string,
  more: Partial<ServerVersion> & { readonly day?: number } = {},
): ServerVersion {
  const { day = 1, ...members } = more;
  const at = `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return {
    name,
    version: text,
    status: 'active',
    statusMessage: null,
    statusChangedAt: at,
    publishedAt: at,
    updatedAt: at,
    isLatest: true,
    server: { name, version: text, description: 'd' },
    ...members,
  };
}

/** Registers a server with versions. */
export const addServer = (store: Store, path: string, ...versions: readonly ServerVersion[]): Promise<StoredAsset | null> =>
  store.write({ operation: 'register', type: 'server', path, owner: 'api_key:alice' }, content(path.slice(1)), record, {
    versions: versions.map((put) => ({ put })),
  });

/** Changes versions of a server. */
export const changeServer = (
  store: Store,
  asset: StoredAsset,
  ...versions: readonly VersionChange[]
): Promise<StoredAsset | null> => store.write({ operation: 'update', asset }, content(asset.name), record, { versions });

/** Registers an agent. */
export const add = (store: Store, path: string, more: Partial<AssetContent> = {}): Promise<StoredAsset | null> =>
  store.write({ operation: 'register', type: 'agent', path, owner: 'api_key:alice' }, content(path.slice(1), more), {
    ...record,
    path,
  });
