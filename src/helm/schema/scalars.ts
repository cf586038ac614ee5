import type { Evaluation } from './evaluate.ts';
import { compare, type Decimal, decimalOf, isMultiple, type Json } from './json.ts';

/** True when `count` reaches what the keyword asks for, or the schema does not have it. */
export function atLeast(evaluation: Evaluation, keyword: string, count: number): boolean {
  const [limit, actual] = [decimalOf(evaluation.keyword(keyword)), decimalOf(count)];
  return limit === undefined || actual === undefined || compare(actual, limit) >= 0;
}

/** True when `count` does not exceed what the keyword allows, or the schema does not have it. */
export function atMost(evaluation: Evaluation, keyword: string, count: number): boolean {
  const [limit, actual] = [decimalOf(evaluation.keyword(keyword)), decimalOf(count)];
  return limit === undefined || actual === undefined || compare(actual, limit) <= 0;
}

/** The keywords for text (`strValidate`); lengths count characters, not UTF-16 units. */
export function checkText(evaluation: Evaluation, text: string): void {
  const counts = evaluation.keyword('minLength') !== undefined || evaluation.keyword('maxLength') !== undefined;
  const length = counts ? Array.from(text).length : 0;
  if (!atLeast(evaluation, 'minLength', length)) evaluation.fail('minLength');
  if (!atMost(evaluation, 'maxLength', length)) evaluation.fail('maxLength');
  if (evaluation.schema.pattern?.(text) === false) evaluation.fail('pattern');
}

/** The keywords for numbers (`numValidate`); nothing is rounded. */
export function checkNumber(evaluation: Evaluation, value: Json): void {
  const number = decimalOf(value);
  if (number === undefined) return;
  const limit = (keyword: string): Decimal | undefined => decimalOf(evaluation.keyword(keyword));
  const check = (keyword: string, bound: Decimal | undefined, fits: (order: number) => boolean): void => {
    if (bound !== undefined && !fits(compare(number, bound))) evaluation.fail(keyword);
  };
  // In draft-04 the exclusive keywords say how the others are meant.
  const above = evaluation.keyword('exclusiveMinimum') === true;
  const below = evaluation.keyword('exclusiveMaximum') === true;
  check('minimum', above ? undefined : limit('minimum'), (order) => order >= 0);
  check('maximum', below ? undefined : limit('maximum'), (order) => order <= 0);
  check('exclusiveMinimum', limit(above ? 'minimum' : 'exclusiveMinimum'), (order) => order > 0);
  check('exclusiveMaximum', limit(below ? 'maximum' : 'exclusiveMaximum'), (order) => order < 0);
  const step = limit('multipleOf');
  if (step !== undefined && !isMultiple(number, step)) evaluation.fail('multipleOf');
}
