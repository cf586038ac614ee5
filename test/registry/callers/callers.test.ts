import { createHash } from 'node:crypto';
import { readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkOf } from '../../../src/registry/callers/network.ts';
import { createRateLimiter } from '../../../src/registry/callers/rate-limit.ts';
import { travelAgent } from '../support/cards.ts';
import { makeTempFolder } from '../support/folder.ts';
import { API_KEYS, createTestApp, KEYS, problemOf, type Request } from '../support/test-app.ts';

const list: Request = { as: null, url: '/api/agents' };
const register: Request = { method: 'POST', url: '/api/agents/register', body: travelAgent };

describe('API keys', () => {
  it.each([
    ['Authorization', { authorization: `Bearer ${KEYS.alice}` }],
    ['Authorization in small letters', { authorization: `bearer  ${KEYS.alice} ` }],
    ['X-Api-Key', { 'x-api-key': KEYS.alice }],
  ])('are taken from %s', async (_name, headers) => {
    const { send } = await createTestApp();
    expect((await send({ ...list, headers })).statusCode).toBe(200);
  });

  it.each([
    ['nothing', {}, 401, 'unauthenticated', 'Bearer realm="registry"'],
    [
      'a wrong key',
      { 'x-api-key': 'alice-0123456789abcdeg' },
      401,
      'unauthenticated',
      'Bearer realm="registry", error="invalid_token"',
    ],
    [
      'a shorter key',
      { 'x-api-key': KEYS.alice.slice(0, -1) },
      401,
      'unauthenticated',
      'Bearer realm="registry", error="invalid_token"',
    ],
    [
      'a key in capitals',
      { 'x-api-key': KEYS.alice.toUpperCase() },
      401,
      'unauthenticated',
      'Bearer realm="registry", error="invalid_token"',
    ],
    [
      'Basic',
      { authorization: 'Basic YWxpY2U6eA==' },
      401,
      'unauthenticated',
      'Bearer realm="registry", error="invalid_request"',
    ],
    [
      'Bearer and nothing',
      { authorization: 'Bearer' },
      401,
      'unauthenticated',
      'Bearer realm="registry", error="invalid_request"',
    ],
    ['two credentials', { authorization: `Bearer ${KEYS.alice}`, 'x-api-key': KEYS.bob }, 400, 'bad_request', undefined],
  ] as const)('%s: %i %s', async (_name, headers, status, code, challenge) => {
    const { send, log } = await createTestApp();
    const response = await send({ ...list, headers });
    expect(problemOf(response)).toEqual({ status, code });
    expect(response.headers['www-authenticate']).toBe(challenge);
    expect(response.body + log.join('')).not.toMatch(/alice-0123|YWxpY2U6/);
  });

  it('can be given by their SHA-256', async () => {
    const sha256 = createHash('sha256').update('a-key-of-16-bytes').digest('hex').toUpperCase();
    const { send } = await createTestApp({ REGISTRY_API_KEYS: JSON.stringify([{ key_sha256: sha256, name: 'ci' }]) });
    expect((await send({ ...list, headers: { 'x-api-key': 'a-key-of-16-bytes' } })).statusCode).toBe(200);
    expect((await send({ ...list, headers: { 'x-api-key': sha256 } })).statusCode).toBe(401);
  });

  it('rotate with their file, without a restart; a broken file lets nobody in', async () => {
    const file = join(makeTempFolder(), 'keys.json');
    const write = (key: string) => writeFileSync(file, JSON.stringify([{ key, name: 'ci', groups: [] }]));
    write('first-key-of-16-bytes');
    const { send, log } = await createTestApp({ REGISTRY_API_KEYS: '', REGISTRY_API_KEYS_FILE: file });
    const status = async (key: string) => (await send({ ...list, headers: { 'x-api-key': key } })).statusCode;
    expect([await status('first-key-of-16-bytes'), await status('other-key-of-16-bytes')]).toEqual([200, 401]);
    write('other-key-of-16-bytes');
    expect([await status('first-key-of-16-bytes'), await status('other-key-of-16-bytes')]).toEqual([401, 200]);
    writeFileSync(file, '[{"key":"canary-key-of-16-bytes"');
    expect(await status('other-key-of-16-bytes')).toBe(503);
    unlinkSync(file);
    expect(problemOf(await send({ ...list, headers: { 'x-api-key': 'other-key-of-16-bytes' } }))).toEqual({
      status: 503,
      code: 'callers_unavailable',
    });
    expect(log.join('')).not.toContain('canary');
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });
});

