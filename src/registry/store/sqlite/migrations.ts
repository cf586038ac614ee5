import type { DatabaseSync } from 'node:sqlite';
import { UsageError } from '../../../errors/usage-error.ts';

/**
 * Steps from an empty database to the present schema, in order. A step that was released is never changed:
 * the database counts in `user_version` how many it has taken.
 */
export const migrations: readonly string[] = [
  `
  create table assets (
    id integer primary key autoincrement,
    type text not null check (type in ('agent', 'server', 'skill')),
    path text not null,
    name text not null,
    status text not null,
    version integer not null,
    owner text not null,
    card text not null,
    sealed text not null,
    search text not null,
    created_at text not null,
    updated_at text not null,
    unique (type, path)
  ) strict;
  create index assets_by_status on assets (type, status, path);

  create table decisions (
    id integer primary key autoincrement,
    at text not null,
    request_id text not null,
    subject text not null,
    groups text not null,
    method text not null,
    operation text not null,
    asset_type text not null,
    path text not null,
    source_api text not null,
    outcome text not null,
    mode text not null,
    code text,
    detail text not null,
    attempts integer not null,
    token_requests integer not null,
    gate_status integer,
    token_ms real not null,
    gate_ms real not null,
    total_ms real not null,
    payload_sha256 text not null,
    stored integer not null check (stored in (0, 1)),
    stored_digest text
  ) strict;
  create index decisions_by_time on decisions (at);

  create table meta (key text primary key, value blob not null) strict, without rowid;
  insert into meta (key, value) values ('digest_key', randomblob(32));
  `,
  `
  create table server_versions (
    asset_id integer not null references assets (id) on delete cascade,
    name text not null,
    version text not null,
    status text not null check (status in ('active', 'deprecated', 'deleted')),
    status_message text,
    status_changed_at text not null,
    published_at text not null,
    updated_at text not null,
    is_latest integer not null check (is_latest in (0, 1)),
    server text not null,
    unique (name, version)
  ) strict;
  create index server_versions_by_asset on server_versions (asset_id, published_at);
  create unique index server_versions_latest on server_versions (name) where is_latest = 1;
  create index server_versions_shown on server_versions (name, version) where status <> 'deleted';
  create index server_versions_latest_shown on server_versions (name) where is_latest = 1 and status <> 'deleted';
  create index server_versions_by_version on server_versions (version, name);
  create index server_versions_by_update on server_versions (updated_at);

  create table deliveries (
    id integer primary key autoincrement,
    event_type text not null,
    payload text not null,
    created_at text not null,
    attempts integer not null,
    next_attempt_at text not null
  ) strict;
  create index deliveries_by_due on deliveries (next_attempt_at);

  create index decisions_by_outcome on decisions (outcome, at);
  create index decisions_by_type on decisions (asset_type, at);
  create index decisions_by_operation on decisions (operation, at);
  create index decisions_by_subject on decisions (subject, at);
  create index decisions_by_path on decisions (path, at);
  create index decisions_by_code on decisions (code, at) where code is not null;
  create index decisions_by_request on decisions (request_id, at);
  `,
];

/**
 * Brings a database to the present schema. Of several processes that start at once, one does it and the others wait.
 *
 * @throws UsageError when a newer program made the database.
 */
export function migrate(database: DatabaseSync, steps: readonly string[] = migrations): void {
  database.exec('begin immediate');
  try {
    const row = database.prepare('pragma user_version').get() as { user_version: number };
    if (row.user_version > steps.length) {
      throw new UsageError(
        `the database has schema ${row.user_version}, this program knows schema ${steps.length} at most`,
        'start the newer version that made it, or give another REGISTRY_DATA_DIR',
      );
    }
    for (const step of steps.slice(row.user_version)) database.exec(step);
    database.exec(`pragma user_version = ${steps.length}`);
    database.exec('commit');
  } catch (error) {
    // SQLite has rolled back already when, say, the disk is full; to do it again would hide that error by another.
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
