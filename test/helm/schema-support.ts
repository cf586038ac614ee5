import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../src/errors/finding.ts';
import { loadChart } from '../../src/helm/chart.ts';
import { coalesce } from '../../src/helm/coalesce.ts';
import { validateAgainstSchemas } from '../../src/helm/schema.ts';
import { mergeSources } from '../../src/helm/sources.ts';
import { parseHelmVersion } from '../../src/helm/version.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder();

/** A chart and what a user gives it. */
export interface Given {
  /** Files of the chart by their path. */
  readonly files: Readonly<Record<string, string>>;
  /** Text of the user's values file `u.yaml`. */
  readonly user?: string;
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setJson?: readonly string[];
  readonly valuesFiles?: readonly string[];
  readonly version?: string;
}

/** Writes a chart into a folder of its own. */
export function writeChart(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(temp.path, 'chart-'));
  for (const [name, text] of Object.entries({ 'Chart.yaml': 'apiVersion: v2\nname: parent\nversion: 1.0.0\n', ...files })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return dir;
}

/** What the schemas of a chart and its subcharts say about its values. */
export async function findings(given: Given): Promise<{ dir: string; found: Finding[] }> {
  const version = parseHelmVersion(given.version ?? '4.2.4');
  const dir = writeChart(given.files);
  const texts = given.valuesFiles ?? [given.user ?? ''];
  const { set = [], setString = [], setJson = [] } = given;
  const values = texts.map((_, index) => (texts.length === 1 ? 'u.yaml' : `u${index}.yaml`));
  const io = {
    readFile: (file: string) => Promise.resolve(Buffer.from(texts[values.indexOf(file)] ?? '')),
    readStdin: () => Promise.reject(new Error('no standard input')),
  };
  const { user } = await mergeSources({ values, set, setString, setJson, setFile: [], setLiteral: [] }, io, version);
  const effective = coalesce(loadChart(dir, version), user, version);
  return { dir, found: validateAgainstSchemas(effective.values, effective.charts) };
}

/** Files of a subchart. */
export const sub = (name: string, more: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...more }).map(([file, text]) => [
      `charts/${name}/${file}`,
      text,
    ]),
  );
/** Chart.yaml of the chart above, with its dependencies. */
export const parentWith = (dependencies: string): string =>
  `apiVersion: v2\nname: parent\nversion: 1.0.0\ndependencies: ${dependencies}\n`;
