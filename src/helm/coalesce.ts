import { type Finding, finding } from '../errors/finding.ts';
import type { Chart } from './chart.ts';
import { type ActiveChart, coalesceValues, HelmRefusal } from './coalesce-values.ts';
import { processDependencies } from './dependencies.ts';
import { copyMap } from './mutable-map.ts';
import type { Conflict } from './tables.ts';
import type { MapNode, ValueNode } from './value-tree.ts';
import { versionDifferences } from './version-differences.ts';
import { helmGenerations, type HelmVersion, helmRules } from './version.ts';

/** The values that a chart's templates see. */
export interface EffectiveValues {
  readonly values: MapNode;
  readonly findings: readonly Finding[];
}

/**
 * Computes the values that a chart's templates see as `.Values`, as `helm template` does: the user's values over the
 * chart's over those of its subcharts, with aliases, conditions, tags, `import-values`, `global` and the null of the
 * version's own kind. Schemas are not applied.
 *
 * Where Helm would stop, the findings hold a `helm-refuses` error and the values are those of the user alone.
 */
export function coalesce(chart: Chart, user: MapNode, helmVersion: HelmVersion): EffectiveValues {
  const findings: Finding[] = missingDependencies(chart);
  try {
    const values = coalesceFor(chart, user, helmVersion, reportConflicts(findings));
    return {
      values,
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
    return { values: user, findings };
  }
}

function coalesceFor(chart: Chart, user: MapNode, helmVersion: HelmVersion, conflict: Conflict): MapNode {
  const rules = helmRules(helmVersion);
  const active = activate(chart);
  processDependencies(active, user, {
    rules,
    merge: false,
    conflict: ignoreConflict,
  });
  return coalesceValues(active, user, { rules, merge: false, conflict });
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

function differencesBetweenVersions(chart: Chart, user: MapNode, helmVersion: HelmVersion, values: MapNode): Finding[] {
  const rules = JSON.stringify(helmRules(helmVersion));
  const others = helmGenerations.filter((other) => JSON.stringify(helmRules(other)) !== rules);
  return others.flatMap((other) => {
    try {
      return versionDifferences(values, helmVersion, coalesceFor(chart, user, other, ignoreConflict), other);
    } catch (error) {
      if (error instanceof HelmRefusal) return [];
      throw error;
    }
  });
}
