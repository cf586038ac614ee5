import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');

/** A program of ours that was started and accepts requests. */
export interface RunningProgram {
  /** Address that it printed. */
  readonly address: string;
  /** Its log so far: one JSON object a line. */
  readonly log: readonly Record<string, unknown>[];
  stop(): Promise<void>;
}

function parseLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { message: line };
  }
}

/** Runs `bin/NAME` to its end and gives what it printed. */
export async function runProgram(name: string, args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(join(root, 'bin', name), args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

/**
 * Starts `bin/NAME` and waits until it prints its address.
 *
 * @throws Error with its log when it ends instead
 */
export async function startProgram(name: string, env: Readonly<Record<string, string>>): Promise<RunningProgram> {
  const child = spawn(join(root, 'bin', name), [], {
    cwd: root,
    // Nothing of the caller's environment but the search path: settings come from here alone.
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: Record<string, unknown>[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(parseLine(line)));
  const started = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).once('line', started.resolve);
  child.once('close', (status) =>
    started.reject(new Error(`${name} ended with status ${String(status)}: ${JSON.stringify(log)}`)),
  );
  const line = await started.promise;
  const address = /http:\/\/\S+/.exec(line)?.[0];
  if (address === undefined) throw new Error(`${name} printed no address: ${line}`);
  return { address, log, stop: () => stopChild(child) };
}
