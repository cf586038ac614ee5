import { Writable } from 'node:stream';
import { Exec, type V1Pod, type V1Status } from '@kubernetes/client-node';
import type { Namespace } from './namespace.ts';

/** Collects what is written to it. */
class Collector extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/**
 * Runs a command in the first container of a pod, as `kubectl exec` does.
 *
 * @throws Error with what it wrote to stderr when it fails
 */
export async function execIn(namespace: Namespace, pod: V1Pod, command: readonly string[]): Promise<string> {
  const [stdout, stderr] = [new Collector(), new Collector()];
  const { promise, resolve, reject } = Promise.withResolvers<V1Status>();
  const container = pod.spec!.containers[0]!.name;
  const exec = new Exec(namespace.config);
  exec.exec(namespace.name, pod.metadata!.name!, container, [...command], stdout, stderr, null, false, resolve).catch(reject);
  const { status, message } = await promise;
  if (status !== 'Success') throw new Error(`${command.join(' ')}: ${message}\n${stderr.text}`);
  return stdout.text;
}
