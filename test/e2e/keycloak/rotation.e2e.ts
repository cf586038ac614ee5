import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { Realm } from './realm.ts';
import { ALLOWED, BLOCKED, startGated } from './registry.ts';

const folder = tempFolder();
const CACHED = { ...ALLOWED, tokenRequests: 0 };
const UNKNOWN_CLIENT = { ...BLOCKED, reason: 'invalid_client (HTTP 401)', tokenRequests: 1 };
const WRONG_SECRET = { ...BLOCKED, reason: 'unauthorized_client (HTTP 401)', tokenRequests: 1 };

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create(inject('keycloak'));
});

describe('a secret in a file that is regenerated while the registry runs', () => {
  it.each(['client_secret_post', 'client_secret_basic'])('is blocked until the file holds the new one (%s)', async (method) => {
    const client = await realm.createClient();
    const file = join(folder.path, client.clientId);
    writeFileSync(file, `${client.secret}\n`);
    const gated = await startGated(realm, client, {
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: method,
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: file,
    });
    expect(await gated.register()).toMatchObject(ALLOWED);
    const secret = await realm.regenerateSecret(client);
    expect(await gated.register()).toMatchObject(WRONG_SECRET);
    writeFileSync(file, `${secret}\n`);
    expect(await gated.register()).toMatchObject(ALLOWED);
    for (const one of [client.secret, secret]) expect(gated.output()).not.toContain(one);
  });

  it('with the cache on works on by the token that is there, and by the new secret after it', async () => {
    const client = await realm.createClient();
    const file = folder.write(client.clientId, client.secret);
    const gated = await startGated(realm, client, {
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: file,
      REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on',
    });
    expect(await gated.register()).toMatchObject(ALLOWED);
    const secret = await realm.regenerateSecret(client);
    expect(await gated.register()).toMatchObject(CACHED);
    writeFileSync(file, secret);
    expect(await gated.register()).toMatchObject(ALLOWED);
  });
});

it('a key is replaced in its file and in the realm while the registry runs', async () => {
  const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = ({ privateKey }: KeyPairKeyObjectResult) => String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const attributes = ({ publicKey }: KeyPairKeyObjectResult) => ({
    'use.jwks.string': 'true',
    'jwks.string': JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig' }] }),
  });
  const [first, second] = [makeKey(), makeKey()];
  const client = await realm.createClient({ clientAuthenticatorType: 'client-jwt', attributes: attributes(first) });
  const file = folder.write(client.clientId, pem(first));
  const gated = await startGated(realm, client, {
    REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
    REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_FILE: file,
  });
  expect(await gated.register()).toMatchObject(ALLOWED);
  await realm.updateClient(client, { attributes: attributes(second) });
  expect(await gated.register()).toMatchObject({ ...BLOCKED, reason: 'invalid_client (HTTP 400)' });
  writeFileSync(file, pem(second));
  expect(await gated.register()).toMatchObject(ALLOWED);
});

describe('a client that is disabled while the registry runs', () => {
  it('gets no more tokens, until it is enabled again', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client);
    expect(await gated.register()).toMatchObject(ALLOWED);
    await realm.updateClient(client, { enabled: false });
    expect(await gated.register()).toMatchObject(UNKNOWN_CLIENT);
    await realm.updateClient(client, { enabled: true });
    // A credential that was refused is spared for a moment; it is not asked for longer than that.
    await expect.poll(() => gated.register(), { timeout: 100_000, interval: 250 }).toMatchObject(ALLOWED);
  });

  it('is served from the cache as long as its token lives', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' });
    expect(await gated.register()).toMatchObject(ALLOWED);
    await realm.updateClient(client, { enabled: false });
    expect(await gated.register()).toMatchObject(CACHED);
  });
});

it('a realm that is removed while the registry runs gives no more tokens', async () => {
  const own = await Realm.create(inject('keycloak'));
  const gated = await startGated(own, await own.createClient());
  expect(await gated.register()).toMatchObject(ALLOWED);
  await own.remove();
  // The endpoint is known from discovery until it fails.
  expect(await gated.register()).toMatchObject({ ...BLOCKED, reason: 'unknown error code (HTTP 404)', tokenRequests: 1 });
  expect(await gated.register()).toMatchObject({ ...BLOCKED, reason: 'discovery: no metadata (HTTP 404)', tokenRequests: 0 });
});
