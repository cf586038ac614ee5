import { Problem } from '../problem.ts';
import type { Page } from '../store/store.ts';
import type { Query } from './handler.ts';

/** Entries of a page when nobody says. */
export const DEFAULT_LIMIT = 50;

/** Entries that a page can have. */
export const MAX_LIMIT = 200;

/** Reads one parameter of a query; null when absent or empty. */
export function readParameter(query: Query, name: string): string | null {
  const value = query[name] ?? '';
  if (typeof value !== 'string') throw new Problem('bad_request', `the query may have ${name} once`);
  return value === '' ? null : value;
}

/** Reads `limit`: entries of a page. */
export function readLimit(query: Query): number {
  const text = readParameter(query, 'limit');
  if (text === null) return DEFAULT_LIMIT;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_LIMIT) throw new Problem('bad_request', `limit must be a whole number from 1 to ${MAX_LIMIT}`);
  return limit;
}

/** Reads `cursor`: the text that {@link metadataOf} made one of; null for the first page. */
export function readCursor(query: Query, isValid: (text: string) => boolean): string | null {
  const cursor = readParameter(query, 'cursor');
  if (cursor === null) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isValid(text) || encodeCursor(text) !== cursor)
    throw new Problem('bad_request', 'cursor must be the nextCursor of an earlier page');
  return text;
}

const encodeCursor = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

/**
 * What an answer says of a page.
 *
 * @param keyOf the text that the next page starts after
 */
export function metadataOf<T>({ entries, more }: Page<T>, keyOf: (entry: T) => string) {
  const last = entries.at(-1);
  return { count: entries.length, nextCursor: more && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
