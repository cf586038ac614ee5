import { describe, expect, it } from 'vitest';
import { fixText, quote, rename, write } from './support.ts';

describe('quote', () => {
  it.each([
    ['a: 0123\n', 'a: "0123"\n'],
    ['a: 1e3 # c\nb: 1e3\n', 'a: "1e3" # c\nb: 1e3\n'],
    ['a:   yes\n', 'a:   "yes"\n'],
    ['a: null\r\n', 'a: "null"\r\n'],
    ['a: ~', 'a: "~"'],
    ['a: 2024-01-01\n', 'a: "2024-01-01"\n'],
    ['a: 1_000\n', 'a: "1_000"\n'],
    ['a: .5\n', 'a: ".5"\n'],
    ['a: C:\\x\n', "a: 'C:\\x'\n"],
    ['a: it\'s "so"\n', "a: 'it''s \"so\"'\n"],
    ['a:\n', 'a: ""\n'],
    ['a: # c\n', 'a: "" # c\n'],
    ['{a: 12, b: 1}\n', '{a: "12", b: 1}\n'],
    ['{"a":12}\n', '{"a":"12"}\n'],
    ['? a\n: 0x1F\n', '? a\n: "0x1F"\n'],
    ['\ufeffa: on\n', '\ufeffa: "on"\n'],
    ['a: &x 012\n', 'a: &x "012"\n'],
    ['a: one\n  two\n\n  three # c\n', 'a: "one\n  two\n\n  three" # c\n'],
    ['a:\n  0123\n', 'a:\n  "0123"\n'],
    ['a: 1\na: 012\n', 'a: 1\na: "012"\n'],
    ['b: 1\n---\na: 012\n', 'b: 1\n---\na: "012"\n'],
    ['a: 1\u2028b: 2\n', 'a: "1"\u2028b: 2\n'],
  ])('%j', (before, after) => {
    expect(fixText(before, [quote('a')])).toEqual({ text: after, applied: [quote('a')], left: [] });
  });

  it('takes an item of a list', () => {
    expect(fixText('a:\n- 1\n- 012\n- {b: on}\n', [quote('a/1'), quote('a/2/b')]).text).toBe('a:\n- 1\n- "012"\n- {b: "on"}\n');
  });

  it.each([
    ['a: "1"\n', 'it is read as text already'],
    ["a: '1'\n", 'it is read as text already'],
    ['a: |\n  1\n', 'it is read as text already'],
    ['a: !!int 1\n', 'its tag says how it is read'],
    ['a: ! 1\n', 'its tag says how it is read'],
    ['b: &x 1\na: *x\n', 'it is an alias'],
    ['a: &x 1\nb: *x\n', 'an alias refers to it'],
    ['b: &x {a: 1}\n<<: *x\n', 'it comes from an alias or a merge key'],
    ['<<: {a: 1}\n', 'it comes from an alias or a merge key'],
    ['a: {b: 1}\n', 'it is a map or a list, not a single value'],
    ['a:\n- 1\n', 'it is a map or a list, not a single value'],
    ['b: 1\n', 'the file has no a'],
    ['b: [\n', 'Helm 4.2.4 cannot read the file'],
    ['a: 1\n--- b\n', 'Helm 4.2.4 cannot read the file'],
    ['%YAML 1.1\n---\na: 1\n', 'Helm 4.2.4 cannot read the file'],
    ['{a}\n', 'Helm would not read exactly this one change from it'],
  ])('leaves %j', (text, reason) => {
    expect(fixText(text, [quote('a')])).toEqual({ text, applied: [], left: [{ fix: quote('a'), reason }] });
  });

  it('leaves what stands within an anchored node or is reached through its alias', () => {
    const text = 'a: &x\n  b: 1\nc: *x\n';
    expect(fixText(text, [quote('a/b'), quote('c/b')]).left).toEqual([
      { fix: quote('a/b'), reason: 'an alias refers to what it stands in' },
      { fix: quote('c/b'), reason: 'it comes from an alias or a merge key' },
    ]);
  });

  it('takes the document that the version of Helm reads the value from', () => {
    const text = 'a: 1\n---\na: 012\n';
    expect(fixText(text, [quote('a')]).text).toBe('a: 1\n---\na: "012"\n');
    expect(fixText(text, [quote('a')], { major: 3, minor: 21, patch: 4 }).text).toBe('a: "1"\n---\na: 012\n');
  });
});

