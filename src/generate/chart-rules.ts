/**
 * The contradictions among the charts' keys as conditions of their `templates/validate.yaml`.
 *
 * @module
 */
import { type ChartCondition, type ChartRule, phrasePaths } from '../settings/chart-rules.ts';
import { BANNER, type Catalogue } from './catalogue.ts';

const goValue = (path: string): string => `.Values.${path}`;

function conditionOf(path: string, condition: ChartCondition): string {
  const set = `(include "registry.isSet" ${goValue(path)})`;
  if (condition === 'set') return set;
  if (condition === 'unset') return `(not ${set})`;
  if ('unlike' in condition) return `(not (regexMatch ${JSON.stringify(condition.unlike)} (toString ${goValue(path)})))`;
  if (!('above' in condition))
    return `(has ${goValue(path)} (list ${condition.map((value) => JSON.stringify(value)).join(' ')}))`;
  const { above } = condition;
  return `(gt (int ${goValue(path)}) ${typeof above === 'number' ? above : `(int ${goValue(above)})`})`;
}

/** One line of the template: adds the rule's sentence to `$problems` where the rule applies; `$root` is the prefix of paths. */
export function chartRuleProblem({ path, when, storage, asks, message, hint }: ChartRule): string {
  const conditions = [
    ...Object.entries(when).map(([key, condition]) => conditionOf(key, condition)),
    ...(storage === undefined ? [] : ['(not (include "registry.usesPostgresql" .))']),
    ...(asks === undefined ? [] : ['(include "stack.asksPolicyGate" .)']),
  ];
  const all = conditions.length > 1 ? `and ${conditions.join(' ')}` : conditions.join('');
  const text = phrasePaths(`{${path}} ${message}: ${hint}`, (name) => `%[1]s${name}`);
  return `{{- if ${all} }}{{ $problems = append $problems (printf ${JSON.stringify(text)} $root) }}{{ end }}`;
}

/** `templates/validate.yaml` of the stack: what contradicts itself fails the render, everything at once, with what to do. */
export function renderStackValidateTemplate(catalogue: Catalogue): string {
  return `{{- /* ${BANNER} */ -}}
{{- $root := ternary "" (printf "%s." .Chart.Name) .Chart.IsRoot }}
{{- $problems := list }}
${catalogue.stackRules.map(chartRuleProblem).join('\n')}
{{- if $problems }}{{ fail (printf "\\n\\n- %s\\n" (join "\\n- " $problems)) }}{{ end }}
`;
}
