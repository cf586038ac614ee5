import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/errors/codes.ts';
import { lintRules } from '../../src/lint/catalogue/index.ts';
import type { Example } from '../../src/lint/catalogue/rule.ts';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder();

/** Codes that `gatectl lint` reports for an example, each once. Another call for the same name finds the files as they are. */
async function codesOf({ values, args = [], tracked = false }: Example, name: string, ...more: string[]): Promise<string[]> {
  const folder = join(temp.path, name);
  const files = Object.entries(typeof values === 'string' ? { 'values.yaml': values } : values);
  const isNew = !existsSync(folder);
  for (const [file, text] of isNew ? files : []) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  if (isNew && tracked) {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', '.'], { cwd: folder });
  }
  const merged = files.flatMap(([file]) => ['-f', file]);
  const { stdout } = await gatectl(['lint', '--format', 'json', ...more, ...args, ...merged], { cwd: folder });
  const { findings } = JSON.parse(stdout) as { findings: { code: string; severity: string }[] };
  return [...new Set(findings.map(({ code }) => code))];
}

describe('the rules', () => {
  it('are all there, once', () => {
    const codes = Object.keys(findingCodes).filter((code) => code !== 'dialect-cannot-carry');
    expect(lintRules.map(({ id }) => id).toSorted()).toEqual(codes.toSorted());
  });

  it.each(lintRules)('$id finds its bad example and is silent about the good one', async ({ id, bad, good }) => {
    expect(await codesOf(bad, `${id}-bad`)).toContain(id);
    expect(await codesOf(good, `${id}-good`)).toEqual([]);
  });

  it.each(lintRules)('--fix corrects the bad example of $id if its page says so, and makes nothing worse', async (rule) => {
    const { id, bad, fixable = false } = rule;
    const before = await codesOf(bad, `${id}-fix`);
    await codesOf(bad, `${id}-fix`, '--fix');
    const after = await codesOf(bad, `${id}-fix`);
    expect(after.includes(id)).toBe(!fixable);
    expect(before).toEqual(expect.arrayContaining(after));
  });
});
