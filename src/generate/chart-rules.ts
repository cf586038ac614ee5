/**
 * The contradictions among the chart's Kubernetes keys as conditions of `templates/validate.yaml`.
 *
 * @module
 */
import { type ChartCondition, type ChartRule, phrasePaths } from '../settings/chart-rules.ts';

const goValue = (path: string): string => `.Values.${path}`;

function conditionOf(path: string, condition: ChartCondition): string {
  const set = `(include "registry.isSet" ${goValue(path)})`;
  if (condition === 'set') return set;
  if (condition === 'unset') return `(not ${set})`;
  if (!('above' in condition))
    return `(has ${goValue(path)} (list ${condition.map((value) => JSON.stringify(value)).join(' ')}))`;
  const { above } = condition;
  return `(gt (int ${goValue(path)}) ${typeof above === 'number' ? above : `(int ${goValue(above)})`})`;
}

/** One line of the template: adds the rule's sentence to `$problems` where the rule applies; `$root` is the prefix of paths. */
export function chartRuleProblem({ path, when, storage, message, hint }: ChartRule): string {
  const conditions = [
    ...Object.entries(when).map(([key, condition]) => conditionOf(key, condition)),
    ...(storage === undefined ? [] : ['(not (include "registry.usesPostgresql" .))']),
  ];
  const all = conditions.length > 1 ? `and ${conditions.join(' ')}` : conditions.join('');
  const text = phrasePaths(`{${path}} ${message}: ${hint}`, (name) => `%[1]s${name}`);
  return `{{- if ${all} }}{{ $problems = append $problems (printf ${JSON.stringify(text)} $root) }}{{ end }}`;
}
