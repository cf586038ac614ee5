/** The registry as it is shipped, as a process that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { API_KEYS } from '../../registry/support/test-app.ts';
import { root } from '../../support/repository.ts';
import type { Others } from './others.ts';

/** A registry that was spawned. */
export interface Registry {
  readonly child: ChildProcess;
  /** Resolves with its address when it listens; null when it ended before. */
  readonly listening: Promise<string | null>;
  /** Resolves with the exit status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  readonly log: () => string;
}

/** Spawns the bundle. */
export function spawnRegistry(others: Others, env: Readonly<Record<string, string>>): Registry {
  const child = spawn(process.execPath, [join(root, 'dist/registry.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      REGISTRY_PORT: '0',
      REGISTRY_API_KEYS: API_KEYS,
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: others.gateUrl,
      REGISTRATION_WEBHOOK_URL: others.hookUrl,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  afterAll(() => void child.kill('SIGKILL'));
  let [stdout, log] = ['', ''];
  const { promise: line, resolve } = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    const address = /^registry listening on (\S+)\n/.exec(stdout)?.[1];
    if (address !== undefined) resolve(address);
  });
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(child, 'close').then(([status, signal]) => (status ?? signal) as number | string | null);
  return { child, ended, listening: Promise.race([line, ended.then(() => null)]), log: () => log };
}

/** Spawns the bundle and waits until it is ready. */
export async function startRegistry(others: Others, env: Readonly<Record<string, string>>) {
  const registry = spawnRegistry(others, env);
  const url = await registry.listening;
  if (url === null) throw new Error(`the registry did not start:\n${registry.log()}`);
  while (!(await fetch(`${url}/readyz`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
  return { ...registry, url };
}
