import type { ListNode, MapEntry, MapNode, Origin, ValueNode } from './value-tree.ts';

/**
 * A map that an algorithm of Helm changes in place. Helm's maps are references, and some of its results depend on two
 * places sharing one: the algorithms here work on copies of their own and share where Helm does.
 */
export interface MutableMap extends MapNode {
  readonly entries: Map<string, MapEntry>;
}

/** An empty map. */
export function emptyMap(origin: Origin): MutableMap {
  return { kind: 'map', entries: new Map(), origin, overridden: [] };
}

/** The node as a map to change, undefined when it is none. Only for nodes that {@link copyMap} or {@link emptyMap} made. */
export function asMutable(node: ValueNode | undefined): MutableMap | undefined {
  return node?.kind === 'map' ? (node as MutableMap) : undefined;
}

/** A deep copy. */
export function copyMap(map: MapNode): MutableMap {
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of map.entries)
    entries.set(key, {
      keyOrigin: entry.keyOrigin,
      value: copyNode(entry.value),
    });
  return { ...map, entries };
}

function copyNode(node: ValueNode): ValueNode {
  if (node.kind === 'map') return copyMap(node);
  if (node.kind === 'list') return { ...node, items: node.items.map(copyNode) } satisfies ListNode;
  return node;
}
