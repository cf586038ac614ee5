/** The whole registry over real sockets: in this process, or as a process of its own. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runRegistry, type Waits } from '../../../src/registry/program.ts';
import { makeTempFolder } from './folder.ts';
import { API_KEYS, KEYS } from './test-app.ts';

/** One line of the log. */
export interface LogLine {
  readonly level: string;
  readonly time: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** A registry that was started. */
export interface RunningRegistry {
  readonly url: string;
  readonly directory: string;
  stdout(): string;
  stderr(): string;
  lines(): LogLine[];
  /** Sends a request as alice, an object as JSON. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
  /** Sends a signal, or acts like it. */
  signal(name: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void;
}

const ADDRESS = /^registry listening on (http:\S+)\n$/;

export const parseLines = (text: string): LogLine[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);

/** Environment of a registry of its own: a free port, an empty folder, three callers. */
export function baseEnv(directory: string): Record<string, string> {
  return { REGISTRY_PORT: '0', REGISTRY_DATA_DIR: directory, REGISTRY_API_KEYS: API_KEYS };
}

function sender(url: string): RunningRegistry['send'] {
  return (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${KEYS.alice}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

/** What a run that ended by itself left behind. */
export interface FinishedRun {
  readonly status: number;
  readonly stdout: string;
  readonly lines: LogLine[];
  readonly text: string;
}

/** Runs a registry in this process that is expected to end by itself. */
export async function runToEnd(env: Record<string, string>, waits: Partial<Waits> = {}): Promise<FinishedRun> {
  let stdout = '';
  let text = '';
  const input = {
    env,
    stdout: { write: (chunk: string) => (stdout += chunk) },
    stderr: { write: (chunk: string) => (text += chunk) },
    events: new EventEmitter(),
  };
  const status = await runRegistry(input, { lingerMs: 0, ...waits });
  return { status, stdout, lines: parseLines(text), text };
}

/** Starts a registry in this process. */
export async function startRegistry(env: Record<string, string> = {}, waits: Partial<Waits> = {}): Promise<RunningRegistry> {
  const directory = env['REGISTRY_DATA_DIR'] ?? makeTempFolder();
  const events = new EventEmitter();
  let stdout = '';
  let stderr = '';
  const { promise: listening, resolve } = Promise.withResolvers<string>();
  const input = {
    env: { ...baseEnv(directory), ...env },
    stdout: {
      write(chunk: string) {
        stdout += chunk;
        resolve(ADDRESS.exec(chunk)?.[1] ?? '');
      },
    },
    stderr: { write: (chunk: string) => (stderr += chunk) },
    events,
  };
  // The tests' own connections stay open: no stop waits for them unless a test wants it to.
  const ended = runRegistry(input, { lingerMs: 0, ...waits });
  const url = await Promise.race([
    listening,
    ended.then((status) => {
      throw new Error(`the registry ended with ${status}: ${stderr}`);
    }),
  ]);
  onTestFinished(async () => {
    events.emit('SIGTERM');
    events.emit('SIGTERM');
    await ended;
  });
  return {
    url,
    directory,
    stdout: () => stdout,
    stderr: () => stderr,
    lines: () => parseLines(stderr),
    send: sender(url),
    ended,
    signal: (name) => void events.emit(name),
  };
}

const ENTRY = fileURLToPath(new URL('../../../src/registry/main.ts', import.meta.url));

/** A registry as a process. */
export interface RegistryProcess extends RunningRegistry {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
}

/** Spawns the program without waiting for anything. */
export function spawnRegistry(env: Record<string, string>) {
  const child = spawn(process.execPath, [ENTRY], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([status]) => status as number | null);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output, ended };
}

/** Starts a registry as a process of its own. */
export async function startRegistryProcess(env: Record<string, string> = {}): Promise<RegistryProcess> {
  const directory = env['REGISTRY_DATA_DIR'] ?? makeTempFolder();
  const { child, output, ended } = spawnRegistry({ ...baseEnv(directory), ...env });
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await Promise.race([
    ready,
    ended.then((status) => {
      throw new Error(`the registry ended with ${status}: ${output.stderr}`);
    }),
  ]);
  const url = ADDRESS.exec(output.stdout)?.[1] ?? '';
  return {
    child,
    url,
    directory,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    lines: () => parseLines(output.stderr),
    send: sender(url),
    ended,
    signal: (name) => void child.kill(name),
  };
}
