import type { Finding } from '../errors/finding.ts';
import type { ValuesFile } from '../helm/sources.ts';
import { isNull, nodeAt } from '../helm/value-tree.ts';
import type { LintRun } from '../lint/baseline.ts';
import { appPath } from '../lint/subject.ts';
import { applySuppressions } from '../lint/suppressions.ts';
import type { CliContext } from './context.ts';
import { type GivenValues, setArguments, type ValueOptions, type ValuesReader } from './effective-values.ts';
import { type FindTracked, lintEffective, lintGateKeys } from './lint-values.ts';
import { type ShownLines, showValues } from './shown-lines.ts';
import type { FoundFile } from './values-files.ts';

/** Options that say what is linted. */
export interface JobOptions extends ValueOptions {
  readonly scope?: string;
}

/** One linting: a file by itself, or the merge of the `-f` files and `--set` arguments. */
interface Job {
  readonly options: JobOptions;
  /** True for a file that nobody named: it may be something else than values. */
  readonly fromDirectory: boolean;
}

/** A linting that was done. */
export interface DoneRun extends LintRun {
  /** Its files, when something was found in them. */
  readonly texts: ReadonlyMap<string, ValuesFile>;
  /** What may be shown of these. */
  readonly lines: ReadonlyMap<string, ShownLines>;
}

/** All lintings of a command. */
export interface DoneRuns {
  readonly runs: readonly DoneRun[];
  /** Number of files in folders that hold no values of ours. */
  readonly skipped: number;
}

/** A name for `--values`, whose argument is a list with commas. */
function quoteName(name: string): string {
  return /[,"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** A job for each file, or one for the merge when no file is linted by itself. */
function makeJobs(options: JobOptions, found: readonly FoundFile[] | undefined): readonly Job[] {
  if (found === undefined) return [{ options, fromDirectory: false }];
  return found.map(({ name, fromDirectory }) => ({ options: { ...options, values: [quoteName(name)] }, fromDirectory }));
}

/** What a file looks like that is meant to hold our values, also when it is no YAML. */
const LOOKS_LIKE_OURS = /^(?:app|registry):|registrationGate/m;

/** The name of a setting, in a file that holds something else where the map of the settings belongs. */
const NAMES_SETTING = /registrationGate|registry[A-Z]/;

function isOurs({ user, files }: GivenValues): boolean {
  const texts = [...files.values()];
  const apps = [appPath.registry, appPath.stack].map((path) => nodeAt(user, path)).filter((node) => node !== undefined);
  if (apps.some((node) => node.kind === 'map' || isNull(node))) return true;
  if (apps.length > 0) return texts.some(({ text }) => NAMES_SETTING.test(text.text));
  return texts.some(({ root, text }) => root === undefined && LOOKS_LIKE_OURS.test(text.text));
}

/** Lints one job; undefined for a file of a folder that holds no values of ours. */
async function runJob(
  { options, fromDirectory }: Job,
  reader: ValuesReader,
  findTracked: FindTracked,
): Promise<DoneRun | undefined> {
  const given = await reader.readGiven(options);
  const isGateOnly = options.scope === 'gate';
  if (fromDirectory && options.chart === undefined && !isGateOnly && !isOurs(given)) return undefined;
  const found = isGateOnly ? await lintGateKeys(given, findTracked) : await lintWhole(given, options, reader, findTracked);
  const [only, ...others] = given.files.keys();
  const reportUnused = only !== undefined && others.length === 0 && setArguments(options).length === 0 && !isGateOnly;
  const findings = applySuppressions(found, given.files, { reportUnused });
  const files = [...given.files.keys()];
  if (findings.length === 0) return { files, findings, texts: new Map(), lines: new Map() };
  const { redaction, lines } = showValues(given, options);
  return { files, findings: findings.map((one) => redaction.finding(one)), texts: given.files, lines };
}

async function lintWhole(
  given: GivenValues,
  options: JobOptions,
  reader: ValuesReader,
  findTracked: FindTracked,
): Promise<readonly Finding[]> {
  const effective = reader.compute(given, options);
  return [...effective.findings, ...(await lintEffective(effective, findTracked)).findings];
}

async function askGit(context: CliContext, files: readonly string[]): Promise<ReadonlySet<string>> {
  const { trackedFiles } = await import('./tracked-files.ts');
  return trackedFiles(files, context);
}

/**
 * Lints each of the files by itself, or the merge when there are none; one after another, so that memory does not grow with
 * their number.
 */
export async function runJobs(
  context: CliContext,
  reader: ValuesReader,
  options: JobOptions,
  found: readonly FoundFile[] | undefined,
): Promise<DoneRuns> {
  const named = found?.map(({ name }) => name);
  let tracked: Promise<ReadonlySet<string>> | undefined;
  // Asked for by the first file with a secret, answered for all of them.
  const findTracked: FindTracked = (files) => (tracked ??= askGit(context, named ?? files));
  const runs: DoneRun[] = [];
  let skipped = 0;
  for (const job of makeJobs(options, found)) {
    const run = await runJob(job, reader, findTracked);
    if (run === undefined) skipped += 1;
    else runs.push(run);
  }
  return { runs, skipped };
}
