/**
 * The image, built and run: by buildah, which needs neither a daemon nor a container registry, on the base that is made here
 * where none can be pulled.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { root } from '../../support/repository.ts';

const NAME = 'localhost/registration-gate-test:1';

const buildah = (...args: string[]): string => execFileSync('buildah', args, { encoding: 'utf8', maxBuffer: 1e8 }).trim();

const build = (): void => {
  execFileSync(join(root, 'scripts/image.sh'), [NAME], {
    env: { ...process.env, BUILDER: 'buildah' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

interface Inspected {
  readonly OCIv1: {
    readonly config: Readonly<Record<string, unknown>>;
    readonly rootfs: { readonly diff_ids: readonly string[] };
  };
}

const inspect = (): Inspected['OCIv1'] => (JSON.parse(buildah('inspect', '--type', 'image', NAME)) as Inspected).OCIv1;

/** Bytes of what lies in a folder; links count for themselves. */
function sizeOf(path: string): number {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

let container = '';
let folder = '';
const run = (...command: string[]): string => buildah('run', '--isolation', 'chroot', container, '--', ...command);

beforeAll(() => {
  build();
  container = buildah('from', NAME);
  folder = buildah('mount', container);
});

afterAll(() => {
  if (container !== '') buildah('rm', container);
  buildah('rmi', '--force', NAME);
});

describe('the image', () => {
  it('is the same when it is built again', () => {
    const { diff_ids: first } = inspect().rootfs;
    build();
    expect(inspect().rootfs.diff_ids).toEqual(first);
  });

  it('starts the registry as nobody in particular, with all of its programs on the path', () => {
    const { config } = inspect();
    expect(config).toMatchObject({
      User: '65532:65532',
      Cmd: ['registry'],
      WorkingDir: '/data',
      StopSignal: 'SIGTERM',
      ExposedPorts: { '8080/tcp': {} },
    });
    expect(config['Entrypoint']).toBeUndefined();
    expect(config['Labels']).toMatchObject({
      'org.opencontainers.image.title': 'registration-gate',
      'org.opencontainers.image.licenses': 'Apache-2.0',
      'org.opencontainers.image.version': '0.1.0',
      'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
    });
    const { uid } = statSync(join(folder, 'data'));
    expect(uid).toBe(65532);
  });

  it('holds the programs, their charts, and no packages beside them', () => {
    expect(readdirSync(join(folder, 'app')).toSorted()).toEqual(['LICENSE', 'bin', 'charts', 'dist', 'package.json']);
    expect(existsSync(join(folder, 'app/node_modules'))).toBe(false);
    expect(readdirSync(join(folder, 'app/bin')).toSorted()).toEqual(['gatectl', 'policy-gate', 'registry']);
  });

  it('is at most 1.15 times as large as Node with its libraries', () => {
    const added = sizeOf(join(folder, 'app'));
    const base = ['usr', 'lib', 'lib64', 'etc'].map((name) => join(folder, name)).filter((path) => existsSync(path));
    const ratio = 1 + added / base.reduce((sum, path) => sum + sizeOf(path), 0);
    process.stdout.write(`the image is ${ratio.toFixed(3)} times as large as its base\n`);
    expect(ratio).toBeLessThanOrEqual(1.15);
  });

  it('runs gatectl, with its charts', () => {
    expect(run('gatectl', '--version')).toBe('0.1.0');
    expect(run('gatectl', 'values', '--chart', 'stack', '-o', 'json')).toContain('"policyGate"');
    expect(run('gatectl', 'lint', '/app/charts/registry/values.yaml')).toContain('no findings');
  });

  it('serves as the registry, and stops when it is told to', async () => {
    const port = await freePort();
    const args = ['run', '--isolation', 'chroot', '--env', `REGISTRY_PORT=${port}`, '--env', 'REGISTRY_HOST=127.0.0.1'];
    const child = spawn('buildah', [...args, container, '--', 'registry'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const closed = once(child, 'close');
    await once(child.stdout, 'data');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    expect(existsSync(join(folder, 'data/registry.sqlite'))).toBe(true);
    child.kill('SIGTERM');
    await closed;
  });
});
