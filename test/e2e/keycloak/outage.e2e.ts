/** Keycloak does not answer, is stopped and comes back, under the programs as they are shipped. */
import { generateKeyPairSync } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { type RunningProgram, startProgram } from '../../../demo/processes.ts';
import { baseEnv, runToEnd } from '../../registry/support/registry.ts';
import { makeTempFolder } from '../../registry/support/folder.ts';
import { KEYS } from '../../registry/support/test-app.ts';
import { Realm } from './realm.ts';
import { agent, clientEnv, gateEnv } from './registry.ts';
import { startKeycloak } from './server.ts';

const CLIENT = { clientId: 'mcp-registry', secret: 'a-secret-of-the-test' };

/** The realm's own key is given: tokens of the server that comes back are signed by the same. */
const realmKey = {
  'org.keycloak.keys.KeyProvider': [
    {
      name: 'given',
      providerId: 'rsa',
      config: {
        priority: ['200'],
        privateKey: [
          String(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' })),
        ],
      },
    },
  ],
};

async function fill(keycloak: Parameters<typeof Realm.create>[0]): Promise<Realm> {
  const realm = await Realm.create(keycloak, { realm: 'platform', components: realmKey });
  await realm.createClient(CLIENT);
  return realm;
}

const decisionsOf = (gate: RunningProgram): number => gate.log.filter(({ event }) => event === 'decision').length;

async function register({ address }: RunningProgram): Promise<{ status: number; code?: string; path: string }> {
  const card = agent();
  const response = await fetch(`${address}/api/agents/register`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEYS.alice}`, 'content-type': 'application/json' },
    body: JSON.stringify(card),
  });
  const { code } = (await response.json()) as { code?: string };
  return { status: response.status, path: card.path, ...(code !== undefined && { code }) };
}

it('registrations are blocked while Keycloak hangs or is away, and go on when it is back', async () => {
  const first = await startKeycloak();
  onTestFinished(() => first.stop());
  const realm = await fill(first);
  const gate = await startProgram('policy-gate', { POLICY_GATE_PORT: '0', ...gateEnv(realm, [CLIENT.clientId]) });
  onTestFinished(() => gate.stop());
  const env = {
    ...baseEnv(makeTempFolder()),
    ...clientEnv(realm, { ...CLIENT, id: '' }),
    REGISTRATION_GATE_URL: `${gate.address}/check`,
  };
  const registry = await startProgram('registry', env);
  onTestFinished(() => registry.stop());
  const reasons = (): unknown[] =>
    registry.log.filter(({ event }) => String(event).startsWith('no access token')).map(({ reason }) => reason);
  const blocked = { status: 503, code: 'gate_token_unavailable' };

  const stored = [await register(registry)];
  expect([stored[0]?.status, decisionsOf(gate)]).toEqual([201, 1]);

  first.pause();
  const hanging = await register(registry);
  expect(hanging).toMatchObject(blocked);
  expect(reasons().at(-1)).toMatch(/timeout/);
  first.resume();
  stored.push(await register(registry));
  expect([stored[1]?.status, decisionsOf(gate)]).toEqual([201, 2]);

  await first.stop();
  const away = await register(registry);
  expect(away).toMatchObject(blocked);
  expect(await register(registry)).toMatchObject(blocked);
  expect(reasons().at(-1)).toMatch(/ECONNREFUSED/);
  expect(decisionsOf(gate)).toBe(2);
  // With the provider away the registry does not start where its check is required, and says why.
  const refused = await runToEnd({ ...env, ...baseEnv(makeTempFolder()), REGISTRATION_GATE_STARTUP_CHECK: 'require' });
  expect([refused.status, refused.text]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);

  const second = await startKeycloak({ port: Number(new URL(first.url).port) });
  onTestFinished(() => second.stop());
  await fill(second);
  await expect.poll(() => register(registry), { timeout: 120_000, interval: 250 }).toMatchObject({ status: 201 });
  expect(decisionsOf(gate)).toBe(3);
  for (const { path, status } of [...stored, hanging, away]) {
    const answer = await fetch(`${registry.address}/api/agents${path}`, { headers: { authorization: `Bearer ${KEYS.alice}` } });
    expect(answer.status).toBe(status === 201 ? 200 : 404);
  }
  expect(JSON.stringify([registry.log, gate.log])).not.toContain(CLIENT.secret);
}, 1_500_000);
