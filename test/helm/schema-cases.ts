/** Schemas and values that santhosh-tekuri/jsonschema, and so Helm, treats in a way of its own, as `[schema, values]`. */
export const awkwardCases: readonly (readonly [schema: string, values: string])[] = (() => {
  const d4 = '"$schema":"http://json-schema.org/draft-04/schema#"';
  const d6 = '"$schema":"http://json-schema.org/draft-06/schema#"';
  const d7 = '"$schema":"http://json-schema.org/draft-07/schema#"';
  const d7s = '"$schema":"https://json-schema.org/draft-07/schema"';
  const d19 = '"$schema":"https://json-schema.org/draft/2019-09/schema"';
  const d20 = '"$schema":"https://json-schema.org/draft/2020-12/schema"';
  const latest = '"$schema":"http://json-schema.org/schema#"';
  const a = (schema: string, values: readonly string[], more = ''): (readonly [string, string])[] =>
    values.map((value) => [`{${more === '' ? '' : `${more},`}"properties":{"a":${schema}}}`, `a: ${value}`] as const);
  const root = (schema: string, values: readonly string[]): (readonly [string, string])[] =>
    values.map((value) => [schema, value] as const);
  const formats: readonly (readonly [string, readonly string[]])[] = [
    ['date', ['"2024-02-29"', '"2023-02-29"', '"2024-2-1"']],
    ['time', ['"12:00:00Z"', '"12:00:00"', '"+1:00:00Z"', '"23:59:60Z"', '"22:59:60Z"', '"00:59:60+01:00"']],
    ['date-time', ['"2024-01-01T12:00:00Z"', '"2024-01-01 12:00:00Z"', '"2024-01-01t12:00:00.5+01:00"']],
    ['duration', ['P1D', 'P1W', 'P', 'P1YT', 'P1Y2M', 'P1.5D']],
    ['period', ['"P1D/2024-01-01T12:00:00Z"', 'P1D/P1D']],
    ['email', ['a@b', 'a', '"a b@c"', '\'"a b"@c\'', 'a..b@c', '"a@[1.2.3.4]"', '"a@[IPv6:::1]"', 'a@b_c']],
    ['hostname', ['a.b', 'a..b', 'a.', '-a', 'a_b', 'x'.repeat(64)]],
    ['ipv4', ['1.2.3.4', '01.2.3.4', '1.2.3.256', '+1.2.3.4']],
    ['ipv6', ['"::1"', '"::1%eth0"', '"::ffff:1.2.3.4"', '1.2.3.4']],
    [
      'uri',
      ['http://a/b', 'a/b', '"http://a b/"', '"http://a/b c"', 'http://a:x', '"urn:a:b"', '"http://[::1]:80"', 'http://a/%zz'],
    ],
    ['uri-reference', ['a/b', '"a:b/c"', '":a"', '"a\\\\b"', '"1:2"', '""']],
    ['uri-template', ['"http://a/{b}"', '"http://a/{b"', '"http://a/?{"']],
    ['iri', ['http://é/ü', 'ü']],
    ['regex', ["'^a$'", "'(?!a)'", "'('"]],
    ['json-pointer', ['/a/b~0', 'a', '/~2']],
    ['relative-json-pointer', ['"0#"', '"1/a"', '"01"']],
    ['uuid', ['123e4567-e89b-12d3-a456-426614174000', '123e4567e89b12d3a456426614174000']],
    ['semver', ['1.2.3-a.1+b', '"1.2"', '01.2.3']],
    ['idn-email', ['x']],
    ['password', ['x']],
  ];
  const patterns = [
    ['^(?i)ABC$', 'abc'], ['^\\\\Aab\\\\z', 'ab'], ['\\\\pL', '1'], ['\\\\p{Greek}', 'α'], ['\\\\p{Grek}', 'α'], ['(?P<n>a)', 'a'],
    ['(?<n>a)', 'a'], ['(?=a)', 'a'], ['(?<=a)b', 'ab'], ['(a)\\\\1', 'aa'], ['a++', 'aa'], ['a{1001}', 'a'], ['a{,2}', 'a'],
    ['^[[:alpha:]]+$', 'ab1'], ['^[^[:alpha:]]+$', '"12"'], ['\\\\Z', 'a'], ['^\\\\s$', '"\\u00a0"'], ['^.$', '😀'], ['^a$', '"a\\n"'],
    ['\\\\Qa.b\\\\E', 'a.b'], ['(?m)^b$', '"a\\nb"'], ['^[\\\\w-]+$', 'a-b'], ['[a', 'a'], ['[]a]', '"]"'], ['(?x)a', 'a'], ['\\\\u0041', 'A'],
    ['^(a+)+$', `${'a'.repeat(40)}b`], ['\\\\/', '/'], ['\\\\d+', '"٣"'], ['a|*', 'a'],
  ] as const; // prettier-ignore
  return [
    ...[true, {}, false, 5, null, 'x', []].flatMap((schema) => root(JSON.stringify(schema), ['a: 1'])),
    ...[d4, d6, d7, d7s, d19, d20, latest, '"title":"x"'].flatMap((draft) => [
      ...a('{"format":"uri"}', ['x'], draft),
      ...a('{"$ref":"#/definitions/s","type":"string"}', ['1'], `${draft},"definitions":{"s":{}}`),
      ...a('{"$ref":"#/definitions/s","const":2}', ['1'], `${draft},"definitions":{"s":{}}`),
      ...a('{"$ref":"#/definitions/s","contains":{"const":2}}', ['[1]'], `${draft},"definitions":{"s":{}}`),
      ...a('{"$ref":"#/definitions/s","if":true,"then":{"required":["b"]}}', ['{}'], `${draft},"definitions":{"s":{}}`),
      ...a('true', ['1'], draft),
      ...a('{"exclusiveMinimum":1,"minimum":0}', ['1'], draft),
      ...a('{"exclusiveMinimum":true,"minimum":1}', ['1'], draft),
      ...a('{"contains":{"const":1},"minContains":2}', ['[1, 2]'], draft),
      ...a('{"contains":{"const":1},"unevaluatedItems":false}', ['[1]', '[1, 2]'], draft),
      ...a('{"const":1}', ['2'], draft),
      ...a('{"propertyNames":{"maxLength":1}}', ['{bb: 1}'], draft),
      ...a('{"items":[{"type":"string"}],"additionalItems":false}', ['[x, 2]'], draft),
      ...a('{"prefixItems":[{"type":"string"}],"items":false}', ['[1]', '[x, 2]'], draft),
      ...a('{"enum":[]}', ['1'], draft),
      ...a('{"required":[]}', ['{}'], draft),
      ...a('{"patternProperties":{"(?=x)":{}}}', ['{}'], draft),
      ...root(`{${draft},"dependencies":{"a":["b"]}}`, ['a: 1']),
      ...root(`{${draft},"dependentRequired":{"a":["b"]}}`, ['a: 1']),
      ...root(`{${draft},"dependentSchemas":{"a":{"required":["b"]}}}`, ['a: 1']),
      ...root(`{${draft},"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}`, ['a: 1', 'x: 1']),
      ...root(`{${draft},"allOf":[{"properties":{"a":{}}}],"unevaluatedProperties":{"type":"object"}}`, [
        '{a: 1}',
        '{a: 1, b: 2}',
      ]),
      ...root(`{${draft},"additionalProperties":false,"properties":{"a":{}}}`, ['a: 1']),
    ]),
    ...formats.flatMap(([format, values]) => a(`{"format":"${format}"}`, values, d7)),
    ...patterns.flatMap(([pattern, value]) => a(`{"pattern":"${pattern}"}`, [value])),
    ...a('{"type":"integer"}', ['1', '1.0', '1.5', '1e6', '"1"', '9007199254740993', '1e300', '-0.0']),
    ...a('{"multipleOf":0.1}', ['0.3', '0.35', '1e300', '1e-7']),
    ...a('{"multipleOf":1e-7}', ['0.0000003', '0.00000035']),
    ...a('{"maximum":9007199254740992}', ['9007199254740993']),
    ...a('{"maximum":9007199254740991}', ['9007199254740992']),
    ...a('{"const":1.0}', ['1']),
    ...a('{"const":1e400}', ['1']),
    ...a('{"maxLength":1}', ['😀', 'é', '"e\\u0301"']),
    ...a('{"uniqueItems":true}', ['[1, 1.0]', '[{x: 1, y: [2]}, {y: [2], x: 1}]', '[1, true]', '["1", 1]']),
    ...a('{"uniqueItems":true}', [
      '[1, "1"]',
      `[${Array.from({ length: 20 }, (_, index) => String(index + 2)).join(', ')}, "1", 1]`,
    ]),
    ...a('{"const":"1"}', ['1', '1.0']),
    ...a('{"const":1}', ['"1"']),
    ...a('{"enum":["1"]}', ['1']),
    ...['1', '+1.0', '1.', '10e-1', '1_0', '1__0', ' 1', '01', '1e', '_1', '.1'].flatMap((text) =>
      a(`{"enum":["${text}",2]}`, ['1', '10', '0.1']),
    ),
    ...a('{"enum":[1,"a",{"b":null}]}', ['1.0', '{b: null}', '{b: 1}']),
    ...a('{"type":["string","null"]}', ['1', '~', 'x']),
    ...a('{"oneOf":[{"minimum":1},{"minimum":2}]}', ['0', '1', '2', 'x']),
    ...a('{"$ref":"./other.json"}', ['1']),
    ...a('{"$ref":"file:///no/such.json"}', ['1']),
    ...a('{"$ref":"urn:example:x"}', ['1']),
    ...a('{"$ref":"urn:example:x#/y"}', ['1']),
    ...a('{"$ref":"#/no/such"}', ['1']),
    ...a('{"$ref":"#/$defs/x~2"}', ['1'], '"$defs":{"x~2":{}}'),
    ...a('{"$ref":"#/$defs/x~1y~0"}', ['1', 'x'], '"$defs":{"x/y~":{"type":"string"}}'),
    ...a('{"$ref":"#such"}', ['1']),
    ...a('{"$ref":"%zz"}', ['1']),
    ...a('{"$ref":"http://json-schema.org/draft-07/schema#"}', ['{type: 5}', '{type: string}']),
    ...a('{"$ref":"#/x-own/b"}', ['1', 'x'], '"x-own":{"b":{"type":"string"}}'),
    ...a('{"$ref":"#/x-own/b"}', ['1'], '"x-own":{"b":{"type":"none"}}'),
    ...a('{"$ref":"b.json"}', ['1', 'x'], '"$defs":{"x":{"$id":"b.json","type":"string"}}'),
    ...a('{"$ref":"http://x/y/b.json"}', ['1'], '"$id":"http://x/y/z","$defs":{"x":{"$id":"b.json","type":"string"}}'),
    ...a('{"$ref":"#b"}', ['1', 'x'], '"$defs":{"x":{"$anchor":"b","type":"string"}}'),
    ...a('{"$ref":"#b"}', ['1', 'x'], `${d7},"definitions":{"x":{"$id":"#b","type":"string"}}`),
    ...a('{}', ['1'], '"$defs":{"x":{"$id":"b"},"y":{"$id":"b"}}'),
    ...a('{}', ['1'], '"$defs":{"x":{"$anchor":"b"},"y":{"$anchor":"b"}}'),
    ...a('{"$id":"x","$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}', ['[1]']),
    ...root('{"$ref":"#"}', ['a: 1']),
    ...root(
      '{"$defs":{"t":{"$dynamicAnchor":"n","properties":{"c":{"$dynamicRef":"#n"}}}},"$ref":"#/$defs/t","$dynamicAnchor":"m"}',
      ['c: {c: 1}'],
    ),
    ...root(`{${d19},"$recursiveAnchor":true,"properties":{"c":{"$recursiveRef":"#"}},"required":["c"]}`, ['c: {c: {}}']),
    ...['{"dependencies":5}', '{"type":5}', '{"type":"text"}', '{"properties":[]}', '{"required":"a"}', '{"minLength":-1}', '{"minLength":1.5}', '{"minLength":1.0}',
      '{"pattern":5}', '{"$id":"a#b"}', '{"$anchor":"1"}', '{"$schema":5}', '{"$schema":"http://json-schema.org/draft-05/schema#"}', '{"format":5}', '{"title":5}',
      '{"$vocabulary":{"x":1}}', '{"multipleOf":0}', '{"allOf":[]}', '{"definitions":{"x":5}}', '{"$defs":{"x":5}}', '{"unknown":{"type":5}}', '{"$comment":5}', '{"examples":5}',
    ].flatMap((schema) => root(schema, ['a: 1'])), // prettier-ignore
  ];
})();
