import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const run = promisify(execFile);

/** Folders of our charts. */
export const charts = { registry: join(root, 'charts', 'registry'), stack: join(root, 'charts', 'mcp-gateway-registry-stack') };

/** A rendered object; looked into freely. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [key: string]: any };
  readonly data?: Record<string, string>;
  readonly [key: string]: any;
}

/** Renders with Helm, of whichever version. */
export function createRenderer(helm: string) {
  const folder = tempFolder();
  let counter = 0;
  const write = (values: object): string => folder.write(`values-${(counter += 1)}.yaml`, JSON.stringify(values));

  const text = async (
    chart: keyof typeof charts,
    values: object,
    args: readonly string[] = [],
    path: string = charts[chart],
  ): Promise<string> => {
    // A name in the arguments stands for the usual one.
    const name = args.includes('--name-template') ? [] : ['release'];
    return (await run(helm, ['template', ...name, path, '--values', write(values), ...args], { maxBuffer: 1e7 })).stdout;
  };

  /** What a chart renders to; with `path` a copy of it that lies elsewhere. */
  const template = async (
    chart: keyof typeof charts,
    values: object,
    args: readonly string[] = [],
    path?: string,
  ): Promise<Manifest[]> =>
    parseAllDocuments(await text(chart, values, args, path))
      .map((document) => document.toJS() as Manifest | null)
      .filter((manifest): manifest is Manifest => manifest !== null);

  /** What Helm says against the values; `rendered` when it takes them. */
  const refusal = async (
    chart: keyof typeof charts,
    values: object,
    args: readonly string[] = [],
    path?: string,
  ): Promise<string> => {
    try {
      await template(chart, values, args, path);
      return 'rendered';
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };

  /** The notes that `helm install` would end with. Helm 3 asks a cluster for them. */
  const notes = async (chart: keyof typeof charts, values: object): Promise<string> => {
    const { stdout } = await run(
      helm,
      ['install', 'release', charts[chart], '--namespace', 'tools', '--dry-run=client', '--values', write(values)],
      { maxBuffer: 1e7, env: { ...process.env, KUBECONFIG: '/dev/null' } },
    );
    return stdout.slice(stdout.indexOf('\nNOTES:\n'));
  };
  return { text, template, refusal, notes };
}

/** The one object of a kind. */
export function find(manifests: readonly Manifest[], kind: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind);
  expect(found, kind).toHaveLength(1);
  return found[0]!;
}

/** The objects that are not there for `helm test`. */
export const installed = (manifests: readonly Manifest[]): Manifest[] =>
  manifests.filter(({ metadata }) => metadata['annotations']?.['helm.sh/hook'] === undefined);

/** The pod of the registry, and its container. */
export function registryPod(manifests: readonly Manifest[]) {
  const pod = find(manifests, 'Deployment')['spec'].template.spec;
  return { pod, container: pod.containers[0] };
}

/** What a Secret holds. */
export const decode = (secret: Manifest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([name, value]) => [name, Buffer.from(value, 'base64').toString('utf8')]),
  );
