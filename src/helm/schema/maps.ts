import type { Evaluation } from './evaluate.ts';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import { child } from './node.ts';
import { atLeast, atMost } from './scalars.ts';

/** The keywords for maps (`objValidate`). */
export function checkMap(evaluation: Evaluation, map: JsonObject): void {
  const { schema } = evaluation;
  const size = Object.keys(map).length;
  if (!atLeast(evaluation, 'minProperties', size)) evaluation.fail('minProperties');
  if (!atMost(evaluation, 'maxProperties', size)) evaluation.fail('maxProperties');
  const missing = missingKeys(map, evaluation.keyword('required'));
  if (missing.length > 0) evaluation.fail('required', { keys: missing });
  checkDependencies(evaluation, map, 'dependencies');
  checkProperties(evaluation, map);
  const names = child(schema, 'propertyNames');
  if (names !== undefined) {
    for (const key of Object.keys(map)) {
      const failures = evaluation.failuresOf(names, key, key);
      if (failures.length > 0) evaluation.fail('propertyNames', { key, branches: [failures] });
    }
  }
  if (schema.version < 2019) return;
  checkDependencies(evaluation, map, 'dependentSchemas');
  checkDependencies(evaluation, map, 'dependentRequired');
}

function missingKeys(map: JsonObject, wanted: Json | undefined): string[] {
  return isArray(wanted) ? wanted.filter((key): key is string => typeof key === 'string' && !Object.hasOwn(map, key)) : [];
}

/** Keys that call for other keys, or for a schema. */
function checkDependencies(evaluation: Evaluation, map: JsonObject, keyword: string): void {
  const dependencies = evaluation.keyword(keyword);
  if (!isObject(dependencies)) return;
  for (const key of Object.keys(dependencies)) {
    if (!Object.hasOwn(map, key)) continue;
    const missing = missingKeys(map, member(dependencies, key));
    if (missing.length > 0) evaluation.fail('dependentRequired', { key, keys: missing });
    const schema = child(evaluation.schema, keyword, key);
    if (schema !== undefined) evaluation.add(evaluation.failuresOfSelf(schema));
  }
}

function checkProperties(evaluation: Evaluation, map: JsonObject): void {
  const { schema } = evaluation;
  const additional = child(schema, 'additionalProperties');
  const unknown: string[] = [];
  for (const key of Object.keys(map)) {
    const value = member(map, key) ?? null;
    const matching = schema.patterns.filter(({ test }) => test(key)).map((pattern) => pattern.schema);
    const applied = [child(schema, 'properties', key) ?? [], matching].flat();
    for (const inner of applied) evaluation.add(evaluation.failuresOf(inner, value, key));
    if (applied.length > 0 || additional !== undefined) evaluation.unevaluated.keys.delete(key);
    if (applied.length > 0 || additional === undefined) continue;
    if (additional.always === false) unknown.push(key);
    else evaluation.add(evaluation.failuresOf(additional, value, key));
  }
  if (unknown.length > 0) evaluation.fail('additionalProperties', { keys: unknown });
}