describe('write', () => {
  it.each([
    ['a: yes\n', 'true', 'a: true\n'],
    ['a: "true" # c\n', 'true', 'a: true # c\n'],
    ["a: '8'", '8', 'a: 8'],
    ['a: 010\r\n', '8', 'a: 8\r\n'],
    ['{a: "x\n  y"}\n', 'xy', '{a: xy}\n'],
    ['a:\n', 'false', 'a: false\n'],
    ['a: | # c\n  true\n\nb: 1\n', 'true', 'a: true # c\n\nb: 1\n'],
    ['a: >+\n  true\n\nb: 1\n', 'true', 'a: true\nb: 1\n'],
    ['b:\n  a: |\n    1\n  # c\n', '1', undefined],
    ['a: &x "1"\n', '1', 'a: &x 1\n'],
  ])('%j', (before, text, after) => {
    const path = after === undefined ? 'b/a' : 'a';
    expect(fixText(before, [write(path, text)])).toEqual({
      text: after ?? 'b:\n  a: 1\n  # c\n',
      applied: [write(path, text)],
      left: [],
    });
  });

  it.each([
    ['a: true\n', 'true', 'it is written so already'],
    ['a: x\n', 'b: c', 'Helm would not read exactly this one change from it'],
    ['a: x\n', 'b #c', 'Helm would not read exactly this one change from it'],
    ['a: x\n', 'b\nc: d', 'Helm would not read exactly this one change from it'],
    ['a: x\n', '[', 'Helm would not read exactly this one change from it'],
    ['a: x\n', '.inf', 'Helm would not read exactly this one change from it'],
    ['a: !!str x\n', 'true', 'its tag says how it is read'],
    ['a: []\n', 'true', 'it is a map or a list, not a single value'],
  ])('leaves %j', (text, value, reason) => {
    expect(fixText(text, [write('a', value)])).toEqual({ text, applied: [], left: [{ fix: write('a', value), reason }] });
  });
});

describe('rename', () => {
  it.each([
    ['a: 1 # c\n', 'b', 'b: 1 # c\n'],
    ['"a": 1\n', 'b', '"b": 1\n'],
    ["'a' : 1\n", "b'c", "'b''c' : 1\n"],
    ['a: 1\n', 'on', '"on": 1\n'],
    ['a: 1\n', '12', '"12": 1\n'],
    ['a: 1\n', 'b c', '"b c": 1\n'],
    ['a: 1\n', 'b\nc', '"b\\nc": 1\n'],
    ['a: 1\n', '<<', '"<<": 1\n'],
    ['"a": 1\n', 'b"\u2028', '"b\\"\\u2028": 1\n'],
    ['{a: 1, c: 2}', 'b', '{b: 1, c: 2}'],
    ['? a\n: 1\n', 'b', '? b\n: 1\n'],
    ['a: &x {c: 1}\nd: *x\n', 'b', 'b: &x {c: 1}\nd: *x\n'],
    ['\ufeffa: 1\r\n', 'b', '\ufeffb: 1\r\n'],
    ['a:\n  - x\n', 'b', 'b:\n  - x\n'],
    ['c: &x {d: 1}\n<<: *x\na: 1\n', 'b', 'c: &x {d: 1}\n<<: *x\nb: 1\n'],
    ['a: |\n x\n  y\n', 'longer', 'longer: |\n x\n  y\n'],
  ])('%j to %j', (before, to, after) => {
    expect(fixText(before, [rename('a', to)])).toEqual({ text: after, applied: [rename('a', to)], left: [] });
  });

  it('takes the name that the key reads as', () => {
    expect(fixText('app:\n  on: 1\n', [rename('app/true', 'on')]).text).toBe('app:\n  "on": 1\n');
  });

  it.each([
    ['a: 1\nb: 2\n', 'b is there already'],
    ['a: 1\nb:\n', 'b is there already'],
    ['c: &x {b: 1}\n<<: *x\na: 1\n', 'b is there already'],
    ['a: 1\n---\nb: 2\n', 'b is there already'],
    ['c: &k a\n*k : 1\n', 'its key is an alias'],
    ['&k a: 1\nc: *k\n', 'an alias refers to its key'],
    ['!!str a: 1\n', 'its key is not written as plain or quoted text'],
    ['c: &x {a: 1}\n<<: *x\n', 'it comes from an alias or a merge key'],
    ['a: 1\na: 2\n', 'it stands twice'],
    ['c: &x {a: 1}\n<<: *x\na: 2\n', 'Helm would not read exactly this one change from it'],
    ['a: {x: 1}\n---\na: {y: 1}\n', 'Helm would not read exactly this one change from it'],
  ])('leaves %j', (text, reason) => {
    expect(fixText(text, [rename('a', 'b')])).toEqual({ text, applied: [], left: [{ fix: rename('a', 'b'), reason }] });
  });

  it('leaves an item of a list', () => {
    expect(fixText('a: [x]\n', [rename('a/0', 'b')]).left).toHaveLength(1);
  });
});
