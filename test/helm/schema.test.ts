import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findings, parentWith, sub } from './schema-support.ts';

/** Path, code and message of what is wrong with the values of a chart that has this schema alone. */
async function wrong(schema: unknown, user: string, set: readonly string[] = []): Promise<string[]> {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const { found } = await findings({ files: { 'values.schema.json': text }, user, set });
  return found.map(({ code, message }) => `${code}: ${message}`);
}

const draft7 = { $schema: 'http://json-schema.org/draft-07/schema#' };
const ofA = (schema: unknown, more = {}): unknown => ({ ...more, properties: { a: schema } });

describe('what a schema says about values', () => {
  it('has no place where there are no values, and no advice about subcharts', async () => {
    const { found } = await findings({ files: { 'values.schema.json': 'false' }, user: '' });
    expect(found).toMatchObject([{ path: '', source: null, hint: 'see values.schema.json of the chart parent' }]);
  });

  it.each<[string, unknown, string, string[]]>([
    ['type', ofA({ type: 'string' }), 'a: 1', ['wrong-type: a must be text']],
    ['types', ofA({ type: ['string', 'null'] }), 'a: 1', ['wrong-type: a must be text or null']],
    ['enum', ofA({ enum: ['x', 2, ''] }), 'a: z', ['wrong-value: a must be one of x, 2, ""']],
    ['const', ofA({ const: { b: 1 } }), 'a: z', ['wrong-value: a must be {"b":1}']],
    ['required', { required: ['a', 'b'] }, 'c: 1', ['required-key: a is needed', 'required-key: b is needed']],
    [
      'unknown key',
      { properties: { a: {} }, additionalProperties: false },
      'b: 1',
      ['unknown-key: b is not a key that is known here'],
    ],
    ['pattern', ofA({ pattern: '^x+$' }), 'a: z', ['wrong-value: a must match ^x+$']],
    [
      'limits',
      ofA({ minimum: 2, exclusiveMaximum: 1.5, multipleOf: 0.7 }),
      'a: 1.6',
      ['wrong-value: a must be at least 2', 'wrong-value: a must be less than 1.5', 'wrong-value: a must be a multiple of 0.7'],
    ],
    [
      'exclusive of draft-04',
      ofA({ minimum: 2, exclusiveMinimum: true }, { $schema: 'http://json-schema.org/draft-04/schema#' }),
      'a: 2',
      ['wrong-value: a must be more than 2'],
    ],
    ['lengths', ofA({ minLength: 3 }), 'a: 😀😀', ['wrong-value: a must have at least 3 characters']],
    [
      'lists',
      ofA({ minItems: 4, uniqueItems: true, items: { type: 'integer' } }),
      'a: [1, 1.0, x]',
      [
        'wrong-value: a must have at least 4 items',
        'wrong-value: a must not have the same item twice',
        'wrong-type: a[2] must be a whole number',
      ],
    ],
    [
      'contains',
      ofA({ contains: { const: 1 } }),
      'a: [2]',
      ['wrong-value: a must have at least 1 of the items that the schema calls for'],
    ],
    ['sizes of maps', ofA({ maxProperties: 1 }), 'a: {b: 1, c: 2}', ['wrong-value: a must have at most 1 key']],
    [
      'names of keys',
      ofA({ propertyNames: { pattern: '^[a-z]$' } }),
      'a: {B: 1}',
      ['unknown-key: a.B is not a key that may stand here: its name must match ^[a-z]$'],
    ],
    ['dependencies in 2020-12', { dependencies: { a: ['b'] } }, 'a: 1', ['required-key: b is needed when a is set']],
    ['dependentRequired', { dependentRequired: { a: ['b'] } }, 'a: 1', ['required-key: b is needed when a is set']],
    ['dependentRequired in draft-07', { ...draft7, dependentRequired: { a: ['b'] } }, 'a: 1', []],
    ['format in draft-07', ofA({ format: 'uri' }, draft7), 'a: x', ['wrong-value: a must be in the format uri']],
    ['format in 2020-12', ofA({ format: 'uri' }), 'a: x', []],
    [
      'what stands beside $ref in draft-07',
      ofA({ $ref: '#/definitions/x', type: 'string' }, { ...draft7, definitions: { x: true } }),
      'a: 1',
      [],
    ],
    [
      'what stands beside $ref in 2020-12',
      ofA({ $ref: '#/$defs/x', type: 'string' }, { $defs: { x: true } }),
      'a: 1',
      ['wrong-type: a must be text'],
    ],
    ['if and then', { if: { required: ['a'] }, then: { required: ['b'] } }, 'a: 1', ['required-key: b is needed']],
    ['not', ofA({ not: { type: 'string' } }), 'a: x', ['wrong-value: a is what the schema rules out (not)']],
    ['a schema that nothing fits', ofA(false), 'a: x', ['unknown-key: a is not allowed here']],
    [
      'unevaluated keys',
      { allOf: [ofA(true)], unevaluatedProperties: false },
      '{a: 1, b: 2}',
      ['unknown-key: b is not allowed here'],
    ],
    [
      'alternatives of other types',
      ofA({ anyOf: [{ type: 'string' }, { type: 'boolean' }] }),
      'a: 1',
      ['wrong-type: a must be text or true or false'],
    ],
    [
      'the one alternative of the right type',
      ofA({ oneOf: [{ type: 'string' }, { type: 'object', required: ['b'] }] }),
      'a: {}',
      ['required-key: a.b is needed'],
    ],
    [
      'alternatives that name keys',
      { anyOf: [{ required: ['b'] }, { required: ['c'] }] },
      'a: 1',
      ['required-key: the root fits none of what may stand here: b is needed; or c is needed'],
    ],
    [
      'several alternatives at once',
      ofA({ oneOf: [{ minimum: 1 }, { minimum: 2 }] }),
      'a: 3',
      ['wrong-value: a fits several of the alternatives that the schema gives, and may fit one alone'],
    ],
    ['true', true, 'a: 1', []],
    ['an empty schema', {}, 'a: 1', []],
    ['false', false, 'a: 1', ['unknown-key: the root fits nothing: the schema refuses all values']],
    ['1.0 as a whole number', ofA({ type: 'integer' }), 'a: 1.0', []],
    ['a decimal multiple', ofA({ multipleOf: 0.1 }), 'a: 0.3', []],
    [
      '__proto__ among the keys',
      { properties: { ['__proto__']: { type: 'string' } }, required: ['toString'] },
      '__proto__: 1',
      ['required-key: toString is needed', 'wrong-type: __proto__ must be text'],
    ],
  ])('%s', async (_, schema, user, expected) => {
    expect(await wrong(schema, user)).toEqual(expected);
  });
});

