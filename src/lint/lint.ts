import { type Finding, sortFindings } from '../errors/finding.ts';
import { CHART_URL } from '../settings/checks/url.ts';
import { findSetting } from '../settings/setting.ts';
import { checkExtraEnv } from './rules/extra-env.ts';
import { checkGateKeys, checkSchema } from './rules/schema.ts';
import { checkDepartures, checkReferences, checkRules, checkValues } from './rules/settings.ts';
import { type LintInput, Subject } from './subject.ts';

/** What the linter found. */
export interface LintResult {
  /** In a stable order. */
  readonly findings: readonly Finding[];
  /** True when the chart itself refuses the values: `helm install` would fail. */
  readonly refused: boolean;
}

/** What the charts refuse by schema or by `templates/validate.yaml`. */
function isRefusal(subject: Subject, finding: Finding): boolean {
  if (finding.code !== 'unsafe-url') return true;
  const setting = subject.input.settings.find(({ key }) => subject.pathOf(key) === finding.path);
  return (
    setting !== undefined &&
    findSetting(setting.key)?.schema['x-check'] === 'url' &&
    !CHART_URL.test(subject.text(setting.key) ?? '')
  );
}

/**
 * Lints effective values.
 *
 * The shape comes first: it tells which keys are misspelt, and those are not reported as missing.
 */
export function lint(input: LintInput): LintResult {
  const subject = new Subject(input);
  const shape = input.chart === 'any' ? checkGateKeys(subject) : checkSchema(subject);
  const refusals = [
    ...shape,
    ...checkRules(subject),
    ...checkReferences(subject),
    ...(input.chart === 'any' ? [] : checkExtraEnv(subject)),
  ];
  const values = checkValues(subject);
  return {
    findings: sortFindings([...refusals, ...values, ...checkDepartures(subject)]),
    refused: [...refusals, ...values.filter(({ code }) => code === 'unsafe-url')].some(
      (finding) => finding.severity === 'error' && isRefusal(subject, finding),
    ),
  };
}
