import type { FindingCode, Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';

/** Severity that a configuration gives to a rule. */
export type RuleLevel = Severity | 'off';

/** Gives the findings the severities of a configuration, and drops those of rules that are off. */
export function applySeverities(findings: readonly Finding[], rules: ReadonlyMap<FindingCode, RuleLevel>): Finding[] {
  return findings.flatMap((one) => {
    const level = rules.get(one.code) ?? one.severity;
    if (level === 'off') return [];
    return level === one.severity ? [one] : [{ ...one, severity: level }];
  });
}
