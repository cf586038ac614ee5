/**
 * Lints mutated inputs in a thread of its own, so that another can tell when one does not come to an end.
 *
 * @module
 */
import { Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import { runCli } from '../../../src/cli/program.ts';
import { readYamlBytes } from '../../../src/helm/yaml.ts';
import type { ValueNode } from '../../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../../src/helm/version.ts';
import { formats } from '../../../src/report/formats.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import { CANARY, makeSeeds, secretKeys } from './seeds.ts';

/** What a thread is to do: inputs `first`, `first + step` and so on, below `total`. */
export interface Task {
  readonly seed: number;
  readonly first: number;
  readonly step: number;
  readonly total: number;
  readonly cwd: string;
}

/** An input, and what came of it. */
export interface Outcome {
  readonly index: number;
  readonly milliseconds: number;
  readonly status: number | undefined;
  /** What is wrong, with the input in base64; undefined when nothing is. */
  readonly fault: string | undefined;
  /** The changes put the secret where it is none, and it is shown. */
  readonly secretMoved: boolean;
}

const canaryPart = new RegExp(Array.from({ length: CANARY.length - 7 }, (_, at) => CANARY.slice(at, at + 8)).join('|'));

interface Input {
  readonly content: Buffer;
  readonly args: readonly string[];
  readonly setArguments: readonly string[];
  readonly isTty: boolean;
}

function setArgument(random: Random): string[] {
  const flag = random.choose(['--set', '--set-string', '--set-json', '--set-literal']);
  const path = `${random.choose(['app', 'registry.app'])}.${random.choose(secretKeys)}`;
  const value = flag === '--set-json' ? JSON.stringify(CANARY) : CANARY;
  const written = random.choose([
    `${path}=${value}`,
    `a=1,${path}=${value}`,
    `${path}={${value},b}`,
    `${path}[0]=${value}`,
    `${path}.a=${value},b=2`,
  ]);
  const mutated = random.chance(80)
    ? mutate(Buffer.from(written), random, Buffer.from('a.b[0]={1,2},c=null\\,')).toString('utf8')
    : written;
  return [flag, mutated.replaceAll('\0', '').slice(0, 20_000)];
}

function makeInput(task: Task, index: number, seeds: readonly Buffer[]): Input {
  const random = new Random(task.seed * 0x9e3779b1 + index);
  const other = random.choose(seeds);
  const content = mutate(random.choose(seeds), random, other);
  const setArguments = random.chance(25) ? setArgument(random) : [];
  const args = [
    ...(setArguments.length > 0 ? ['-f', '-', ...setArguments] : ['-']),
    ...['--format', formats[index % formats.length]!],
    ...random.choose([[], ['--chart', 'registry'], ['--chart', 'stack'], ['--chart', 'registry'], ['--scope', 'gate']]),
    ...(random.chance(15) ? ['--helm-version', random.choose(['3.19.0', '3.21.4'])] : []),
    ...(random.chance(15) ? ['--fix', '--dry-run'] : []),
  ];
  return { content, args, setArguments, isTty: random.chance(10) };
}

async function lint({ content, args, isTty }: Input, cwd: string): Promise<{ status: number; output: string }> {
  const output: string[] = [];
  const write = (text: string): unknown => output.push(text);
  const stdin = (async function* () {
    yield content;
  })();
  const status = await runCli({ cwd, env: {}, stdin, stdout: { write, isTTY: isTty }, stderr: { write } }, ['lint', ...args]);
  return { status, output: output.join('') };
}

/** A secret without the space behind its key: `{clientSecret:x}` is a key, and still known for a secret. */
const isGlued = (key: string): boolean => secretKeys.some((secret) => key.startsWith(`${secret}:`));

/** True when the secret is a key, or the value of a key that is for none. */
function standsElsewhere(node: ValueNode): boolean {
  if (node.kind === 'scalar') return typeof node.value === 'string' && canaryPart.test(node.value);
  if (node.kind === 'list') return node.items.some(standsElsewhere);
  return [...node.entries].some(
    ([key, { value }]) => (canaryPart.test(key) && !isGlued(key)) || (!secretKeys.includes(key) && standsElsewhere(value)),
  );
}

const beforeEquals = new RegExp(`(?:${canaryPart.source})[^=]*=`);

/** True when the changes took the secret away from the keys that are for secrets: nobody can know it for one then. */
function wasMoved({ content, setArguments }: Input): boolean {
  const inFile = [parseHelmVersion('3.21.4'), newestHelm].some((helmVersion) => {
    const { root } = readYamlBytes(content, '-', { helmVersion });
    return root !== undefined && standsElsewhere(root);
  });
  return inFile || setArguments.some((argument) => beforeEquals.test(argument) || !argument.includes('='));
}

async function judge(input: Input, index: number, cwd: string): Promise<Outcome> {
  const started = performance.now();
  const describe = (what: string): string =>
    `input ${index}: ${what}\n  gatectl lint ${JSON.stringify(input.args)}\n  ${input.content.subarray(0, 3000).toString('base64')}`;
  try {
    const { status, output } = await lint(input, cwd);
    const outcome = { index, milliseconds: performance.now() - started, status, secretMoved: false };
    if (![0, 1, 2].includes(status)) return { ...outcome, fault: describe(`exit status ${status}`) };
    const leaked = canaryPart.exec(output);
    if (leaked === null) return { ...outcome, fault: undefined };
    if (wasMoved(input)) return { ...outcome, fault: undefined, secretMoved: true };
    return {
      ...outcome,
      fault: describe(`a secret is shown: ${output.slice(Math.max(0, leaked.index - 200), leaked.index + 100)}`),
    };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message).slice(0, 1500) : String(error);
    return { index, milliseconds: performance.now() - started, status: undefined, secretMoved: false, fault: describe(stack) };
  }
}

const task = workerData as Task;
const seeds = makeSeeds(task.seed);
for (let index = task.first; index < task.total; index += task.step) {
  parentPort?.postMessage(index);
  parentPort?.postMessage(await judge(makeInput(task, index, seeds), index, task.cwd));
}
