/** Both charts through the life of a release, with either Helm. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helms } from '../../support/repository.ts';
import { createHelm } from './helm.ts';
import { eventually } from './namespace.ts';
import { type Kind, KINDS, RegistryClient } from './registry-client.ts';
import { registryChart, Site, STACK, stackChart } from './site.ts';

const kinds = Object.keys(KINDS) as Kind[];
const REGISTRY = 'registry';

interface Revision {
  readonly revision: number;
  readonly status: string;
}

describe.each(helms)('$name', ({ name, path }) => {
  let site: Site;
  let untouched: ReadonlySet<string>;
  let agent = '';
  const clients = new Map<string, RegistryClient>();
  const helm = createHelm(path, () => site.namespace.name);

  /** What is in the namespace now and was not before the first release; pods that end are waited for. */
  const left = (expected: readonly string[]): Promise<string[]> => {
    let found: string[] = [];
    return eventually(`what is left to be ${expected.join(', ') || 'nothing'}`, async () => {
      found = [...(await site.namespace.inventory())].filter((item) => !untouched.has(item)).toSorted();
      return found.join() === expected.toSorted().join() ? found : undefined;
    }).catch(() => found);
  };

  beforeAll(async () => {
    site = await Site.prepare(`e2e-${name}`);
    untouched = await site.namespace.inventory();
  });

  afterAll(async () => {
    for (const client of clients.values()) client.close();
    await site.remove();
  });

  it('installs the stack with policy gate, PostgreSQL and two pods of the registry', async () => {
    const output = await helm.install(STACK, stackChart, site.replicatedValues());
    expect(output).toContain(`The policy gate runs as ${STACK}-policy-gate`);
    clients.set(STACK, await RegistryClient.open(site.namespace, STACK, site.keys.developer));
  });

  it('installs the chart of the registry, on SQLite', async () => {
    const output = await helm.install(REGISTRY, registryChart, site.registryValues());
    expect(output).toContain('with SQLite on the claim registry');
    expect(output).not.toMatch(/WARNING|NOTE:/);
    clients.set(REGISTRY, await RegistryClient.open(site.namespace, REGISTRY, site.keys.developer));
  });

  it.each([STACK, REGISTRY])(
    'registers agents, servers and skills that the policy allows, and no other (%s)',
    async (release) => {
      const client = clients.get(release)!;
      for (const kind of kinds) {
        const allowed = await client.register(kind);
        expect(allowed, kind).toMatchObject({ status: 201, stored: true });
        if (kind === 'agents') agent = allowed.path;
        expect(await client.register(kind, KINDS[kind].denied), kind).toMatchObject({
          status: 403,
          body: { code: 'gate_denied' },
          stored: false,
        });
      }
    },
  );

  it('logs no warning where the settings are right', async () => {
    const pod = await site.namespace.registryPod(REGISTRY);
    const lines = (await site.namespace.logs(pod)).split('\n').filter((line) => line.startsWith('{'));
    expect(lines.some((line) => line.includes('start-up check of the gate passed'))).toBe(true);
    expect(lines.filter((line) => /"level":"(warn|error|fatal)"/.test(line) && !line.includes('"gate_denied"'))).toEqual([]);
  });

  it.each([STACK, REGISTRY])('passes helm test (%s)', async (release) => {
    const output = await helm.run('test', release, '--timeout', '5m').catch(async (error: unknown) => {
      const failed = await site.namespace.pods('app.kubernetes.io/component=test');
      const logs = await Promise.all(failed.map((pod) => site.namespace.logs(pod)));
      throw new Error(logs.join('\n'), { cause: error });
    });
    expect(output).toMatch(/Phase:\s+Succeeded/);
    expect(output).not.toMatch(/Phase:\s+Failed/);
  });

  it('upgrades, and rolls back, and keeps what was registered', async () => {
    const level = async (): Promise<string | undefined> => {
      const secret = await site.namespace.core.readNamespacedSecret({ namespace: site.namespace.name, name: REGISTRY });
      return Buffer.from(secret.data?.['REGISTRY_LOG_LEVEL'] ?? '', 'base64').toString('utf8');
    };
    const before = await site.namespace.registryPod(REGISTRY);
    await helm.upgrade(REGISTRY, registryChart, site.registryValues({ registryLogLevel: 'debug' }));
    expect(await level()).toBe('debug');
    const upgraded = await site.namespace.registryPod(REGISTRY);
    expect(upgraded.metadata!.uid).not.toBe(before.metadata!.uid);
    await helm.run('rollback', REGISTRY, '1', '--wait', '--timeout', '5m');
    expect(await level()).not.toBe('debug');
    expect((await site.namespace.registryPod(REGISTRY)).metadata!.uid).not.toBe(upgraded.metadata!.uid);
    const history = JSON.parse(await helm.run('history', REGISTRY, '-o', 'json')) as Revision[];
    expect(history.map(({ revision, status }) => `${revision} ${status}`)).toEqual([
      '1 superseded',
      '2 superseded',
      '3 deployed',
    ]);
    expect(await clients.get(REGISTRY)!.has('agents', agent)).toBe(true);
  });

  it('uninstalls, and leaves nothing but the volumes', async () => {
    await helm.run('uninstall', REGISTRY, '--wait', '--timeout', '5m');
    await helm.run('uninstall', STACK, '--wait', '--timeout', '5m');
    const claims = [`PersistentVolumeClaim ${REGISTRY}`, `PersistentVolumeClaim data-${STACK}-postgresql-0`];
    expect(await left(claims)).toEqual(claims.toSorted());
  });

  it('finds the data of the volume that was left, when it is installed again', async () => {
    await helm.install(REGISTRY, registryChart, site.registryValues({}, { persistence: { existingClaim: REGISTRY } }));
    expect(await clients.get(REGISTRY)!.has('agents', agent)).toBe(true);
  });
});
