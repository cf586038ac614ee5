/** Helm against the cluster. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { tempFolder } from '../../support/temp-folder.ts';
import { environment } from './environment.ts';

const run = promisify(execFile);

/** How long Helm waits for pods. */
const TIMEOUT = '5m';

/** A Helm in a namespace. */
export interface ClusterHelm {
  /** `helm install --wait`. */
  install(release: string, chart: string, values: object): Promise<string>;
  /** `helm upgrade --wait`; the values are all that hold. */
  upgrade(release: string, chart: string, values: object): Promise<string>;
  /** Any other command. */
  run(...args: readonly string[]): Promise<string>;
}

/** Helm by its path; call it at the top of a test file. */
export function createHelm(path: string, namespace: () => string): ClusterHelm {
  const folder = tempFolder();
  let count = 0;
  const helm = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, KUBECONFIG: environment().kubeconfig, HELM_NAMESPACE: namespace() };
    try {
      return (await run(path, args, { env, maxBuffer: 1e8 })).stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`helm ${args[0]} ${args[1]}: ${stderr}\n${stdout}`, { cause: error });
    }
  };
  const apply =
    (command: 'install' | 'upgrade') =>
    (release: string, chart: string, values: object): Promise<string> => {
      const file = folder.write(`values-${(count += 1)}.yaml`, JSON.stringify(values));
      return helm(command, release, chart, '--values', file, '--wait', '--timeout', TIMEOUT);
    };
  return { install: apply('install'), upgrade: apply('upgrade'), run: helm };
}
