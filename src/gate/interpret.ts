/**
 * What an answer of the gate means. The status decides; only a 200 is also judged by its body.
 *
 * @module
 */
import type { ResponseHead } from '../http/failure.ts';
import { refusesToken } from '../http/challenge.ts';
import { repeatsMember } from '../http/json.ts';
import { describeRedirect } from '../http/redirect.ts';
import { denialMessage } from './denial-message.ts';

/** Meaning of one answer. */
export type Verdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly message: string }
  /** Fails for a passing reason. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** The gate does not accept the token. */
  | { readonly kind: 'token-refused'; readonly reason: string }
  /** Not an answer that a gate may give. */
  | { readonly kind: 'bad-response'; readonly reason: string };

/** An answer with what the judgement depends on. */
export interface GateAnswer extends ResponseHead {
  /** Null when the body is over the limit, broke, or has a content encoding that cannot be read. */
  readonly body: Buffer | null;
}

/** What the settings say about answers. */
export interface InterpretOptions {
  readonly requireExplicitAllow: boolean;
  /** True when the gate was called with a bearer token: only then a 403 can be about the token. */
  readonly sentBearer: boolean;
  /** Credentials that this decision has sent: masked in what the caller reads. */
  readonly sentCredentials: readonly string[];
}

const badResponse = (reason: string): Verdict => ({ kind: 'bad-response', reason });

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as UTF-8; undefined when it is not. */
function decodeStrictly(body: Buffer): string | undefined {
  try {
    return strictUtf8.decode(body);
  } catch {
    return undefined;
  }
}

/** UTF-16 shows in a byte order mark, or in the zero beside the first character, which JSON has in ASCII (RFC 4627 section 3). */
function encodingOf(body: Buffer): 'utf-16le' | 'utf-16be' | 'utf-8' {
  const [first, second] = body;
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8';
}

/** The body as text whatever its bytes are, so that no denial is overlooked. */
function decodeLeniently(body: Buffer): string {
  return new TextDecoder(encodingOf(body)).decode(body);
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // The parser's message quotes the body.
    return undefined;
  }
}

/** Media types of a field, which some servers quote or give twice: lower-case, without parameters. */
function mediaTypes(field: string | undefined): readonly string[] {
  return (field ?? '').split(',').map((type) => type.split(';', 1)[0]?.replaceAll('"', '').trim().toLowerCase() ?? '');
}

const isJsonType = (types: readonly string[]): boolean =>
  types.some((type) => type === 'application/json' || type === 'text/json' || type.endsWith('+json'));

const saysStatus = (json: unknown, status: string): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'status' in json &&
  typeof json.status === 'string' &&
  json.status.toLowerCase() === status;

const saysAllowed = (json: unknown, allowed: boolean): boolean =>
  typeof json === 'object' && json !== null && 'allowed' in json && json.allowed === allowed;

function interpretOk(answer: GateAnswer, types: readonly string[], options: InterpretOptions): Verdict {
  const { body } = answer;
  if (body === null) return badResponse('the body is too large or cannot be decoded (HTTP 200)');
  // An empty body is an answer whatever type a framework gives it; a page never is.
  if (body.length > 0 && types.includes('text/html')) return badResponse('an HTML page (HTTP 200)');
  const text = decodeStrictly(body);
  const json = parseJson(text);
  if (body.length > 0 && json === undefined && isJsonType(types))
    return badResponse('the body is not the JSON it says it is (HTTP 200)');
  const judgedText = json === undefined ? decodeLeniently(body) : (text ?? '');
  const judged = json ?? parseJson(judgedText);
  if (typeof judged === 'object' && judged !== null && repeatsMember(judgedText))
    return badResponse('the body names a member twice (HTTP 200)');
  if (saysStatus(judged, 'denied') || saysAllowed(judged, false)) {
    return { kind: 'denied', message: denialMessage(judged, '', options.sentCredentials) };
  }
  if (options.requireExplicitAllow && !saysStatus(json, 'allowed') && !saysAllowed(json, true)) {
    return badResponse('the answer does not say that it allows (HTTP 200)');
  }
  return { kind: 'allowed' };
}

function interpretForbidden({ body }: GateAnswer, types: readonly string[], { sentCredentials }: InterpretOptions): Verdict {
  const text = body === null || types.includes('text/html') ? '' : decodeLeniently(body);
  const json = parseJson(text);
  // A text such as "404" or "null" is JSON by accident.
  const meant = isJsonType(types) || typeof json === 'object' ? json : undefined;
  return { kind: 'denied', message: denialMessage(meant ?? undefined, isJsonType(types) ? '' : text, sentCredentials) };
}

/** Tells what an answer means. */
export function interpretAnswer(answer: GateAnswer, options: InterpretOptions): Verdict {
  const { status, headers } = answer;
  const types = mediaTypes(headers['content-type']);
  if (status === 200) return interpretOk(answer, types, options);
  if (status === 401) return { kind: 'token-refused', reason: 'HTTP 401' };
  if (status === 403) {
    return options.sentBearer && refusesToken(headers['www-authenticate'])
      ? { kind: 'token-refused', reason: 'HTTP 403 with error="invalid_token"' }
      : interpretForbidden(answer, types, options);
  }
  if (status === 408 || status === 429 || status >= 500) return { kind: 'retry', reason: `HTTP ${status}` };
  if (status >= 300 && status < 400) {
    return badResponse(`HTTP ${status}${describeRedirect(answer, options.sentCredentials)}: redirects are not followed`);
  }
  return badResponse(`HTTP ${status}`);
}
