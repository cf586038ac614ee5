/**
 * SIGTERM at random moments under load: PROOF_STOPS (40) on each store, by PROOF_SEED (1).
 *
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Random } from './fuzz/random.ts';
import { findProblems } from './registry/check.ts';
import { stores } from './registry/databases.ts';
import { createLedger, startLoad } from './registry/load.ts';
import { startOthers } from './registry/others.ts';
import { startRegistry } from './registry/process.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 1);
const stops = Number(process.env['PROOF_STOPS'] ?? 40);

/** Milliseconds under load within which a registry is stopped. */
const LOAD_MS = 400;

describe.each(stores)('a registry on %s', (name, createDatabase) => {
  it(`that is stopped ${stops} times answers what was sent, and breaks no connection`, async () => {
    const random = new Random(seed);
    const [others, database, ledger] = [await startOthers(), await createDatabase(), createLedger()];
    const endings: Record<string, number> = {};
    const began = performance.now();
    let drainMs = 0;
    for (let n = 0; n < stops; n += 1) {
      const registry = await startRegistry(others, database.env);
      const load = startLoad(registry.url, `s${n}`, random, ledger, new AbortController().signal);
      await sleep(50 + random.below(LOAD_MS));
      const stopped = performance.now();
      registry.child.kill('SIGTERM');
      expect(await registry.ended, registry.log()).toBe(0);
      drainMs = Math.max(drainMs, performance.now() - stopped);
      await load.done;
      for (const [ending, count] of load.endings) endings[ending] = (endings[ending] ?? 0) + count;
    }
    const figures = { store: name, seed, stops, acknowledged: ledger.writes, endings, longestStopMs: Math.round(drainMs) };
    console.log('stopped:', JSON.stringify({ ...figures, seconds: Math.round((performance.now() - began) / 1000) }));
    // Nobody listens: that is said before anything was sent.
    for (const ending of Object.keys(endings)) {
      expect(ending).toMatch(/^(200|201|403 gate_denied|503 shutting_down|nobody listens)$/);
    }
    expect(findProblems(await database.read(), ledger, others)).toEqual([]);
  });
});
