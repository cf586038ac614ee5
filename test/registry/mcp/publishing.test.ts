import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/gate/decision.ts';
import { docsServer } from '../support/cards.ts';
import { ENCRYPTION_KEY, problemOf } from '../support/test-app.ts';
import { cases } from './cases.ts';
import { documents, smallest, weather } from './documents.ts';
import { createMcpApp, keysOf, officialOf, type Page, type Shown, versionUrl } from './support.ts';

const NAME = 'com.example/weather';

const denial = { outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'not on a Tuesday' } as const;

describe('publishing', () => {
  it.each(Object.entries(documents))('%s comes back as it was sent', async (_name, document) => {
    const { send } = await createMcpApp();
    const response = await send({ method: 'POST', url: '/v0/publish', body: document });
    expect(response.statusCode).toBe(200);
    const shown = response.json<Shown>();
    expect(shown.server).toEqual(document);
    expect(officialOf(shown)).toMatchObject({ status: 'active', isLatest: true });
    const read = await send({ url: versionUrl(shown.server.name, shown.server.version) });
    expect(read.json()).toEqual(shown);
    expect(response.headers['etag']).toBe('"1"');
  });

  it('asks the gate about the server.json: first a registration, then updates', async () => {
    const { publish, gate, store } = await createMcpApp();
    await publish({}, { headers: { 'x-request-id': 'first' } });
    await publish({ version: '1.1.0' }, { url: '/v0.1/publish' });
    expect(gate.questions).toMatchObject([
      { assetType: 'server', operation: 'register', sourceApi: '/v0/publish', payload: weather, requestId: 'first' },
      { assetType: 'server', operation: 'update', sourceApi: '/v0.1/publish', payload: { ...weather, version: '1.1.0' } },
    ]);
    expect(await store.decisions({ before: null, limit: 9 })).toMatchObject([
      { operation: 'update', path: '/com.example/weather', assetType: 'server', stored: true },
      { operation: 'register', path: '/com.example/weather', requestId: 'first', stored: true },
    ]);
  });

  it('stores nothing that the gate denies, and says why', async () => {
    const { publish, gate, list, store } = await createMcpApp();
    gate.answer = () => denial;
    const response = await publish();
    expect(problemOf(response)).toEqual({ status: 403, code: 'gate_denied' });
    expect(response.json()).toMatchObject({ detail: 'not on a Tuesday', error: 'not on a Tuesday' });
    expect((await list()).servers).toEqual([]);
    expect(await store.decisions({ before: null, limit: 9 })).toMatchObject([{ outcome: 'denied', stored: false }]);
  });

  it.each([
    [['1.0.0', '1.10.0', '1.9.0'], '1.10.0'],
    [['2.0.0', '2.0.0-rc.1'], '2.0.0'],
    [['1.0.0', '1.0.0+2'], '1.0.0'],
    [['b', 'a'], 'a'],
    [['1.0.0', 'z'], '1.0.0'],
    [['z', '0.0.1'], '0.0.1'],
  ])('%j: the latest is %s', async (versions, latest) => {
    const { publish, read, list } = await createMcpApp();
    for (const version of versions) {
      await publish({ version });
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect((await read(NAME)).server.version).toBe(latest);
    expect(keysOf(await list('version=latest'))).toEqual([`${NAME} ${latest}`]);
  });

  it.each(['everything at once', 'schema older', 'remote http', 'more than 64 KiB', 'nulls for what is optional'])(
    '%s: is taken if it is valid, else every place is named',
    async (name) => {
      const { send, gate } = await createMcpApp();
      const { document, issues } = cases[name]!;
      const response = await send({ method: 'POST', url: '/v0/publish', body: document });
      const errors = issues.filter((line) => line.startsWith('error'));
      expect(response.statusCode).toBe(errors.length === 0 ? 200 : 422);
      expect(gate.questions).toHaveLength(errors.length === 0 ? 1 : 0);
      if (errors.length > 0) expect(response.json<{ errors: unknown[] }>().errors).toHaveLength(errors.length);
    },
  );

  it.each(['/v0/publish', '/v0.1/publish'])('%s needs a known caller, and JSON', async (url) => {
    const { send } = await createMcpApp({ REGISTRY_REGISTER_GROUP: 'team-a' });
    expect(problemOf(await send({ method: 'POST', url, as: null, body: weather })).status).toBe(401);
    expect(problemOf(await send({ method: 'POST', url, as: 'bob', body: weather }))).toEqual({ status: 403, code: 'forbidden' });
    expect(problemOf(await send({ method: 'POST', url, body: '{' }))).toEqual({ status: 400, code: 'bad_request' });
    expect(problemOf(await send({ method: 'POST', url, body: '[]' }))).toEqual({ status: 422, code: 'invalid_asset' });
    const text = { 'content-type': 'text/plain' };
    expect(problemOf(await send({ method: 'POST', url, body: 'x', headers: text }))).toEqual({
      status: 415,
      code: 'unsupported_media_type',
    });
  });

  it('a version again is refused before the gate is asked; another one is not', async () => {
    const { publish, gate } = await createMcpApp();
    await publish();
    const response = await publish({ description: 'changed' });
    expect(problemOf(response)).toEqual({ status: 409, code: 'version_exists' });
    expect(response.json<{ detail: string }>().detail).toContain('version 1.0.0 of com.example/weather is published already');
    expect(gate.questions).toHaveLength(1);
  });

  it('a server belongs to who published it first', async () => {
    const { publish, gate } = await createMcpApp();
    await publish();
    expect(problemOf(await publish({ version: '2.0.0' }, { as: 'bob' }))).toEqual({ status: 403, code: 'forbidden' });
    expect(gate.questions).toHaveLength(1);
    expect((await publish({ version: '2.0.0' }, { as: 'admin' })).statusCode).toBe(200);
    expect((await publish({ version: '3.0.0' })).statusCode).toBe(200);
  });

  it('of 20 at once of the same version, one is stored; of different versions, the others may try again', async () => {
    const { publish, gate, list } = await createMcpApp();
    const all = Promise.withResolvers<void>();
    gate.answer = async () => {
      if (gate.questions.length === 20) all.resolve();
      await all.promise;
      return {};
    };
    const same = await Promise.all(Array.from({ length: 20 }, () => publish()));
    expect(same.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, ...Array<number>(19).fill(409)]);
    gate.answer = () => ({});
    const different = await Promise.all(Array.from({ length: 10 }, (_, n) => publish({ version: `2.0.${n}` })));
    const stored = different.filter(({ statusCode }) => statusCode === 200);
    expect(stored.length).toBeGreaterThan(0);
    expect(different.filter(({ statusCode }) => statusCode !== 200).map((response) => problemOf(response).code)).toEqual(
      Array<string>(10 - stored.length).fill('asset_changed'),
    );
    const { servers } = await list('version=latest');
    expect(servers).toHaveLength(1);
    expect((await list()).servers).toHaveLength(1 + stored.length);
  });

  it('begins with the status that new assets must have, and shows it to nobody before it changes', async () => {
    const { publish, list, setStatus, send } = await createMcpApp({ REGISTRATION_ENFORCED_STATUS: 'draft' });
    expect(officialOf((await publish()).json<Shown>())).toMatchObject({
      status: 'deleted',
      statusMessage: 'its status in this registry is draft',
    });
    await publish({ version: '1.1.0' });
    expect(keysOf(await list())).toEqual([]);
    expect((await send({ url: '/api/servers?status=draft' })).json<{ servers: unknown[] }>().servers).toHaveLength(1);
    expect((await setStatus(NAME, null, 'active')).statusCode).toBe(200);
    expect(keysOf(await list())).toEqual([`${NAME} 1.0.0`, `${NAME} 1.1.0`]);
    await publish({ version: '1.2.0' });
    expect(keysOf(await list('version=latest'))).toEqual([`${NAME} 1.2.0`]);
  });
});

