import type { SourceRange } from '../errors/finding.ts';
import type { ValuesFile } from '../helm/sources.ts';
import type { ValueNode } from '../helm/value-tree.ts';
import { redactKey, redactScalar } from './redact.ts';

/** Columns of one line, from 1; `end` is the column after the last. */
interface Span {
  readonly start: number;
  readonly end: number;
  /** True when they may be shown, false when they hold a secret. */
  readonly isShown: boolean;
}

/** Stands for a secret at the end of a line, whatever its length. */
const MASK = '********';

/** What separates keys and values, and tells nothing about them. */
const PUNCTUATION = /[\s:,[\]{}-]/;

/**
 * Shows the lines of a values file without anything that may be secret: keys, and values that are none. Everything else
 * is masked: secrets, comments, and what Helm does not read, such as the first of two equal keys.
 */
export class ShownLines {
  readonly #file: ValuesFile;
  #spans: ReadonlyMap<number, readonly Span[]> | undefined;

  constructor(file: ValuesFile) {
    this.#file = file;
  }

  /** The line as it may be shown; undefined when the file could not be read, so that nobody knows what is secret in it. */
  line(number: number): string | undefined {
    const { root, text } = this.#file;
    if (root === undefined) return undefined;
    this.#spans ??= collectSpans(root, text.file);
    return mask(text.line(number), this.#spans.get(number) ?? []);
  }
}

function collectSpans(root: ValueNode, file: string): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  const add = ({ line, column, endLine, endColumn }: SourceRange, isShown: boolean): void => {
    for (let at = line; at <= endLine; at += 1) {
      const span = { start: at === line ? column : 1, end: at === endLine ? endColumn : Infinity, isShown };
      const known = spans.get(at);
      if (known === undefined) spans.set(at, [span]);
      else known.push(span);
    }
  };
  const walk = (node: ValueNode, path: readonly string[], parent: ValueNode | undefined): void => {
    if (node.kind === 'map') {
      for (const [key, { keyOrigin, value }] of node.entries) {
        if (keyOrigin.range.file === file) add(keyOrigin.range, redactKey(key, path) === key);
        walk(value, [...path, key], node);
      }
    } else if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) walk(item, [...path, String(index)], undefined);
    } else if (node.origin.range.file === file) add(node.origin.range, redactScalar(node, path, parent) === node.value);
  };
  walk(root, [], undefined);
  return spans;
}

function mask(line: string, spans: readonly Span[]): string {
  let shown = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    const here = spans.filter(({ start, end }) => at + 1 >= start && at + 1 < end);
    const isIndentation = /\s/.test(character) && shown.trim() === '';
    if (isIndentation) shown += character;
    else if (here.some(({ isShown }) => !isShown)) shown += '*';
    else if (here.length > 0) shown += character;
    else if (character === '#' && /^\s?$/.test(line[at - 1] ?? '')) break;
    else shown += PUNCTUATION.test(character) ? character : '*';
  }
  // A mask of one length for all at the end of a line; elsewhere the columns must stay.
  return shown.trimEnd().replace(/(?<=^|[\s:,[{-])\*+$/, MASK);
}
