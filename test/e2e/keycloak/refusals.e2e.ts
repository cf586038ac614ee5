import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { systemClock } from '../../../src/token/clock.ts';
import { closeAll } from '../../http/support.ts';
import { root } from '../../support/repository.ts';
import { patience, tokenClient } from '../../token/support.ts';
import { Realm, type RealmClient, SCOPE } from './realm.ts';
import { BLOCKED, byTokenUrl, startGated } from './registry.ts';
import { tapTokenEndpoint } from './wire-tap.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject): string => String(key.export({ format: 'pem', type: 'pkcs8' }));
const publicKeys = JSON.stringify({ keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] });
const keyClient = {
  clientAuthenticatorType: 'client-jwt',
  attributes: { 'use.jwks.string': 'true', 'jwks.string': publicKeys },
};

const signing = (env: Record<string, string> = {}): Record<string, string> => ({
  REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'private_key_jwt',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
  REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(rsa.privateKey),
  REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'k1',
  ...env,
});

/** Rows of the page's table of errors, without those lines that Markdown needs. */
const page = readFileSync(join(root, 'docs/providers/keycloak.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)` \| `([^`]*)` \| (.*) \|$/gm)].map(([, reason = '', words = '', hint = '']) => ({
  reason,
  words,
  hint: hint.replaceAll('\\<', '<'),
}));

/** Words of an answer without what is the case's own. */
const general = (words: string): string => words.replace(/'[^']*'/, "'…'").replace(/^(Invalid scopes:).*/, '$1');

interface Refusal {
  /** What the client is like in the realm. */
  readonly client?: Readonly<Record<string, unknown>>;
  readonly realm?: Readonly<Record<string, unknown>>;
  readonly prepare?: (realm: Realm, client: RealmClient) => Promise<void>;
  readonly env?: (realm: Realm) => Record<string, string>;
  /** Path of the token endpoint, when it is not the right one. */
  readonly path?: string;
  readonly answer: readonly [status: number, error: string, description: string];
}

const CLIENT = 'Invalid client or Invalid client credentials';

const refusals: Record<string, Refusal> = {
  'a wrong secret': {
    env: () => ({ REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'wrong' }),
    answer: [401, 'unauthorized_client', CLIENT],
  },
  'a wrong secret in the Basic header': {
    env: () => ({
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'wrong',
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'client_secret_basic',
    }),
    answer: [401, 'unauthorized_client', CLIENT],
  },
  'an unknown client': {
    env: () => ({ REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'nobody' }),
    answer: [401, 'invalid_client', CLIENT],
  },
  'a disabled client': { client: { enabled: false }, answer: [401, 'invalid_client', CLIENT] },
  'a client without service account': {
    client: { serviceAccountsEnabled: false },
    answer: [401, 'unauthorized_client', 'Client not enabled to retrieve service account'],
  },
  'a public client': {
    client: { publicClient: true, serviceAccountsEnabled: false },
    answer: [401, 'unauthorized_client', 'Public client not allowed to retrieve service account'],
  },
  'a disabled service account': {
    prepare: (realm, client) => realm.enableServiceAccount(client, false),
    answer: [401, 'invalid_request', "User 'service-account-{client}' disabled"],
  },
  'a scope that the realm does not have': {
    env: () => ({ REGISTRATION_GATE_OAUTH2_SCOPE: `${SCOPE} nope` }),
    answer: [400, 'invalid_scope', `Invalid scopes: ${SCOPE} nope`],
  },
  'an assertion for a client that has a secret': {
    env: (realm) => signing({ REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url }),
    answer: [401, 'unauthorized_client', CLIENT],
  },
  'a secret for a client that has a key': {
    client: keyClient,
    answer: [400, 'unauthorized_client', 'Unexpected error when authenticating client'],
  },
  'an assertion for another audience': {
    client: keyClient,
    env: () => signing({ REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: 'https://sso.example.com' }),
    answer: [400, 'invalid_client', 'Invalid token audience'],
  },
  'an assertion with an unknown kid': {
    client: keyClient,
    env: (realm) =>
      signing({
        REGISTRATION_GATE_OAUTH2_PRIVATE_KEY_ID: 'k2',
        REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url,
      }),
    answer: [400, 'invalid_client', 'Unable to load public key'],
  },
  'an assertion signed by another key': {
    client: keyClient,
    env: (realm) =>
      signing({
        REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: pem(other.privateKey),
        REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url,
      }),
    answer: [400, 'invalid_client', 'Client authentication with signed JWT failed: Signature on JWT token failed validation'],
  },
  'an assertion of another algorithm than the client may use': {
    client: { ...keyClient, attributes: { ...keyClient.attributes, 'token.endpoint.auth.signing.alg': 'PS256' } },
    env: (realm) => signing({ REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url }),
    answer: [400, 'invalid_client', 'Invalid signature algorithm'],
  },
  'a disabled realm': { realm: { enabled: false }, answer: [403, 'access_denied', 'Realm not enabled'] },
  'plain http where the realm wants https': {
    realm: { sslRequired: 'all' },
    answer: [403, 'invalid_request', 'HTTPS required'],
  },
  'a realm that does not exist': {
    path: '/realms/nowhere/protocol/openid-connect/token',
    answer: [404, 'Realm does not exist', ''],
  },
  'the issuer as token endpoint': { path: '/realms/{realm}', answer: [405, 'HTTP 405 Method Not Allowed', ''] },
  'the path of old versions': {
    path: '/auth/realms/{realm}/protocol/openid-connect/token',
    answer: [404, 'Unable to find matching target resource method', ''],
  },
};

