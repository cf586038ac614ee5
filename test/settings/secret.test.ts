import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/settings/secret.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

describe('a secret from a file', () => {
  it('is read at each use, without one trailing newline', async () => {
    const file = folder.write('secret', 'first\n');
    const secret = Secret.file('TOKEN', file);
    expect(secret.isSet).toBe(true);
    expect(await secret.read()).toBe('first');
    writeFileSync(file, 'second\n\n');
    expect(await secret.read()).toBe('second\n');
    writeFileSync(file, ' third \r\n');
    expect(await secret.read()).toBe(' third ');
  });

  it.each<[string, () => string, RegExp]>([
    ['that is missing', () => join(folder.path, 'nope'), /that TOKEN_FILE names cannot be read \(ENOENT\)/],
    ['that is empty', () => folder.write('empty', '\n'), /is empty/],
    ['that is too large', () => folder.write('large', 'x'.repeat(256 * 1024 + 1)), /is over 256 KiB/],
    ['that is a folder', () => (mkdirSync(join(folder.path, 'd')), join(folder.path, 'd')), /not a regular file/],
    [
      'that is a pipe nobody writes to',
      () => (execFileSync('mkfifo', [join(folder.path, 'p')]), join(folder.path, 'p')),
      /not a regular file/,
    ],
  ])('%s is refused by the variable, at once', async (_name, path, expected) => {
    await expect(Secret.file('TOKEN', path()).read()).rejects.toThrow(expected);
  });
});

describe('a literal', () => {
  it('shows itself nowhere', async () => {
    const secret = Secret.literal('TOKEN', 'CANARY');
    expect(await secret.read()).toBe('CANARY');
    const cause = new Error('x', { cause: { secret } });
    expect(
      [String(secret), JSON.stringify({ secret }), inspect(cause, { depth: 9, showHidden: true }), `${secret}`].join(),
    ).not.toContain('CANARY');
  });

  it.each(['', ' ', '\n'])('of white space (%j) is none', (text) => {
    expect(Secret.literal('TOKEN', text).isSet).toBe(false);
  });
});
