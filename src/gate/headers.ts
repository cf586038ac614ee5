import type { GateQuestion } from './decision.ts';
import { traceparentFor } from './traceparent.ts';

/** Header fields of the caller's request that the gate gets to see, and no others. */
const FORWARDED: ReadonlySet<string> = new Set(['content-type', 'accept', 'user-agent', 'x-request-id', 'x-forwarded-for']);

/** Most values have none: to look is cheaper than to replace. */
const CONTROL = /\p{Cc}/u;

/** The caller's header fields for the gate's body: the five of the contract, lower-case, without control characters. */
export function forwardedHeaders(headers: GateQuestion['requestHeaders']): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [field, value] of Object.entries(headers)) {
    const name = field.toLowerCase();
    if (value === undefined || !FORWARDED.has(name)) continue;
    const text = typeof value === 'string' ? value : value.join(', ');
    kept[name] = CONTROL.test(text) ? text.replaceAll(/\p{Cc}/gu, '') : text;
  }
  return kept;
}

/** The header fields of a gate call that do not change from attempt to attempt. */
export function callHeaders(question: GateQuestion): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': question.requestId,
    traceparent: traceparentFor(question.traceparent),
  };
}
