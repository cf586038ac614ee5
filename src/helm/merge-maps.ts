import { asMutable, type MutableMap } from './mutable-map.ts';
import { type MapNode, overriding } from './value-tree.ts';

/**
 * Merges a map into an earlier one as Helm merges values files: maps recursively, everything else (lists, scalars, null)
 * is replaced by the later one (`MergeMaps` of Helm's loader). Only `earlier` is changed; it takes over parts of `later`.
 */
export function mergeInto(earlier: MutableMap, later: MapNode): void {
  for (const [key, { keyOrigin, value }] of later.entries) {
    const before = earlier.entries.get(key)?.value;
    const table = asMutable(before);
    if (table !== undefined && value.kind === 'map') {
      mergeInto(table, value);
      earlier.entries.set(key, { keyOrigin, value: table });
    } else earlier.entries.set(key, { keyOrigin, value: overriding(value, before) });
  }
}
