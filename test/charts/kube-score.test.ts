/**
 * Everything that the charts render, as kube-score judges it: nothing critical is left, and what an object is excused from is said on the
 * object itself. `make kube-score` brings the program.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { charts } from './render.ts';

const run = promisify(execFile);

const HELM = join(root, '.tools/bin/helm4');
const KUBE_SCORE = join(root, '.tools/bin/kube-score');

/** kube-score's grades go from 1 to 10. */
const CRITICAL = 1;

interface Judged {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

async function judge(manifests: string, ...flags: readonly string[]): Promise<Judged[]> {
  const child = spawn(KUBE_SCORE, ['score', '--kubernetes-version', 'v1.33', '--output-format', 'json', ...flags, '-'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(manifests);
  const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(output) as Judged[];
}

const criticalIn = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ object_name: name, checks }) =>
    checks
      .filter(({ grade, skipped }) => !skipped && grade <= CRITICAL)
      .map(({ check, comments }) => `${name} ${check.id}: ${(comments ?? []).map(({ summary }) => summary).join('; ')}`),
  );

const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.yaml'));
const renderings: readonly [string, readonly string[]][] = [
  ['the registry by its defaults', [charts.registry]],
  ['the stack by its defaults', [charts.stack]],
  ...examples.map((name): [string, readonly string[]] => [
    name,
    [name.includes('-stack') ? charts.stack : charts.registry, '--values', join(root, 'examples', name)],
  ]),
];

describe.skipIf(!existsSync(KUBE_SCORE))('kube-score finds nothing critical in', () => {
  it.each(renderings)('%s', async (_name, args) => {
    const { stdout } = await run(HELM, ['template', 'release', ...args], { maxBuffer: 1e7 });
    const judged = await judge(stdout);
    expect(judged.map(({ object_name: name }) => name)).toEqual(expect.arrayContaining(['Deployment/apps/v1//release-registry']));
    expect(criticalIn(judged)).toEqual([]);
  });

  it('and excuses nothing but what the charts say', async () => {
    const { stdout } = await run(
      HELM,
      ['template', 'release', charts.stack, '--values', join(root, 'examples/policy-gate-stack.yaml')],
      {
        maxBuffer: 1e7,
      },
    );
    const judged = await judge(stdout, '--disable-ignore-checks-annotations');
    expect(new Set(criticalIn(judged).map((line) => line.split(':', 1)[0]))).toEqual(
      new Set([
        'Deployment/apps/v1//release-policy-gate container-image-pull-policy',
        'Deployment/apps/v1//release-registry container-image-pull-policy',
        'Deployment/apps/v1//release-registry pod-networkpolicy',
        'Pod/v1//release-registry-test container-image-pull-policy',
        'Pod/v1//release-registry-test pod-networkpolicy',
        'StatefulSet/apps/v1//release-postgresql container-image-pull-policy',
        'StatefulSet/apps/v1//release-postgresql container-security-context-user-group-id',
      ]),
    );
  });

  it('and notices what is critical', async () => {
    const { stdout } = await run(HELM, [
      'template',
      'release',
      charts.registry,
      '--set',
      'resources=null',
      '--set',
      'replicaCount=1',
    ]);
    const found = criticalIn(await judge(stdout)).map((line) => line.split(':', 1)[0]);
    expect(found.some((line) => line?.endsWith(' container-resources'))).toBe(true);
  });
});
