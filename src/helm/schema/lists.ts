import type { Evaluation } from './evaluate.ts';
import { fingerprint, isArray, isEqual, type Json } from './json.ts';
import { child, type Schema } from './node.ts';
import { atLeast, atMost } from './scalars.ts';

/** The keywords for lists (`arrValidate`). */
export function checkList(evaluation: Evaluation, list: readonly Json[]): void {
  if (!atLeast(evaluation, 'minItems', list.length)) evaluation.fail('minItems');
  if (!atMost(evaluation, 'maxItems', list.length)) evaluation.fail('maxItems');
  if (evaluation.keyword('uniqueItems') === true && hasDuplicates(list)) evaluation.fail('uniqueItems');
  for (const [index, item] of list.entries()) {
    const schema = itemSchema(evaluation, index);
    if (schema !== undefined) evaluation.add(evaluation.failuresOf(schema, item, String(index)));
  }
  checkContains(evaluation, list);
}

/** Helm's validator compares the items of short lists one by one, where a number equals an earlier text of it. */
function hasDuplicates(list: readonly Json[]): boolean {
  if (list.length > 20) return new Set(list.map(fingerprint)).size < list.length;
  return list.some((item, index) => list.slice(0, index).some((earlier) => isEqual(item, earlier)));
}

/** The schema for one item: that at its place, or the one for all others. */
function itemSchema({ schema }: Evaluation, index: number): Schema | undefined {
  const [places, rest] = schema.version < 2020 ? ['items', 'additionalItems'] : ['prefixItems', 'items'];
  if (schema.version < 2020 && !isArray(schema.keywords['items'])) return child(schema, 'items');
  return child(schema, places, String(index)) ?? child(schema, rest);
}

function checkContains(evaluation: Evaluation, list: readonly Json[]): void {
  const { schema } = evaluation;
  const contains = child(schema, 'contains');
  if (contains === undefined) return;
  const matching = [...list.keys()].filter(
    (index) => evaluation.failuresOf(contains, list[index] ?? null, String(index)).length === 0,
  );
  if (schema.version >= 2020) for (const index of matching) evaluation.unevaluated.items.delete(index);
  const counts = schema.version >= 2019;
  if (counts && evaluation.keyword('minContains') !== undefined) {
    if (!atLeast(evaluation, 'minContains', matching.length)) evaluation.fail('minContains');
  } else if (matching.length === 0) evaluation.fail('contains');
  if (counts && !atMost(evaluation, 'maxContains', matching.length)) evaluation.fail('maxContains');
}
