import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import { ArchiveError, MAX_CHART_FILE, readArchive } from './chart-archive.ts';
import { IgnoreRuleError, type IsIgnored, readIgnoreRules } from './helm-ignore.ts';

/** A file of a chart. */
export interface ChartFile {
  /** Where it stands, for origins and messages. */
  readonly place: string;
  /** Its content without a byte order mark, which Helm's loader of charts removes before anything reads the file. */
  read(): Buffer;
}

/** The files of a chart by their path within it, with forward slashes. Not its templates, which decide about no value. */
export type ChartFiles = ReadonlyMap<string, ChartFile>;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const withoutMark = (bytes: Buffer): Buffer => (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes);

/**
 * Files of a chart in a folder, or packed by `helm package`.
 *
 * @throws UsageError when something cannot be read, or Helm would refuse it
 */
export function filesOf(place: string): ChartFiles {
  const isFile = attempt(place, () => statSync(place)).isFile();
  return isFile
    ? filesOfArchive(
        attempt(place, () => readFileSync(place)),
        place,
      )
    : filesOfFolder(place);
}

/**
 * Files of a packed chart.
 *
 * @param place of the archive
 * @throws UsageError when Helm would refuse it
 */
export function filesOfArchive(bytes: Buffer, place: string): ChartFiles {
  try {
    const files = [...readArchive(bytes)];
    return new Map(files.map(([path, data]) => [path, { place: `${place}/${path}`, read: () => withoutMark(data) }]));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw new UsageError(`${place} cannot be read: ${error.message}`, 'pack the chart anew with helm package');
  }
}

/** What decides about values in the folder of a chart. */
const OF_USE: ReadonlySet<string> = new Set(['Chart.yaml', 'requirements.yaml', 'values.yaml', 'values.schema.json', 'charts']);

/** Files of a chart's folder, less what its `.helmignore` names, as Helm finds them: symbolic links are followed. */
function filesOfFolder(dir: string): ChartFiles {
  const files = new Map<string, ChartFile>();
  const isIgnored = readIgnoreFile(join(dir, '.helmignore'));
  const walk = (path: string, parents: readonly string[]): void => {
    const folder = join(dir, path);
    const real = attempt(folder, () => realpathSync(folder));
    if (parents.includes(real)) {
      throw new UsageError(`${folder} contains itself`, 'remove the symbolic link that leads back to a chart above');
    }
    for (const name of attempt(folder, () => readdirSync(folder))) {
      if (path === '' && !OF_USE.has(name)) continue;
      const inner = path === '' ? name : `${path}/${name}`;
      const place = join(dir, inner);
      const entry = attempt(place, () => statSync(place));
      if (isIgnored(inner, entry.isDirectory())) continue;
      if (entry.isDirectory()) walk(inner, [...parents, real]);
      else files.set(inner, { place, read: () => readChartFile(place, entry) });
    }
  };
  walk('', []);
  return files;
}

function readChartFile(place: string, entry: Stats): Buffer {
  if (!entry.isFile()) throw new UsageError(`${place} is no regular file, and Helm refuses it`, 'replace it by a file');
  if (entry.size > MAX_CHART_FILE) {
    throw new UsageError(`${place} is over 5 MiB, and Helm refuses it`, 'make it smaller');
  }
  return withoutMark(attempt(place, () => readFileSync(place)));
}

function readIgnoreFile(place: string): IsIgnored {
  if (statSync(place, { throwIfNoEntry: false }) === undefined) return readIgnoreRules('');
  try {
    return readIgnoreRules(attempt(place, () => readFileSync(place, 'utf8')));
  } catch (error) {
    if (!(error instanceof IgnoreRuleError)) throw error;
    throw new UsageError(`${place} holds a rule that Helm refuses: ${error.message}`, 'write a pattern with *, ? and [...]');
  }
}

function attempt<Result>(place: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(`${place} cannot be read (${reason})`, 'check the permissions of the file');
  }
}
