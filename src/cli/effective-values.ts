import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { loadChart } from '../helm/chart.ts';
import { coalesce } from '../helm/coalesce.ts';
import { mergeSources, type UserValues, type ValuesFile, type ValueSources } from '../helm/sources.ts';
import type { MapNode } from '../helm/value-tree.ts';
import { type HelmVersion, newestHelm, parseHelmVersion } from '../helm/version.ts';
import { appPath, type ChartKind } from '../lint/subject.ts';
import { chooseChart } from './charts.ts';
import type { CliContext } from './context.ts';

/** Options of every command that takes values. */
export interface ValueOptions extends ValueSources {
  readonly chart?: string;
  readonly helmVersion?: string;
}

/** Values as Helm would compute them. */
export interface EffectiveValues {
  readonly kind: ChartKind;
  readonly values: MapNode;
  /** Path of the map that holds the settings; empty for a chart that is not ours. */
  readonly path: readonly string[];
  /** What was noticed on the way. */
  readonly findings: readonly Finding[];
  /** The values files of the user by name. */
  readonly files: ReadonlyMap<string, ValuesFile>;
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The values that the user gives, before any chart's defaults. */
export async function readUserValues(
  context: CliContext,
  options: ValueOptions,
): Promise<UserValues & { helmVersion: HelmVersion }> {
  if (options.values.includes('')) throw new UsageError('a file name is empty', 'is a variable of the shell unset?');
  const helmVersion = options.helmVersion === undefined ? newestHelm : parseHelmVersion(options.helmVersion);
  const io = { readFile: (path: string) => readFile(resolve(context.cwd, path)), readStdin: () => readAll(context.stdin) };
  const { user, findings, files } = await mergeSources(options, io, helmVersion);
  return { user, findings: findings.filter(isWanted(options)), files, helmVersion };
}

/** Who says which Helm it is does not ask what the others do. */
const isWanted =
  ({ helmVersion }: ValueOptions) =>
  ({ code }: Finding): boolean =>
    helmVersion === undefined || code !== 'helm-versions-differ';

/**
 * Computes the effective values of a chart from Helm's own flags.
 *
 * @throws UsageError when a file cannot be read or the chart cannot be told
 */
export async function computeValues(context: CliContext, options: ValueOptions): Promise<EffectiveValues> {
  const { user, findings, files, helmVersion } = await readUserValues(context, options);
  // A file that is no YAML shows no chart; its own finding says more than "cannot be told".
  const broken = findings.some(({ code }) => code === 'yaml-syntax' || code === 'set-argument');
  if (broken && user.entries.size === 0 && options.chart === undefined)
    return { kind: 'any', values: user, path: [], findings, files };
  const { kind, dir } = chooseChart(options.chart, user, options.values.join(', ') || 'the values', context.cwd);
  const chart = await loadChart(dir, helmVersion);
  const result = coalesce(chart, user, helmVersion);
  return {
    kind,
    values: result.values,
    path: kind === 'any' ? [] : appPath[kind],
    findings: [...findings, ...result.findings.filter(isWanted(options))],
    files,
  };
}
