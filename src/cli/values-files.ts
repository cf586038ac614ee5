import { type Dirent, globSync, readdirSync, statSync } from 'node:fs';
import { basename, matchesGlob, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors/usage-error.ts';
import { CONFIG_NAME, type Exclusion } from './config.ts';

/** A values file to lint. */
export interface FoundFile {
  /** As the user would name it; `-` is the standard input. */
  readonly name: string;
  /** True when nobody named it: it was found in a folder or by a glob, and may be something else than values. */
  readonly fromDirectory: boolean;
}

/** Files with the ending of YAML that hold no values. */
const NO_VALUES: ReadonlySet<string> = new Set(['Chart.yaml', 'requirements.yaml', CONFIG_NAME]);

/** Folders of a chart whose files are no values, or those of somebody else's chart. */
const CHART_FOLDERS: ReadonlySet<string> = new Set(['charts', 'crds', 'templates']);

/**
 * The files that arguments name: each file itself, what is found in a folder, what a glob matches where no file has that
 * very name. A folder is searched with all below it for `*.yaml` and `*.yml`, but for hidden names, `node_modules`, links to
 * folders, and what belongs to a chart without being its values.
 *
 * @returns sorted by name, each file once
 * @throws UsageError when an argument names nothing, or a folder cannot be read
 */
export function expandFiles(
  args: readonly string[],
  { cwd, exclude }: { readonly cwd: string; readonly exclude: Exclusion },
): FoundFile[] {
  const isExcluded = exclusionOf(cwd, exclude);
  const found = new Map<string, FoundFile>();
  for (const argument of args) {
    for (const file of expand(argument, cwd, isExcluded)) {
      const key = file.name === '-' ? '-' : resolve(cwd, file.name);
      const earlier = found.get(key);
      if (earlier === undefined || (earlier.fromDirectory && !file.fromDirectory)) found.set(key, file);
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

type IsExcluded = (name: string) => boolean;

function exclusionOf(cwd: string, { folder, globs }: Exclusion): IsExcluded {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((pattern) => pattern.replace(/^\.\//, '').replace(/\/+$/, ''));
  return (name) => {
    const path = relative(folder, resolve(cwd, name)).split(sep).join('/');
    return patterns.some((pattern) => matchesGlob(path, pattern));
  };
}

function expand(argument: string, cwd: string, isExcluded: IsExcluded): FoundFile[] {
  if (argument === '') throw new UsageError('a file name is empty', 'is a variable of the shell unset?');
  if (/^(?:https?|oci):/i.test(argument)) {
    throw new UsageError('a URL cannot be read', 'download the file and name the copy');
  }
  if (argument === '-') return [{ name: '-', fromDirectory: false }];
  const kind = kindOf(argument, cwd);
  if (kind === 'file' || kind === 'stream') return [{ name: argument, fromDirectory: false }];
  if (kind === 'directory') {
    const names: string[] = [];
    walk(argument.replace(/(?<=[^/])\/+$/, ''), { cwd, isExcluded, names });
    if (names.length > 0) return names.map((name) => ({ name, fromDirectory: true }));
    throw new UsageError(
      `${argument} holds no values files`,
      `files ending in .yaml or .yml are looked for; see exclude in ${CONFIG_NAME}`,
    );
  }
  const names = /[*?[{]/.test(argument) ? matchGlob(argument, cwd, isExcluded) : [];
  if (names.length > 0) return names.map((name) => ({ name, fromDirectory: true }));
  throw new UsageError(`${argument} is not there`, 'name a file, a folder, or a glob that matches files');
}

/** What a name leads to; a `stream` is a pipe or a device, which is read when it is named, and may never end. */
function kindOf(name: string, cwd: string): 'file' | 'directory' | 'stream' | undefined {
  try {
    const entry = statSync(resolve(cwd, name), { throwIfNoEntry: false });
    return entry === undefined ? undefined : entry.isDirectory() ? 'directory' : entry.isFile() ? 'file' : 'stream';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): UsageError {
  const { code } = error as NodeJS.ErrnoException;
  return new UsageError(`${name} cannot be read (${String(code)})`, 'check the permissions');
}

interface Walk {
  readonly cwd: string;
  readonly isExcluded: IsExcluded;
  readonly names: string[];
}

function walk(folder: string, search: Walk): void {
  const entries = listFolder(folder, search.cwd);
  const isChart = entries.some(({ name }) => name === 'Chart.yaml');
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const name = folder === '.' ? entry.name : `${folder === '/' ? '' : folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name === 'node_modules' || (isChart && CHART_FOLDERS.has(entry.name)) || search.isExcluded(name)) continue;
      walk(name, search);
    } else if (isYaml(entry.name) && !search.isExcluded(name) && isFile(entry, name, search.cwd)) {
      search.names.push(name);
    }
  }
}

function listFolder(folder: string, cwd: string): Dirent[] {
  try {
    return readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !NO_VALUES.has(name);
}

/** A link counts as the file that it leads to. */
function isFile(entry: Dirent, name: string, cwd: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && kindOf(name, cwd) === 'file');
}

function matchGlob(pattern: string, cwd: string, isExcluded: IsExcluded): string[] {
  const names: string[] = [];
  const exclude = (name: string): boolean => name === 'node_modules' || name.endsWith(`${sep}node_modules`);
  for (const name of globSync(pattern, { cwd, exclude })) {
    if (NO_VALUES.has(basename(name)) || isExcludedOrWithin(name, isExcluded)) continue;
    if (kindOf(name, cwd) === 'file') names.push(name);
  }
  return names;
}

/** A glob goes through folders that a walk would not enter. */
function isExcludedOrWithin(name: string, isExcluded: IsExcluded): boolean {
  const steps = name.split('/');
  return steps.some((step, index) => step !== '' && isExcluded(steps.slice(0, index + 1).join('/')));
}
