import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docsServer } from '../support/cards.ts';
import { makeTempFolder } from '../support/folder.ts';
import { type RunningRegistry, startRegistry } from '../support/registry.ts';
import { weather } from './documents.ts';
import { keysOf, officialOf, type Page } from './support.ts';

/** Runs a registry on a folder for as long as the work takes. */
async function during<T>(directory: string, namespace: string, work: (registry: RunningRegistry) => Promise<T>): Promise<T> {
  const registry = await startRegistry({ REGISTRY_DATA_DIR: directory, REGISTRY_NAMESPACE: namespace });
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

describe('the listings of servers that were registered under a path', () => {
  it('follow REGISTRY_NAMESPACE at the next start; what was published stays', async () => {
    const directory = makeTempFolder();
    const before = await during(directory, 'org.example', async (registry) => {
      for (const path of ['/docs', '/team/docs']) expect((await register(registry, path)).status).toBe(201);
      expect((await registry.send('POST', '/v0/publish', weather)).status).toBe(200);
      return list(registry);
    });
    expect(keysOf(before)).toEqual(['com.example/weather 1.0.0', 'org.example/docs 1.0.0', 'org.example/team.docs 1.0.0']);
    const after = await during(directory, 'net.example', list);
    expect(keysOf(after)).toEqual(['com.example/weather 1.0.0', 'net.example/docs 1.0.0', 'net.example/team.docs 1.0.0']);
    expect(after.servers[0]).toEqual(before.servers[0]);
    const [was, is] = [before.servers[1], after.servers[1]].map((shown) => officialOf(shown!));
    expect(is).toMatchObject({ publishedAt: was?.publishedAt, statusChangedAt: was?.statusChangedAt, isLatest: true });
    expect(is!.updatedAt > was!.updatedAt).toBe(true);
    await during(directory, 'net.example', async (registry) => {
      expect(await list(registry)).toEqual(after);
      expect(events(registry)).not.toContain('servers listed in their namespace');
    });
  });

  it('are made for a database that has none', async () => {
    const directory = makeTempFolder();
    await during(directory, 'org.example', async (registry) => {
      for (let n = 0; n < 7; n += 1) await register(registry, `/docs-${n}`);
    });
    const database = new DatabaseSync(join(directory, 'registry.sqlite'));
    database.exec("delete from server_versions; delete from meta where key = 'namespace'");
    database.close();
    await during(directory, 'org.example', async (registry) => {
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
    const directory = makeTempFolder();
    await during(directory, 'org.example', async (registry) => {
      await register(registry, '/weather');
      await registry.send('POST', '/v0/publish', weather);
    });
    await during(directory, 'com.example', async (registry) => {
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
    expect(keysOf(await during(directory, 'com.example', list))).toEqual(['com.example/weather 1.0.0']);
  });
});
