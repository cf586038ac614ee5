/** A PostgreSQL server of one's own: real, as in production, on a free loopback port, gone with the tests. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../free-port.ts';
import { root } from '../repository.ts';

const PROGRAMS = join(root, '.tools/postgres');

/** A slow machine must not fail a test. */
const READY_MS = 120_000;

const USER = 'registry';

/** A server that was set up. */
export interface Cluster {
  /** Address of a database, as its owner; more goes into the query. */
  url(database: string, query?: string): string;
  /** Starts the server, unless it runs. */
  start(): Promise<void>;
  /** Ends the server; `crash` leaves the recovery to the next start. */
  stop(how?: 'orderly' | 'crash'): Promise<void>;
  /** Has the server, and what it does for its clients, do nothing; connections come no further than the kernel takes them. */
  pause(): Promise<void>;
  resume(): void;
  /** Runs SQL as the owner of everything. */
  query(database: string, sql: string): Promise<Record<string, unknown>[]>;
  /** Ends the server and deletes its files. */
  remove(): Promise<void>;
}

/** PostgreSQL refuses to run as root: it gets the user that its package made, or nobody. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('there is no user that PostgreSQL could run as');
  return { uid: Number(uid), gid: Number(gid) };
}

function requirePrograms(): void {
  try {
    accessSync(join(PROGRAMS, 'initdb'));
  } catch (cause) {
    throw new Error('the tests need PostgreSQL 15 or newer; run: scripts/setup.sh postgres', { cause });
  }
}

/**
 * Sets a server up and starts it.
 *
 * @param options its settings, as in `postgresql.conf`
 * @param files texts that it finds in its folder, by name
 */
export async function createCluster(
  options: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Cluster> {
  requirePrograms();
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), 'registry-postgres-'));
  const data = join(folder, 'data');
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  chmodSync(folder, 0o755);
  if (user !== undefined) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid);
  // Another order of text than by bytes is the rule in production, too.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  await promisify(execFile)(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale, '--no-sync'],
    { cwd: folder, env: { PATH: process.env['PATH'] ?? '' }, ...user },
  );
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(data, name), text, { mode: 0o600 });
    if (user !== undefined) chownSync(join(data, name), user.uid, user.gid);
  }
  const port = await freePort();
  const settings = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options };
  let child: ChildProcessByStdio<Writable, null, Readable> | undefined;
  let log = '';
  let paused: number[] = [];

  const url: Cluster['url'] = (database, query = '') =>
    `postgres://${USER}:${password}@127.0.0.1:${port}/${database}${query === '' ? '' : `?${query}`}`;

  async function query(database: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: url(database) });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const pid = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

  async function start(): Promise<void> {
    if (child !== undefined) return;
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // Ends with this process, also when that is killed: then its input ends.
    const script = '"$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server 2>/dev/null; wait $server';
    child = spawn('sh', ['-c', script, 'sh', join(PROGRAMS, 'postgres'), '-D', data, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['pipe', 'ignore', 'pipe'],
      ...user,
    });
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const giveUp = performance.now() + READY_MS;
    for (;;) {
      try {
        await query('postgres', 'select 1');
        return;
      } catch (error) {
        if (performance.now() > giveUp) throw new Error(`PostgreSQL does not start:\n${log.slice(-4000)}`, { cause: error });
        await sleep(50);
      }
    }
  }

  function resume(): void {
    for (const one of paused.splice(0)) {
      try {
        process.kill(one, 'SIGCONT');
      } catch {
        // It ended meanwhile.
      }
    }
  }

  async function stop(how: 'orderly' | 'crash' = 'orderly'): Promise<void> {
    resume();
    if (child === undefined) return;
    if (how === 'crash') process.kill(pid(), 'SIGQUIT');
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'close');
    child = undefined;
  }

  await start();
  return {
    url,
    start,
    stop,
    query,
    pause: async () => {
      const backends = await query('postgres', `select pid from pg_stat_activity where backend_type = 'client backend'`);
      paused = [pid(), ...backends.map((row) => Number(row['pid']))];
      for (const one of [...paused]) {
        try {
          process.kill(one, 'SIGSTOP');
        } catch {
          // The connection that asked is gone by now.
        }
      }
    },
    resume,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
