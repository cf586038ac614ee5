import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, systemClock } from '../token/clock.ts';

/** Where time and chance come from; tests give their own. */
export interface Timing {
  readonly clock: Clock;
  /** Waits; ends early, without an error, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A number from 0 up to 1. */
  random(): number;
}

/** The machine's own time and chance. */
export const systemTiming: Timing = {
  clock: systemClock,
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
  random: () => Math.random(),
};
