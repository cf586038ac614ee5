/** What we write for each dialect, held against what the real readers made of the same lines, as recorded. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Dialect, dialects, quote } from '../../../src/dotenv/dialects.ts';

const READERS: Readonly<Record<Dialect, readonly string[]>> = {
  compose: ['compose'],
  docker: ['run'],
  dotenv: ['node', 'dotenv'],
  'python-dotenv': ['py'],
  shell: ['bash'],
};

/** Refused though one way carries it: what is not of the common subset is quoted, and quoted it cannot be carried. */
const CAUTIOUS: Readonly<Partial<Record<Dialect, readonly string[]>>> = { 'python-dotenv': ['ends\\'] };

/** For each value the lines that were tried, and which readers read them right. */
const recorded = new Map<string, Map<string, ReadonlySet<string>>>();
let lines = new Map<string, ReadonlySet<string>>();
for (const row of readFileSync(join(import.meta.dirname, 'data', 'dotenv-matrix.txt'), 'utf8').split('\n')) {
  const tried = /^ {4}(?:raw|single|shsingle|double|doubleD|doubleDD) +("(?:[^"\\]|\\.)*") +(\w+=.*)$/.exec(row);
  if (/^"/.test(row)) recorded.set(JSON.parse(row) as string, (lines = new Map()));
  else if (tried) {
    const right = [...(tried[2] ?? '').matchAll(/(\w+)=ok(?= |$)/g)].map(([, reader]) => reader ?? '');
    lines.set(JSON.parse(tried[1] ?? '') as string, new Set(right));
  }
}

it('has all that was recorded', () => {
  expect(recorded.size).toBe(27);
});

describe.each(dialects)('%s', (dialect) => {
  it('is written so that its real readers read it right', () => {
    let met = 0;
    for (const [value, tried] of recorded) {
      const quoted = quote(value, dialect);
      const right = quoted.ok ? tried.get(`V=${quoted.text}`) : undefined;
      if (right === undefined) continue;
      met += 1;
      for (const reader of READERS[dialect])
        expect({ value, reader, right: right.has(reader) }).toEqual({ value, reader, right: true });
    }
    // A line that was not tried says nothing.
    expect(met).toBeGreaterThan(15);
  });

  it('refuses nothing that one of the recorded ways carries to all of its readers, but for what is listed', () => {
    const refused = [...recorded].filter(
      ([value, tried]) =>
        !quote(value, dialect).ok && [...tried.values()].some((right) => READERS[dialect].every((one) => right.has(one))),
    );
    expect(refused.map(([value]) => value)).toEqual(CAUTIOUS[dialect] ?? []);
  });
});
