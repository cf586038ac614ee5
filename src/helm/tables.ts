import { checkLevel } from './helm-refusal.ts';
import { asMutable, type MutableMap } from './mutable-map.ts';
import { isNull, overriding, type ValueNode } from './value-tree.ts';
import type { HelmRules } from './version.ts';

/** Two values of one key of which only one is a map: the one with the higher precedence stays. */
export type Conflict = (path: string, kept: ValueNode, dropped: ValueNode) => void;

/** How tables are joined. */
export interface TableOptions {
  readonly rules: HelmRules;
  /** True keeps nulls as values (Helm's `MergeTables`), false lets them delete (`CoalesceTables`). */
  readonly merge: boolean;
  readonly conflict: Conflict;
}

/**
 * Joins `defaults` into `target`, whose values have precedence (`coalesceTablesFullKey`). Both are changed;
 * maps of `defaults` that `target` lacks are shared afterwards.
 *
 * @throws HelmRefusal when both hold themselves
 */
export function coalesceTables(
  target: MutableMap,
  defaults: MutableMap,
  prefix: string,
  options: TableOptions,
  level = 0,
): MutableMap {
  checkLevel(level);
  const { rules, merge } = options;
  const hasDefault = new Set<string>();
  for (const [key, entry] of defaults.entries) if (!isNull(entry.value)) hasDefault.add(key);
  if (rules.nullReachesDefaults) {
    for (const [key, entry] of target.entries) if (isNull(entry.value)) defaults.entries.set(key, entry);
  }
  for (const [key, entry] of defaults.entries) {
    const path = joinKeys(prefix, key);
    const own = target.entries.get(key);
    if (own === undefined) {
      target.entries.set(key, entry);
      continue;
    }
    const mayDelete = hasDefault.has(key) || !rules.keepsNullWithoutDefault;
    if (!merge && isNull(own.value) && mayDelete) {
      target.entries.delete(key);
      continue;
    }
    if (own === entry) continue;
    const ownMap = asMutable(own.value);
    const defaultMap = asMutable(entry.value);
    if (ownMap !== undefined && defaultMap !== undefined) coalesceTables(ownMap, defaultMap, path, options, level + 1);
    else keepOwn(target, key, entry.value, path, options);
  }
  return target;
}

/** Keeps the value of `key` in `target` over `dropped`, and notes it as what was overridden. */
export function keepOwn(
  target: MutableMap,
  key: string,
  dropped: ValueNode,
  path: string,
  { conflict }: Pick<TableOptions, 'conflict'>,
): void {
  const own = target.entries.get(key);
  if (own === undefined) return;
  const mixed = (own.value.kind === 'map') !== (dropped.kind === 'map');
  if (mixed && !isNull(dropped) && !isNull(own.value)) conflict(path, own.value, dropped);
  // A map keeps its identity: other places may share it.
  if (own.value.kind !== 'map') target.entries.set(key, { ...own, value: overriding(own.value, dropped) });
}

/** Removes nulls at every depth (`cleanNilValues`). */
export function dropNulls(map: MutableMap): void {
  for (const [key, entry] of map.entries) {
    const inner = asMutable(entry.value);
    if (isNull(entry.value)) map.entries.delete(key);
    else if (inner !== undefined) dropNulls(inner);
  }
}

/** Joins two parts of a path with a dot; an empty one is left out. */
export function joinKeys(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}
