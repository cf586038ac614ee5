import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/errors/finding.ts';
import { fixText, move, quote, rename, write } from './support.ts';

/** Makes the fixes twice; the second time must change nothing. */
function fixTwice(text: string, fixes: readonly Fix[]) {
  const first = fixText(text, fixes);
  const second = fixText(first.text, fixes);
  expect(second.text).toBe(first.text);
  return { text: first.text, left: first.left.map(({ fix, reason }) => [fix, reason]) };
}

describe('several fixes of one file', () => {
  it.each<[string, string, Fix[], string]>([
    ['of different lines', 'a: 1\nb: yes\nc: d\n', [rename('c', 'e'), quote('a'), write('b', 'true')], 'a: "1"\nb: true\ne: d\n'],
    ['of one line', '{a: 1, b: 2, c: 3}\n', [quote('c'), rename('b', 'd'), quote('a'), quote('b')], '{a: "1", d: "2", c: "3"}\n'],
    ['the same one twice', 'a: 1\n', [quote('a'), quote('a')], 'a: "1"\n'],
    ['all of one entry', 'a: 012\n', [move('a', 'app/a'), rename('a', 'b'), quote('a')], 'app:\n  b: "012"\n'],
    ['one that another makes possible', 'a: 012\n', [quote('app/b'), move('a', 'app/a'), rename('a', 'b')], 'app:\n  b: "012"\n'],
    ['a move that gives another name', 'a: 012\n', [quote('a'), move('a', 'app/b')], 'app:\n  b: "012"\n'],
    [
      'of a map and of what it holds',
      'a:\n  x: 1\n  w: 2\n',
      [rename('a', 'b'), rename('a/x', 'z'), quote('a/x')],
      'b:\n  z: "1"\n  w: 2\n',
    ],
    [
      'moves of a map and of what it holds',
      'a:\n  x: 1\n  w: 2\nb: 1\n',
      [move('a/x', 'c/x'), move('a', 'p/a')],
      'b: 1\nc:\n  x: 1\np:\n  a:\n    w: 2\n',
    ],
    [
      'a move within a map that is renamed',
      'a:\n  b:\n    x: 1\n    w: 2\n',
      [rename('a', 'c'), move('a/b/x', 'a/x')],
      'c:\n  b:\n    w: 2\n  x: 1\n',
    ],
    [
      'all keys of a map',
      'app:\n  # 1\n  a: 1\n  b: 2 # 2\nx: 1\n',
      [move('app/a', 'r/app/a'), move('app/b', 'r/app/b')],
      'x: 1\nr:\n  app:\n    # 1\n    a: 1\n    b: 2 # 2\n',
    ],
    [
      'a move into a map that another one brings',
      'a: 1\nb:\n  c: 1\n',
      [move('a', 'p/b/a'), move('b', 'p/b')],
      'p:\n  b:\n    c: 1\n    a: 1\n',
    ],
  ])('%s', (_, before, fixes, after) => {
    expect(fixTwice(before, fixes)).toEqual({ text: after, left: [] });
    expect(fixText(before, fixes).applied).toEqual(fixes);
  });

  it.each<[string, string, Fix[], string, [Fix, string][]]>([
    [
      'two names for one key',
      'a: 1\n',
      [rename('a', 'b'), rename('a', 'c')],
      'b: 1\n',
      [[rename('a', 'c'), 'another fix changes the same key in another way']],
    ],
    [
      'two places for one key',
      'a: 1\n',
      [move('a', 'b/a'), move('a', 'c/a')],
      'b:\n  a: 1\n',
      [[move('a', 'c/a'), 'another fix changes the same key in another way']],
    ],
    [
      'two values for one key',
      'a: yes\n',
      [write('a', 'true'), quote('a')],
      'a: true\n',
      [[quote('a'), 'another fix changes the same key in another way']],
    ],
    [
      'one name for two keys',
      'a: 1\nb: 2\n',
      [rename('a', 'c'), rename('b', 'c')],
      'c: 1\nb: 2\n',
      [[rename('b', 'c'), 'another fix brings c']],
    ],
    [
      'a chain',
      'a: 1\nb: 2\n',
      [rename('a', 'b'), rename('b', 'c')],
      'a: 1\nc: 2\n',
      [[rename('a', 'b'), 'b has a fix of its own']],
    ],
    [
      'a swap',
      'a: 1\nb: 2\n',
      [rename('a', 'b'), rename('b', 'a')],
      'a: 1\nb: 2\n',
      [
        [rename('a', 'b'), 'b has a fix of its own'],
        [rename('b', 'a'), 'a has a fix of its own'],
      ],
    ],
    [
      'a target that moves away',
      'a: 1\napp: {b: 1}\n',
      [move('a', 'app/a'), move('app', 'c/app')],
      'a: 1\nc:\n  app: {b: 1}\n',
      [[move('a', 'app/a'), 'app is moved by another fix']],
    ],
    [
      'one of many that cannot be made',
      'a: 1\nb: 2\nc: 3\n{d}: 1\n'.replace('{d}: 1', 'd: !!str 1'),
      [quote('a'), quote('d'), quote('c'), write('b', '[')],
      'a: "1"\nb: 2\nc: "3"\nd: !!str 1\n',
      [
        [quote('d'), 'its tag says how it is read'],
        [write('b', '['), 'Helm would not read exactly this one change from it'],
      ],
    ],
  ])('%s', (_, before, fixes, after, left) => {
    expect(fixTwice(before, fixes)).toEqual({ text: after, left });
  });

  it('keeps a key that the prototype of objects has', () => {
    expect(fixTwice('__proto__: 1\na: 2\n', [move('__proto__', 'app/__proto__'), rename('a', 'constructor')])).toEqual({
      text: 'constructor: 2\napp:\n  __proto__: 1\n',
      left: [],
    });
  });

  it('holds no value in a reason', () => {
    const text = 'a: &canary-s3cret canary-s3cret\nb: *canary-s3cret\nc: !canary-s3cret x\nd: [canary-s3cret]\n';
    const { left } = fixText(
      text,
      ['a', 'b', 'c', 'd'].flatMap((key) => [quote(key), rename(key, 'a'), move(key, 'a/x')]),
    );
    expect(left.length).toBeGreaterThan(8);
    expect(left.map(({ reason }) => reason).join()).not.toContain('canary');
  });
});
