import { describe, expect, it } from 'vitest';
import { docsServer, travelAgent } from './support/cards.ts';
import { createTestApp, problemOf } from './support/test-app.ts';

const url = '/api/agents/register';

const nested = (depth: number): string => `{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('bodies that are refused', () => {
  const cases: readonly (readonly [
    string,
    { body: string | Buffer; type?: string; headers?: Record<string, string> },
    number,
    string,
  ])[] = [
    ['not JSON', { body: '{"a":' }, 400, 'bad_request'],
    ['an empty one', { body: '' }, 400, 'bad_request'],
    ['not UTF-8', { body: Buffer.from('{"a":"\xff"}', 'latin1') }, 400, 'bad_request'],
    ['a list', { body: '[]' }, 422, 'invalid_asset'],
    ['null', { body: 'null' }, 422, 'invalid_asset'],
    ['__proto__', { body: '{"a":{"__proto__":{"isAdmin":true}}}' }, 422, 'invalid_asset'],
    ['constructor.prototype', { body: '{"constructor":{"prototype":{"isAdmin":true}}}' }, 422, 'invalid_asset'],
    ['33 levels', { body: nested(33) }, 422, 'invalid_asset'],
    ['500,000 levels', { body: '['.repeat(500_000) + ']'.repeat(500_000) }, 422, 'invalid_asset'],
    ['10,001 members', { body: JSON.stringify({ list: Array(10_001).fill(0) }) }, 422, 'invalid_asset'],
    ['a lone surrogate', { body: '{"a":"\\ud800"}' }, 422, 'invalid_asset'],
    ['a lone surrogate as a name', { body: '{"\\ud800":1}' }, 422, 'invalid_asset'],
    ['over 1 MiB', { body: JSON.stringify({ a: 'x'.repeat(1024 * 1024) }) }, 413, 'body_too_large'],
    ['text', { body: 'name: x', type: 'text/plain' }, 415, 'unsupported_media_type'],
    ['YAML', { body: 'name: x', type: 'application/yaml' }, 415, 'unsupported_media_type'],
    ['a form for agents', { body: 'name=x', type: 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['a compressed one', { body: '{}', headers: { 'content-encoding': 'gzip' } }, 415, 'unsupported_media_type'],
  ];
  it.each(cases)('%s', async (_name, { body, type = 'application/json', headers = {} }, status, code) => {
    const { send, gate, store } = await createTestApp();
    const response = await send({ method: 'POST', url, body, headers: { 'content-type': type, ...headers } });
    expect(problemOf(response)).toEqual({ status, code });
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(gate.questions).toEqual([]);
    expect(await store.decisions({ before: null, limit: 1 })).toEqual([]);
  });

  it('does not quote what was sent', async () => {
    const { send, log } = await createTestApp();
    const response = await send({ method: 'POST', url, body: '{"auth_credential": "hunter2-canary' });
    expect(response.body + log.join('')).not.toContain('hunter2');
  });

  it('a number that no reader can hold, wherever it is', async () => {
    const { send } = await createTestApp();
    const body = JSON.stringify(travelAgent).replace('{', '{"cost":[1e400],');
    expect((await send({ method: 'POST', url, body })).json<{ errors: unknown }>().errors).toEqual([
      { pointer: '/cost/0', message: 'must be a number that JSON can carry' },
    ]);
  });

  it('says which limit a nested body breaks, and where', async () => {
    const { send } = await createTestApp();
    const response = await send({ method: 'POST', url, body: '{"skills":[{"__proto__":{}}]}' });
    expect(response.json<{ errors: unknown }>().errors).toEqual([
      { pointer: '/skills/0', message: 'must not have a member __proto__ or constructor.prototype' },
    ]);
  });
});

it('a body whose long names lead to many members is refused, and what is said does not repeat them', async () => {
  const { send } = await createTestApp();
  const many = Object.fromEntries(Array.from({ length: 4200 }, (_, index) => [`m${index}`, 1]));
  const body = { ...travelAgent, ['a'.repeat(500)]: many };
  expect((await send({ method: 'POST', url, body })).json<{ errors: unknown }>().errors).toEqual([
    { pointer: '', message: 'must not have paths of more than 2097152 characters together' },
  ]);
});

describe('bodies that are taken', () => {
  it.each([9007199254740991, -9007199254740991, 0.1, 1e-7, 5e-324])('the number %d, as it was sent', async (number) => {
    const { send } = await createTestApp();
    const response = await send({ method: 'POST', url, body: { ...travelAgent, cost: number } });
    expect(response.statusCode).toBe(201);
    expect(response.json<{ agent: { cost: unknown } }>().agent.cost).toBe(number);
  });

  it('a long name above some members, and many members below a short one', async () => {
    const { send } = await createTestApp();
    const some = { a: 1, b: { c: 1 } };
    const many = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`m${index}`, 1]));
    const body = { ...travelAgent, ['a'.repeat(250_000)]: some, ['b'.repeat(100)]: many };
    expect((await send({ method: 'POST', url, body })).statusCode).toBe(201);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/a2a+json'])(
    '%s',
    async (type) => {
      const { send } = await createTestApp();
      const response = await send({ method: 'POST', url, body: travelAgent, headers: { 'content-type': type } });
      expect(response.statusCode).toBe(201);
    },
  );

  it('32 levels, and a member called constructor that is no prototype', async () => {
    const { send } = await createTestApp();
    const body = { ...travelAgent, metadata: { constructor: 'x', deep: JSON.parse(nested(30)) as object } };
    expect((await send({ method: 'POST', url, body })).statusCode).toBe(201);
  });
});

it('a request whose body is not read may say of it what it likes', async () => {
  const { send } = await createTestApp();
  const headers = { 'content-encoding': 'gzip', 'content-type': 'text/plain' };
  for (const at of ['/api/agents', '/v0.1/servers']) expect((await send({ url: at, headers })).statusCode).toBe(200);
});

describe('a deletion', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'application/a2a+json'])(
    'may say %s of no body at all',
    async (type) => {
      const { send } = await createTestApp();
      await send({ method: 'POST', url, body: travelAgent });
      const deletion = { method: 'DELETE', url: '/api/agents/travel-assistant', headers: { 'content-type': type } } as const;
      expect(problemOf(await send({ ...deletion, body: '{' }))).toEqual({ status: 400, code: 'bad_request' });
      expect((await send(deletion)).statusCode).toBe(204);
    },
  );
});

describe('forms for servers', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const fields = {
    name: 'Docs & more',
    description: 'Searches',
    path: '/docs',
    proxy_pass_url: 'https://mcp.example.com/mcp',
    tags: 'a, b,,c',
    supported_transports: '["sse","streamable-http"]',
    num_tools: '3',
    is_python: 'True',
    license: '',
    unknown_field: 'kept',
  };

  it.each(['/api/servers/register', '/servers/register', '/internal/register'])('register at %s', async (at) => {
    const { send, gate } = await createTestApp();
    const response = await send({ method: 'POST', url: at, body: form(fields), headers: type });
    expect(response.statusCode).toBe(201);
    expect(response.json<{ server: object }>().server).toMatchObject({
      name: 'Docs & more',
      tags: ['a', 'b', 'c'],
      supported_transports: ['sse', 'streamable-http'],
      num_tools: 3,
      is_python: true,
      unknown_field: 'kept',
    });
    expect(response.json<{ server: object }>().server).not.toHaveProperty('license');
    expect(gate.questions[0]).toMatchObject({ assetType: 'server', operation: 'register', sourceApi: at });
  });

  it.each(['/api/servers/edit/docs', '/edit/docs'])('edit at %s', async (at) => {
    const { send } = await createTestApp();
    await send({ method: 'POST', url: '/servers/register', body: docsServer });
    const response = await send({ method: 'POST', url: at, body: form({ ...fields, description: 'new' }), headers: type });
    expect([response.statusCode, response.json<{ server: object }>().server]).toMatchObject([200, { description: 'new' }]);
  });

  it.each([
    ['num_tools=three', '/num_tools'],
    ['is_python=perhaps', '/is_python'],
    ['headers={', '/headers'],
    ['name=x&name=y', '/name'],
  ])('%s is refused', async (extra, pointer) => {
    const { send } = await createTestApp();
    const { name: _, ...rest } = fields;
    const body = `${form({ ...rest, num_tools: '', is_python: '' })}&name=z&${extra}`
      .replace('&num_tools=&', '&')
      .replace('is_python=&', '');
    const response = await send({ method: 'POST', url: '/servers/register', body, headers: type });
    expect(response.statusCode).toBe(422);
    expect(response.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
  });
});
