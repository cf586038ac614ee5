import type { CompiledQuery, Expression, Kysely, SqlBool } from 'kysely';
import type { Statements } from './statements.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Builds statements and does them, on a connection or in a transaction on one. */
export type Database = Kysely<Tables>;

/** A connection, or a transaction on one. */
export interface Connection {
  readonly db: Database;
  /** Does a statement that is compiled, and gives its rows. */
  readonly run: <Row>(query: CompiledQuery<Row>) => readonly Row[] | Promise<readonly Row[]>;
}

/** Thrown within a transaction whose condition does not hold: nothing of it is done. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
}

/** One kind of database: how work is done on it, and what its SQL writes differently. */
export interface Dialect {
  /** See {@link Store.ready}. */
  readonly ready: Store['ready'];
  readonly statements: Statements;
  /** Does work that changes nothing. */
  readonly reading: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  /** Does all of the work or nothing of it. Rejects with {@link Unmet} when the work throws that. */
  readonly writing: <T>(work: (transaction: Connection) => Promise<T>) => Promise<T>;
  /** True for a row that cannot be, because another has its key. */
  readonly isTaken: (error: unknown) => boolean;
  /** Whether a column holds a text. */
  readonly contains: (column: Expression<unknown>, text: string) => Expression<SqlBool>;
  /** True when a select within a write must leave out the rows that others have locked. */
  readonly skipsLocked: boolean;
  readonly close: () => Promise<void>;
}
