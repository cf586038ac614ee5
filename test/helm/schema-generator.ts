import type { Arbitrary } from 'fast-check';
import { choosing } from '../conformance/helm/generators/choosing.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const drafts = [
  undefined,
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
];
const keys = ['a', 'b', 'c', 'd'];
const leaves = [null, true, false, 0, 1, 2, 1.5, 0.3, -1, 1e6, '', 'a', 'ab', 'abc', '2024-01-01', 'a@b', '😀', 12, '1', '0.3'];
const references = [
  '#',
  '#/definitions/a',
  '#/$defs/b',
  '#/definitions/b',
  '#foo',
  'x',
  'urn:q:r',
  '#/unknown/a',
  '#/enum',
  '#/none',
];

/** A schema of any draft, at times one that Helm refuses, and values to check. */
export const schemaCases: Arbitrary<{ readonly schema: Json; readonly values: Json }> = choosing(
  ({ choose, chance, list: times }) => {
    const some = <Value>(most: number, make: () => Value): Value[] => times(1, most, make);
    const map = (make: () => Json): Json => Object.fromEntries(some(3, () => [choose(keys), make()] as const));
    const value = (depth: number): Json => {
      if (depth === 0 || chance(45)) return choose(leaves);
      return chance(50) ? some(4, () => value(depth - 1)) : map(() => value(depth - 1));
    };
    const draft = choose(drafts);
    const schema = (depth: number): boolean | Readonly<Record<string, Json>> => {
      if (chance(5)) return chance(50);
      if (depth === 0)
        return choose<Readonly<Record<string, Json>>>([{}, { type: 'string' }, { type: 'integer' }, { minimum: 2 }]);
      return Object.fromEntries(some(4, () => choose(keywords)).map((keyword) => [keyword, keywordValue(keyword, depth - 1)]));
    };
    const number = (): Json => choose([0, 1, 2, 3, 0.1, 0.3, 1.5, -1, 10, 1e6]);
    const list = (depth: number): Json => some(3, () => schema(depth));
    const makers: Readonly<Record<string, (depth: number) => Json>> = {
      type: () => choose(['string', 'integer', 'number', 'object', 'array', 'boolean', 'null', ['string', 'null']]),
      properties: (depth) => map(() => schema(depth)),
      required: () => [choose(keys)],
      additionalProperties: (depth) => (chance(50) ? false : schema(depth)),
      patternProperties: (depth) => ({ [choose(['^a', 'b', '.', '[cd]', '^(?i)A'])]: schema(depth) }),
      items: (depth) => (chance(25) ? list(depth) : schema(depth)),
      prefixItems: list,
      additionalItems: schema,
      contains: schema,
      minContains: () => choose([0, 1, 2]),
      maxItems: () => choose([0, 1, 2]),
      enum: () => some(3, () => value(1)),
      const: () => value(2),
      minimum: number,
      maximum: number,
      exclusiveMinimum: () => (chance(30) ? true : number()),
      multipleOf: () => choose([1, 2, 0.1, 0.3]),
      minLength: () => choose([0, 1, 2, 2.0]),
      pattern: () => choose(['^a', 'b$', '.', '\\d']),
      uniqueItems: () => true,
      maxProperties: () => choose([0, 1, 2]),
      dependencies: (depth) => ({ [choose(keys)]: chance(50) ? schema(depth) : [choose(keys)] }),
      dependentRequired: () => ({ [choose(keys)]: [choose(keys)] }),
      dependentSchemas: (depth) => map(() => schema(depth)),
      propertyNames: schema,
      if: schema,
      then: schema,
      else: schema,
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: schema,
      $ref: () => choose(references),
      format: () => choose(['date', 'email', 'uri', 'regex', 'foo']),
      unevaluatedProperties: (depth) => (chance(50) ? false : schema(depth)),
      unevaluatedItems: (depth) => (chance(50) ? false : schema(depth)),
      $id: () => choose(['http://h/x', 'x', '#foo']),
      $anchor: () => 'foo',
      $dynamicAnchor: () => 'foo',
      $dynamicRef: () => choose(references),
      unknown: (depth) => map(() => schema(depth)),
    };
    const keywords = Object.keys(makers);
    const keywordValue = (keyword: string, depth: number): Json => (chance(1) ? 5 : (makers[keyword]?.(depth) ?? null));
    const root = schema(3);
    const whole =
      typeof root === 'object'
        ? {
            ...root,
            ...(draft === undefined ? {} : { $schema: draft }),
            definitions: { a: schema(1), b: schema(1) },
            $defs: { a: schema(1), b: schema(1) },
          }
        : root;
    return { schema: whole, values: map(() => value(2)) };
  },
);
