import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import type { CliContext } from './context.ts';

/**
 * Writes a file whole or not at all: a reader never sees half of it, a failure leaves the old one.
 *
 * @param mode permissions, e.g. 0o600
 * @throws UsageError when it cannot be written
 */
export async function writeOutput(context: CliContext, name: string, text: string, mode: number): Promise<void> {
  const path = resolve(context.cwd, name);
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text, { mode, flag: 'wx' });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${name} cannot be written (${String(code)})`, 'name a file in a folder that exists and may be written');
  }
}
