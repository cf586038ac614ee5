import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docsServer } from '../support/cards.ts';
import { problemOf } from '../support/test-app.ts';
import { weather } from './documents.ts';
import { createMcpApp, keysOf, officialOf, type Page, type Shown, versionUrl } from './support.ts';

const NAME = 'com.example/weather';

describe('the list', () => {
  it('has one entry a version, by name and version as text, in pages', async () => {
    const { publish, list } = await createMcpApp();
    for (const version of ['1.10.0', '1.2.0', '1.0.0+2013', 'a:b']) await publish({ version });
    for (const name of ['com.example/Zebra', 'com.example/ant']) await publish({ name });
    const all = await list();
    expect(keysOf(all)).toEqual([
      'com.example/Zebra 1.0.0',
      'com.example/ant 1.0.0',
      'com.example/weather 1.0.0+2013',
      'com.example/weather 1.10.0',
      'com.example/weather 1.2.0',
      'com.example/weather a:b',
    ]);
    expect(all.metadata).toEqual({ count: 6 });
    for (const limit of [1, 2, 5]) {
      const seen: string[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const page: Page = await list(`limit=${limit}&cursor=${cursor}`);
        expect(page.metadata.count).toBe(page.servers.length);
        seen.push(...keysOf(page));
        cursor = page.metadata.nextCursor;
      }
      expect(seen).toEqual(keysOf(all));
    }
  });

  it('shows an entry as it was published, with what the registry knows', async () => {
    const { publish, list } = await createMcpApp();
    await publish();
    const [shown] = (await list()).servers;
    expect(shown?.server).toEqual(weather);
    const { publishedAt, ...official } = officialOf(shown as Shown);
    expect(publishedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(official).toEqual({ status: 'active', statusChangedAt: publishedAt, updatedAt: publishedAt, isLatest: true });
  });

  it('is empty at first', async () => {
    const { list } = await createMcpApp();
    expect(await list()).toEqual({ servers: [], metadata: { count: 0 } });
  });

  it('is the same under /v0', async () => {
    const { publish, send } = await createMcpApp();
    await publish();
    expect((await send({ url: '/v0/servers' })).body).toBe((await send({ url: '/v0.1/servers' })).body);
  });

  it.each([
    ['search=weath', ['com.example/weather 1.0.0', 'com.example/weather 2.0.0']],
    ['search=WEATH', ['com.example/weather 1.0.0', 'com.example/weather 2.0.0']],
    ['search=e/w', ['com.example/weather 1.0.0', 'com.example/weather 2.0.0']],
    ['search=Forecasts', []],
    ['search=%25', []],
    ['version=latest', ['com.example/news 1.0.0', 'com.example/weather 2.0.0']],
    ['version=1.0.0', ['com.example/news 1.0.0', 'com.example/weather 1.0.0']],
    ['version=3', []],
    ['version=latest&search=news&limit=1', ['com.example/news 1.0.0']],
    ['version=latest&include_deleted=true', ['com.example/gone 1.0.0', 'com.example/news 1.0.0', 'com.example/weather 2.0.0']],
    ['search=gone', []],
    ['search=gone&include_deleted=false', []],
    ['search=gone&include_deleted=true', ['com.example/gone 1.0.0']],
    ['search=gone&updated_since=2020-01-01T00:00:00Z', ['com.example/gone 1.0.0']],
    ['updated_since=2999-01-01T00:00:00%2B02:00', []],
  ])('%s', async (query, expected) => {
    const { publish, list, setStatus } = await createMcpApp();
    await publish();
    await publish({ version: '2.0.0' });
    for (const name of ['com.example/news', 'com.example/gone']) await publish({ name });
    await setStatus('com.example/gone', null, 'deleted');
    expect(keysOf(await list(query))).toEqual(expected);
  });

  it('updated_since leaves out what did not change', async () => {
    const { publish, list, setStatus } = await createMcpApp();
    for (const name of ['com.example/one', 'com.example/two']) await publish({ name });
    // The next moment that a time of this precision can tell from the last.
    const { updatedAt } = officialOf((await list('search=two')).servers[0] as Shown);
    const since = new Date(Date.parse(updatedAt) + 1).toISOString();
    while (new Date().toISOString() < since) await new Promise((resolve) => setTimeout(resolve, 1));
    await setStatus('com.example/one', '1.0.0', 'deprecated');
    expect(keysOf(await list(`updated_since=${since}`))).toEqual(['com.example/one 1.0.0']);
  });

  it.each([
    'limit=0',
    'limit=x',
    'limit=201',
    'cursor=x',
    'cursor=Og',
    'updated_since=yesterday',
    'updated_since=2026-02-30',
    'updated_since=2026-01-01T25:00:00Z',
    'updated_since=2026-01-01T00:00:00',
    'include_deleted=maybe',
    'include_deleted=false&updated_since=2026-01-01T00:00:00Z',
    'search=a&search=b',
  ])('%s is refused', async (query) => {
    const { send } = await createMcpApp();
    const response = await send({ url: `/v0.1/servers?${query}` });
    expect(problemOf(response)).toEqual({ status: 400, code: 'bad_request' });
    const { error, detail } = response.json<{ error: string; detail: string }>();
    expect(error).toBe(detail);
  });

  it('a cursor leads on after any name and version', async () => {
    const { publish, list } = await createMcpApp();
    const version = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/\p{C}/u.test(text) && text !== 'latest');
    await fc.assert(
      fc.asyncProperty(version, async (text) => {
        if ((await publish({ name: 'com.example/a', version: text })).statusCode !== 200) return;
        await publish({ name: 'com.example/b' });
        const first = await list(`version=${encodeURIComponent(text)}&search=example/a&limit=1`);
        const all = await list('limit=1');
        const second = await list(`limit=200&cursor=${all.metadata.nextCursor}`);
        expect(keysOf(first)).toEqual([`com.example/a ${text}`]);
        expect(keysOf(second)).not.toContain(keysOf(all)[0]);
        expect(keysOf(second).at(-1)).toBe('com.example/b 1.0.0');
      }),
      { numRuns: 25 },
    );
  });
});

