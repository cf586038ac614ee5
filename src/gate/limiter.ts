/** A place among the decisions in flight. */
export interface Admission {
  /** Gives the place to the next in the queue. */
  release(): void;
}

/** Why there is no place. */
export type Refusal = 'queue-full' | 'timeout' | 'aborted';

/** Bounds how many decisions run at once, and how many wait; first come, first served. */
export class Limiter {
  readonly #maxConcurrency: number;
  readonly #maxQueue: number;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(maxConcurrency: number, maxQueue: number) {
    this.#maxConcurrency = maxConcurrency;
    this.#maxQueue = maxQueue;
  }

  /** Decisions that have a place. */
  get running(): number {
    return this.#running;
  }

  /** Decisions that wait for one. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Waits for a place, at most `timeoutMs` milliseconds. */
  admit(timeoutMs: number, signal: AbortSignal): Promise<Admission | Refusal> {
    if (signal.aborted) return Promise.resolve('aborted');
    if (this.#running < this.#maxConcurrency) {
      this.#running += 1;
      return Promise.resolve(this.#admission());
    }
    if (this.#waiting.size >= this.#maxQueue) return Promise.resolve('queue-full');
    return new Promise((resolve) => {
      const leave = (answer: Admission | Refusal): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        this.#waiting.delete(enter);
        resolve(answer);
      };
      const enter = (): void => leave(this.#admission());
      const abort = (): void => leave('aborted');
      const timer = setTimeout(() => leave('timeout'), timeoutMs);
      signal.addEventListener('abort', abort, { once: true });
      this.#waiting.add(enter);
    });
  }

  #admission(): Admission {
    let held = true;
    return {
      release: () => {
        if (!held) return;
        held = false;
        const [next] = this.#waiting;
        if (next === undefined) this.#running -= 1;
        else next();
      },
    };
  }
}
