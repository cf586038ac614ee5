/**
 * Finds the token endpoint of an issuer (OpenID Connect Discovery 1.0 section 4, then RFC 8414 section 3).
 *
 * @module
 */
import type { HttpClient } from '../http/client.ts';
import type { ResponseHead } from '../http/failure.ts';
import { COGNITO_DOMAIN_HINT, isCognitoIssuer } from '../idp/cognito.ts';
import { fetchIssuerMetadata, isDowngrade, safeEndpoint } from '../idp/issuer-metadata.ts';
import type { Clock } from './clock.ts';
import { localFailure, type TokenFailure } from './outcome.ts';
import { SingleFlight, waitWithin } from './single-flight.ts';
import { readWait } from './wait.ts';

/** Milliseconds that a found endpoint is used without asking again. */
const KEEP_MS = 600_000;

/** A token endpoint. */
export interface TokenEndpoint {
  readonly url: URL;
  /** As the settings or the issuer write it: an assertion's audience is compared to the letter. */
  readonly text: string;
}

/** A token endpoint, or why it is not known. */
export type DiscoveryResult =
  { readonly ok: true; readonly endpoint: TokenEndpoint } | { readonly ok: false; readonly failure: TokenFailure };

const failed = (reason: string, hint: string, throttle: Partial<TokenFailure> = {}): DiscoveryResult => ({
  ok: false,
  failure: { ...localFailure(`discovery: ${reason}`, hint), ...throttle },
});

/** What is to be remembered of an answer that wants fewer requests; any other tells nothing about the credential. */
function throttleOf(head: ResponseHead | undefined, clock: Clock): Partial<TokenFailure> {
  if (head?.status !== 429 && head?.status !== 503) return {};
  return { status: head.status, retryAfterSeconds: readWait(head, clock) };
}

/**
 * The token endpoint that an issuer's metadata names. It may be on another host; only http under an https issuer is refused.
 */
export function endpointOf(issuer: string, metadata: Readonly<Record<string, unknown>>): DiscoveryResult {
  if (metadata['token_endpoint'] === undefined) {
    const hint = isCognitoIssuer(new URL(issuer)) ? COGNITO_DOMAIN_HINT : 'give the token endpoint instead of the issuer';
    return failed('the document names no token_endpoint', hint);
  }
  const endpoint = safeEndpoint(metadata, 'token_endpoint');
  if (endpoint === undefined) return failed('the token_endpoint is not a safe URL', "correct the provider's public address");
  if (isDowngrade(issuer, endpoint)) {
    return failed('an https issuer names an http token_endpoint', "correct the provider's public address to https");
  }
  return { ok: true, endpoint: { url: new URL(endpoint), text: endpoint } };
}

/** Finds and remembers the token endpoint of one issuer. */
export class Discovery {
  readonly #issuer: string;
  readonly #http: HttpClient;
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #flight = new SingleFlight<DiscoveryResult>();
  #found: { readonly result: DiscoveryResult; readonly until: number } | null = null;

  /** @param timeoutMs milliseconds that one discovery may take, all its requests together */
  constructor(issuer: string, http: HttpClient, clock: Clock, timeoutMs: number) {
    this.#issuer = issuer;
    this.#http = http;
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /** The token endpoint; asks the issuer when it is not known. Callers at the same time share one discovery. */
  async find(signal: AbortSignal, timeoutMs: number): Promise<DiscoveryResult> {
    if (this.#found !== null && this.#clock.now() < this.#found.until) return this.#found.result;
    const { promise } = this.#flight.run('', () => this.#ask());
    return (
      (await waitWithin(promise, { signal, timeoutMs })) ??
      failed(signal.aborted ? 'aborted' : 'timeout', 'check that the issuer answers in time')
    );
  }

  /** Forgets the endpoint, so that the next acquisition asks again: the provider may have moved it. */
  forget(): void {
    this.#found = null;
  }

  async #ask(): Promise<DiscoveryResult> {
    const found = await fetchIssuerMetadata(this.#http, this.#issuer, this.#timeoutMs);
    const result = found.ok
      ? endpointOf(this.#issuer, found.metadata)
      : failed(found.reason, found.hint, throttleOf(found.head, this.#clock));
    if (result.ok) this.#found = { result, until: this.#clock.now() + KEEP_MS };
    return result;
  }
}
