/** Waits for a shared promise; null when the waiter gives up first. The promise goes on for the others. */
export function waitFor<T>(shared: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    void shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
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
