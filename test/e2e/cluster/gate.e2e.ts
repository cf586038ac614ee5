/** The gate's identity provider and secrets, as they fail and change while pods run. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helms } from '../../support/repository.ts';
import { SCOPE } from '../keycloak/realm.ts';
import { environment } from './environment.ts';
import { createHelm } from './helm.ts';
import { eventually } from './namespace.ts';
import { type Kind, KINDS, RegistryClient } from './registry-client.ts';
import { registryChart, SECRET_NAME, SECRETS, Site, STACK, stackChart } from './site.ts';

const REGISTRY = 'registry';

interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly [key: string]: unknown;
}

describe('the gate', () => {
  let site: Site;
  const clients: RegistryClient[] = [];
  const helm = createHelm(helms.find(({ name }) => name === 'helm4')!.path, () => site.namespace.name);

  const open = async (release: string): Promise<RegistryClient> => {
    const client = await RegistryClient.open(site.namespace, release, site.keys.developer);
    clients.push(client);
    return client;
  };

  /** The warnings in the log of a registry's pod, once it holds one that fits. */
  const warnings = (release: string, fits: (line: LogLine) => boolean): Promise<LogLine[]> =>
    eventually('the warning in the log', async () => {
      const text = await site.namespace.logs(await site.namespace.registryPod(release));
      const lines = text.split('\n').filter((line) => line.startsWith('{'));
      const found = lines.map((line) => JSON.parse(line) as LogLine).filter(({ level }) => level === 'warn');
      return found.some(fits) ? found : undefined;
    });

  beforeAll(async () => {
    site = await Site.prepare('e2e-gate');
    await helm.install(STACK, stackChart, site.stackValues({}, { secretsAsFiles: true }));
  });

  afterAll(async () => {
    for (const client of clients) client.close();
    await site.remove();
  });

  it('takes a rotated Secret that is mounted as a file, without a restart', async () => {
    const client = await open(STACK);
    const pod = await site.namespace.registryPod(STACK);
    expect(await client.register('agents')).toMatchObject({ status: 201, stored: true });
    const secret = await site.realm.regenerateSecret(site.client);
    expect(await client.register('agents')).toMatchObject({
      status: 503,
      body: { code: 'gate_token_unavailable' },
      stored: false,
    });
    await site.namespace.changeSecret(SECRETS.gate, { [SECRET_NAME]: secret });
    await eventually('the new secret', async () => ((await client.register('agents')).status === 201 ? true : undefined), 2000);
    const same = await site.namespace.registryPod(STACK);
    expect(same.metadata!.uid).toBe(pod.metadata!.uid);
    expect(same.status!.containerStatuses![0]!.restartCount).toBe(0);
  });

  it('warns in the log of the pod of a wrong secret at its start, and blocks', async () => {
    await site.namespace.createSecret('wrong', { [SECRET_NAME]: 'CANARY-not-the-secret' });
    const values = site.registryValues({ registrationGateOauth2ClientSecretExistingSecret: 'wrong' });
    await helm.install(REGISTRY, registryChart, values);
    const found = await warnings(REGISTRY, ({ event }) => event === 'start-up check of the gate failed');
    expect(found).toContainEqual(
      expect.objectContaining({
        event: 'start-up check of the gate failed',
        reason: 'token: unauthorized_client (HTTP 401)',
        hint: expect.stringMatching(/./) as unknown,
      }),
    );
    expect(JSON.stringify(found)).not.toContain('CANARY');
    const client = await open(REGISTRY);
    expect(await client.register('skills')).toMatchObject({
      status: 503,
      body: { code: 'gate_token_unavailable' },
      stored: false,
    });
    await helm.run('uninstall', REGISTRY, '--wait');
  });

  it('warns in the log of the pod of each setting that is missing, and blocks', async () => {
    const release = 'unset';
    await site.namespace.createSecret('all', {
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: `http://${STACK}-policy-gate:8090/check`,
      REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
      REGISTRATION_GATE_OAUTH2_SCOPE: SCOPE,
      REGISTRY_API_KEYS: JSON.stringify([{ key: site.keys.developer, name: 'developer', groups: [] }]),
    });
    const values = { ...site.registryValues(), app: { existingSecret: 'all' } };
    await helm.install(release, registryChart, values);
    const found = await warnings(release, ({ event }) => event === 'gate misconfigured, writes are blocked');
    const named = JSON.stringify(found);
    for (const name of ['OAUTH2_TOKEN_URL', 'OAUTH2_CLIENT_ID', 'OAUTH2_CLIENT_SECRET']) {
      expect(named).toContain(`REGISTRATION_GATE_${name}`);
    }
    const client = await RegistryClient.open(site.namespace, release, site.keys.developer);
    clients.push(client);
    expect(await client.register('servers')).toMatchObject({ status: 503, body: { code: 'gate_misconfigured' }, stored: false });
    await helm.run('uninstall', release, '--wait');
  });

  it('blocks every kind of asset while Keycloak is stopped, and goes on when it is back', async () => {
    const client = await open(STACK);
    const turn = async (action: string): Promise<void> => {
      const response = await fetch(`${environment().keycloakSwitch}/${action}`);
      expect(response.status, await response.text()).toBe(200);
    };
    const kinds = Object.keys(KINDS) as Kind[];
    for (const kind of kinds) expect(await client.register(kind), kind).toMatchObject({ status: 201 });
    await turn('stop');
    try {
      for (const kind of kinds) {
        expect(await client.register(kind), kind).toMatchObject({
          status: 503,
          body: { code: 'gate_token_unavailable' },
          stored: false,
        });
      }
    } finally {
      await turn('start');
    }
    // Its database was in memory.
    await site.restoreRealm();
    for (const kind of kinds) {
      await eventually(`${kind} to be registered`, async () => ((await client.register(kind)).stored ? true : undefined), 1000);
    }
  });
});
