import { Buffer } from 'node:buffer';
import type { Random } from './random.ts';

/** Bytes of one input; larger ones only cost time. The bounds have tests of their own. */
const MAX_SIZE = 64 * 1024;

const bytes = [...Buffer.from(' \t\n\r:#-?,[]{}&*!|>\'"%@`~\\0a=<.')];
const notText = [0x00, 0x07, 0x1b, 0x7f, 0x80, 0xbf, 0xc0, 0xc2, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xfe, 0xff];
const tokens = [
  ...[
    ': ',
    '\n',
    '\r\n',
    '- ',
    '? ',
    '---\n',
    '...\n',
    '%YAML 1.1\n---\n',
    '%TAG ! tag:x:\n',
    '<<: *a',
    '&a ',
    '*a',
    '!!binary ',
    '!!str ',
  ],
  ...[
    '{{ .Values.x }}',
    '"\\u0041"',
    '"\\x00"',
    '|\n',
    '>-\n',
    '|2\n',
    ' # ',
    'null',
    '1e400',
    '0o17',
    '.inf',
    '1_0',
    '{}',
    '[]',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\ufeff',
    '\u202e',
    '\u{1f600}',
    '::error::x',
    '%0A',
    ']]>',
    '&amp;',
    '</a>',
    '\u001b[31m',
    '# gatectl-disable-next-line all -- x\n',
    '__proto__: {x: 1}\n',
  ],
];

const insert = (content: Buffer, at: number, part: Buffer): Buffer =>
  Buffer.concat([content.subarray(0, at), part, content.subarray(at)]);

const without = (content: Buffer, at: number, length: number): Buffer =>
  Buffer.concat([content.subarray(0, at), content.subarray(at + length)]);

type Mutation = (content: Buffer, random: Random, other: Buffer) => Buffer;

function someLine(content: Buffer, random: Random): { at: number; length: number } {
  const start = content.lastIndexOf(0x0a, random.below(content.length + 1)) + 1;
  const end = content.indexOf(0x0a, start);
  return { at: start, length: (end === -1 ? content.length : end + 1) - start };
}

function nesting(random: Random): Buffer {
  const depth = 1 + random.below(random.chance(10) ? 3000 : 250);
  const [open, close] = random.choose([
    ['[', ']'],
    ['{a: ', '}'],
    ['- ', ''],
    ['? ', ''],
    ['&a [', ']'],
    ['[{a: ', '}]'],
  ] as const);
  if (random.chance(20))
    return Buffer.from(Array.from({ length: Math.min(depth, 300) }, (_, level) => `${' '.repeat(level)}a:\n`).join(''));
  return Buffer.from(open.repeat(depth) + (random.chance(70) ? close.repeat(depth) : ''));
}

const mutations: readonly Mutation[] = [
  (content, random) => insert(content, random.below(content.length + 1), Buffer.from([random.choose(bytes)])),
  (content, random) => insert(content, random.below(content.length + 1), Buffer.from([random.choose(notText)])),
  (content, random) => insert(content, random.below(content.length + 1), Buffer.from(random.choose(tokens))),
  (content, random) =>
    insert(without(content, random.below(content.length + 1), 1), random.below(content.length), Buffer.from([random.below(256)])),
  (content, random) => without(content, random.below(content.length + 1), 1 + random.below(random.chance(20) ? 200 : 8)),
  (content, random) => content.subarray(0, random.below(content.length + 1)),
  (content, random, other) =>
    insert(
      content,
      random.below(content.length + 1),
      other.subarray(random.below(other.length + 1)).subarray(0, 1 + random.below(400)),
    ),
  (content, random) => {
    const { at, length } = someLine(content, random);
    const line = content.subarray(at, at + length);
    return insert(
      content,
      someLine(content, random).at,
      Buffer.concat(Array.from({ length: 1 + random.below(random.chance(5) ? 200 : 3) }, () => line)),
    );
  },
  (content, random) => {
    const { at, length } = someLine(content, random);
    const line = Buffer.from(content.subarray(at, at + length));
    const rest = without(content, at, length);
    return insert(rest, someLine(rest, random).at, line);
  },
  (content, random) => insert(content, someLine(content, random).at, Buffer.from(' '.repeat(1 + random.below(8)))),
  (content, random) => insert(content, random.below(content.length + 1), nesting(random)),
  (content, random) =>
    insert(
      content,
      someLine(content, random).at,
      Buffer.from(`${'k'.repeat(1 + random.below(random.chance(30) ? 40_000 : 1100))}: v\n`),
    ),
  (content, random) => (random.chance(10) ? Buffer.from(`\ufeff${content.toString('utf8')}`, 'utf16le') : content),
];

/** The content with one to four changes. */
export function mutate(content: Buffer, random: Random, other: Buffer): Buffer {
  let result = content;
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) result = random.choose(mutations)(result, random, other);
  return result.subarray(0, MAX_SIZE);
}
