import type { AccessToken } from './outcome.ts';

/**
 * Milliseconds before its end at which a token is no longer handed out: a quarter of its life, at least 10 and at most
 * 60 seconds.
 */
export function expiryMargin(lifetimeSeconds: number): number {
  return Math.max(10, Math.min(60, lifetimeSeconds / 4)) * 1000;
}

/** Keeps the latest token, in memory only. */
export class TokenCache {
  #entry: { readonly key: string; readonly token: AccessToken } | null = null;

  /** The token of a key, while enough of its life is left. */
  get(key: string, now: number): AccessToken | null {
    if (this.#entry?.key !== key) return null;
    const { token } = this.#entry;
    if (token.expiresAt === null || token.lifetimeSeconds === null) return null;
    return now < token.expiresAt - expiryMargin(token.lifetimeSeconds) ? token : null;
  }

  /** Keeps a token; one whose end is not known is not kept. */
  put(key: string, token: AccessToken): void {
    if (token.expiresAt !== null) this.#entry = { key, token };
  }

  /** Forgets a token that the gate refused. */
  drop(token: AccessToken): void {
    if (this.#entry?.token === token) this.#entry = null;
  }
}
