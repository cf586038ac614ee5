import { Buffer } from 'node:buffer';
import fc, { type Arbitrary } from 'fast-check';
import { choosing, type Draw } from './choosing.ts';

const flowScalars = [
  ...['a', 'b c', '1', '0123', '1e3', 'on', 'No', 'null', '~', '', "'it''s'", 'plain\n   more', 'plain\n   more # c', '!!str 5'],
  ...[
    '"q\\n\\x41"',
    '"multi\n   line"',
    '"multi\nline"',
    "'two\n\n   lines'",
    '!!int "5"',
    '!!float 1',
    '!foo z',
    'http://x/?a=b',
  ],
  ...[
    'a:b',
    'a#b',
    'a #b',
    '"#"',
    '1_000',
    '0x1F',
    '2024-01-01',
    '1:30',
    '[]',
    '{}',
    '[a, b]',
    '{a: 1, b: [2]}',
    '[a, {b: c}, ]',
  ],
  ...['{"a":1}', '[a: b]', '!', '!!binary aGk=', '?x', '-x', '.5', '+1', '"a\\\n  b"', 'a  \n   \n\n   b', '[a,\n   b]', '{\n}'],
  ...[
    '!!null ""',
    '-1',
    '1.0',
    '1e400',
    '0o17',
    '-017',
    '08',
    '9007199254740993',
    '-0.0',
    '1000000',
    '!!bool yes',
    '[ [1, 2], [3] ]',
  ],
];
const brokenScalars = [
  ...[
    '"\\/"',
    '"\\ud83d"',
    '{{ x }}',
    '%x',
    '@x',
    '`x`',
    '*none',
    '- a',
    'x: y',
    '"',
    "'",
    '[',
    ']',
    '[a?b]',
    '{a:}',
    '.inf',
    '!!int x',
  ],
  ...['a\t', '\ta', '[a b: c]', '{a: b: c}', '&a &b c', '!!x!y z', '|a', 'a: ', '"a" b', '[,]'],
];
const keys = ['a', 'b', 'c', 'd', '"q"', "'s'", 'f g', 'k#', 'a-b', 'a.b', 'a:b', 'on', '1', '1.50', '0123', 'true'];
const headers = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '| # c'];
const lines = ['l1', '  more', '', 'l2', ' x', 'é\u00a0'];

/** Maps, lists and scalars in every style: mostly what Helm reads, at times what it refuses. */
function yamlText({ choose, chance }: Draw): string {
  const scalar = (): string => choose(chance(2) ? brokenScalars : flowScalars);
  const block = (indent: string): string =>
    [choose(headers), ...lines.filter(() => chance(60)).map((line) => (line === '' ? '' : `${indent}  ${line}`))].join('\n');
  const value = (depth: number, indent: string): string => {
    if (depth > 0 && chance(35)) return `\n${map(depth - 1, `${indent}${choose(['  ', '    ', ' '])}`)}`;
    if (depth > 0 && chance(15)) return `\n${list(depth - 1, `${indent}${choose(['', '  '])}`)}`;
    return ` ${chance(20) ? block(indent) : scalar()}`;
  };
  const pair = (depth: number, indent: string): string => `${indent}${choose(keys)}:${value(depth, indent)}`;
  const map = (depth: number, indent: string): string =>
    choose([1, 2, 3].map((count) => () => Array.from({ length: count }, () => pair(depth, indent)).join('\n')))();
  const item = (depth: number, indent: string): string =>
    depth > 0 && chance(30) ? map(depth - 1, `${indent}  `).trimStart() : scalar();
  const list = (depth: number, indent: string): string =>
    choose([1, 2].map((count) => () => Array.from({ length: count }, () => `${indent}- ${item(depth, indent)}`).join('\n')))();
  const separator = (): string => (chance(10) ? choose(['\n---\n', '\n# c\n', '\n\n', '\n...\n', '\r\n', '\n--- # c\n']) : '\n');
  const start = chance(5) ? choose(['---\n', '\ufeff', '%YAML 1.1\n---\n', '# c\n', '&x']) : '';
  return `${start}${map(3, '')}${separator()}${map(2, '')}${chance(90) ? '\n' : ''}`;
}

