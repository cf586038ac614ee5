/**
 * What can be told of a token without showing it.
 *
 * @module
 */

/** Claims that are shown: who made the token, for whom, for which client, with which rights, from when to when. */
const SHOWN_CLAIMS = [
  ...['iss', 'aud', 'sub', 'appid', 'azp', 'client_id', 'tid', 'ver'],
  ...['roles', 'scp', 'scope', 'iat', 'nbf', 'exp'],
] as const;

/** A claim that may be shown. */
export type ClaimName = (typeof SHOWN_CLAIMS)[number];

/** A claim's value; of anything but texts and numbers nothing is shown. */
export type ClaimValue = string | number | readonly string[];

/** A token's outside, and the claims of one that is a JWT. */
export interface TokenFacts {
  /** `opaque` also for an encrypted one: only the gate, or the provider, can read it. */
  readonly format: 'jwt' | 'opaque';
  /** Seconds that the provider says it lives, null when it does not. */
  readonly lifetimeSeconds: number | null;
  /** Read without checking the signature. */
  readonly claims: Readonly<Partial<Record<ClaimName, ClaimValue>>>;
}

/** Characters of a claim's text, and entries of a list, that are shown. */
const MAX_LENGTH = 300;
const MAX_ENTRIES = 50;

function parsePart(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    // The parser's message quotes the token.
    return null;
  }
}

const cut = (text: string): string => (text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH).toWellFormed()}...`);

/** @param secrets what must not be shown, should a provider put it into a claim */
function showClaim(value: unknown, secrets: readonly string[]): ClaimValue | undefined {
  const text = (one: string): string => cut(secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), one));
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return text(value);
  if (!Array.isArray(value)) return undefined;
  return value
    .filter((entry) => typeof entry === 'string')
    .slice(0, MAX_ENTRIES)
    .map(text);
}

/**
 * Reads a token's claims (RFC 7519) without checking anything: the registry takes a token as it is, the gate checks it.
 *
 * @param secrets texts that are masked wherever they stand in a claim
 */
export function readTokenFacts(token: string, lifetimeSeconds: number | null, secrets: readonly string[]): TokenFacts {
  const [header = '', payload = '', ...rest] = token.split('.');
  const claims = rest.length === 1 && parsePart(header) !== null ? parsePart(payload) : null;
  if (claims === null) return { format: 'opaque', lifetimeSeconds, claims: {} };
  const masked = [...new Set([token, ...token.split('.'), ...secrets])].filter((text) => text.length >= 4);
  const shown = SHOWN_CLAIMS.flatMap((name) => {
    const value = showClaim(claims[name], masked);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { format: 'jwt', lifetimeSeconds, claims: Object.fromEntries(shown) };
}

/** Seconds by which two clocks may differ without a word: gates allow about as much. */
const CLOCK_TOLERANCE_SECONDS = 60;

const CLOCK_HINT = "compare the clock of this machine with the provider's and the gate's";

/** What is wrong with the times in a token, by this machine's clock. */
export interface TokenTrouble {
  /** True when no gate can take the token, unless this machine's clock is the wrong one. */
  readonly isFatal: boolean;
  readonly detail: string;
  readonly hint: string;
}

/**
 * Judges a token's times.
 *
 * @param now wall clock in milliseconds
 * @returns null when nothing is wrong
 */
export function findTokenTrouble({ claims, lifetimeSeconds }: TokenFacts, now: number): TokenTrouble | null {
  const seconds = now / 1000;
  const { exp, nbf, iat } = claims;
  if (typeof exp === 'number' && exp <= seconds) {
    return { isFatal: true, detail: `it expired ${Math.round(seconds - exp)} s ago (exp)`, hint: CLOCK_HINT };
  }
  const begins = Math.max(...[nbf, iat].filter((time) => typeof time === 'number'), 0);
  if (begins > seconds + CLOCK_TOLERANCE_SECONDS) {
    const ahead = Math.round(begins - seconds);
    return { isFatal: false, detail: `it begins in ${ahead} s (nbf, iat)`, hint: CLOCK_HINT };
  }
  if (lifetimeSeconds !== null && typeof exp === 'number' && exp - seconds < lifetimeSeconds - CLOCK_TOLERANCE_SECONDS) {
    const detail = `it expires in ${Math.round(exp - seconds)} s (exp), not in ${lifetimeSeconds} s (expires_in)`;
    return { isFatal: false, detail, hint: CLOCK_HINT };
  }
  return null;
}