describe('editing a version', () => {
  const put = (version: string, body: object, headers: Record<string, string> = {}) =>
    ({ method: 'PUT', url: versionUrl(NAME, version), body, headers }) as const;

  it('replaces its server.json, through the gate', async () => {
    const { publish, send, gate, read } = await createMcpApp();
    await publish();
    await publish({ version: '2.0.0' });
    const before = await read(NAME, '1.0.0');
    const response = await send(put('1.0.0', { ...smallest, name: NAME, version: '1.0.0' }));
    expect(response.statusCode).toBe(200);
    const shown = response.json<Shown>();
    expect(shown.server).toEqual({ ...smallest, name: NAME, version: '1.0.0' });
    expect(officialOf(shown)).toMatchObject({ publishedAt: officialOf(before).publishedAt, isLatest: false, status: 'active' });
    expect(gate.questions.at(-1)).toMatchObject({ operation: 'update', payload: shown.server });
    expect((await read(NAME)).server).toEqual({ ...weather, version: '2.0.0' });
    gate.answer = () => denial;
    expect(problemOf(await send(put('1.0.0', { ...weather, description: 'changed' })))).toEqual({
      status: 403,
      code: 'gate_denied',
    });
    expect((await read(NAME, '1.0.0')).server).toEqual(shown.server);
  });

  it.each<[string, ReturnType<typeof put>, number, string]>([
    ['another name', put('1.0.0', { ...weather, name: 'com.example/other' }), 422, 'invalid_asset'],
    ['another version', put('1.0.0', { ...weather, version: '1.0.1' }), 422, 'invalid_asset'],
    ['no version that there is', put('9.0.0', { ...weather, version: '9.0.0' }), 404, 'not_found'],
    ['another version of the asset', put('1.0.0', weather, { 'if-match': '"7"' }), 412, 'version_mismatch'],
    ['what is not valid', put('1.0.0', { ...weather, remotes: [{}] }), 422, 'invalid_asset'],
  ])('%s is refused without asking the gate', async (_name, request, status, code) => {
    const { publish, send, gate } = await createMcpApp();
    await publish();
    expect(problemOf(await send(request))).toEqual({ status, code });
    expect(gate.questions).toHaveLength(1);
  });

  it('needs the owner, and a version that is not deleted', async () => {
    const { publish, send, setStatus } = await createMcpApp();
    await publish();
    expect(problemOf(await send({ ...put('1.0.0', {}), as: 'bob', body: '{' }))).toEqual({ status: 403, code: 'forbidden' });
    expect((await send({ ...put('1.0.0', weather), as: 'admin', headers: { 'if-match': '"1"' } })).statusCode).toBe(200);
    await setStatus(NAME, '1.0.0', 'deleted');
    expect(problemOf(await send(put('1.0.0', weather)))).toEqual({ status: 404, code: 'not_found' });
  });
});

