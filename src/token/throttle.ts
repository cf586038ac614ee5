/** Seconds that a provider's `Retry-After` is believed. */
const MAX_SECONDS = 300;

/** Remembers until when a provider wants no more requests, so that it is not asked in vain. */
export class Throttle {
  #until = 0;

  /** Seconds left, rounded up; 0 when the provider may be asked. */
  remaining(now: number): number {
    return Math.max(0, Math.ceil((this.#until - now) / 1000));
  }

  /** Notes what a 429 asked for. */
  note(seconds: number, now: number): void {
    this.#until = now + Math.min(seconds, MAX_SECONDS) * 1000;
  }
}
