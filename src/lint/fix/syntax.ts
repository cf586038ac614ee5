import { resolveScalar } from '../../helm/resolve-scalar.ts';
import { parseFirstDocument, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from '../../helm/yaml-parser.ts';
import { isBlank, isBreak } from '../../helm/yaml-characters.ts';
import { lineStart } from './text-edits.ts';

/** A key and its value. */
export type Pair = readonly [YamlNode, YamlNode];

/** A step of the way from the root of a document to a node. */
export type Step =
  | { readonly kind: 'pair'; readonly map: YamlMap; readonly pair: Pair }
  | { readonly kind: 'item'; readonly list: YamlList; readonly item: YamlNode };

/** The node that a step arrives at. */
export function nodeOf(step: Step): YamlNode {
  return step.kind === 'pair' ? step.pair[1] : step.item;
}

/** The map or list that a step leaves from. */
export function containerOf(step: Step): YamlMap | YamlList {
  return step.kind === 'pair' ? step.map : step.list;
}

/** How one document of a values file is written, with offsets into the whole file. */
export class SyntaxDocument {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly #shared = new Set<YamlNode>();
  readonly #pairs = new Map<YamlMap, ReadonlyMap<string, readonly Pair[]>>();

  /**
   * @param text - the whole file
   * @param start - where the document begins
   * @param end - where the next one begins
   */
  constructor(text: string, start: number, end: number) {
    this.text = text;
    // As many line feeds as there is text before the document: its offsets are those of the file then.
    this.root = parseFirstDocument('\n'.repeat(start) + text.slice(start, end)).root;
    if (this.root !== undefined) this.#findShared(this.root);
  }

  /** True for a node that an alias refers to. */
  isShared(node: YamlNode): boolean {
    return this.#shared.has(node);
  }

  /** True for `{ }` and `[ ]`. */
  isFlow(node: YamlMap | YamlList): boolean {
    return this.text[node.start] === (node.kind === 'map' ? '{' : '[');
  }

  /** Columns before the first key of a block map. */
  columnOf(offset: number): number {
    return offset - lineStart(this.text, offset);
  }

  /** What is written between two offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  /** All pairs of a map with this key, in their order. Those that a merge key brings are not among them. */
  pairsNamed(map: YamlMap, name: string): readonly Pair[] {
    let pairs = this.#pairs.get(map);
    if (pairs === undefined) {
      pairs = Map.groupBy(
        map.pairs.filter(([key]) => nameOf(key) !== undefined),
        ([key]) => nameOf(key) ?? '',
      );
      this.#pairs.set(map, pairs);
    }
    return pairs.get(name) ?? [];
  }

  /** The way to the entry that begins at an offset; undefined when the path leads to it only through an alias or a merge key. */
  wayTo(path: readonly string[], offset: number): readonly Step[] | undefined {
    return this.root && this.#wayFrom(this.root, path, offset);
  }

  #wayFrom(node: YamlNode, path: readonly string[], offset: number): readonly Step[] | undefined {
    const [name, ...rest] = path;
    if (name === undefined) return undefined;
    for (const step of this.#stepsFrom(node, name)) {
      const isEnd = rest.length === 0 && (step.kind === 'pair' ? step.pair[0] : step.item).start === offset;
      const further = isEnd ? [] : this.#wayFrom(nodeOf(step), rest, offset);
      if (further !== undefined) return [step, ...further];
    }
    return undefined;
  }

  #stepsFrom(node: YamlNode, name: string): readonly Step[] {
    if (node.kind === 'map') return this.pairsNamed(node, name).map((pair) => ({ kind: 'pair', map: node, pair }));
    const item = node.kind === 'list' ? node.items[Number(name)] : undefined;
    return node.kind === 'list' && item !== undefined ? [{ kind: 'item', list: node, item }] : [];
  }

  #findShared(node: YamlNode): void {
    if (node.kind === 'alias') this.#shared.add(node.target);
    else if (node.kind === 'list') for (const item of node.items) this.#findShared(item);
    else if (node.kind === 'map') for (const child of node.pairs.flat()) this.#findShared(child);
  }

  /** Offset behind the last character that belongs to a node; trailing blank lines belong to a `|+` only. */
  contentEnd(node: YamlNode): number {
    if (node.kind === 'scalar' && node.style === 'block') return this.#blockScalarEnd(node);
    if (node.kind === 'list' && !this.isFlow(node)) {
      const last = node.items.at(-1);
      return last === undefined ? node.end : this.contentEnd(last);
    }
    if (node.kind === 'map' && !this.isFlow(node)) {
      const [key, value] = node.pairs.at(-1) ?? [node, undefined];
      return value === undefined ? key.end : Math.max(key.end, this.contentEnd(value));
    }
    return node.end;
  }

  #blockScalarEnd({ start, end }: YamlScalar): number {
    let at = end;
    const keepsBlankLines = /^[|>][0-9]?\+/.test(this.text.slice(start, start + 3));
    if (!keepsBlankLines) while (isBlank(this.text[at - 1]) || isBreak(this.text[at - 1])) at -= 1;
    else {
      // The end may stand behind the spaces that indent the next line.
      while (this.text[at - 1] === ' ') at -= 1;
      if (isBreak(this.text[at - 1])) at -= this.text.startsWith('\r\n', at - 2) ? 2 : 1;
    }
    return at;
  }
}

/** Name of a key, undefined where Helm takes no such key. An alias has the name that it refers to. */
function nameOf(key: YamlNode): string | undefined {
  const node = key.kind === 'alias' ? key.target : key;
  if (node.kind !== 'scalar') return undefined;
  const resolved = resolveScalar(node.text, node.style === 'plain', node.tag);
  return 'key' in resolved ? resolved.key : undefined;
}
