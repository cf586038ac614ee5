import { resolveScalar } from '../../helm/resolve-scalar.ts';
import { BREAKS } from '../../helm/yaml-characters.ts';

const plainKey = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const unprintable = new RegExp(
  `[^\\t\\u0020-\\u007e\\u00a0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}]|[${BREAKS}]`,
  'u',
);
const notInJson = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Puts what is written as a plain scalar into quotes. Both styles fold lines as the plain one does. */
export function quotePlain(written: string): string {
  return /["\\]/.test(written) ? singleQuoted(written) : `"${written}"`;
}

/**
 * Writes the key of a map.
 *
 * @param before - how the key was written; its quotes are kept. Empty for a new key.
 */
export function spellKey(name: string, before: string): string {
  if (unprintable.test(name)) return doubleQuoted(name);
  if (before.startsWith('"')) return doubleQuoted(name);
  if (before.startsWith("'")) return singleQuoted(name);
  const resolved = resolveScalar(name, true, undefined);
  const isPlain = plainKey.test(name) && 'tag' in resolved && resolved.tag === 'str';
  return isPlain ? name : quotePlain(name);
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Escapes of JSON are escapes of YAML 1.1, but for `\/`, which `JSON.stringify` does not write. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(notInJson, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