describe('nobody configured', () => {
  it.each([
    ['nothing', {}],
    ['an empty list', { REGISTRY_API_KEYS: '[ ]' }],
  ])('%s: 401 that says what to set', async (_name, env) => {
    const { send } = await createTestApp({ REGISTRY_API_KEYS: '', ...env });
    for (const headers of [{}, { 'x-api-key': KEYS.alice }] as Record<string, string>[]) {
      const response = await send({ ...list, headers });
      expect(problemOf(response)).toEqual({ status: 401, code: 'no_callers_configured' });
      expect(response.json<{ detail: string }>().detail).toMatch(
        /REGISTRY_API_KEYS.*REGISTRY_OIDC_ISSUER_URL.*REGISTRY_ALLOW_ANONYMOUS/,
      );
    }
    expect((await send({ as: null, url: '/healthz' })).statusCode).toBe(200);
    expect((await send({ as: null, url: '/readyz' })).statusCode).toBe(200);
  });
});

describe('who may do what', () => {
  type Caller = Request['as'];
  const cases: readonly (readonly [Record<string, string>, Caller, { read: number; write: number; gate: number }])[] = [
    [{}, 'alice', { read: 200, write: 201, gate: 403 }],
    [{}, 'admin', { read: 200, write: 201, gate: 200 }],
    [{}, null, { read: 401, write: 401, gate: 401 }],
    [{ REGISTRY_REGISTER_GROUP: 'team-a' }, 'alice', { read: 200, write: 201, gate: 403 }],
    [{ REGISTRY_REGISTER_GROUP: 'team-a' }, 'bob', { read: 200, write: 403, gate: 403 }],
    [{ REGISTRY_REGISTER_GROUP: 'team-a' }, 'admin', { read: 200, write: 201, gate: 200 }],
    [{ REGISTRY_ADMIN_GROUP: 'team-b' }, 'bob', { read: 200, write: 201, gate: 200 }],
    [{ REGISTRY_ADMIN_GROUP: 'team-b' }, 'admin', { read: 200, write: 201, gate: 403 }],
    [{ REGISTRY_ALLOW_ANONYMOUS: 'read' }, null, { read: 200, write: 401, gate: 401 }],
    [{ REGISTRY_ALLOW_ANONYMOUS: 'all' }, null, { read: 200, write: 201, gate: 401 }],
    [{ REGISTRY_ALLOW_ANONYMOUS: 'all', REGISTRY_REGISTER_GROUP: 'team-a' }, null, { read: 200, write: 401, gate: 401 }],
    [{ REGISTRY_ALLOW_ANONYMOUS: 'all' }, 'alice', { read: 200, write: 201, gate: 403 }],
  ];
  it.each(cases)('%j, %s: %j', async (env, as, expected) => {
    const { send } = await createTestApp(env);
    expect({
      read: (await send({ as: as ?? null, url: '/api/agents' })).statusCode,
      write: (await send({ ...register, as: as ?? null })).statusCode,
      gate: (await send({ as: as ?? null, url: '/api/gate/status' })).statusCode,
    }).toEqual(expected);
  });

  it('a wrong credential is never taken for an anonymous caller', async () => {
    const { send } = await createTestApp({ REGISTRY_ALLOW_ANONYMOUS: 'all' });
    expect((await send({ ...list, headers: { 'x-api-key': 'nonsense' } })).statusCode).toBe(401);
  });

  it('anonymous callers share their assets, and own nobody else’s', async () => {
    const { send } = await createTestApp({ REGISTRY_ALLOW_ANONYMOUS: 'all' });
    await send({ ...register, as: null });
    await send({ ...register, body: { ...travelAgent, path: '/of-alice' } });
    expect((await send({ as: null, method: 'DELETE', url: '/api/agents/travel-assistant' })).statusCode).toBe(204);
    expect((await send({ as: null, method: 'DELETE', url: '/api/agents/of-alice' })).statusCode).toBe(403);
  });
});

