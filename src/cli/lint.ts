import { type Finding, sortFindings } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { newestHelm, parseHelmVersion } from '../helm/version.ts';
import { applyBaseline } from '../lint/baseline.ts';
import { applySeverities } from '../lint/severities.ts';
import { countFindings } from '../report/formats.ts';
import { baselineNames, chooseBaseline } from './baseline-file.ts';
import { type Config, readConfig } from './config.ts';
import { type CliContext, ExitStatus } from './context.ts';
import { ValuesReader } from './effective-values.ts';
import { type DoneRun, type DoneRuns, type JobOptions, runJobs } from './lint-jobs.ts';
import { parseOutputs, type ReportContent, writeReport } from './lint-report.ts';
import { expandFiles } from './values-files.ts';

/** Options of `gatectl lint`. */
export interface LintOptions extends JobOptions {
  /** `FORMAT` or `FORMAT=FILE`, repeatable. */
  readonly format: readonly string[];
  readonly maxWarnings?: number;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
}

function checkUsage(files: readonly string[], options: LintOptions): void {
  const { values, set, setFile, setJson, setLiteral, setString, scope } = options;
  if (scope !== undefined && scope !== 'gate') throw new UsageError(`--scope ${scope} is not known`, 'use --scope gate');
  if (files.length > 0 && values.length > 0) {
    throw new UsageError(
      'files are given both by themselves and with -f',
      'use -f for values that are merged, bare names for files by themselves',
    );
  }
  const given = [files, values, set, setFile, setJson, setLiteral, setString].some((sources) => sources.length > 0);
  if (!given && options.chart === undefined) {
    throw new UsageError('no values are given', 'name a file or a folder: gatectl lint values.yaml');
  }
  if (options.dryRun === true && options.fix !== true) throw new UsageError('--dry-run goes with --fix', 'use --fix --dry-run');
  if (options.writeBaseline !== undefined && (options.fix === true || options.baseline !== undefined)) {
    throw new UsageError(
      `--write-baseline does not go with ${options.fix === true ? '--fix' : '--baseline'}`,
      'fix first, then write the baseline of what is left',
    );
  }
  if (options.fix === true && options.dryRun !== true && [...files, ...values].includes('-')) {
    throw new UsageError('--fix cannot change the standard input', 'name a file, or use --fix --dry-run');
  }
}

/** The outcome of all lintings. */
interface Linted extends DoneRuns {
  /** What is left to report: without what the baseline knows, by the severities of the configuration. */
  readonly findings: readonly Finding[];
}

function judge(context: CliContext, done: DoneRuns, options: LintOptions, config: Config): Linted {
  const known = chooseBaseline(context, done.runs, options, config);
  const fresh =
    known === undefined
      ? done.runs.flatMap(({ findings }) => findings)
      : applyBaseline(done.runs, known.baseline, { name: known.name, nameOf: baselineNames(context.cwd, known.name) });
  return { ...done, findings: applySeverities(fresh, config.rules) };
}

/** Corrects the files, or with `--dry-run` shows the diff; returns what is left to find. */
async function fix(
  context: CliContext,
  first: Linted,
  lintAll: (drafts: ReadonlyMap<string, string>) => Promise<Linted>,
  { dryRun, helmVersion }: LintOptions,
): Promise<Linted> {
  const { findFixes, renderChanges, writeChanges } = await import('./lint-fix.ts');
  const helm = helmVersion === undefined ? newestHelm : parseHelmVersion(helmVersion);
  const { result, changes, count } = await findFixes(first, lintAll, helm);
  const what = `${count} ${count === 1 ? 'finding' : 'findings'} in ${changes.length} ${changes.length === 1 ? 'file' : 'files'}`;
  if (dryRun === true) {
    context.stdout.write(renderChanges(changes, helm));
    context.stderr.write(`would fix ${what}\n`);
    return first;
  }
  const left = await writeChanges(context, changes);
  if (left.length > 0) {
    throw new UsageError(
      `${left.join(', ')} cannot be fixed: no UTF-8, or changed meanwhile`,
      'save the file as UTF-8 and try again',
    );
  }
  context.stderr.write(`fixed ${what}\n`);
  return result;
}

function tellSkipped(context: CliContext, { runs, skipped }: DoneRuns): void {
  const files = skipped === 1 ? '1 file' : `${skipped} files`;
  if (skipped > 0 && runs.length === 0) {
    throw new UsageError(
      `nothing was linted: the ${files} found hold neither app nor registry.app`,
      'name the files by themselves, or the chart with --chart',
    );
  }
  if (skipped > 0) context.stderr.write(`passed over ${files} with neither app nor registry.app\n`);
}

function contentOf(runs: readonly DoneRun[], findings: readonly Finding[]): ReportContent {
  return {
    findings: sortFindings(findings),
    files: [...new Set(runs.flatMap(({ files }) => files))],
    lines: new Map(runs.flatMap(({ lines }) => [...lines])),
  };
}

/**
 * `gatectl lint`: each file by itself, or the merge of the `-f` files.
 *
 * @returns exit status: 1 with an error among the findings, or more warnings than `--max-warnings`
 */
export async function lintCommand(context: CliContext, files: readonly string[], options: LintOptions): Promise<number> {
  checkUsage(files, options);
  const outputs = parseOutputs(options.format);
  const config = readConfig(context.cwd, options.config);
  const found = files.length > 0 ? expandFiles(files, { cwd: context.cwd, exclude: config.exclude }) : undefined;
  const lintAll = async (drafts?: ReadonlyMap<string, string>): Promise<Linted> =>
    judge(context, await runJobs(context, new ValuesReader(context, drafts), options, found), options, config);

  const first = await lintAll();
  tellSkipped(context, first);
  const { runs, findings } = options.fix === true ? await fix(context, first, lintAll, options) : first;
  const content = contentOf(runs, findings);
  // The diff of a dry run has the standard output for itself.
  await writeReport(context, content, options.dryRun === true ? outputs.filter(({ file }) => file !== undefined) : outputs);
  const { error, warning } = countFindings(content.findings);
  return error > 0 || warning > (options.maxWarnings ?? Infinity) ? ExitStatus.findings : ExitStatus.clean;
}
