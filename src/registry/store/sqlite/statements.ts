import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';

/** Statements that are kept ready: more than the store has, with all filters. Lists of any length make ever new ones. */
const MAX_STATEMENTS = 256;

/** A statement that is ready, and whether it gives rows. */
interface Prepared {
  readonly statement: StatementSync;
  readonly reader: boolean;
}

/** What can be done with a compiled statement. */
export type Statement = Pick<CompiledQuery, 'sql' | 'parameters'>;

/**
 * The statements of a database, at once and in the order of the calls. They are kept: to prepare those of one registration anew takes
 * as long as the rest of it, but for the disk.
 */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #kept = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #prepare(sql: string): Prepared {
    const known = this.#kept.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    if (this.#kept.size >= MAX_STATEMENTS) this.#kept.clear();
    this.#kept.set(sql, prepared);
    return prepared;
  }

  /** Does a statement; gives its rows. */
  rows<R>({ sql, parameters }: Statement): R[] {
    const { statement, reader } = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (reader) return statement.all(...values) as R[];
    statement.run(...values);
    return [];
  }

  /** Does a statement; gives its rows or how many it changed, as Kysely wants to know it. */
  result<R>(query: Statement): QueryResult<R> {
    const { statement, reader } = this.#prepare(query.sql);
    if (reader) return { rows: this.rows<R>(query) };
    const { changes } = statement.run(...(query.parameters as SQLInputValue[]));
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  /** Closes the database. */
  close(): void {
    this.#kept.clear();
    if (this.#database.isOpen) this.#database.close();
  }
}
