import type { DatabaseSync } from 'node:sqlite';
import { type CompiledQuery, sql } from 'kysely';
import { type Connection, Unmet } from '../dialect.ts';
import { createLockWait } from './lock-wait.ts';
import { kyselyOn } from './kysely.ts';
import { Statements } from './statements.ts';
import { Turns } from './turns.ts';
import { createSqlStore } from '../sql-store.ts';
import { isTaken } from './fault.ts';
import { type Store, StoreUnavailableError } from '../store.ts';
import { createStatements } from '../statements.ts';

const BEGIN = { sql: 'begin immediate', parameters: [] };
const COMMIT = { sql: 'commit', parameters: [] };

/**
 * Makes a store of a database that has the present schema and no busy timeout. Closing the store closes the database.
 *
 * @param lockWaitMs milliseconds to wait for the lock of another process
 * @param assertInPlace throws when the file of the database is not where it was opened; asked before reading, and before a write
 *   is committed
 */
export function createSqliteStore(database: DatabaseSync, lockWaitMs: number, assertInPlace: () => void = () => {}): Store {
  const statements = new Statements(database);
  const turns = new Turns();
  // Not within a transaction: what it has not committed is nobody else's to see.
  const outside: Connection = {
    db: kyselyOn((query) => turns.take(() => statements.result(query))),
    run: (query) => turns.take(() => statements.rows(query)),
  };
  const inside: Connection = {
    db: kyselyOn((query) => new Promise((resolve) => resolve(statements.result(query)))),
    run: <Row>(query: CompiledQuery<Row>) => statements.rows<Row>(query),
  };
  const { reading, writing } = createLockWait(
    lockWaitMs,
    (error) => error instanceof Unmet || error instanceof StoreUnavailableError,
  );

  /** All of the work or nothing of it. */
  async function inTransaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T> {
    // Takes the write lock at once, so that it never has to upgrade to it.
    statements.rows(BEGIN);
    try {
      const result = await work(inside);
      assertInPlace();
      statements.rows(COMMIT);
      return result;
    } catch (error) {
      // SQLite has rolled back already when, say, the disk is full; to do it again would hide that error by another.
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }

  return createSqlStore({
    ready: Promise.resolve(),
    statements: createStatements(inside.db),
    reading: (work) =>
      reading(() => {
        assertInPlace();
        return work(outside);
      }),
    writing: (work) => writing(() => turns.take(() => inTransaction(work))),
    isTaken,
    contains: (column, text) => sql<boolean>`instr(${column}, ${text}) > 0`,
    // There is one writer at a time.
    skipsLocked: false,
    close: () => turns.take(() => statements.close()),
  });
}
