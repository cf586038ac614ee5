/**
 * The credential of one decision's gate calls.
 *
 * @module
 */
import type { AppSettings } from '../settings/generated/settings.ts';
import { SecretUnreadableError } from '../settings/secret.ts';
import type { Clock } from '../token/clock.ts';
import type { AccessToken, TokenFailure, TokenResult } from '../token/outcome.ts';
import { type Patience, waitWithin } from '../token/single-flight.ts';
import type { AcquireOptions, TokenClient } from '../token/token-client.ts';
import type { Step } from './observer.ts';

/**
 * Header fields that authenticate the next call with the credential in them (null: none is sent), or why there are none.
 * Without them the gate is never called.
 */
export type Authorization =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>>; readonly credential: string | null }
  | { readonly ok: false; readonly code: 'gate_misconfigured'; readonly reason: string; readonly hint: string }
  | { readonly ok: false; readonly code: 'gate_token_unavailable'; readonly failure: TokenFailure };

/** Authenticates the calls of one decision. */
export interface Authorizer {
  /** True when a bearer token is sent. */
  readonly sendsBearer: boolean;
  /** Requests to the token endpoint so far. */
  readonly tokenRequests: number;
  /** Milliseconds spent on tokens so far. */
  readonly tokenMs: number;
  /** Credentials for the next call; gets a new token where there is none or it has expired. */
  authorize(patience: Patience): Promise<Authorization>;
  /** Says that the gate refused the credential. True when the next call will have another one; that happens once. */
  renew(): boolean;
}

const CREDENTIAL = 'REGISTRATION_GATE_AUTH_CREDENTIAL';

const misconfigured = (reason: string, hint: string): Authorization => ({ ok: false, code: 'gate_misconfigured', reason, hint });

async function readStatic(settings: AppSettings, patience: Patience): Promise<Authorization> {
  let credential: string;
  try {
    // HTTP takes white space around a field value away; a credential cannot begin or end with it.
    const read = await waitWithin(settings.registrationGateAuthCredential.read(), patience);
    if (read === null) return misconfigured(`${CREDENTIAL} cannot be read in time`, 'check the volume that holds the file');
    credential = read.trim();
  } catch (error) {
    // The message of this error names the variable and a system code, nothing else.
    const reason = error instanceof SecretUnreadableError ? error.message : `${CREDENTIAL} cannot be read`;
    return misconfigured(reason, 'check that the file exists and that the registry may read it');
  }
  if (credential === '') return misconfigured(`${CREDENTIAL} is empty`, 'set it to the key or token that the gate expects');
  const bearer = settings.registrationGateAuthType === 'bearer';
  if (!(bearer ? /^[\x21-\x7e]+$/ : /^[\x20-\x7e]+$/).test(credential)) {
    return misconfigured(`${CREDENTIAL} cannot be sent in a header`, 'use a key or token of one line of plain ASCII');
  }
  return {
    ok: true,
    credential,
    headers: bearer
      ? { authorization: `Bearer ${credential}` }
      : { [settings.registrationGateAuthHeaderName.toLowerCase()]: credential },
  };
}

/** For the authentication types none, api_key and bearer. The credential is read anew for each call. */
export class StaticAuthorizer implements Authorizer {
  readonly tokenRequests = 0;
  readonly tokenMs = 0;
  readonly sendsBearer: boolean;
  readonly #settings: AppSettings;

  constructor(settings: AppSettings) {
    this.#settings = settings;
    this.sendsBearer = settings.registrationGateAuthType === 'bearer';
  }

  async authorize(patience: Patience): Promise<Authorization> {
    return this.#settings.registrationGateAuthType === 'none'
      ? { ok: true, headers: {}, credential: null }
      : readStatic(this.#settings, patience);
  }

  renew(): boolean {
    return false;
  }
}

/** For the authentication type oauth2_client_credentials. */
export class TokenAuthorizer implements Authorizer {
  readonly sendsBearer = true;
  tokenRequests = 0;
  tokenMs = 0;
  readonly #client: TokenClient;
  readonly #clock: Clock;
  readonly #watch: (signal: AbortSignal) => Step<TokenResult>;
  readonly #options: AcquireOptions;
  #token: AccessToken | null = null;
  #renewed = false;

  /** @param watch is called when an acquisition begins */
  constructor(
    client: TokenClient,
    clock: Clock,
    watch: (signal: AbortSignal) => Step<TokenResult>,
    options: AcquireOptions = {},
  ) {
    this.#client = client;
    this.#clock = clock;
    this.#watch = watch;
    this.#options = options;
  }

  async authorize(patience: Patience): Promise<Authorization> {
    const now = this.#clock.now();
    if (this.#token === null || (this.#token.expiresAt !== null && this.#token.expiresAt <= now)) {
      const step = this.#watch(patience.signal);
      const result = await this.#client.acquire(patience, this.#options);
      step.end(result);
      this.tokenRequests += result.requests;
      this.tokenMs += this.#clock.now() - now;
      if (!result.ok) return { ok: false, code: 'gate_token_unavailable', failure: result.failure };
      this.#token = result.token;
    }
    const credential = this.#token.reveal();
    return { ok: true, headers: { authorization: `Bearer ${credential}` }, credential };
  }

  renew(): boolean {
    if (this.#token === null) return false;
    // A renewed token that is refused too is no better for the next decision.
    this.#client.drop(this.#token);
    this.#token = null;
    const first = !this.#renewed;
    this.#renewed = true;
    return first;
  }
}
