import type { SourceRange } from '../errors/finding.ts';
import type { ValuesFile } from '../helm/sources.ts';
import type { ValueNode } from '../helm/value-tree.ts';
import { type GivenValues, setArguments, type ValueOptions } from './effective-values.ts';
import { Redaction } from './redact.ts';

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
  readonly #redaction: Redaction;
  #spans: ReadonlyMap<number, readonly Span[]> | undefined;
  readonly #lines = new Map<number, string>();

  constructor(file: ValuesFile, redaction: Redaction) {
    this.#file = file;
    this.#redaction = redaction;
  }

  /** The line as it may be shown; undefined when the file could not be read, so that nobody knows what is secret in it. */
  line(number: number): string | undefined {
    const { root, text } = this.#file;
    if (root === undefined) return undefined;
    this.#spans ??= collectSpans(root, text.file, this.#redaction);
    const line = this.#lines.get(number) ?? mask(text.line(number), this.#spans.get(number) ?? []);
    this.#lines.set(number, line);
    return line;
  }
}

function collectSpans(root: ValueNode, file: string, redaction: Redaction): ReadonlyMap<number, readonly Span[]> {
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
        if (keyOrigin.range.file === file) add(keyOrigin.range, redaction.key(key, path) === key);
        walk(value, [...path, key], node);
      }
    } else if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) walk(item, [...path, String(index)], undefined);
    } else if (node.origin.range.file === file) add(node.origin.range, redaction.scalar(node, path, parent) === node.value);
  };
  walk(root, [], undefined);
  return spans;
}

function mask(line: string, spans: readonly Span[]): string {
  // What is shown first, then what is hidden: a secret within something else stays hidden.
  const isShown: (boolean | undefined)[] = [];
  for (const { start, end, isShown: value } of spans.toSorted((a, b) => Number(b.isShown) - Number(a.isShown))) {
    for (let at = start - 1; at < Math.min(end - 1, line.length); at += 1) isShown[at] = value;
  }
  const indentation = line.search(/\S|$/);
  const characters: string[] = [line.slice(0, indentation)];
  for (let at = indentation; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (isShown[at] === undefined && character === '#' && /^\s?$/.test(line[at - 1] ?? '')) {
      characters.push(`# ${MASK}`);
      break;
    }
    const isPunctuation = isShown[at] === undefined && PUNCTUATION.test(character);
    characters.push(isShown[at] === true || isPunctuation ? character : '*');
  }
  // A mask of one length for all at the end of a line; elsewhere the columns must stay.
  return characters
    .join('')
    .trimEnd()
    .replace(/(?<=^|[\s:,[{-])\*+(?=$|[ \t]+# \*+$)/, MASK);
}

/** What may be shown of the values that a user gives, and of their files. */
export function showValues(
  { user, files }: GivenValues,
  options: ValueOptions,
): { redaction: Redaction; lines: ReadonlyMap<string, ShownLines> } {
  const roots = [...files.values()].flatMap(({ root }) => root ?? []);
  const redaction = new Redaction([user, ...roots], setArguments(options));
  return { redaction, lines: new Map([...files].map(([name, file]) => [name, new ShownLines(file, redaction)])) };
}

/** What may be shown of one file by itself. */
export function showFile(file: ValuesFile): ShownLines {
  return new ShownLines(file, new Redaction(file.root === undefined ? [] : [file.root]));
}
