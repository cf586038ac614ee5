import { hash } from 'node:crypto';
import type { JsonObject, JsonValue } from './decision.ts';

/** Text that stands between quotes as it is: most names and values. */
const PLAIN = /^[ !#-[\]-~]*$/;

function writeString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

function writeObject(object: JsonObject): string {
  let text = '';
  // The default order is that of the UTF-16 code units, as section 3.2.3 wants it.
  for (const name of Object.keys(object).sort()) {
    const value = object[name];
    if (value !== undefined) text += `${text === '' ? '' : ','}${writeString(name)}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
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
  if (!Array.isArray(value)) return writeObject(value as JsonObject);
  let text = '';
  for (const entry of value as readonly JsonValue[]) text += `${text === '' ? '' : ','}${canonicalJson(entry)}`;
  return `[${text}]`;
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);
