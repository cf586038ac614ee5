import { setTimeout as sleep } from 'node:timers/promises';
import { isLocked, reasonOf } from './fault.ts';
import { StoreUnavailableError } from '../store.ts';

/** Milliseconds between two attempts at a lock that another process holds. */
const RETRY_MS = 10;

async function attempt<T>(work: () => Promise<T>, giveUp: number, isOutcome: (error: unknown) => boolean): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isOutcome(error)) throw error;
      if (!isLocked(error) || performance.now() > giveUp) throw new StoreUnavailableError(reasonOf(error));
    }
    await sleep(RETRY_MS);
  }
}

/**
 * Waits for locks of other processes between statements, where SQLite's own busy timeout would stop the whole process. Work
 * that finds the database locked is done again from its start, so it must leave nothing behind when it throws.
 *
 * What the functions return throws {@link StoreUnavailableError} when the work fails, or the lock is not had in time.
 *
 * @param waitMs milliseconds to wait for a lock, one's turn included
 * @param isOutcome tells errors that are no failure, and pass as they are
 */
export function createLockWait(waitMs: number, isOutcome: (error: unknown) => boolean) {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    reading: <T>(work: () => Promise<T>): Promise<T> => attempt(work, performance.now() + waitMs, isOutcome),
    /** One after the other, so that of many that wait only the first asks for the lock. */
    writing: <T>(work: () => Promise<T>): Promise<T> => {
      const giveUp = performance.now() + waitMs;
      const done = turn.then(() => attempt(work, giveUp, isOutcome));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}