describe('numbers', () => {
  it('of --set keep all their digits', async () => {
    const schema = '{"properties":{"a":{"maximum":9007199254740992}}}';
    expect(await wrong(schema, '', ['a=9007199254740993'])).toEqual(['wrong-value: a must be at most 9007199254740992']);
    expect(await wrong(schema, '', ['a=9007199254740992'])).toEqual([]);
  });

  it('of a schema do, too', async () => {
    expect(await wrong('{"properties":{"a":{"const":9007199254740993}}}', '', ['a=9007199254740992'])).not.toEqual([]);
  });
});

describe('a schema that Helm cannot use', () => {
  it.each<[string, unknown, string]>([
    ['a keyword of the wrong type', { dependencies: 5 }, '/dependencies must be a map'],
    [
      'an unknown type',
      ofA({ type: 'text' }),
      '/properties/a/type must be one of array, boolean, integer, null, number, object, string',
    ],
    ['a number for a type', { type: 5 }, '/type'],
    ['no schema at all', 5, 'the whole must be a map or true or false'],
    [
      'a broken pattern',
      ofA({ pattern: '(' }),
      'the pattern ( is not one that Helm can compile: missing closing ): `(`; Go has no lookahead, no lookbehind and no backreference (at /properties/a/pattern)',
    ],
    ['lookahead', ofA({ pattern: '^(?!x)' }), 'no lookahead'],
    ['lookbehind', ofA({ pattern: '(?<=x)y' }), 'no lookbehind'],
    ['a backreference', ofA({ pattern: '(a)\\1' }), 'backreference'],
    ['a broken pattern of keys', { patternProperties: { '(?=x)': {} } }, 'the pattern (?=x) is not one that Helm can compile'],
    [
      'a broken pattern of keys in draft-04',
      { $schema: 'http://json-schema.org/draft-04/schema#', patternProperties: { '(?=x)': {} } },
      'the pattern (?=x) is not one that Helm can compile',
    ],
    [
      'a file',
      ofA({ $ref: './other.json' }),
      'it refers to a file: Helm would look for file:///other.json, not beside values.schema.json',
    ],
    [
      'a download',
      ofA({ $ref: 'https://example.com/x.json#/y' }),
      'it refers to https://example.com/x.json, which Helm would download',
    ],
    [
      'an unknown draft',
      { $schema: 'https://example.com/x' },
      'its $schema https://example.com/x is not a draft that Helm knows',
    ],
    ['a reference into nothing', ofA({ $ref: '#/$defs/none' }), '$ref points at /$defs/none, where nothing is'],
    ['an anchor that is not there', ofA({ $ref: '#none' }), '$ref #none names an anchor that the schema does not have'],
    ['two schemas with one $id', { $defs: { x: { $id: 'y' }, z: { $id: 'y' } } }, 'two of its schemas have the $id'],
    [
      'true in draft-04',
      { $schema: 'http://json-schema.org/draft-04/schema#', properties: { a: true } },
      '/properties/a must be a map',
    ],
  ])('%s', async (_, schema, expected) => {
    const { dir, found } = await findings({ files: { 'values.schema.json': JSON.stringify(schema) }, user: 'a: x' });
    expect(found).toMatchObject([{ code: 'helm-refuses', path: '', source: { file: join(dir, 'values.schema.json'), line: 1 } }]);
    expect(found[0]?.message).toContain('Helm cannot use the values.schema.json of the chart parent: ');
    expect(found[0]?.message).toContain(expected);
  });

  it('a schema that nests too deeply', async () => {
    const deep = `${'{"properties":{"a":'.repeat(600)}{}${'}}'.repeat(600)}`;
    expect(await wrong(deep, 'a: 1')).toEqual([
      'helm-refuses: Helm cannot use the values.schema.json of the chart parent: it nests deeper than 400 levels, which gatectl does not follow',
    ]);
  });

  it.each<[string, unknown]>([
    ['a name that nothing resolves', ofA({ $ref: 'urn:example:x' })],
    ['the meta-schema of a draft', ofA({ $ref: 'http://json-schema.org/draft-07/schema#' })],
    ['what no keyword leads to', { $defs: { x: { $ref: 'https://example.com/x' } } }],
    ['unknown keywords and formats', ofA({ 'x-secret': true, format: 'secret' }, draft7)],
  ])('but %s is no fault', async (_, schema) => {
    expect(await wrong(schema, 'a: {}')).toEqual([]);
  });

  it('may refer to itself, unless for one value without end', async () => {
    const list = {
      $defs: { list: { properties: { next: { $ref: '#/$defs/list' } }, additionalProperties: false } },
      $ref: '#/$defs/list',
    };
    expect(await wrong(list, 'next: {next: {other: 1}}')).toEqual([
      'unknown-key: next.next.other is not a key that is known here',
    ]);
    expect(await wrong({ $ref: '#' }, 'a: 1')).toEqual([
      'helm-refuses: the root cannot be checked: the schema refers to itself without end',
    ]);
  });
});

