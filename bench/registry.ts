/**
 * Measures the registry: a registration beside the floor and beside a peer, memory, the start, lists of a thousand and of a
 * million assets. All in one run, what is compared in turn, so that the ratios hold on any machine.
 *
 * BENCH_REGISTRATIONS  registrations of the memory's run (200,000)
 *
 * @module
 */
import { spawnSync, spawn } from 'node:child_process';
import { travelAgent } from '../test/registry/support/cards.ts';
import { listPostgres, listSqlite } from './registry/lists.ts';
import { Client, median, quantile, type Target } from './registry/load.ts';
import { gateEnv, makeFolder, residentMiB, startFloor, startPeer, startRegistry, startServers } from './registry/processes.ts';
import { renderTable, type Row, writeSection } from './results.ts';

const rows: Row[] = [];
const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

/** Adds a row; says whether the target holds. */
function report(what: string, ours: string, other: string, ratio: number, target: string, holds: boolean): void {
  rows.push([what, ours, other, ratio.toFixed(2), target, holds ? 'yes' : 'NO']);
  process.stdout.write(`${holds ? 'yes' : 'NO '}  ${what}: ${ours}, ${other}, ${ratio.toFixed(2)} (${target})\n`);
}

let made = 0;

/** A card that nobody registered yet. */
function nextCard(): string {
  made += 1;
  return JSON.stringify({ ...travelAgent, name: `Agent ${made}`, path: `/agent-${made}` });
}

const register = (client: Client, target: Target): Promise<string> =>
  client.send(target, '/api/agents/register', 201, nextCard());

const servers = await startServers();

/** Medians of a registration one after the other, ours and the floor's in turn. */
async function beside(delayMs: number, rounds: number, target: number): Promise<void> {
  const [ours, floor] = await Promise.all([
    startRegistry({ ...gateEnv(servers, delayMs), REGISTRY_DATA_DIR: makeFolder() }),
    startFloor(servers, delayMs),
  ]);
  const client = new Client(1);
  const times: [number[], number[]] = [[], []];
  for (let round = -Math.min(1000, rounds); round < rounds; round += 1) {
    for (const [at, one] of [ours, floor].entries()) {
      const start = performance.now();
      await register(client, one);
      if (round >= 0) times[at]?.push(performance.now() - start);
    }
  }
  client.close();
  await Promise.all([ours.stop(), floor.stop()]);
  const [a, b] = [median(times[0]), median(times[1])];
  const what = `a registration, p50, servers that answer ${delayMs === 0 ? 'at once' : `after ${delayMs} ms`}`;
  report(what, ms(a), `floor ${ms(b)}`, a / b, `at most ${target}`, a / b <= target);
}

async function besidePeer(): Promise<void> {
  const [ours, peer] = await Promise.all([
    startRegistry({ ...gateEnv(servers, 0), REGISTRY_DATA_DIR: makeFolder() }),
    startPeer(servers, 0),
  ]);
  const rates: [number[], number[]] = [[], []];
  const tails: [number[], number[]] = [[], []];
  for (let round = -1; round < 3; round += 1) {
    for (const [at, one] of [ours, peer].entries()) {
      const client = new Client(64);
      // The peer is slow: as many requests would take minutes.
      const count = at === 0 ? 6000 : 400;
      const { times, seconds } = await client.load(count, (each) => register(each, one));
      client.close();
      if (round < 0) continue;
      rates[at]?.push(count / seconds);
      tails[at]?.push(quantile(times, 0.99));
    }
  }
  await Promise.all([ours.stop(), peer.stop()]);
  const [a, b] = [median(rates[0]), median(rates[1])];
  report('registrations at 64 connections', `${a.toFixed(0)}/s`, `FastAPI ${b.toFixed(0)}/s`, a / b, 'at least 4', a / b >= 4);
  const [c, d] = [median(tails[0]), median(tails[1])];
  report('their p99', ms(c), `FastAPI ${ms(d)}`, c / d, 'below 1', c < d);
}

async function emptyProcess(): Promise<{ memory: number; startMs: number }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const memory = residentMiB(child.pid ?? 0);
  child.kill();
  const starts = Array.from({ length: 10 }, () => {
    const start = performance.now();
    spawnSync(process.execPath, ['-e', '']);
    return performance.now() - start;
  });
  return { memory, startMs: median(starts) };
}

async function startAndMemory(): Promise<void> {
  const empty = await emptyProcess();
  const starts: number[] = [];
  const idle: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    const registry = await startRegistry({ ...gateEnv(servers, 0), REGISTRY_DATA_DIR: makeFolder() });
    starts.push(registry.startMs);
    await new Promise((resolve) => setTimeout(resolve, 500));
    idle.push(registry.memory());
    await registry.stop();
  }
  const start = median(starts);
  report(
    'start to ready',
    ms(start),
    `an empty Node process ${ms(empty.startMs)}`,
    start / empty.startMs,
    'at most 5',
    start / empty.startMs <= 5,
  );
  const memory = median(idle);
  report(
    'memory, idle',
    `${memory.toFixed(0)} MiB`,
    `an empty Node process ${empty.memory.toFixed(0)} MiB`,
    memory / empty.memory,
    'at most 2',
    memory / empty.memory <= 2,
  );
}

/** Slope of the line through points, by least squares. */
function slope(values: readonly number[], step: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = (values.length - 1) / 2;
  const products = values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  return products / values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0) / step;
}

async function memoryOverTime(): Promise<void> {
  const count = Number(process.env['BENCH_REGISTRATIONS'] ?? 200_000);
  const registry = await startRegistry({ ...gateEnv(servers, 0), REGISTRY_DATA_DIR: makeFolder() });
  const client = new Client(64);
  const part = count / 20;
  const sizes: number[] = [];
  for (let at = 0; at < 20; at += 1) {
    await client.load(part, (each) => register(each, registry));
    sizes.push(registry.memory());
  }
  client.close();
  await registry.stop();
  // The first quarter warms up: the heap grows to the size that the load needs.
  const steady = sizes.slice(5);
  const bytes = slope(steady, part) * 2 ** 20;
  const first = steady[0] ?? 0;
  const last = steady.at(-1) ?? 0;
  const what = `memory over ${count.toLocaleString('en')} registrations`;
  report(
    what,
    `${last.toFixed(0)} MiB at the end, ${bytes.toFixed(0)} bytes a registration`,
    `${first.toFixed(0)} MiB after a quarter`,
    last / first,
    'at most 1.1',
    last / first <= 1.1,
  );
}

function reportList(store: string, [few, many]: readonly [number, number]): void {
  const ratio = many / few;
  report(`a page of 50 of 1,000,000 assets, ${store}`, ms(many), `of 1,000 ${ms(few)}`, ratio, 'at most 1.5', ratio <= 1.5);
}

await beside(0, 3000, 1.3);
await beside(20, 300, 1.05);
await besidePeer();
await startAndMemory();
reportList('SQLite', await listSqlite(1000, 1_000_000));
reportList('PostgreSQL', await listPostgres(1000, 1_000_000));
await memoryOverTime();
servers.stop();
writeSection(
  'The registry',
  `A registration goes through token and gate into a durable store (SQLite, full sync). The floor is a bare Node server that does two bare
POSTs and one durable insert; the peer is written with FastAPI and httpx, as one process.

${renderTable(['what', 'registry', 'beside', 'ratio', 'target', 'holds'], rows)}`,
);
if (rows.some((row) => row.at(-1) !== 'yes')) process.exitCode = 1;
