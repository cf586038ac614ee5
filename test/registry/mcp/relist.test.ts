import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../support/postgres/database.ts';
import { docsServer } from '../support/cards.ts';
import { makeTempFolder } from '../support/folder.ts';
import { type RunningRegistry, startRegistry } from '../support/registry.ts';
import { weather } from './documents.ts';
import { keysOf, officialOf, type Page } from './support.ts';

/** An empty database: settings of the registries that use it, and SQL past them. */
interface Place {
  readonly env: Readonly<Record<string, string>>;
  readonly run: (sql: string) => Promise<void>;
}

const places: readonly (readonly [string, () => Promise<Place>])[] = [
  [
    'SQLite',
    () => {
      const directory = makeTempFolder();
      const run = (sql: string): Promise<void> => {
        using database = new DatabaseSync(join(directory, 'registry.sqlite'));
        database.exec(sql);
        return Promise.resolve();
      };
      return Promise.resolve({ env: { REGISTRY_DATA_DIR: directory }, run });
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const url = await createDatabase();
      const run = async (sql: string): Promise<void> => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        await client.query(sql);
        await client.end();
      };
      return { env: { REGISTRY_DATABASE_URL: url }, run };
    },
  ],
];

/** Runs a registry on a database for as long as the work takes. */
async function during<T>({ env }: Place, namespace: string, work: (registry: RunningRegistry) => Promise<T>): Promise<T> {
  const registry = await startRegistry({ ...env, REGISTRY_NAMESPACE: namespace });
  const result = await work(registry);
  registry.signal('SIGTERM');
  expect(await registry.ended).toBe(0);
  return result;
}

const register = (registry: RunningRegistry, path: string): Promise<Response> =>
  registry.send('POST', '/api/servers/register', { ...docsServer, path });

const list = async (registry: RunningRegistry): Promise<Page> =>
  (await (await registry.send('GET', '/v0.1/servers?include_deleted=true&limit=200')).json()) as Page;

const events = (registry: RunningRegistry): string[] => registry.lines().map(({ event }) => event);

describe.each(places)('in %s, the listings of servers that were registered under a path', (name, makePlace) => {
  it('follow REGISTRY_NAMESPACE at the next start; what was published stays', async () => {
    const place = await makePlace();
    const before = await during(place, 'org.example', async (registry) => {
      for (const path of ['/docs', '/team/docs']) expect((await register(registry, path)).status).toBe(201);
      expect((await registry.send('POST', '/v0/publish', weather)).status).toBe(200);
      return list(registry);
    });
    expect(keysOf(before)).toEqual(['com.example/weather 1.0.0', 'org.example/docs 1.0.0', 'org.example/team.docs 1.0.0']);
    const after = await during(place, 'net.example', list);
    expect(keysOf(after)).toEqual(['com.example/weather 1.0.0', 'net.example/docs 1.0.0', 'net.example/team.docs 1.0.0']);
    expect(after.servers[0]).toEqual(before.servers[0]);
    const [was, is] = [before.servers[1], after.servers[1]].map((shown) => officialOf(shown!));
    expect(is).toMatchObject({ publishedAt: was?.publishedAt, statusChangedAt: was?.statusChangedAt, isLatest: true });
    expect(is!.updatedAt > was!.updatedAt).toBe(true);
    await during(place, 'net.example', async (registry) => {
      expect(await list(registry)).toEqual(after);
      expect(events(registry)).not.toContain('servers listed in their namespace');
    });
  });

  it('are made for a database that has none', async () => {
    const place = await makePlace();
    await during(place, 'org.example', async (registry) => {
      for (let n = 0; n < 7; n += 1) await register(registry, `/docs-${n}`);
    });
    await place.run("delete from server_versions; delete from meta where key = 'namespace'");
    await during(place, 'org.example', async (registry) => {
      const page = await list(registry);
      expect(page.servers).toHaveLength(7);
      expect(events(registry)).toContain('servers listed in their namespace');
      const registered = (await (await registry.send('GET', '/api/servers/docs-3')).json()) as {
        _registry: { created_at: string };
      };
      expect(officialOf(page.servers[3]!).publishedAt).toBe(registered._registry.created_at);
    });
  });

  it('leave one out whose name is taken, say so, and take it up once the name is free', async () => {
    const place = await makePlace();
    await during(place, 'org.example', async (registry) => {
      await register(registry, '/weather');
      await registry.send('POST', '/v0/publish', weather);
    });
    await during(place, 'com.example', async (registry) => {
      expect(registry.lines()).toContainEqual(
        expect.objectContaining({
          level: 'warn',
          event: 'server not listed: another one has the name',
          path: '/weather',
          name: 'com.example/weather',
        }),
      );
      const edit = await registry.send('POST', '/api/servers/edit/weather', { ...docsServer, path: '/weather' });
      expect([edit.status, ((await edit.json()) as { code: string }).code]).toEqual([409, 'name_taken']);
      expect((await registry.send('DELETE', '/api/servers/com.example/weather')).status).toBe(204);
    });
    expect(keysOf(await during(place, 'com.example', list))).toEqual(['com.example/weather 1.0.0']);
  });

  // Replicas share a PostgreSQL alone.
  it.skipIf(name === 'SQLite')(
    'are right once, when several registries start at the same time, over more than one batch',
    async () => {
      const place = await makePlace();
      const paths = Array.from({ length: 250 }, (_, n) => `/docs-${String(n).padStart(3, '0')}`);
      await during(place, 'org.example', async (registry) => {
        await Promise.all(paths.map((path) => register(registry, path)));
      });
      const pages = await Promise.all([1, 2, 3, 4].map(() => during(place, 'net.example', list)));
      const names = paths.map((path) => `net.example${path} 1.0.0`);
      for (const page of pages) expect(keysOf(page)).toEqual(names.slice(0, 200));
      await during(place, 'net.example', async (registry) => {
        const rest = (await (
          await registry.send('GET', `/v0.1/servers?limit=200&cursor=${pages[0]!.metadata.nextCursor}`)
        ).json()) as Page;
        expect(keysOf(rest)).toEqual(names.slice(200));
        expect(events(registry)).not.toContain('servers listed in their namespace');
      });
    },
  );
});
