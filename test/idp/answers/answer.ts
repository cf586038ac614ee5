import type { Environment } from '../../../src/settings/environment.ts';

/** An answer of a token endpoint, as a provider's documentation or the provider itself gives it. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  readonly body: unknown;
}

/** An answer without a token, and what is made of it. */
export interface DocumentedError extends DocumentedAnswer {
  readonly name: string;
  /** `error` as it may be logged; null when it is not one of the known codes. */
  readonly error: string | null;
  /** The whole line for the operator. */
  readonly hint: string;
  /** True when the credential's file is read again, because a new secret may help. */
  readonly reads: boolean;
  /** Seconds that the provider asks to wait. */
  readonly retryAfter?: number;
  /** True when no request is made meanwhile. */
  readonly throttles?: boolean;
}

/** An answer with a token. */
export interface DocumentedSuccess extends DocumentedAnswer {
  readonly name: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** What a provider is asked, and how it answers. */
export interface DocumentedProvider {
  /** Its token endpoint; http, so that a test can stand in for it as a proxy. */
  readonly tokenUrl: string;
  readonly settings: Environment;
  /** Form parameters that arrive besides client id and client secret. */
  readonly form: Readonly<Record<string, string>>;
  readonly successes: readonly DocumentedSuccess[];
  readonly errors: readonly DocumentedError[];
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT in form. */
export const sampleToken = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part({ aud: 'gate' })}.c2lnbmF0dXJl-_`;

/** An answer with a token. */
export const success = (
  name: string,
  lifetime: number,
  body: object,
  headers?: Readonly<Record<string, string>>,
): DocumentedSuccess => ({
  name,
  status: 200,
  body,
  lifetime,
  ...(headers && { headers }),
});

/** An answer in the form of RFC 6749 section 5.2. */
export function answer(
  status: number,
  error: string,
  text: string | null,
  hint: string,
  more: Partial<DocumentedError> = {},
): DocumentedError {
  return {
    name: `${status} ${error} ${text ?? 'alone'}`,
    status,
    body: text === null ? { error } : { error, error_description: text },
    error,
    hint,
    reads: status === 401 || error === 'invalid_client',
    ...more,
  };
}