describe('REGISTRY_RATE_LIMIT_PER_MINUTE', () => {
  it('limits each caller by itself, and not health', async () => {
    const { send } = await createTestApp({ REGISTRY_RATE_LIMIT_PER_MINUTE: '3', REGISTRY_API_KEYS: API_KEYS });
    const get = (as: 'alice' | 'bob') => send({ as, url: '/api/agents' });
    for (let n = 0; n < 3; n += 1) expect((await get('alice')).statusCode).toBe(200);
    const refused = await get('alice');
    expect(problemOf(refused)).toEqual({ status: 429, code: 'rate_limited' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await get('bob')).statusCode).toBe(200);
    expect((await send({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('limits by address those who do not say who they are, or say it wrongly, and nobody else at the address', async () => {
    const { send } = await createTestApp({ REGISTRY_RATE_LIMIT_PER_MINUTE: '3' });
    const attempts = [
      {},
      { 'x-api-key': 'wrong-0123456789abcdef' },
      { authorization: 'Basic YWxpY2U6eA==' },
      { 'x-api-key': 'other-0123456789abcdef' },
      { authorization: 'Bearer e30.e30.e30' },
    ] as Record<string, string>[];
    const answers = [];
    for (const headers of attempts) answers.push(problemOf(await send({ ...list, headers })));
    const refused = { status: 401, code: 'unauthenticated' };
    const limited = { status: 429, code: 'rate_limited' };
    expect(answers).toEqual([refused, refused, refused, limited, limited]);
    expect(problemOf(await send({ as: null, url: '/' }))).toEqual(limited);
    expect((await send({ as: 'alice', url: '/api/agents' })).statusCode).toBe(200);
  });

  it('limits all addresses of one IPv6 network together, and no other network', async () => {
    const { app } = await createTestApp({ REGISTRY_RATE_LIMIT_PER_MINUTE: '3' });
    const from = async (remoteAddress: string) => (await app.inject({ url: '/api/agents', remoteAddress })).statusCode;
    const answers = [];
    for (let n = 1; n <= 5; n += 1) answers.push(await from(`2001:db8:1:2:${n}::1`));
    expect(answers).toEqual([401, 401, 401, 429, 429]);
    expect(await from('2001:db8:1:3::1')).toBe(401);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0001:a:b:c:d', '2001:db8:0:1::/64'],
    ['2001:db8:1::2:3:4:5', '2001:db8:1:0::/64'],
    ['fe80::1:2%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('gives back one request each share of a minute, and no more than a minute’s worth', () => {
    let now = 0;
    const limiter = createRateLimiter(60, () => now);
    const count = (): number => {
      for (let n = 0; ; n += 1) {
        try {
          limiter.spend('a');
        } catch {
          return n;
        }
      }
    };
    expect(count()).toBe(60);
    now += 1000;
    expect(count()).toBe(1);
    now += 3_600_000;
    expect(count()).toBe(60);
  });

  it('remembers so many callers, and of more those who came last', () => {
    const limiter = createRateLimiter(2, () => 0);
    for (const caller of ['first', 'second', 'second']) limiter.spend(caller);
    for (let n = 0; n < 99_998; n += 1) limiter.spend(`caller ${n}`);
    expect(() => limiter.spend('second')).toThrow();
    limiter.spend('first');
    limiter.spend('one more');
    expect(() => limiter.spend('first')).toThrow();
    expect(() => limiter.spend('second')).not.toThrow();
  });
});
