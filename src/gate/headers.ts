import { randomBytes } from 'node:crypto';
import type { GateQuestion } from './decision.ts';

/** Header fields of the caller's request that the gate gets to see, and no others. */
const FORWARDED = ['content-type', 'accept', 'user-agent', 'x-request-id', 'x-forwarded-for'] as const;

/** The caller's header fields for the gate's body: the five of the contract, lower-case, without control characters. */
export function forwardedHeaders(headers: GateQuestion['requestHeaders']): Record<string, string> {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const kept: Record<string, string> = {};
  for (const name of FORWARDED) {
    const value = lower.get(name);
    if (value !== undefined)
      kept[name] = [value]
        .flat()
        .join(', ')
        .replaceAll(/\p{Cc}/gu, '');
  }
  return kept;
}

/** W3C Trace Context section 3.2: the caller's when it is well formed, else one of our own that is not sampled. */
export function traceparentFor(given: string | undefined): string {
  const wellFormed = given !== undefined && /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(given);
  return wellFormed ? given : `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
}

/** The header fields of a gate call that do not change from attempt to attempt. */
export function callHeaders(question: GateQuestion): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'registration-gate',
    'x-request-id': question.requestId,
    traceparent: traceparentFor(question.traceparent),
  };
}
