import { type Finding, sortFindings } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { MapNode, ValueNode } from '../helm/value-tree.ts';
import { lint } from '../lint/lint.ts';
import { type Format, formats, renderFindings } from '../report/formats.ts';
import { appSettings } from '../settings/setting.ts';
import { type CliContext, ExitStatus } from './context.ts';
import { computeValues, readUserValues, type ValueOptions } from './effective-values.ts';
import { writeOutput } from './write-file.ts';

/** Options of `gatectl lint`. */
export interface LintOptions extends ValueOptions {
  /** `FORMAT` or `FORMAT=FILE`, repeatable. */
  readonly format: readonly string[];
  readonly maxWarnings?: number;
  readonly scope?: string;
}

interface Output {
  readonly format: Format;
  /** File to write, undefined for the standard output. */
  readonly file: string | undefined;
}

function parseOutput(text: string): Output {
  const [name = '', ...rest] = text.split('=');
  const format = formats.find((known) => known === name);
  if (format === undefined) throw new UsageError(`--format ${name} is not known`, `use one of ${formats.join(', ')}`);
  return { format, file: rest.length === 0 ? undefined : rest.join('=') };
}

/** Maps called `app`, or the root, that hold keys of the gate: where any chart keeps its settings. */
function gateMaps(root: MapNode): (readonly string[])[] {
  const isGateKey = (key: string): boolean => /^registration_?gate/i.test(key);
  const walk = (node: ValueNode, path: readonly string[]): (readonly string[])[] => {
    if (node.kind !== 'map') return [];
    const here = path.at(-1) === 'app' && [...node.entries.keys()].some(isGateKey) ? [path] : [];
    return [...here, ...[...node.entries].flatMap(([key, { value }]) => walk(value, [...path, key]))];
  };
  return walk(root, []);
}

const gateSettings = appSettings.filter(({ area }) => area === 'gate');

async function lintGateKeys(context: CliContext, options: LintOptions): Promise<readonly Finding[]> {
  const { user, findings, files } = await readUserValues(context, options);
  const found = gateMaps(user).flatMap(
    (path) => lint({ chart: 'any', values: user, path, settings: gateSettings, files, tracked: new Set() }).findings,
  );
  return [...findings, ...found];
}

async function lintValues(context: CliContext, options: LintOptions): Promise<readonly Finding[]> {
  if (options.scope === 'gate') return lintGateKeys(context, options);
  const { kind, values, path, findings, files } = await computeValues(context, options);
  if (kind !== 'any')
    return [...findings, ...lint({ chart: kind, values, path, settings: appSettings, files, tracked: new Set() }).findings];
  const inChart = gateMaps(values).flatMap(
    (gatePath) => lint({ chart: 'any', values, path: gatePath, settings: gateSettings, files, tracked: new Set() }).findings,
  );
  return [...findings, ...inChart];
}

/**
 * `gatectl lint`: each file by itself, or the merge of the `-f` files.
 *
 * @returns exit status: 1 with an error among the findings, or more warnings than `--max-warnings`
 */
export async function lintCommand(context: CliContext, files: readonly string[], options: LintOptions): Promise<number> {
  if (options.scope !== undefined && options.scope !== 'gate')
    throw new UsageError(`--scope ${options.scope} is not known`, 'use --scope gate');
  if (files.length > 0 && options.values.length > 0) {
    throw new UsageError(
      'files are given both by themselves and with -f',
      'use -f for values that are merged, bare names for files by themselves',
    );
  }
  const { values, set, setFile, setJson, setLiteral, setString } = options;
  const given = [files, values, set, setFile, setJson, setLiteral, setString].some((sources) => sources.length > 0);
  if (!given && options.chart === undefined) {
    throw new UsageError('no values are given', 'name a file: gatectl lint values.yaml');
  }
  const outputs = (options.format.length > 0 ? options.format : ['text']).map(parseOutput);
  const runs = files.length > 0 ? files.map((file) => ({ ...options, values: [file] })) : [options];
  const results: Finding[] = [];
  for (const run of runs) results.push(...(await lintValues(context, run)));
  const findings = sortFindings(results);
  for (const { format, file } of outputs) {
    const text = renderFindings(findings, format);
    if (file === undefined) context.stdout.write(text);
    else await writeOutput(context, file, text, 0o644);
  }
  const errors = findings.some(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return errors || warnings > (options.maxWarnings ?? Infinity) ? ExitStatus.findings : ExitStatus.clean;
}
