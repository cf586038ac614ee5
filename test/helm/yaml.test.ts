import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/errors/finding.ts';
import { nodeAt, type ScalarNode, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm, parseHelmVersion } from '../../src/helm/version.ts';
import { MAX_YAML_SIZE, readYamlBytes, readYamlValues } from '../../src/helm/yaml.ts';

const helm3 = parseHelmVersion('3.21.4');

function read(text: string, helmVersion = newestHelm): { plain: unknown; findings: readonly Finding[] } {
  const { root, findings } = readYamlValues(text, 'values.yaml', { helmVersion });
  return { plain: root && toPlain(root), findings };
}

function scalarAt(text: string, ...path: string[]): ScalarNode {
  const { root } = readYamlValues(text, 'values.yaml', { helmVersion: newestHelm });
  const node = root && nodeAt(root, path);
  if (node?.kind !== 'scalar') throw new Error('no scalar there');
  return node;
}

describe('values that Helm reads', () => {
  const accepted: [string, string, unknown][] = [
    ['nothing', '', {}],
    ['comments only', '# c\n', {}],
    ['a null document', '---\n~\n', {}],
    ['a list as deep as its key', 'a:\n- 1\n- 2\n', { a: [1, 2] }],
    ['a closing brace at the start of a line', 'a: {\n  b: 1\n}\nc: 2\n', { a: { b: 1 }, c: 2 }],
    ['quoted text that goes on at the start of a line', 'a: "x\ny"\n', { a: 'x y' }],
    ['keys that are no text', 'on: 1\n0123: 2\n1.0: 3\n1e39: 4\n', { true: 1, 83: 2, 1: 3, '.inf': 4 }],
    ['merge keys where they stand', 'x: &x {a: 1, b: 2}\ny: {a: 0, <<: *x, b: 3}\n', { x: { a: 1, b: 2 }, true: { a: 1, b: 3 } }],
    [
      'merge keys of a list',
      'x: &x {a: 1}\nz: &z {a: 2, b: 2}\nm: {<<: [*x, *z]}\n',
      { x: { a: 1 }, z: { a: 2, b: 2 }, m: { a: 1, b: 2 } },
    ],
    ['aliases', 'a: &a [1]\nb: *a\n', { a: [1], b: [1] }],
    ['block scalars', 'a: |\n  x\n\n  y\nb: >-\n  x\n  y\nc: |+\n  z\n\n', { a: 'x\n\ny\n', b: 'x y', c: 'z\n\n' }],
    ['carriage returns', 'a: 1\r\nb:\r\n  c: x\r\n', { a: 1, b: { c: 'x' } }],
    ['a byte order mark', '\ufeffa: 1\n', { a: 1 }],
    ['other line breaks of YAML 1.1', 'a: x\u0085b: "y\u2028z"\n', { a: 'x', b: 'y\u2028z' }],
    ['tags', 'a: !!str 5\nb: !!int "5"\nc: !foo 5\nd: !!binary aGk=\n', { a: '5', b: 5, c: '5', d: 'hi' }],
    ['a colon without a space in braces', '{a: {b:}}', { a: { 'b:': null } }],
    ['question marks within braces and brackets', 'a: {? b: c}\nd: [? e: f]\n', { a: { b: 'c' }, d: [{ e: 'f' }] }],
    ['bytes that are no text, each by itself', 'a: !!binary 4400\nb: !!binary QcNC\n', { a: '\ufffd\ufffd4', b: 'A\ufffdB' }],
    ['a null key that a later key drops', 'a: {null: 1}\na: 2\n', { a: 2 }],
  ];

  it.each(accepted)('%s', (_, text, expected) => {
    const { plain, findings } = read(text);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plain).toEqual(expected);
  });
});

