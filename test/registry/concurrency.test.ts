/** Many at once, on real databases: one wins, everybody is told, nothing waits for itself. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../support/postgres/database.ts';
import { weather } from './mcp/documents.ts';
import { docsServer, travelAgent } from './support/cards.ts';
import { makeTempFolder } from './support/folder.ts';
import { type RunningRegistry, startRegistry, startRegistryProcess } from './support/registry.ts';
import { json, startServer } from './support/servers.ts';

/** Nothing here may depend on how fast the machine is. */
const waits = { storeMs: 600_000 };
const PATIENCE_MS = 300_000;

type Query = (sql: string) => Promise<Record<string, unknown>[]>;

const querySqlite =
  (directory: string): Query =>
  (sql) => {
    using database = new DatabaseSync(join(directory, 'registry.sqlite'));
    return Promise.resolve(database.prepare(sql).all());
  };

const queryPostgres =
  (url: string): Query =>
  async (sql) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  };

interface Setup {
  readonly registries: readonly RunningRegistry[];
  readonly query: Query;
}

async function gateEnv(): Promise<Record<string, string>> {
  const gate = await startServer(json(200, { status: 'allowed' }));
  return {
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: gate.url,
    REGISTRATION_WEBHOOK_URL: 'http://127.0.0.1:9/hook',
  };
}

const setups: readonly (readonly [string, () => Promise<Setup>])[] = [
  [
    'SQLite',
    async () => {
      const directory = makeTempFolder();
      const registry = await startRegistry({ ...(await gateEnv()), REGISTRY_DATA_DIR: directory }, waits);
      return { registries: [registry], query: querySqlite(directory) };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const url = await createDatabase();
      const registry = await startRegistry({ ...(await gateEnv()), REGISTRY_DATABASE_URL: url }, waits);
      return { registries: [registry], query: queryPostgres(url) };
    },
  ],
  [
    'PostgreSQL, over four processes',
    async () => {
      const url = await createDatabase();
      const env = { ...(await gateEnv()), REGISTRY_DATABASE_URL: url };
      const registries = await Promise.all(Array.from({ length: 4 }, () => startRegistryProcess(env)));
      for (const registry of registries) {
        while ((await registry.send('GET', '/readyz')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return { registries, query: queryPostgres(url) };
    },
  ],
];

/** Sends again what a slow machine had no time for: 503 says that nothing was stored. */
async function sendUntilTold(registry: RunningRegistry, method: string, path: string, body: object) {
  for (;;) {
    const response = await registry.send(method, path, body);
    const { code = null } = (await response.json()) as { code?: string };
    if (response.status !== 503) return `${response.status} ${code}`;
  }
}

/** Deadlocks that the server has ended, each for the registry to try again. */
async function countDeadlocks(query: Query): Promise<unknown> {
  const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
  // A session counts them at its end, or a while after.
  await query(`select pg_terminate_backend(pid) ${others}`);
  while ((await query(`select pid ${others}`)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const [row] = await query('select deadlocks::integer from pg_stat_database where datname = current_database()');
  return row?.['deadlocks'];
}

function count(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

describe.each(setups)('at once, on %s', { timeout: PATIENCE_MS }, (name, setUp) => {
  it('500 registrations of one path: one is stored, 499 are told that it is taken', async () => {
    const { registries, query } = await setUp();
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, n) =>
        sendUntilTold(registries[n % registries.length]!, 'POST', '/api/servers/register', {
          ...docsServer,
          path: '/wanted',
          description: `by ${n}`,
        }),
      ),
    );
    expect(count(answers)).toEqual({ '201 null': 1, '409 asset_exists': 499 });
    const shown = await registries[0]!.send('GET', '/api/servers/wanted');
    expect(await shown.json()).toMatchObject({ description: `by ${answers.indexOf('201 null')}`, _registry: { version: 1 } });
    expect(await query('select path, version from assets')).toEqual([{ path: '/wanted', version: 1 }]);
    expect(await query('select path, code from decisions where stored = 1')).toEqual([{ path: '/wanted', code: null }]);
    expect(await query('select event_type from deliveries')).toEqual([{ event_type: 'registration' }]);
  });

  it('100 versions of one server and updates of three agents: each is stored whole or refused', async () => {
    const { registries, query } = await setUp();
    const send = (n: number, method: string, path: string, body: object) =>
      sendUntilTold(registries[n % registries.length]!, method, path, body);
    for (const n of [0, 1, 2]) await send(0, 'POST', '/api/agents/register', { ...travelAgent, path: `/agent-${n}` });
    const [published, updated] = await Promise.all([
      Promise.all(Array.from({ length: 100 }, (_, n) => send(n, 'POST', '/v0/publish', { ...weather, version: `1.0.${n}` }))),
      Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          send(n, 'PUT', `/api/agents/agent-${n % 3}`, { ...travelAgent, path: `/agent-${n % 3}`, description: `by ${n}` }),
        ),
      ),
    ]);
    const [publications, updates] = [published, updated].map(count);
    // Who publishes first registers the server; who was about to do the same is told that it exists.
    for (const answer of published) expect(answer).toMatch(/^(200 null|409 asset_changed|409 asset_exists)$/);
    for (const answer of updated) expect(answer).toMatch(/^(200 null|409 asset_changed)$/);
    expect(publications?.['200 null']).toBeGreaterThan(0);
    expect(updates?.['200 null']).toBeGreaterThanOrEqual(3);
    const versions = await query('select version, is_latest from server_versions');
    expect(versions.map(({ version }) => version).toSorted()).toEqual(
      published.flatMap((answer, n) => (answer === '200 null' ? [`1.0.${n}`] : [])).toSorted(),
    );
    expect(versions.filter(({ is_latest: latest }) => latest === 1)).toHaveLength(1);
    const [sum] = await query('select cast(sum(version) as integer) as writes from assets');
    const [{ stored } = {}] = await query('select cast(count(*) as integer) as stored from decisions where stored = 1');
    const [{ told } = {}] = await query('select cast(count(*) as integer) as told from deliveries');
    expect(sum).toEqual({ writes: 3 + (publications?.['200 null'] ?? 0) + (updates?.['200 null'] ?? 0) });
    expect([stored, told]).toEqual([sum?.['writes'], sum?.['writes']]);
    if (name !== 'SQLite') expect(await countDeadlocks(query)).toBe(0);
  });
});
