import { isGuid } from './guid.ts';

/** Identifiers that a provider's support asks for; safe to log, because each is matched to the letter. */
export interface Diagnostics {
  /** AADSTS numbers. */
  readonly error_codes?: readonly number[];
  readonly trace_id?: string;
  readonly correlation_id?: string;
  /** Entra's `timestamp`: UTC by the provider's clock. */
  readonly provider_timestamp?: string;
}

/** AADSTS numbers of an error answer: `error_codes`, else those that the description names. */
export function readErrorCodes(answer: Readonly<Record<string, unknown>>): number[] {
  const { error_codes: codes, error_description: description } = answer;
  const listed = Array.isArray(codes) ? codes.filter((code) => Number.isSafeInteger(code) && code > 0 && code < 1e9) : [];
  if (listed.length > 0) return listed.slice(0, 5) as number[];
  if (typeof description !== 'string') return [];
  return [...description.matchAll(/\bAADSTS(\d{4,9})\b/g)].slice(0, 5).map(([, digits]) => Number(digits));
}

/** `2026-01-31 09:30:00Z`. */
const UTC_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/;

/** The identifiers in an error answer of a token endpoint that may be logged. */
export function readDiagnostics(answer: Readonly<Record<string, unknown>>): Diagnostics {
  const codes = readErrorCodes(answer);
  const guid = (name: string): string | undefined => {
    const value = answer[name];
    return typeof value === 'string' && isGuid(value) ? value : undefined;
  };
  const trace = guid('trace_id');
  const correlation = guid('correlation_id');
  const { timestamp } = answer;
  return {
    ...(codes.length > 0 && { error_codes: codes }),
    ...(trace !== undefined && { trace_id: trace }),
    ...(correlation !== undefined && { correlation_id: correlation }),
    ...(typeof timestamp === 'string' && UTC_TIME.test(timestamp) && { provider_timestamp: timestamp }),
  };
}
