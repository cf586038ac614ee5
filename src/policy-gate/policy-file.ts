import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { UsageError } from '../errors/usage-error.ts';
import { compilePolicy, type Policy } from './policy.ts';

/** Milliseconds between two looks at the file. */
const LOOK_EVERY_MS = 2000;

/**
 * Reads a policy from a JSON or YAML file.
 *
 * @throws UsageError when it cannot be read or is no policy
 */
export async function readPolicy(file: string): Promise<Policy> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `the policy file cannot be read (${String((error as NodeJS.ErrnoException).code)})`,
      'check POLICY_GATE_POLICY_FILE',
    );
  }
  let document: unknown;
  try {
    // JSON is YAML 1.2.
    document = parse(text);
  } catch (error) {
    throw new UsageError(`the policy file is neither JSON nor YAML: ${(error as Error).message.split('\n')[0]}`, 'correct it');
  }
  return compilePolicy(document);
}

/** Tells one state of the file from another; also when a symbolic link in its path points elsewhere, as Kubernetes does it. */
export function policyVersion(file: string): string {
  try {
    const { ino, mtimeMs, size } = statSync(file);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return 'missing';
  }
}

/**
 * Calls back when the file has changed.
 *
 * @param version state of the file before it was read, so that no change between reading and watching is missed
 */
export function watchPolicy(file: string, version: string, changed: () => void, signal: AbortSignal): void {
  let known = version;
  const timer = setInterval(() => {
    const now = policyVersion(file);
    if (now === known) return;
    known = now;
    changed();
  }, LOOK_EVERY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
