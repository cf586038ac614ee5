/**
 * Measures `gatectl lint` beside `helm lint` and beside the floor (a Node process that does nothing), all in one run on one
 * machine, and writes its section of bench/results.md. The figures that count are the ratios.
 *
 * @module
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderTable, type Row, writeSection } from './results.ts';

const root = join(import.meta.dirname, '..');
const gatectl = [process.execPath, join(root, 'dist', 'gatectl.js')] as const;
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

function measureOnce(command: readonly string[]): Measure {
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

/** The median of several runs, after one that warms the caches. */
function measure(command: readonly string[], runs: number): Measure {
  measureOnce(command);
  const all = Array.from({ length: runs }, () => measureOnce(command));
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { seconds: median(all.map(({ seconds }) => seconds)), memory: median(all.map(({ memory }) => memory)) };
}

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

const seconds = (value: number): string =>
  value < 1 ? `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms` : `${value.toFixed(2)} s`;

const mebibytes = (value: number): string => `${value.toFixed(0)} MiB`;

try {
  const one = join(folder, 'one.yaml');
  writeFileSync(one, valuesFile(1));
  const floor = measure([process.execPath, '-e', ''], 15);
  const ours = measure([...gatectl, 'lint', '--chart', 'registry', one], 15);
  const theirs = helms.map((helm) => measure([helm, 'lint', chart, '-f', one], 15));

  const many = join(folder, 'many');
  mkdirSync(many);
  for (let index = 0; index < 1000; index += 1) writeFileSync(join(many, `values-${index}.yaml`), valuesFile(index));
  const thousand = measure([...gatectl, 'lint', many], 5);

  const longs = [12_500, 25_000, 50_000].map((lines) => {
    const file = join(folder, `long-${lines}.yaml`);
    writeFileSync(file, longFile(lines));
    return { lines, ...measure([...gatectl, 'lint', file], 3) };
  });

  const versions = helms.map((helm) => execFileSync(helm, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }));
  const ratio = (a: number, b: number): string => (a / b).toFixed(2);
  const perFile = thousand.seconds / 1000;
  const lines = valuesFile(1).split('\n').length - 1;
  const rows: Row[] = [
    ['an empty Node process', seconds(floor.seconds), mebibytes(floor.memory), ''],
    [`gatectl lint, one file of ${lines} lines`, seconds(ours.seconds), mebibytes(ours.memory), '1'],
    ...theirs.map((helm, at): Row => [
      `helm lint ${versions[at]}, the same chart and file`,
      seconds(helm.seconds),
      mebibytes(helm.memory),
      `gatectl takes ${ratio(ours.seconds, helm.seconds)} of its time`,
    ]),
    ...theirs.map((helm, at): Row => [
      'gatectl lint, 1,000 files in one call, each',
      seconds(perFile),
      mebibytes(thousand.memory),
      `${(helm.seconds / perFile).toFixed(0)} times less than helm lint ${versions[at]}`,
    ]),
    ...longs.map((long): Row => [
      `gatectl lint, one file of ${long.lines.toLocaleString('en')} lines`,
      seconds(long.seconds),
      mebibytes(long.memory),
      '',
    ]),
  ];
  writeSection(
    'Linting',
    `Wall time and largest resident memory, medians of several runs with warm caches, all measured in one run.\n\n${renderTable(['', 'time', 'memory', 'ratio'], rows)}`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
