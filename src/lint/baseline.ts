/**
 * A baseline: the findings that a repository had when it took the linter on. They are counted by file, rule and path, so
 * that neither a moved line nor a changed value makes one new.
 *
 * @module
 */
import { type Finding, finding, sortFindings } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { fixedRules } from './rule-ids.ts';

/** Findings of one kind. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, with forward slashes; empty for values that came from no file. */
  readonly file: string;
  /** A rule, also one that a later version may not have any more. */
  readonly code: string;
  /** Path of the values key. */
  readonly path: string;
  readonly count: number;
}

/** Findings that are known. */
export interface Baseline {
  readonly findings: readonly BaselineEntry[];
}

/** What was found in one file, or in several that were merged. */
export interface LintRun {
  /** The values files in the order of the merge. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Name of a values file in the baseline. */
export type BaselineName = (file: string) => string;

/**
 * Reads a baseline.
 *
 * @param name of the file, for messages
 * @throws UsageError when the text is none
 */
export function readBaseline(text: string, name: string): Baseline {
  const broken = (what: string): UsageError => new UsageError(`${name} ${what}`, `write it anew with --write-baseline ${name}`);
  let baseline: unknown;
  try {
    baseline = JSON.parse(text);
  } catch {
    throw broken('is not JSON');
  }
  if (!isObject(baseline) || baseline['version'] !== 1) throw broken('is not a baseline of version 1');
  const { findings } = baseline;
  if (!Array.isArray(findings)) throw broken('has no list of findings');
  const wrong = findings.findIndex((entry) => !isEntry(entry));
  if (wrong !== -1) throw broken(`has a wrong entry: findings[${wrong}] needs file, code, path and a count of 1 or more`);
  return { findings };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isObject(value)) return false;
  const { file, code, path, count } = value;
  const isText = [file, code, path].every((one) => typeof one === 'string');
  return isText && Number.isSafeInteger(count) && Number(count) > 0;
}

/** The baseline that holds what was found. Findings of rules that cannot be switched off are left out. */
export function makeBaseline(runs: readonly LintRun[], nameOf: BaselineName): Baseline {
  const counts = new Map<string, number>();
  for (const run of runs) {
    for (const one of run.findings) {
      if (!mayBeKnown(one)) continue;
      const key = keyOf(run, one, nameOf);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const entries = [...counts].map(([key, count]) => {
    const [file, code, path] = JSON.parse(key) as [string, string, string];
    return { file, code, path, count };
  });
  return { findings: entries.toSorted(byPlace) };
}

/** Writes a baseline: the same findings give the same text. */
export function renderBaseline({ findings }: Baseline): string {
  return `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
}

/**
 * Drops the findings that the baseline holds, of equal ones as many as it counts, and says once when it counts more than
 * there are. Entries of files that were not linted are left alone.
 *
 * @param name of the baseline's file, for the message
 * @returns the findings of all runs that are left
 */
export function applyBaseline(
  runs: readonly LintRun[],
  { findings: known }: Baseline,
  { name, nameOf }: { readonly name: string; readonly nameOf: BaselineName },
): Finding[] {
  const left = new Map<string, number>();
  for (const { file, code, path, count } of known) {
    const key = JSON.stringify([file, code, path]);
    left.set(key, (left.get(key) ?? 0) + count);
  }
  const fresh = runs.flatMap((run) =>
    sortFindings(run.findings).filter((one) => {
      const key = keyOf(run, one, nameOf);
      const count = mayBeKnown(one) ? (left.get(key) ?? 0) : 0;
      if (count > 0) left.set(key, count - 1);
      return count === 0;
    }),
  );
  const linted = new Set(runs.flatMap(({ files }) => (files.length > 0 ? files : [''])).map(nameOf));
  const stale = known.filter(
    ({ file, code, path }) => linted.has(file) && (left.get(JSON.stringify([file, code, path])) ?? 0) > 0,
  );
  return stale.length === 0 ? fresh : [...fresh, staleEntries(name, stale)];
}

function staleEntries(name: string, stale: readonly BaselineEntry[]): Finding {
  const [first] = stale;
  const example = first === undefined ? '' : `, such as ${first.code} in ${first.file}`;
  return finding('unused-suppression', {
    path: '',
    message: `the baseline ${name} counts findings that are there no more${example}`,
    hint: `write it anew: the same command with --write-baseline ${name} in place of --baseline`,
  });
}

/** A comment that suppresses nothing is corrected at once; what Helm refuses is never known and well. */
function mayBeKnown({ code }: Finding): boolean {
  return !fixedRules.has(code) && code !== 'unused-suppression' && code !== 'invalid-suppression';
}

/** A finding that stands in none of the files counts for the last one, which has the last word in the merge. */
function keyOf({ files }: LintRun, { code, path, source }: Finding, nameOf: BaselineName): string {
  const file = source !== null && files.includes(source.file) ? source.file : files.at(-1);
  return JSON.stringify([nameOf(file ?? ''), code, path]);
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return compare(a.file, b.file) || compare(a.code, b.code) || compare(a.path, b.path);
}
