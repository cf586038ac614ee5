import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, closing, type Handler, startServer } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { movableClock, patience, tokenClient } from './support.ts';

afterEach(closeAll);

const folder = tempFolder();
const JSON_TOKEN = '{"access_token":"token","token_type":"bearer","expires_in":300}';

const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Handler =>
  (_request, response) =>
    void response.writeHead(code, headers).end(body);

const token = status(200, {}, JSON_TOKEN);
const refusal = status(401, {}, '{"error":"invalid_client"}');

/** A client and a provider that answers by these handlers in turn, the last one again and again. */
async function clientOf(handlers: readonly Handler[], env: Record<string, string> = {}) {
  const server = closing(
    await startServer((request, response, index) => (handlers[index] ?? handlers.at(-1) ?? token)(request, response, index)),
  );
  const clock = movableClock();
  const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url, ...env }, clock);
  return { client, clock, server, acquire: () => client.acquire(patience()) };
}

/** The date of the clock's beginning, which a provider's own clock may be ahead of. */
const DATE = new Date(1_800_000_000_000).toUTCString();

describe('a provider that wants no requests', () => {
  const cases: readonly [string, Handler, number][] = [
    ['429 with Retry-After', status(429, { 'retry-after': '60' }), 60],
    ['503 with Retry-After', status(503, { 'retry-after': '20' }), 20],
    ['429 with the end of the limit, by its own clock', status(429, { date: DATE, 'x-rate-limit-reset': '1800000042' }), 42],
    ['429 with the end of the limit, the other spelling', status(429, { date: DATE, 'x-ratelimit-reset': '1800000007' }), 7],
    ['429 with both: Retry-After counts', status(429, { 'retry-after': '3', date: DATE, 'x-rate-limit-reset': '1800000042' }), 3],
    ['429 with a quota', status(429, { 'auth0-client-quota-limit': 'b=per_hour;q=10;r=0;t=90' }), 90],
    [
      '429 with two quotas, one of them used up',
      status(429, { 'auth0-client-quota-limit': 'b=per_hour;q=10;r=0;t=45,b=per_day;q=100;r=90;t=80000' }),
      45,
    ],
    ['429 with nothing', status(429), 5],
    ['429 with an end that has passed', status(429, { date: DATE, 'x-rate-limit-reset': '1799999999' }), 5],
    ['429 with an end that is no time', status(429, { date: DATE, 'x-rate-limit-reset': '42' }), 5],
    ['429 with quotas that are left', status(429, { 'auth0-client-quota-limit': 'b=per_hour;q=10;r=1;t=45' }), 5],
    ['429 with a quota that cannot be read', status(429, { 'auth0-client-quota-limit': 'r=0;t=soon' }), 5],
    ['429 with a Retry-After that cannot be read', status(429, { 'retry-after': 'soon' }), 5],
  ];

  it.each(cases)('is left alone: %s', async (_name, handler, seconds) => {
    const { acquire, clock, server } = await clientOf([handler, token]);
    expect(await acquire()).toMatchObject({ ok: false, requests: 1, failure: { retryAfterSeconds: seconds } });
    clock.move(seconds * 1000 - 1);
    expect(await acquire()).toMatchObject({
      ok: false,
      requests: 0,
      failure: { retryAfterSeconds: 1, reason: expect.stringMatching(/\(HTTP (429|503)\) a moment ago, not asked/) as string },
    });
    expect(server.requests).toHaveLength(1);
    clock.move(1);
    expect(await acquire()).toMatchObject({ ok: true, requests: 1 });
  });

  it.each([
    ['503 without a time', status(503)],
    ['500 with a time', status(500, { 'retry-after': '60' })],
    ['503 with the end of a limit', status(503, { date: DATE, 'x-rate-limit-reset': '1800000042' })],
    ['429 with no time to wait', status(429, { 'retry-after': '0' })],
  ])('is not meant by %s', async (_name, handler) => {
    const { acquire } = await clientOf([handler, token]);
    expect(await acquire()).toMatchObject({ ok: false, requests: 1 });
    expect(await acquire()).toMatchObject({ ok: true, requests: 1 });
  });

  it('and says nothing is asked more and more seldom, until it gives a token', async () => {
    let up = false;
    const { acquire, clock } = await clientOf([(...args) => (up ? token : status(429))(...args)]);
    const waits: (number | null)[] = [];
    for (let index = 0; index < 6; index += 1) {
      const result = await acquire();
      const wait = result.ok ? null : result.failure.retryAfterSeconds;
      waits.push(wait);
      clock.move((wait ?? 0) * 1000);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
    up = true;
    expect(await acquire()).toMatchObject({ ok: true });
    up = false;
    expect(await acquire()).toMatchObject({ failure: { retryAfterSeconds: 5 } });
  });

  it('is left alone with the cache on, too, and a token that is kept is used meanwhile', async () => {
    const { acquire, client, server } = await clientOf([token, status(429)], { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' });
    const first = await acquire();
    expect(await acquire()).toMatchObject({ ok: true, requests: 0 });
    if (first.ok) client.drop(first.token);
    expect(await acquire()).toMatchObject({ ok: false, requests: 1 });
    expect(await acquire()).toMatchObject({ ok: false, requests: 0 });
    expect(server.requests).toHaveLength(2);
  });

  it('counts once for requests that were under way together', async () => {
    const { acquire, server } = await clientOf([status(429)]);
    const results = await Promise.all(Array.from({ length: 8 }, acquire));
    expect(results.map((result) => (result.ok ? null : result.failure.retryAfterSeconds))).toEqual(Array(8).fill(5));
    expect(server.requests).toHaveLength(8);
  });
});

describe('a credential that was refused', () => {
  it('is not sent again for a while that grows', async () => {
    const { acquire, clock, server } = await clientOf([refusal]);
    const gone = [0, 1, 2, 4, 8, 16, 32, 60, 60];
    for (const [index, seconds] of gone.entries()) {
      if (seconds > 0) {
        clock.move(seconds * 1000 - 1);
        expect(await acquire(), `${index}`).toMatchObject({
          ok: false,
          requests: 0,
          failure: { error: 'invalid_client', reason: 'invalid_client (HTTP 401) a moment ago, not asked again yet' },
        });
        clock.move(1);
      }
      expect(await acquire(), `${index}`).toMatchObject({ ok: false, requests: 1 });
    }
    expect(server.requests).toHaveLength(gone.length);
  });

  it('does not keep another one back', async () => {
    const secretFile = folder.write('secret', 'canary-old');
    const { acquire, server } = await clientOf([refusal, token], {
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: secretFile,
    });
    expect(await acquire()).toMatchObject({ ok: false, requests: 1 });
    expect(await acquire()).toMatchObject({ ok: false, requests: 0 });
    writeFileSync(secretFile, 'canary-new');
    expect(await acquire()).toMatchObject({ ok: true, requests: 1 });
    expect(server.requests.map(({ body }) => new URLSearchParams(body).get('client_secret'))).toEqual([
      'canary-old',
      'canary-new',
    ]);
  });

  it('is sent all the same in a trial, and by all once that succeeds', async () => {
    const { acquire, client, server } = await clientOf([refusal, refusal, token]);
    await acquire();
    expect(await client.acquire(patience(), { trial: true })).toMatchObject({ ok: false, requests: 1 });
    expect(await acquire()).toMatchObject({ ok: false, requests: 0 });
    expect(await client.acquire(patience(), { trial: true })).toMatchObject({ ok: true });
    expect(await acquire()).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(4);
  });

  it('is what neither another error nor a broken connection means', async () => {
    const broken: Handler = ({ socket }) => void socket.destroy();
    const scope = status(400, {}, '{"error":"invalid_scope"}');
    const { acquire } = await clientOf([broken, scope, status(500), token]);
    for (const ok of [false, false, false, true]) expect(await acquire()).toMatchObject({ ok, requests: 1 });
  });
});
