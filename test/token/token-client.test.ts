import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/settings/secret.ts';
import { expiryMargin } from '../../src/token/cache.ts';
import { closeAll, closing, type Handler, startServer } from '../http/support.ts';
import { movableClock, patience, tokenClient } from './support.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'secret-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(closeAll);
afterEach(() => vi.restoreAllMocks());

const sendToken =
  (members: object = { expires_in: 300 }): Handler =>
  (_request, response, index) =>
    void response.end(JSON.stringify({ access_token: `token-${index + 1}`, token_type: 'bearer', ...members }));

const start = async (handler: Handler) => closing(await startServer(handler));

describe('without the cache', () => {
  it('each acquisition has a token of its own', async () => {
    const server = await start(sendToken());
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    const results = await Promise.all([client.acquire(patience()), client.acquire(patience()), client.acquire(patience())]);
    expect(new Set(results.map((result) => result.ok && result.token.reveal())).size).toBe(3);
    expect(server.requests).toHaveLength(3);
  });
});

describe('with the cache', () => {
  const cached = { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' };

  it('those who ask at once share one request', async () => {
    const server = await start(sendToken());
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    const results = await Promise.all(Array.from({ length: 20 }, () => client.acquire(patience())));
    expect(new Set(results.map((result) => result.ok && result.token.reveal()))).toEqual(new Set(['token-1']));
    expect(results.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  it('who leaves does not take the token from the others', async () => {
    const server = await start((request, response, index) => {
      setTimeout(() => void sendToken()(request, response, index), 50);
    });
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    const leaving = new AbortController();
    const first = client.acquire(patience(leaving.signal));
    const second = client.acquire(patience());
    leaving.abort();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toMatchObject({ ok: true });
    expect(server.requests).toHaveLength(1);
  });

  it('a token is used until its margin begins', async () => {
    const clock = movableClock();
    const server = await start(sendToken({ expires_in: 300 }));
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url }, clock);
    await client.acquire(patience());
    clock.move(239_999);
    await client.acquire(patience());
    expect(server.requests).toHaveLength(1);
    clock.move(1);
    await client.acquire(patience());
    expect(server.requests).toHaveLength(2);
  });

  it.each([-86_400_000, 86_400_000])('a wall clock that jumps by %i ms changes nothing', async (jump) => {
    let now = 0;
    let wall = Date.now();
    const server = await start(sendToken({ expires_in: 300 }));
    const client = tokenClient(
      { ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url },
      { now: () => now, wall: () => wall },
    );
    await client.acquire(patience());
    wall += jump;
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 0 });
    now += 240_000;
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 1 });
  });

  it.each([
    [8, 10_000],
    [40, 10_000],
    [100, 25_000],
    [300, 60_000],
    [86_400, 60_000],
  ])('the margin of %i seconds of life is %i ms', (life, margin) => expect(expiryMargin(life)).toBe(margin));

  it.each([
    ['no expires_in', {}],
    ['expires_in 0', { expires_in: 0 }],
    ['less life than the margin', { expires_in: 9 }],
  ])('a token with %s is not used again', async (_name, members) => {
    const server = await start(sendToken(members));
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    await client.acquire(patience());
    await client.acquire(patience());
    expect(server.requests).toHaveLength(2);
  });

  it('a dropped token is not used again, and dropping an older one changes nothing', async () => {
    const server = await start(sendToken());
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    const first = await client.acquire(patience());
    if (!first.ok) throw new Error('no token');
    client.drop(first.token);
    expect(await client.acquire(patience())).toMatchObject({ requests: 1 });
    client.drop(first.token);
    expect(await client.acquire(patience())).toMatchObject({ requests: 0 });
  });

  it('a rotated secret gets a token of its own', async () => {
    const file = join(folder, 'rotated');
    await writeFile(file, 'old-secret\n');
    const server = await start(sendToken());
    const client = tokenClient({
      ...cached,
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url,
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: file,
    });
    await client.acquire(patience());
    await writeFile(file, 'new-secret\n');
    await client.acquire(patience());
    expect(server.requests.map(({ body }) => new URLSearchParams(body).get('client_secret'))).toEqual([
      'old-secret',
      'new-secret',
    ]);
  });

  it('a trial asks the provider all the same, and leaves the cache as it is', async () => {
    const server = await start(sendToken());
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    await client.acquire(patience());
    expect(await client.acquire(patience(), { trial: true })).toMatchObject({ ok: true, requests: 1 });
    const next = await client.acquire(patience());
    expect([next.ok && next.token.reveal(), next.requests]).toEqual(['token-1', 0]);
  });

  it('a failure is not kept', async () => {
    const server = await start((request, response, index) =>
      index === 0 ? void response.writeHead(500).end() : sendToken()(request, response, index),
    );
    const client = tokenClient({ ...cached, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    expect(await client.acquire(patience())).toMatchObject({ ok: false });
    expect(await client.acquire(patience())).toMatchObject({ ok: true });
  });
});

