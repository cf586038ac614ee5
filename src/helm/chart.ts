import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type ChartFile, type ChartFiles, filesOf, filesOfArchive } from './chart-files.ts';
import { type ChartMetadata, readMetadata } from './chart-metadata.ts';
import { decodeText } from './decode-text.ts';
import { emptyMap } from './mutable-map.ts';
import { type PackedValues, unpackMap } from './packed-values.ts';
import type { MapNode } from './value-tree.ts';
import { type HelmVersion, newestHelm } from './version.ts';
import { readYamlBytes, type YamlValues } from './yaml.ts';

/** A chart, with the charts in its `charts/`. */
export interface Chart {
  readonly name: string;
  /** Its folder, or the archive that it is packed in. */
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

/** Charts within charts, which may be packed in each other. */
const MAX_LEVELS = 32;

/**
 * Loads a chart from its folder, or from an archive that `helm package` made. So do the charts in its `charts/`.
 *
 * @param known values files that need not be read as YAML again
 * @throws UsageError when there is no chart, or a file of it cannot be read
 */
export function loadChart(dir: string, helmVersion: HelmVersion = newestHelm, known: readonly PackedValues[] = []): Chart {
  return loadFiles(filesOf(dir), dir, { helmVersion, known, level: 0 });
}

interface LoadOptions {
  readonly helmVersion: HelmVersion;
  readonly known: readonly PackedValues[];
  /** Charts above this one. */
  readonly level: number;
}

/** Helm's `LoadFiles`. */
function loadFiles(files: ChartFiles, dir: string, options: LoadOptions): Chart {
  const { helmVersion, level } = options;
  const chartYaml = textOf(files.get('Chart.yaml'));
  if (chartYaml === undefined)
    throw new UsageError(`${dir} is not a chart: it has no Chart.yaml`, 'name the folder that holds Chart.yaml');
  const requirements = textOf(files.get('requirements.yaml'));
  const { metadata, findings: refusals } = readMetadata(
    chartYaml,
    join(dir, 'Chart.yaml'),
    helmVersion,
    requirements,
    level === 0,
  );
  const file = join(dir, 'values.yaml');
  const { root, findings } = readValues(files.get('values.yaml')?.read() ?? Buffer.alloc(0), file, options);
  const subcharts = loadSubcharts(files, dir, { ...options, level: level + 1 });
  const empty = emptyMap({
    kind: 'chart',
    range: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
  });
  return {
    name: metadata.name,
    dir,
    metadata,
    values: root ?? empty,
    schema: textOf(files.get('values.schema.json')),
    subcharts,
    findings: [...refusals, ...findings, ...subcharts.flatMap((subchart) => subchart.findings)],
  };
}

const textOf = (file: ChartFile | undefined): string | undefined => file && decodeText(file.read()).text;

function readValues(bytes: Buffer, file: string, { helmVersion, known }: LoadOptions): Pick<YamlValues, 'root' | 'findings'> {
  const packed = known.find(({ text }) => bytes.equals(Buffer.from(text)));
  if (packed !== undefined) return { root: unpackMap(packed.root, file), findings: [] };
  return readYamlBytes(bytes, file, { helmVersion, kind: 'chart' });
}

/** Files below `charts/` by the name that follows: of each chart its own files, of what is no folder itself as `''`. */
function groupSubcharts(files: ChartFiles): Map<string, Map<string, ChartFile>> {
  const groups = new Map<string, Map<string, ChartFile>>();
  for (const [path, file] of files) {
    const [, name, rest = ''] = /^charts\/([^/]+)(?:\/(.*))?$/s.exec(path) ?? [];
    // What begins like this, and signatures, Helm passes over.
    if (name === undefined || /^[_.]/.test(name) || path.endsWith('.prov')) continue;
    groups.set(name, (groups.get(name) ?? new Map<string, ChartFile>()).set(rest, file));
  }
  return groups;
}

function loadSubcharts(files: ChartFiles, dir: string, options: LoadOptions): Chart[] {
  if (options.level > MAX_LEVELS) throw new UsageError(`${dir} has charts in more than ${MAX_LEVELS} levels`, 'use fewer levels');
  return [...groupSubcharts(files)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => {
      const place = join(dir, 'charts', name);
      const file = group.get('');
      if (name.endsWith('.tgz')) {
        if (file === undefined) throw new UsageError(`${place} is a folder, and Helm takes it for an archive`, 'rename it');
        return loadFiles(filesOfArchive(file.read(), place), place, options);
      }
      if (file !== undefined) {
        throw new UsageError(
          `${place} is not a chart, and Helm refuses other files there`,
          'move the file out of charts/, or name it in .helmignore',
        );
      }
      return loadFiles(group, place, options);
    });
}
