/**
 * Values as they were read once, to be had again without reading YAML: for charts that are known beforehand.
 *
 * @module
 */
import type { SourceRange } from '../errors/finding.ts';
import type { MapEntry, MapNode, Origin, ScalarStyle, ScalarTag, ValueNode } from './value-tree.ts';

/** Line, column, line and column of the end. */
type PackedRange = readonly [number, number, number, number];

type PackedNode =
  | readonly ['scalar', PackedRange, string | number | boolean | null, ScalarStyle, ScalarTag]
  | readonly ['list', PackedRange, readonly PackedNode[]]
  | PackedMap;

type PackedMap = readonly ['map', PackedRange, readonly (readonly [string, PackedRange, PackedNode])[]];

/** A values file of a chart: its text, and what the text holds. */
export interface PackedValues {
  readonly text: string;
  readonly root: PackedMap;
}

const packRange = ({ line, column, endLine, endColumn }: SourceRange): PackedRange => [line, column, endLine, endColumn];

/** Packs what a file holds. No value of it may override another. */
export function packMap({ origin, entries }: MapNode): PackedMap {
  const packed = [...entries].map(([key, entry]) => [key, packRange(entry.keyOrigin.range), packNode(entry.value)] as const);
  return ['map', packRange(origin.range), packed];
}

function packNode(node: ValueNode): PackedNode {
  const range = packRange(node.origin.range);
  if (node.kind === 'map') return packMap(node);
  if (node.kind === 'list') return ['list', range, node.items.map(packNode)];
  if (typeof node.value === 'bigint' || Object.is(node.value, -0)) throw new TypeError('JSON does not hold this value');
  return ['scalar', range, node.value, node.style, node.tag];
}

/** What {@link packMap} packed, with origins in a chart's file. */
export function unpackMap(packed: PackedMap, file: string): MapNode {
  const originOf = ([line, column, endLine, endColumn]: PackedRange): Origin => ({
    kind: 'chart',
    range: { file, line, column, endLine, endColumn },
  });
  const unpack = (node: PackedNode): ValueNode => {
    const origin = originOf(node[1]);
    if (node[0] === 'map') return unpackEntries(node, origin);
    if (node[0] === 'list') return { kind: 'list', items: node[2].map(unpack), origin, overridden: [] };
    const [, , value, style, tag] = node;
    return { kind: 'scalar', value, style, tag, origin, overridden: [] };
  };
  const unpackEntries = ([, , entries]: PackedMap, origin: Origin): MapNode => ({
    kind: 'map',
    entries: new Map(
      entries.map(([key, range, value]): [string, MapEntry] => [key, { keyOrigin: originOf(range), value: unpack(value) }]),
    ),
    origin,
    overridden: [],
  });
  return unpackEntries(packed, originOf(packed[1]));
}
