import { formatFloat64 } from './go-float.ts';
import type { ScalarNode } from './value-tree.ts';

/** What `{{ .Values.key }}` prints: a float64 in Go's form (`1e+06`), an int64 of `--set` in digits, null as nothing. */
export function formatScalar(node: ScalarNode): string {
  const { value } = node;
  if (value === null) return '';
  return typeof value === 'number' ? formatFloat64(value) : String(value);
}

/** What `{{ .Values.key | quote }}` prints (sprig's `quote`, Go's `%q`); null as nothing. */
export function formatQuoted(node: ScalarNode): string {
  if (node.value === null) return '';
  return `"${Array.from(formatScalar(node), quoteCharacter).join('')}"`;
}

const shortEscapes = new Map([
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
  ['"', '\\"'],
]);

function quoteCharacter(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  if (character === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `\\x${hex.padStart(2, '0')}`;
  return code > 0xffff ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
