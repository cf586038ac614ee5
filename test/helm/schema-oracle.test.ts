import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coalesce } from '../../src/helm/coalesce.ts';
import { loadChart } from '../../src/helm/chart.ts';
import { emptyMap } from '../../src/helm/mutable-map.ts';
import { validateAgainstSchemas } from '../../src/helm/schema.ts';
import { parseHelmVersion } from '../../src/helm/version.ts';
import { helms } from '../support/repository.ts';
import { awkwardCases } from './schema-cases.ts';
import { schemaCases } from './schema-generator.ts';
import { sub, writeChart } from './schema-support.ts';

const run = promisify(execFile);

/** The same cases every time, unless asked for others: HELM_SEED=7 HELM_CASES=2000. */
const seed = Number(process.env['HELM_SEED'] ?? 1);
const numRuns = Number(process.env['HELM_CASES'] ?? 150);

const generated = fc
  .sample(schemaCases, { seed, numRuns })
  .map(({ schema, values }) => [JSON.stringify(schema), JSON.stringify(values)] as const);

/** One chart for all: each case is a subchart, and Helm names those whose values it refuses. */
function writeCases(cases: readonly (readonly [schema: string, values: string])[]): string {
  const files = cases.map(([schema, values], index) =>
    sub(`case-${index}`, { 'values.schema.json': schema, 'values.yaml': `${values}\n` }),
  );
  return writeChart(Object.assign({}, ...files) as Record<string, string>);
}

async function refusedByHelm(helm: string, dir: string): Promise<Set<string>> {
  const report = await run(helm, ['template', 'release', dir], { maxBuffer: 1e8 }).then(
    () => '',
    (error: unknown) => String((error as { stderr?: string }).stderr),
  );
  return new Set([...report.matchAll(/(case-\d+):$/gm)].map(([, name = '']) => name));
}

const origin = { kind: 'file', range: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } } as const;

describe.each(helms)('$name and we refuse the same', ({ name, path }) => {
  const helm = process.env[name.toUpperCase()] ?? path;
  const version = parseHelmVersion(execFileSync(helm, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }));

  it.each([
    ['awkward', awkwardCases],
    ['generated', generated],
  ])('of %s schemas and values', { timeout: 120_000 }, async (_, cases) => {
    const dir = writeCases(cases);
    const { values, charts } = coalesce(loadChart(dir, version), emptyMap(origin), version);
    const ours = new Set(validateAgainstSchemas(values, charts).map(({ path: place }) => place.split('.')[0] ?? ''));
    const theirs = await refusedByHelm(helm, dir);
    const differing = cases.filter((__, index) => ours.has(`case-${index}`) !== theirs.has(`case-${index}`));
    expect(differing).toEqual([]);
    // Neither side says the same about all.
    expect(theirs.size).toBeGreaterThan(cases.length / 10);
    expect(theirs.size).toBeLessThan(cases.length);
  });
});
