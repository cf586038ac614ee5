import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/errors/codes.ts';
import { lintRules } from '../../src/lint/catalogue/index.ts';
import type { Example } from '../../src/lint/catalogue/rule.ts';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const temp = tempFolder();

/** Codes that `gatectl lint` reports for an example, each once. */
async function codesOf({ values, args = [], tracked = false }: Example, name: string): Promise<string[]> {
  const folder = join(temp.path, name);
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(typeof values === 'string' ? { 'values.yaml': values } : values);
  for (const [file, text] of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  if (tracked) {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', '.'], { cwd: folder });
  }
  const merged = files.flatMap(([file]) => ['-f', file]);
  const { stdout } = await gatectl(['lint', '--format', 'json', ...args, ...merged], { cwd: folder });
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
});
