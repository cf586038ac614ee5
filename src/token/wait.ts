import { type ResponseHead } from '../http/failure.ts';
import { readRetryAfter, serverTime } from '../http/retry-after.ts';
import type { Clock } from './clock.ts';

/** A field's only value as text; undefined when it is absent or came several times. */
function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Seconds until the time in `X-Rate-Limit-Reset` (Okta) or `X-RateLimit-Reset` (Auth0), which is in seconds since 1970. It is
 * compared with the provider's own `Date`, because our clock may differ.
 */
function untilReset(headers: ResponseHead['headers'], clock: Clock): number | null {
  const reset = single(headers['x-rate-limit-reset']) ?? single(headers['x-ratelimit-reset']) ?? '';
  // Some servers mean seconds from now by a small number; nobody documents that here.
  if (!/^\d{10}$/.test(reset)) return null;
  const seconds = Number(reset) - serverTime(headers, clock.wall()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : null;
}

/**
 * Seconds until Auth0 gives tokens again: the longest of its quotas that are used up, as in
 * `b=per_hour;q=10;r=0;t=3540,b=per_day;q=100;r=90;t=80000` (r: remaining, t: seconds until it is renewed).
 */
function untilQuota(field: string | undefined): number | null {
  const usedUp = (field ?? '').split(',').filter((quota) => /(^|;)\s*r=0\s*(;|$)/.test(quota));
  const waits = usedUp.map((quota) => Number(/(?:^|;)\s*t=(\d{1,9})\s*(?:;|$)/.exec(quota)?.[1] ?? 0));
  return Math.max(0, ...waits) || null;
}

/**
 * Seconds that a token endpoint asks to wait: `Retry-After` of a 429 or 503 (RFC 9110 section 10.2.3), else what vendors
 * send with a 429.
 *
 * @returns null when it does not say
 */
export function readWait({ status, headers }: ResponseHead, clock: Clock): number | null {
  if (status !== 429 && status !== 503) return null;
  const told = readRetryAfter(headers, clock.wall());
  if (told !== null || status !== 429) return told;
  return untilReset(headers, clock) ?? untilQuota(single(headers['auth0-client-quota-limit']));
}
