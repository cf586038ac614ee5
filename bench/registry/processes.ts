import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../test/support/free-port.ts';
import type { ServerState } from '../gate/servers.ts';
import type { Target } from './load.ts';

export const root = join(import.meta.dirname, '..', '..');

/** A process that is measured. */
export interface Measured extends Target {
  /** MiB of resident memory. */
  memory(): number;
  /** Milliseconds from its start until it took requests. */
  readonly startMs: number;
  stop(): Promise<void>;
}

const KEY = 'bench-0123456789abcdef';

/** A folder that goes with the run. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'registry-bench-'));

/** MiB of resident memory of a process. */
export const residentMiB = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

function measured(child: ChildProcess, url: string, key: string, startMs: number): Measured {
  const pid = child.pid ?? 0;
  return {
    url,
    key,
    startMs,
    memory: () => residentMiB(pid),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Addresses of a token endpoint and a gate that answer after as many milliseconds. */
export interface Servers {
  tokenUrl(delayMs: number): string;
  gateUrl(delayMs: number): string;
  stop(): void;
}

export async function startServers(): Promise<Servers> {
  const child = fork(join(root, 'bench', 'gate', 'servers.ts'));
  const [states] = (await once(child, 'message')) as [{ token: ServerState; gate: ServerState }];
  const urlOf = (name: 'token' | 'gate', delayMs: number): string => `http://127.0.0.1:${states[name].port}/${delayMs}/${name}`;
  return {
    tokenUrl: (delayMs) => urlOf('token', delayMs),
    gateUrl: (delayMs) => urlOf('gate', delayMs),
    stop: () => child.disconnect(),
  };
}

/** The bundled registry, as users run it. */
export async function startRegistry(env: Readonly<Record<string, string>>): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'registry.js')], {
    env: {
      PATH: process.env['PATH'],
      REGISTRY_PORT: '0',
      REGISTRY_API_KEYS: JSON.stringify([{ key: KEY, name: 'bench', groups: ['admins'] }]),
      ...env,
    },
    // As it is run: its log goes somewhere. What somewhere costs is not the registry's.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => (text += chunk));
  while (!text.includes('\n')) {
    if (child.exitCode !== null) throw new Error('the registry did not start');
    await once(child.stdout, 'data');
  }
  return measured(child, text.trim().replace('registry listening on ', ''), KEY, performance.now() - start);
}

/** Settings with a gate that costs as many milliseconds. */
export const gateEnv = (servers: Servers, delayMs: number): Record<string, string> => ({
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_URL: servers.gateUrl(delayMs),
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: servers.tokenUrl(delayMs),
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'a-secret-of-some-forty-characters-length',
});

export async function startFloor(servers: Servers, delayMs: number): Promise<Measured> {
  const start = performance.now();
  const args = [servers.tokenUrl(delayMs), servers.gateUrl(delayMs), join(makeFolder(), 'floor.sqlite')];
  const child = fork(join(root, 'bench', 'registry', 'floor.ts'), args);
  const [port] = (await once(child, 'message')) as [number];
  return measured(child, `http://127.0.0.1:${port}`, KEY, performance.now() - start);
}

/** The peer written with FastAPI and httpx; its packages are in .tools/ (scripts/setup.sh bench-peer). */
export async function startPeer(servers: Servers, delayMs: number): Promise<Measured> {
  const start = performance.now();
  const port = await freePort();
  const python = join(root, '.tools', 'bench-peer', 'bin', 'python');
  const file = join(makeFolder(), 'peer.sqlite');
  const args = [
    join(root, 'bench', 'peers', 'registry.py'),
    String(port),
    servers.tokenUrl(delayMs),
    servers.gateUrl(delayMs),
    file,
  ];
  const child = spawn(python, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error('the peer did not start');
    if (
      await fetch(`${url}/docs`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return measured(child, url, 'peer-key', performance.now() - start);
}