const strict = '{"properties":{"k":{"type":"integer"},"global":{}},"additionalProperties":false}';

describe('the schemas of subcharts', () => {
  it('see their own part of the values, under their aliases', async () => {
    const { found } = await findings({
      files: {
        'Chart.yaml': parentWith('[{name: sub, version: 1.0.0}, {name: sub, version: 1.0.0, alias: al}]'),
        ...sub('sub', { 'values.schema.json': strict, 'values.yaml': 'k: 1\n' }),
      },
      user: 'sub: {k: x}\nal: {k: y, l: 1}\n',
    });
    expect(found).toMatchObject([
      {
        code: 'wrong-type',
        path: 'sub.k',
        message: 'sub.k must be a whole number, says the schema of the chart sub',
        source: { file: 'u.yaml', line: 1, column: 10 },
      },
      { code: 'wrong-type', path: 'al.k', message: 'al.k must be a whole number, says the schema of the chart al' },
      { code: 'unknown-key', path: 'al.l', source: { line: 2, column: 12 }, hint: 'remove it, or use one of k, global' },
    ]);
    expect(found[0]?.overrides).toMatchObject([{ line: 1 }]);
  });

  it('do not count for a chart that is switched off', async () => {
    const files = {
      'Chart.yaml': parentWith('[{name: sub, version: 1.0.0, condition: sub.enabled}]'),
      ...sub('sub', { 'values.schema.json': strict, 'values.yaml': 'k: x\n' }),
    };
    expect((await findings({ files, user: 'sub: {enabled: false}\n' })).found).toEqual([]);
    expect((await findings({ files })).found).toMatchObject([{ path: 'sub.k' }]);
  });

  it('must allow the global that Helm gives them, and the schema of the parent the subchart', async () => {
    const files = {
      ...sub('sub', { 'values.schema.json': '{"additionalProperties":false}' }),
      'values.schema.json': '{"additionalProperties":false}',
    };
    const { found } = await findings({ files });
    expect(found).toMatchObject([
      { path: 'sub', hint: 'Helm puts the values of the subchart there: the schema of the chart parent must allow the key' },
      { path: 'sub.global', hint: 'Helm gives every subchart the key global: the schema of the chart sub must allow it' },
    ]);
  });

  it('apply at every depth, and a faulty one hides no other', async () => {
    const grand = Object.fromEntries(
      Object.entries(sub('grand', { 'values.schema.json': '{"required":["x"]}' })).map(([file, text]) => [
        `charts/sub/${file}`,
        text,
      ]),
    );
    const { found } = await findings({ files: { ...sub('sub', { 'values.schema.json': '{"type":5}' }), ...grand } });
    expect(found.map(({ code, path }) => [code, path])).toEqual([
      ['helm-refuses', 'sub'],
      ['required-key', 'sub.grand.x'],
    ]);
  });
});

