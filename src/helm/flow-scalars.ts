import { BREAKS, breakContent, isBreak } from './yaml-characters.ts';
import { YamlProblem } from './yaml-problem.ts';

const anyBreak = new RegExp(`[${BREAKS}]`);
const eachBreak = new RegExp(`\\r\\n|[${BREAKS}]`, 'g');
const foldable = new RegExp(`[ \\t]*[${BREAKS}][ \\t${BREAKS}]*`, 'g');

/** Content of a plain scalar over one or more lines. */
export function plainContent(source: string): string {
  return anyBreak.test(source) ? source.replace(foldable, foldRun) : source;
}

/** Content of a single-quoted scalar, its quotes included in `source`. */
export function singleQuotedContent(source: string): string {
  return plainContent(source.slice(1, -1)).replaceAll("''", "'");
}

/** Folds a run of white space that holds a line break: one break becomes a space, each further one a line feed. */
function foldRun(run: string): string {
  const [first, ...further] = breaksIn(run);
  if (first !== '\n') return (first ?? '') + further.join('');
  return further.length === 0 ? ' ' : further.join('');
}

function breaksIn(run: string): string[] {
  return Array.from(run.matchAll(eachBreak), ([text]) => breakContent(text));
}

const shortEscapes = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
const digitsOfEscape = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
const escapedBreak = `\\\\(?:\\r\\n|[${BREAKS}])[ \\t${BREAKS}]*`;
const doubleQuotedPart = new RegExp(
  `${escapedBreak}|\\\\[^]|[ \\t]*[${BREAKS}][ \\t${BREAKS}]*|[ \\t]+|[^\\\\ \\t${BREAKS}]+`,
  'gu',
);

/**
 * Content of a double-quoted scalar, its quotes included in `source`.
 *
 * @param offset - where `source` stands in the text, for problems
 * @throws YamlProblem for an escape that YAML 1.1 does not know, such as `\/`, or half of a surrogate pair
 */
export function doubleQuotedContent(source: string, offset: number): string {
  const inner = source.slice(1, -1);
  let content = '';
  doubleQuotedPart.lastIndex = 0;
  for (let match = doubleQuotedPart.exec(inner); match !== null; match = doubleQuotedPart.exec(inner)) {
    const [part] = match;
    if (!part.startsWith('\\')) {
      content += anyBreak.test(part) ? foldRun(part) : part;
      continue;
    }
    const escape = part.slice(1);
    const short = shortEscapes.get(escape);
    const length = digitsOfEscape.get(escape);
    const at = offset + 1 + match.index;
    if (short !== undefined) content += short;
    else if (isBreak(escape[0])) content += breaksIn(part).slice(1).join('');
    else if (length === undefined) throw new YamlProblem('the escape after \\ is not one of YAML 1.1', at, at + 2);
    else {
      const end = doubleQuotedPart.lastIndex + length;
      content += codePoint(inner.slice(doubleQuotedPart.lastIndex, end), length, at);
      doubleQuotedPart.lastIndex = end;
    }
  }
  return content;
}

function codePoint(digits: string, length: number, at: number): string {
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) {
    throw new YamlProblem(`the escape needs ${length} hexadecimal digits`, at, at + 2);
  }
  const code = Number.parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw new YamlProblem(
      'the escape is no character; one beyond U+FFFF is written as \\U and eight digits',
      at,
      at + 2 + length,
    );
  }
  return String.fromCodePoint(code);
}
