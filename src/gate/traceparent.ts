/**
 * The `traceparent` header (W3C Trace Context section 3.2), version 00.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';

/** What it names. */
export interface TraceContext {
  /** 32 hexadecimal digits, not all 0. */
  readonly traceId: string;
  /** 16 hexadecimal digits, not all 0. */
  readonly spanId: string;
  /** A byte; its lowest bit says that the caller records the trace. */
  readonly flags: number;
}

/** Reads one; null when it is not well formed. */
export function parseTraceparent(text: string | undefined): TraceContext | null {
  const parts = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text ?? '');
  if (parts === null) return null;
  const [, traceId = '', spanId = '', flags = ''] = parts;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** Writes one. */
export const formatTraceparent = ({ traceId, spanId, flags }: TraceContext): string =>
  `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, '0')}`;

/** 32 hexadecimal digits, neither half all zero. Node keeps random bytes in store for UUIDs, and asks the system for others. */
const randomId = (): string => randomUUID().replaceAll('-', '');

/** The caller's when it is well formed, else one of our own that is not recorded. */
export function traceparentFor(given: string | undefined): string {
  if (given !== undefined && parseTraceparent(given) !== null) return given;
  return formatTraceparent({ traceId: randomId(), spanId: randomId().slice(16), flags: 0 });
}
