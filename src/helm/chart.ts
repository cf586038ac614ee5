import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type ChartMetadata, readMetadata } from './chart-metadata.ts';
import { decodeText } from './decode-text.ts';
import { emptyMap } from './mutable-map.ts';
import { type PackedValues, unpackMap } from './packed-values.ts';
import type { MapNode } from './value-tree.ts';
import { type HelmVersion, newestHelm } from './version.ts';
import { readYamlBytes, type YamlValues } from './yaml.ts';

/** A chart in a folder, with the charts in its `charts/`. */
export interface Chart {
  readonly name: string;
  readonly dir: string;
  readonly metadata: ChartMetadata;
  /** The chart's own `values.yaml`; empty when there is none. */
  readonly values: MapNode;
  /** Text of `values.schema.json`, undefined when there is none. */
  readonly schema: string | undefined;
  /** Charts in `charts/`, in the order of their folders' names. */
  readonly subcharts: readonly Chart[];
  /** What was found while `Chart.yaml` and `values.yaml` were read, here and in the subcharts. */
  readonly findings: readonly Finding[];
}

/** Charts within charts; deeper ones are taken for a loop of symbolic links. */
const MAX_LEVELS = 32;

/**
 * Loads a chart from its folder. `charts/` may hold symbolic links to chart folders.
 *
 * @param known values files that need not be read as YAML again
 * @throws UsageError when the folder is no chart, a file of it cannot be read, or a dependency is packed
 */
export function loadChart(dir: string, helmVersion: HelmVersion = newestHelm, known: readonly PackedValues[] = []): Chart {
  return loadLevel(dir, { helmVersion, known }, []);
}

interface LoadOptions {
  readonly helmVersion: HelmVersion;
  readonly known: readonly PackedValues[];
}

function loadLevel(dir: string, options: LoadOptions, parents: readonly string[]): Chart {
  const { helmVersion } = options;
  const real = realPath(dir);
  if (parents.includes(real) || parents.length > MAX_LEVELS) {
    throw new UsageError(`${dir} contains itself`, 'remove the symbolic link that leads back to a chart above');
  }
  const chartYaml = readText(join(dir, 'Chart.yaml'));
  if (chartYaml === undefined)
    throw new UsageError(`${dir} is not a chart: it has no Chart.yaml`, 'name the folder that holds Chart.yaml');
  const requirements = readText(join(dir, 'requirements.yaml'));
  const { metadata, findings: refusals } = readMetadata(
    chartYaml,
    join(dir, 'Chart.yaml'),
    helmVersion,
    requirements,
    parents.length === 0,
  );
  const file = join(dir, 'values.yaml');
  const bytes = readBytes(file);
  const { root, findings } = readValues(bytes ?? Buffer.alloc(0), file, options);
  const subcharts = loadSubcharts(join(dir, 'charts'), options, [...parents, real]);
  const empty = emptyMap({
    kind: 'chart',
    range: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  });
  return {
    name: metadata.name,
    dir,
    metadata,
    values: root ?? empty,
    schema: readText(join(dir, 'values.schema.json')),
    subcharts,
    findings: [...refusals, ...findings, ...subcharts.flatMap((subchart) => subchart.findings)],
  };
}

function readValues(bytes: Buffer, file: string, { helmVersion, known }: LoadOptions): Pick<YamlValues, 'root' | 'findings'> {
  const packed = known.find(({ text }) => bytes.equals(Buffer.from(text)));
  if (packed !== undefined) return { root: unpackMap(packed.root, file), findings: [] };
  return readYamlBytes(bytes, file, { helmVersion, kind: 'chart' });
}

function loadSubcharts(dir: string, options: LoadOptions, parents: readonly string[]): Chart[] {
  const charts: Chart[] = [];
  for (const name of listFolder(dir).toSorted((a, b) => (a < b ? -1 : 1))) {
    if (/^[_.]/.test(name) || name.endsWith('.prov')) continue;
    const path = join(dir, name);
    if (name.endsWith('.tgz')) {
      throw new UsageError(
        `${path} is a packed chart, which is not read`,
        `unpack it: tar -xzf ${basename(path)} and remove the archive`,
      );
    }
    if (!isFolder(path))
      throw new UsageError(`${path} is not a chart, and Helm refuses other files there`, 'move the file out of charts/');
    if (listFolder(path).length > 0) charts.push(loadLevel(path, options, parents));
  }
  return charts;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Names in a folder; none when it is not there. */
function listFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(path, error);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function readText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && decodeText(bytes).text;
}

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Content of a file without its byte order mark, which Helm's loader of charts removes before anything reads the file. */
function readBytes(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): UsageError {
  const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return new UsageError(`${path} cannot be read (${reason})`, 'check the permissions of the file');
}
