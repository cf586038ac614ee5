import { checkLevel } from './helm-refusal.ts';
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

/**
 * A deep copy.
 *
 * @throws HelmRefusal when the map holds itself
 */
export function copyMap(map: MapNode, level = 0): MutableMap {
  checkLevel(level);
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of map.entries)
    entries.set(key, {
      keyOrigin: entry.keyOrigin,
      value: copyNode(entry.value, level + 1),
    });
  return { ...map, entries };
}

function copyNode(node: ValueNode, level: number): ValueNode {
  if (node.kind === 'map') return copyMap(node, level);
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => copyNode(item, level + 1)) } satisfies ListNode;
  return node;
}
