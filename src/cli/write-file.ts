import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import type { CliContext } from './context.ts';

/** What a path leads to: links followed, and whether something other than a regular file is there (a pipe, a device). */
async function findTarget(path: string): Promise<{ path: string; special: boolean }> {
  try {
    const real = await realpath(path);
    return { path: real, special: !(await stat(real)).isFile() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { path, special: false };
    throw error;
  }
}

async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, text, { mode, flag: 'wx' });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * Writes a file whole or not at all: a reader never sees half of it, a failure leaves the old one. A pipe or a device is
 * written to and stays what it is; a symbolic link is followed.
 *
 * @param mode permissions, e.g. 0o600
 * @throws UsageError when it cannot be written
 */
export async function writeOutput(context: CliContext, name: string, text: string, mode: number): Promise<void> {
  try {
    const target = await findTarget(resolve(context.cwd, name));
    if (!target.special) return await writeWhole(target.path, text, mode);
    await using file = await open(target.path, 'w');
    await file.writeFile(text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${name} cannot be written (${String(code)})`, 'name a file in a folder that exists and may be written');
  }
}
