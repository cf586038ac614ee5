import { Buffer } from 'node:buffer';
import type { Chart } from '../../src/helm/chart.ts';
import { readMetadata } from '../../src/helm/chart-metadata.ts';
import type { HelmVersion } from '../../src/helm/version.ts';
import { readYamlBytes } from '../../src/helm/yaml.ts';
import { type ChartText, chartYaml } from '../conformance/helm/cases.ts';

/** The chart as `loadChart` would give it. */
export function makeChart(text: ChartText, helmVersion: HelmVersion): Chart {
  const { metadata } = readMetadata(chartYaml(text), 'Chart.yaml', helmVersion, undefined);
  const { root, findings } = readYamlBytes(Buffer.from(text.values), `${text.name}/values.yaml`, { helmVersion, kind: 'chart' });
  if (root === undefined) throw new Error(`values of ${text.name}: ${findings.map((found) => found.message).join()}`);
  const subcharts = (text.subcharts ?? []).map((subchart) => makeChart(subchart, helmVersion));
  return { name: text.name, dir: text.name, metadata, values: root, schema: undefined, subcharts, findings };
}
