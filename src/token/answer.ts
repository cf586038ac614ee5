/**
 * Reads what a token endpoint answered (RFC 6749 section 5).
 *
 * @module
 */
import type { HttpResponse } from '../http/client.ts';
import { repeatsMember } from '../http/json.ts';
import { describeRedirect } from '../http/redirect.ts';
import { readDiagnostics, readErrorCodes } from '../idp/diagnostics.ts';
import { explainAnswer } from '../idp/explain.ts';
import type { Clock } from './clock.ts';
import { AccessToken, type TokenFailure } from './outcome.ts';
import { readWait } from './wait.ts';

/** Characters that a token may have: more would not fit into a header. */
const MAX_TOKEN_LENGTH = 32 * 1024;

/** A token, or why the answer holds none. */
export type TokenAnswer =
  { readonly ok: true; readonly token: AccessToken } | { readonly ok: false; readonly failure: TokenFailure };

/** What the body says, or what is wrong with it. */
type Answer = Readonly<Record<string, unknown>> | 'not an object' | 'repeats a member';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function parseAnswer(body: Buffer): Answer {
  try {
    const text = strictUtf8.decode(body);
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not an object';
    // RFC 6749 section 3.2: no parameter of a response may come twice.
    return repeatsMember(text) ? 'repeats a member' : (value as Record<string, unknown>);
  } catch {
    // The parser's message quotes the body, which may hold a token.
    return 'not an object';
  }
}

/**
 * Error codes that may be logged: RFC 6749 sections 4.1.2.1 and 5.2, RFC 6750 section 3.1, RFC 8628 section 3.5, RFC 8707 section 2,
 * RFC 9449, OpenID Connect Core section 3.1.2.6, and those of vendors. Any other text may be an echo of what was sent. Metrics
 * have a series for each.
 */
export const KNOWN_ERRORS: ReadonlySet<string> = new Set(
  (
    'invalid_request invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope ' +
    'access_denied unsupported_response_type server_error temporarily_unavailable invalid_token insufficient_scope ' +
    'authorization_pending slow_down expired_token invalid_target invalid_dpop_proof use_dpop_nonce ' +
    'interaction_required login_required consent_required account_selection_required ' +
    'invalid_resource mfa_required too_many_attempts too_many_requests rate_limit_exceeded unsupported_token_type ' +
    'not_found internal_error unknown_error feature_not_enabled invalid_assertion unmet_authentication_requirements'
  ).split(' '),
);

function readError(value: unknown): string | null {
  return typeof value === 'string' && KNOWN_ERRORS.has(value) ? value : null;
}

/** Seconds of life: a number or a text of digits; null when absent or not readable, and then the token is never reused. */
function readLifetime(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** What is wrong with an answer that should hold a token; null when nothing is. */
function refuse(answer: Answer): { readonly reason: string; readonly hint: string } | null {
  const hint = 'check that the address is the token endpoint of the provider, not a page or another API';
  if (answer === 'not an object') return { reason: 'the answer is not a JSON object', hint };
  if (answer === 'repeats a member') return { reason: 'the answer names a member twice', hint };
  if (answer.token_type === undefined) return { reason: 'the answer has no token_type', hint };
  if (typeof answer.token_type !== 'string' || answer.token_type.toLowerCase() !== 'bearer') {
    return { reason: 'token_type is not Bearer', hint: 'only bearer tokens can be used: set the client up for them' };
  }
  const token = answer.access_token;
  if (typeof token !== 'string' || token === '') return { reason: 'the answer has no access_token', hint };
  if (token.length > MAX_TOKEN_LENGTH) {
    return { reason: 'the access_token is too long', hint: 'have the provider put fewer claims into it' };
  }
  // RFC 6750 section 2.1.
  return /^[A-Za-z0-9._~+/-]+=*$/.test(token) ? null : { reason: 'the access_token is not an RFC 6750 b64token', hint };
}

/**
 * Reads a complete answer of the token endpoint.
 *
 * @param provider an address that tells whose answer it is: the endpoint, or the issuer where it says more
 * @param sent credentials of the request, so that they are not quoted
 */
export function readTokenAnswer(provider: URL, response: HttpResponse, sent: readonly string[], clock: Clock): TokenAnswer {
  const { status } = response;
  const parsed = parseAnswer(response.body);
  const answer = typeof parsed === 'string' ? null : parsed;
  const failure = (reason: string, hint: string, error: string | null = null): TokenAnswer => ({
    ok: false,
    failure: {
      reason: `${reason} (HTTP ${status}${describeRedirect(response, sent)})`,
      hint,
      error,
      status,
      retryAfterSeconds: readWait(response, clock),
      diagnostics: answer === null ? {} : readDiagnostics(answer),
    },
  });
  if (status !== 200 || answer?.error !== undefined) {
    const error = readError(answer?.error);
    const description = answer?.error_description;
    const hint = explainAnswer(provider, {
      status,
      error: error ?? '',
      errorDescription: typeof description === 'string' ? description.slice(0, 4096) : '',
      errorCodes: answer === null ? [] : readErrorCodes(answer),
    });
    const given = answer?.error !== undefined && answer.error !== '';
    return failure(error ?? (given ? 'unknown error code' : 'no error code'), hint, error);
  }
  const wrong = refuse(parsed);
  if (wrong !== null || answer === null) return failure(wrong?.reason ?? '', wrong?.hint ?? '');
  return { ok: true, token: new AccessToken(String(answer.access_token), readLifetime(answer.expires_in), clock.now()) };
}
