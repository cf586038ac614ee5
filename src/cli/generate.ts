import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CliContext } from './context.ts';
import { ExitStatus } from './context.ts';
import { UsageError } from '../errors/usage-error.ts';
import { findRoot } from './find-root.ts';

/** Hold generated files alone: what no generator writes is left over. */
const GENERATED_FOLDERS = ['src/settings/generated', 'docs/rules'];

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new UsageError(
      `${path} cannot be read (${String(code)})`,
      'a generated file belongs there: move away what is in its place',
    );
  }
}

async function listFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * `gatectl generate`: writes everything that comes from the schema, or with `--check` shows as a unified diff what differs.
 *
 * @returns exit status: 0, or 3 when `--check` found drift
 */
export async function generate(context: CliContext, options: { check?: boolean }): Promise<number> {
  const root = findRoot(context.cwd);
  // Loaded here: the generators bring compilers that no other command needs.
  const { readCatalogue } = await import('../generate/catalogue.ts');
  const { renderArtifacts } = await import('../generate/artifacts.ts');
  const artifacts = await renderArtifacts(await readCatalogue(root));
  const stale: { path: string; before: string; after: string | null }[] = [];
  for (const folder of GENERATED_FOLDERS) {
    for (const name of await listFolder(join(root, folder))) {
      const path = `${folder}/${name}`;
      if (!artifacts.has(path)) stale.push({ path, before: await readIfThere(join(root, path)), after: null });
    }
  }
  for (const [path, after] of artifacts) {
    const before = await readIfThere(join(root, path));
    if (before !== after) stale.push({ path, before, after });
  }
  if (options.check !== true) {
    for (const { path, after } of stale) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      if (after === null) await rm(join(root, path));
      else await writeFile(join(root, path), after);
      context.stdout.write(`${path}\n`);
    }
    return ExitStatus.clean;
  }
  if (stale.length === 0) return ExitStatus.clean;
  const { createTwoFilesPatch } = await import('diff');
  for (const { path, before, after } of stale)
    context.stdout.write(createTwoFilesPatch(`a/${path}`, after === null ? '/dev/null' : `b/${path}`, before, after ?? ''));
  context.stderr.write(
    `${stale.length} generated file${stale.length > 1 ? 's differ' : ' differs'} from schema/; run: make generate\n`,
  );
  return ExitStatus.drift;
}
