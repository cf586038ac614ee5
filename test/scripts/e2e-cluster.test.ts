/** What `scripts/e2e-cluster.sh` makes of the cluster that KUBECONFIG leads to, or makes itself, with programs that stand for the real ones. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

interface Machine {
  readonly context: string;
  readonly server: string;
  /** More programs: name and shell text. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** True when `scripts/e2e-cluster.sh up` has a cluster of Go modules running. */
  readonly own?: boolean;
}

const answering = (context: string, server: string): string => `
case "$*" in
  'config current-context') echo '${context}' ;;
  config\\ view*) echo '${server}' ;;
  version*) ;;
  *) exit 1 ;;
esac`;

const check = (machine: Machine) => script('check', machine);

function script(command: 'check' | 'run', { context, server, programs = {}, env = {}, own = false }: Machine) {
  const home = mkdtempSync(join(folder.path, 'machine-'));
  const bin = join(home, 'bin');
  mkdirSync(bin);
  writeFileSync(join(home, 'kube config'), '');
  if (own) mkdirSync(join(home, 'registration-gate-e2e/kube'), { recursive: true });
  for (const [name, text] of Object.entries({ kubectl: answering(context, server), ...programs })) {
    const file = folder.write(join(bin.slice(folder.path.length + 1), name), `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
  }
  const { PATH = '' } = process.env;
  const result = spawnSync('bash', [join(root, 'scripts/e2e-cluster.sh'), command], {
    cwd: home,
    env: { PATH: `${bin}:${PATH}`, HOME: home, TMPDIR: home, KUBECONFIG: '/dev/null', ...env },
    encoding: 'utf8',
  });
  return { status: result.status, lines: result.stderr.trim().split('\n'), output: result.stdout, home };
}

const address = { E2E_HOST_ADDRESS: '192.0.2.7' };
const cloud = { context: 'prod', server: 'https://192.0.2.1:6443' };
const docker = { docker: 'case "$*" in \'network inspect \'*) echo 192.0.2.1 ;; esac' };

describe('a cluster of our own', () => {
  it('is made, given to the tests by a copy of its kubeconfig, and removed', () => {
    const { status, output, home } = script('run', {
      context: 'kind-registration-gate-e2e',
      server: 'https://127.0.0.1:1',
      programs: {
        ...docker,
        kind: `echo "kind $1 $2"
[ "$1" = create ] && while [ $# -gt 0 ]; do [ "$1" = --kubeconfig ] && echo made > "$2"; shift; done
exit 0`,
        vitest: 'echo "tests $KUBECONFIG $E2E_IMAGE $E2E_HOST_ADDRESS"; cat "$KUBECONFIG"',
      },
      env: { ...address, E2E_IMAGE: 'gate:1', KUBECONFIG: '' },
    });
    const lines = output.trim().split('\n');
    expect(status).toBe(0);
    expect(lines[0]).toMatch(/^tests \/\S+\/kubeconfig gate:1 192\.0\.2\.7$/);
    // What the program that stands for kubectl says of the cluster.
    expect(lines[1]).toBe('https://127.0.0.1:1');
    expect(existsSync(join(home, 'registration-gate-e2e'))).toBe(false);
  });
});

describe('a cluster of somebody', () => {
  it('is named before anything else, with what will be done to it', () => {
    const { lines } = check({ ...cloud, env: address });
    expect(lines[0]).toBe(
      'e2e: KUBECONFIG: the context prod, https://192.0.2.1:6443. Namespaces that begin with e2e- are made there, and deleted.',
    );
  });

  it('of any make needs an image that it can pull, and then no more', () => {
    const { status, lines } = check({ ...cloud, env: address });
    expect(status).toBe(1);
    expect(lines.at(-1)).toContain('set E2E_IMAGE to repository:tag');
    expect(check({ ...cloud, env: { ...address, E2E_IMAGE: 'registry.example.com/gate:1' } }).status).toBe(0);
  });

  it.each<[string, Machine]>([
    ['kind', { context: 'kind-x', server: 'https://127.0.0.1:1', programs: { ...docker, kind: 'echo x' } }],
    ['k3d', { context: 'k3d-x', server: 'https://0.0.0.0:1', programs: { ...docker, k3d: 'exit 0' } }],
    [
      'minikube',
      {
        context: 'minikube',
        server: 'https://192.0.2.1:1',
        programs: { minikube: 'case "$1" in ssh) echo "192.0.2.7 host.minikube.internal" ;; esac' },
      },
    ],
    ['the one from Go modules', { context: 'kube', server: 'https://10.199.0.1:26443', own: true, env: address }],
  ])('by %s gets image and address without another word', (_name, machine) => {
    expect(check(machine)).toMatchObject({ status: 0 });
  });

  it.each<[string, Machine]>([
    ['kind', { context: 'kind-x', server: 'https://127.0.0.1:1', programs: { kind: 'echo y' }, env: address }],
    ['minikube', { context: 'minikube', server: 'https://192.0.2.1:1', programs: { minikube: 'exit 7' }, env: address }],
    ['the one from Go modules', { context: 'kube', server: 'https://10.199.0.1:26443', env: address }],
  ])('that only looks like %s does not', (_name, machine) => {
    expect(check(machine).lines.at(-1)).toContain('set E2E_IMAGE');
  });

  it('behind an address of this machine alone needs the one that pods reach', () => {
    const { status, lines } = check({ ...cloud, server: 'https://127.0.0.1:6443', env: { E2E_IMAGE: 'gate:1' } });
    expect(status).toBe(1);
    expect(lines.at(-1)).toContain('set E2E_HOST_ADDRESS');
  });

  it('is found where the caller is, by a name with a space and among others', () => {
    const kubectl = `[ "$KUBECONFIG" = "$HOME/kube config:/nowhere/else" ] || exit 1${answering('prod', 'https://192.0.2.1')}`;
    const env = { ...address, E2E_IMAGE: 'gate:1', KUBECONFIG: 'kube config:/nowhere/else' };
    expect(check({ ...cloud, programs: { kubectl }, env }).lines).toHaveLength(1);
  });

  it('whose files are not there is said so', () => {
    for (const files of ['/nowhere/config', '/nowhere/a:/nowhere/b', '/tmp']) {
      const { status, lines } = check({ ...cloud, env: { ...address, KUBECONFIG: files } });
      expect([status, ...lines]).toEqual([1, `e2e: KUBECONFIG (${files}) names no file that can be read`]);
    }
  });

  it.each<[string, string, string]>([
    ['is no kubeconfig', 'exit 1', 'is no kubeconfig'],
    [
      'has a context that leads nowhere',
      answering('prod', '').replace('config\\ view*)', "'config view --minify'*) exit 1 ;; config\\ view)"),
      'does not say where the cluster of its current context is (prod)',
    ],
    ['has a context without a server', answering('prod', ''), 'does not say where'],
    [
      'has no context',
      answering('prod', 'https://192.0.2.1').replace("'config current-context'", 'nothing'),
      'has no current context',
    ],
    ['does not answer', answering('prod', 'https://192.0.2.1').replace('version*)', 'nothing)'), 'does not answer'],
  ])('that %s is said so', (_name, kubectl, expected) => {
    const { status, lines } = check({ ...cloud, programs: { kubectl }, env: address });
    expect(status).toBe(1);
    expect(lines.at(-1)).toContain(expected);
  });
});

it('says how it is used', () => {
  const usage = spawnSync('bash', [join(root, 'scripts/e2e-cluster.sh')], { encoding: 'utf8' });
  expect(usage.status).toBe(2);
  expect(usage.stdout).toContain('KUBECONFIG        as for kubectl');
  execFileSync('bash', ['-n', join(root, 'scripts/e2e-cluster.sh')]);
});
