import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** The Helm binaries that the tests render with, as `scripts/setup.sh` brought them. */
export const helms = (['helm3', 'helm4'] as const).map((name) => {
  const path = join(root, '.tools', 'bin', name);
  if (!existsSync(path)) throw new Error(`${path} is missing; run: make test`);
  return { name, path };
});
