import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';

/**
 * Finds the checkout of the repository that a folder lies in.
 *
 * @throws UsageError when there is none
 */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'schema', 'gate.schema.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new UsageError(
        'this folder is not in a checkout of the repository',
        'go to a checkout, where schema/gate.schema.json is',
      );
    }
  }
}
