/**
 * Measures `gatectl lint` beside `helm lint` and beside the floor (a Node process that does nothing), and writes its section of
 * bench/results.md. The figures that count are the ratios.
 *
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderTable, type Row, writeSection } from './results.ts';

const root = join(import.meta.dirname, '..');
const gatectl = join(root, 'bin', 'gatectl');
const helms = ['helm3', 'helm4'].map((name) => join(root, '.tools', 'bin', name));
const chart = join(root, 'charts', 'registry');

const folder = mkdtempSync(join(tmpdir(), 'gatectl-bench-'));

/** One run of a command. */
interface Measure {
  /** Wall time in seconds. */
  readonly seconds: number;
  /** Largest resident memory in MiB. */
  readonly memory: number;
}

/** GNU time tells the memory of what it starts; Node cannot. */
const TIME = '/usr/bin/time';

function measure(command: readonly string[]): Measure {
  const report = join(folder, 'time');
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(TIME, ['-f', '%M', '-o', report, ...command], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
  return { seconds: taken, memory: Number(readFileSync(report, 'utf8')) / 1024 };
}

/** Runs of each command: in each round all take their turn, after one round that warms the caches. */
function measureInTurn(commands: readonly (readonly string[])[], rounds: number): readonly (readonly Measure[])[] {
  commands.forEach(measure);
  const all = Array.from({ length: rounds }, () => commands.map(measure));
  return commands.map((_, at) => all.flatMap((round) => round[at] ?? []));
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** A right values file of some 60 lines; each one is another. */
function valuesFile(index: number): string {
  const env = Array.from({ length: 20 }, (_, at) => `  - name: TEAM_${index}_VARIABLE_${at}\n    value: "${index * at}"`);
  return [
    'app:',
    '  # who decides about registrations',
    '  registrationGateEnabled: true',
    `  registrationGateUrl: https://gate-${index}.example.com/check`,
    '  registrationGateAuthType: oauth2_client_credentials',
    `  registrationGateOauth2TokenUrl: https://idp-${index}.example.com/oauth2/token`,
    `  registrationGateOauth2ClientId: registry-${index}`,
    '  registrationGateOauth2ClientSecretExistingSecret: registration-gate',
    '  registrationGateOauth2Scope: registrations.decide',
    '  registrationGateTimeoutSeconds: 8',
    'image:',
    '  tag: "1.0.0"',
    'resources:',
    '  requests:',
    '    cpu: 100m',
    '    memory: 128Mi',
    'podLabels:',
    `  team: team-${index}`,
    'extraEnv:',
    ...env,
    '',
  ].join('\n');
}

/** A values file of as many lines, as nested as values are. */
function longFile(lines: number): string {
  const env = Array.from({ length: (lines - 20) / 2 }, (_, at) => `  - name: VARIABLE_${at}\n    value: "value number ${at}"`);
  return `${valuesFile(0).split('extraEnv:')[0]}extraEnv:\n${env.join('\n')}\n`;
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const seconds = (value: number): string =>
  value < 1 ? `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms` : `${value.toFixed(2)} s`;

/** Cells of the median time and the largest memory. */
const cells = (runs: readonly Measure[], count = 1): [string, string] => [
  seconds(median(runs.map((run) => run.seconds / count))),
  `${Math.max(...runs.map(({ memory }) => memory)).toFixed(0)} MiB`,
];

/** How often the time of the one fits into that of the other, round by round. */
const timesIn = (a: readonly Measure[], b: readonly Measure[]): number =>
  median(a.map((run, round) => (b[round]?.seconds ?? NaN) / run.seconds));

/** One values file of 60 lines, by each program. */
function benchOneFile(versions: readonly string[]): Row[] {
  const text = valuesFile(1);
  const file = write('one.yaml', text);
  const [floor = [], ours = [], ...theirs] = measureInTurn(
    [
      [process.execPath, '-e', ''],
      [gatectl, 'lint', '--chart', 'registry', file],
      ...helms.map((helm) => [helm, 'lint', chart, '-f', file]),
    ],
    31,
  );
  return [
    ['an empty Node process', ...cells(floor), ''],
    [`gatectl lint, one file of ${text.split('\n').length - 1} lines`, ...cells(ours), ''],
    ...theirs.map((runs, at): Row => [
      `helm lint ${versions[at] ?? ''}, the same chart and file`,
      ...cells(runs),
      `gatectl takes ${(1 / timesIn(ours, runs)).toFixed(2)} of its time`,
    ]),
  ];
}

const FILES = 1000;

/** A thousand of them in one call, beside one by Helm. */
function benchManyFiles(versions: readonly string[]): Row[] {
  const file = write('again.yaml', valuesFile(1));
  mkdirSync(join(folder, 'many'));
  for (let index = 0; index < FILES; index += 1) write(join('many', `values-${index}.yaml`), valuesFile(index));
  const [ours = [], ...theirs] = measureInTurn(
    [[gatectl, 'lint', join(folder, 'many')], ...helms.map((helm) => [helm, 'lint', chart, '-f', file])],
    9,
  );
  return [
    ['gatectl lint, 1,000 such files in one call, each', ...cells(ours, FILES), ''],
    ...theirs.map((runs, at): Row => [
      `helm lint ${versions[at] ?? ''}, one of them`,
      ...cells(runs),
      `gatectl takes ${(FILES * timesIn(ours, runs)).toFixed(0)} times less for each`,
    ]),
  ];
}

/** One long file, and how its time grows. */
function benchLongFiles(): Row[] {
  const sizes = [12_500, 25_000, 50_000];
  const files = sizes.map((lines) => write(`long-${lines}.yaml`, longFile(lines)));
  const all = measureInTurn(
    files.map((file) => [gatectl, 'lint', file]),
    7,
  );
  return all.map((runs, at): Row => {
    const before = all[at - 1];
    const growth = before === undefined ? '' : `${timesIn(before, runs).toFixed(1)} times as long as half of it`;
    return [`gatectl lint, one file of ${(sizes[at] ?? 0).toLocaleString('en')} lines`, ...cells(runs), growth];
  });
}

try {
  const versions = helms.map((helm) => execFileSync(helm, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }));
  const rows = [...benchOneFile(versions), ...benchManyFiles(versions), ...benchLongFiles()];
  const how =
    'Wall time (the median) and resident memory (the largest) of whole processes with warm caches. The programs take turns, ' +
    'and a ratio is the median of those of each round, so that what else the machine does counts for all alike.';
  writeSection('Linting', `${how}\n\n${renderTable(['', 'time', 'memory', 'ratio'], rows)}`);
} finally {
  rmSync(folder, { recursive: true });
}
