import type { ResponseHead } from './failure.ts';

/** The longest wait that an answer can ask for, in seconds; a longer one is cut to it. */
const MAX_SECONDS = 86_400;

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3): seconds, or an HTTP-date.
 *
 * @param now wall clock in milliseconds
 * @returns seconds to wait, rounded up; null when the field is absent or not readable
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), MAX_SECONDS);
  // Date.parse takes much that is no HTTP-date; every form of that begins with the name of a day.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  // Date.parse takes a date without a zone for local time; the asctime form is in GMT (RFC 9110 section 5.6.7).
  const date = Date.parse(/([A-Za-z]|[+-]\d{4})$/.test(text) ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : Math.min(Math.max(0, Math.ceil((date - now) / 1000)), MAX_SECONDS);
}

/** Time by the server's own clock, which its dates are made by, in milliseconds since 1970; ours when it does not say. */
export function serverTime(headers: ResponseHead['headers'], wall: number): number {
  const date = Date.parse(headers.date ?? '');
  return Number.isNaN(date) ? wall : date;
}

/**
 * Seconds that an answer asks to wait, whatever our clock says; null when it does not.
 *
 * @param wall our own wall clock in milliseconds
 */
export function readRetryAfter(headers: ResponseHead['headers'], wall: number): number | null {
  const asked = headers['retry-after'];
  return asked === undefined ? null : parseRetryAfter(asked, serverTime(headers, wall));
}
