/**
 * What is asked of the table of decisions.
 *
 * @module
 */
import { sql } from 'kysely';
import type { Connection, Database, Dialect } from './dialect.ts';
import { fromDecision, toDecision } from './rows.ts';
import type { DecisionFilter, DecisionQuery, DecisionRecord, StoredDecision } from './store.ts';

const COLUMNS = {
  requestId: 'request_id',
  path: 'path',
  subject: 'subject',
  code: 'code',
  outcome: 'outcome',
  assetType: 'asset_type',
  operation: 'operation',
} as const satisfies { [K in Exclude<keyof DecisionFilter, 'since' | 'until'>]: string };

/** Records a decision. */
export async function addDecision(
  { run }: Connection,
  { statements }: Dialect,
  record: DecisionRecord,
  digest: string | null,
): Promise<void> {
  await run(statements.addDecision(fromDecision(record, digest)));
}

/**
 * A page of decisions, by time and, of one moment, by id. One that was pruned begins an empty page: pruned are the oldest, so all that
 * came after it are gone.
 */
export async function listDecisions(db: Database, { before, limit, filter = {} }: DecisionQuery): Promise<StoredDecision[]> {
  let query = db.selectFrom('decisions').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  for (const [name, column] of Object.entries(COLUMNS)) {
    const wanted = filter[name as keyof typeof COLUMNS];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since.toISOString());
  if (filter.until !== undefined) query = query.where('at', '<', filter.until.toISOString());
  if (before !== null) {
    query = query.where(sql<boolean>`(at, id) < ((select at from decisions where id = ${before}), ${before})`);
  }
  return (await query.execute()).map(toDecision);
}

/** Deletes the oldest decisions before a time. */
export async function pruneDecisions(db: Database, before: Date, limit: number): Promise<number> {
  const old = db.selectFrom('decisions').select('id').where('at', '<', before.toISOString()).orderBy('at').limit(limit);
  const result = await db.deleteFrom('decisions').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
}
