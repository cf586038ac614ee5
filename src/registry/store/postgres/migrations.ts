import type { Client } from 'pg';
import { UsageError } from '../../../errors/usage-error.ts';
import { StoreUnavailableError } from '../store.ts';

/**
 * Steps from an empty database to the present schema, in order. A step that was released is never changed: the table `meta`
 * counts how many the database has taken. Text is compared by its bytes, as in SQLite.
 */
export const migrations: readonly string[] = [
  `
  create table assets (
    id bigint generated always as identity primary key,
    type text collate "C" not null check (type in ('agent', 'server', 'skill')),
    path text collate "C" not null,
    name text collate "C" not null,
    status text collate "C" not null,
    version integer not null,
    owner text collate "C" not null,
    card text collate "C" not null,
    sealed text collate "C" not null,
    search text collate "C" not null,
    created_at text collate "C" not null,
    updated_at text collate "C" not null,
    unique (type, path)
  );
  create index assets_by_status on assets (type, status, path);

  create table server_versions (
    asset_id bigint not null references assets (id) on delete cascade,
    name text collate "C" not null,
    version text collate "C" not null,
    status text collate "C" not null check (status in ('active', 'deprecated', 'deleted')),
    status_message text collate "C",
    status_changed_at text collate "C" not null,
    published_at text collate "C" not null,
    updated_at text collate "C" not null,
    is_latest integer not null check (is_latest in (0, 1)),
    server text collate "C" not null,
    unique (name, version)
  );
  create index server_versions_by_asset on server_versions (asset_id, published_at);
  create unique index server_versions_latest on server_versions (name) where is_latest = 1;
  create index server_versions_shown on server_versions (name, version) where status <> 'deleted';
  create index server_versions_latest_shown on server_versions (name, version) where is_latest = 1 and status <> 'deleted';
  create index server_versions_by_version on server_versions (version, name);
  create index server_versions_by_update on server_versions (updated_at);

  create table decisions (
    id bigint generated always as identity primary key,
    at text collate "C" not null,
    request_id text collate "C" not null,
    subject text collate "C" not null,
    groups text collate "C" not null,
    method text collate "C" not null,
    operation text collate "C" not null,
    asset_type text collate "C" not null,
    path text collate "C" not null,
    source_api text collate "C" not null,
    outcome text collate "C" not null,
    mode text collate "C" not null,
    code text collate "C",
    detail text collate "C" not null,
    attempts integer not null,
    token_requests integer not null,
    gate_status integer,
    token_ms double precision not null,
    gate_ms double precision not null,
    total_ms double precision not null,
    payload_sha256 text collate "C" not null,
    stored integer not null check (stored in (0, 1)),
    stored_digest text collate "C"
  );
  create index decisions_by_time on decisions (at, id);
  create index decisions_by_outcome on decisions (outcome, at, id);
  create index decisions_by_type on decisions (asset_type, at, id);
  create index decisions_by_operation on decisions (operation, at, id);
  create index decisions_by_subject on decisions (subject, at, id);
  create index decisions_by_path on decisions (path, at, id);
  create index decisions_by_code on decisions (code, at, id) where code is not null;
  create index decisions_by_request on decisions (request_id, at, id);

  create table deliveries (
    id bigint generated always as identity primary key,
    event_type text collate "C" not null,
    payload text collate "C" not null,
    created_at text collate "C" not null,
    attempts integer not null,
    next_attempt_at text collate "C" not null
  );
  create index deliveries_by_due on deliveries (next_attempt_at);

  create table meta (key text collate "C" primary key, value bytea not null);
  -- Random enough: the two hold 244 bits from the server's strong source.
  insert into meta (key, value) values ('digest_key', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
  `,
];

/** First version of PostgreSQL that the store is tested with. */
const OLDEST = 15;

/** For a step, such as an index of many rows: as long as a timer can wait. The driver's types do not know the member. */
const LONG = { query_timeout: 2 ** 31 - 1 };

/** Key of the advisory lock: the ASCII codes of "reg-gate". */
const LOCK = '8243108137677190245';

async function readVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ present: boolean }>(`select to_regclass('meta') is not null as present`);
  if (rows[0]?.present !== true) return 0;
  const meta = await client.query<{ value: Buffer }>(`select value from meta where key = 'schema_version'`);
  return Number(meta.rows[0]?.value.toString('utf8') ?? 0);
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; standby: boolean }>(
    `select current_setting('server_version_num')::integer / 10000 as version, pg_is_in_recovery() as standby`,
  );
  const { version = 0, standby = false } = rows[0] ?? {};
  if (version < OLDEST) {
    throw new UsageError(
      `the database of REGISTRY_DATABASE_URL is PostgreSQL ${version}, which is too old`,
      `use PostgreSQL ${OLDEST} or newer`,
    );
  }
  if (standby) throw new StoreUnavailableError('the database is a standby, which cannot be written to');
}

/**
 * Brings a database to the present schema. Of several processes that start at once, one does it and the others wait.
 *
 * @param client is connected, and does nothing else; it bounds how long a statement takes, but for the steps
 * @param lockWaitMs milliseconds to wait for another process; 0 for ever
 * @throws UsageError when a newer program made the database, or the server is too old
 */
export async function migrate(client: Client, steps: readonly string[] = migrations, lockWaitMs = 0): Promise<void> {
  await checkServer(client);
  await client.query('begin isolation level read committed read write');
  try {
    await client.query(
      `set local statement_timeout = 0; set local lock_timeout = ${lockWaitMs}; set local synchronous_commit = on`,
    );
    await client.query(`select pg_advisory_xact_lock(${LOCK}); set local lock_timeout = 0`);
    const version = await readVersion(client);
    if (version > steps.length) {
      throw new UsageError(
        `the database has schema ${version}, this program knows schema ${steps.length} at most`,
        'start the newer version that made it, or give another REGISTRY_DATABASE_URL',
      );
    }
    for (const step of steps.slice(version)) await client.query({ text: step, ...LONG });
    if (version < steps.length) {
      await client.query(
        `insert into meta (key, value) values ('schema_version', $1) on conflict (key) do update set value = excluded.value`,
        [Buffer.from(String(steps.length))],
      );
    }
    await client.query('commit');
  } catch (error) {
    // The connection may be what failed.
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
