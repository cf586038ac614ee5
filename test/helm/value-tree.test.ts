import { describe, expect, it } from 'vitest';
import { formatQuoted, formatScalar } from '../../src/helm/format-scalar.ts';
import { argumentScalar } from '../../src/helm/json-values.ts';
import { formatPath, nodeAt, type Origin, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm } from '../../src/helm/version.ts';
import { readYamlValues } from '../../src/helm/yaml.ts';

const origin: Origin = { kind: 'set', range: { file: '--set a', line: 1, column: 1, endLine: 1, endColumn: 1 } };

function tree(text: string) {
  const { root } = readYamlValues(text, 'values.yaml', { helmVersion: newestHelm });
  if (root === undefined) throw new Error('not YAML');
  return root;
}

describe('nodeAt', () => {
  const root = tree('a: {b: [x, {c: 1}]}\n"d.e": 2\n');
  it.each([
    [['a', 'b', '1', 'c'], 1],
    [['d.e'], 2],
    [['a', 'b', '2'], undefined],
    [['a', 'b', '01'], undefined],
    [['a', 'b', '0', 'x'], undefined],
    [['z', 'y'], undefined],
    [['constructor'], undefined],
  ])('%o', (path, expected) => {
    const node = nodeAt(root, path);
    expect(node && toPlain(node)).toEqual(expected);
  });
});

it('toPlain keeps keys that JavaScript gives a meaning to', () => {
  const plain = toPlain(tree('__proto__: {x: 1}\nconstructor: 2\n')) as object;
  expect(Object.keys(plain)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
});

it('formatPath escapes dots', () => {
  expect(formatPath(['a', 'b.c', 'd\\e'])).toBe('a.b\\.c.d\\\\e');
});

describe('what templates print', () => {
  it.each([
    [999999, '999999'],
    [1000000, '1e+06'],
    [1234567, '1.234567e+06'],
    [123456.7, '123456.7'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [-0, '-0'],
    [5, '5'],
    [1.1, '1.1'],
    [1e100, '1e+100'],
    [1234567890123n, '1234567890123'],
    [true, 'true'],
    [null, ''],
    ['text', 'text'],
  ])('%s as %s', (value, printed) => {
    expect(formatScalar(argumentScalar(value, origin))).toBe(printed);
  });

  it.each([
    ['a"b\\c\n', '"a\\"b\\\\c\\n"'],
    ['é\u0001\u007f\u00a0😀\u{e000}', '"é\\x01\\x7f\\u00a0😀\\ue000"'],
    [1000000, '"1e+06"'],
    [null, ''],
  ])('%j quoted as %s', (value, printed) => {
    expect(formatQuoted(argumentScalar(value, origin))).toBe(printed);
  });
});
