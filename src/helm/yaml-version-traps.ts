import { type Finding, finding } from '../errors/finding.ts';
import type { SourceText } from './source-text.ts';
import { formatPath, type ValueNode } from './value-tree.ts';

/** A file with more than one document: Helm 3 and Helm 4 read different values from it. */
export function severalDocuments(source: SourceText): Finding[] {
  const second = secondDocument(source.text);
  if (second === undefined) return [];
  return [
    finding('helm-versions-differ', {
      path: '',
      message: 'a second YAML document begins here: Helm 3 reads the first one only, Helm 4 merges them all',
      hint: 'make it one document',
      source: source.range(second, second + 3),
    }),
  ];
}

/** Offset of the `---` before the second document that has content. */
function secondDocument(text: string): number | undefined {
  const hasContent = (part: string): boolean => /^[ \t]*(?!\.\.\.|%)[^#\s]/m.test(part);
  let start = 0;
  let found = 0;
  for (const match of [...text.matchAll(/(?<![^\n])---[^\n]*/g), undefined]) {
    if (hasContent(text.slice(start, match?.index))) found += 1;
    if (found === 2) return text.lastIndexOf('---', start);
    start = (match?.index ?? 0) + (match?.[0].length ?? 0);
  }
  return undefined;
}

/** A block scalar at the very end of a file without a final line feed: Helm 4 adds the line feed, to the value too. */
export function missingLineFeed(source: SourceText, root: ValueNode): Finding[] {
  if (source.text === '' || /[\n\r]$/.test(source.text)) return [];
  const path: string[] = [];
  let last = root;
  for (let inner = lastChild(last); inner !== undefined; inner = lastChild(last)) {
    path.push(inner.name);
    last = inner.node;
  }
  if (last.kind !== 'scalar' || last.style !== 'block' || last.value === '') return [];
  const { line, column } = last.origin.range;
  if (/^[|>][0-9]?-/.test(source.text.split('\n')[line - 1]?.slice(column - 1) ?? '-')) return [];
  return [
    finding('helm-versions-differ', {
      path: formatPath(path),
      message: `${formatPath(path)} ends with the file, which lacks its last line feed: Helm 4 adds one to the value, Helm 3 does not`,
      hint: 'end the file with a line feed, or write |- for a value without one',
      source: last.origin.range,
    }),
  ];
}

function lastChild(node: ValueNode): { name: string; node: ValueNode } | undefined {
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'list') {
    const item = node.items.at(-1);
    return item && { name: String(node.items.length - 1), node: item };
  }
  let latest: { name: string; node: ValueNode } | undefined;
  for (const [name, { value }] of node.entries) {
    const isLater = latest === undefined || startsAfter(value, latest.node);
    if (isLater) latest = { name, node: value };
  }
  return latest;
}

function startsAfter(a: ValueNode, b: ValueNode): boolean {
  const [left, right] = [a.origin.range, b.origin.range];
  return left.line > right.line || (left.line === right.line && left.column > right.column);
}
