import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Secret } from '../../../settings/secret.ts';
import { readConnection } from './connection.ts';
import { endsConnection } from './fault.ts';

/** Connections of one process: what its requests need at once is short, and the database is shared with other replicas. */
const MAX_CONNECTIONS = 10;

/** Seconds after which a connection is replaced by a new one, with what the URL and the name server say then. */
const MAX_LIFETIME_S = 1800;

/** Milliseconds for which an unused connection is kept. */
const IDLE_MS = 60_000;

/** Milliseconds that the driver waits longer than the database itself, which then has had its chance to say more. */
export const GRACE_MS = 1000;

const types = new pg.TypeOverrides();
// The driver would make a text of a bigint.
types.setTypeParser(pg.types.builtins.INT8, Number);

/** PostgreSQL's text can hold every character but one. */
const storable = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

/** A client of the pool that is not used again once its connection is of no more use. */
function lend(client: pg.PoolClient): PostgresPoolClient {
  let ended = false;
  const run = async <R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    try {
      return (await client.query(text, parameters.map(storable))) as unknown as PostgresQueryResult<R>;
    } catch (error) {
      ended ||= endsConnection(error);
      throw error;
    }
  };
  return {
    query: run as PostgresPoolClient['query'],
    release: (destroy) => client.release(ended || destroy === true),
  };
}

/**
 * Makes a pool of connections.
 *
 * @param waitMs milliseconds to wait for a connection, and for the answer to a statement
 */
export function createPool(url: Secret, waitMs: number): PostgresPool {
  const pool = new pg.Pool({
    // Told at once, so that the pool hides it from those who print it.
    password: '',
    types,
    max: MAX_CONNECTIONS,
    maxLifetimeSeconds: MAX_LIFETIME_S,
    idleTimeoutMillis: IDLE_MS,
    connectionTimeoutMillis: waitMs,
    query_timeout: waitMs + GRACE_MS,
    keepAlive: true,
    // For reads; sent before anything else, and not waited for. Through a pooler such as PgBouncer it may get lost, like all that
    // belongs to a connection.
    onConnect: (client) => {
      client.query(`set statement_timeout = ${waitMs}`).catch(() => {});
    },
  });
  // One that breaks within a transaction, between two statements, tells so by an event: unheard, it would end the process. The
  // next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  // A connection that breaks while nobody uses it leaves the pool; the next request makes another.
  pool.on('error', () => {});
  let ended: Promise<void> | undefined;
  return {
    options: pool.options,
    connect: async () => {
      // The pool makes new connections with the options that it has at that moment.
      if (pool.idleCount === 0) Object.assign(pool.options, await readConnection(url));
      return lend(await pool.connect());
    },
    end: () => (ended ??= pool.end()),
  };
}