describe('the versions of a server', () => {
  it('are listed by publication, the newest first', async () => {
    const { publish, send, setStatus } = await createMcpApp();
    for (const version of ['1.0.0', '3.0.0', '2.0.0']) {
      await publish({ version });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const url = `/v0.1/servers/${encodeURIComponent(NAME)}/versions`;
    expect(keysOf((await send({ url })).json<Page>())).toEqual([`${NAME} 2.0.0`, `${NAME} 3.0.0`, `${NAME} 1.0.0`]);
    await setStatus(NAME, '3.0.0', 'deleted');
    const page = (await send({ url })).json<Page>();
    expect(keysOf(page)).toEqual([`${NAME} 2.0.0`, `${NAME} 1.0.0`]);
    expect(page.metadata).toEqual({ count: 2 });
    expect(keysOf((await send({ url: `${url}?include_deleted=true` })).json<Page>())).toHaveLength(3);
    await setStatus(NAME, null, 'deleted');
    expect((await send({ url })).statusCode).toBe(404);
  });

  it('are read one by one, the name and the version encoded', async () => {
    const { publish, send } = await createMcpApp();
    const versions = ['1.0.0', '1.0.0+2013.%2F', 'a/b c', '%25', '0.0.0-…'];
    for (const version of versions) expect((await publish({ version })).statusCode).toBe(200);
    for (const version of versions) {
      const response = await send({ url: versionUrl(NAME, version) });
      expect(response.json<Shown>().server.version).toBe(version);
      expect(response.headers['etag']).toBe(`"${versions.length}"`);
    }
    expect((await send({ url: versionUrl(NAME, 'latest') })).json<Shown>().server.version).toBe('1.0.0');
  });

  it('that are deleted are shown to those who ask for them', async () => {
    const { publish, send, setStatus } = await createMcpApp();
    await publish();
    await publish({ version: '2.0.0' });
    await setStatus(NAME, '2.0.0', 'deleted', 'broken');
    expect((await send({ url: versionUrl(NAME, '2.0.0') })).statusCode).toBe(404);
    const shown = (await send({ url: `${versionUrl(NAME, '2.0.0')}?include_deleted=true` })).json<Shown>();
    expect(officialOf(shown)).toMatchObject({ status: 'deleted', statusMessage: 'broken', isLatest: false });
    expect((await send({ url: versionUrl(NAME, 'latest') })).json<Shown>().server.version).toBe('1.0.0');
  });

  it.each([versionUrl('com.example/nobody', 'latest'), versionUrl(NAME, '9.9.9'), '/v0/servers/com.example%2Fnobody/versions'])(
    '%s is not found',
    async (url) => {
      const { publish, send } = await createMcpApp();
      await publish();
      const response = await send({ url });
      expect(response.statusCode).toBe(404);
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(response.json()).toMatchObject({ error: 'Server not found', code: 'not_found', detail: 'Server not found' });
    },
  );
});

describe('who may read', () => {
  it.each(['/v0.1/servers', versionUrl(NAME, 'latest'), '/v0/servers/x/versions'])('%s: a known caller', async (url) => {
    const { send } = await createMcpApp();
    const response = await send({ as: null, url });
    expect(problemOf(response)).toEqual({ status: 401, code: 'unauthenticated' });
    expect(response.json<{ error: string }>().error).toContain('API key');
  });

  const crossOrigin = { origin: 'https://editor.example.com', 'access-control-request-method': 'GET' };

  it.each(['read', 'all'])('everybody, from any origin, when REGISTRY_ALLOW_ANONYMOUS is %s', async (anonymous) => {
    const { send, publish } = await createMcpApp({ REGISTRY_ALLOW_ANONYMOUS: anonymous });
    await publish();
    for (const url of [
      '/v0.1/servers',
      versionUrl(NAME, 'latest'),
      versionUrl('com.example/nobody', 'latest'),
      '/v0.1/servers?limit=0',
    ]) {
      const response = await send({ as: null, url, headers: crossOrigin });
      expect(response.headers['access-control-allow-origin']).toBe('*');
      expect(response.headers).not.toHaveProperty('access-control-allow-credentials');
      const preflight = await send({ as: null, method: 'OPTIONS', url, headers: crossOrigin });
      expect(preflight.statusCode).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
        'access-control-allow-headers': expect.stringContaining('Authorization, Content-Type'),
      });
    }
  });

  it('nobody from another origin otherwise, and never to write', async () => {
    const closed = await createMcpApp();
    const preflight = await closed.send({ as: null, method: 'OPTIONS', url: '/v0.1/servers', headers: crossOrigin });
    expect([preflight.statusCode, preflight.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const list = await closed.send({ url: '/v0.1/servers', headers: crossOrigin });
    for (const { headers } of [preflight, list]) expect(Object.keys(headers).join()).not.toContain('access-control');
    const open = await createMcpApp({ REGISTRY_ALLOW_ANONYMOUS: 'read' });
    expect(Object.keys((await open.publish()).headers).join()).not.toContain('access-control');
    expect(Object.keys((await open.send({ url: '/api/servers' })).headers).join()).not.toContain('access-control');
  });

  it.each([
    ['OPTIONS', '/v0.1/nothing', 404],
    ['GET', '/v0.1/publish', 405],
    ['POST', '/v0.1/servers', 405],
    ['GET', '/v0.1/servers/com.example/weather/versions', 404],
    ['GET', '/v0.2/servers', 404],
  ] as const)('%s %s is %i', async (method, url, status) => {
    const { send } = await createMcpApp();
    const response = await send({ method, url });
    expect(response.statusCode).toBe(status);
    expect(response.json<{ error?: string }>().error !== undefined).toBe(!url.startsWith('/v0.2'));
  });
});

it('a server that was registered under its path is listed with the others', async () => {
  const { publish, send, list } = await createMcpApp();
  await publish();
  await send({ method: 'POST', url: '/api/servers/register', body: docsServer });
  expect(keysOf(await list())).toEqual([`${NAME} 1.0.0`, 'local.registry/docs 1.0.0']);
});