afterAll(closeAll);

describe('no token, no registration:', () => {
  let shared: Realm;
  beforeAll(async () => {
    shared = await Realm.create(inject('keycloak'));
  });

  it.each(Object.entries(refusals))('%s', async (_name, { client: settings, realm: changes, prepare, env, path, answer }) => {
    const realm = changes === undefined ? shared : await Realm.create(inject('keycloak'));
    const client = await realm.createClient(settings);
    await prepare?.(realm, client);
    if (changes !== undefined) await realm.update(changes);
    const { origin } = new URL(realm.url);
    const endpoint = path === undefined ? realm.tokenEndpoint : origin + path.replace('{realm}', realm.name);
    const tap = await tapTokenEndpoint(endpoint);
    // The gate looks at the tap's own issuer; it is never asked.
    const gated = await startGated(realm, client, { ...byTokenUrl(tap.url), ...env?.(realm) });

    const observed = await gated.register();
    const [status, error, description] = answer;
    expect(tap.answers).toEqual([
      { status, error, description: description.replace('{client}', client.clientId), contentType: 'application/json' },
    ]);
    const reason = `${/ /.test(error) ? 'unknown error code' : error} (HTTP ${status})`;
    expect(observed).toMatchObject({ ...BLOCKED, reason, tokenRequests: 1 });
    for (const secret of [client.secret, 'wrong']) expect(gated.output()).not.toContain(`"${secret}"`);
    // The page says the same in the same words.
    const words = general(description || error);
    const row = rows.find((one) => one.reason === reason && general(one.words) === words);
    expect({ words, hint: row?.hint }).toEqual({ words, hint: observed.hint });
  });

  it('every row of the page was seen, but for those that other tests see', () => {
    const seen = Object.values(refusals).map(({ answer: [, error, description] }) => general(description || error));
    const elsewhere = ['client_id parameter does not match sub claim', 'Token is not active', 'Token reuse detected'];
    expect(rows.map(({ words }) => general(words)).filter((words) => !seen.includes(words))).toEqual(elsewhere);
  });
});

it('a clock that is late makes assertions that have expired', async () => {
  const realm = await Realm.create(inject('keycloak'));
  const client = await realm.createClient(keyClient);
  const tap = await tapTokenEndpoint(realm.tokenEndpoint);
  const late = { ...systemClock, wall: () => Date.now() - 300_000 };
  const env = { ...byTokenUrl(tap.url), ...signing({ REGISTRATION_GATE_OAUTH2_ASSERTION_AUDIENCE: realm.url }) };
  const result = await tokenClient({ ...env, REGISTRATION_GATE_OAUTH2_CLIENT_ID: client.clientId }, late).acquire(patience());
  expect(tap.answers).toMatchObject([{ status: 400, error: 'invalid_client', description: 'Token is not active' }]);
  const row = rows.find(({ words }) => words === 'Token is not active');
  expect(result).toMatchObject({ ok: false, failure: { reason: row?.reason, hint: row?.hint } });
});
