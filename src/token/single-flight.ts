/** How long somebody waits. */
export interface Patience {
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /** Milliseconds left. */
  readonly timeoutMs: number;
}

/**
 * Waits for a promise, but no longer than the time left; null when it is over or the caller has gone. The promise goes on for
 * the others that wait for it.
 */
export async function waitWithin<T>(shared: Promise<T>, { signal, timeoutMs }: Patience): Promise<T | null> {
  const { promise, resolve, reject } = Promise.withResolvers<T | null>();
  const leave = (): void => resolve(null);
  const timer = setTimeout(leave, Math.max(0, timeoutMs));
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  shared.then(resolve, reject);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/** Runs work of one key once at a time: whoever asks meanwhile gets the same promise. */
export class SingleFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  /** Joins the work that runs for the key, else starts it. `started` tells which. */
  run(key: string, work: () => Promise<T>): { readonly started: boolean; readonly promise: Promise<T> } {
    const running = this.#running.get(key);
    if (running !== undefined) return { started: false, promise: running };
    const promise = work().finally(() => this.#running.delete(key));
    this.#running.set(key, promise);
    return { started: true, promise };
  }
}