describe('the credential', () => {
  it('is read again when the provider refuses it and the file has changed meanwhile', async () => {
    const file = join(folder, 'changing');
    await writeFile(file, 'old-secret');
    const server = await start(async ({ body }, response, index) => {
      if (new URLSearchParams(body).get('client_secret') === 'new-secret') {
        await sendToken()({} as never, response, index);
        return;
      }
      await writeFile(file, 'new-secret');
      response.writeHead(401).end('{"error":"invalid_client"}');
    });
    const client = tokenClient({
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url,
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: file,
    });
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 2 });
  });

  it('is not sent again when it has not changed', async () => {
    const server = await start((_request, response) => void response.writeHead(401).end('{"error":"invalid_client"}'));
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    expect(await client.acquire(patience())).toMatchObject({ ok: false, requests: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [
      'secret',
      { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: '/nonexistent/secret' },
      'the file that REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE names cannot be read (ENOENT)',
    ],
    [
      'federated token',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
        REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: '/nonexistent/token',
      },
      'the file that REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE names cannot be read (ENOENT)',
    ],
    [
      'federated token that the platform injects',
      { REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token', AZURE_FEDERATED_TOKEN_FILE: '/nonexistent/token' },
      'the file that AZURE_FEDERATED_TOKEN_FILE names cannot be read (ENOENT)',
    ],
    [
      'text that is no JWT',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
        REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: import.meta.filename,
      },
      'the federated token file holds no JWT',
    ],
    [
      'key that is none',
      { REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt', REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: 'canary-key' },
      'the private key cannot be read',
    ],
  ])('that cannot be had makes no request: %s', async (_name, env, reason) => {
    const server = await start(sendToken());
    const result = await tokenClient({ ...env, REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url }).acquire(patience());
    expect(result).toMatchObject({ ok: false, requests: 0, failure: { reason } });
    expect(server.requests).toHaveLength(0);
  });

  const secretOnVolume = {
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: '/volume/secret',
  };
  it.each([
    ['secret', secretOnVolume],
    [
      'private key',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
        REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_FILE: '/volume/key',
      },
    ],
    [
      'federated token',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
        REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: '/volume/token',
      },
    ],
    ['secret, with the cache', { ...secretOnVolume, REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' }],
  ])('on a volume that does not answer takes no longer than it may: %s', async (_name, env) => {
    vi.spyOn(Secret.prototype, 'read').mockReturnValue(new Promise(() => undefined));
    const client = tokenClient({ ...env, REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'http://127.0.0.1:1/' });
    const failure = { reason: 'the credential cannot be read in time' };
    const short = { signal: new AbortController().signal, timeoutMs: 20 };
    expect(await client.acquire(short)).toMatchObject({ ok: false, requests: 0, failure });
    expect(await client.acquire(patience(AbortSignal.abort()))).toMatchObject({ ok: false, requests: 0, failure });
  });

  it('from a file is read for each token', async () => {
    const file = join(folder, 'federated');
    const server = await start(sendToken());
    const client = tokenClient({
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'federated_token',
      REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: file,
    });
    for (const assertion of ['e30.e30.one', 'e30.e30.two']) {
      await writeFile(file, `${assertion}\n`);
      await client.acquire(patience());
    }
    expect(server.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      ['e30.e30.one', 'e30.e30.two'].map((assertion) => ({
        grant_type: 'client_credentials',
        client_id: 'registry',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      })),
    );
  });
});

describe('a provider that asks to wait', () => {
  it('is left alone until then', async () => {
    const clock = movableClock();
    const server = await start((request, response, index) =>
      index === 0
        ? void response.writeHead(429, { 'retry-after': '60' }).end('{"error":"temporarily_unavailable"}')
        : sendToken()(request, response, index),
    );
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url }, clock);
    expect(await client.acquire(patience())).toMatchObject({ ok: false, requests: 1, failure: { retryAfterSeconds: 60 } });
    clock.move(59_000);
    expect(await client.acquire(patience())).toMatchObject({ ok: false, requests: 0, failure: { retryAfterSeconds: 1 } });
    clock.move(1000);
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 1 });
  });

  it('is believed for five minutes at most', async () => {
    const clock = movableClock();
    const server = await start((_request, response) => void response.writeHead(429, { 'retry-after': '99999' }).end());
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url }, clock);
    await client.acquire(patience());
    clock.move(300_000);
    expect(await client.acquire(patience())).toMatchObject({ requests: 1 });
  });
});
