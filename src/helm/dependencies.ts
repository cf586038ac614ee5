import { type ActiveChart, type ActiveDependency, type ActiveMetadata, coalesceValues } from './coalesce-values.ts';
import { asMutable, copyMap, emptyMap, type MutableMap } from './mutable-map.ts';
import { fitsRange } from './semver.ts';
import { coalesceTables, type TableOptions } from './tables.ts';
import type { MapNode } from './value-tree.ts';
import type { HelmRules } from './version.ts';

/**
 * Works through the dependencies as Helm does before it renders: aliases, tags and conditions, then `import-values`
 * (`ProcessDependencies`; in Helm 3 `ProcessDependenciesWithMerge`). The chart is changed.
 *
 * @throws HelmRefusal where Helm stops
 */
export function processDependencies(chart: ActiveChart, user: MapNode, options: TableOptions): void {
  processEnabled(chart, user, '', { ...options, merge: false });
  importValues(chart, { ...options, merge: true });
}

function processEnabled(chart: ActiveChart, values: MapNode, path: string, options: TableOptions): void {
  const declared = chart.metadata.dependencies;
  if (declared === undefined) return;
  chart.charts = aliasedCharts(chart, declared, options.rules);
  for (const dependency of declared) dependency.enabled = true;
  const coalesced = coalesceValues(chart, values, options);
  for (const dependency of declared) applyTags(dependency, coalesced);
  for (const dependency of declared) applyCondition(dependency, coalesced, path);
  const disabled = new Set(declared.filter((dependency) => !dependency.enabled).map((dependency) => dependency.name));
  const enabled = chart.charts.filter((subchart) => !disabled.has(subchart.metadata.name));
  const remaining = declared.filter((dependency) => !disabled.has(dependency.name));
  for (const subchart of enabled) processEnabled(subchart, coalesced, `${path}${subchart.metadata.name}.`, options);
  chart.metadata.dependencies = remaining.length === 0 ? undefined : remaining;
  chart.charts = enabled;
}

/** Charts that Chart.yaml does not name, then a copy for each dependency, under its alias. */
function aliasedCharts(chart: ActiveChart, declared: readonly ActiveDependency[], rules: HelmRules): ActiveChart[] {
  const matches = (subchart: ActiveChart, { name, version }: ActiveDependency): boolean =>
    subchart.metadata.name === name && fitsRange(version, subchart.metadata.version);
  const charts = chart.charts.filter((subchart) => !declared.some((dependency) => matches(subchart, dependency)));
  for (const dependency of declared) {
    const found = chart.charts.find((subchart) => matches(subchart, dependency));
    if (found !== undefined) charts.push(aliasedCopy(found, dependency.alias, rules));
    if (dependency.alias !== '') dependency.name = dependency.alias;
  }
  return charts;
}

/** Helm 3 lets all copies of a chart share their list of dependencies, and what happens to one shows in the others. */
function aliasedCopy(chart: ActiveChart, alias: string, rules: HelmRules): ActiveChart {
  const metadata: ActiveMetadata = { ...chart.metadata };
  if (rules.copiesDependencies)
    metadata.dependencies = metadata.dependencies?.map((dependency) => ({
      ...dependency,
    }));
  if (alias !== '') metadata.name = alias;
  return {
    ...chart,
    metadata,
    charts: rules.copiesDependencies ? chart.charts.map((subchart) => ({ ...subchart })) : chart.charts,
  };
}

function applyTags(dependency: ActiveDependency, values: MapNode): void {
  const tags = values.entries.get('tags')?.value;
  if (tags?.kind !== 'map') return;
  const settings = dependency.tags.map((tag) => booleanOf(tags, [tag])).filter((setting) => setting !== undefined);
  dependency.enabled = settings.includes(true) || !settings.includes(false);
}

/** The first path of the condition that holds a boolean decides. */
function applyCondition(dependency: ActiveDependency, values: MapNode, path: string): void {
  for (const condition of dependency.condition.trim().split(',')) {
    if (condition === '') continue;
    const setting = booleanOf(values, `${path}${condition}`.split('.'));
    if (setting === undefined) continue;
    dependency.enabled = setting;
    return;
  }
}

function booleanOf(values: MapNode, path: readonly string[]): boolean | undefined {
  let node: MapNode = values;
  for (const step of path.slice(0, -1)) {
    const next = node.entries.get(step)?.value;
    if (next?.kind !== 'map') return undefined;
    node = next;
  }
  const leaf = node.entries.get(path.at(-1) ?? '')?.value;
  return leaf?.kind === 'scalar' && typeof leaf.value === 'boolean' ? leaf.value : undefined;
}

/** Merges what the dependencies export into the chart's own values, subcharts first (`processDependencyImportValues`). */
function importValues(chart: ActiveChart, options: TableOptions): void {
  for (const subchart of chart.charts) importValues(subchart, options);
  const { dependencies } = chart.metadata;
  if (dependencies === undefined) return;
  const merged = coalesceValues(chart, emptyMap(chart.values.origin), options);
  const imported = emptyMap(chart.values.origin);
  for (const dependency of dependencies) {
    for (const { child, parent } of dependency.importValues) {
      const found = tableAt(merged, `${dependency.name}.${child}`);
      // An empty table is not shared with the subchart's (`Values.AsMap`).
      const table = found?.entries.size === 0 ? emptyMap(found.origin) : found;
      if (table !== undefined) coalesceTables(imported, wrapped(table, parent), '', options);
    }
    // Helm rewrites the entries to a form that it does not read again: copies of a chart that share them import once.
    dependency.importValues = [];
  }
  chart.values = coalesceTables(copyMap(merged), imported, '', options);
}

function tableAt(values: MutableMap, path: string): MutableMap | undefined {
  return path.split('.').reduce<MutableMap | undefined>((table, step) => asMutable(table?.entries.get(step)?.value), values);
}

/** Puts a table under a path of keys; `.` is the root. */
function wrapped(table: MutableMap, path: string): MutableMap {
  if (path === '.') return table;
  return path.split('.').reduceRight((inner, step) => {
    const outer = emptyMap(table.origin);
    outer.entries.set(step, { keyOrigin: table.origin, value: inner });
    return outer;
  }, table);
}
