/**
 * What an answer of the gate means. The status decides; only a 200 is also judged by its body.
 *
 * @module
 */
import type { ResponseHead } from '../http/failure.ts';
import { refusesToken } from './challenge.ts';
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
  /** Null when the body is over the limit, or its content encoding cannot be read. */
  readonly body: Buffer | null;
}

/** What the settings say about answers. */
export interface InterpretOptions {
  readonly requireExplicitAllow: boolean;
  /** True when the gate was called with a bearer token: only then a 403 can be about the token. */
  readonly sentBearer: boolean;
}

const badResponse = (reason: string): Verdict => ({ kind: 'bad-response', reason });

function decodeText(body: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // The parser's message quotes the body.
    return undefined;
  }
}

const isJsonType = (type: string): boolean => type === 'application/json' || type === 'text/json' || type.endsWith('+json');

const saysStatus = (json: unknown, status: string): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'status' in json &&
  typeof json.status === 'string' &&
  json.status.toLowerCase() === status;

const saysAllowed = (json: unknown, allowed: boolean): boolean =>
  typeof json === 'object' && json !== null && 'allowed' in json && json.allowed === allowed;

function interpretOk(answer: GateAnswer, type: string, { requireExplicitAllow }: InterpretOptions): Verdict {
  const { body } = answer;
  if (body === null) return badResponse('the body is too large or cannot be decoded (HTTP 200)');
  // An empty body is an answer whatever type a framework gives it; a page never is.
  if (body.length > 0 && type === 'text/html') return badResponse('an HTML page (HTTP 200)');
  const text = decodeText(body);
  const json = parseJson(text);
  if (body.length > 0 && json === undefined && isJsonType(type))
    return badResponse('the body is not the JSON it says it is (HTTP 200)');
  if (saysStatus(json, 'denied') || saysAllowed(json, false)) return { kind: 'denied', message: denialMessage(json, '') };
  if (requireExplicitAllow && !saysStatus(json, 'allowed') && !saysAllowed(json, true)) {
    return badResponse('the answer does not say that it allows (HTTP 200)');
  }
  return { kind: 'allowed' };
}

function interpretForbidden({ body }: GateAnswer, type: string): Verdict {
  const text = body === null || type === 'text/html' ? '' : (decodeText(body) ?? '');
  const json = parseJson(text);
  // A text such as "404" or "null" is JSON by accident.
  const meant = isJsonType(type) || typeof json === 'object' ? json : undefined;
  return { kind: 'denied', message: denialMessage(meant ?? undefined, isJsonType(type) ? '' : text) };
}

/** Tells what an answer means. */
export function interpretAnswer(answer: GateAnswer, options: InterpretOptions): Verdict {
  const { status, headers } = answer;
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (status === 200) return interpretOk(answer, type, options);
  if (status === 401) return { kind: 'token-refused', reason: 'HTTP 401' };
  if (status === 403) {
    return options.sentBearer && refusesToken(headers['www-authenticate'])
      ? { kind: 'token-refused', reason: 'HTTP 403 with error="invalid_token"' }
      : interpretForbidden(answer, type);
  }
  if (status === 408 || status === 429 || status >= 500) return { kind: 'retry', reason: `HTTP ${status}` };
  if (status >= 300 && status < 400) return badResponse(`HTTP ${status}: redirects are not followed`);
  return badResponse(`HTTP ${status}`);
}
