import { SchemaFault } from './fault.ts';
import { isArray, isObject, type Json, member } from './json.ts';

/** Writes a path as a JSON pointer. */
export function formatPointer(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Reads a JSON pointer as a path. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Splits a reference at its first `#`; the fragment is decoded. */
export function splitFragment(reference: string): { url: string; fragment: string } {
  const hash = reference.indexOf('#');
  if (hash === -1) return { url: reference, fragment: '' };
  try {
    return { url: reference.slice(0, hash), fragment: decodeURIComponent(reference.slice(hash + 1)) };
  } catch {
    throw new SchemaFault(`${reference} is not a URL`);
  }
}

/**
 * The value that a JSON pointer points at.
 *
 * @throws SchemaFault when there is none
 */
export function lookUp(document: Json, pointer: string): Json {
  const isWellFormed = !/~(?![01])/.test(pointer);
  let value = document;
  for (const key of parsePointer(pointer)) {
    let next: Json | undefined;
    if (isObject(value)) next = member(value, key);
    else if (isArray(value) && /^\d+$/.test(key)) next = value[Number(key)];
    if (next === undefined || !isWellFormed) throw new SchemaFault(`$ref points at ${pointer}, where nothing is`);
    value = next;
  }
  return value;
}
