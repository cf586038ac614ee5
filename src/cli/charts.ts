import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import type { PackedValues } from '../helm/packed-values.ts';
import type { MapNode } from '../helm/value-tree.ts';
import { nodeAt } from '../helm/value-tree.ts';
import { appPath, type ChartKind } from '../lint/subject.ts';

/** Folder names of our own charts. */
const ownCharts = { registry: 'registry', stack: 'mcp-gateway-registry-stack' } as const;

/** A chart to compute values with. */
export interface ChosenChart {
  readonly kind: ChartKind;
  readonly dir: string;
}

/** The values files of our charts as the bundle holds them; none in a checkout that runs its sources. */
export function packedCharts(): readonly PackedValues[] {
  const file = join(import.meta.dirname, 'charts.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackedValues[]) : [];
}

let knownFolder: string | undefined;

/** Folder of our charts, looked for once. */
function chartsFolder(): string {
  return (knownFolder ??= findCharts());
}

/** Beside `src/` or `dist/` in a checkout, beside the program elsewhere. */
function findCharts(): string {
  const here = import.meta.dirname;
  const folder = ['.', '..', '../..', '../../..']
    .map((up) => join(here, up, 'charts'))
    .find((charts) => existsSync(join(charts, ownCharts.registry, 'Chart.yaml')));
  if (folder === undefined) throw new UsageError('the charts are not beside the program', 'give one with --chart PATH');
  return folder;
}

function ownChart(kind: 'registry' | 'stack'): ChosenChart {
  return { kind, dir: join(chartsFolder(), ownCharts[kind]) };
}

function detect(user: MapNode, file: string): 'registry' | 'stack' {
  const registry = nodeAt(user, appPath.registry) !== undefined;
  const stack = nodeAt(user, appPath.stack) !== undefined;
  if (registry === stack) {
    throw new UsageError(
      `${file}: ${registry ? 'both app and registry.app are there' : 'neither app nor registry.app is there'}, so the chart cannot be told`,
      'say which one with --chart registry or --chart stack',
    );
  }
  return stack ? 'stack' : 'registry';
}

/**
 * The chart that values are for: the one named, else the one that the values show.
 *
 * @param option `--chart`: `registry`, `stack`, or a path with a slash in it
 * @param file what the values are called in a message
 * @throws UsageError when it cannot be told
 */
export function chooseChart(option: string | undefined, user: MapNode, file: string, cwd: string): ChosenChart {
  if (option === undefined) return ownChart(detect(user, file));
  if (option === 'registry' || option === 'stack') return ownChart(option);
  if (!/[\\/]/.test(option))
    throw new UsageError(`--chart ${option} is no chart of ours`, 'use registry, stack, or a path with a / in it');
  const dir = resolve(cwd, option);
  if (statSync(dir, { throwIfNoEntry: false })?.isFile() === true) return { kind: 'any', dir };
  if (!existsSync(join(dir, 'Chart.yaml')))
    throw new UsageError(`--chart ${option} holds no Chart.yaml`, "give a chart's folder, or an archive of helm package");
  const own = (['registry', 'stack'] as const).find((kind) => realpathSync(ownChart(kind).dir) === realpathSync(dir));
  return { kind: own ?? 'any', dir };
}
