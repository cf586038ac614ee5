/**
 * Outbound HTTP for calls that carry credentials: each request goes out once, no redirect is followed, every answer is bounded
 * in time and size, and a failure is a value that quotes nothing.
 *
 * @module
 */
import { Agent as HttpAgent, type ClientRequest, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { urlToHttpOptions } from 'node:url';
import { UsageError } from '../errors/usage-error.ts';
import { readBody } from './body.ts';
import { type HttpFailure, type Phase, type ResponseHead, systemCode } from './failure.ts';
import { isSafeHeaderValue } from './header-value.ts';

/** Bytes that an answer's body may have unless a request says otherwise. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Milliseconds that a connection may lie idle before it is closed: less than servers commonly wait. */
const IDLE_MS = 4000;

/** Milliseconds within which a connection must stand, TLS included: a host that takes none is not waited for like one that thinks. */
const CONNECT_MS = 10_000;

/** One request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for all of it: name, connection, TLS, sending, answer. */
  readonly timeoutMs: number;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
  /**
   * Sends the request once more, on a new connection, when an idle connection that was used again broke before any byte of
   * an answer.
   */
  readonly resendWhenStale?: boolean;
  /** Opens a connection for this request alone. */
  readonly ownConnection?: boolean;
}

/** A complete answer. */
export interface HttpResponse extends ResponseHead {
  readonly body: Buffer;
}

/** What became of a request. */
export type HttpResult = { readonly requests: number } & (
  { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly failure: HttpFailure }
);

/** How a client connects. */
export interface HttpClientOptions {
  /** Trusted certificate authorities in PEM; the platform's when undefined. */
  readonly ca: readonly string[] | undefined;
  /** Environment with `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in capitals or small letters. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Sends requests; keeps connections open between them. */
export interface HttpClient {
  /** Sends one request. Never throws. */
  send(request: HttpRequest): Promise<HttpResult>;
  /** Closes the connections that lie idle, and those still in use. */
  close(): void;
}

type Agents = Readonly<Record<'http:' | 'https:', HttpAgent>>;

/**
 * Makes what opens connections. {@link createHttpClient} says it in our own words when a proxy variable is not a URL.
 *
 * @param rejectUnauthorized false takes any certificate, for a connection over which nothing is sent
 */
export function createAgents({ ca, environment }: HttpClientOptions, keepAlive: boolean, rejectUnauthorized = true): Agents {
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy } = environment;
  const proxyEnv = { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy };
  const common = { keepAlive, proxyEnv, ...(keepAlive && { timeout: IDLE_MS }) };
  return {
    'http:': new HttpAgent(common),
    // Said here, NODE_TLS_REJECT_UNAUTHORIZED has no say.
    'https:': new HttpsAgent({ ...common, minVersion: 'TLSv1.2', rejectUnauthorized, ...(ca && { ca: [...ca] }) }),
  };
}

/** Agents that keep connections open, and agents that do not. */
function openAgents(options: HttpClientOptions): readonly [pooled: Agents, single: Agents] {
  try {
    return [createAgents(options, true), createAgents(options, false)];
  } catch (error) {
    // Node's message quotes the variable.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_PROXY_INVALID_CONFIG') throw error;
    throw new UsageError('HTTPS_PROXY or HTTP_PROXY is not a URL', 'write it as http://host:port');
  }
}

/**
 * Makes a client.
 *
 * @throws UsageError when a proxy variable is not a URL; its value may hold a password and is not shown
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const [pooled, single] = openAgents(options);
  const { HTTP_PROXY, http_proxy } = options.environment;
  const proxied = Boolean(HTTP_PROXY || http_proxy);
  return {
    async send(request) {
      const start = performance.now();
      const first = await sendOnce(request, request.ownConnection === true ? single : pooled, proxied);
      if (first.ok || !first.failure.staleConnection || request.resendWhenStale !== true) return { ...first, requests: 1 };
      const timeoutMs = request.timeoutMs - (performance.now() - start);
      return { ...(await sendOnce({ ...request, timeoutMs }, single, proxied)), requests: 2 };
    },
    close() {
      for (const agents of [pooled, single]) for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

type OnceResult = { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly failure: HttpFailure };

/** Follows a request's connection, so that a failure can say how far it had come. */
function trackPhase(
  request: ClientRequest,
  url: URL,
): { readonly at: (code: string | null) => Phase; readonly stands: () => boolean; readonly stale: () => boolean } {
  // Until a connection is assigned, a proxy may be opening a tunnel.
  let phase: Phase = 'connect';
  let socket: Socket | undefined;
  let bytesBefore = 0;
  request.once('socket', (assigned) => {
    socket = assigned;
    bytesBefore = assigned.bytesRead;
    const secure = url.protocol === 'https:' && (assigned as TLSSocket).encrypted;
    if (!assigned.connecting) {
      phase = 'send';
      return;
    }
    phase = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? 'dns' : 'connect';
    assigned.once('lookup', (error: Error | null) => {
      if (error === null) phase = 'connect';
    });
    assigned.once('connect', () => (phase = secure ? 'tls' : 'send'));
    if (secure) assigned.once('secureConnect', () => (phase = 'send'));
  });
  return {
    at: (code) => {
      if (phase === 'send' && request.writableFinished) return 'headers';
      // A proxy given by its address is connected to without a lookup.
      return phase === 'dns' && code !== null && !/^(ENOTFOUND|EAI_)/.test(code) ? 'connect' : phase;
    },
    stands: () => phase === 'send',
    stale: () => request.reusedSocket && socket !== undefined && socket.bytesRead === bytesBefore,
  };
}

