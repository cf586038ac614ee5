import { Buffer } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type ChartMetadata, readMetadata } from './chart-metadata.ts';
import { decodeText } from './decode-text.ts';
import { emptyMap } from './mutable-map.ts';
import { type Json, parseJson } from './schema/json.ts';
import type { MapNode } from './value-tree.ts';
import { type HelmVersion, newestHelm } from './version.ts';
import { readYamlBytes } from './yaml.ts';

/** A chart in a folder, with the charts in its `charts/`. */
export interface Chart {
  readonly name: string;
  readonly dir: string;
  readonly metadata: ChartMetadata;
  /** The chart's own `values.yaml`; empty when there is none. */
  readonly values: MapNode;
  /** Content of `values.schema.json` with its numbers exact, undefined when there is none. */
  readonly schema: Json | undefined;
  /** Charts in `charts/`, in the order of their folders' names. */
  readonly subcharts: readonly Chart[];
  /** What was found while `values.yaml` was read, here and in the subcharts. */
  readonly findings: readonly Finding[];
}

/** Charts within charts; deeper ones are taken for a loop of symbolic links. */
const MAX_LEVELS = 32;

/**
 * Loads a chart from its folder. `charts/` may hold symbolic links to chart folders.
 *
 * @throws UsageError when the folder is no chart, a file of it cannot be read, or a dependency is packed
 */
export async function loadChart(dir: string, helmVersion: HelmVersion = newestHelm): Promise<Chart> {
  return loadLevel(dir, helmVersion, []);
}

async function loadLevel(dir: string, helmVersion: HelmVersion, parents: readonly string[]): Promise<Chart> {
  const real = await realpath(dir).catch(() => dir);
  if (parents.includes(real) || parents.length > MAX_LEVELS) {
    throw new UsageError(`${dir} contains itself`, 'remove the symbolic link that leads back to a chart above');
  }
  const chartYaml = await readText(join(dir, 'Chart.yaml'));
  if (chartYaml === undefined)
    throw new UsageError(`${dir} is not a chart: it has no Chart.yaml`, 'name the folder that holds Chart.yaml');
  const metadata = readMetadata(chartYaml, join(dir, 'Chart.yaml'), helmVersion, await readText(join(dir, 'requirements.yaml')));
  const file = join(dir, 'values.yaml');
  const bytes = await readBytes(file);
  const { root, findings } = readYamlBytes(bytes ?? Buffer.alloc(0), file, { helmVersion, kind: 'chart' });
  const subcharts = await loadSubcharts(join(dir, 'charts'), helmVersion, [...parents, real]);
  const empty = emptyMap({
    kind: 'chart',
    range: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  });
  return {
    name: metadata.name,
    dir,
    metadata,
    values: root ?? empty,
    schema: await readSchema(join(dir, 'values.schema.json')),
    subcharts,
    findings: [...findings, ...subcharts.flatMap((subchart) => subchart.findings)],
  };
}

async function loadSubcharts(dir: string, helmVersion: HelmVersion, parents: readonly string[]): Promise<Chart[]> {
  const names = await readdir(dir).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(dir, error);
  });
  const charts: Chart[] = [];
  for (const name of names.toSorted((a, b) => (a < b ? -1 : 1))) {
    if (/^[_.]/.test(name) || name.endsWith('.prov')) continue;
    const path = join(dir, name);
    if (name.endsWith('.tgz')) {
      throw new UsageError(
        `${path} is a packed chart, which is not read`,
        `unpack it: tar -xzf ${basename(path)} and remove the archive`,
      );
    }
    const isFolder = await stat(path).then(
      (entry) => entry.isDirectory(),
      (error: unknown) => {
        throw unreadable(path, error);
      },
    );
    if (!isFolder)
      throw new UsageError(`${path} is not a chart, and Helm refuses other files there`, 'move the file out of charts/');
    if ((await readdir(path)).length > 0) charts.push(await loadLevel(path, helmVersion, parents));
  }
  return charts;
}

async function readSchema(path: string): Promise<Json | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return parseJson(text);
  } catch {
    throw new UsageError(`${path} is not JSON, or nests too deeply`, 'correct the schema of the chart');
  }
}

async function readText(path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes && decodeText(bytes).text.replace(/^\ufeff/, '');
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return new UsageError(`${path} cannot be read (${reason})`, 'check the permissions of the file');
}
