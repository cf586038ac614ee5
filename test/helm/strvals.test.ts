import { describe, expect, it } from 'vitest';
import { copyMap, emptyMap } from '../../src/helm/mutable-map.ts';
import { parseSetArgument, SetArgumentError, type SetFlag } from '../../src/helm/strvals.ts';
import { nodeAt, toPlain } from '../../src/helm/value-tree.ts';
import { newestHelm } from '../../src/helm/version.ts';
import { readYamlValues } from '../../src/helm/yaml.ts';

function base(text: string) {
  const { root } = readYamlValues(text, 'values.yaml', { helmVersion: newestHelm });
  if (root === undefined) throw new Error('not YAML');
  return copyMap(root);
}

function set(flag: SetFlag, argument: string, text = '', cutIndexEnds = true) {
  const data = base(text);
  parseSetArgument(argument, data, { flag, cutIndexEnds, readFile: (name) => `content of ${name}` });
  return data;
}

describe('arguments that Helm takes', () => {
  const accepted: [SetFlag, string, string, unknown][] = [
    ['--set', 'a=1', '', { a: 1 }],
    ['--set', 'a.b.c=x', '', { a: { b: { c: 'x' } } }],
    ['--set', 'a.b=x', 'a: {c: 1}', { a: { b: 'x', c: 1 } }],
    ['--set', 'a=x,b=y', '', { a: 'x', b: 'y' }],
    ['--set', 'a=x\\,y,b\\.c=z', '', { a: 'x,y', 'b.c': 'z' }],
    ['--set', 'a=tRUE,b=False,c=NULL,d=~', '', { a: true, b: false, c: null, d: '~' }],
    ['--set', 'a=007,b=0,c=-017,d=1.5,e=1e3,f=0x1', '', { a: '007', b: 0, c: -17, d: '1.5', e: '1e3', f: '0x1' }],
    ['--set', 'a=', '', { a: '' }],
    ['--set', 'a={x,1,null},b={}', '', { a: ['x', 1, null], b: [''] }],
    ['--set', 'l[1]=Z', 'l: [a, b, c]', { l: ['a', 'Z', 'c'] }],
    ['--set', 'l[2]=Z', '', { l: [null, null, 'Z'] }],
    ['--set', 'l[0].a=1,l[0].b=2', '', { l: [{ a: 1, b: 2 }] }],
    ['--set', 'l[0][1]=x', '', { l: [[null, 'x']] }],
    ['--set', 'l[0].a=1', 'l: [text]', { l: [{ a: 1 }] }],
    ['--set', '=1', '', {}],
    ['--set', 'l[0].a=', '', { l: [] }],
    ['--set-string', 'a=1,b=null', '', { a: '1', b: 'null' }],
    ['--set-file', 'a=one,b={two,three}', '', { a: 'content of one', b: ['content of two', 'content of three'] }],
    ['--set-literal', 'a.b=x,y={z}\\', '', { a: { b: 'x,y={z}\\' } }],
    ['--set-json', 'a={"b":[1,null]} ,c="x",d=', '', { a: { b: [1, null] }, c: 'x', d: null }],
    ['--set-json', 'a={"b":1}', 'a: {c: 2}', { a: { b: 1 } }],
    ['--set-json', '😀={"😀":"😀"},b="😀x",c=1', '', { '😀': { '😀': '😀' }, b: '😀x', c: 1 }],
    ['--set', 'l[0]=a,l[1]=b,l[0]=c', 'l: [x, y, z]', { l: ['c', 'b', 'z'] }],
    ['--set-json', 'l[1]={"x":true}', '', { l: [null, { x: true }] }],
  ];

  it.each(accepted)('%s %s', (flag, argument, text, expected) => {
    expect(toPlain(set(flag, argument, text))).toEqual(expected);
  });

  it('keep integers apart from the numbers of YAML', () => {
    expect(nodeAt(set('--set', 'a=9223372036854775807'), ['a'])).toMatchObject({
      value: 9223372036854775807n,
      tag: 'int',
      style: 'argument',
    });
    expect(nodeAt(set('--set', 'a=9223372036854775808'), ['a'])).toMatchObject({ value: '9223372036854775808', tag: 'str' });
    expect(nodeAt(set('--set-json', 'a=1'), ['a'])).toMatchObject({ value: 1, tag: 'int' });
  });
});

describe('arguments that Helm refuses', () => {
  const refused: [SetFlag, string, string, string][] = [
    ['--set', 'a', '', 'a'],
    ['--set', 'a=1,b', '', 'b'],
    ['--set', 'a,b=1', '', 'a'],
    ['--set', 'a.b', '', 'a.b'],
    ['--set', 'a={x', '', 'a'],
    ['--set', 'a[x]=1', '', 'a'],
    ['--set', 'a[-1]=1', '', 'a[-1]'],
    ['--set', 'a[65537]=1', '', 'a[65537]'],
    ['--set', 'a[0]x=1', '', 'a[0]'],
    ['--set', `${'a.'.repeat(31)}b=1`, '', Array(31).fill('a').join('.')],
    ['--set', `a${'[0]'.repeat(250)}=1`, '', `a${'[0]'.repeat(201)}`],
    ['--set', 'a.b=1', 'a: text', 'a'],
    ['--set', 'a.b=1', 'a: null', 'a'],
    ['--set', 'a[0]=1', 'a: {}', 'a'],
    ['--set', 'a[0][0]=1', 'a: [x]', 'a[0]'],
    ['--set-json', 'a=tru', '', 'a'],
    ['--set-json', 'a={"b":1', '', 'a'],
    ['--set-json', 'a=1e400', '', 'a'],
    ['--set-json', `a=${'['.repeat(300)}${']'.repeat(300)}`, '', 'a'],
    ['--set-literal', 'a', '', 'a'],
  ];

  it.each(refused)('%s %s', (flag, argument, text, path) => {
    expect(() => set(flag, argument, text)).toThrow(expect.objectContaining({ name: 'SetArgumentError', path }) as Error);
  });

  it('an index that the end cuts off, by Helm 3 only', () => {
    expect(toPlain(set('--set', 'a[1', '', true))).toEqual({});
    expect(() => set('--set', 'a[1', '', false)).toThrow(SetArgumentError);
  });

  it('without naming the value', () => {
    const canary = 'CANARY-0f3a';
    const args: [SetFlag, string][] = [
      ['--set', `a={${canary}`],
      ['--set-json', `a=${canary}`],
      ['--set', `a.b=${canary}`],
      ['--set', `a[${canary}]=1`],
    ];
    for (const [flag, argument] of args) {
      try {
        set(flag, argument, 'a: text');
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(SetArgumentError);
        expect((error as Error).message).not.toContain(canary);
      }
    }
  });
});

it('origins are the flag and the path of the key, and tell what was replaced', () => {
  const data = set('--set', 'a.b=SECRET', 'a: {b: 1}');
  const node = nodeAt(data, ['a', 'b']);
  expect(node?.origin).toEqual({ kind: 'set', range: { file: '--set a.b', line: 1, column: 1, endLine: 1, endColumn: 1 } });
  expect(node?.overridden).toMatchObject([{ kind: 'file', range: { file: 'values.yaml', line: 1, column: 8 } }]);
});

it('an argument is applied to nothing at all', () => {
  const data = emptyMap({ kind: 'set', range: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } });
  parseSetArgument('', data, { flag: '--set', cutIndexEnds: true });
  expect(toPlain(data)).toEqual({});
});
