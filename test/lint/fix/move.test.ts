import { describe, expect, it } from 'vitest';
import { fixText, move } from './support.ts';

const lines = (...all: string[]): string => all.map((line) => `${line}\n`).join('');

describe('move', () => {
  it.each([
    [
      'into a map below',
      lines('x: 1 # mine', 'app:', '  a: 1', '', '# next', 'other: 2'),
      lines('app:', '  a: 1', '  x: 1 # mine', '', '# next', 'other: 2'),
    ],
    ['into a map above', lines('app:', '  a: 1', 'x: 1'), lines('app:', '  a: 1', '  x: 1')],
    [
      'with its comments, and not with others',
      lines('# head', '', '# one', '  # other', '# two', '# three', 'x: 1', '# behind', 'app:', '    a: 1'),
      lines('# head', '', '# one', '  # other', '# behind', 'app:', '    a: 1', '    # two', '    # three', '    x: 1'),
    ],
    [
      'behind comments of the map, before those of the next key',
      lines('app:', '  a: 1', '  # b: 2', '    # deeper', '# next', 'x: 1', 'y: 2'),
      lines('app:', '  a: 1', '  # b: 2', '    # deeper', '  # next', '  x: 1', 'y: 2'),
    ],
    ['into a map that is missing', lines('x: 1', 'y: 2'), lines('y: 2', 'app:', '  x: 1')],
    [
      'into a map that is missing, indented as in the file',
      lines('x: 1', 'y:', '    z: 2', '', '# end'),
      lines('y:', '    z: 2', 'app:', '    x: 1', '', '# end'),
    ],
    ['to a key with nothing behind it', lines('app: # c', '  # more', 'x: 1'), lines('app: # c', '  # more', '  x: 1')],
    [
      'a map',
      lines('x:', '  a: 1', '  # c', '  b: 2', 'app:', '  c: 3'),
      lines('app:', '  c: 3', '  x:', '    a: 1', '    # c', '    b: 2'),
    ],
    [
      'a list',
      lines('x:', '- a', '- b: 1', '  c: 2', 'app:', '  c: 3'),
      lines('app:', '  c: 3', '  x:', '  - a', '  - b: 1', '    c: 2'),
    ],
    [
      'a literal scalar',
      lines('x: |-', '  a', '', '     b', '  # no comment', '', '# c', 'app:', '  c: 3'),
      lines('', '# c', 'app:', '  c: 3', '  x: |-', '    a', '', '       b', '    # no comment'),
    ],
    [
      'a block scalar with its own indentation',
      lines('x: >2 # c', '    a', '   b', '  c', 'app:', '  c: 3'),
      lines('app:', '  c: 3', '  x: >2 # c', '      a', '     b', '    c'),
    ],
    [
      'a scalar that keeps its blank lines',
      lines('x: |+', '  a', '', '', 'app:', '  c: 3', 'z: 1'),
      lines('app:', '  c: 3', '  x: |+', '    a', '', '', 'z: 1'),
    ],
    [
      'quoted and plain text in several lines',
      lines('x:', '  a: "one', '  two', '', '', 'three"', '  b: four', '    five', 'app:', '  c: 3'),
      lines('app:', '  c: 3', '  x:', '    a: "one', '    two', '', '', '  three"', '    b: four', '      five'),
    ],
    [
      'a flow collection in several lines',
      lines('x: {', '  a: 1, # c', '  b: [2,', '3] }', 'app:', '  c: 3'),
      lines('app:', '  c: 3', '  x: {', '    a: 1, # c', '    b: [2,', '  3] }'),
    ],
    [
      'behind a block scalar',
      lines('app:', '  c: |', '    x', '', 'x: 1', 'y: 1'),
      lines('app:', '  c: |', '    x', '  x: 1', '', 'y: 1'),
    ],
    [
      'behind a kept block scalar',
      lines('app:', '  c: |+', '    x', '', 'x: 1'),
      lines('app:', '  c: |+', '    x', '', '  x: 1'),
    ],
    ['without a final line feed', 'x: 1\napp:\n  a: 1', 'app:\n  a: 1\n  x: 1'],
    ['the last line without a line feed', 'app:\n  a: 1\nx: 1', 'app:\n  a: 1\n  x: 1'],
    ['from the last line without a line feed', 'app:\n  a: 1\ny: |\n  b\nx: 1', 'app:\n  a: 1\n  x: 1\ny: |\n  b\n'],
    ['from the last line, behind a blank one', 'app:\n  a: 1\ny: 1\n\nx: 1', 'app:\n  a: 1\n  x: 1\ny: 1\n\n'],
    ['below text that looks like a comment', 'a: "b\n# c"\nx: 1\napp:\n  b: 1\n', 'a: "b\n# c"\napp:\n  b: 1\n  x: 1\n'],
    ['with a block scalar at the end', 'app:\n  b: |\n    a\nx: 1\ny: |\n  a', 'app:\n  b: |\n    a\n  x: 1\ny: |\n  a'],
    ['a block scalar to the end', 'x: |\n  a\napp:\n  b: 1', 'app:\n  b: 1\n  x: |\n    a\n'],
    ['a block scalar at the end', 'app:\n  b: 1\nx: |\n  a', 'app:\n  b: 1\n  x: |\n    a'],
    ['with CRLF', 'x: 1\r\ny: 1\r\n', 'y: 1\r\napp:\r\n  x: 1\r\n'],
    ['with CRLF and no end', 'x: 1\r\ny: 1', 'y: 1\r\napp:\r\n  x: 1'],
    ['with a byte order mark', '\ufeff# c\nx: 1\napp:\n  a: 1\n', '\ufeffapp:\n  a: 1\n  # c\n  x: 1\n'],
    ['with tabs', 'x:\t1\t# c\napp:\n  a:\t"1\n\t2"\n', 'app:\n  a:\t"1\n\t2"\n  x:\t1\t# c\n'],
    ['into braces', lines('x: 1', 'app: {a: 1} # c'), lines('app: {a: 1, x: 1} # c')],
    ['into empty braces', lines('x: "1"', 'app: {}'), lines('app: {x: "1"}')],
    ['into braces with a comma', lines('x: a, b', 'app: {', '  a: 1, # c', '}'), lines('app: {', '  a: 1, x: "a, b", # c', '}')],
    ['a flow collection into braces', lines('x: [a,', '  b]', 'app: {a: 1}'), lines('app: {a: 1, x: [a,', '  b]}')],
    ['an anchored node', lines('x: &x 1', 'app:', '  a: 2', 'y: *x'), lines('app:', '  a: 2', '  x: &x 1', 'y: *x')],
    ['an alias', lines('b: &b 1', 'x: *b', 'app:', '  a: 2'), lines('b: &b 1', 'app:', '  a: 2', '  x: *b')],
    ['an empty value', lines('x:', 'app:', '  a: 2'), lines('app:', '  a: 2', '  x:')],
    [
      'within the second document',
      lines('a: 1', '---', 'x: 1', 'app:', '  b: 1', '---', 'c: 1'),
      lines('a: 1', '---', 'app:', '  b: 1', '  x: 1', '---', 'c: 1'),
    ],
    ['before the end of the document', lines('x: 1', 'y: 1', '...'), lines('y: 1', 'app:', '  x: 1', '...')],
    [
      'into a map with a merge key',
      lines('x: 1', 'b: &b {c: 1}', 'app:', '  <<: *b'),
      lines('b: &b {c: 1}', 'app:', '  <<: *b', '  x: 1'),
    ],
    [
      'into a map that is given twice',
      lines('x: 1', 'app: {a: 1}', 'app:', '  b: 2'),
      lines('app: {a: 1}', 'app:', '  b: 2', '  x: 1'),
    ],
  ])('%s', (_, before, after) => {
    expect(fixText(before, [move('x', 'app/x')])).toEqual({ text: after, applied: [move('x', 'app/x')], left: [] });
  });

  it.each([
    ['out of a map', 'app/x', 'x', lines('app:', '  a: 1', '  x: 1', 'b: 2'), lines('app:', '  a: 1', 'b: 2', 'x: 1')],
    ['to another name', 'x', 'app/"y"', lines('x : 1', 'app:', '  a: 1'), lines('app:', '  a: 1', '  \'"y"\' : 1')],
    ['its quoted key', 'x', 'app/y', lines('"x": 1', 'app:', '  a: 1'), lines('app:', '  a: 1', '  "y": 1')],
    ['within its map, which is a rename', 'app/x', 'app/z', lines('app:', '  x: 1', '  a: 1'), lines('app:', '  z: 1', '  a: 1')],
    [
      'the only key of a map, which goes; its comments stay',
      'app/x',
      'b/x',
      lines('# head', 'app: # c', '  # old: 1', '', '  # mine', '  x: 1', 'b:', '  a: 1'),
      lines('# head', '# c', '  # old: 1', '', 'b:', '  a: 1', '  # mine', '  x: 1'),
    ],
    [
      'the only key of maps within each other',
      'p/q/r/x',
      'b/x',
      lines('p:', '  q:', '    r:', '      x: |', '        1', 'b:', '  a: 1'),
      lines('b:', '  a: 1', '  x: |', '    1'),
    ],
    [
      'the only key of a map into a new map in it',
      'app/x',
      'app/s/x',
      lines('app:', '  x: 1', 'b: 2'),
      lines('app:', '  s:', '    x: 1', 'b: 2'),
    ],
    ['the only key of a map to the one around it', 'a/b/x', 'a/x', lines('a:', '  b:', '    x: 1'), lines('a:', '  x: 1')],
    ['the only key of the file', 'x', 'a/b/x', lines('x: 1'), lines('a:', '  b:', '    x: 1')],
    [
      'several levels up',
      'app/x',
      'registry/app/x',
      lines('app:', '  x: 1', 'y: 2'),
      lines('y: 2', 'registry:', '  app:', '    x: 1'),
    ],
    ['a whole map', 'app', 'registry/app', lines('app:', '  x: 1', 'y: 2'), lines('y: 2', 'registry:', '  app:', '    x: 1')],
    ['out of braces', 'a/x', 'b/x', lines('a: {x: 1, y: 2}', 'b:', '  c: 1'), lines('a: {y: 2}', 'b:', '  c: 1', '  x: 1')],
    [
      'the last one out of braces',
      'a/x',
      'b/x',
      lines('a: {y: 2, x: 1}', 'b:', '  c: 1'),
      lines('a: {y: 2}', 'b:', '  c: 1', '  x: 1'),
    ],
    [
      'the only one out of braces',
      'a/x',
      'b/x',
      lines('a: { x: [1] }', 'b:', '  c: 1'),
      lines('a: {  }', 'b:', '  c: 1', '  x: [1]'),
    ],
    [
      'from a compact pair',
      'a/x',
      'b/x',
      lines('a: {"x":1,"y":2}', 'b:', '  c: 1'),
      lines('a: {"y":2}', 'b:', '  c: 1', '  "x": 1'),
    ],
    ['from braces to braces', 'a/x', 'b/x', lines('{a: {x: 1, y: 2}, b: {c: 1}}'), lines('{a: {y: 2}, b: {c: 1, x: 1}}')],
    ['within braces', 'x', 'a/b/x', lines('{x: 1, y: 2}'), lines('{y: 2, a: {b: {x: 1}}}')],
    ['within braces, alone', 'x', 'a/x', lines('{x: 1}'), lines('{a: {x: 1}}')],
    ['within braces, from the end', 'x', 'a/x', lines('{y: 1, x: 1}'), lines('{y: 1, a: {x: 1}}')],
    [
      'within an item of a list',
      'l/0/x',
      'l/0/z/x',
      lines('l:', '  - a: 1', '    x: 1', '    b: 1'),
      lines('l:', '  - a: 1', '    b: 1', '    z:', '      x: 1'),
    ],
  ])('%s', (_, from, to, before, after) => {
    expect(fixText(before, [move(from, to)])).toEqual({ text: after, applied: [move(from, to)], left: [] });
  });

  const notProven = 'Helm would not read exactly this one change from it';

  it.each([
    ['x', 'app/x', 'x: 1\napp: {x: 2}\n', 'app.x is there already'],
    ['x', 'app/x', 'x: 1\napp: {x: }\n', 'app.x is there already'],
    ['x', 'app/x', 'b: &b {x: 1}\nx: 1\napp: {<<: *b}\n', 'app.x is there already'],
    ['x', 'app/x', 'app: {a: 1}\n', 'the file has no x'],
    ['x', 'app/x', 'x: 1\napp: 1\n', 'app is not a map'],
    ['x', 'app/x', 'x: 1\napp: ~\n', 'app is not a map'],
    ['x', 'app/x', 'x: 1\napp: ""\n', 'app is not a map'],
    ['x', 'app/x', 'x: 1\napp: &a\n', 'app is not a map'],
    ['x', 'app/x', '{x: 1, app: }\n', 'app is not a map'],
    ['x', 'app/x', 'x: 1\napp: []\n', 'app is a list'],
    ['x', 'app/0/x', 'x: 1\napp: []\n', 'app is a list'],
    ['x', 'app/x', 'b: &b {a: 1}\nx: 1\napp: *b\n', 'app is an alias'],
    ['x', 'app/x', 'x: 1\napp: &a {a: 1}\nb: *a\n', 'an alias refers to app'],
    ['x', 'app/x', 'x: 1\napp: &a {a: 1}\nb: {<<: *a}\n', 'an alias refers to app'],
    ['b/x', 'app/x', 'b: &b {x: 1}\nc: *b\n', 'an alias refers to what it stands in'],
    ['c/x', 'app/x', 'b: &b {x: 1}\nc: *b\n', 'it comes from an alias or a merge key'],
    ['x', 'app/x', '<<: {x: 1}\n', 'it comes from an alias or a merge key'],
    ['x', 'app/x', 'x: 1\nx: 2\n', 'it stands twice'],
    ['x', 'app/x', 'b: &k x\n*k : 1\n', 'its key is an alias'],
    ['x', 'app/x', 'x: |\n  a\napp: {a: 1}\n', 'a block scalar cannot stand between { and }'],
    ['x', 'app/x', 'x:\n  a: 1\napp: {a: 1}\n', 'a map or a list in lines of its own cannot stand between { and }'],
    ['x', 'app/x', 'x: 1 # c\napp: {a: 1}\n', 'its comments cannot stand between { and }'],
    ['x', 'app/x', '# c\nx: 1\napp: {a: 1}\n', 'its comments cannot stand between { and }'],
    ['x', 'app/x', 'x: # c\n  1\napp: {a: 1}\n', 'a comment stands between its key and its value'],
    ['a/x', 'app/x', 'a: {x: 1, # c\n  b: 1}\n', 'a comment, an anchor or a tag stands beside it'],
    ['l/0/x', 'app/x', 'l:\n- x: 1\n  y: 2\n', 'it shares its lines with something else'],
    ['l/0/x', 'app/x', 'l:\n-\n  x: 1\n', 'it is the only key of an item of a list'],
    ['l/0', 'app/x', 'l: [1]\n', 'an item of a list has no key to move'],
    ['x', 'app/x', '? x\n: 1\n', 'it shares its lines with something else'],
    ['x', 'app/x', '&k x: 1\n', 'it shares its lines with something else'],
    ['a/x', 'app/x', 'a: &a\n  x: 1\n', 'a would be left empty, and more than its key stands on its line'],
    ['x', 'l/0/x', 'x: 1\nl: [a: 1]\n', 'a pair within [ ] cannot take another key'],
    ['x', 'app/x', 'b: &b {app: 1}\nx: 1\napp:\n  c: 1\n<<: *b\n', notProven],
    ['x', 'app/x', 'x: 1\n---\nx: 2\n---\napp: {x: 1}\n', 'app.x is there already'],
    // Nothing in the text alone tells these.
    ['x', 'app/x', 'x: *b\n', 'Helm 4.2.4 cannot read the file'],
    ['x', 'app/x', 'x: &x 1\ny: *x\napp:\n  b: 1\n', notProven],
    ['x', 'app/x', 'app:\n  b: 1\na: &a 1\nx: *a\n', notProven],
    ['x', 'app/x', 'x: |+\n  a\n\napp:\n  b: 1\n\ny: 1\n', notProven],
    ['x', 'app/x', 'y: |+\n  a\nx: |\n  a\n\napp:\n  b: 1\n', notProven],
    ['x', 'app/x', 'app:\n  b: 1\nc: 1\nx: |\n  a', notProven],
    ['x', 'app/b/x', 'b: &b {b: {c: 1}}\nx: 1\napp:\n  <<: *b\n', notProven],
    ['x', 'app/x', 'b: &b {app: 1}\nx: 1\napp:\n  c: 1\n<<: *b\n', notProven],
    ['x', 'app/x', 'x: 1\n---\nx: 2\n---\nx: 3\n', notProven],
  ])('%s to %s in %j', (from, to, text, reason) => {
    expect(fixText(text, [move(from, to)])).toEqual({ text, applied: [], left: [{ fix: move(from, to), reason }] });
  });

  it.each([
    ['x', 'x'],
    ['x', 'x/y'],
  ])('leaves a move from %s to %s', (from, to) => {
    expect(fixText('x: {a: 1}\n', [move(from, to)]).left.map(({ reason }) => reason)).toEqual([
      'it stands there already, or would contain itself',
    ]);
  });
});
