import { type Finding, finding } from '../../errors/finding.ts';
import { type ChartCondition, type ChartRule, chartRules, phrasePaths } from '../../settings/chart-rules.ts';
import { ChartValues } from '../chart-values.ts';
import { placeOf, type Subject } from '../subject.ts';
import { isSecretReference } from './secret-reference.ts';

function holds(values: ChartValues, path: string, condition: ChartCondition): boolean {
  if (condition === 'set') return values.isSet(path);
  if (condition === 'unset') return !values.isSet(path);
  if (Array.isArray(condition)) return (condition as readonly unknown[]).includes(values.value(path));
  if ('unlike' in condition) {
    const text = values.text(path);
    // What a pipeline puts in place is not there yet.
    return !new RegExp(condition.unlike).test(text) && !isSecretReference(text);
  }
  const { above } = condition as { above: number | string };
  return Number(values.value(path)) > (typeof above === 'number' ? above : Number(values.value(above)));
}

/** The contradictions among a chart's values, in the words in which the chart itself refuses them. */
export function brokenChartRules(values: ChartValues, rules: readonly ChartRule[]): Finding[] {
  return rules
    .filter(({ when }) => Object.entries(when).every(([path, condition]) => holds(values, path, condition)))
    .map(({ code, path, message, hint }) =>
      finding(code, {
        path: values.nameOf(path),
        message: `${values.nameOf(path)} ${phrasePaths(message, values.nameOf)}`,
        hint: phrasePaths(hint, values.nameOf),
        ...placeOf(values.node(path)),
      }),
    );
}

/** What contradicts among the Kubernetes keys of our own charts. */
export function checkChartRules(subject: Subject): Finding[] {
  const { values: all, path } = subject.input;
  const values = new ChartValues(all, path.slice(0, -1));
  return brokenChartRules(
    values,
    chartRules.filter(({ storage }) => storage === undefined || !values.usesPostgresql),
  );
}