/** Where a URL leads, in the words of Node's client. */
type Target = Pick<ReturnType<typeof urlToHttpOptions>, 'protocol' | 'hostname' | 'port' | 'path' | 'auth'>;

/** Reading a URL is a tenth of a request; who sends many to one place keeps its URL. */
const targets = new WeakMap<URL, Target>();

function targetOf(url: URL): Target {
  const known = targets.get(url);
  if (known !== undefined) return known;
  const { protocol, hostname, port, path, auth } = urlToHttpOptions(url);
  const target = { protocol, hostname, port, path, ...(auth !== undefined && { auth }) };
  targets.set(url, target);
  return target;
}

/** Header fields, each once however its name is written: of two that differ in capitals alone the later one counts. */
function fieldsOf({ method, headers, body }: HttpRequest): Iterable<readonly [name: string, value: string]> {
  const fields = new Map<string, readonly [string, string]>([
    ['accept-encoding', ['accept-encoding', 'identity']],
    // Firewalls in front of providers refuse requests without one.
    ['user-agent', ['user-agent', 'registration-gate']],
  ]);
  for (const field of Object.entries(headers)) fields.set(field[0].toLowerCase(), field);
  if (body !== undefined || method === 'POST')
    fields.set('content-length', ['content-length', String(Buffer.byteLength(body ?? ''))]);
  return fields.values();
}

/** Header fields as names and values in turn, all of them: such a list Node sends as it is, which spares it a tenth of a request. */
const fieldList = (request: HttpRequest): string[] => ['host', request.url.host, ...Array.from(fieldsOf(request)).flat()];

/** @param proxied true when requests by http go to a proxy */
function sendOnce(request: HttpRequest, agents: Agents, proxied: boolean): Promise<OnceResult> {
  const { method, url, headers, body, timeoutMs, signal } = request;
  const early = (kind: HttpFailure['kind']): OnceResult => ({
    ok: false,
    failure: { kind, phase: 'dns', code: null, head: null, staleConnection: false },
  });
  if (signal.aborted) return Promise.resolve(early('aborted'));
  if (!Object.values(headers).every(isSafeHeaderValue)) return Promise.resolve(early('unsafe-header'));

  return new Promise((resolve) => {
    const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
    const target = targetOf(url);
    // Node adds what a proxy for http needs, and the user of an address, to fields by name alone.
    const byName = (proxied && protocol === 'http:') || target.auth !== undefined;
    const outgoing = (protocol === 'https:' ? httpsRequest : httpRequest)({
      ...target,
      method,
      agent: agents[protocol],
      insecureHTTPParser: false,
      // Of two types of a body Node would show the first alone, as if it were certain.
      joinDuplicateHeaders: true,
      headers: byName ? Object.fromEntries(fieldsOf(request)) : fieldList(request),
    });
    const phase = trackPhase(outgoing, url);
    let head: ResponseHead | null = null;

    const settle = (result: OnceResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    const fail = (kind: HttpFailure['kind'], code: string | null): void => {
      const staleConnection = kind === 'network' && head === null && phase.stale();
      settle({ ok: false, failure: { kind, phase: head === null ? phase.at(code) : 'body', code, head, staleConnection } });
      outgoing.destroy();
    };
    const abort = (): void => fail('aborted', null);
    const giveUp = (): void => fail('timeout', null);
    const look = (): void => {
      if (phase.stands()) timer = setTimeout(giveUp, timeoutMs - CONNECT_MS);
      else giveUp();
    };
    let timer = timeoutMs > CONNECT_MS ? setTimeout(look, CONNECT_MS) : setTimeout(giveUp, Math.max(0, timeoutMs));
    signal.addEventListener('abort', abort, { once: true });

    outgoing.on('error', (error) => fail('network', systemCode(error)));
    // A connection can end without an answer and without an error, e.g. after an upgrade that nobody asked for.
    outgoing.on('close', () => {
      if (head === null) fail('network', 'ECONNRESET');
    });
    outgoing.on('response', (message) => {
      head = { status: message.statusCode ?? 0, headers: message.headers };
      const { status, headers } = head;
      void readBody(message, MAX_BODY_BYTES).then((read) =>
        read.ok ? settle({ ok: true, response: { status, headers, body: read.body } }) : fail(read.kind, read.code),
      );
    });
    outgoing.end(body);
  });
}