describe('a change of status', () => {
  it('goes through the gate with the status that is asked for', async () => {
    const { publish, setStatus, gate, read } = await createMcpApp();
    await publish();
    const response = await setStatus(NAME, '1.0.0', 'deprecated', 'use com.example/weather2');
    expect(response.statusCode).toBe(200);
    expect(officialOf(response.json<Shown>())).toMatchObject({ status: 'deprecated', statusMessage: 'use com.example/weather2' });
    expect(gate.questions.at(-1)).toMatchObject({
      operation: 'update',
      sourceApi: '/v0/servers/com.example%2Fweather/versions/1.0.0/status',
      payload: {
        ...weather,
        _meta: {
          ...(weather['_meta'] as object),
          'io.modelcontextprotocol.registry/official': { status: 'deprecated', statusMessage: 'use com.example/weather2' },
        },
      },
    });
    expect((await read(NAME)).server).toEqual(weather);
    gate.answer = () => denial;
    expect(problemOf(await setStatus(NAME, '1.0.0', 'active'))).toEqual({ status: 403, code: 'gate_denied' });
    expect(officialOf(await read(NAME)).status).toBe('deprecated');
  });

  it('keeps the time of the status where only the words change, and moves the latest', async () => {
    const { publish, setStatus, read } = await createMcpApp();
    for (const version of ['1.0.0', '2.0.0']) await publish({ version });
    const first = officialOf((await setStatus(NAME, '2.0.0', 'deprecated')).json<Shown>());
    await new Promise((resolve) => setTimeout(resolve, 2));
    const second = officialOf((await setStatus(NAME, '2.0.0', 'deprecated', 'old')).json<Shown>());
    expect(second.statusChangedAt).toBe(first.statusChangedAt);
    expect(second.updatedAt > first.updatedAt).toBe(true);
    await setStatus(NAME, '2.0.0', 'deleted');
    expect((await read(NAME)).server.version).toBe('1.0.0');
    await setStatus(NAME, '1.0.0', 'deleted');
    expect((await read(NAME)).server.version).toBe('2.0.0');
    const back = officialOf((await setStatus(NAME, '1.0.0', 'active')).json<Shown>());
    expect(back).toMatchObject({ status: 'active', isLatest: true });
    expect(back).not.toHaveProperty('statusMessage');
  });

  it('of all versions is one change, and the gate is asked once', async () => {
    const { publish, setStatus, gate, list } = await createMcpApp();
    for (const version of ['1.0.0', '2.0.0', '3.0.0']) await publish({ version });
    await setStatus(NAME, '2.0.0', 'deprecated');
    const questions = gate.questions.length;
    const response = await setStatus(NAME, null, 'deprecated');
    expect(response.json()).toMatchObject({ updatedCount: 3 });
    expect(response.json<{ servers: Shown[] }>().servers.map((shown) => officialOf(shown).status)).toEqual(
      Array(3).fill('deprecated'),
    );
    expect(gate.questions).toHaveLength(questions + 1);
    expect((await list()).servers.map((shown) => officialOf(shown).status)).toEqual(Array(3).fill('deprecated'));
  });

  it.each<[string, JsonObject, number, string]>([
    ['that is none', { status: 'retired' }, 422, 'invalid_asset'],
    ['that is missing', {}, 422, 'invalid_asset'],
    ['with words about active', { status: 'active', statusMessage: 'x' }, 422, 'invalid_asset'],
    ['with too many words', { status: 'deprecated', statusMessage: 'x'.repeat(501) }, 422, 'invalid_asset'],
    ['with words that are none', { status: 'deprecated', statusMessage: 7 }, 422, 'invalid_asset'],
    ['with a secret', { status: 'deprecated', statusMessage: 'password=hunter2hunter2' }, 422, 'card_holds_secret'],
    ['that it has', { status: 'active' }, 400, 'no_changes'],
  ])('%s is refused without asking the gate', async (_name, body, status, code) => {
    const { publish, send, gate } = await createMcpApp();
    await publish();
    for (const url of [`${versionUrl(NAME, '1.0.0')}/status`, '/v0/servers/com.example%2Fweather/status']) {
      expect(problemOf(await send({ method: 'PATCH', url, body }))).toEqual({ status, code });
    }
    expect(gate.questions).toHaveLength(1);
  });

  it('needs the owner, the version that was read, and a version that there is', async () => {
    const { publish, send, setStatus } = await createMcpApp();
    await publish();
    const patch = { method: 'PATCH', url: `${versionUrl(NAME, '1.0.0')}/status`, body: { status: 'deprecated' } } as const;
    expect(problemOf(await send({ ...patch, as: 'bob' }))).toEqual({ status: 403, code: 'forbidden' });
    expect(problemOf(await send({ ...patch, headers: { 'if-match': '"2"' } }))).toEqual({
      status: 412,
      code: 'version_mismatch',
    });
    expect((await send({ ...patch, headers: { 'if-match': '"1"' } })).statusCode).toBe(200);
    expect(problemOf(await setStatus(NAME, '7', 'deleted')).status).toBe(404);
    expect(problemOf(await setStatus('com.example/nobody', null, 'deleted')).status).toBe(404);
  });
});

