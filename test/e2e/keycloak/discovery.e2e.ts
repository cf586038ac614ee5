import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { gatectl } from '../../support/cli.ts';
import { KEYS } from '../../registry/support/test-app.ts';
import { AUDIENCE, Realm } from './realm.ts';
import { ALLOWED, BLOCKED, byTokenUrl, clientEnv, startGated } from './registry.ts';

const MISMATCH = { ...BLOCKED, reason: 'discovery: the document names another issuer', tokenRequests: 0 };

/** The same server by a name that it does not give itself. */
const byOtherName = (url: string): string => url.replace('127.0.0.1', 'localhost');

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create(inject('keycloak'));
});

it('the issuer is enough, and is asked once', async () => {
  const gated = await startGated(realm, await realm.createClient());
  expect(await gated.register()).toMatchObject(ALLOWED);
  expect(await gated.register()).toMatchObject(ALLOWED);
});

describe('an issuer is not taken', () => {
  it.each([
    ['with a slash at its end', (url: string) => `${url}/`, MISMATCH.reason],
    ['by another name of its host', byOtherName, MISMATCH.reason],
    ['of a realm that does not exist', (url: string) => `${url}-nowhere`, 'discovery: no metadata (HTTP 404)'],
    ['that is the address of the server', (url: string) => new URL(url).origin, 'discovery: no metadata (HTTP 404)'],
  ])('%s', async (_name, change, reason) => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_ISSUER_URL: change(realm.url) });
    expect(await gated.register()).toMatchObject({ ...MISMATCH, reason });
    expect(await realm.loginsOf(client)).toBe(0);
  });
});

describe('by another name of the host', () => {
  it('the token endpoint gives tokens of the same issuer', async () => {
    const gated = await startGated(realm, await realm.createClient(), byTokenUrl(byOtherName(realm.tokenEndpoint)));
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('an assertion needs the issuer as its audience', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig' }] });
    const client = await realm.createClient({
      clientAuthenticatorType: 'client-jwt',
      attributes: { 'use.jwks.string': 'true', 'jwks.string': jwks },
    });
    const env = {
      ...byTokenUrl(byOtherName(realm.tokenEndpoint)),
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
    };
    const refused = await (await startGated(realm, client, env)).register();
    expect(refused).toMatchObject({ ...BLOCKED, reason: 'invalid_client (HTTP 400)' });
    expect(refused.hint).toContain('assertion audience');
    const audience = { REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url };
    expect(await (await startGated(realm, client, { ...env, ...audience })).register()).toMatchObject(ALLOWED);
  });

  it('a realm with a frontend URL names that, wherever it is reached', async () => {
    const own = await Realm.create(inject('keycloak'), { attributes: { frontendUrl: 'https://sso.example.com' } });
    const client = await own.createClient();
    expect(await (await startGated(own, client)).register()).toMatchObject(MISMATCH);
    const gated = await startGated(own, client, {
      ...byTokenUrl(own.tokenEndpoint),
      POLICY_GATE_ISSUER_URL: `https://sso.example.com/realms/${own.name}`,
      POLICY_GATE_JWKS_URL: `${own.url}/protocol/openid-connect/certs`,
    });
    expect(await gated.register()).toMatchObject(ALLOWED);
  });
});

describe('what an operator runs first', () => {
  it('the trial of the registry goes through all steps', async () => {
    const gated = await startGated(realm, await realm.createClient());
    const response = await gated.registry.send('POST', '/api/gate/test', {}, { authorization: `Bearer ${KEYS.admin}` });
    expect(await response.json()).toMatchObject({
      ok: true,
      steps: [{}, { step: 'token', outcome: 'ok' }, { step: 'gate', outcome: 'ok' }],
    });
  });

  it('gatectl verify shows the token of the realm', async () => {
    const client = await realm.createClient();
    const { gateUrl } = await startGated(realm, client);
    const env = { ...clientEnv(realm, client), REGISTRATION_GATE_URL: `${gateUrl}/check` };
    const good = await gatectl(['verify'], { env });
    expect([good.status, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain(realm.url);
    expect(good.stdout).toContain(AUDIENCE);
    expect(good.stdout).not.toContain(client.secret);
    const bad = await gatectl(['verify'], { env: { ...env, REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'wrong' } });
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('the client secret is wrong');
  });
});
