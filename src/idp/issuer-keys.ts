import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from 'jose';
import type { HttpClient } from '../http/client.ts';
import { describeFailure } from '../http/failure.ts';
import { fetchIssuerMetadata, isDowngrade, safeEndpoint } from './issuer-metadata.ts';

/** Two of them (metadata, then keys) must fit into the registry's default timeout of 5 s. */
const TIMEOUT_MS = 2000;
/** How long fetched keys are used; also how long a withdrawn key is still trusted. */
const CACHE_MS = 10 * 60_000;
/** An unknown key id has the keys fetched again at most this often. */
const COOLDOWN_MS = 30_000;

/**
 * Signature algorithms of a JWT: asymmetric ones alone. `none` and HMAC would let anyone who knows the public key make
 * tokens (RFC 8725 section 3.1).
 */
export const SIGNATURE_ALGORITHMS: string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** The issuer's keys cannot be had now; says nothing about any token. The message is a reason without any address. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError';
}

/** The public keys of an issuer, fetched when first needed and kept for ten minutes. */
export interface IssuerKeys {
  /** Finds the key of a token, for `jose`. Rejects with {@link KeysUnavailableError} when the keys cannot be fetched. */
  readonly getKey: JWTVerifyGetKey;
  /** Fetches the keys unless that was done before. Null when there are some, else why not. */
  prepare(): Promise<string | null>;
}

async function discoverKeysUrl(http: HttpClient, issuer: string): Promise<URL> {
  const result = await fetchIssuerMetadata(http, issuer, TIMEOUT_MS);
  if (!result.ok) throw new KeysUnavailableError(`discovery: ${result.reason}`);
  const address = safeEndpoint(result.metadata, 'jwks_uri');
  if (address === undefined) throw new KeysUnavailableError('discovery: the document names no safe jwks_uri');
  if (isDowngrade(issuer, address)) {
    throw new KeysUnavailableError('discovery: an https issuer names an http jwks_uri');
  }
  return new URL(address);
}

async function fetchKeys(http: HttpClient, url: URL): Promise<Response> {
  const result = await http.send({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
    signal: new AbortController().signal,
    resendWhenStale: true,
  });
  if (!result.ok) throw new KeysUnavailableError(`keys: ${describeFailure(result.failure)}`);
  const { status, body } = result.response;
  if (status !== 200) throw new KeysUnavailableError(`keys: HTTP ${status}`);
  return new Response(new Uint8Array(body), { status });
}

/** A token that no key fits is the token's fault, anything else the keys'. */
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

/**
 * Opens the keys of an issuer; nothing is fetched yet.
 *
 * @param issuer issuer identifier, exactly as in the tokens' `iss`
 * @param keysUrl address of the keys (JWKS); empty finds it in the issuer's metadata
 */
export function openIssuerKeys(http: HttpClient, issuer: string, keysUrl = ''): IssuerKeys {
  const given = keysUrl === '' ? null : new URL(keysUrl);
  /** Where the keys were had last; null where that is not known, or may have changed. */
  let home: URL | null = null;
  // The set keeps the keys that it has while newer ones cannot be had: anybody can ask for a key that is unknown.
  const keySet = createRemoteJWKSet(given ?? new URL(issuer), {
    cacheMaxAge: CACHE_MS,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: async () => fetchKeys(http, (home ??= given ?? (await discoverKeysUrl(http, issuer)))),
  });
  /** What the issuer said of its keys may be what is wrong: it is asked anew. */
  function unavailable(error: unknown): KeysUnavailableError {
    home = null;
    return error instanceof KeysUnavailableError ? error : new KeysUnavailableError('keys: not a usable JSON Web Key Set');
  }
  return {
    getKey: async (header, token) => {
      try {
        return await keySet(header, token);
      } catch (error) {
        throw isTokensFault(error) ? error : unavailable(error);
      }
    },
    prepare: async () => {
      try {
        if (keySet.jwks() === undefined) await keySet.reload();
        return null;
      } catch (error) {
        return unavailable(error).message;
      }
    },
  };
}