it('a schema that is no JSON is told, without its text', async () => {
  const given = findings({ files: { 'values.schema.json': '{CANARY' } });
  await expect(given).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(/values.schema.json is not JSON/) as string,
  });
  await expect(given).rejects.not.toThrow('CANARY');
});

describe('a finding', () => {
  it('has the place of the value and of what it overrode', async () => {
    const { dir, found } = await findings({
      files: {
        'values.schema.json': '{"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"}}}',
        'values.yaml': 'a: x\nb: 1\n',
      },
      valuesFiles: ['a: 1\n', '\na: 2\n'],
      set: ['c=3'],
    });
    const at = (file: string, line: number): object => ({ file, line, column: 4 });
    expect(found).toMatchObject([
      {
        path: 'a',
        source: at('u1.yaml', 2),
        overrides: [at('u0.yaml', 1), at(join(dir, 'values.yaml'), 1)],
        hint: 'Helm reads it as a number: put it in quotes',
      },
      { path: 'c', source: { file: '--set c' }, hint: 'Helm reads it as a number: use --set-string' },
      { path: 'b', source: at(join(dir, 'values.yaml'), 2), overrides: [] },
    ]);
  });

  it('never holds the value', async () => {
    const keywords = [
      { pattern: '^[0-9]+$' },
      { format: 'uri' },
      { maxLength: 3 },
      { type: 'integer' },
      { const: 'x' },
      { enum: ['x'] },
      { not: {} },
      false,
      { anyOf: [{ maxLength: 1 }, { pattern: '^x' }] },
      { oneOf: [{ minLength: 1 }, { minLength: 2 }] },
    ];
    const properties = Object.fromEntries(keywords.map((schema, index) => [`p${index}`, schema]));
    const list = { contains: { const: 1 }, maxItems: 1, uniqueItems: true, items: { type: 'integer' } };
    const schema = { ...draft7, properties: { ...properties, list, number: { maximum: 3, multipleOf: 7 } } };
    const user = `${keywords.map((_, index) => `p${index}: sup3rsecret\n`).join('')}list: [sup3rsecret, sup3rsecret]\nnumber: 3141592\n`;
    const { found } = await findings({ files: { 'values.schema.json': JSON.stringify(schema) }, user });
    expect(new Set(found.map(({ path }) => path.split(/[.[]/)[0]))).toEqual(
      new Set([...keywords.map((_, index) => `p${index}`), 'list', 'number']),
    );
    expect(JSON.stringify(found)).not.toMatch(/sup3rsecret|3141592|3,141/);
  });

  it('stands once, in the order of the values', async () => {
    const text = { type: 'string' };
    const schema = { allOf: [ofA(text), ofA(text)], properties: { c: text, b: text } };
    expect(await wrong(schema, 'b: 1\na: 1\nc: 1\n')).toEqual([
      'wrong-type: b must be text',
      'wrong-type: c must be text',
      'wrong-type: a must be text',
    ]);
  });
});
