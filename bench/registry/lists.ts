import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCluster } from '../../test/support/postgres/cluster.ts';
import { Client, median } from './load.ts';
import { makeFolder, type Measured, startRegistry } from './processes.ts';

const COLUMNS = 'type, path, name, status, version, owner, card, sealed, search, created_at, updated_at';

/** Values of an agent's columns, by SQL that makes a JSON object, and a path with seven digits. */
const values = (object: string, path: string): string => `
  'agent', ${path}, 'Agent ' || n, 'active', 1, 'bench',
  ${object}('name', 'Agent ' || n, 'description', 'Finds flights and hotels', 'url', 'https://agents.example.com/' || n,
    'version', '1.0.0', 'path', ${path}),
  '{}', 'agent ' || n, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'`;

const SQLITE_VALUES = values('json_object', "printf('/agent-%07d', n)");
const POSTGRES_VALUES = values('json_build_object', "'/agent-' || lpad(n::text, 7, '0')");

/** A registry on SQLite with so many agents. */
async function onSqlite(count: number): Promise<Measured> {
  const env = { REGISTRY_DATA_DIR: makeFolder() };
  await (await startRegistry(env)).stop();
  const database = new DatabaseSync(join(env.REGISTRY_DATA_DIR, 'registry.sqlite'));
  database.exec(`
    pragma synchronous = off;
    insert into assets (${COLUMNS})
    with recursive counter (n) as (select 1 union all select n + 1 from counter where n < ${count})
    select ${SQLITE_VALUES} from counter;
    analyze;
    pragma wal_checkpoint(truncate);`);
  database.close();
  return startRegistry(env);
}

/** Milliseconds of a page of 50 in the midst of few and of many agents, asked for in turn. */
async function pages(sizes: readonly [Measured, Measured], counts: readonly [number, number]): Promise<[number, number]> {
  const client = new Client(1);
  const times: [number[], number[]] = [[], []];
  for (let round = -200; round < 1000; round += 1) {
    for (const [at, one] of sizes.entries()) {
      // The first page is always near.
      const middle = String((counts[at] ?? 0) / 2).padStart(7, '0');
      const cursor = Buffer.from(`/agent-${middle}`).toString('base64url');
      const start = performance.now();
      await client.send(one, `/api/agents?limit=50&cursor=${cursor}`, 200);
      if (round >= 0) times[at]?.push(performance.now() - start);
    }
  }
  client.close();
  return [median(times[0]), median(times[1])];
}

/** Medians of a page of 50, of a few and of many agents in SQLite. */
export async function listSqlite(few: number, many: number): Promise<[number, number]> {
  const started = await Promise.all([onSqlite(few), onSqlite(many)]);
  const medians = await pages(started, [few, many]);
  await Promise.all(started.map((one) => one.stop()));
  return medians;
}

/** Medians of a page of 50, of a few and of many agents in PostgreSQL. */
export async function listPostgres(few: number, many: number): Promise<[number, number]> {
  const cluster = await createCluster();
  try {
    const start = async (name: string, count: number): Promise<Measured> => {
      await cluster.query('postgres', `create database ${name}`);
      const registry = await startRegistry({ REGISTRY_DATABASE_URL: cluster.url(name), REGISTRY_DATA_DIR: makeFolder() });
      await cluster.query(
        name,
        `insert into assets (${COLUMNS}) select ${POSTGRES_VALUES} from generate_series(1, ${count}) as counter (n)`,
      );
      await cluster.query(name, 'vacuum analyze assets');
      return registry;
    };
    const started: [Measured, Measured] = [await start('few', few), await start('many', many)];
    const medians = await pages(started, [few, many]);
    await Promise.all(started.map((one) => one.stop()));
    return medians;
  } finally {
    await cluster.remove();
  }
}
