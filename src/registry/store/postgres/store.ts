import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { type Connection, type Database, Unmet } from '../dialect.ts';
import { createSqlStore } from '../sql-store.ts';
import { createStatements } from '../statements.ts';
import { type Store, StoreUnavailableError } from '../store.ts';
import type { Tables } from '../tables.ts';
import { isPassing, isTaken, reasonOf } from './fault.ts';

/** Times that work is done again after a fault that passes. */
const RETRIES = 3;

/** Whether the database can be used yet; changed by who opens it. */
export interface Availability {
  /** Why not; null when it can. */
  obstacle: string | null;
}

/**
 * Makes a store of a PostgreSQL database.
 *
 * @param waitMs milliseconds that a statement of a write may take
 * @param ready see {@link Store.ready}
 */
export function createPostgresStore(pool: PostgresPool, availability: Availability, waitMs: number, ready: Promise<void>): Store {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const connectionOf = (on: Database): Connection => ({ db: on, run: async (query) => (await on.executeQuery(query)).rows });
  // One message to the server. What belongs to the transaction holds also where a pooler lends the connection to others; and
  // no one else's setting makes an acknowledged write one that a crash could lose.
  const begin = sql.raw(
    [
      'begin isolation level read committed read write',
      `set local statement_timeout = ${waitMs}`,
      `set local idle_in_transaction_session_timeout = ${2 * waitMs}`,
      "select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'",
    ].join('; '),
  );

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries += 1) {
      if (availability.obstacle !== null) throw new StoreUnavailableError(availability.obstacle);
      try {
        return await work();
      } catch (error) {
        if (error instanceof Unmet || error instanceof StoreUnavailableError) throw error;
        if (retries >= RETRIES || !isPassing(error)) throw new StoreUnavailableError(reasonOf(error));
      }
    }
  }

  /** All of the work or nothing of it. When the connection breaks during the commit, nobody here knows which: that is not done again. */
  function inTransaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T> {
    return db.connection().execute(async (connection) => {
      await begin.execute(connection);
      let result: T;
      try {
        result = await work(connectionOf(connection));
      } catch (error) {
        // The connection may be what failed.
        await sql`rollback`.execute(connection).catch(() => {});
        throw error;
      }
      try {
        await sql`commit`.execute(connection);
      } catch (error) {
        throw new StoreUnavailableError(`${reasonOf(error)}, at the end of a write`);
      }
      return result;
    });
  }

  return createSqlStore({
    ready,
    statements: createStatements(db),
    reading: (work) => attempt(() => work(connectionOf(db))),
    writing: (work) => attempt(() => inTransaction(work)),
    isTaken,
    contains: (column, text) => sql<boolean>`strpos(${column}, ${text}) > 0`,
    skipsLocked: true,
    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      await pool.end();
    },
  });
}
