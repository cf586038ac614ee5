import { execFileSync } from 'node:child_process';
import { parseEnv } from 'node:util';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialect, dialects, quote } from '../../src/dotenv/dialects.ts';

/** The values of which every reader gets some wrong when they are not quoted for it. */
const awkward = [
  'plain',
  'with space',
  'a$b',
  'a${X}b',
  'a$$b',
  'a#b',
  'a #b',
  "it's",
  'say "hi"',
  'back\\slash',
  'a\\nb',
  'line1\nline2',
  'tab\there',
  ' lead',
  'trail ',
  'a=b',
  '`tick`',
  '$(id)',
  '!bang',
  '{"k":"v"}',
  `mix'"both`,
  'ends\\',
  'üñí',
  "a'b$c",
  '\\$x',
  '%41',
  '',
  '~',
  '~/x',
];

/** Independent readers: another program, or the rules of one in as few words as they have. */
const readers: Record<Dialect, ((file: string) => Record<string, string | undefined>)[]> = {
  dotenv: [(file) => dotenv.parse(file), (file) => parseEnv(file)],
  shell: [
    (file) => ({
      V: execFileSync('sh', ['-c', 'eval "$(cat)"; printf %s "$V"'], { input: file, encoding: 'utf8' }),
      W: '1',
    }),
  ],
  // docker/cli opts/envfile.go: a line is a variable, everything behind the first = its value.
  docker: [
    (file) =>
      Object.fromEntries(
        file
          .trimEnd()
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
  ],
  // compose-go dotenv/parser.go, as far as it concerns double quotes: escapes, then $$ of the interpolation.
  compose: [
    (file) =>
      Object.fromEntries(
        file
          .trimEnd()
          .split('\n')
          .map((line) => {
            const text = line.slice(line.indexOf('=') + 1);
            if (!text.startsWith('"')) return [line.slice(0, line.indexOf('=')), text];
            const inner = text
              .slice(1, -1)
              .replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
            return [line.slice(0, line.indexOf('=')), inner.replaceAll('$$', '$')];
          }),
      ),
  ],
  // python-dotenv parser.py: '((?:\\'|[^'])*)' with \\ and \' decoded.
  'python-dotenv': [
    (file) =>
      Object.fromEntries(
        [...file.matchAll(/^(\w+)=(?:'((?:\\'|[^'])*)'|([^'\n]*))$/gm)].map(([, name, single, bare]) => [
          name,
          single === undefined ? bare : single.replaceAll(/\\([\\'])/g, '$1'),
        ]),
      ),
  ],
};

function check(value: string, dialect: Dialect): 'carried' | 'refused' {
  const quoted = quote(value, dialect);
  if (!quoted.ok) return 'refused';
  for (const read of readers[dialect])
    expect(read(`V=${quoted.text}\nW=1\n`), `${dialect} ${quoted.text}`).toMatchObject({ V: value, W: '1' });
  return 'carried';
}

describe.each(dialects)('%s', (dialect) => {
  it('gives back every awkward value that it carries', () => {
    const refused = awkward.filter((value) => check(value, dialect) === 'refused');
    expect(refused).toEqual(
      { compose: [], shell: [], dotenv: [], docker: ['line1\nline2'], 'python-dotenv': ['a${X}b', 'ends\\'] }[dialect],
    );
  });

  it('gives back or refuses any value', () => {
    const character = fc.oneof(
      fc.constantFrom(...Array.from(`'"\`\\$ {}#=\n\r\t~!()a0é`)),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    const value = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(value, (text) => void check(text, dialect)),
      { numRuns: dialect === 'shell' ? 100 : 2000 },
    );
  });

  it('refuses what no environment can hold', () => {
    expect(quote('a\0b', dialect)).toEqual({ ok: false, reason: 'it holds a NUL character, which no environment can' });
  });
});

describe('plain values', () => {
  it.each(['https://gate.example.com/check', 'api://x/.default', 'true', '5', 'a,b'])('%s needs no quotes anywhere', (value) => {
    for (const dialect of dialects) expect(quote(value, dialect)).toEqual({ ok: true, text: value });
  });
});
