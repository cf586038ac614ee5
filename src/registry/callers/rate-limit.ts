import { Problem } from '../problem.ts';

/** Callers that are remembered: some 10 MB. Beyond it who came the longest ago is forgotten, and starts with a full allowance. */
const MAX_REMEMBERED = 100_000;

interface Bucket {
  tokens: number;
  /** Milliseconds on the monotonic clock. */
  at: number;
}

/** Counts requests by caller. */
export interface RateLimiter {
  /** @throws Problem `rate_limited` with `Retry-After` */
  spend(caller: string): void;
}

/**
 * Lets each caller send so many requests a minute, all at once if they like (a token bucket).
 *
 * @param perMinute 0 for no limit
 * @param now milliseconds on a clock that never goes back
 */
export function createRateLimiter(perMinute: number, now: () => number = () => performance.now()): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;

  const refilled = (bucket: Bucket, at: number): number => Math.min(perMinute, bucket.tokens + (at - bucket.at) * perMs);

  return {
    spend(caller) {
      if (perMinute === 0) return;
      const at = now();
      const bucket = buckets.get(caller);
      const tokens = bucket === undefined ? perMinute : refilled(bucket, at);
      if (tokens < 1) {
        const seconds = Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
        throw new Problem('rate_limited', `no more than ${perMinute} requests a minute: try again in ${seconds} s`, {
          headers: { 'retry-after': String(seconds) },
        });
      }
      // The order of the map is that of the last request that was let pass.
      buckets.delete(caller);
      buckets.set(caller, { tokens: tokens - 1, at });
      if (buckets.size > MAX_REMEMBERED) buckets.delete(buckets.keys().next().value ?? '');
    },
  };
}
