/**
 * Gets access tokens by the client credentials grant (RFC 6749 section 4.4).
 *
 * @module
 */
import type { HttpClient, HttpResult } from '../http/client.ts';
import { describeFailure, PROXY_REFUSES_HINT } from '../http/failure.ts';
import { recogniseProvider } from '../idp/explain.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import { readTokenAnswer } from './answer.ts';
import { TokenCache } from './cache.ts';
import {
  authenticateClient,
  type Credential,
  type CredentialResult,
  isCredentialInFile,
  readCredential,
} from './client-authentication.ts';
import type { Clock } from './clock.ts';
import { Discovery, type DiscoveryResult, type TokenEndpoint } from './discovery.ts';
import { HoldBack, refusesCredential } from './hold-back.ts';
import { type AccessToken, localFailure, type TokenFailure, type TokenResult } from './outcome.ts';
import { buildTokenRequest, type TokenRequest } from './request.ts';
import { type Patience, SingleFlight, waitWithin } from './single-flight.ts';

/** What a token client works with. */
export interface TokenClientOptions {
  /** Settings that name an endpoint or an issuer, a client id and a credential. */
  readonly settings: AppSettings;
  readonly http: HttpClient;
  /** For `AZURE_FEDERATED_TOKEN_FILE`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
}

/** How one acquisition is made. */
export interface AcquireOptions {
  /** An operator's trial: the provider is asked now, with a credential that it has just refused and beside the cache. */
  readonly trial?: boolean;
}

/** How long the steps of one acquisition may go on: until a time of the clock, or until the caller has gone. */
interface Limits extends AcquireOptions {
  readonly signal: AbortSignal;
  readonly end: number;
}

/** Gets access tokens for the gate. */
export class TokenClient {
  readonly #options: TokenClientOptions;
  readonly #discovery: Discovery | null;
  readonly #cache = new TokenCache();
  readonly #flight = new SingleFlight<TokenResult>();
  readonly #holdBack = new HoldBack();
  /** A credential that is in the settings, once it was needed. */
  #constant: CredentialResult | null = null;
  /** The request of that credential. */
  #proof: (Proof & { readonly ok: true }) | null = null;
  /** The endpoint of the settings, once it was needed. */
  #given: DiscoveryResult | null = null;

  constructor(options: TokenClientOptions) {
    const { settings, http, clock } = options;
    this.#options = options;
    const issuer = settings.registrationGateOauth2IssuerUrl;
    this.#discovery = issuer === '' ? null : new Discovery(issuer, http, clock, this.#limitMs);
  }

  /**
   * A token: a fresh one, or with the cache on one that has enough of its life left. Never throws.
   *
   * @param patience the settings' own limit holds besides
   */
  async acquire(patience: Patience, { trial = false }: AcquireOptions = {}): Promise<TokenResult> {
    const { settings, clock } = this.#options;
    const { signal } = patience;
    const end = clock.now() + Math.min(patience.timeoutMs, this.#limitMs);
    const read = await this.#readCredential({ signal, end });
    if (!read.ok) return { ok: false, failure: read.failure, requests: 0 };
    if (trial || settings.registrationGateOauth2TokenCache === 'off')
      return this.#request(read.credential, { signal, end, trial });

    // All else that a token depends on is in the settings, which are this client's for its life.
    const key = read.credential.digest;
    const cached = this.#cache.get(key, clock.now());
    if (cached !== null) return { ok: true, token: cached, requests: 0 };
    // The shared request has the settings' own limit, whoever of those that wait for it leaves.
    const { started, promise } = this.#flight.run(key, async () => {
      const sharedEnd = clock.now() + this.#limitMs;
      const result = await this.#request(read.credential, { signal: new AbortController().signal, end: sharedEnd, trial });
      if (result.ok) this.#cache.put(key, result.token);
      return result;
    });
    const result = await waitWithin(promise, { signal, timeoutMs: end - clock.now() });
    if (result === null) return { ok: false, failure: localFailure('no time left to wait for a token', SLOW_HINT), requests: 0 };
    return { ...result, requests: started ? result.requests : 0 };
  }

  /** Forgets a token that the gate refused. */
  drop(token: AccessToken): void {
    this.#cache.drop(token);
  }

