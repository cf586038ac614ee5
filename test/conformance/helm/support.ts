import { Buffer } from 'node:buffer';
import type { Finding } from '../../../src/errors/finding.ts';
import type { Chart } from '../../../src/helm/chart.ts';
import { readMetadata } from '../../../src/helm/chart-metadata.ts';
import { coalesce } from '../../../src/helm/coalesce.ts';
import { mergeSources, noSources, type SourceIo, type ValueSources } from '../../../src/helm/sources.ts';
import { toPlain } from '../../../src/helm/value-tree.ts';
import type { HelmVersion } from '../../../src/helm/version.ts';
import { readYamlValues } from '../../../src/helm/yaml.ts';

/** A chart given by its texts. */
export interface ChartText {
  readonly name: string;
  /** YAML list for Chart.yaml, undefined for none. */
  readonly dependencies?: string | undefined;
  readonly values: string;
  readonly subcharts?: readonly ChartText[];
}

/** What came out: values, or the findings that Helm would stop at. */
export interface Outcome {
  readonly user?: unknown;
  readonly final?: unknown;
  readonly errors: readonly Finding[];
}

/** Text of Chart.yaml. */
export function chartYaml(chart: ChartText): string {
  const dependencies = chart.dependencies === undefined ? '' : `dependencies:\n${chart.dependencies.replace(/^/gm, '  ')}\n`;
  return `apiVersion: v2\nname: ${chart.name}\nversion: 0.1.0\n${dependencies}`;
}

/** The chart as `loadChart` would give it. */
export function makeChart(text: ChartText, helmVersion: HelmVersion): Chart {
  const metadata = readMetadata(chartYaml(text), 'Chart.yaml', helmVersion, undefined);
  const { root, findings } = readYamlValues(text.values, `${text.name}/values.yaml`, { helmVersion, kind: 'chart' });
  if (root === undefined) throw new Error(`values of ${text.name}: ${findings.map((found) => found.message).join()}`);
  const subcharts = (text.subcharts ?? []).map((subchart) => makeChart(subchart, helmVersion));
  return { name: text.name, dir: text.name, metadata, values: root, schema: undefined, subcharts, findings };
}

/** Computes the values; files are given as texts and named file-0.yaml and so on. */
export async function compute(
  chart: ChartText,
  files: readonly string[],
  sources: Partial<ValueSources>,
  helmVersion: HelmVersion,
): Promise<Outcome> {
  const names = files.map((_, index) => `file-${index}.yaml`);
  const io: SourceIo = {
    readFile: (path) => Promise.resolve(Buffer.from(files[names.indexOf(path)] ?? '')),
    readStdin: () => Promise.resolve(Buffer.alloc(0)),
  };
  const { user, findings } = await mergeSources({ ...noSources, values: names, ...sources }, io, helmVersion);
  const effective = coalesce(makeChart(chart, helmVersion), user, helmVersion);
  const errors = [...findings, ...effective.findings].filter((found) => found.severity === 'error');
  return { user: toPlain(user), final: toPlain(effective.values), errors };
}
