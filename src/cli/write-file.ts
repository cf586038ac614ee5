import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import type { CliContext } from './context.ts';

/** What a path leads to: links followed, and whether something other than a regular file is there (a pipe, a device). */
function findTarget(path: string): { path: string; special: boolean } {
  try {
    const real = realpathSync(path);
    return { path: real, special: !statSync(real).isFile() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { path, special: false };
    throw error;
  }
}

function writeWhole(path: string, text: string, mode: number): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text, { mode, flag: 'wx' });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
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
export function writeOutput(context: CliContext, name: string, text: string, mode: number): void {
  try {
    const target = findTarget(resolve(context.cwd, name));
    if (target.special) writeFileSync(target.path, text);
    else writeWhole(target.path, text, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${name} cannot be written (${String(code)})`, 'name a file in a folder that exists and may be written');
  }
}
