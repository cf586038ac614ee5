import { Document, isScalar, type Node, Pair, type Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { FindingCode } from '../errors/codes.ts';
import { sortFindings, type SourceRange } from '../errors/finding.ts';
import { UsageError } from '../errors/usage-error.ts';
import { formatPath, type MapNode, type ValueNode } from '../helm/value-tree.ts';
import { type CliContext, ExitStatus } from './context.ts';
import { type EffectiveValues, setArguments, type ValueOptions, ValuesReader } from './effective-values.ts';
import { warnOf } from './lint-report.ts';
import { lintEffective, noneTracked } from './lint-values.ts';
import { Redaction } from './redact.ts';
import { showValues } from './shown-lines.ts';

/** Options of `gatectl values`. */
export interface ValuesOptions extends ValueOptions {
  readonly output: string;
  readonly origins?: boolean;
  readonly showSecrets?: boolean;
}

const place = ({ file, line, column }: SourceRange): string => `${file}:${line}:${column}`;

function originOf(leaf: ValueNode): string {
  const overridden = leaf.overridden.map(({ range }) => place(range));
  return place(leaf.origin.range) + (overridden.length > 0 ? `, overrides ${overridden.join(', ')}` : '');
}

/** Builds the YAML to print; with origins, each leaf has its own in a comment. */
function toYaml(document: Document, node: ValueNode, origins: boolean): Node {
  let result: Node;
  if (node.kind === 'map') {
    const map = new YAMLMap();
    for (const [key, { value }] of node.entries)
      map.items.push(new Pair(document.createNode(key), toYaml(document, value, origins)));
    if (map.items.length === 0) map.flow = true;
    result = map;
  } else if (node.kind === 'list') {
    const list = new YAMLSeq();
    for (const item of node.items) list.items.push(toYaml(document, item, origins));
    if (list.items.length === 0) list.flow = true;
    result = list;
  } else {
    const scalar: Scalar = document.createNode(node.value);
    // What YAML 1.1 would read as a boolean or a number stays text for Helm, too.
    if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE';
    result = scalar;
  }
  if (origins && (isScalar(result) || node.kind === 'list' || (node.kind === 'map' && node.entries.size === 0))) {
    result.comment = ` ${originOf(node)}`;
  }
  return result;
}

function renderYaml(values: ValueNode, origins: boolean): string {
  const document = new Document();
  document.contents = toYaml(document, values, origins);
  return document.toString({ lineWidth: 0 });
}

// Part of ES2026 and of every Node that we run on; TypeScript's library does not know it yet.
const { rawJSON: rawJson } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** An int64 of `--set` beyond what JavaScript counts exactly is printed in full. */
function toJson(node: ValueNode): unknown {
  if (node.kind === 'list') return node.items.map(toJson);
  if (node.kind === 'scalar') return typeof node.value === 'bigint' ? rawJson(String(node.value)) : node.value;
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, toJson(value)]));
}

function leavesOf(node: ValueNode, path: readonly string[]): object[] {
  if (node.kind === 'map' && node.entries.size > 0) {
    return [...node.entries].flatMap(([key, { value }]) => leavesOf(value, [...path, key]));
  }
  return [
    {
      path: formatPath(path),
      value: toJson(node),
      source: node.origin.range,
      overrides: node.overridden.map(({ range }) => range),
    },
  ];
}

/** What Helm itself stops at while it reads and merges values; other errors are ours. */
const STOPS_HELM: ReadonlySet<FindingCode> = new Set<FindingCode>(['yaml-syntax', 'set-argument', 'helm-refuses']);

/** Tells on the standard error what the linter says, and whether Helm would refuse the values. */
export async function reportFindings(context: CliContext, effective: EffectiveValues, options: ValueOptions): Promise<boolean> {
  const { files } = effective.given;
  const linted = await lintEffective(effective, noneTracked);
  const { redaction, lines } = showValues(effective.given, options);
  const findings = [...effective.findings, ...linted.findings].map((one) => redaction.finding(one));
  warnOf(context, { findings: sortFindings(findings), files: [...files.keys()], lines });
  return linted.refused || effective.findings.some(({ code }) => STOPS_HELM.has(code));
}

/** The effective values without what may not be shown. */
export const redacted = ({ values, given: { user } }: EffectiveValues, options: ValueOptions): MapNode =>
  new Redaction([user, values], setArguments(options)).tree(values);

/**
 * `gatectl values`: prints the effective values as Helm would compute them.
 *
 * @returns exit status: 1 when Helm would refuse the values
 */
export async function valuesCommand(context: CliContext, options: ValuesOptions): Promise<number> {
  if (options.output !== 'yaml' && options.output !== 'json')
    throw new UsageError(`--output ${options.output} is not known`, 'use yaml or json');
  const effective = await new ValuesReader(context).read(options);
  const values = options.showSecrets === true ? effective.values : redacted(effective, options);
  const origins = options.origins === true;
  if (options.output === 'yaml') context.stdout.write(renderYaml(values, origins));
  else {
    const data = origins ? leavesOf(values, []) : toJson(values);
    context.stdout.write(`${JSON.stringify(data, undefined, 2)}\n`);
  }
  return (await reportFindings(context, effective, options)) ? ExitStatus.findings : ExitStatus.clean;
}
