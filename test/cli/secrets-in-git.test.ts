import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cwd = tempFolder().path;
const SECRET = '7bVq-31xT-94Lm-c2Rk';
const key = 'registrationGateOauth2ClientSecret';

const files: Readonly<Record<string, string>> = {
  'text.yaml': `app:\n  ${key}: ${SECRET}\n`,
  'number.yaml': `app:\n  ${key}: 84629374\n`,
  'misspelt.yaml': `app:\n  ${key.slice(0, -1)}: ${SECRET}\n`,
  'proxy.yaml': `app:\n  httpsProxy: http://me:${SECRET}@proxy.example.com:3128\n`,
  'twice.yaml': `app:\n  ${key}: ${SECRET}\n  ${key}: ""\n`,
  'stack.yaml': `registry:\n  app:\n    ${key}: ${SECRET}\n`,
  'empty.yaml': `app:\n  ${key}: ""\n`,
  'reference.yaml': `app:\n  ${key}: \${CLIENT_SECRET}\n`,
};

for (const [name, text] of Object.entries({ ...files, 'new.yaml': files['text.yaml'] ?? '' }))
  writeFileSync(join(cwd, name), text);
execFileSync('git', ['init', '--quiet'], { cwd });
execFileSync('git', ['add', ...Object.keys(files)], { cwd });

async function places(args: readonly string[]): Promise<string[]> {
  const { stdout } = await gatectl(['lint', '--format', 'jsonl', ...args], { cwd, env: { PATH: process.env['PATH'] ?? '' } });
  const findings = stdout.split('\n').filter((line) => line !== '');
  return findings
    .map((line) => JSON.parse(line) as { code: string; source: { file: string; line: number } })
    .filter(({ code }) => code === 'secret-in-git')
    .map(({ source }) => `${source.file}:${source.line}`);
}

describe('secrets in files that git tracks', () => {
  it.each<[string, string[], string[]]>([
    [
      'of each kind, and of no other',
      ['.'],
      ['misspelt.yaml:2', 'number.yaml:2', 'proxy.yaml:2', 'stack.yaml:3', 'text.yaml:2', 'twice.yaml:2'],
    ],
    [
      'for the gate alone',
      ['--scope', 'gate', '.'],
      ['misspelt.yaml:2', 'number.yaml:2', 'stack.yaml:3', 'text.yaml:2', 'twice.yaml:2'],
    ],
    ['that a later file replaces', ['-f', 'text.yaml', '-f', 'empty.yaml'], ['text.yaml:2']],
    ['that an argument replaces', ['-f', 'text.yaml', '--set', `app.${key}=`], ['text.yaml:2']],
    ['but not those of a file beside them', ['-f', 'new.yaml', '-f', 'empty.yaml'], []],
  ])('are found: %s', async (_name, args, expected) => {
    expect(await places(args)).toEqual(expected);
  });
});
