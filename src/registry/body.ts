/**
 * Bodies of requests: what is accepted before anyone looks at the asset in them.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../gate/decision.ts';
import { type BodyError, invalidAsset, Problem } from './problem.ts';

/** Bytes that a body may have. */
export const MAX_BODY_BYTES = 1024 * 1024;

const MAX_DEPTH = 32;
const MAX_MEMBERS = 10_000;

/** Characters of the paths of all members: what is said about many members repeats the names that lead to them. */
const MAX_PATHS = 2 * 1024 * 1024;

/** A member that changes an object's prototype when careless code copies or merges it. */
const isPoison = (name: string, value: JsonValue): boolean =>
  name === '__proto__' ||
  (name === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype'));

/** Appends one reference token to a JSON pointer (RFC 6901 section 3). */
export function pointerTo(parent: string, token: string | number): string {
  return `${parent}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body (RFC 8259).
 *
 * @throws Problem `bad_request` when it is not JSON in UTF-8, `invalid_asset` when it is no object or breaks {@link checkShape}.
 */
export function parseJsonBody(bytes: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(strictUtf8.decode(bytes));
  } catch {
    // The parser's message quotes the body, which may hold secrets.
    throw new Problem('bad_request', bytes.length === 0 ? 'a JSON body is needed' : 'the body is not JSON in UTF-8');
  }
  return checkShape(value);
}

/**
 * The body of a request, as {@link parseJsonBody} has read it.
 *
 * @throws Problem `invalid_asset` when the request had none
 */
export function requireBody(body: unknown): JsonObject {
  if (typeof body !== 'object' || body === null) throw noObject();
  return body as JsonObject;
}

const noObject = (): Problem => invalidAsset([{ pointer: '', message: 'must be a JSON object' }]);

/**
 * Takes only what can be stored as it was sent: an object, not too deep or too large, without member names that poison
 * prototypes, and without numbers and text that canonical JSON (RFC 8785) cannot carry.
 *
 * @throws Problem `invalid_asset`
 */
export function checkShape(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw noObject();
  const seen = { members: 0, paths: 0 };
  const error = findShapeError(value as JsonValue, 1, 0, seen);
  if (seen.members > MAX_MEMBERS) {
    throw invalidAsset([{ pointer: '', message: `must not have more than ${MAX_MEMBERS} members` }]);
  }
  if (seen.paths > MAX_PATHS) {
    throw invalidAsset([{ pointer: '', message: `must not have paths of more than ${MAX_PATHS} characters together` }]);
  }
  if (error !== null) throw invalidAsset([error]);
  return value as JsonObject;
}

const here = (message: string): BodyError => ({ pointer: '', message });

/** The pointer of what it finds is made on the way back: there mostly is nothing. */
function findShapeError(
  value: JsonValue,
  depth: number,
  path: number,
  seen: { members: number; paths: number },
): BodyError | null {
  if (typeof value === 'number' && !Number.isFinite(value)) return here('must be a number that JSON can carry');
  if (typeof value === 'string' && !value.isWellFormed()) return here('must be text without lone surrogates');
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) return here(`must not be nested deeper than ${MAX_DEPTH} levels`);
  for (const [name, member] of Object.entries(value)) {
    const length = path + name.length + 1;
    seen.members += 1;
    seen.paths += length;
    if (seen.members > MAX_MEMBERS || seen.paths > MAX_PATHS) return null;
    if (isPoison(name, member)) return here('must not have a member __proto__ or constructor.prototype');
    if (!name.isWellFormed()) return here('must not have a member whose name holds lone surrogates');
    const error = findShapeError(member, depth + 1, length, seen);
    if (error !== null) return { ...error, pointer: pointerTo('', name) + error.pointer };
  }
  return null;
}
