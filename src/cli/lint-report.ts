import { appendFileSync, existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Finding } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { type Format, formats, renderReport, renderStepSummary } from '../report/formats.ts';
import type { Report, RuleInfo } from '../report/report.ts';
import type { CliContext } from './context.ts';
import type { ShownLines } from './shown-lines.ts';
import { VERSION } from '../settings/version.ts';
import { writeOutput } from './write-file.ts';

/** Where a report goes. */
export interface Output {
  readonly format: Format;
  /** File to write, undefined for the standard output. */
  readonly file: string | undefined;
}

/** Reads the arguments of `--format`: `FORMAT` or `FORMAT=FILE`; without any it is text. */
export function parseOutputs(texts: readonly string[]): readonly Output[] {
  const outputs = texts.map((text): Output => {
    const [name = '', ...rest] = text.split('=');
    const format = formats.find((known) => known === name);
    if (format === undefined) throw new UsageError(`--format ${name} is not known`, `use one of ${formats.join(', ')}`);
    return { format, file: rest.length === 0 ? undefined : rest.join('=') };
  });
  const toStdout = outputs.filter(({ file }) => file === undefined);
  if (toStdout.length > 1) {
    const names = toStdout.map(({ format }) => format).join(' and ');
    throw new UsageError(
      `--format ${names} would mix on the standard output`,
      'write all but one to a file: --format sarif=lint.sarif',
    );
  }
  return outputs.length > 0 ? outputs : [{ format: 'text', file: undefined }];
}

/** What a report is made of. */
export interface ReportContent {
  readonly findings: readonly Finding[];
  /** Every file that was looked at, as the user named it. */
  readonly files: readonly string[];
  /** Files with findings, for their lines. */
  readonly lines: ReadonlyMap<string, ShownLines>;
}

/** The folder that machines name files by: the repository that the working folder lies in, else the working folder. */
function repositoryRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}

function makeReport(context: CliContext, content: ReportContent, rules: readonly RuleInfo[], color: boolean): Report {
  const root = repositoryRoot(context.cwd);
  const isFile = new Set(content.files.filter((name) => name !== '<stdin>'));
  return {
    findings: content.findings,
    files: content.files,
    rules,
    version: VERSION,
    uri: (file) => (isFile.has(file) ? relative(root, resolve(context.cwd, file)).split(sep).join('/') : null),
    line: (file, line) => content.lines.get(file)?.line(line),
    color,
  };
}

const NO_RULES: readonly RuleInfo[] = [];

async function loadRules(): Promise<readonly RuleInfo[]> {
  const { lintRules } = await import('../lint/catalogue/index.ts');
  return lintRules;
}

function wantsColor({ stdout, env }: CliContext): boolean {
  return stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
}

/** Writes a report in every format that is asked for; for GitHub also into the summary of the step. */
export async function writeReport(context: CliContext, content: ReportContent, outputs: readonly Output[]): Promise<void> {
  const rules = outputs.some(({ format }) => format === 'sarif') ? await loadRules() : NO_RULES;
  for (const { format, file } of outputs) {
    const report = makeReport(context, content, rules, file === undefined && wantsColor(context));
    const text = renderReport(report, format);
    if (file === undefined) context.stdout.write(text);
    else writeOutput(context, file, text, 0o644);
    const summary = context.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (format === 'github' && summary !== '') appendSummary(summary, renderStepSummary(report));
  }
}

function appendSummary(file: string, text: string): void {
  try {
    appendFileSync(file, text);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(
      `GITHUB_STEP_SUMMARY names a file that cannot be written (${reason})`,
      'unset the variable outside of GitHub',
    );
  }
}

/** Tells findings on the standard error, as the commands do that print something else. */
export function warnOf(context: CliContext, content: ReportContent): void {
  if (content.findings.length > 0) context.stderr.write(renderReport(makeReport(context, content, NO_RULES, false), 'text'));
}
