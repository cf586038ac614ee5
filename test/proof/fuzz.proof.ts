/**
 * `gatectl lint` in this process over mutated inputs: PROOF_FUZZ (100000) and PROOF_SEED (1).
 *
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { MAX_YAML_SIZE } from '../../src/helm/yaml.ts';
import { gatectl } from '../support/cli.ts';
import type { Outcome, Task } from './fuzz/worker.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 1);
const total = Number(process.env['PROOF_FUZZ'] ?? 100_000);
/** Milliseconds after which an input counts as one that never ends. */
const PATIENCE = 10_000;
const MAX_MEGABYTES = 1024;

const cwd = mkdtempSync(join(tmpdir(), 'registration-gate-fuzz-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Figures {
  inputs: number;
  readonly byStatus: Record<string, number>;
  secretMoved: number;
  worstMilliseconds: number;
  worstInput: number;
  readonly faults: string[];
}

const figures: Figures = { inputs: 0, byStatus: {}, secretMoved: 0, worstMilliseconds: 0, worstInput: -1, faults: [] };

function note({ index, milliseconds, status, fault, secretMoved }: Outcome): void {
  figures.inputs += 1;
  figures.byStatus[String(status)] = (figures.byStatus[String(status)] ?? 0) + 1;
  if (secretMoved) figures.secretMoved += 1;
  if (fault !== undefined) figures.faults.push(fault);
  if (milliseconds > figures.worstMilliseconds) {
    figures.worstMilliseconds = milliseconds;
    figures.worstInput = index;
  }
}

/** Runs a thread to its end; where an input hangs, the next thread goes on behind it. */
async function runThread(task: Task): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const worker = new Worker(new URL('fuzz/worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  let current = task.first;
  let watch: NodeJS.Timeout | undefined;
  worker.on('message', (message: number | Outcome) => {
    clearTimeout(watch);
    if (typeof message !== 'number') return note(message);
    current = message;
    watch = setTimeout(() => {
      note({
        index: current,
        milliseconds: PATIENCE,
        status: undefined,
        secretMoved: false,
        fault: `input ${current} does not end`,
      });
      resolve(current + task.step);
    }, PATIENCE);
  });
  worker.on('error', reject);
  worker.on('exit', () => resolve(undefined));
  const next = await promise.finally(() => clearTimeout(watch));
  await worker.terminate();
  if (next !== undefined) await runThread({ ...task, first: next });
}

it('no mutated input crashes it, hangs it, or makes it show a secret', { timeout: 7_200_000 }, async () => {
  const started = performance.now();
  const threads = availableParallelism();
  await Promise.all(Array.from({ length: threads }, (_, first) => runThread({ seed, first, step: threads, total, cwd })));
  const { faults, ...counts } = figures;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`fuzz: ${JSON.stringify({ ...counts, faults: faults.length })}, ${seconds} s, seed ${seed}`);
  expect(faults.slice(0, 10).join('\n')).toBe('');
  expect(figures.inputs).toBe(total);
});

describe('what is above a bound', () => {
  const flow = (levels: number): string => `a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
  const block = (levels: number): string => Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
  const aliases = (levels: number): string =>
    Array.from({ length: levels }, (_, level) => `a${level}: &a${level} [${level === 0 ? '' : `*a${level - 1}`}]\n`).join('');

  it.each([
    ['a file of 10 MiB', `a: ${'x'.repeat(MAX_YAML_SIZE)}\n`, 'the file is over 10 MiB'],
    ['levels of brackets', flow(201), 'deeper than 200 levels'],
    ['levels of blocks', block(202), 'deeper than 200 levels'],
    ['levels of aliases', aliases(202), 'deeper than 200 levels'],
    ['a thousand times the levels', flow(200_000), 'deeper than 200 levels'],
  ])('%s is an error that says so', async (_, stdin, message) => {
    const { status, stdout } = await gatectl(['lint', '-', '--chart', 'registry'], { stdin });
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  it.each([
    ['names', '--set', `${'a.'.repeat(31)}b=1`, 'deeper than 30 levels'],
    ['an index', '--set', 'a[65537]=1', 'above 65536'],
    ['indexes', '--set', `a${'[0]'.repeat(201)}=1`, 'deeper than 200 levels'],
    ['JSON', '--set-json', `a=${'['.repeat(201)}${']'.repeat(201)}`, 'the value is not JSON'],
  ])('%s of an argument: an error that says so', async (_, flag, argument, message) => {
    const { status, stdout } = await gatectl(['lint', '--chart', 'registry', flag, argument]);
    expect(stdout).toContain(message);
    expect(status).toBe(1);
  });

  it.each([
    ['levels of brackets', flow(199)],
    ['levels of blocks', block(199)],
    ['a large file', `a: ${'x'.repeat(5_000_000)}\n`],
  ])('%s below it are read', async (_, stdin) => {
    const { stdout } = await gatectl(['lint', '-', '--chart', 'registry'], { stdin });
    expect(stdout).not.toMatch(/deeper than|10 MiB/);
  });
});
