import { resolve } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type Chart, loadChart } from '../helm/chart.ts';
import { coalesce, type ValuesOwner } from '../helm/coalesce.ts';
import { mergeSources, type UserValues, type ValueSources } from '../helm/sources.ts';
import type { MapNode } from '../helm/value-tree.ts';
import { formatHelmVersion, type HelmVersion, newestHelm, parseHelmVersion } from '../helm/version.ts';
import { MAX_YAML_BYTES } from '../helm/yaml.ts';
import { wireStack } from '../lint/stack-wiring.ts';
import { appPath, type ChartKind } from '../lint/subject.ts';
import { chooseChart, packedCharts } from './charts.ts';
import type { CliContext } from './context.ts';
import { readFileUpTo, readStreamUpTo } from './read-up-to.ts';

/** Options of every command that takes values. */
export interface ValueOptions extends ValueSources {
  readonly chart?: string;
  readonly helmVersion?: string;
}

/** Arguments of all `--set...` flags. */
export function setArguments({ set, setFile, setJson, setLiteral, setString }: ValueOptions): string[] {
  return [set, setFile, setJson, setLiteral, setString].flat();
}

/** The values that the user gives, and the Helm that reads them. */
export interface GivenValues extends UserValues {
  readonly helmVersion: HelmVersion;
}

/** Values as Helm would compute them. */
export interface EffectiveValues {
  readonly kind: ChartKind;
  readonly values: MapNode;
  /** Path of the map that holds the settings; empty for a chart that is not ours. */
  readonly path: readonly string[];
  /** The charts that take part, with their schemas. */
  readonly charts: readonly ValuesOwner[];
  /** What was noticed on the way. */
  readonly findings: readonly Finding[];
  readonly given: GivenValues;
}

/** The values that the chart's templates work with: the stack's complete those of the registry by what the stack brings. */
export const asTemplatesSee = ({ kind, values }: EffectiveValues): MapNode => (kind === 'stack' ? wireStack(values) : values);

/**
 * Reads the charts and the values that a command asks for. Each chart is read once, also for thousands of values files.
 */
export class ValuesReader {
  readonly #context: CliContext;
  readonly #charts = new Map<string, Chart>();
  /** Texts that stand for the content of files, by name; `<stdin>` for the standard input. */
  readonly #drafts: ReadonlyMap<string, string>;

  constructor(context: CliContext, drafts: ReadonlyMap<string, string> = new Map()) {
    this.#context = context;
    this.#drafts = drafts;
  }

  /** The values that the user gives, before any chart's defaults. */
  async readGiven(options: ValueOptions): Promise<GivenValues> {
    if (options.values.includes('')) throw new UsageError('a file name is empty', 'is a variable of the shell unset?');
    const helmVersion = options.helmVersion === undefined ? newestHelm : parseHelmVersion(options.helmVersion);
    const io = {
      // At once: a values file is small, and there may be thousands.
      readFile: (path: string) => {
        const draft = this.#drafts.get(path);
        return draft === undefined ? readFileUpTo(resolve(this.#context.cwd, path), MAX_YAML_BYTES + 1) : Buffer.from(draft);
      },
      readStdin: async () => {
        const draft = this.#drafts.get('<stdin>');
        return draft === undefined ? readStreamUpTo(this.#context.stdin, MAX_YAML_BYTES + 1) : Buffer.from(draft);
      },
    };
    const { user, findings, files } = await mergeSources(options, io, helmVersion);
    return { user, findings: findings.filter(isWanted(options)), files, helmVersion };
  }

  /** Reads the values that the user gives, and computes the effective ones; see {@link compute}. */
  async read(options: ValueOptions): Promise<EffectiveValues> {
    return this.compute(await this.readGiven(options), options);
  }

  /**
   * Computes the effective values of a chart as Helm would.
   *
   * @throws UsageError when the chart cannot be told or read
   */
  compute(given: GivenValues, options: ValueOptions): EffectiveValues {
    const { user, findings, helmVersion } = given;
    // A file that is no YAML shows no chart; its own finding says more than "cannot be told".
    const broken = findings.some(({ code }) => code === 'yaml-syntax' || code === 'set-argument');
    if (broken && user.entries.size === 0 && options.chart === undefined) {
      return { kind: 'any', values: user, path: [], charts: [], findings, given };
    }
    const { kind, dir } = chooseChart(options.chart, user, options.values.join(', ') || 'the values', this.#context.cwd);
    const chart = this.#loadChart(dir, helmVersion);
    const { values, charts, findings: found } = coalesce(chart, user, helmVersion);
    const path = kind === 'any' ? [] : appPath[kind];
    return { kind, values, path, charts, findings: [...findings, ...found.filter(isWanted(options))], given };
  }

  #loadChart(dir: string, helmVersion: HelmVersion): Chart {
    const name = `${formatHelmVersion(helmVersion)} ${dir}`;
    const known = this.#charts.get(name) ?? loadChart(dir, helmVersion, packedCharts());
    this.#charts.set(name, known);
    return known;
  }
}

/** Who says which Helm it is does not ask what the others do. */
const isWanted =
  ({ helmVersion }: ValueOptions) =>
  ({ code }: Finding): boolean =>
    helmVersion === undefined || code !== 'helm-versions-differ';
