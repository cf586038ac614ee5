import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { noSources, type ValueSources } from '../../../src/helm/sources.ts';

/** A chart given by its texts. */
export interface ChartText {
  readonly name: string;
  /** YAML list for Chart.yaml, undefined for none. */
  readonly dependencies?: string | undefined;
  readonly values: string | Uint8Array;
  /** Text of values.schema.json, undefined for none. */
  readonly schema?: string | undefined;
  readonly subcharts?: readonly ChartText[];
}

/** The `--set...` flags. */
export type SetSources = Omit<ValueSources, 'values'>;

/** One question to Helm: a chart, values files, and arguments of the `--set...` flags. */
export interface HelmCase {
  readonly chart: ChartText;
  /** Contents of the values files, in the order of their `-f`. */
  readonly files: readonly (string | Uint8Array)[];
  readonly sources: Partial<SetSources>;
  /** Contents of the files that `--set-file` can name: data-0.txt and so on. */
  readonly dataFiles?: readonly string[];
}

/** A case in a folder: the chart in `chart/`, and arguments that name files relative to the folder. */
export interface CaseFolder {
  readonly dir: string;
  readonly sources: ValueSources;
}

/** What a template sees as `.Values`, or why there is nothing to see. Nobody agrees with who crashed. */
export type Answer = { readonly values: unknown } | { readonly refused: string } | { readonly crashed: string };

/** Prints the values so that no parser of manifests changes them. */
const TEMPLATE = 'values: {{ .Values | toJson | b64enc }}\n';

/** Text of Chart.yaml. */
export function chartYaml(chart: ChartText): string {
  const dependencies = chart.dependencies === undefined ? '' : `dependencies:\n${chart.dependencies.replace(/^/gm, '  ')}\n`;
  return `apiVersion: v2\nname: ${chart.name}\nversion: 0.1.0\n${dependencies}`;
}

function* chartFiles(chart: ChartText, dir: string): Generator<readonly [string, string | Uint8Array]> {
  yield [join(dir, 'Chart.yaml'), chartYaml(chart)];
  yield [join(dir, 'values.yaml'), chart.values];
  if (chart.schema !== undefined) yield [join(dir, 'values.schema.json'), chart.schema];
  for (const subchart of chart.subcharts ?? []) yield* chartFiles(subchart, join(dir, 'charts', subchart.name));
}

/** Writes a case to a new folder. */
export function writeCase(dir: string, one: HelmCase): CaseFolder {
  const values = one.files.map((_, index) => `file-${index}.yaml`);
  const files = [
    ...chartFiles(one.chart, 'chart'),
    ['chart/templates/values.yaml', TEMPLATE] as const,
    ...one.files.map((content, index) => [`file-${index}.yaml`, content] as const),
    ...(one.dataFiles ?? []).map((content, index) => [`data-${index}.txt`, content] as const),
  ];
  for (const folder of new Set(files.map(([name]) => dirname(name)))) mkdirSync(join(dir, folder), { recursive: true });
  for (const [name, content] of files) writeFileSync(join(dir, name), content);
  return { dir, sources: { ...noSources, ...one.sources, values } };
}

/** Writes a case to a folder of its own for as long as `use` takes. */
export async function withCase<Result>(
  dir: string,
  one: HelmCase,
  use: (folder: CaseFolder) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(writeCase(dir, one));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** True when both refuse, or both give the same values. */
export function agree(left: Answer, right: Answer): boolean {
  if ('values' in left && 'values' in right) return isDeepStrictEqual(left.values, right.values);
  return 'refused' in left && 'refused' in right;
}
