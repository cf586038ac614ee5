import { Problem } from '../problem.ts';

/** Callers that are remembered; beyond it those with a full allowance are forgotten. */
const MAX_REMEMBERED = 10_000;

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

  function forgetIdle(at: number): void {
    for (const [caller, bucket] of buckets) if (refilled(bucket, at) >= perMinute) buckets.delete(caller);
  }

  return {
    spend(caller) {
      if (perMinute === 0) return;
      const at = now();
      if (buckets.size >= MAX_REMEMBERED) forgetIdle(at);
      const bucket = buckets.get(caller);
      const tokens = bucket === undefined ? perMinute : refilled(bucket, at);
      if (tokens < 1) {
        const seconds = Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
        throw new Problem('rate_limited', `no more than ${perMinute} requests a minute: try again in ${seconds} s`, {
          headers: { 'retry-after': String(seconds) },
        });
      }
      buckets.set(caller, { tokens: tokens - 1, at });
    },
  };
}
