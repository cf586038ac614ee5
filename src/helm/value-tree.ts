import type { SourceRange } from '../errors/finding.ts';

/**
 * Value of a leaf. A `number` is Go's float64 (numbers of YAML and JSON), a `bigint` its int64 (integers of `--set`):
 * templates print the two differently (`1e+06` and `1000000`).
 */
export type Scalar = string | boolean | null | number | bigint;

/** Where a value comes from. */
export interface Origin {
  /** `file`: a values file of the user; `set`: a `--set...` argument; `chart`: a chart's own `values.yaml`. */
  readonly kind: 'file' | 'set' | 'chart';
  /** For `set` the file is the flag and the path of the key (`--set app.x`), never the value. */
  readonly range: SourceRange;
}

/** A value that another replaced. */
export interface Overridden extends Origin {
  /** What it was. */
  readonly was: 'map' | 'list' | 'scalar';
  /** The scalar that it was; undefined for a map or a list. */
  readonly value: Scalar | undefined;
}

/** How a scalar is written: the four styles of YAML, or `argument` when it comes from `--set...`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'block' | 'argument';

/** What Helm reads a scalar as. */
export type ScalarTag = 'str' | 'int' | 'float' | 'bool' | 'null' | 'binary';

interface NodeBase {
  readonly origin: Origin;
  /** What this value replaced, latest first. */
  readonly overridden: readonly Overridden[];
}

/** A leaf. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly style: ScalarStyle;
  readonly tag: ScalarTag;
}

/** A list. */
export interface ListNode extends NodeBase {
  readonly kind: 'list';
  readonly items: readonly ValueNode[];
}

/** One key of a map. */
export interface MapEntry {
  /** Where the key itself is written. */
  readonly keyOrigin: Origin;
  readonly value: ValueNode;
}

/** A map, in the order in which its keys were first written. */
export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** A value with its origin. */
export type ValueNode = MapNode | ListNode | ScalarNode;

/** True for a null that was written; false where there is nothing at all. */
export function isNull(node: ValueNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** Plain JavaScript value of a node; an int64 becomes a JavaScript number. */
export function toPlain(node: ValueNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'list':
      return node.items.map(toPlain);
    case 'map':
      return Object.fromEntries(Array.from(node.entries, ([key, { value }]) => [key, toPlain(value)]));
  }
}

/** Node at a path of map keys and list indexes (`['app', 'ports', '0']`), undefined when there is none. */
export function nodeAt(root: ValueNode, path: readonly string[]): ValueNode | undefined {
  let node: ValueNode | undefined = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    if (node.kind === 'map') node = node.entries.get(step)?.value;
    else if (node.kind === 'list' && /^(0|[1-9]\d*)$/.test(step)) node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

const escapeStep = (step: string): string => step.replaceAll('\\', '\\\\').replaceAll('.', '\\.');

/** Writes a path of map keys with dots; a dot within a key is escaped as `--set` wants it. */
export function formatPath(path: readonly string[]): string {
  return path.map(escapeStep).join('.');
}

/** Writes a path that may lead through lists, whose indexes stand in brackets, as `--set` wants them: `extraEnv[0].name`. */
export function formatPathIn(root: ValueNode, path: readonly string[]): string {
  return path
    .map((step, index) => {
      if (nodeAt(root, path.slice(0, index))?.kind === 'list') return `[${step}]`;
      return index === 0 ? escapeStep(step) : `.${escapeStep(step)}`;
    })
    .join('');
}

/** Origins that a value remembers of those it replaced; a key that stands a thousand times must not cost their square. */
const MAX_OVERRIDDEN = 16;

const rangeOf = (place: ValueNode | Origin): SourceRange => ('origin' in place ? place.origin.range : place.range);

/** The node with `loser`, and what `loser` had replaced, among what it replaced; the latest 16 are kept. */
export function overriding<Node extends ValueNode>(winner: Node, loser: ValueNode | undefined): Node {
  if (loser === undefined || loser === winner) return winner;
  const known = new Set([winner, ...winner.overridden].map(rangeOf));
  const value = loser.kind === 'scalar' ? loser.value : undefined;
  const replaced: Overridden = { ...loser.origin, was: loser.kind, value };
  const added = [replaced, ...loser.overridden].filter((origin) => !known.has(rangeOf(origin)));
  if (added.length === 0) return winner;
  return { ...winner, overridden: [...winner.overridden, ...added].slice(0, MAX_OVERRIDDEN) };
}
