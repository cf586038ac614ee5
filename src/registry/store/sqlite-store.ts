import { createHmac } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';
import { createLockWait } from './lock-wait.ts';
import { kyselyDatabase } from './node-sqlite.ts';
import { fromDecision, searchText, toAsset, toDecision } from './rows.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** Ends a transaction whose condition did not hold. */
class Unmet extends Error {}

/**
 * Makes a store of a database that has the present schema and no busy timeout. Closing the store closes the database.
 *
 * @param lockWaitMs milliseconds to wait for the lock of another process
 */
export function createSqliteStore(database: DatabaseSync, lockWaitMs: number): Store {
  const row = database.prepare("select value from meta where key = 'digest_key'").get() as { value: Uint8Array };
  const digestKey = row.value;
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });

  const { reading, writing } = createLockWait(lockWaitMs);

  /** All of the work or nothing of it. */
  function inTransaction<T>(work: (connection: Kysely<Tables>) => Promise<T>): Promise<T> {
    return db.connection().execute(async (connection) => {
      // Takes the write lock at once, so that it never has to upgrade to it.
      await sql`begin immediate`.execute(connection);
      try {
        const result = await work(connection);
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        // SQLite has rolled back already when, say, the disk is full; to do it again would hide that error by another.
        if (database.isTransaction) database.exec('rollback');
        throw error;
      }
    });
  }

  /** HMAC of the exact text of the columns. */
  function digest(type: AssetType, path: string, card: string, sealed: string): string {
    return createHmac('sha256', digestKey).update([type, path, card, sealed].join('\n')).digest('hex');
  }

  return {
    find: (type, path) =>
      reading(async () => {
        const found = await db
          .selectFrom('assets')
          .selectAll()
          .where('type', '=', type)
          .where('path', '=', path)
          .executeTakeFirst();
        return found === undefined ? null : toAsset(found);
      }),

    list: (type, { after, limit, status, text }) =>
      reading(async () => {
        let query = db.selectFrom('assets').selectAll().where('type', '=', type).orderBy('path').limit(limit);
        if (after !== null) query = query.where('path', '>', after);
        if (status !== null) query = query.where('status', '=', status);
        if (text !== null) query = query.where(sql<boolean>`instr(search, ${text.toLowerCase()}) > 0`);
        return (await query.execute()).map(toAsset);
      }),

    write: (target, content, record) =>
      writing(async () => {
        const { type, path } = target.operation === 'register' ? target : target.asset;
        const card = JSON.stringify(content.card);
        const sealed = JSON.stringify(content.sealed);
        const columns = {
          name: content.name,
          status: content.status,
          card,
          sealed,
          search: searchText(path, content),
          updated_at: record.at,
        };
        try {
          return await inTransaction(async (transaction) => {
            const written =
              target.operation === 'register'
                ? await transaction
                    .insertInto('assets')
                    .values({ ...columns, type, path, owner: target.owner, version: 1, created_at: record.at })
                    .onConflict((conflict) => conflict.columns(['type', 'path']).doNothing())
                    .returningAll()
                    .executeTakeFirst()
                : await transaction
                    .updateTable('assets')
                    .set({ ...columns, version: target.asset.version + 1 })
                    .where('id', '=', target.asset.id)
                    .where('version', '=', target.asset.version)
                    .returningAll()
                    .executeTakeFirst();
            if (written === undefined) throw new Unmet();
            await transaction
              .insertInto('decisions')
              .values(fromDecision(record, digest(type, path, card, sealed)))
              .execute();
            return toAsset(written);
          });
        } catch (error) {
          if (error instanceof Unmet) return null;
          throw error;
        }
      }),

    remove: ({ id, version }) =>
      writing(async () => {
        const result = await db.deleteFrom('assets').where('id', '=', id).where('version', '=', version).executeTakeFirst();
        return result.numDeletedRows > 0n;
      }),

    record: (record) =>
      writing(async () => {
        await db.insertInto('decisions').values(fromDecision(record, null)).execute();
      }),

    decisions: ({ before, limit }) =>
      reading(async () => {
        let query = db.selectFrom('decisions').selectAll().orderBy('id', 'desc').limit(limit);
        if (before !== null) query = query.where('id', '<', before);
        return (await query.execute()).map(toDecision);
      }),

    pruneDecisions: (before, limit) =>
      writing(async () => {
        const old = db.selectFrom('decisions').select('id').where('at', '<', before.toISOString()).orderBy('at').limit(limit);
        const result = await db.deleteFrom('decisions').where('id', 'in', old).executeTakeFirst();
        return Number(result.numDeletedRows);
      }),

    check: () =>
      reading(async () => {
        await db.selectFrom('meta').select('key').limit(1).execute();
      }),

    close: async () => {
      await db.destroy();
      // Kysely closes only what it has used.
      if (database.isOpen) database.close();
    },
  };
}
