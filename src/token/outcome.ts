import type { Diagnostics } from '../idp/diagnostics.ts';

/** An access token and when it ends. Kept in memory only; printing it shows nothing of the token. */
export class AccessToken {
  readonly #value: string;
  /** Time of the clock at which it expires, in milliseconds; null when the provider did not say. */
  readonly expiresAt: number | null;
  /** Seconds that it was issued for, null when the provider did not say. */
  readonly lifetimeSeconds: number | null;

  constructor(value: string, lifetimeSeconds: number | null, now: number) {
    this.#value = value;
    this.lifetimeSeconds = lifetimeSeconds;
    this.expiresAt = lifetimeSeconds === null ? null : now + lifetimeSeconds * 1000;
  }

  /** The token itself, an RFC 6750 b64token: safe in a header. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}

/** Why there is no token. Every text is from a fixed table or a safe code. */
export interface TokenFailure {
  /** What went wrong, e.g. `invalid_client (HTTP 401)` or `connect: ECONNREFUSED`. */
  readonly reason: string;
  /** What the operator can do about it. */
  readonly hint: string;
  /** `error` of the provider's answer when it is a plain code, else null. */
  readonly error: string | null;
  /** HTTP status of the provider's answer, null when there was none. */
  readonly status: number | null;
  /** Seconds that the provider asks to wait, null when it does not. */
  readonly retryAfterSeconds: number | null;
  /** Identifiers for the provider's support. */
  readonly diagnostics: Diagnostics;
}

/** What became of an acquisition. `requests` counts the requests to the token endpoint that it made itself. */
export type TokenResult = { readonly requests: number } & (
  { readonly ok: true; readonly token: AccessToken } | { readonly ok: false; readonly failure: TokenFailure }
);

/** Makes a failure that no answer of the provider caused. */
export function localFailure(reason: string, hint: string): TokenFailure {
  return { reason, hint, error: null, status: null, retryAfterSeconds: null, diagnostics: {} };
}
