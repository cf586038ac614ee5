import type { Chart } from './chart.ts';
import { HelmRefusal } from './helm-refusal.ts';
import { asMutable, copyMap, emptyMap, type MutableMap } from './mutable-map.ts';
import { coalesceTables, dropNulls, joinKeys, keepOwn, type TableOptions } from './tables.ts';
import { isNull, type MapNode, type Origin } from './value-tree.ts';

/** Key under which values reach every chart. */
const GLOBAL = 'global';

/** A dependency while Helm works through the charts; Helm renames it to its alias on the way. */
export interface ActiveDependency {
  name: string;
  readonly version: string;
  readonly alias: string;
  readonly condition: string;
  readonly tags: readonly string[];
  importValues: readonly {
    readonly child: string;
    readonly parent: string;
  }[];
  enabled: boolean;
}

/** The metadata of {@link ActiveChart}; Helm's copies of a chart may share it. */
export interface ActiveMetadata {
  name: string;
  readonly version: string;
  dependencies: ActiveDependency[] | undefined;
}

/** A chart while Helm works on it: aliased, disabled dependencies removed, imported values in place. */
export interface ActiveChart {
  metadata: ActiveMetadata;
  /** The chart as it was loaded. */
  readonly source: Chart;
  values: MutableMap;
  charts: ActiveChart[];
}

/**
 * Joins the values of a chart and all its subcharts below `values`, which have precedence and are not changed
 * (`CoalesceValues`; with `merge` `MergeValues`).
 *
 * @throws HelmRefusal when the key of a subchart holds no map
 */
export function coalesceValues(chart: ActiveChart, values: MapNode, options: TableOptions): MutableMap {
  const target = copyMap(values);
  coalesceChart(chart, target, '', options);
  return target;
}

function coalesceChart(chart: ActiveChart, target: MutableMap, prefix: string, options: TableOptions): void {
  coalesceDefaults(chart, target, prefix, options);
  for (const subchart of chart.charts) {
    const { name } = subchart.metadata;
    const path = joinKeys(prefix, name);
    const entry = target.entries.get(name);
    const values = entry === undefined ? emptyMap(startOf(subchart)) : asMutable(entry.value);
    if (values === undefined) {
      throw new HelmRefusal(`${path} must be a map, because it holds the values of the chart ${name}`, path, entry?.value);
    }
    if (entry === undefined) target.entries.set(name, { keyOrigin: values.origin, value: values });
    coalesceGlobals(values, target, path, options);
    coalesceChart(subchart, values, path, options);
  }
}

/** Joins the chart's own values into `target` (the inner `coalesceValues` of Helm). */
function coalesceDefaults(chart: ActiveChart, target: MutableMap, prefix: string, options: TableOptions): void {
  const { merge, rules } = options;
  for (const [key, entry] of copyMap(chart.values).entries) {
    const path = joinKeys(prefix, key);
    const own = target.entries.get(key);
    const defaults = asMutable(entry.value);
    if (own === undefined) {
      if (!merge && rules.dropsDefaultNulls) {
        if (isNull(entry.value)) continue;
        if (defaults !== undefined) dropNulls(defaults);
      }
      target.entries.set(key, entry);
      continue;
    }
    if (isNull(own.value) && !merge) {
      target.entries.delete(key);
      continue;
    }
    const ownMap = asMutable(own.value);
    if (ownMap === undefined || defaults === undefined) {
      keepOwn(target, key, entry.value, path, options);
      continue;
    }
    const mergeHere = merge || chart.charts.some((subchart) => subchart.metadata.name === key);
    if (!mergeHere && rules.dropsDefaultNulls) dropNulls(defaults);
    coalesceTables(ownMap, defaults, path, { ...options, merge: mergeHere });
  }
}

/** Hands the globals of a chart down to a subchart, where they have precedence (`coalesceGlobals`). */
function coalesceGlobals(subchart: MutableMap, parent: MutableMap, prefix: string, options: TableOptions): void {
  const parentEntry = parent.entries.get(GLOBAL);
  const ownEntry = subchart.entries.get(GLOBAL);
  const globals = parentEntry === undefined ? emptyMap(parent.origin) : asMutable(parentEntry.value);
  const own = ownEntry === undefined ? emptyMap(globals?.origin ?? subchart.origin) : asMutable(ownEntry.value);
  if (globals === undefined || own === undefined) return;
  for (const [key, entry] of globals.entries) {
    const path = joinKeys(joinKeys(prefix, GLOBAL), key);
    const before = own.entries.get(key);
    const table = asMutable(entry.value);
    const beforeTable = asMutable(before?.value);
    if (table === undefined) {
      if (beforeTable === undefined) {
        own.entries.set(key, entry);
        if (before !== undefined) keepOwn(own, key, before.value, path, options);
      } else options.conflict(path, beforeTable, entry.value);
      continue;
    }
    if (before !== undefined && beforeTable === undefined) {
      options.conflict(path, before.value, entry.value);
      continue;
    }
    // Helm copies one level only: the maps within stay shared with the parent.
    const shared: MutableMap = { ...table, entries: new Map(table.entries) };
    if (beforeTable !== undefined) coalesceTables(shared, beforeTable, path, { ...options, merge: true });
    own.entries.set(key, { keyOrigin: entry.keyOrigin, value: shared });
  }
  subchart.entries.set(GLOBAL, {
    keyOrigin: ownEntry?.keyOrigin ?? own.origin,
    value: own,
  });
}

function startOf(chart: ActiveChart): Origin {
  return chart.values.origin;
}
