/** Databases that registries are killed over, looked into past them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type Cluster, createCluster } from '../../support/postgres/cluster.ts';

/** What stands in the tables, all of one moment. */
export interface Contents {
  readonly assets: readonly { id: number; type: string; path: string; version: number; card: string }[];
  readonly versions: readonly { asset_id: number; name: string; version: string; is_latest: number; server: string }[];
  readonly decisions: readonly {
    id: number;
    request_id: string;
    asset_type: string;
    path: string;
    outcome: string;
    payload_sha256: string;
    stored: number;
    stored_digest: string | null;
  }[];
  readonly deliveries: readonly { payload: string }[];
}

/** An empty database. */
export interface ProofDatabase {
  /** Settings of the registries that use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Reads everything. */
  readonly read: () => Promise<Contents>;
}

const QUERIES = {
  assets: 'select id, type, path, version, card from assets order by id',
  versions: 'select asset_id, name, version, is_latest, server from server_versions',
  decisions: 'select id, request_id, asset_type, path, outcome, payload_sha256, stored, stored_digest from decisions order by id',
  deliveries: 'select payload from deliveries',
} as const satisfies Record<keyof Contents, string>;

type Rows = Record<string, unknown>[];

async function readAll(query: (sql: string) => Rows | Promise<Rows>): Promise<Contents> {
  const contents: Record<string, Rows> = {};
  for (const [name, sql] of Object.entries(QUERIES)) contents[name] = await query(sql);
  return contents as unknown as Contents;
}

/** SQLite in a folder. */
export const sqliteIn = (directory: string): ProofDatabase => ({
  env: { REGISTRY_DATA_DIR: directory },
  read: async () => {
    using database = new DatabaseSync(join(directory, 'registry.sqlite'), { timeout: 60_000 });
    database.exec('begin');
    return await readAll((sql) => database.prepare(sql).all());
  },
});

/** SQLite in a folder of its own. */
function createSqlite(): ProofDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'registry-proof-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return sqliteIn(directory);
}

let databases = 0;

/** A database of a server. */
export async function createPostgres(cluster: Cluster): Promise<ProofDatabase> {
  const name = `proof_${(databases += 1)}`;
  await cluster.query('postgres', `create database ${name}`);
  const url = cluster.url(name);
  return {
    env: { REGISTRY_DATABASE_URL: url },
    read: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      // A bigint comes as a text otherwise.
      client.setTypeParser(pg.types.builtins.INT8, Number);
      await client.query('begin isolation level repeatable read');
      const contents = await readAll(async (sql) => (await client.query<Record<string, unknown>>(sql)).rows);
      await client.end();
      return contents;
    },
  };
}

let cluster: Promise<Cluster> | undefined;
afterAll(() => cluster?.then((one) => one.remove()));

/** Each kind of store, with what makes an empty database of it; all of PostgreSQL are on one server, which goes with the tests. */
export const stores: readonly (readonly [string, () => Promise<ProofDatabase>])[] = [
  ['SQLite', () => Promise.resolve(createSqlite())],
  ['PostgreSQL', async () => createPostgres(await (cluster ??= createCluster({ max_connections: '300' })))],
];