describe('deleting a version', () => {
  const remove = (version: string) => ({ method: 'DELETE', url: versionUrl(NAME, version) }) as const;

  it('takes it away without asking the gate, and the server with the last one', async () => {
    const { publish, send, gate, read, list } = await createMcpApp();
    for (const version of ['1.0.0', '2.0.0']) await publish({ version });
    const response = await send(remove('2.0.0'));
    expect([response.statusCode, response.json<Shown>().server.version]).toEqual([200, '2.0.0']);
    expect((await read(NAME)).server.version).toBe('1.0.0');
    expect((await send({ url: `/api/servers/${NAME}` })).json<JsonObject>()['version']).toBe('1.0.0');
    expect((await send(remove('1.0.0'))).statusCode).toBe(200);
    expect((await list('include_deleted=true')).servers).toEqual([]);
    expect((await send({ url: `/api/servers/${NAME}` })).statusCode).toBe(404);
    expect(problemOf(await send(remove('1.0.0'))).status).toBe(404);
    expect(gate.questions).toHaveLength(2);
    expect((await publish({}, { as: 'bob' })).statusCode).toBe(200);
  });

  it('is for the owner of what was read', async () => {
    const { publish, send } = await createMcpApp();
    await publish();
    expect(problemOf(await send({ ...remove('1.0.0'), as: 'bob' }))).toEqual({ status: 403, code: 'forbidden' });
    expect(problemOf(await send({ ...remove('1.0.0'), headers: { 'if-match': '"9"' } }))).toEqual({
      status: 412,
      code: 'version_mismatch',
    });
  });
});

