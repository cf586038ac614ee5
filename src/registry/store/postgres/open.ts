import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { UsageError } from '../../../errors/usage-error.ts';
import type { Log } from '../../../gate/decision.ts';
import type { Secret } from '../../../settings/secret.ts';
import { type Store, StoreUnavailableError } from '../store.ts';
import { readConnection } from './connection.ts';
import { hintFor, reasonOf } from './fault.ts';
import { migrate, migrations } from './migrations.ts';
import { createPool, GRACE_MS } from './pool.ts';
import { type Availability, createPostgresStore } from './store.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/** Brings the database to the present schema over a connection of its own. */
async function prepare(url: Secret, waitMs: number, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({
    ...(await readConnection(url)),
    connectionTimeoutMillis: waitMs,
    // What lets the client in may still say nothing more, such as a proxy whose server is gone: then it is tried again, too.
    query_timeout: waitMs + GRACE_MS,
    keepAlive: true,
  });
  // A connection that breaks fails the statement that is under way, too.
  client.on('error', () => {});
  const stop = (): void => {
    client.end().catch(() => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await client.connect();
    await migrate(client, migrations, waitMs);
  } finally {
    signal.removeEventListener('abort', stop);
    if (!signal.aborted) await client.end().catch(() => {});
  }
}

/**
 * Opens a PostgreSQL database. One that cannot be reached is tried again until it can: a registry may start before its
 * database does. Returns once the first attempt is over, or has taken long.
 *
 * @param url `REGISTRY_DATABASE_URL`, read for each new connection
 * @param waitMs milliseconds to wait for a connection, and for the answer to a statement
 * @throws UsageError when the database was made by a newer program, or is too old
 */
export async function openPostgresStore(url: Secret, waitMs: number, log: Log): Promise<Store> {
  const closing = new AbortController();
  const { signal } = closing;
  const availability: Availability = { obstacle: 'the database was not reached yet' };
  const { promise: tried, resolve: firstAttemptIsOver } = Promise.withResolvers<undefined>();

  async function keepTrying(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await prepare(url, waitMs, signal);
        if (availability.obstacle !== null) log.info({}, 'database ready');
        availability.obstacle = null;
        return;
      } catch (error) {
        // Nobody waits any more.
        if (signal.aborted) return await new Promise(() => {});
        if (error instanceof UsageError) throw error;
        availability.obstacle = error instanceof StoreUnavailableError ? error.message : reasonOf(error);
        log.warn({ reason: availability.obstacle, hint: hintFor(error) }, 'database not ready, will be tried again');
      }
      firstAttemptIsOver(undefined);
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
    }
  }

  const ready = keepTrying();
  // Who does not ask learns of it from what the methods throw.
  ready.catch(() => {});
  const pool = createPool(url, waitMs);
  const store = createPostgresStore(pool, availability, waitMs, ready);
  await Promise.race([ready, tried, sleep(waitMs, undefined, { ref: false })]);
  return {
    ...store,
    close: async () => {
      closing.abort();
      await store.close();
    },
  };
}
