import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';

/** Statements that are kept ready: more than the store has, with all filters. Lists of any length make ever new ones. */
const MAX_STATEMENTS = 256;

/** A statement that is ready, and whether it gives rows. */
interface Prepared {
  readonly statement: StatementSync;
  readonly reader: boolean;
}

/**
 * Shows a `node:sqlite` database to Kysely's SQLite dialect, which expects the interface of better-sqlite3. Statements are kept:
 * to prepare those of one registration anew takes as long as the rest of it, but for the disk.
 */
export function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    if (kept.size >= MAX_STATEMENTS) kept.clear();
    kept.set(sql, prepared);
    return prepared;
  }

  return {
    close: () => {
      kept.clear();
      if (database.isOpen) database.close();
    },
    prepare: (sql) => {
      const { statement, reader } = prepare(sql);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        // Of its own: rows are taken one by one, and another user of the same statement would begin it again.
        iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
      };
    },
  };
}
