/**
 * What is asked of the table of deliveries: the outbox of the notification webhook.
 *
 * @module
 */
import { sql } from 'kysely';
import type { Database, Dialect } from './dialect.ts';
import { toDelivery } from './rows.ts';
import type { Delivery, NewDelivery } from './store.ts';

/** Adds deliveries. */
export async function addDeliveries(db: Database, deliveries: readonly NewDelivery[]): Promise<void> {
  for (const { eventType, payload, createdAt } of deliveries) {
    await db
      .insertInto('deliveries')
      .values({ event_type: eventType, payload, created_at: createdAt, attempts: 0, next_attempt_at: createdAt })
      .execute();
  }
}

/** Takes deliveries that are due. */
export async function claimDeliveries(
  db: Database,
  { skipsLocked }: Dialect,
  now: Date,
  limit: number,
  leaseMs: number,
): Promise<Delivery[]> {
  const due = db
    .selectFrom('deliveries')
    .select('id')
    .where('next_attempt_at', '<=', now.toISOString())
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit)
    .$if(skipsLocked, (query) => query.forUpdate().skipLocked());
  const claimed = await db
    .updateTable('deliveries')
    .set({
      attempts: sql<number>`attempts + 1`,
      next_attempt_at: new Date(now.getTime() + leaseMs).toISOString(),
    })
    .where('id', 'in', due)
    .returningAll()
    .execute();
  return claimed.map(toDelivery).sort((one, other) => one.id - other.id);
}

/** Makes a delivery due again at a time. */
export async function putOffDelivery(db: Database, id: number, at: Date): Promise<void> {
  await db.updateTable('deliveries').set({ next_attempt_at: at.toISOString() }).where('id', '=', id).execute();
}

/** Forgets a delivery. */
export async function deleteDelivery(db: Database, id: number): Promise<void> {
  await db.deleteFrom('deliveries').where('id', '=', id).execute();
}

/** How many wait, and since when the oldest does. */
export async function countDeliveries(db: Database): Promise<{ count: number; oldest: string | null }> {
  return await db
    .selectFrom('deliveries')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created_at').as('oldest')])
    .executeTakeFirstOrThrow();
}
