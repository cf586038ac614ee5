/** A release of the chart as it was before pods ever ran from it, upgraded to today's. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helms, root } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { createHelm } from './helm.ts';
import { RegistryClient } from './registry-client.ts';
import { registryChart, Site, STACK, stackChart } from './site.ts';

/** The last commit before image, replicas and files of secrets came to the charts. */
const PREVIOUS = 'f1f972722e15cba45caee5f4189040231575efca';

const REGISTRY = 'registry';

/** False in a clone without the whole history: `git fetch --unshallow` gets it. */
const hasPrevious = spawnSync('git', ['cat-file', '-e', PREVIOUS], { cwd: root }).status === 0;

describe.skipIf(!hasPrevious).each(helms)('helm upgrade from the previous chart ($name)', ({ name, path }) => {
  let site: Site;
  let client: RegistryClient;
  let asset = '';
  const folder = tempFolder();
  const helm = createHelm(path, () => site.namespace.name);
  const previous = join(folder.path, 'charts/registry');

  beforeAll(async () => {
    const archive = execFileSync('git', ['archive', PREVIOUS, 'charts'], { cwd: root, maxBuffer: 1e8 });
    execFileSync('tar', ['-x', '-C', folder.path], { input: archive });
    site = await Site.prepare(`e2e-upgrade-${name}`);
    await helm.install(STACK, stackChart, site.stackValues());
  });

  afterAll(async () => {
    client.close();
    await site.remove();
  });

  it('installs the previous chart, with the image of today: it had none of its own', async () => {
    const { test: _test, ...values } = site.registryValues() as { test: object };
    await helm.install(REGISTRY, previous, values);
    client = await RegistryClient.open(site.namespace, REGISTRY, site.keys.developer);
    const answer = await client.register('servers');
    expect(answer).toMatchObject({ status: 201, stored: true });
    asset = answer.path;
  });

  it('keeps what was registered, and its decisions', async () => {
    const before = await site.namespace.registryPod(REGISTRY);
    // What that chart could not do; with the same values the two make the same pod.
    await helm.upgrade(REGISTRY, registryChart, site.registryValues({}, { secretsAsFiles: true }));
    expect((await site.namespace.registryPod(REGISTRY)).metadata!.uid).not.toBe(before.metadata!.uid);
    expect(await client.has('servers', asset)).toBe(true);
    const admin = await RegistryClient.open(site.namespace, REGISTRY, site.keys.admin);
    const { body } = await admin.call('GET', '/api/gate/decisions?limit=10');
    admin.close();
    expect(body['decisions']).toContainEqual(expect.objectContaining({ asset_type: 'server', outcome: 'allowed' }));
    expect(await client.register('servers')).toMatchObject({ status: 201, stored: true });
  });

  it('goes back by helm rollback, with what was registered since', async () => {
    const { path: since } = await client.register('agents');
    await helm.run('rollback', REGISTRY, '1', '--wait', '--timeout', '5m');
    await site.namespace.registryPod(REGISTRY);
    expect(await client.has('servers', asset)).toBe(true);
    expect(await client.has('agents', since)).toBe(true);
  });
});
