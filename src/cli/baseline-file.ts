import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import { type Baseline, type BaselineName, type LintRun, makeBaseline, readBaseline, renderBaseline } from '../lint/baseline.ts';
import { applySeverities } from '../lint/severities.ts';
import type { Config } from './config.ts';
import type { CliContext } from './context.ts';
import { writeOutput } from './write-file.ts';

/**
 * Reads the file of a baseline.
 *
 * @throws UsageError when it cannot be read, or is none
 */
export function readBaselineFile(cwd: string, name: string): Baseline {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, name), 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `the baseline ${name} cannot be read (${String(code)})`,
      `make it with --write-baseline ${name === '' ? 'FILE' : name}`,
    );
  }
  return readBaseline(text, name);
}

/** How a baseline names the values files: relative to its own folder, with forward slashes. */
export function baselineNames(cwd: string, baseline: string): BaselineName {
  const folder = dirname(resolve(cwd, baseline));
  const names = new Map<string, string>([
    ['', ''],
    ['<stdin>', '<stdin>'],
  ]);
  return (file) => {
    let name = names.get(file);
    if (name === undefined) {
      name = relative(folder, resolve(cwd, file)).split(sep).join('/');
      names.set(file, name);
    }
    return name;
  };
}

/** A baseline with what its file is called. */
export interface NamedBaseline {
  readonly baseline: Baseline;
  readonly name: string;
}

/**
 * Reads the baseline, or with `--write-baseline` makes and writes it: then it holds what the rules that are on find.
 *
 * @throws UsageError when the file cannot be read or written
 */
export function chooseBaseline(
  context: CliContext,
  runs: readonly LintRun[],
  { baseline, writeBaseline }: { readonly baseline?: string; readonly writeBaseline?: string },
  config: Config,
): NamedBaseline | undefined {
  if (writeBaseline !== undefined) {
    const judged = runs.map((run) => ({ ...run, findings: applySeverities(run.findings, config.rules) }));
    const made = makeBaseline(judged, baselineNames(context.cwd, writeBaseline));
    writeOutput(context, writeBaseline, renderBaseline(made), 0o644);
    return { baseline: made, name: writeBaseline };
  }
  const name = baseline ?? config.baseline;
  return name === undefined ? undefined : { baseline: readBaselineFile(context.cwd, name), name };
}
