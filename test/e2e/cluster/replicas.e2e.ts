/** Two pods of the registry on one PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helms } from '../../support/repository.ts';
import { createHelm } from './helm.ts';
import { killContainer } from './kill.ts';
import { Load } from './load.ts';
import { eventually, isReady, registryLabels } from './namespace.ts';
import { RegistryClient } from './registry-client.ts';
import { SECRETS, Site, STACK, stackChart } from './site.ts';

/** Registrations before and after what happens to a pod. */
const MANY = 100;

const literal = (secret: string) => ({
  registrationGateOauth2ClientSecretExistingSecret: '',
  registrationGateOauth2ClientSecret: secret,
});

describe('two pods on PostgreSQL', () => {
  let site: Site;
  let client: RegistryClient;
  const helm = createHelm(helms.find(({ name }) => name === 'helm4')!.path, () => site.namespace.name);

  const pods = async (): Promise<string[]> =>
    (await site.namespace.pods(registryLabels(STACK))).filter(isReady).map(({ metadata }) => metadata!.name!);
  const twoPods = (): Promise<string[]> => eventually('two pods', async () => ((await pods()).length === 2 ? pods() : undefined));

  /** What was acknowledged, and is not there. */
  const missing = async (acknowledged: readonly string[]): Promise<string[]> => {
    const stored = new Set<string>();
    let cursor = '';
    do {
      const { body } = await client.call('GET', `/api/agents?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      for (const { path } of body['agents'] as { path: string }[]) stored.add(path);
      cursor = (body['metadata'] as { nextCursor?: string | null }).nextCursor ?? '';
    } while (cursor !== '');
    return acknowledged.filter((path) => !stored.has(path));
  };

  beforeAll(async () => {
    site = await Site.prepare('e2e-replicas');
    await helm.install(STACK, stackChart, site.replicatedValues(literal(site.client.secret)));
    client = await RegistryClient.open(site.namespace, STACK, site.keys.developer);
  });

  afterAll(async () => {
    client.close();
    await site.remove();
  });

  it('keep all that was acknowledged while one is deleted, and one is killed, under load', async () => {
    const [victim = ''] = await twoPods();
    const load = await Load.start(site.namespace, `${STACK}-registry`, SECRETS.callers);
    await load.more(MANY);
    await site.namespace.core.deleteNamespacedPod({ namespace: site.namespace.name, name: victim, gracePeriodSeconds: 0 });
    await load.more(MANY);
    const [second = ''] = await twoPods();
    expect(second).not.toBe(victim);
    const pod = await site.namespace.core.readNamespacedPod({ namespace: site.namespace.name, name: second });
    const wasKilled = killContainer(pod.status!.containerStatuses![0]!.containerID!);
    await load.more(MANY);
    const { acknowledged, failures } = await load.stop();
    process.stdout.write(
      `a pod deleted${wasKilled ? ', one killed' : ''}: ${acknowledged.length} registrations acknowledged, ` +
        `${failures.length} not (${[...new Set(failures)].join(', ')})\n`,
    );
    expect(await missing(acknowledged)).toEqual([]);
    if (!wasKilled) return;
    await eventually('the restart', async () => {
      const { status } = await site.namespace.core.readNamespacedPod({ namespace: site.namespace.name, name: second });
      return status!.containerStatuses![0]!.restartCount === 1 ? true : undefined;
    });
    await twoPods();
  });

  it('take a new secret by helm upgrade, which rolls them', async () => {
    expect(await client.register('agents')).toMatchObject({ status: 201 });
    const before = await twoPods();
    const secret = await site.realm.regenerateSecret(site.client);
    expect(await client.register('agents')).toMatchObject({
      status: 503,
      body: { code: 'gate_token_unavailable' },
      stored: false,
    });
    await helm.upgrade(STACK, stackChart, site.replicatedValues(literal(secret)));
    const after = await twoPods();
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(await client.register('agents')).toMatchObject({ status: 201, stored: true });
  });
});
