import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Tables } from '../tables.ts';

/** How a statement is done. */
export type Execute = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

/** The one connection there is has its turns elsewhere: Kysely would give it to one after the other, at some cost. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

const notUsed = (): never => {
  throw new Error('the store begins and ends its transactions itself, and takes the rows of a statement at once');
};

function driverOf(execute: Execute): Driver {
  const connection: DatabaseConnection = { executeQuery: execute, streamQuery: notUsed };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    init: nothing,
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: nothing,
    beginTransaction: notUsed,
    commitTransaction: notUsed,
    rollbackTransaction: notUsed,
    destroy: nothing,
  };
}

/** Kysely, whose statements for SQLite are done by a function. */
export function kyselyOn(execute: Execute): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new Adapter(),
      createDriver: () => driverOf(execute),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });
}
