import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../src/errors/finding.ts';
import { formats, renderReport } from '../../src/report/formats.ts';
import { makeReport } from '../report/support.ts';
import { gatectl } from '../support/cli.ts';
import { codeBlocks, codeBlockWith } from '../support/docs.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const page = 'docs/formats.md';
const folder = tempFolder();

/** Makes a folder with a values file where the page has one. */
function makeFolder(name: string, values: string): string {
  mkdirSync(join(folder.path, name, 'deploy'), { recursive: true });
  folder.write(`${name}/deploy/values.yaml`, values);
  return join(folder.path, name);
}

const rightValues = readFileSync(join(root, 'examples/entra.yaml'), 'utf8');
const wrongValues = 'app:\n  registrationGateEnabled: true\n  registrationGateUrI: x\n';

/** Commands and report files of a pipeline. */
interface Pipeline {
  readonly commands: readonly string[];
  readonly reports: readonly string[];
}

/** Scalars of a tree that stand under one of the keys. */
function valuesOf(tree: unknown, keys: readonly string[], isUnder = false): string[] {
  if (typeof tree === 'string') return isUnder ? [tree] : [];
  if (Array.isArray(tree)) return tree.flatMap((item) => valuesOf(item, keys, isUnder));
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => valuesOf(value, keys, keys.includes(key)));
}

const stringsAfter = (text: string, step: string): string[] =>
  [...text.matchAll(new RegExp(`^\\s*${step} '([^']*)'$`, 'gm'))].map(([, value = '']) => value);

const pipelines = codeBlocks(page).flatMap(({ name, language, text }): [string, Pipeline][] => {
  if (language === 'groovy') {
    return [[name, { commands: stringsAfter(text, 'sh'), reports: stringsAfter(text, 'junit') }]];
  }
  if (language !== 'yaml') return [];
  const tree: unknown = parse(text);
  const reports = valuesOf(tree, ['sarif_file', 'codequality']);
  return [[name, { commands: valuesOf(tree, ['run', 'script']), reports }]];
});

describe.each(pipelines)('%s', (_name, { commands, reports }) => {
  it.each([
    ['right', rightValues, 0],
    ['wrong', wrongValues, 1],
  ])('writes the report that the pipeline reads, for %s values', async (state, values, status) => {
    expect(commands).toHaveLength(1);
    expect(reports).toHaveLength(1);
    const cwd = makeFolder(state, values);
    const [program, ...args] = commands[0]!.split(' ');
    expect(program).toBe('gatectl');
    expect(await gatectl(args, { cwd })).toMatchObject({ status, stderr: '' });
    const report = readFileSync(join(cwd, reports[0]!), 'utf8');
    expect(report.includes('deploy/values.yaml')).toBe(status === 1 || reports[0]!.endsWith('.xml'));
  });
});

it('are in the table, each', () => {
  const rows = readFileSync(join(root, page), 'utf8').matchAll(/^\| `(\w+)` \|.*\|.*\|$/gm);
  expect([...rows].map(([, format]) => format)).toEqual(formats);
});

it('shows one finding as JSON that keeps the schema, and as the text for it', () => {
  const document = JSON.parse(codeBlockWith(page, '"version": 1')) as { findings: Finding[] };
  const schema = JSON.parse(readFileSync(join(root, 'schema/contract/findings.schema.json'), 'utf8')) as object;
  expect(new Ajv().validate(schema, document)).toBe(true);
  const report = makeReport(document.findings, { line: () => '  registrationGateUrl: http://gate.example.com/check' });
  expect(JSON.parse(renderReport(report, 'json'))).toEqual(document);
  expect(renderReport(report, 'text')).toBe(codeBlockWith(page, ' | '));
});

it('combines formats as gatectl takes them', async () => {
  const [, ...args] = codeBlockWith(page, 'gatectl lint --format text --format sarif').trim().split(' ');
  const run = await gatectl(args, { cwd: makeFolder('several', rightValues) });
  expect(run).toEqual({ status: 0, stdout: 'no findings\n', stderr: '' });
});
