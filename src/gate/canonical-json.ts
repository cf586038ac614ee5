import { hash } from 'node:crypto';
import { rememberByName } from './by-name.ts';
import type { JsonObject, JsonValue } from './decision.ts';

/** Text that stands between quotes as it is: most names and values. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

/** A member's name with its colon. */
const writeName = rememberByName((name) => `${writeString(name)}:`);

function writeObject(object: JsonObject): string {
  let text = '{';
  let separator = '';
  // The default order is that of the UTF-16 code units, as section 3.2.3 wants it.
  for (const name of Object.keys(object).sort()) {
    const value = object[name];
    if (value === undefined) continue;
    text += separator + writeName(name) + canonicalJson(value);
    separator = ',';
  }
  return `${text}}`;
}

function writeList(list: readonly JsonValue[]): string {
  let text = '[';
  let separator = '';
  for (const entry of list) {
    text += separator + canonicalJson(entry);
    separator = ',';
  }
  return `${text}]`;
}

/**
 * The canonical JSON of a value (RFC 8785): the same for all texts that mean the same.
 *
 * @throws Error for a value that has no canonical form: a lone surrogate, or a number that is not finite
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('a number that is not finite has no canonical form');
    return JSON.stringify(value);
  }
  if (typeof value === 'boolean' || value === null) return String(value);
  return Array.isArray(value) ? writeList(value as readonly JsonValue[]) : writeObject(value as JsonObject);
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);
