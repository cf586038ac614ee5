import { type Finding, sortFindings } from '../errors/finding.ts';
import { CHART_URL } from '../settings/checks/url.ts';
import { checkChartRules } from './rules/chart.ts';
import { checkContainer } from './rules/container.ts';
import { checkExtraEnv } from './rules/extra-env.ts';
import { checkGate } from './rules/gate.ts';
import { checkMerge } from './rules/merge.ts';
import { checkGlobal } from './rules/misplaced-keys.ts';
import { checkOauth2 } from './rules/oauth2.ts';
import { checkGateKeys, checkNeededMaps, checkSchema } from './rules/schema.ts';
import { checkDepartures, checkReferences, checkRules, checkValues } from './rules/settings.ts';
import { checkSecrets } from './rules/secrets.ts';
import { checkStackRules, checkStackUse } from './rules/stack.ts';
import { checkTypes } from './rules/types.ts';
import { wireStack } from './stack-wiring.ts';
import { type LintInput, Subject } from './subject.ts';

/** What the linter found. */
export interface LintResult {
  /** In a stable order. */
  readonly findings: readonly Finding[];
  /** True when the chart itself refuses the values: `helm install` would fail. */
  readonly refused: boolean;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Whether the charts refuse what a check of one value found: they check the form of URLs and the range of numbers. */
function isRefusedValue(subject: Subject, { code, path }: Finding): boolean {
  const setting = subject.input.settings.find(({ key }) => subject.pathOf(key) === path);
  if (setting === undefined) return false;
  if (setting.schema.type === 'integer') return true;
  return code === 'unsafe-url' && setting.schema['x-check'] === 'url' && !CHART_URL.test(subject.text(setting.key) ?? '');
}

/** What the schema and a check of its own say about the same value: the check says it better. */
function withoutSecond(refusals: readonly Finding[], values: readonly Finding[]): readonly Finding[] {
  const said = new Set(values.map(({ code, path }) => `${code} ${path}`));
  return [...refusals.filter(({ code, path }) => !said.has(`${code} ${path}`)), ...values];
}

/** Audit mode in production is a departure, too: the one finding says it all. */
function withoutRepetition(findings: readonly Finding[]): readonly Finding[] {
  const audit = findings.find(({ code }) => code === 'audit-in-production');
  return audit === undefined ? findings : findings.filter(({ code, path }) => code !== 'gate-departure' || path !== audit.path);
}

/**
 * Lints effective values.
 *
 * The shape comes first: it tells which keys are misspelt, and those are not reported as missing.
 */
export function lint(input: LintInput): LintResult {
  const isStack = input.chart === 'stack';
  const subject = new Subject(isStack ? { ...input, values: wireStack(input.values) } : input);
  const shape = input.chart === 'any' ? checkGateKeys(subject) : checkSchema(subject, input.values);
  const refusals = [
    ...shape,
    ...checkRules(subject),
    ...checkReferences(subject),
    ...(input.chart === 'any' ? [] : [...checkNeededMaps(subject), ...checkExtraEnv(subject), ...checkChartRules(subject)]),
    ...(isStack ? checkStackRules(subject) : []),
  ];
  const values = checkValues(subject);
  const advice = [checkGlobal, checkDepartures, checkTypes, checkSecrets, checkContainer, checkOauth2, checkGate, checkMerge];
  const use = isStack ? checkStackUse(input.values) : [];
  return {
    findings: sortFindings(
      withoutRepetition([...withoutSecond(refusals, values), ...advice.flatMap((check) => check(subject)), ...use]),
    ),
    refused: refusals.some(isError) || values.some((one) => isError(one) && isRefusedValue(subject, one)),
  };
}