  get #limitMs(): number {
    return this.#options.settings.registrationGateOauth2TimeoutSeconds * 1000;
  }

  /** One acquisition at the provider; once more when it refused a credential whose file has changed meanwhile. */
  async #request(credential: Credential, limits: Limits): Promise<TokenResult> {
    const first = await this.#requestOnce(credential, limits);
    if (first.ok || !refusesCredential(first.failure)) return first;
    const read = await this.#readCredential(limits);
    if (!read.ok || read.credential.digest === credential.digest) return first;
    const second = await this.#requestOnce(read.credential, limits);
    return { ...second, requests: first.requests + second.requests };
  }

  /** Reads the credential; its file may lie on a volume that does not answer. */
  async #readCredential({ signal, end }: Limits): Promise<CredentialResult> {
    const { settings, environment, clock } = this.#options;
    if (!isCredentialInFile(settings)) return (this.#constant ??= await readCredential(settings, environment));
    const read = await waitWithin(readCredential(settings, environment), { signal, timeoutMs: end - clock.now() });
    if (read !== null) return read;
    return { ok: false, failure: localFailure('the credential cannot be read in time', 'check the volume that holds its file') };
  }

  async #requestOnce(credential: Credential, limits: Limits): Promise<TokenResult> {
    const { clock } = this.#options;
    const none = (failure: TokenFailure, requests = 0): TokenResult => ({ ok: false, failure, requests });
    const refused = limits.trial === true ? null : this.#holdBack.refused(credential, clock.now());
    const held = this.#holdBack.throttled(clock.now()) ?? refused;
    if (held !== null) return none(held);
    const found = await this.#endpoint(limits.end - clock.now(), limits.signal);
    if (!found.ok) return none(this.#holdBack.note(found.failure, credential.digest, clock.now()));
    const { endpoint } = found;

    let sent = await this.#post(endpoint, credential, limits, false);
    if (!isFailure(sent) && !sent.ok && sent.failure.staleConnection) {
      // The proof is made anew: an assertion may be taken once only.
      const again = await this.#post(endpoint, credential, limits, true);
      sent = isFailure(again) ? sent : { ...again, requests: sent.requests + again.requests };
    }
    if (isFailure(sent)) return none(sent);
    if (!sent.ok) {
      this.#discovery?.forget();
      const reason = describeFailure(sent.failure);
      return none(localFailure(reason, connectionHint(reason)), sent.requests);
    }
    const answer = readTokenAnswer(this.#provider(endpoint), sent.response, sent.credentials, clock);
    if (answer.ok) {
      this.#holdBack.clear();
      return { ...answer, requests: sent.requests };
    }
    this.#discovery?.forget();
    return none(this.#holdBack.note(answer.failure, credential.digest, clock.now()), sent.requests);
  }

  /** Sends one token request; a failure when the client cannot be proved. */
  async #post(
    endpoint: TokenEndpoint,
    credential: Credential,
    { end, signal }: Limits,
    ownConnection: boolean,
  ): Promise<Sent | TokenFailure> {
    const { http, clock } = this.#options;
    const proof = await this.#prove(credential, endpoint.text, clock.wall());
    if (!proof.ok) return proof.failure;
    const timeoutMs = end - clock.now();
    const { headers, body } = proof.request;
    const result = await http.send({ method: 'POST', url: endpoint.url, headers, body, timeoutMs, signal, ownConnection });
    return { ...result, credentials: proof.credentials };
  }

  /** The request that proves the client. One with a secret that is in the settings is the same each time. */
  async #prove(credential: Credential, endpoint: string, now: number): Promise<Proof> {
    if (this.#proof?.credential === credential) return this.#proof;
    const { settings } = this.#options;
    const result = await authenticateClient(settings, credential, endpoint, now);
    if (!result.ok) return result;
    const { authentication } = result;
    const request = buildTokenRequest(settings, authentication);
    const proof: Proof = { ok: true, credential, request, credentials: authentication.credentials };
    if (/^client_secret_/.test(settings.registrationGateOauth2ClientAuthMethod)) this.#proof = proof;
    return proof;
  }

  /** The address that tells which provider answers: an endpoint on a domain of the operator's own does not. */
  #provider(endpoint: TokenEndpoint): URL {
    const { registrationGateOauth2IssuerUrl: issuer } = this.#options.settings;
    if (issuer === '') return endpoint.url;
    const issuerUrl = new URL(issuer);
    return recogniseProvider(issuerUrl).name === 'generic' ? endpoint.url : issuerUrl;
  }

  async #endpoint(timeoutMs: number, signal: AbortSignal): Promise<DiscoveryResult> {
    if (this.#discovery !== null) return this.#discovery.find(signal, timeoutMs);
    const text = this.#options.settings.registrationGateOauth2TokenUrl;
    this.#given ??= { ok: true, endpoint: { url: new URL(text), text } };
    return this.#given;
  }
}

/** A token request, of which credential it is, and what of it is secret; or why there is none. */
type Proof =
  | {
      readonly ok: true;
      readonly credential: Credential;
      readonly request: TokenRequest;
      readonly credentials: readonly string[];
    }
  | { readonly ok: false; readonly failure: TokenFailure };

/** What became of a request, and the credentials in it. */
type Sent = HttpResult & { readonly credentials: readonly string[] };

const isFailure = (sent: Sent | TokenFailure): sent is TokenFailure => 'reason' in sent;

const SLOW_HINT = 'check that the provider answers in time, or raise REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS';

/** What to do about a connection that failed, by what the failure says. */
function connectionHint(failure: string): string {
  if (/CERT|SELF_SIGNED|ISSUER|VERIFY/.test(failure)) {
    return "the provider's certificate is not trusted: add its authority with REGISTRATION_GATE_CA_FILE";
  }
  if (failure.includes('ERR_PROXY_TUNNEL')) return PROXY_REFUSES_HINT;
  if (failure.startsWith('timeout')) return SLOW_HINT;
  if (failure.startsWith('dns')) return "the provider's host name is not known: check it, and the name service";
  return "check the token endpoint's address, and that the network and proxy let the registry reach it";
}
