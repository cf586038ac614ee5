import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { CliContext } from './context.ts';

/** As many names are given to git; with more it lists all that it tracks, which is faster then. */
const MAX_NAMES = 200;

/** Milliseconds that git may take. */
const TIMEOUT = 10_000;

/**
 * Which of the files git tracks. Git is started once for each repository, and not at all outside of one. Where it is missing,
 * or refuses to read the repository, no file counts as tracked. A link counts as what it leads to: that is what is read.
 *
 * @param files as the user named them
 * @returns those of `files` that are tracked
 */
export async function trackedFiles(
  files: readonly string[],
  { cwd, env }: Pick<CliContext, 'cwd' | 'env'>,
): Promise<ReadonlySet<string>> {
  const tracked = new Set<string>();
  for (const [root, members] of byRepository(files, cwd)) {
    const listed = await listTracked(root, [...new Set(members.values())], env);
    for (const [file, path] of members) if (listed.has(path)) tracked.add(file);
  }
  return tracked;
}

/** By the root of its repository: each file with its path there. */
function byRepository(files: readonly string[], cwd: string): Map<string, Map<string, string>> {
  const roots = new Map<string, string | undefined>();
  const repositories = new Map<string, Map<string, string>>();
  for (const file of files) {
    const path = realPath(resolve(cwd, file));
    const root = path === undefined ? undefined : findRepository(dirname(path), roots);
    if (path === undefined || root === undefined) continue;
    const members = repositories.get(root) ?? new Map<string, string>();
    repositories.set(root, members.set(file, relative(root, path).split(sep).join('/')));
  }
  return repositories;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function findRepository(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = dirname(folder);
  const isRoot = existsSync(join(folder, '.git'));
  const root = isRoot ? folder : parent === folder ? undefined : findRepository(parent, known);
  known.set(folder, root);
  return root;
}

async function listTracked(root: string, paths: readonly string[], env: CliContext['env']): Promise<ReadonlySet<string>> {
  const names = paths.length > MAX_NAMES ? [] : paths;
  // Within a hook git's own variables point to the repository of the hook, which need not be this one.
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
  const args = ['--literal-pathspecs', 'ls-files', '-z', '--', ...names];
  const options = { cwd: root, env: clean, encoding: 'utf8', maxBuffer: 2 ** 30, timeout: TIMEOUT } as const;
  return new Promise((done) => {
    execFile('git', args, options, (error, stdout) => done(new Set(error === null ? stdout.split('\0') : [])));
  });
}
