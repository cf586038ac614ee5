import type { IncomingHttpHeaders } from 'node:http';

/** How far a request had come. A connection through a proxy counts as `connect` until the proxy has opened the tunnel. */
export type Phase = 'dns' | 'connect' | 'tls' | 'send' | 'headers' | 'body';

/** Status and header fields of an answer. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request has no complete answer. Holds no text of an error, because Node's texts quote URLs and header values. */
export interface HttpFailure {
  /**
   * `network`: the connection failed or broke. `timeout`: the request took too long. `aborted`: the caller gave up.
   * `too-large`: the body is over the limit. `decode`: the body's content encoding is unknown or broken.
   * `unsafe-header`: a header value is not one that HTTP allows; nothing was sent.
   */
  readonly kind: 'network' | 'timeout' | 'aborted' | 'too-large' | 'decode' | 'unsafe-header';
  readonly phase: Phase;
  /** System code such as `ECONNREFUSED` or `CERT_HAS_EXPIRED`, null when there is none. */
  readonly code: string | null;
  /** The answer's head, when it had come. */
  readonly head: ResponseHead | null;
  /** True when an idle connection was used again and broke before any byte of an answer: the server had likely closed it. */
  readonly staleConnection: boolean;
}

/** Words a failure for the log, e.g. `connect: ECONNREFUSED` or `timeout (tls)`. */
export function describeFailure({ kind, phase, code }: HttpFailure): string {
  switch (kind) {
    case 'network':
      return `${phase}: ${code ?? 'connection broke'}`;
    case 'timeout':
      return `timeout (${phase})`;
    case 'aborted':
      return `aborted (${phase})`;
    case 'too-large':
      return 'body too large';
    case 'decode':
      return `body: content encoding is broken or unknown${code === null ? '' : ` (${code})`}`;
    case 'unsafe-header':
      return 'a header value is not safe to send';
  }
}

/** What to do about a proxy that opens no tunnel (code `ERR_PROXY_TUNNEL`). */
export const PROXY_REFUSES_HINT =
  'the proxy does not connect: check HTTPS_PROXY, its user and password, and whether it lets this host through';

/** The system code of an error, if it has one that is only a code. */
export function systemCode(error: unknown): string | null {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code) ? code : null;
}
