/**
 * A database that goes away under load and comes back: PROOF_OUTAGES (12) by PROOF_SEED (1).
 *
 * @module
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { type Cluster, createCluster } from '../support/postgres/cluster.ts';
import { Random } from './fuzz/random.ts';
import { findProblems } from './registry/check.ts';
import { createPostgres, type ProofDatabase, sqliteIn } from './registry/databases.ts';
import { createLedger, type Ledger, type Run, startLoad } from './registry/load.ts';
import { type Others, startOthers } from './registry/others.ts';
import { startRegistry } from './registry/process.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 1);
const outages = Number(process.env['PROOF_OUTAGES'] ?? 12);

/** Answers of one kind that are waited for. */
const ENOUGH = 20;

const UNAVAILABLE = '503 store_unavailable';

let cluster: Cluster | undefined;
afterAll(() => cluster?.remove());

/** Waits, unless the registry has ended: nothing would come any more. */
async function until(load: Run, holds: () => boolean): Promise<void> {
  while (!holds() && !load.endings.has('nobody listens')) await sleep(10);
}

interface Loaded {
  readonly random: Random;
  readonly ledger: Ledger;
  readonly load: Run;
}

/** Runs one registry under load while something happens to its database, and looks at all that came of it. */
async function underLoad(database: ProofDatabase, others: Others, happen: (loaded: Loaded) => Promise<void>) {
  const random = new Random(seed);
  const ledger = createLedger();
  const registry = await startRegistry(others, database.env);
  const stop = new AbortController();
  const load = startLoad(registry.url, 'o', random, ledger, stop.signal);
  await happen({ random, ledger, load });
  stop.abort();
  await load.done;
  for (const ending of load.endings.keys()) {
    // What was stored although the answer was 503 is published again, and found to be there.
    expect(ending).toMatch(/^(200|201|403 gate_denied|503 store_unavailable|409 version_exists)$/);
  }
  const contents = await database.read();
  expect(findProblems(contents, ledger, others)).toEqual([]);
  expect(registry.child.exitCode).toBeNull();
  registry.child.kill('SIGTERM');
  expect(await registry.ended).toBe(0);
  return { acknowledged: ledger.writes, unavailable: load.endings.get(UNAVAILABLE), endings: Object.fromEntries(load.endings) };
}

/** Has enough refused, then mends and has enough acknowledged; returns the milliseconds from mended to acknowledged. */
async function refuseThenRecover({ ledger, load }: Loaded, mend: () => void | Promise<void>): Promise<number> {
  const refused = load.endings.get(UNAVAILABLE) ?? 0;
  await until(load, () => (load.endings.get(UNAVAILABLE) ?? 0) >= refused + ENOUGH);
  await mend();
  const mended = performance.now();
  const acknowledged = ledger.writes;
  await until(load, () => ledger.writes > acknowledged);
  const recovery = performance.now() - mended;
  await until(load, () => ledger.writes >= acknowledged + ENOUGH);
  return Math.round(recovery);
}

describe('a database that goes away under load', () => {
  it('PostgreSQL, stopped, crashed or paused: 503, then on without a restart', async () => {
    const server = (cluster = await createCluster({ max_connections: '300' }));
    const ways: readonly (readonly [() => Promise<void>, () => void | Promise<void>])[] = [
      [() => server.stop('orderly'), () => server.start()],
      [() => server.stop('crash'), () => server.start()],
      [() => server.pause(), () => server.resume()],
    ];
    const recoveries: number[] = [];
    const began = performance.now();
    const seen = await underLoad(await createPostgres(server), await startOthers(), async (loaded) => {
      for (let n = 0; n < outages; n += 1) {
        await sleep(loaded.random.below(600));
        const [happen, mend] = ways[n % ways.length]!;
        await happen();
        recoveries.push(await refuseThenRecover(loaded, mend));
      }
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log('outages:', JSON.stringify({ outages, ...seen, worstRecoveryMs: Math.max(...recoveries), seconds }));
  });

  const folder = mountSmall();
  it.skipIf(folder === null)('SQLite on a disk that is full: 503, then on without a restart', async () => {
    const directory = folder ?? '';
    const ballast = join(directory, 'ballast');
    writeFileSync(ballast, Buffer.alloc(5_000_000));
    const seen = await underLoad(sqliteIn(directory), await startOthers(), async (loaded) => {
      await refuseThenRecover(loaded, () => rmSync(ballast));
    });
    console.log('disk full:', JSON.stringify(seen));
  });
});

/** A disk of 12 MB; null where one cannot be made, which takes rights over the system. */
function mountSmall(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'registry-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    rmdirSync(directory);
    return null;
  }
  afterAll(() => {
    execFileSync('umount', [directory]);
    rmdirSync(directory);
  });
  return directory;
}
