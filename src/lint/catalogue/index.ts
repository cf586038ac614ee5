import { findingCodes, type Severity } from '../../errors/codes.ts';
import { gateRules } from './gate.ts';
import { mergeRules } from './merge.ts';
import { oauth2Rules } from './oauth2.ts';
import type { LintCode, RuleText } from './rule.ts';
import { secretRules } from './secrets.ts';
import { shapeRules } from './shape.ts';
import { suppressionRules } from './suppressions.ts';
import { typeRules } from './types.ts';

/** A rule of the linter. */
export interface LintRule extends RuleText {
  readonly id: LintCode;
  readonly severity: Severity;
  readonly title: string;
}

/** Rules about one thing. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly LintRule[];
}

const texts = {
  ...shapeRules,
  ...typeRules,
  ...secretRules,
  ...oauth2Rules,
  ...gateRules,
  ...mergeRules,
  ...suppressionRules,
} satisfies Record<LintCode, RuleText>;

function group(title: string, members: Readonly<Partial<Record<LintCode, RuleText>>>): RuleGroup {
  const ids = Object.keys(members) as LintCode[];
  return { title, rules: ids.map((id) => ({ id, ...findingCodes[id], ...texts[id] })) };
}

/** Every rule, in the order of the reference. */
export const ruleGroups: readonly RuleGroup[] = [
  group('Shape', shapeRules),
  group('Types', typeRules),
  group('Secrets', secretRules),
  group('Token', oauth2Rules),
  group('Gate', gateRules),
  group('Several sources', mergeRules),
  group('Suppressions', suppressionRules),
];

/** Every rule of the linter. */
export const lintRules: readonly LintRule[] = ruleGroups.flatMap(({ rules }) => rules);
