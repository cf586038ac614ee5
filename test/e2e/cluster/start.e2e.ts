/** How long a pod takes from the start of its container. The aim is a second; a slow machine fails no test. */
import type { V1Pod } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helms } from '../../support/repository.ts';
import { execIn } from './exec.ts';
import { createHelm } from './helm.ts';
import { RegistryClient } from './registry-client.ts';
import { registryChart, Site, STACK, stackChart } from './site.ts';

const REGISTRY = 'registry';
const STARTS = 3;

/** Prints when the container's first process began, in milliseconds since 1970: the kernel counts from its own start. */
const BEGAN = `
const { readFileSync } = require('node:fs');
const ticks = Number(readFileSync('/proc/1/stat', 'utf8').split(') ')[1].split(' ')[19]);
const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
console.log(Date.now() - (uptime - ticks / 100) * 1000);
`;

describe('a pod', () => {
  let site: Site;
  const helm = createHelm(helms.find(({ name }) => name === 'helm4')!.path, () => site.namespace.name);

  /** Milliseconds from the first process to the line that says that requests are accepted. */
  const startOf = async (pod: V1Pod): Promise<number> => {
    const began = Number(await execIn(site.namespace, pod, ['node', '--eval', BEGAN]));
    const lines = (await site.namespace.logs(pod, true)).split('\n');
    const listening = lines.find((line) => line.includes(' registry listening on '));
    return Date.parse(listening!.split(' ')[0]!) - began;
  };

  /** Whole seconds, as the kubelet tells them, from the container's start to the pod's readiness. */
  const readyAfter = ({ status }: V1Pod): number => {
    const ready = status!.conditions!.find(({ type }) => type === 'Ready')!.lastTransitionTime!;
    return (ready.getTime() - status!.containerStatuses![0]!.state!.running!.startedAt!.getTime()) / 1000;
  };

  beforeAll(async () => {
    site = await Site.prepare('e2e-start');
    await helm.install(STACK, stackChart, site.stackValues());
    await helm.install(REGISTRY, registryChart, site.registryValues());
  });

  afterAll(() => site.remove());

  it('takes requests soon after its container starts', async () => {
    const figures: string[] = [];
    let last = '';
    for (let i = 0; i < STARTS; i += 1) {
      const pod = await site.namespace.registryPod(REGISTRY);
      expect(pod.metadata!.uid).not.toBe(last);
      last = pod.metadata!.uid!;
      const ms = await startOf(pod);
      expect(ms).toBeGreaterThan(0);
      figures.push(`${Math.round(ms)} ms (ready to the kubelet after ${readyAfter(pod)} s)`);
      await site.namespace.core.deleteNamespacedPod({ namespace: site.namespace.name, name: pod.metadata!.name! });
      await site.namespace.gone(pod);
    }
    process.stdout.write(`from the start of the container to the first request: ${figures.join(', ')}\n`);
  });

  it('has gatectl verify in it, as the notes say', async () => {
    const pod = await site.namespace.registryPod(REGISTRY);
    expect(await execIn(site.namespace, pod, ['gatectl', 'verify'])).toMatch(/gate/);
    const client = await RegistryClient.open(site.namespace, REGISTRY, site.keys.developer);
    expect(await client.register('agents')).toMatchObject({ status: 201, stored: true });
    client.close();
  });

  it('can write to its volume and to /tmp alone', async () => {
    const pod = await site.namespace.registryPod(REGISTRY);
    const write = (path: string) => execIn(site.namespace, pod, ['node', '--eval', `fs.writeFileSync('${path}', '')`]);
    await write('/data/probe');
    await write('/tmp/probe');
    for (const path of ['/app/probe', '/etc/probe', '/probe']) await expect(write(path), path).rejects.toThrow(/EROFS|EACCES/);
  });
});
