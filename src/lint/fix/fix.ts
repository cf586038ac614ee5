import type { Fix } from '../../errors/finding.ts';
import type { SourceText } from '../../helm/source-text.ts';
import type { HelmVersion } from '../../helm/version.ts';
import { FixConflicts, identityOf } from './conflicts.ts';
import { FixRun } from './fix-run.ts';
import { ValuesState } from './values-state.ts';

export { diffOf } from './diff.ts';

/** What became of fixes. */
export interface FixResult {
  /** The text of the file with the fixes made. */
  readonly text: string;
  readonly applied: readonly Fix[];
  /** Fixes that could not be made, each with the reason. No reason holds a value. */
  readonly left: readonly { readonly fix: Fix; readonly reason: string }[];
}

/**
 * Makes fixes in the text of one values file. Bytes that a fix is not about stay as they are: comments, blank lines, quotes,
 * line breaks, the byte order mark. After each edit the text is read as both Helm 3 and Helm 4 read it; unless each of them
 * reads exactly the values of before with that one change, the edit is dropped. Making the same fixes again changes nothing.
 *
 * @param source - the file
 * @param fixes - fixes of this file alone
 * @param helmVersion - whose reading the paths of the fixes follow
 */
export function applyFixes(source: SourceText, fixes: readonly Fix[], helmVersion: HelmVersion): FixResult {
  const state = ValuesState.read(source.text, source.file, helmVersion);
  if ('reason' in state) return { text: source.text, applied: [], left: fixes.map((fix) => ({ fix, reason: state.reason })) };
  const conflicts = new FixConflicts(fixes);
  const reasons = new Map<string, string>();
  const possible = new Map<string, Fix>();
  for (const fix of fixes) {
    const reason = conflicts.reasonFor(fix);
    if (reason === undefined) possible.set(identityOf(fix), fix);
    else reasons.set(identityOf(fix), reason);
  }
  const run = new FixRun(state, [...possible.values()]);
  run.applyAll();
  for (const { original, reason } of run.pending) reasons.set(identityOf(original), reason);
  const applied = fixes.filter((fix) => !reasons.has(identityOf(fix)));
  const left = fixes.flatMap((fix) => {
    const reason = reasons.get(identityOf(fix));
    return reason === undefined ? [] : [{ fix, reason }];
  });
  return { text: run.state.text, applied, left };
}
