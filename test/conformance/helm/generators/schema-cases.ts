import type { Arbitrary } from 'fast-check';
import type { ChartText, HelmCase } from '../cases.ts';
import { choosing, type Draw } from './choosing.ts';

const drafts = [
  ...[
    'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft/2020-12/schema',
    'http://json-schema.org/draft-04/schema#',
  ],
  ...[
    'http://json-schema.org/draft-06/schema#',
    'https://json-schema.org/draft/2019-09/schema',
    'http://json-schema.org/schema#',
  ],
];
const keys = ['a', 'b', 'c', 'list', 'sub', 'global'];
const types = ['string', 'integer', 'number', 'boolean', 'null', 'object', 'array'];
const scalars = [
  '',
  'x',
  'abc',
  'é\u{1f600}',
  'a@b.example',
  '127.0.0.1',
  '2024-01-01',
  0,
  1,
  1.5,
  3,
  1e6,
  -2,
  true,
  false,
  null,
];
const patterns = ['^a', 'b$', '^[a-z]+$', '\\d', '^\\p{L}', '(?i)A', '^(?:x|abc)?$', 'a{1,3}', '(?=a)', '(', '\\Aa\\z', '.'];
const formats = [
  'email',
  'ipv4',
  'ipv6',
  'date',
  'date-time',
  'time',
  'uri',
  'uri-reference',
  'hostname',
  'uuid',
  'regex',
  'json-pointer',
  'duration',
  'none',
];
const sizes = [0, 1, 2, 3];

/** A schema: keywords that fit the values below, some that contradict each other, some that are broken. */
function schema(draw: Draw, depth: number): unknown {
  const { choose, chance, list } = draw;
  if (depth === 0 || chance(5)) return choose([true, {}, { type: choose(types) }, { type: 'string' }, false]);
  const inner = (): unknown => schema(draw, depth - 1);
  const properties = (): unknown => Object.fromEntries(list(1, 3, () => [choose(keys), inner()]));
  const keywords: Record<string, () => unknown> = {
    type: () =>
      chance(70) ? choose(types) : list(1, 3, () => choose(types)).filter((type, at, all) => all.indexOf(type) === at),
    enum: () => list(1, 4, () => choose(scalars)).filter((value, at, all) => all.indexOf(value) === at),
    const: () => choose(scalars),
    properties,
    required: () => list(1, 2, () => choose(keys)).filter((key, at, all) => all.indexOf(key) === at),
    additionalProperties: () => (chance(50) ? false : inner()),
    patternProperties: () => ({ [choose(patterns)]: inner() }),
    propertyNames: () => choose([{ maxLength: 3 }, { pattern: '^[a-z]' }, { enum: keys }]),
    items: () => (chance(75) ? inner() : list(0, 2, inner)),
    prefixItems: () => list(1, 2, inner),
    additionalItems: inner,
    contains: inner,
    minContains: () => choose(sizes),
    uniqueItems: () => true,
    minItems: () => choose(sizes),
    maxItems: () => choose(sizes),
    minLength: () => choose(sizes),
    maxLength: () => choose(sizes),
    minProperties: () => choose(sizes),
    maxProperties: () => choose([...sizes, 9]),
    pattern: () => choose(patterns),
    format: () => choose(formats),
    minimum: () => choose([0, 1, 1.5]),
    maximum: () => choose([1, 3, 1e6]),
    exclusiveMinimum: () => choose([0, 1, true]),
    multipleOf: () => choose([1, 0.5, 2, 0.1]),
    allOf: () => list(1, 2, inner),
    anyOf: () => list(1, 3, inner),
    oneOf: () => list(1, 3, inner),
    not: inner,
    if: inner,
    then: inner,
    else: inner,
    dependentRequired: () => ({ [choose(keys)]: [choose(keys)] }),
    dependentSchemas: () => ({ [choose(keys)]: inner() }),
    dependencies: () => ({ [choose(keys)]: chance(50) ? [choose(keys)] : inner() }),
    unevaluatedProperties: () => false,
    $ref: () => choose(['#/definitions/d', '#/$defs/e', '#', '#/properties/a', '#/definitions/none']),
    default: () => choose(scalars),
    'x-secret': () => true,
  };
  const common = [
    'type',
    'properties',
    'properties',
    'required',
    'items',
    'additionalProperties',
    'enum',
    'minLength',
    'pattern',
  ];
  const names = list(1, 4, () => (chance(60) ? choose(common) : choose(Object.keys(keywords))));
  return Object.fromEntries(names.map((name) => [name, keywords[name]!()]));
}

function schemaText(draw: Draw): string | undefined {
  const { choose, chance } = draw;
  if (chance(10)) return undefined;
  if (chance(2))
    return choose([
      '',
      '[]',
      'null',
      'true',
      'false',
      '{"type": "objekt"}',
      '{"type": }',
      '{"required": "a"}',
      '{"minLength": -1}',
    ]);
  const root = schema(draw, 3);
  if (typeof root === 'boolean') return String(root);
  const rooted = {
    ...(chance(70) && { $schema: choose(drafts) }),
    ...(chance(60) && { type: 'object' }),
    ...(root as object),
    ...(chance(20) && { definitions: { d: schema(draw, 1) } }),
    ...(chance(20) && { $defs: { e: schema(draw, 1) } }),
  };
  return JSON.stringify(rooted);
}

function values(draw: Draw, depth: number): Record<string, unknown> {
  const { choose, chance, list } = draw;
  const value = (left: number): unknown => {
    if (left > 0 && chance(35)) return values(draw, left - 1);
    if (left > 0 && chance(25)) return list(0, 3, () => value(left - 1));
    return choose(scalars);
  };
  const pair = (): [string, unknown] => {
    const key = choose(keys);
    return [key, (key === 'sub' || key === 'global') && depth > 0 ? values(draw, depth - 1) : value(depth)];
  };
  return Object.fromEntries(list(0, 4, pair));
}

/** Charts with a `values.schema.json`, one of them in a subchart that may be aliased or switched off. */
export const schemaCases: Arbitrary<HelmCase> = choosing((draw) => {
  const { choose, chance, list } = draw;
  const sub: ChartText = {
    name: 'sub',
    values: JSON.stringify(values(draw, 1)),
    schema: chance(50) ? schemaText(draw) : undefined,
  };
  const dependency = choose([
    '',
    ', alias: b',
    ', condition: sub.a',
    ', condition: a',
    ', import-values: [{child: a, parent: b}]',
  ]);
  const withSubchart = chance(40);
  return {
    chart: {
      name: 'parent',
      values: JSON.stringify(values(draw, 2)),
      schema: schemaText(draw),
      ...(withSubchart && { dependencies: `- {name: sub, version: 0.1.0${dependency}}`, subcharts: [sub] }),
    },
    files: list(0, 1, () => JSON.stringify(values(draw, 2))),
    sources: chance(20)
      ? { set: [choose(['a=1', 'a=null', 'b=x', 'list={a,b}', 'c=9007199254740993', 'sub.a=true', 'a=9223372036854775807'])] }
      : {},
  };
});
