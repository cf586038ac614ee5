import { distance } from 'fastest-levenshtein';
import { type FindingCode, findingCodes } from '../errors/codes.ts';
import type { LintCode } from './catalogue/rule.ts';

/** The id of every rule: what may stand in a suppression and in `gatectl.yaml`. */
export const ruleIds: readonly LintCode[] = (Object.keys(findingCodes) as FindingCode[]).filter(
  (code): code is LintCode => code !== 'dialect-cannot-carry',
);

/**
 * Rules that cannot be switched off, suppressed or taken into a baseline: Helm itself would refuse the values, and a lint
 * without a finding would promise an installation that fails.
 */
export const fixedRules: ReadonlySet<FindingCode> = new Set<FindingCode>(['yaml-syntax', 'set-argument', 'helm-refuses']);

/** The rule of this name, undefined when there is none. */
export function findRule(name: string): LintCode | undefined {
  return ruleIds.find((id) => id === name);
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What to do about a name that is no rule. */
export function unknownRuleHint(name: string): string {
  const wanted = plain(name);
  const [best] = ruleIds
    .map((id) => ({ id, edits: distance(plain(id), wanted) }))
    .toSorted((a, b) => a.edits - b.edits || (a.id < b.id ? -1 : 1));
  const near = best !== undefined && best.edits <= Math.max(2, Math.floor(wanted.length / 3));
  return near ? `did you mean ${best.id}?` : 'the rules are listed in docs/rules/README.md';
}
