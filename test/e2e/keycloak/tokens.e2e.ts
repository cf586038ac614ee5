import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { closeAll } from '../../http/support.ts';
import { movableClock, patience, tokenClient } from '../../token/support.ts';
import { AUDIENCE, Realm, SCOPE } from './realm.ts';
import { ALLOWED, clientEnv, REJECTED, startGated } from './registry.ts';

const CACHED = { ...ALLOWED, tokenRequests: 0 };
const CACHE = { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' };

let realm: Realm;

beforeAll(async () => {
  realm = await Realm.create(inject('keycloak'));
});
afterAll(closeAll);

it('the token holds what the page says', async () => {
  const client = await realm.createClient();
  const result = await tokenClient(clientEnv(realm, client)).acquire(patience());
  if (!result.ok) throw new Error(result.failure.reason);
  // Keycloak counts from when it answers; a second may have ended meanwhile.
  expect(result.token.lifetimeSeconds).toBeGreaterThan(290);
  const token = result.token.reveal();
  expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) as string });
  const claims = decodeJwt(token);
  expect(claims).toMatchObject({
    iss: realm.url,
    aud: [AUDIENCE, 'account'],
    typ: 'Bearer',
    azp: client.clientId,
    client_id: client.clientId,
    sub: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
  expect(String(claims['scope']).split(' ')).toContain(SCOPE);
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(300);
});

describe('the audience', () => {
  it('is missing without the client scope: the gate refuses the token, and the renewed one', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_SCOPE: '' });
    expect(await gated.register()).toMatchObject(REJECTED);
    expect(await realm.loginsOf(client)).toBe(2);
    expect(gated.output()).toContain('"reason":"audience"');
  });

  it('is asked for in vain by audience and resource', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, {
      REGISTRATION_GATE_OAUTH2_SCOPE: '',
      REGISTRATION_GATE_OAUTH2_AUDIENCE: AUDIENCE,
      REGISTRATION_GATE_OAUTH2_RESOURCE: AUDIENCE,
    });
    expect(await gated.register()).toMatchObject(REJECTED);
  });

  it('comes by itself with a default client scope', async () => {
    const client = await realm.createClient();
    await realm.allowScope(client, 'default');
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_SCOPE: '' });
    expect(await gated.register()).toMatchObject(ALLOWED);
  });

  it('is there as soon as the realm adds it, with the cache on too', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, { REGISTRATION_GATE_OAUTH2_SCOPE: '', ...CACHE });
    expect(await gated.register()).toMatchObject(REJECTED);
    await realm.allowScope(client, 'default');
    // The refused tokens are not used again.
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await gated.register()).toMatchObject(CACHED);
  });

  it('of another gate is refused', async () => {
    const gated = await startGated(realm, await realm.createClient(), { POLICY_GATE_AUDIENCE: 'https://other.example.com' });
    expect(await gated.register()).toMatchObject(REJECTED);
  });
});

it('a client that the gate does not know is denied, without a renewal', async () => {
  const gated = await startGated(realm, await realm.createClient(), { POLICY_GATE_ALLOWED_CLIENTS: 'somebody-else' });
  expect(await gated.register()).toMatchObject({
    status: 403,
    code: 'gate_denied',
    stored: false,
    tokenRequests: 1,
    attempts: 1,
    gateStatus: 403,
  });
});

it('a token of another realm is refused', async () => {
  const other = await Realm.create(inject('keycloak'));
  onTestFinished(() => other.remove());
  const gated = await startGated(realm, await realm.createClient(), { POLICY_GATE_ISSUER_URL: other.url });
  expect(await gated.register()).toMatchObject(REJECTED);
  expect(gated.output()).toMatch(/"reason":"(key|issuer)"/);
});

describe('how many tokens Keycloak gives', () => {
  const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, work));

  it('one for each registration', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client);
    for (let n = 1; n <= 3; n += 1) {
      expect(await gated.register()).toMatchObject(ALLOWED);
      expect(await realm.loginsOf(client)).toBe(n);
    }
  });

  it('one for all registrations with the cache on, at the same time too', async () => {
    const client = await realm.createClient();
    const gated = await startGated(realm, client, CACHE);
    const answers = await times(8, () => gated.register());
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(await gated.register()).toMatchObject(CACHED);
    expect(await realm.loginsOf(client)).toBe(1);
  });

  it('one for each registration when a token lives too short for the cache', async () => {
    const client = await realm.createClient({ attributes: { 'access.token.lifespan': '10' } });
    const gated = await startGated(realm, client, CACHE);
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await gated.register()).toMatchObject(ALLOWED);
    expect(await realm.loginsOf(client)).toBe(2);
  });

  it('a new one a minute before the end of a usual life', async () => {
    const client = await realm.createClient();
    const clock = movableClock();
    const tokens = tokenClient({ ...clientEnv(realm, client), ...CACHE }, clock);
    const requests = async (): Promise<number> => (await tokens.acquire(patience())).requests;
    expect(await requests()).toBe(1);
    clock.move(225_000);
    expect(await requests()).toBe(0);
    clock.move(15_000);
    expect(await requests()).toBe(1);
    expect(await realm.loginsOf(client)).toBe(2);
  });
});
