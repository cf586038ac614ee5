/**
 * Tries a connection as a request would make it, with the same proxies and authorities, without sending a byte of HTTP.
 *
 * @module
 */
import type { X509Certificate } from 'node:crypto';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { createAgents, type HttpClientOptions } from './client.ts';
import { systemCode } from './failure.ts';

/** A server's certificate, as far as an operator wants to know it. */
export interface ServerCertificate {
  /** Host names and addresses that it is for. */
  readonly names: readonly string[];
  /** Name of the authority that signed it. */
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** An encrypted connection. */
export interface TlsState {
  /** `TLSv1.2`, `TLSv1.3`. */
  readonly protocol: string;
  readonly certificate: ServerCertificate | null;
  /** Why the certificate is refused, such as `CERT_HAS_EXPIRED`; null when it is trusted. */
  readonly refusal: string | null;
}

/** How far a connection came, and how long it took. Times are milliseconds, null where a part was not reached or not needed. */
export interface ConnectionProbe {
  /** True when a proxy makes the connection: it resolves the name then. */
  readonly proxied: boolean;
  /** Addresses that the name resolved to. */
  readonly addresses: readonly string[];
  readonly dnsMs: number | null;
  readonly connectMs: number | null;
  readonly tlsMs: number | null;
  readonly tls: TlsState | null;
  /** Where it failed; a certificate that is refused is no failure here. */
  readonly failure: { readonly phase: 'dns' | 'connect' | 'tls'; readonly code: string } | null;
}

/** The common name in a distinguished name as OpenSSL writes it, else its last part. */
function commonName(distinguished: string): string {
  const parts = distinguished.split('\n').map((part) => part.split('=', 2));
  return (parts.find(([type]) => type === 'CN') ?? parts.at(-1))?.[1] ?? '';
}

/** `DNS:a.example.com, IP Address:10.0.0.1` as a list; the common name where there is none. */
function namesOf({ subjectAltName, subject }: X509Certificate): string[] {
  const listed = (subjectAltName ?? '').split(', ').map((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? '');
  const names = listed.filter((name) => name !== '');
  return names.length > 0 ? names : [commonName(subject)];
}

function readTls(socket: TLSSocket): TlsState {
  const certificate = socket.getPeerX509Certificate();
  return {
    protocol: socket.getProtocol() ?? '',
    certificate:
      certificate === undefined
        ? null
        : {
            names: namesOf(certificate),
            issuer: commonName(certificate.issuer),
            validFrom: new Date(certificate.validFrom),
            validTo: new Date(certificate.validTo),
          },
    // Typed as an error; Node puts the code there.
    refusal: socket.authorized ? null : String(socket.authorizationError),
  };
}

/** Follows one connection; `end` is called once it stands, or with the failure. */
class Watch {
  readonly #url: URL;
  readonly #start = performance.now();
  #mark = this.#start;
  #phase: 'dns' | 'connect' | 'tls' = 'connect';
  #assigned = false;
  #state: ConnectionProbe = {
    proxied: false,
    addresses: [],
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    tls: null,
    failure: null,
  };

  constructor(url: URL) {
    this.#url = url;
  }

  get #isSecure(): boolean {
    return this.#url.protocol === 'https:';
  }

  #lap(): number {
    const now = performance.now();
    const ms = now - this.#mark;
    this.#mark = now;
    return ms;
  }

  #note(part: Partial<ConnectionProbe>): void {
    this.#state = { ...this.#state, ...part };
  }

  watch(request: ClientRequest, end: (probe: ConnectionProbe) => void): void {
    request.once('socket', (socket) => {
      this.#assigned = true;
      if (socket.connecting) this.#follow(socket, end);
      else {
        // A new connection that stands already is a tunnel that a proxy has opened.
        this.#note({ proxied: true, connectMs: this.#lap(), tls: readTls(socket as TLSSocket) });
        end(this.#state);
      }
    });
    request.on('error', (error) => end(this.failed(systemCode(error) ?? 'unknown error')));
  }

  #follow(socket: Socket, end: (probe: ConnectionProbe) => void): void {
    const host = this.#url.hostname.replace(/^\[|\]$/g, '');
    let looksUp = false;
    this.#phase = 'dns';
    socket.on('lookup', (error: Error | null, address: string, _family: unknown, name: string) => {
      looksUp = true;
      if (name !== host) this.#note({ proxied: true });
      if (error === null) this.#note({ addresses: [...this.#state.addresses, address] });
      if (error === null && this.#phase === 'dns') {
        this.#phase = 'connect';
        if (!this.#state.proxied) this.#note({ dnsMs: this.#lap() });
      }
    });
    socket.once('connect', () => {
      const proxied = this.#state.proxied || (!looksUp && socket.remoteAddress !== host);
      this.#note({ proxied, connectMs: this.#lap(), ...(proxied && { addresses: [] }) });
      this.#phase = 'tls';
      if (!this.#isSecure) end(this.#state);
    });
    if (!this.#isSecure) return;
    socket.once('secureConnect', () => {
      this.#note({ tlsMs: this.#lap(), tls: readTls(socket as TLSSocket) });
      end(this.#state);
    });
  }

  failed(code: string): ConnectionProbe {
    // Without a connection of its own, it was the proxy's tunnel that failed, or the handshake within.
    const proxied = this.#state.proxied || !this.#assigned;
    const isHandshake = /^(ERR_SSL|ERR_TLS)|CERT/.test(code);
    const isName = /^(ENOTFOUND|EAI_)/.test(code);
    let phase = this.#phase;
    if (proxied) phase = isHandshake ? 'tls' : 'connect';
    else if (phase === 'dns' && !isName && code !== TIMEOUT) phase = 'connect';
    return { ...this.#state, proxied, failure: { phase, code } };
  }
}

/** Code of a probe that took too long. */
export const TIMEOUT = 'ETIMEDOUT';

/**
 * Connects to a URL's host, through the proxy that the environment names for it, and closes the connection again. Never
 * throws for what a network can do.
 *
 * @param options what a client was made with before: wrong proxy variables are known then
 * @param timeoutMs milliseconds for all of it
 */
export async function probeConnection(url: URL, options: HttpClientOptions, timeoutMs: number): Promise<ConnectionProbe> {
  // A certificate that is refused is to be shown; nothing is sent over this connection.
  const agents = createAgents(options, false, false);
  const isSecure = url.protocol === 'https:';
  const { promise, resolve } = Promise.withResolvers<ConnectionProbe>();
  const request = (isSecure ? httpsRequest : httpRequest)(url, { agent: agents[isSecure ? 'https:' : 'http:'] });
  const watch = new Watch(url);
  watch.watch(request, resolve);
  const timer = setTimeout(() => resolve(watch.failed(TIMEOUT)), timeoutMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    request.destroy();
    for (const agent of Object.values(agents)) agent.destroy();
  }
}
