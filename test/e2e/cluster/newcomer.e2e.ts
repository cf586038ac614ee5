/** The README's way from `git clone` to a registry in a cluster, command by command, as it stands there. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { codeBlockWith } from '../../support/docs.ts';
import { helms, root } from '../../support/repository.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { environment } from './environment.ts';
import { Namespace } from './namespace.ts';
import { RegistryClient } from './registry-client.ts';

const NAME = 'e2e-newcomer';

/**
 * `kind load` where the cluster is not kind's: this very image is in the cluster already. The rest is the newcomer's own; what
 * make says about the job server of the run that started the tests is not.
 */
const prelude = (helm: string): string => `
set -euo pipefail
unset MAKEFLAGS MAKELEVEL MFLAGS
helm() { '${helm}' "$@"; }
kind() { case "$*" in 'load docker-image localhost/registration-gate:'*) ;; *) return 1 ;; esac; }
`;

interface Config {
  readonly contexts: readonly { readonly context: object }[];
}

describe('a newcomer', () => {
  const folder = tempFolder();
  let namespace: Namespace;

  beforeAll(async () => {
    namespace = await Namespace.make(environment().kubeconfig, NAME);
  });

  afterAll(() => namespace.remove());

  it('gets from git clone to a registry in the cluster in five commands', async () => {
    const block = codeBlockWith('README.md', 'git clone');
    const commands = block.replaceAll('\\\n', ' ').trim().split('\n');
    expect(commands).toHaveLength(5);
    const config = parse(readFileSync(environment().kubeconfig, 'utf8')) as Config;
    const contexts = config.contexts.map((one) => ({ ...one, context: { ...one.context, namespace: NAME } }));
    const kubeconfig = folder.write('kubeconfig', stringify({ ...config, contexts }));
    const helm = helms.find(({ name }) => name === 'helm4')!.path;
    // What follows the five: the key that was made opens the registry.
    const script = `${prelude(helm)}${block}\nprintf '\\n%s' "$KEY"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: folder.path,
      env: { ...process.env, REPOSITORY: root, KUBECONFIG: kubeconfig },
      maxBuffer: 1e8,
    });
    const client = await RegistryClient.open(namespace, 'registry', stdout.split('\n').at(-1)!);
    expect(await client.register('agents')).toMatchObject({ status: 201, stored: true });
    client.close();
    await promisify(execFile)(helm, ['test', 'registry', '--timeout', '5m'], { env: { ...process.env, KUBECONFIG: kubeconfig } });
  });
});
