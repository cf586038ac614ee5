import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding, Fix } from '../errors/finding.ts';
import { SourceText } from '../helm/source-text.ts';
import type { ValuesFile } from '../helm/sources.ts';
import type { HelmVersion } from '../helm/version.ts';
import { readYamlValues } from '../helm/yaml.ts';
import { applyFixes, diffOf } from '../lint/fix/fix.ts';
import type { CliContext } from './context.ts';
import { showFile, type ShownLines } from './shown-lines.ts';
import { writeOutput } from './write-file.ts';

/** What was found, with the files that it was found in. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly runs: readonly { readonly texts: ReadonlyMap<string, ValuesFile> }[];
}

/** A changed file: what it was, and what it is to be. */
export interface FileChange {
  readonly before: SourceText;
  readonly after: SourceText;
}

/** What the fixes make of the files. */
export interface Fixed<Result extends Found> {
  /** What is found once they are applied. */
  readonly result: Result;
  readonly changes: readonly FileChange[];
  /** Number of fixes. */
  readonly count: number;
}

/** One fix can make another one possible: a key that was moved may be misspelt, too. */
const MAX_ROUNDS = 10;

/**
 * Applies the fixes of the findings until there are none left, without writing anything.
 *
 * @param lintAgain lints with texts in the place of files, by name
 */
export async function findFixes<Result extends Found>(
  first: Result,
  lintAgain: (drafts: ReadonlyMap<string, string>) => Promise<Result>,
  helmVersion: HelmVersion,
): Promise<Fixed<Result>> {
  const originals = new Map(first.runs.flatMap(({ texts }) => [...texts].map(([name, { text }]) => [name, text] as const)));
  const drafts = new Map<string, string>();
  // The standard input can be read once only.
  const stdin = originals.get('<stdin>');
  if (stdin !== undefined) drafts.set('<stdin>', stdin.text);
  let result = first;
  let count = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let applied = 0;
    for (const [file, fixes] of fixesByFile(result.findings)) {
      const before = originals.get(file);
      if (before === undefined) continue;
      const draft = new SourceText(file, drafts.get(file) ?? before.text);
      const fixed = applyFixes(draft, fixes, helmVersion);
      applied += fixed.applied.length;
      drafts.set(file, fixed.text);
    }
    if (applied === 0) break;
    count += applied;
    result = await lintAgain(drafts);
  }
  const changes = [...drafts].flatMap(([name, after]) => {
    const before = originals.get(name);
    return before === undefined || before.text === after ? [] : [{ before, after: new SourceText(name, after) }];
  });
  return { result, changes, count };
}

function fixesByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Fix[]> {
  return Map.groupBy(
    findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix])),
    ({ file }) => file,
  );
}

/** A unified diff of the changes, with everything masked that may be secret. */
export function renderChanges(changes: readonly FileChange[], helmVersion: HelmVersion): string {
  const shownOf = (text: SourceText): ShownLines =>
    showFile({ text, root: readYamlValues(text.text, text.file, { helmVersion }).root });
  return changes
    .map(({ before, after }) => {
      const shown = { before: shownOf(before), after: shownOf(after) };
      return diffOf(before.file, before, after, (text, line) => shown[text === before ? 'before' : 'after'].line(line));
    })
    .join('');
}

/**
 * Writes the changed files. A file that is no UTF-8, or that somebody changed meanwhile, is left as it is.
 *
 * @returns names of the files that were left
 */
export async function writeChanges(context: CliContext, changes: readonly FileChange[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { before, after } of changes) {
    const path = resolve(context.cwd, before.file);
    const now = await readFile(path);
    // Under another name, which links to the same file, it is written already.
    if (now.equals(Buffer.from(after.text))) continue;
    if (!now.equals(Buffer.from(before.text))) left.push(before.file);
    else writeOutput(context, before.file, after.text, (await stat(path)).mode & 0o777);
  }
  return left;
}
