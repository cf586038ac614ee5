import { BREAKS } from '../../helm/yaml-characters.ts';
import type { YamlMap, YamlNode } from '../../helm/yaml-parser.ts';
import { quotePlain, spellKey } from './spelling.ts';
import type { Pair, Step, SyntaxDocument } from './syntax.ts';
import { lineEnd, lineStart, nextLine, previousLine, type TextEdit } from './text-edits.ts';

/** An entry of a map, cut out of the text. */
export interface CutEntry {
  readonly edit: TextEdit;
  /** The whole lines of the entry, comments included, for a block map whose keys stand in this column. */
  linesAt(column: number, lineBreak: string): string;
  /** The entry as it stands between `{` and `}`, or why it cannot. */
  readonly inline: { readonly text: string } | { readonly reason: string };
}

const eachBreak = new RegExp(`(\\r\\n|[${BREAKS}])`);
const commentOrNothing = new RegExp(`^[ \\t]*(?:#[^${BREAKS}]*)?$`);
const betweenPairs = new RegExp(`^[ \\t${BREAKS}]*,[ \\t${BREAKS}]*$`);
const onlyColon = /^[ \t]*:[ \t]*(#.*)?$/;

/** Cuts an entry out of its map and gives it the name `name`. */
export function cutEntry(
  document: SyntaxDocument,
  way: readonly Step[],
  name: string | undefined,
): CutEntry | { readonly reason: string } {
  const last = way.at(-1);
  if (last?.kind !== 'pair') return { reason: 'an item of a list has no key to move' };
  const [key, value] = last.pair;
  const before = document.slice(key.start, key.end);
  const written = name === undefined ? before : spellKey(name, before);
  if (document.isFlow(last.map)) return cutFromFlow(document, last.map, last.pair, written);
  const floor = floorOf(document, way, last.map, last.pair);
  const end = Math.max(key.end, document.contentEnd(value));
  const range = entryLines(document.text, key, end, floor);
  if (range === undefined) return { reason: 'it shares its lines with something else' };
  const lines = document.slice(range.start, key.start) + written + document.slice(key.end, range.end);
  const isCommented = lineStart(document.text, key.start) !== range.start || lineEnd(document.text, end) !== end;
  return {
    edit: { ...range, text: '' },
    linesAt: (column) => shiftLines(lines, column - document.columnOf(key.start)),
    inline: isCommented ? { reason: 'its comments cannot stand between { and }' } : inlineText(document, written, last.pair),
  };
}

/** The line of a map's key once the map is gone: a comment on it stays. Undefined when more than the key stands there. */
export function cutKeyLine(document: SyntaxDocument, [key]: Pair): TextEdit | undefined {
  const { text } = document;
  const start = lineStart(text, key.start);
  const end = lineEnd(text, key.end);
  const [match, comment] = onlyColon.exec(text.slice(key.end, end)) ?? [];
  if (match === undefined || !isBlankBefore(text, start, key.start)) return undefined;
  if (comment !== undefined) return { start: key.start, end: end - comment.length, text: '' };
  return { start, end: nextLine(text, key.end), text: '' };
}

/** Offset before which no line can belong to the entry: there its elder sibling ends, or the key of its map. */
function floorOf(document: SyntaxDocument, way: readonly Step[], map: YamlMap, pair: Pair): number {
  const sibling = map.pairs[map.pairs.indexOf(pair) - 1];
  const parent = way.at(-2);
  if (sibling !== undefined) return Math.max(sibling[0].end, document.contentEnd(sibling[1]));
  return parent?.kind === 'pair' ? parent.pair[0].end : 0;
}

/** Lines of an entry, with those of the comments directly above it; undefined when something else stands on them. */
function entryLines(text: string, key: YamlNode, end: number, floor: number): { start: number; end: number } | undefined {
  let start = lineStart(text, key.start);
  if (!isBlankBefore(text, start, key.start) || !commentOrNothing.test(text.slice(end, lineEnd(text, end)))) return undefined;
  const comment = new RegExp(`^ {${key.start - start}}#`);
  while (start > floor) {
    const above = previousLine(text, start);
    if (above < floor || above >= start || !comment.test(text.slice(above, start))) break;
    start = above;
  }
  return { start, end: nextLine(text, end) };
}

function cutFromFlow(
  document: SyntaxDocument,
  map: YamlMap,
  pair: Pair,
  written: string,
): CutEntry | { readonly reason: string } {
  const [key, value] = pair;
  const index = map.pairs.indexOf(pair);
  const next = map.pairs[index + 1]?.[0];
  const previous = map.pairs[index - 1]?.[1];
  const [start, end] = next !== undefined ? [key.start, next.start] : [previous?.end ?? key.start, value.end];
  const separator = next !== undefined ? document.slice(value.end, end) : document.slice(start, key.start);
  if (separator !== '' && !betweenPairs.test(separator)) return { reason: 'a comment, an anchor or a tag stands beside it' };
  const inline = inlineText(document, written, pair);
  if ('reason' in inline) return inline;
  const column = document.columnOf(key.start);
  return {
    edit: { start, end, text: '' },
    linesAt: (to, lineBreak) => `${' '.repeat(to)}${shiftLines(inline.text, to - column).trimStart()}${lineBreak}`,
    inline,
  };
}

function inlineText(document: SyntaxDocument, key: string, [keyNode, value]: Pair): CutEntry['inline'] {
  if (value.kind === 'scalar' && value.style === 'block') return { reason: 'a block scalar cannot stand between { and }' };
  if ((value.kind === 'map' || value.kind === 'list') && !document.isFlow(value)) {
    return { reason: 'a map or a list in lines of its own cannot stand between { and }' };
  }
  const behindKey = document.slice(keyNode.end, value.start);
  const properties = behindKey.replace(/^[ \t]*:/, '').trim();
  if (properties.includes('#')) return { reason: 'a comment stands between its key and its value' };
  const written = document.slice(value.start, value.end);
  const needsQuotes = value.kind === 'scalar' && value.style === 'plain' && /[,?[\]{}]/.test(written);
  const parts = [`${key}:`, properties, needsQuotes ? quotePlain(written) : written];
  return { text: parts.filter((part) => part !== '').join(' ') };
}

function isBlankBefore(text: string, start: number, at: number): boolean {
  return /^ *$/.test(text.slice(start, at));
}

/** Indents lines by more or fewer columns; a line that has too few spaces loses those it has. */
function shiftLines(lines: string, columns: number): string {
  const spare = new RegExp(`^ {0,${Math.max(-columns, 0)}}`);
  const shift = (line: string): string => {
    if (columns < 0) return line.replace(spare, '');
    return line === '' ? line : ' '.repeat(columns) + line;
  };
  return lines
    .split(eachBreak)
    .map((part, index) => (index % 2 === 0 ? shift(part) : part))
    .join('');
}
