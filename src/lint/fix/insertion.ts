import { formatPath } from '../../helm/value-tree.ts';
import type { YamlMap, YamlNode } from '../../helm/yaml-parser.ts';
import type { CutEntry } from './entry-text.ts';
import { spellKey } from './spelling.ts';
import type { Pair, SyntaxDocument } from './syntax.ts';
import { lineBreakOf, lineEnd, nextLine, type TextEdit } from './text-edits.ts';

/** Where an entry can be put. */
export interface Target {
  /** Innermost map on the path that exists; undefined where a key with nothing behind it stands for one. */
  readonly map: YamlMap | undefined;
  /** Keys of the maps that have to be made within it. */
  readonly missing: readonly string[];
  readonly place: { readonly kind: 'block'; readonly column: number; readonly at: number } | { readonly kind: 'flow' };
}

const USUAL_INDENTATION = 2;

/** Finds the place for a new entry of the map at `path`. */
export function findTarget(document: SyntaxDocument, path: readonly string[]): Target | { readonly reason: string } {
  let node: YamlNode | undefined = document.root;
  let inFlow = false;
  let holder: Pair | undefined;
  for (let depth = 0; ; depth += 1) {
    const here = formatPath(path.slice(0, depth));
    const missing = path.slice(depth);
    if (node === undefined || node.kind === 'alias') return { reason: `${here} is an alias` };
    if (document.isShared(node)) return { reason: `an alias refers to ${here || 'the whole document'}` };
    if (node.kind === 'scalar') {
      const place = inFlow || holder === undefined ? undefined : placeBelow(document, holder);
      return place === undefined ? { reason: `${here} is not a map` } : { map: undefined, missing, place };
    }
    inFlow ||= document.isFlow(node);
    const [name] = missing;
    if (node.kind === 'list') {
      const item: YamlNode | undefined = name === undefined ? undefined : node.items[Number(name)];
      if (item === undefined) return { reason: `${here} is a list` };
      node = item;
      holder = undefined;
      continue;
    }
    holder = name === undefined ? undefined : document.pairsNamed(node, name).at(-1);
    if (holder === undefined) return placeIn(document, node, inFlow, missing);
    node = holder[1];
  }
}

/** Puts an entry there. */
export function insertEntry(
  document: SyntaxDocument,
  target: Target,
  entry: CutEntry,
  cut: Pair,
): TextEdit | { readonly reason: string } {
  const { map, missing, place } = target;
  if (place.kind === 'block') {
    const lineBreak = lineBreakOf(document.text);
    const step = indentationOf(document);
    const parents = missing.map((name, depth) => `${' '.repeat(place.column + depth * step)}${spellKey(name, '')}:${lineBreak}`);
    const lines = entry.linesAt(place.column + missing.length * step, lineBreak);
    return { start: place.at, end: place.at, text: parents.join('') + lines };
  }
  if ('reason' in entry.inline) return entry.inline;
  const text = missing.reduceRight((inner, name) => `${spellKey(name, '')}: {${inner}}`, entry.inline.text);
  const last = map?.pairs.findLast((pair) => pair !== cut);
  const at = last === undefined ? (map?.start ?? 0) + 1 : last[1].end;
  return { start: at, end: at, text: last === undefined ? text : `, ${text}` };
}

function placeIn(
  document: SyntaxDocument,
  map: YamlMap,
  inFlow: boolean,
  missing: readonly string[],
): Target | { readonly reason: string } {
  if (inFlow && !document.isFlow(map)) return { reason: 'a pair within [ ] cannot take another key' };
  if (inFlow) return { map, missing, place: { kind: 'flow' } };
  const column = document.columnOf(map.start);
  return { map, missing, place: { kind: 'block', column, at: behindComments(document.text, document.contentEnd(map), column) } };
}

/** The place for the first entry of a key that nothing is written behind. */
function placeBelow(document: SyntaxDocument, [key, value]: Pair): Target['place'] | undefined {
  const { text } = document;
  const isEmpty = value.start === value.end && /^[ \t]*:[ \t]*(?:#.*)?$/.test(text.slice(key.end, lineEnd(text, key.end)));
  if (!isEmpty) return undefined;
  const column = document.columnOf(key.start);
  return { kind: 'block', column: column + indentationOf(document), at: behindComments(text, key.end, column + 1) };
}

/** Start of the line behind the one of `at` and the comments directly below it, as far as they are indented like the map. */
function behindComments(text: string, at: number, column: number): number {
  const comment = new RegExp(`^ {${column},}#`);
  let line = nextLine(text, at);
  while (line < text.length && comment.test(text.slice(line, lineEnd(text, line)))) line = nextLine(text, line);
  return line;
}

/** Columns by which the document indents its first map within a map. */
function indentationOf(document: SyntaxDocument): number {
  const find = (node: YamlNode | undefined): number | undefined => {
    if (node?.kind !== 'map' || document.isFlow(node)) return undefined;
    for (const [, value] of node.pairs) {
      const isBlockMap = value.kind === 'map' && !document.isFlow(value);
      if (isBlockMap) return document.columnOf(value.start) - document.columnOf(node.start);
    }
    return undefined;
  };
  return find(document.root) ?? USUAL_INDENTATION;
}
