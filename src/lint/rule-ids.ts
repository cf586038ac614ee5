import { type FindingCode, findingCodes } from '../errors/codes.ts';
import { nearestName } from '../errors/nearest-name.ts';
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

/** What to do about a name that is no rule. */
export function unknownRuleHint(name: string): string {
  const near = nearestName(name, ruleIds);
  return near === undefined ? 'the rules are listed in docs/rules/README.md' : `did you mean ${near}?`;
}
