import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';
import { root } from '../../support/repository.ts';

/** What is needed to reach a Keycloak and to administer it; plain data, so that it passes between processes. */
export interface KeycloakAddress {
  /** Without a trailing slash. */
  readonly url: string;
  /** What the server calls itself, when that is not its address here. */
  readonly publicUrl?: string;
  readonly adminPassword: string;
}

/** A Keycloak that runs. */
export interface RunningKeycloak extends KeycloakAddress {
  /** Milliseconds until it was ready. */
  readonly startMs: number;
  /** Leader of its process group. */
  readonly group: number;
  /** Has it do nothing, and take connections no further than the kernel does. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** It takes 15 to 30 seconds; a machine that does much else may need many times that. */
const READY_MS = 600_000;

/** Lines of its log that an error shows. */
const SHOWN_LINES = 20;

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/realms/master/.well-known/openid-configuration`)).ok;
  } catch {
    return false;
  }
};

/** Where Keycloak listens. */
export interface KeycloakPlace {
  readonly port?: number;
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  readonly publicUrl?: string;
  /** Of the administrator; made up when absent. */
  readonly adminPassword?: string;
}

/**
 * Starts Keycloak with an empty database and waits until it answers.
 *
 * @throws Error with the end of its log when it does not
 */
export async function startKeycloak(place: KeycloakPlace = {}): Promise<RunningKeycloak> {
  const { port, host = '127.0.0.1', publicUrl, adminPassword = randomBytes(24).toString('hex') } = place;
  const start = performance.now();
  const own = port ?? (await freePort());
  const url = `http://${host}:${own}`;
  // Its input stays open as long as this process lives: so does the server.
  const child = spawn(join(root, 'scripts/keycloak.sh'), ['run', String(own)], {
    env: {
      ...process.env,
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: adminPassword,
      KEYCLOAK_HOST: host,
      ...(publicUrl !== undefined && { KEYCLOAK_URL: publicUrl }),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const log: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => log.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await closed;
  };
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - start > READY_MS) {
      await stop();
      throw new Error(`Keycloak does not start:\n${log.slice(-SHOWN_LINES).join('\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const group = Number(log[0]);
  return {
    url,
    ...(publicUrl !== undefined && { publicUrl }),
    adminPassword,
    startMs: performance.now() - start,
    group,
    pause: () => void process.kill(-group, 'SIGSTOP'),
    resume: () => void process.kill(-group, 'SIGCONT'),
    stop,
  };
}