describe('values that Helm refuses', () => {
  const refused: [string, string, number, number][] = [
    ['a template', 'a: {{ .x }}\n', 1, 5],
    ['a list at the root', '- 1\n', 1, 1],
    ['text at the root', 'just text\n', 1, 1],
    ['a null key', 'a:\n  ~: 1\n', 2, 3],
    ['a number as a key that no int64 holds', '18446744073709551615: 1\n', 1, 1],
    ['infinity', 'a: .inf\n', 1, 4],
    ['%YAML 1.2', '%YAML 1.2\n---\na: 1\n', 1, 1],
    ['another directive', '%FOO\n---\na: 1\n', 1, 1],
    ['a tab as indentation', 'a:\n\tb: 1\n', 2, 1],
    ['a tab behind a hyphen', 'a:\n-\tb\n', 2, 2],
    ['an unknown alias', 'a: *x\n', 1, 4],
    ['an anchor within itself', 'a: &x [*x]\n', 1, 8],
    ['an escape of JSON that YAML 1.1 lacks', 'a: "x\\/y"\n', 1, 6],
    ['half of a surrogate pair', 'a: "\\ud83d\\ude00"\n', 1, 5],
    ['a quote that never closes', 'a: 1\nb: "x\nc: 2\n', 2, 4],
    ['two colons on one line', 'a: b: c\n', 1, 5],
    ['a key that is indented less than the others', 'a:\n    b: 1\n  c: 2\n', 3, 3],
    ['text that begins with @', 'a: @x\n', 1, 4],
    ['a question mark within brackets', 'a: [http://x/?y]\n', 1, 14],
    ['a tag that does not fit', 'a: !!int x\n', 1, 10],
    ['!!binary without base64', 'a: !!binary %%\n', 1, 13],
    ['a merge key with text', 'a:\n  <<: x\n', 2, 7],
    ['a control character', 'a: x\u0001\n', 1, 5],
    ['a second byte order mark', '\ufeff\ufeffa: 1\n', 1, 2],
    ['a line of text without a colon', 'a: 1\nb\n', 2, 1],
    ['brackets that never close', 'a: [1, 2\n', 2, 1],
  ];

  it.each(refused)('%s', (_, text, line, column) => {
    const { plain, findings } = read(text);
    expect(plain).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'yaml-syntax', severity: 'error', source: { file: 'values.yaml', line, column } }]);
  });

  it('says nothing of what the file holds', () => {
    const canary = 'CANARY-0f3a';
    const broken = refused.map(([, text]) => `secret: ${canary}\n${text}${canary}`);
    const more = [
      `a: "${canary}\n`,
      `a: !!int ${canary}`,
      `a: ${canary}: x`,
      canary,
      `a: *${canary}`,
      `a: {${canary}`,
      `a: !!${canary} [`,
    ];
    for (const text of [...broken, ...more]) expect(JSON.stringify(read(text).findings)).not.toContain(canary);
  });

  it('bytes that are no text, at their place', () => {
    const bytes = Buffer.concat([Buffer.from('a: 1\nb: x'), Buffer.from([0xff]), Buffer.from('\n')]);
    const { root, findings } = readYamlBytes(bytes, 'values.yaml', { helmVersion: newestHelm });
    expect(root).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'yaml-syntax', source: { line: 2, column: 5 } }]);
  });
});

describe('UTF-16', () => {
  const littleEndian = Buffer.from('\ufeffa: é\n---\n', 'utf16le');
  const bigEndian = Buffer.from('\ufeffa: é\n', 'utf16le').swap16();

  it.each([
    ['Helm 3, little endian', littleEndian, helm3],
    ['Helm 3, big endian', bigEndian, helm3],
    ['Helm 4, big endian', bigEndian, newestHelm],
    ['Helm 4, when --- ends the document', littleEndian, newestHelm],
  ])('is read by %s', (_, bytes, helmVersion) => {
    const { root } = readYamlBytes(bytes, 'values.yaml', { helmVersion });
    expect(root && toPlain(root)).toEqual({ a: 'é' });
  });

  it('is refused by Helm 4 where the line feed that it adds is half a character', () => {
    const bytes = Buffer.from('\ufeffa: é\n', 'utf16le');
    const { root, findings } = readYamlBytes(bytes, 'values.yaml', { helmVersion: newestHelm });
    expect(root).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'yaml-syntax', source: { line: 2, column: 1 } }]);
  });
});

describe('what a value knows of its origin', () => {
  it('its place, without the quotes being left out', () => {
    const { origin } = scalarAt('a:\n  b: "x y"  # c\n', 'a', 'b');
    expect(origin).toEqual({ kind: 'file', range: { file: 'values.yaml', line: 2, column: 6, endLine: 2, endColumn: 11 } });
  });

  it('the place of its key', () => {
    const { root } = readYamlValues('a:\r\n  key: 1\r\n', 'values.yaml', { helmVersion: newestHelm });
    const parent = root && nodeAt(root, ['a']);
    const entry = parent?.kind === 'map' ? parent.entries.get('key') : undefined;
    expect(entry?.keyOrigin.range).toMatchObject({ line: 2, column: 3, endColumn: 6 });
  });

  it('the place of the anchored text, when it comes by an alias', () => {
    expect(scalarAt('a: &x 1\nb: *x\n', 'b').origin.range).toMatchObject({ line: 1, column: 7 });
  });

  it('its place in the second document', () => {
    expect(scalarAt('a: 1\n---\nb: 2\n', 'b').origin.range).toMatchObject({ line: 3, column: 4 });
  });

  it('the place where a value is missing', () => {
    expect(scalarAt('a:\nb: 1\n', 'a').origin.range).toMatchObject({ line: 1, column: 3, endColumn: 3 });
  });

  const styles: [string, string, string][] = [
    ['plain', 'on', 'bool'],
    ['plain', '0123', 'int'],
    ['plain', '1.5', 'float'],
    ['plain', '~', 'null'],
    ['plain', 'x', 'str'],
    ['single', "'1'", 'str'],
    ['double', '"1"', 'str'],
    ['block', '|\n  1', 'str'],
    ['plain', '!!binary aGk=', 'binary'],
  ];
  it.each(styles)('its style: %s %s is a %s', (style, literal, tag) => {
    expect(scalarAt(`a: ${literal}\n`, 'a')).toMatchObject({ style, tag });
  });
});