it('every change is notified: the first version as a registration, the last one taken away as a deletion', async () => {
  const { publish, send, setStatus, store } = await createMcpApp({ REGISTRATION_WEBHOOK_URL: 'http://127.0.0.1:9/hook' });
  await publish();
  await publish({ version: '2.0.0' });
  await setStatus(NAME, '2.0.0', 'deprecated');
  for (const version of ['2.0.0', '1.0.0']) await send({ method: 'DELETE', url: versionUrl(NAME, version) });
  const deliveries = await store.claimDeliveries(new Date(Date.now() + 1000), 9, 1);
  const told = deliveries.map(({ payload }) => JSON.parse(payload) as { event_type: string; card: JsonObject });
  expect(told.map(({ event_type: type, card }) => [type, card['version'], card['status']])).toEqual([
    ['registration', '1.0.0', 'active'],
    ['update', '2.0.0', 'active'],
    ['update', '2.0.0', 'deprecated'],
    ['update', '1.0.0', 'active'],
    ['deletion', '1.0.0', 'active'],
  ]);
});

describe('validating', () => {
  const validate = (body: unknown) => ({ as: null, method: 'POST', url: '/v0/validate', body }) as const;

  it('says everything at once, to everybody, and stores nothing', async () => {
    const { send, gate, list } = await createMcpApp();
    for (const { document, issues } of Object.values(cases)) {
      const response = await send(validate(document));
      expect(response.statusCode).toBe(200);
      const { valid, issues: found } = response.json<{ valid: boolean; issues: Record<string, string>[] }>();
      expect(found.map(({ severity, path, reference }) => `${severity} ${path} ${reference}`).toSorted()).toEqual(
        issues.toSorted(),
      );
      expect(valid).toBe(!issues.some((line) => line.startsWith('error')));
      for (const one of found) expect(Object.keys(one)).toEqual(['type', 'path', 'message', 'severity', 'reference']);
    }
    expect(gate.questions).toEqual([]);
    expect((await list()).servers).toEqual([]);
  });

  it('counts against the rate limit', async () => {
    const { send } = await createMcpApp({ REGISTRY_RATE_LIMIT_PER_MINUTE: '1' });
    expect((await send(validate(weather))).statusCode).toBe(200);
    expect(problemOf(await send(validate(weather)))).toEqual({ status: 429, code: 'rate_limited' });
  });

  it.each([
    ['{', 400],
    ['7', 422],
  ])('%s is no server.json', async (body, status) => {
    const { send } = await createMcpApp();
    expect((await send(validate(body))).statusCode).toBe(status);
  });
});

