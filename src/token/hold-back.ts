/**
 * Remembers what a provider said, so that it is not asked in vain.
 *
 * @module
 */
import type { Credential } from './client-authentication.ts';
import type { TokenFailure } from './outcome.ts';

/** Seconds that a provider's own word is believed. */
const MAX_TOLD_SECONDS = 300;

/**
 * Seconds of the first pause after a 429 that names none. It usually ends a limit of so many requests per second (Amazon
 * Cognito, which advises exponential backoff).
 */
const FIRST_THROTTLE_SECONDS = 5;

/** Seconds of the first pause after a refused credential; another credential is sent at once. */
const FIRST_REFUSAL_SECONDS = 1;

/** Pauses double up to these seconds, which are MSAL's for a throttle without a time. */
const LAST_SECONDS = 60;

/** True for an answer that refuses the credential: RFC 6749 section 5.2, and vendors that have another `error` in a 401. */
export function refusesCredential({ error, status }: TokenFailure): boolean {
  return error === 'invalid_client' || status === 401;
}

/** A pause, and the answer that led to it. */
interface Pause {
  readonly failure: TokenFailure;
  /** Time of the clock, in milliseconds. */
  readonly until: number;
  /** Pauses in a row, this one included. */
  readonly count: number;
}

/** The next pause of a row. Answers to requests that were under way together count once. */
function nextPause(failure: TokenFailure, before: Pause | null, firstSeconds: number, now: number): Pause {
  if (before !== null && now < before.until) return before;
  const count = (before?.count ?? 0) + 1;
  return { failure, count, until: now + Math.min(firstSeconds * 2 ** (count - 1), LAST_SECONDS) * 1000 };
}

/** Whole seconds, rounded up; a clock's fractions of a millisecond do not make one more. */
const secondsLeft = ({ until }: Pause, now: number): number => Math.ceil(Math.floor(until - now) / 1000);

const recall = (failure: TokenFailure): TokenFailure => ({
  ...failure,
  reason: `${failure.reason} a moment ago, not asked again yet`,
});

/** What one provider is spared: requests while it throttles or is down, and a credential that it has just refused. */
export class HoldBack {
  #throttled: Pause | null = null;
  #refused: (Pause & { readonly digest: string }) | null = null;

  /** Why the provider is not to be asked now; null when it may be. */
  throttled(now: number): TokenFailure | null {
    if (this.#throttled === null || this.#throttled.until <= now) return null;
    return { ...recall(this.#throttled.failure), retryAfterSeconds: secondsLeft(this.#throttled, now) };
  }

  /** Why a credential is not to be sent now; null when it may be. Its digest is made only when one was refused. */
  refused(credential: Pick<Credential, 'digest'>, now: number): TokenFailure | null {
    if (this.#refused === null || this.#refused.until <= now || this.#refused.digest !== credential.digest) return null;
    return recall(this.#refused.failure);
  }

  /** Notes that a token was issued. */
  clear(): void {
    this.#refused = null;
    // A throttle that was told meanwhile, to another request, goes on.
    if (this.#throttled !== null) this.#throttled = { ...this.#throttled, count: 0 };
  }

  /**
   * Notes an answer without a token.
   *
   * @param digest the credential that was sent
   * @returns the failure, with the seconds that callers are to wait
   */
  note(failure: TokenFailure, digest: string, now: number): TokenFailure {
    if (refusesCredential(failure)) {
      const before = this.#refused?.digest === digest ? this.#refused : null;
      this.#refused = { ...nextPause(failure, before, FIRST_REFUSAL_SECONDS, now), digest };
    }
    const told = failure.retryAfterSeconds;
    if (told !== null) {
      this.#throttled = { failure, count: 0, until: now + Math.min(told, MAX_TOLD_SECONDS) * 1000 };
      return failure;
    }
    if (failure.status !== 429) return failure;
    this.#throttled = nextPause(failure, this.#throttled, FIRST_THROTTLE_SECONDS, now);
    return { ...failure, retryAfterSeconds: secondsLeft(this.#throttled, now) };
  }
}
