import type { Log } from '../gate/decision.ts';
import { describeFault } from '../errors/fault.ts';
import type { Store } from './store/store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const INTERVAL_MS = 60 * 60 * 1000;

/** Records deleted in one step: few enough that requests do not wait for it. */
const STEP = 500;

/** Deletes the records that are older than some days, step by step, letting requests in between. */
export async function pruneOldDecisions(store: Store, days: number, signal: AbortSignal, now = Date.now()): Promise<number> {
  let pruned = 0;
  for (;;) {
    const count = await store.pruneDecisions(new Date(now - days * DAY_MS), STEP);
    pruned += count;
    if (count < STEP || signal.aborted) return pruned;
    await new Promise(setImmediate);
  }
}

/**
 * Prunes at start and every hour until the signal aborts.
 *
 * @param days days that a record is kept; 0 for ever
 */
export function keepPruning(store: Store, days: number, log: Log, signal: AbortSignal): void {
  if (days === 0) return;
  const prune = async (): Promise<void> => {
    try {
      const count = await pruneOldDecisions(store, days, signal);
      if (count > 0) log.info({ count }, 'old decisions pruned');
    } catch (error) {
      log.error({ fault: describeFault(error) }, 'old decisions not pruned');
    }
  };
  void prune();
  const timer = setInterval(() => void prune(), INTERVAL_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