describe('secrets in a server.json', () => {
  const SECRET = 'wsk-2f7d9c31a04b';
  const withHeader = (member: string, value: unknown) => ({
    remotes: [
      { type: 'sse', url: 'https://weather.example.com/sse', headers: [{ name: 'X-Api-Key', isSecret: true, [member]: value }] },
    ],
  });
  const KEY = { REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY };

  it.each(['value', 'default'])('in the %s of a header is sealed, shown by nobody and kept over versions', async (member) => {
    const { publish, gate, store, log, read, send, list } = await createMcpApp(KEY);
    const response = await publish(withHeader(member, SECRET));
    const [remote] = response.json<Shown>().server['remotes'] as { headers: Record<string, string>[] }[];
    const placeholder = remote?.headers[0]?.[member] ?? '';
    expect(placeholder).toMatch(/^\[sealed:[\w-]{12}\]$/);
    const again = await publish({ ...withHeader(member, placeholder), version: '2.0.0' });
    expect(again.statusCode).toBe(200);
    const asset = await store.find('server', '/com.example/weather');
    expect(Object.keys(asset?.sealed ?? {})).toEqual([placeholder.slice(8, -1)]);
    await send({ method: 'DELETE', url: versionUrl(NAME, '1.0.0') });
    expect(Object.keys((await store.find('server', '/com.example/weather'))?.sealed ?? {})).toHaveLength(1);
    await publish({ version: '3.0.0' });
    await send({ method: 'DELETE', url: versionUrl(NAME, '2.0.0') });
    expect((await store.find('server', '/com.example/weather'))?.sealed).toEqual({});
    const everywhere = [
      response.body,
      again.body,
      await read(NAME, '2.0.0'),
      await list('include_deleted=true'),
      gate.questions,
      log,
    ];
    expect(JSON.stringify(everywhere)).not.toContain(SECRET);
  });

  it.each(['token', '', 'a b', 'a/b'])('in a variable that is called %j is sealed', async (name) => {
    const { publish } = await createMcpApp(KEY);
    const variables = { [name]: { isSecret: true, value: SECRET } };
    const response = await publish({ remotes: [{ type: 'sse', url: 'https://weather.example.com/sse', variables }] });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('[sealed:');
    expect(response.body).not.toContain(SECRET);
  });

  it('is refused without a key, and a placeholder of nothing always', async () => {
    const { publish, gate } = await createMcpApp();
    const response = await publish(withHeader('value', SECRET));
    expect(problemOf(response)).toEqual({ status: 422, code: 'card_holds_secret' });
    expect(response.json()).toMatchObject({ errors: [{ pointer: '/remotes/0/headers/0/value' }] });
    expect(response.body).not.toContain(SECRET);
    expect(problemOf(await publish(withHeader('value', '[sealed:AAAAAAAAAAAA]')))).toEqual({
      status: 422,
      code: 'invalid_asset',
    });
    expect(gate.questions).toEqual([]);
  });

  const open: [string, object][] = [
    ['/remotes/0/url', { remotes: [{ type: 'sse', url: `https://weather.example.com/sse?api_key=${SECRET}` }] }],
    ['/remotes/0/url', { remotes: [{ type: 'sse', url: `https://user:${SECRET}@weather.example.com/sse` }] }],
    ['/websiteUrl', { websiteUrl: `https://weather.example.com/?token=${SECRET}` }],
    ['/repository/url', { repository: { source: 'git', url: `https://x:${SECRET}@git.example.com/weather` } }],
    ['/description', { description: `Bearer ${SECRET}` }],
  ];
  it.each(open)('at %s is refused, key or not', async (pointer, change) => {
    const { publish, send } = await createMcpApp(KEY);
    const response = await publish(change);
    expect(problemOf(response)).toEqual({ status: 422, code: 'card_holds_secret' });
    expect(response.json()).toMatchObject({ errors: [{ pointer }] });
    const validation = await send({ method: 'POST', url: '/v0/validate', body: { ...weather, ...change } });
    expect(validation.json()).toMatchObject({ valid: false, issues: [{ reference: 'secret-in-the-open' }] });
    expect(response.body + validation.body).not.toContain(SECRET);
  });

  it('validating says what would become of it', async () => {
    const body = { ...weather, ...withHeader('value', SECRET) };
    for (const [env, valid, reference] of [
      [{}, false, 'secret-not-sealable'],
      [KEY, true, 'secret-sealed'],
    ] as const) {
      const { send } = await createMcpApp(env);
      const response = await send({ method: 'POST', url: '/v0/validate', body });
      expect(response.json()).toMatchObject({ valid, issues: [{ path: 'remotes[0].headers[0].value', reference }] });
      expect(response.body).not.toContain(SECRET);
    }
  });
});

