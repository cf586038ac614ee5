/**
 * `kill -9` at random moments under load: PROOF_KILLS (200) on each store, by PROOF_SEED (1).
 *
 * @module
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { KEYS } from '../registry/support/test-app.ts';
import { Random } from './fuzz/random.ts';
import { findProblems } from './registry/check.ts';
import { stores } from './registry/databases.ts';
import { createLedger, startLoad } from './registry/load.ts';
import { startOthers } from './registry/others.ts';
import { spawnRegistry, startRegistry } from './registry/process.ts';

const seed = Number(process.env['PROOF_SEED'] ?? 1);
const kills = Number(process.env['PROOF_KILLS'] ?? 200);

/** Kills over one database: it is read whole after each. */
const KILLS_EACH = 20;

/** Milliseconds under load within which a registry is killed. */
const LOAD_MS = 600;

/** Milliseconds within which one is killed that is starting. */
const START_MS = 800;

describe.each(stores)('a registry on %s', (name, createDatabase) => {
  it(`that is killed ${kills} times loses nothing, and stores nothing by halves or unapproved`, async () => {
    const random = new Random(seed);
    const figures = { store: name, seed, kills: 0, atStart: 0, acknowledged: 0, denied: 0, stored: 0, problems: 0, seconds: 0 };
    const began = performance.now();
    while (figures.kills < kills) {
      const others = await startOthers();
      const database = await createDatabase();
      const ledger = createLedger();
      for (let n = 0; n < KILLS_EACH && figures.kills < kills; n += 1) {
        figures.kills += 1;
        if (random.chance(10)) {
          const starting = spawnRegistry(others, database.env);
          await sleep(random.below(START_MS));
          starting.child.kill('SIGKILL');
          await starting.ended;
          figures.atStart += 1;
          continue;
        }
        const registry = await startRegistry(others, database.env);
        // What the one before left behind, after this one has recovered it.
        expect(findProblems(await database.read(), ledger, others)).toEqual([]);
        const stop = new AbortController();
        const before = ledger.writes;
        const load = startLoad(registry.url, `k${figures.kills}`, random, ledger, stop.signal);
        while (ledger.writes === before) await sleep(1);
        await sleep(random.below(LOAD_MS));
        registry.child.kill('SIGKILL');
        expect(await registry.ended).toBe('SIGKILL');
        stop.abort();
        await load.done;
        for (const ending of load.endings.keys()) {
          expect(ending).toMatch(/^(200|201|403 gate_denied|nobody listens|connection broken .*)$/);
        }
      }
      const last = await startRegistry(others, database.env);
      const contents = await database.read();
      const problems = findProblems(contents, ledger, others);
      expect(problems).toEqual([]);
      // That nothing is found would mean nothing, if nothing could be.
      const stored = contents.decisions.filter((decision) => decision.stored === 1);
      const tables = { assets: contents.assets, versions: contents.versions, decisions: stored };
      for (const [table, rows] of Object.entries(tables)) {
        const without = { ...contents, [table]: rows.slice(0, -1) };
        expect(findProblems(without, ledger, others), table).not.toEqual([]);
      }
      const untold = { approved: others.approved, told: new Set<string>() };
      expect(findProblems({ ...contents, deliveries: [] }, ledger, untold)).not.toEqual([]);
      expect(findProblems(contents, ledger, { ...others, approved: new Map() })).not.toEqual([]);
      for (const [key, { description }] of ledger.assets) {
        const [type, path] = key.split(' ') as [string, string];
        const response = await fetch(`${last.url}/api/${type}s${path}`, { headers: { 'x-api-key': KEYS.alice } });
        expect(response.status, `${key} ${description}`).toBe(200);
        await response.arrayBuffer();
      }
      last.child.kill('SIGKILL');
      await last.ended;
      figures.acknowledged += ledger.writes;
      figures.denied += others.denied.size;
      figures.stored += stored.length;
      figures.problems += problems.length;
    }
    figures.seconds = Math.round((performance.now() - began) / 1000);
    expect(figures.acknowledged).toBeGreaterThanOrEqual(kills - figures.atStart);
    console.log('killed:', JSON.stringify(figures));
  });
});
