import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, closing, startServer } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { patience, tokenClient } from './support.ts';

afterEach(closeAll);

const folder = tempFolder();
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' });

/** A provider that answers once over each connection: what comes over it a second time breaks it. */
async function startForgetfulProvider() {
  const used = new WeakSet();
  return closing(
    await startServer(({ socket }, response) => {
      if (used.has(socket)) return void socket.destroy();
      used.add(socket);
      return void response.end('{"access_token":"token","token_type":"bearer"}');
    }),
  );
}

describe('a kept connection that the provider had closed', () => {
  it.each([
    ['client_secret_post', {}],
    ['client_secret_basic', {}],
    ['private_key_jwt', { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '', REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: String(key) }],
    [
      'federated_token',
      {
        REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
        REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: folder.write('federated', 'e30.e30.x'),
      },
    ],
  ])('has the request sent once more, over a new one (%s)', async (method, env) => {
    const server = await startForgetfulProvider();
    const client = tokenClient({
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: method,
      ...env,
    });
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 1 });
    expect(await client.acquire(patience())).toMatchObject({ ok: true, requests: 2 });
    expect([server.requests.length, server.connections()]).toEqual([3, 2]);
    const assertions = server.requests.map(({ body }) => new URLSearchParams(body).get('client_assertion'));
    if (method === 'private_key_jwt') expect(new Set(assertions.map((one) => decodeJwt(one ?? '').jti)).size).toBe(3);
    else expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
  });

  it('is tried once only', async () => {
    let answers = 0;
    const server = closing(
      await startServer(({ socket }, response) =>
        (answers += 1) === 1 ? void response.end('{"access_token":"token","token_type":"bearer"}') : void socket.destroy(),
      ),
    );
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    await client.acquire(patience());
    expect(await client.acquire(patience())).toMatchObject({
      ok: false,
      requests: 2,
      failure: { reason: 'headers: ECONNRESET' },
    });
    expect(server.requests).toHaveLength(3);
  });
});