describe('one set of servers', () => {
  const register = { method: 'POST', url: '/api/servers/register', body: docsServer } as const;

  it('a published one is a server like any other, with its latest version as its card', async () => {
    const { publish, send } = await createMcpApp();
    await publish();
    await publish({ version: '2.0.0', title: 'Weather 2' });
    const card = (await send({ url: '/api/servers/com.example/weather' })).json<JsonObject>();
    expect(card).toMatchObject({
      ...weather,
      title: 'Weather 2',
      version: '2.0.0',
      path: '/com.example/weather',
      status: 'active',
      proxy_pass_url: 'https://weather.example.com/mcp',
      supported_transports: ['streamable-http', 'sse'],
      _registry: { version: 2, status: 'active', owner: 'api_key:alice' },
    });
    const listed = (await send({ url: '/api/servers?q=forecasts' })).json<{ servers: JsonObject[] }>();
    expect(listed.servers).toEqual([card]);
  });

  it('is changed by publishing alone, and deleted with all its versions', async () => {
    const { publish, send, gate, list } = await createMcpApp();
    await publish();
    await publish({ version: '2.0.0' });
    for (const url of ['/api/servers/edit/com.example/weather', '/edit/com.example/weather']) {
      const response = await send({ method: 'POST', url, body: { ...docsServer, path: '/com.example/weather' } });
      expect(problemOf(response)).toEqual({ status: 409, code: 'published_server' });
      expect(response.json<{ detail: string }>().detail).toContain('publish');
    }
    expect(gate.questions).toHaveLength(2);
    expect((await send({ method: 'DELETE', url: '/api/servers/com.example/weather' })).statusCode).toBe(204);
    expect((await list('include_deleted=true')).servers).toEqual([]);
  });

  it('one that was registered under its path has one version, made of its card', async () => {
    const { send, read } = await createMcpApp();
    const long = `${'Documentation 🌦 '.repeat(10)}end`;
    const body = { ...docsServer, path: '/team/docs', description: long, auth_scheme: 'bearer', headers: { 'X-Team': 'docs' } };
    expect((await send({ ...register, body })).statusCode).toBe(201);
    const shown = await read('local.registry/team.docs');
    expect(shown.server).toMatchObject({
      $schema: weather['$schema'],
      name: 'local.registry/team.docs',
      title: 'Documentation MCP',
      version: '1.0.0',
      description: Array.from(long).slice(0, 100).join(''),
      remotes: [
        {
          type: 'streamable-http',
          url: 'https://mcp.docs.example.com/mcp',
          headers: [
            { name: 'X-Team', value: 'docs' },
            { name: 'Authorization', isRequired: true, isSecret: true },
          ],
        },
      ],
      _meta: { 'io.modelcontextprotocol.registry/publisher-provided': { path: '/team/docs' } },
    });
    const validation = await send({ method: 'POST', url: '/v0/validate', body: shown.server });
    expect(validation.json()).toEqual({ valid: true, issues: [] });
  });

  it('its listing follows its card, and never shows a secret', async () => {
    const { send, read, list, store } = await createMcpApp({ REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY });
    const secret = 'docs-5b1f77e0';
    await send({
      ...register,
      body: {
        ...docsServer,
        version: '1.4',
        headers: { 'X-Api-Key': secret, Authorization: `Bearer ${secret}` },
        auth_credential: secret,
      },
    });
    const first = await read('local.registry/docs');
    expect(first.server.version).toBe('1.4');
    await new Promise((resolve) => setTimeout(resolve, 2));
    const edit = { method: 'POST', url: '/api/servers/edit/docs' } as const;
    await send({ ...edit, body: { ...docsServer, version: '1.4', status: 'deprecated' } });
    const second = await read('local.registry/docs');
    expect(officialOf(second)).toMatchObject({
      status: 'deprecated',
      publishedAt: officialOf(first).publishedAt,
      isLatest: true,
    });
    expect(officialOf(second).updatedAt > officialOf(first).updatedAt).toBe(true);
    await send({ ...edit, body: { ...docsServer, version: '1.5' } });
    expect(keysOf(await list('include_deleted=true'))).toEqual(['local.registry/docs 1.5']);
    expect(JSON.stringify([first, second, await store.versions(1)])).not.toContain(secret);
    await send({ method: 'DELETE', url: '/api/servers/docs' });
    expect((await list('include_deleted=true')).servers).toEqual([]);
  });

  it.each([
    ['active', 'active', undefined],
    ['beta', 'active', undefined],
    ['deprecated', 'deprecated', undefined],
    ['draft', 'deleted', 'its status in this registry is draft'],
    ['deleted', 'deleted', undefined],
  ])('with the status %s is listed as %s', async (status, listed, message) => {
    const { send, read } = await createMcpApp();
    await send({ ...register, body: { ...docsServer, status } });
    expect(officialOf(await read('local.registry/docs'))).toMatchObject({ status: listed });
    expect(officialOf(await read('local.registry/docs')).statusMessage).toBe(message);
  });

  it.each(['latest', '^1.0', '', 'x'.repeat(300)])('whose version is %j is listed as 1.0.0', async (version) => {
    const { send, read } = await createMcpApp();
    await send({ ...register, body: { ...docsServer, version } });
    expect((await read('local.registry/docs')).server.version).toBe('1.0.0');
  });

  it('its status is changed through the gate, in the card as well', async () => {
    const { send, setStatus, gate, read } = await createMcpApp();
    await send(register);
    const response = await setStatus('local.registry/docs', '1.0.0', 'deprecated', 'moved');
    expect(officialOf(response.json<Shown>())).toMatchObject({ status: 'deprecated', statusMessage: 'moved' });
    expect(gate.questions.at(-1)).toMatchObject({ operation: 'update', payload: { ...docsServer, status: 'deprecated' } });
    expect((await send({ url: '/api/servers/docs' })).json()).toMatchObject({ status: 'deprecated', _registry: { version: 2 } });
    await send({ method: 'POST', url: '/api/servers/edit/docs', body: { ...docsServer, status: 'deprecated', tags: [] } });
    expect(officialOf(await read('local.registry/docs'))).toMatchObject({ status: 'deprecated', statusMessage: 'moved' });
    gate.answer = () => denial;
    expect(problemOf(await setStatus('local.registry/docs', null, 'active'))).toEqual({ status: 403, code: 'gate_denied' });
    expect((await send({ url: '/api/servers/docs' })).json()).toMatchObject({ status: 'deprecated' });
  });

  it('is published or edited nowhere but where it was registered; its version can be deleted', async () => {
    const { send, publish, gate, list } = await createMcpApp();
    await send(register);
    const name = 'local.registry/docs';
    const requests = [
      await publish({ name }),
      await send({ method: 'PUT', url: versionUrl(name, '1.0.0'), body: { ...weather, name } }),
    ];
    for (const response of requests) {
      expect(problemOf(response)).toEqual({ status: 409, code: 'registered_server' });
      expect(response.json<{ detail: string }>().detail).toContain('/api/servers/edit/docs');
    }
    expect(gate.questions).toHaveLength(1);
    expect((await send({ method: 'DELETE', url: versionUrl(name, '1.0.0') })).statusCode).toBe(200);
    expect((await list('include_deleted=true')).servers).toEqual([]);
    expect((await send({ url: '/api/servers/docs' })).statusCode).toBe(404);
  });

  it('has no name twice', async () => {
    const { send, publish, gate } = await createMcpApp({ REGISTRY_NAMESPACE: 'com.example' });
    await publish();
    await send({ ...register, body: { ...docsServer, path: '/a/b' } });
    await send({ ...register, body: { ...docsServer, path: '/org.example/tool' } });
    const questions = gate.questions.length;
    const taken = [
      await send({ ...register, body: { ...docsServer, path: '/weather' } }),
      await send({ ...register, body: { ...docsServer, path: '/a.b' } }),
      await publish({ name: 'org.example/tool' }),
    ];
    for (const response of taken) expect(problemOf(response)).toEqual({ status: 409, code: 'name_taken' });
    expect(taken.map((response) => response.json<{ detail: string }>().detail)).toEqual([
      'it would be listed as com.example/weather, the name of the server /com.example/weather: choose another path',
      'it would be listed as com.example/a.b, the name of the server /a/b: choose another path',
      'the path /org.example/tool belongs to a server that is registered under it: choose another name',
    ]);
    expect(gate.questions).toHaveLength(questions);
  });

  it('gives a name to one of two that want it at the same moment', async () => {
    const { send, publish, gate, list } = await createMcpApp({ REGISTRY_NAMESPACE: 'com.example' });
    const all = Promise.withResolvers<void>();
    gate.answer = async () => {
      if (gate.questions.length === 2) all.resolve();
      await all.promise;
      return {};
    };
    const [first, second] = await Promise.all([
      publish({ version: '2.0.0' }),
      send({ ...register, body: { ...docsServer, path: '/weather' } }),
    ]);
    const statuses = [first.statusCode, second.statusCode];
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(problemOf(first.statusCode === 409 ? first : second).code).toBe('name_taken');
    expect((await list()).servers).toHaveLength(1);
  });

  it('is listed page by page on both sides', async () => {
    const { send, publish, list } = await createMcpApp();
    await send(register);
    await publish();
    const names = (await send({ url: '/api/servers' })).json<{ servers: JsonObject[] }>().servers.map(({ path }) => path);
    expect(names).toEqual(['/com.example/weather', '/docs']);
    expect(((await list()) satisfies Page).servers).toHaveLength(2);
  });
});