const tokens = [
  ...[
    'a',
    'b',
    'c',
    '1',
    '~',
    '<<',
    'on',
    '"q"',
    "'s'",
    'x y',
    '- ',
    '-',
    '? ',
    '?',
    ': ',
    ':',
    ', ',
    ',',
    '#',
    ' #',
    '|',
    '>',
    '|-\n',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\n ',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    'a: ',
    'b: ',
    '\na: ',
    '\n  b: ',
    ' ',
    '\t',
    '\r\n',
    '\r',
    '\u0085',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{a: ',
    '[a, ',
    '&x ',
    '*x',
    '&y ',
    '*y',
    '!',
    '!!str ',
    '!!int ',
    '!!map ',
    '!!seq ',
    '!<tag:x> ',
    '!e!f ',
  ],
  ...[
    '---',
    '\n---\n',
    '\n--- ',
    '...',
    '\n...\n',
    '%YAML 1.1\n',
    '%TAG !e! tag:x,2000:\n',
    '%',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '\u2028',
    '\ufeff',
  ],
  ...[
    '<<: *x',
    '<<: [*x, *y]',
    '"\\x41"',
    '"\\u00e9\\n"',
    '"a\\\n b"',
    "'it''s'",
    'é',
    '\u{1f600}',
    '\u0000',
    '\u0007',
    '\u00a0',
  ],
];

/** Marks of YAML strung together. */
const tokenTexts: Arbitrary<string> = choosing(({ choose, chance, list }) => {
  const start = chance(60) ? choose(['a: ', 'a:\n  ', 'a: 1\nb: ', 'a:\n- ', 'x: &x {a: 1}\ny: &y {b: 2}\nz: ']) : '';
  return start + list(1, 9, () => choose(tokens)).join('');
});

const alphabets = [
  '0123456789',
  '01.eE+-_',
  '0123456789abcdefxXoObB_+-.eE',
  'yYnNtTfFoOeEsSrRuUaAlL~',
  '0123456789-:TtZz. +',
  'xyz :#,?-&*!|>%@\'"',
];

/** Scalars one by one, letter by letter: numbers, dates, booleans and what only looks like them. */
const scalarTexts: Arbitrary<string> = choosing(({ choose, chance, list }) => {
  const scalar = (): string => {
    const alphabet = choose(alphabets);
    return list(1, 9, () => choose(Array.from(alphabet))).join('');
  };
  const tagged = (): string =>
    chance(15) ? choose(['!!int ', '!!float ', '!!bool ', '!!str ', '!!null ', '!!timestamp ', '!!binary ', '! ']) : '';
  const pairs = list(
    1,
    4,
    () => `k${choose(['1', '2', '3', '4'])}: ${tagged()}${chance(10) ? JSON.stringify(scalar()) : scalar()}\n`,
  );
  const key = chance(30) ? `${scalar()}: v\n` : '';
  return pairs.join('') + key;
});

/** Bytes that matter to YAML or to its encodings. */
const bytes = [
  ...Buffer.from(' \t\n\r:#-?,[]{}&*!|>\'"%@`~\\0a='),
  0x00,
  0x7f,
  0x80,
  0xbf,
  0xc2,
  0x85,
  0xe2,
  0xef,
  0xf0,
  0xfe,
  0xff,
];

/** Bytes of another text, some of them changed, dropped, doubled or moved. */
const changedTexts: Arbitrary<Uint8Array> = choosing((draw) => {
  let content = Buffer.from(yamlText(draw));
  for (const change of draw.list(1, 3, () => draw.choose(['put', 'put', 'drop', 'double', 'move', 'encode']))) {
    const at = draw.number(content.length);
    const end = Math.min(content.length, at + draw.number(12));
    const part = content.subarray(at, end);
    const rest = Buffer.concat([content.subarray(0, at), content.subarray(end)]);
    const to = draw.number(rest.length);
    switch (change) {
      case 'put':
        content = Buffer.concat([content.subarray(0, at), Buffer.from([draw.choose(bytes)]), content.subarray(at)]);
        break;
      case 'drop':
        content = rest;
        break;
      case 'double':
        content = Buffer.concat([content.subarray(0, end), part, content.subarray(end)]);
        break;
      case 'move':
        content = Buffer.concat([rest.subarray(0, to), part, rest.subarray(to)]);
        break;
      case 'encode':
        if (draw.chance(40)) content = Buffer.from(`\ufeff${content.toString('utf8')}`, 'utf16le');
        break;
    }
  }
  return content;
});

/** Values files: texts that Helm reads, and texts that it refuses. */
export const valuesFiles: Arbitrary<string | Uint8Array> = fc.oneof(choosing(yamlText), tokenTexts, scalarTexts, changedTexts);
