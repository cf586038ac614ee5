import { errors, jwtVerify } from 'jose';
import { type IssuerKeys, KeysUnavailableError, SIGNATURE_ALGORITHMS } from '../idp/issuer-keys.ts';
import { type ClaimRules, clientOf, findLackOfRights, isAccessToken, isMeantForUs } from './token-claims.ts';

/** Seconds by which the clocks of issuer and gate may differ. */
const CLOCK_TOLERANCE = 30;

/** Why a token is not valid, with the words for `error_description` (RFC 6750 section 3). */
export const invalidReasons = {
  malformed: 'the token is not a signed JWT',
  algorithm: 'the signature algorithm of the token is not accepted',
  key: 'the token is not signed with a key of the issuer',
  signature: 'the signature of the token is wrong',
  issuer: 'the token is of another issuer',
  audience: 'the token is not meant for this gate',
  expired: 'the token has expired',
  'not-yet-valid': 'the token is not valid yet',
  'no-expiry': 'the token never expires',
  'token-type': 'the token is not an access token',
} as const;

/** Why a token is not valid. */
export type InvalidReason = keyof typeof invalidReasons;

/** What is to be said about a token. */
export type TokenVerdict =
  | { readonly outcome: 'accepted'; readonly client: string | null }
  /** Not a valid token: 401. */
  | { readonly outcome: 'invalid'; readonly reason: InvalidReason }
  /** A valid token of someone who may not call: 403. */
  | { readonly outcome: 'forbidden'; readonly client: string | null; readonly reason: 'client' | 'tenant' | 'role' }
  /** Nobody can tell now: 503. */
  | { readonly outcome: 'unavailable'; readonly reason: string };

/** Tells who calls. */
export interface TokenVerifier {
  /** Judges an access token. Never rejects for what is in the token. */
  verify(token: string): Promise<TokenVerdict>;
  /** Fetches the issuer's keys unless that was done before. Null when there are some, else why not. */
  prepare(): Promise<string | null>;
}

const REASON_BY_CLAIM: Readonly<Record<string, InvalidReason>> = { iss: 'issuer', nbf: 'not-yet-valid' };

function invalidReason(error: unknown): InvalidReason {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'exp') return error.reason === 'missing' ? 'no-expiry' : 'malformed';
    return REASON_BY_CLAIM[error.claim] ?? 'malformed';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) return 'key';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed';
  return 'signature';
}

/**
 * Verifies access tokens of one issuer (RFC 9068 section 4, RFC 8725).
 *
 * @throws Error when no client or no audience is allowed: that would not check anything
 */
export function createTokenVerifier(issuer: string, rules: ClaimRules, keys: IssuerKeys): TokenVerifier {
  if (rules.allowedClients.length === 0) throw new Error('the list of allowed clients must not be empty');
  if (rules.audiences.length === 0) throw new Error('the list of audiences must not be empty');
  return {
    prepare: () => keys.prepare(),
    verify: async (token) => {
      let verified;
      try {
        verified = await jwtVerify(token, keys.getKey, {
          algorithms: SIGNATURE_ALGORITHMS,
          issuer,
          requiredClaims: ['exp'],
          clockTolerance: CLOCK_TOLERANCE,
        });
      } catch (error) {
        if (error instanceof KeysUnavailableError) return { outcome: 'unavailable', reason: error.message };
        return { outcome: 'invalid', reason: invalidReason(error) };
      }
      const { protectedHeader, payload } = verified;
      if (!isAccessToken(protectedHeader, payload)) return { outcome: 'invalid', reason: 'token-type' };
      if (!isMeantForUs(rules, payload)) return { outcome: 'invalid', reason: 'audience' };
      const client = clientOf(payload);
      const reason = findLackOfRights(rules, payload);
      return reason === null ? { outcome: 'accepted', client } : { outcome: 'forbidden', client, reason };
    },
  };
}
