/** SECURITY.md: each defence names a test, and each test that it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';

const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const defended = text.slice(text.indexOf('## What is defended'), text.indexOf('## What is not'));

/** Rows of its tables, without heads and rules. */
const rows = defended
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat '))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
  .map(([threat = '', defence = '', tests = '', ...more]) => ({ threat, defence, tests, more }));

/** Titles of tests and of groups of tests in a file, as they are written. */
function titlesIn(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  // Behind a bracket that opens a call of it or describe, or of what their `each` gives back.
  const calls = source.matchAll(
    /(?:\b(?:it|describe)|\)|>)\(\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)/g,
  );
  return [...calls].map(([, single, double, template]) => single ?? double ?? template ?? '');
}

const references = [...text.matchAll(/`(test\/[^`]+\.ts)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title }));

describe('SECURITY.md', () => {
  it('has rows of threat, defence and test', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ threat, defence, more }) => threat === '' || defence === '' || more.length > 0)).toEqual([]);
  });

  it.each(rows)('names a test for: $threat', ({ tests }) => {
    expect(tests).toMatch(/^`test\/[^`]+\.ts` "[^"]+"(; `test\/[^`]+\.ts` "[^"]+")*$/);
  });

  it.each(references)('$file has "$title"', ({ file, title }) => {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(titlesIn(file)).toContain(title);
  });

  it('would miss a test that is gone', () => {
    expect(titlesIn('test/docs/security.test.ts')).toContain('would miss a test that is gone');
    expect(titlesIn('test/docs/security.test.ts')).not.toContain('a title that no test has');
  });
});
