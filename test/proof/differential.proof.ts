/**
 * Our values against those of Helm's own packages, over many random cases: PROOF_CASES (20000) and PROOF_SEED (1).
 * Every twentieth case also goes through the helm binaries.
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseHelmVersion } from '../../src/helm/version.ts';
import { agree, type Answer, type CaseFolder, type HelmCase, withCase } from '../conformance/helm/cases.ts';
import { type CaseClass, caseClasses } from '../conformance/helm/generators/classes.ts';
import { helmTemplate } from '../conformance/helm/helm-template.ts';
import { ourAnswer } from '../conformance/helm/ours.ts';
import { helms } from '../support/repository.ts';
import { startOracle } from './oracle.ts';
import { skips } from './skips.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 1);
const total = Number(process.env['PROOF_CASES'] ?? 20_000);
/** Cases at work at the same time. */
const BATCH = 32;
/** One in so many goes through the binaries. */
const BINARY_EVERY = 20;
/** Helm takes a chart's folders in the random order of Go's maps: where that shows, one of its answers must be ours. */
const ASK_AGAIN = 20;

const versions = { helm3: parseHelmVersion('3.21.4'), helm4: parseHelmVersion('4.2.4') };
const programs = helms.map(({ name, path }) => ({ name, path, version: versions[name], oracle: startOracle(name) }));
const temp = mkdtempSync(join(tmpdir(), 'registration-gate-proof-'));
let folders = 0;

afterAll(() => {
  for (const { oracle } of programs) oracle.close();
  rmSync(temp, { recursive: true, force: true });
});

type Verdict = 'accepted' | 'refused' | 'undecided' | 'skipped' | 'different';

interface Comparison {
  readonly helm: 'helm3' | 'helm4';
  readonly verdict: Verdict;
  readonly expected: Answer;
  readonly actual: Answer;
}

async function compareWith(program: (typeof programs)[number], one: HelmCase, folder: CaseFolder): Promise<Comparison> {
  const crashed = (error: unknown): Answer => ({ crashed: String(error) });
  const [expected, actual] = await Promise.all([program.oracle.ask(folder), ourAnswer(folder, program.version).catch(crashed)]);
  return { helm: program.name, expected, actual, verdict: await verdict() };

  async function verdict(): Promise<Verdict> {
    if (agree(expected, actual)) return 'refused' in expected ? 'refused' : 'accepted';
    for (let time = 0; time < ASK_AGAIN; time += 1) if (agree(await program.oracle.ask(folder), actual)) return 'undecided';
    const isKnown = skips.some(({ helms, matches }) => helms.includes(program.name) && matches(one, expected, actual));
    return isKnown ? 'skipped' : 'different';
  }
}

/** Compares a case with both Helms; with `binaries` also these with each other's packages. */
async function compare(one: HelmCase, binaries: boolean): Promise<readonly Comparison[]> {
  folders += 1;
  return withCase(join(temp, String(folders)), one, async (folder) => {
    const comparisons: Comparison[] = [];
    for (const program of programs) {
      const comparison = await compareWith(program, one, folder);
      comparisons.push(comparison);
      if (!binaries || comparison.verdict === 'undecided') continue;
      const printed = await helmTemplate(program.path, folder);
      if (!agree(printed, comparison.expected)) comparisons.push({ ...comparison, verdict: 'different', actual: printed });
    }
    return comparisons;
  });
}

const isDifferent = ({ verdict }: Comparison): boolean => verdict === 'different';

/** The smallest case like the first that differs, and what differs, as text. */
async function smallestDifference({ cases }: CaseClass, numRuns: number): Promise<string> {
  const property = fc.asyncProperty(cases, async (one) => !(await compare(one, false)).some(isDifferent));
  const { counterexample } = await fc.check(property, { seed, numRuns });
  if (counterexample === null) return 'only the binary differs from its own packages';
  const comparisons = (await compare(counterexample[0], false)).filter(isDifferent);
  return [fc.stringify(counterexample[0]), ...comparisons.map((comparison) => fc.stringify(comparison))].join('\n');
}

it.each(caseClasses)('$name', { timeout: 7_200_000 }, async (kind) => {
  const started = performance.now();
  const numRuns = Math.ceil((total * kind.share) / 100);
  const cases = fc.sample(kind.cases, { seed, numRuns });
  const counts = { accepted: 0, refused: 0, undecided: 0, skipped: 0, different: 0 };
  for (let start = 0; start < cases.length; start += BATCH) {
    const batch = cases.slice(start, start + BATCH);
    const results = await Promise.all(batch.map((one, index) => compare(one, (start + index) % BINARY_EVERY === 0)));
    for (const { verdict } of results.flat()) counts[verdict] += 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const asked = `${numRuns} cases with two Helms, ${Math.ceil(numRuns / BINARY_EVERY)} of them also through the binaries`;
  console.log(`${kind.name}: ${asked}: ${JSON.stringify(counts)}, ${seconds} s, seed ${seed}`);
  const example = counts.different === 0 ? '' : await smallestDifference(kind, numRuns);
  expect(example).toBe('');
});
