import { describe, expect, it } from 'vitest';
import { routes } from '../../src/registry/routes/table.ts';
import { weather } from './mcp/documents.ts';
import { docsServer, pdfSkill, travelAgent } from './support/cards.ts';
import { startRegistry } from './support/registry.ts';
import { createTestApp, problemOf, type TestApp } from './support/test-app.ts';

/** Routes that change something and do not pass the gate, each for a reason. */
const EXCEPTIONS = new Set([
  // Deleting asks for permission only.
  'DELETE /api/agents/*',
  'DELETE /api/servers/*',
  'DELETE /api/skills/*',
  'DELETE /v0/servers/:name/versions/:version',
  'DELETE /v0.1/servers/:name/versions/:version',
  // A trial: asks the gate, stores nothing.
  'POST /api/gate/test',
  // They store nothing.
  'POST /v0/validate',
  'POST /v0.1/validate',
]);

/** Routes for everybody, besides health. */
const PUBLIC = new Set([
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/v0/validate',
  '/v0.1/validate',
  '/v0/*',
  '/v0.1/*',
]);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A body that a write route takes, by the kind that its path is about. */
function bodyFor(url: string): object {
  if (url.endsWith('/status')) return { status: 'deprecated', statusMessage: 'changed' };
  if (url.startsWith('/v0')) return { ...weather, description: 'changed', ...(url.endsWith('publish') && { version: '2.0.0' }) };
  if (url.includes('agents')) return travelAgent;
  return url.includes('skills') ? pdfSkill : docsServer;
}

/** Registers one asset of each kind and says which URL names it. */
async function registerAll({ send }: TestApp): Promise<(url: string) => string> {
  await send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
  await send({ method: 'POST', url: '/api/servers/register', body: docsServer });
  await send({ method: 'POST', url: '/api/skills', body: pdfSkill });
  await send({ method: 'POST', url: '/v0/publish', body: weather });
  const paths = { agents: 'travel-assistant', servers: 'docs', skills: 'pdf-forms' };
  const published = (url: string): string => url.replace(':name', 'com.example%2Fweather').replace(':version', '1.0.0');
  return (url) =>
    published(url).replace('*', url.includes('agents') ? paths.agents : url.includes('skills') ? paths.skills : paths.servers);
}

/** All that is stored. */
async function everything({ store }: TestApp): Promise<unknown[]> {
  const page = { after: null, limit: 10, status: null, text: null };
  const kinds = ['agent', 'server', 'skill'] as const;
  const versions = { after: null, limit: 10, search: null, updatedSince: null, version: null, includeDeleted: true };
  return [...(await Promise.all(kinds.map((kind) => store.list(kind, page)))), await store.listVersions(versions)];
}

describe('every registered route', () => {
  it('is in the table, and nothing else is', async () => {
    const { routes: registered } = await createTestApp();
    const known = routes.map(({ method, url }) => `${method} ${url}`);
    expect(
      registered
        .filter(({ method }) => method !== 'HEAD')
        .map(({ method, url }) => `${method} ${url}`)
        .toSorted(),
    ).toEqual(known.toSorted());
  });

  it('that writes asks the gate, and stores nothing when the gate denies', async () => {
    const { routes: registered } = await createTestApp();
    const writes = registered.filter(({ method, url }) => !SAFE.has(method) && !EXCEPTIONS.has(`${method} ${url}`));
    expect(writes.length).toBeGreaterThanOrEqual(17);
    for (const { method, url } of writes) {
      const test = await createTestApp();
      const fill = url.endsWith('*') || url.startsWith('/v0') ? await registerAll(test) : () => url;
      const before = test.gate.questions.length;
      test.gate.answer = () => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail: 'not on a Tuesday' });
      const stored = await everything(test);
      const body = url.startsWith('/v0') ? bodyFor(url) : { ...bodyFor(url), description: 'changed' };
      const response = await test.send({ method, url: fill(url), body });
      expect({ method, url, ...problemOf(response) }).toEqual({ method, url, status: 403, code: 'gate_denied' });
      expect(test.gate.questions.length - before, `${method} ${url}`).toBe(1);
      expect(await everything(test)).toEqual(stored);
    }
  });

  it('but for what is public refuses a caller without credentials', async () => {
    const { routes: registered, send } = await createTestApp();
    for (const { method, url } of registered) {
      if (PUBLIC.has(url)) continue;
      const response = await send({ as: null, method, url: url.replace('*', 'x').replaceAll(/:\w+/g, 'x') });
      expect({ method, url, status: response.statusCode }).toEqual({ method, url, status: 401 });
    }
  });
});

describe('what is no route', () => {
  const cases = [
    ['GET', '/nothing', 404, 'not_found', undefined],
    ['GET', '/api/agents/', 404, 'not_found', undefined],
    ['GET', '/api/agents/nobody', 404, 'not_found', undefined],
    ['PATCH', '/api/agents/nobody', 405, 'method_not_allowed', 'PUT, GET, HEAD, DELETE'],
    ['POST', '/api/agents', 405, 'method_not_allowed', 'GET, HEAD'],
    ['DELETE', '/healthz', 405, 'method_not_allowed', 'GET, HEAD'],
    ['PUT', '/api/skills', 405, 'method_not_allowed', 'POST, GET, HEAD'],
    ['GET', '/edit/docs', 405, 'method_not_allowed', 'POST'],
    ['GET', '/api/agents/%zz', 400, 'bad_request', undefined],
  ] as const;
  it.each(cases)('%s %s answers %i %s', async (method, url, status, code, allow) => {
    const { send } = await createTestApp();
    const response = await send({ method, url });
    expect(problemOf(response)).toEqual({ status, code });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.headers['allow']).toBe(allow);
    expect(response.headers['x-request-id']).toBe(response.json<{ request_id: string }>().request_id);
  });

  it.each([
    ['QUERY', undefined, undefined],
    ['PROPFIND', undefined, undefined],
    ['POST', 'text/xml', '<a/>'],
    ['POST', 'application/json', '{'],
    ['PUT', 'application/json', 'x'.repeat(2 * 1024 * 1024)],
  ])('%s /healthz with a body of %s answers 405, whatever is in it', async (method, type, body) => {
    const { url } = await startRegistry();
    const response = await fetch(`${url}/healthz`, {
      method,
      ...(type !== undefined && { headers: { 'content-type': type }, body }),
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await response.json()).toMatchObject({ code: 'method_not_allowed' });
  });
});

describe('X-Request-Id', () => {
  it.each(['a', 'A-Z_0.9', 'x'.repeat(128)])('%s is taken over', async (id) => {
    const { send } = await createTestApp();
    expect((await send({ url: '/healthz', headers: { 'x-request-id': id } })).headers['x-request-id']).toBe(id);
  });

  it.each(['', 'a b', 'ü', 'x'.repeat(129), 'a\tb', 'a/b'])('%j is replaced', async (id) => {
    const { send } = await createTestApp();
    const response = await send({ url: '/healthz', headers: { 'x-request-id': id } });
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
