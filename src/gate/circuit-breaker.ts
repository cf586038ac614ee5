/**
 * Spares a gate that is down, and the callers' time: after {@link THRESHOLD} decisions in a row that found the gate unavailable
 * after all their retries, decisions fail at once for {@link OPEN_MS}. Then one decision is let through as a probe; its end opens or closes
 * the circuit. It fails closed: no decision ever passes because of it. The threshold is high enough that a short
 * trouble is met by the retries alone; the pause is short enough that a gate that is back is used again within seconds.
 *
 * @module
 */

/** Unavailable decisions in a row that open the circuit. */
export const THRESHOLD = 10;

/** Milliseconds for which it stays open. */
export const OPEN_MS = 5000;

/** What a decision tells about the gate: it answered, it was unavailable, or nothing was learned. */
export type Evidence = 'answered' | 'unavailable' | 'none';

/** A decision's way through the breaker: let through and to be reported on, or refused for some milliseconds. */
export type Passage =
  | { readonly passes: true; readonly report: (evidence: Evidence, now: number) => void }
  | { readonly passes: false; readonly waitMs: number };

/** Closed: decisions pass. Open: they fail at once. Half open: one may try, the others fail. */
export type BreakerState = 'closed' | 'open' | 'half_open';

/** The breaker of one gate. */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #probing = false;

  /** What the next decision would meet. */
  state(now: number): BreakerState {
    if (this.#failures < THRESHOLD) return 'closed';
    return now < this.#openUntil ? 'open' : 'half_open';
  }

  /** Asks to pass. */
  enter(now: number): Passage {
    if (this.#failures < THRESHOLD) return { passes: true, report: (evidence, at) => this.#note(evidence, at) };
    if (now < this.#openUntil) return { passes: false, waitMs: this.#openUntil - now };
    if (this.#probing) return { passes: false, waitMs: 1000 };
    this.#probing = true;
    return {
      passes: true,
      report: (evidence, at) => {
        this.#probing = false;
        this.#note(evidence, at);
      },
    };
  }

  #note(evidence: Evidence, now: number): void {
    if (evidence === 'none') return;
    if (evidence === 'answered') {
      this.#failures = 0;
      return;
    }
    this.#failures += 1;
    if (this.#failures >= THRESHOLD) this.#openUntil = now + OPEN_MS;
  }
}
