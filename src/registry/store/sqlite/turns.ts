/** Whoever uses the connection: one after the other, in the order of asking. Who finds it free begins at once. */
export class Turns {
  /** Resolves when the last one that asked is done; null while the connection is free. */
  #last: Promise<undefined> | null = null;

  /** Does work when it has its turn. */
  async take<T>(work: () => T | Promise<T>): Promise<T> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#last = promise;
    try {
      if (before !== null) await before;
      return await work();
    } finally {
      if (this.#last === promise) this.#last = null;
      resolve(undefined);
    }
  }
}
