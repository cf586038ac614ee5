/** The part of oidc-provider that the tests and the demo use; the package brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): RequestListener;
    on(event: string, listener: (...args: readonly unknown[]) => void): this;
  }

  export const errors: Readonly<Record<string, new (message?: string) => Error>>;
}
