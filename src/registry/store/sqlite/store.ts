import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { type Connection, Unmet } from '../dialect.ts';
import { createLockWait } from './lock-wait.ts';
import { kyselyDatabase } from './node-sqlite.ts';
import { createSqlStore } from '../sql-store.ts';
import { isTaken } from './fault.ts';
import { type Store, StoreUnavailableError } from '../store.ts';
import type { Tables } from '../tables.ts';

/**
 * Makes a store of a database that has the present schema and no busy timeout. Closing the store closes the database.
 *
 * @param lockWaitMs milliseconds to wait for the lock of another process
 * @param assertInPlace throws when the file of the database is not where it was opened; asked before reading, and before a write
 *   is committed
 */
export function createSqliteStore(database: DatabaseSync, lockWaitMs: number, assertInPlace: () => void = () => {}): Store {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
  const { reading, writing } = createLockWait(
    lockWaitMs,
    (error) => error instanceof Unmet || error instanceof StoreUnavailableError,
  );

  /** All of the work or nothing of it. */
  function inTransaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T> {
    return db.connection().execute(async (connection) => {
      // Takes the write lock at once, so that it never has to upgrade to it.
      await sql`begin immediate`.execute(connection);
      try {
        const result = await work(connection);
        assertInPlace();
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        // SQLite has rolled back already when, say, the disk is full; to do it again would hide that error by another.
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    });
  }

  return createSqlStore({
    ready: Promise.resolve(),
    reading: (work) =>
      reading(() => {
        assertInPlace();
        return work(db);
      }),
    writing: (work) => writing(() => inTransaction(work)),
    isTaken,
    contains: (column, text) => sql<boolean>`instr(${column}, ${text}) > 0`,
    // There is one writer at a time.
    skipsLocked: false,
    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.isOpen) database.close();
    },
  });
}
