import { join } from 'node:path';
import { type Finding, finding } from '../errors/finding.ts';
import type { Chart } from './chart.ts';
import { type ActiveChart, coalesceValues } from './coalesce-values.ts';
import { processDependencies } from './dependencies.ts';
import { HelmRefusal } from './helm-refusal.ts';
import { copyMap } from './mutable-map.ts';
import type { Conflict } from './tables.ts';
import { isNull, type MapNode, type ValueNode } from './value-tree.ts';
import { versionDifferences } from './version-differences.ts';
import { helmGenerations, type HelmVersion, helmRules } from './version.ts';

/** A chart that takes part: the root, or a subchart that its condition and tags leave on. */
export interface ValuesOwner {
  /** Name of the chart, or its alias. */
  readonly name: string;
  /** Where its values lie in those of the root; empty for the root itself. */
  readonly path: readonly string[];
  /** Text of its `values.schema.json`, undefined when there is none. */
  readonly schema: string | undefined;
  /** File that its schema is in, if it has one. */
  readonly schemaFile: string;
}

/** The values that a chart's templates see. */
export interface EffectiveValues {
  readonly values: MapNode;
  /** The charts that the values are for, in Helm's order; empty where Helm would stop before it looks at schemas. */
  readonly charts: readonly ValuesOwner[];
  readonly findings: readonly Finding[];
}

/**
 * Computes the values that a chart's templates see as `.Values`, as `helm template` does: the user's values over the
 * chart's over those of its subcharts, with aliases, conditions, tags, `import-values`, `global` and the null of the
 * version's own kind. Schemas are not applied: `validateAgainstSchemas` does.
 *
 * Where Helm would stop, the findings hold a `helm-refuses` error, or `yaml-syntax` for a chart's own values, and the values
 * are those of the user alone.
 */
export function coalesce(chart: Chart, user: MapNode, helmVersion: HelmVersion): EffectiveValues {
  const unreadable = chart.findings.filter(({ code }) => code === 'yaml-syntax' || code === 'helm-refuses');
  if (unreadable.length > 0) return { values: user, charts: [], findings: unreadable };
  const findings: Finding[] = missingDependencies(chart);
  try {
    const { values, active } = coalesceFor(chart, user, helmVersion, reportConflicts(findings));
    return {
      values,
      charts: ownersOf(active, []),
      findings: [...findings, ...differencesBetweenVersions(chart, user, helmVersion, values)],
    };
  } catch (error) {
    if (!(error instanceof HelmRefusal)) throw error;
    findings.push(
      finding('helm-refuses', {
        path: error.path,
        message: error.message,
        hint: 'remove the key, or give it a map; to switch a subchart off use its condition',
        source: error.node?.origin.range ?? null,
      }),
    );
    return { values: user, charts: [], findings };
  }
}

function coalesceFor(
  chart: Chart,
  user: MapNode,
  helmVersion: HelmVersion,
  conflict: Conflict,
): { values: MapNode; active: ActiveChart } {
  const rules = helmRules(helmVersion);
  const active = activate(chart);
  processDependencies(active, user, {
    rules,
    merge: false,
    conflict: ignoreConflict,
  });
  return { values: coalesceValues(active, user, { rules, merge: false, conflict }), active };
}

function ownersOf(chart: ActiveChart, path: readonly string[]): ValuesOwner[] {
  const own = {
    name: chart.metadata.name,
    path,
    schema: chart.source.schema,
    schemaFile: join(chart.source.dir, 'values.schema.json'),
  };
  return [own, ...chart.charts.flatMap((subchart) => ownersOf(subchart, [...path, subchart.metadata.name]))];
}

function activate(chart: Chart): ActiveChart {
  const { name, version, dependencies } = chart.metadata;
  return {
    metadata: {
      name,
      version,
      dependencies: dependencies?.map((dependency) => ({
        ...dependency,
        enabled: true,
      })),
    },
    source: chart,
    values: copyMap(chart.values),
    charts: chart.subcharts.map(activate),
  };
}

const ignoreConflict: Conflict = () => undefined;

function reportConflicts(findings: Finding[]): Conflict {
  const seen = new Set<string>();
  return (path, kept, dropped) => {
    if (seen.has(path)) return;
    seen.add(path);
    findings.push(
      finding('table-conflict', {
        path,
        message: `${path} is ${describe(kept)} here and ${describe(dropped)} elsewhere; Helm keeps this one and drops the other`,
        hint: 'give the key the kind of value that the chart expects',
        source: kept.origin.range,
        overrides: [dropped.origin.range],
      }),
    );
  };
}

function describe(node: ValueNode): string {
  if (node.kind === 'map') return 'a map';
  return node.kind === 'list' ? 'a list' : 'a plain value';
}

/** Helm refuses a chart with a dependency that does not lie in `charts/` (`action.CheckDependencies`). */
function missingDependencies(chart: Chart): Finding[] {
  const present = new Set(chart.subcharts.map((subchart) => subchart.name));
  const missing = (chart.metadata.dependencies ?? []).filter((dependency) => !present.has(dependency.name));
  return missing.map((dependency) =>
    finding('helm-refuses', {
      path: dependency.alias || dependency.name,
      message: `the chart ${chart.name} depends on ${dependency.name}, which does not lie in its charts/`,
      hint: `run helm dependency build ${chart.dir}`,
    }),
  );
}

/** A null as the value of a key; within lists Helm leaves nulls alone. */
function holdsNull(map: MapNode): boolean {
  return [...map.entries.values()].some(({ value }) => (value.kind === 'map' ? holdsNull(value) : isNull(value)));
}

const dividingCharts = new WeakMap<Chart, boolean>();

/** True when versions of Helm can give different values for a chart, whatever the user's: by nulls, or by aliases. */
function mayDivideVersions(chart: Chart): boolean {
  const known = dividingCharts.get(chart);
  if (known !== undefined) return known;
  const hasAlias = chart.metadata.dependencies?.some(({ alias }) => alias !== '') === true;
  const result = hasAlias || holdsNull(chart.values) || chart.subcharts.some(mayDivideVersions);
  dividingCharts.set(chart, result);
  return result;
}

function differencesBetweenVersions(chart: Chart, user: MapNode, helmVersion: HelmVersion, values: MapNode): Finding[] {
  if (!mayDivideVersions(chart) && !holdsNull(user)) return [];
  const rules = JSON.stringify(helmRules(helmVersion));
  const others = helmGenerations.filter((other) => JSON.stringify(helmRules(other)) !== rules);
  return others.flatMap((other) => {
    try {
      return versionDifferences(values, helmVersion, coalesceFor(chart, user, other, ignoreConflict).values, other);
    } catch (error) {
      if (error instanceof HelmRefusal) return [];
      throw error;
    }
  });
}