describe('duplicate keys', () => {
  it('are reported with both places, and the last one wins', () => {
    const { plain, findings } = read('a:\n  b: 1\n  c: 2\n  b: 3\n');
    expect(plain).toEqual({ a: { b: 3, c: 2 } });
    expect(findings).toMatchObject([
      { code: 'duplicate-key', path: 'a.b', source: { line: 4, column: 3 }, overrides: [{ line: 2, column: 3 }] },
    ]);
  });

  it('are found behind different spellings of one key', () => {
    expect(read('yes: 1\n"true": 2\n').findings).toMatchObject([{ code: 'duplicate-key', path: 'true' }]);
  });

  it('are not what a merge key brings', () => {
    expect(read('x: &x {a: 1}\ny:\n  <<: *x\n  a: 2\n').findings).toEqual([]);
  });

  it('tell what the value replaced', () => {
    expect(scalarAt('a: 1\na: 2\n', 'a').overridden).toMatchObject([{ range: { line: 1, column: 4 } }]);
  });
});

describe('what versions of Helm read differently', () => {
  it('several documents', () => {
    const text = 'a: {b: 1, c: 2}\n---\na: {b: 3}\n';
    expect(read(text).plain).toEqual({ a: { b: 3, c: 2 } });
    expect(read(text, helm3).plain).toEqual({ a: { b: 1, c: 2 } });
    for (const version of [newestHelm, helm3]) {
      expect(read(text, version).findings).toMatchObject([{ code: 'helm-versions-differ', source: { line: 2 } }]);
    }
  });

  it('not a document of comments', () => {
    expect(read('# c\n---\na: 1\n---\n# end\n').findings).toEqual([]);
  });

  it('%YAML 1.1, which Helm 4 cuts off from its document', () => {
    expect(read('%YAML 1.1\n---\na: 1\n', helm3).plain).toEqual({ a: 1 });
    expect(read('%YAML 1.1\n---\na: 1\n').plain).toBeUndefined();
  });

  it('a separator with more on its line', () => {
    expect(read('--- !!map\na: 1\n').plain).toBeUndefined();
    expect(read('--- !!map\na: 1\n', helm3).plain).toEqual({ a: 1 });
  });

  it('a block at the end of a file without a final line feed', () => {
    expect(read('a:\n  b: |\n    x').plain).toEqual({ a: { b: 'x\n' } });
    expect(read('a:\n  b: |\n    x', helm3).plain).toEqual({ a: { b: 'x' } });
    expect(read('a:\n  b: |\n    x').findings).toMatchObject([{ code: 'helm-versions-differ', path: 'a.b' }]);
    expect(read('a:\n  b: |-\n    x').findings).toEqual([]);
  });
});

describe('text that Helm drops without a word', () => {
  it.each([
    ['behind a map that is indented', '  a: 1\nb: 2\n', 2, 1],
    ['behind a closing brace', '{a: 1}\nb: 2\n', 2, 1],
  ])('%s', (_, text, line, column) => {
    const { plain, findings } = read(text);
    expect(plain).toEqual({ a: 1 });
    expect(findings).toMatchObject([{ code: 'yaml-trap', severity: 'error', source: { line, column } }]);
  });
});

describe('limits', () => {
  const laughs = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`),
  ];
  it.each([
    ['size', `a: ${'x'.repeat(MAX_YAML_SIZE)}`, 'the file is over 10 MiB'],
    ['brackets', `a: ${'['.repeat(100_000)}`, 'values are nested deeper than 200 levels'],
    ['hyphens', '- '.repeat(100_000), 'values are nested deeper than 200 levels'],
    [
      'indentation',
      Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
      'values are nested deeper than 200 levels',
    ],
    ['aliases', laughs.join('\n'), 'the aliases expand to far more than the file holds'],
    [
      'a chain of aliases',
      `a0: &a0 [x]\n${Array.from({ length: 300 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}]`).join('\n')}`,
      'values are nested deeper than 200 levels',
    ],
  ])('on %s', (_, text, message) => {
    expect(read(text).findings).toMatchObject([{ code: 'yaml-syntax', message }]);
  });

  it('leave room for 190 levels', () => {
    expect(read(`a: ${'['.repeat(190)}${']'.repeat(190)}`).findings).toEqual([]);
  });

  it('do not stand in the way of 50,000 lines, or of as many equal keys', () => {
    expect(Object.keys(read(Array.from({ length: 50_000 }, (_, n) => `key${n}: value`).join('\n')).plain as object)).toHaveLength(
      50_000,
    );
    expect(read('key: value\n'.repeat(50_000)).findings).toHaveLength(49_999);
  });
});
