import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/settings/secret.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const write = (name: string, bytes: Buffer): string => {
  const file = folder.write(name, '');
  writeFileSync(file, bytes);
  return file;
};

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
    writeFileSync(file, '\ufeffmarked\n');
    expect(await secret.read()).toBe('marked');
  });

  it('is the whole new one as soon as a volume has changed it, the way Kubernetes does', async () => {
    const path = (name: string): string => join(folder.path, name);
    for (const version of ['v1', 'v2']) {
      mkdirSync(path(version));
      writeFileSync(join(path(version), 'key'), `secret of ${version}`);
    }
    symlinkSync('v1', path('..data'));
    symlinkSync('..data/key', path('key'));
    const secret = Secret.file('TOKEN', path('key'));
    const readings = Array.from({ length: 50 }, () => secret.read());
    symlinkSync('v2', path('..data_tmp'));
    renameSync(path('..data_tmp'), path('..data'));
    expect(await secret.read()).toBe('secret of v2');
    for (const reading of await Promise.all(readings)) expect(['secret of v1', 'secret of v2']).toContain(reading);
  });

  it.each<[string, () => string, RegExp]>([
    ['that is missing', () => join(folder.path, 'nope'), /that TOKEN_FILE names cannot be read \(ENOENT\)/],
    ['that is empty', () => folder.write('empty', '\n'), /is empty/],
    [
      'that another program wrote in UTF-16',
      () => write('utf-16', Buffer.from('\ufeffcanary', 'utf16le')),
      /is not text in UTF-8/,
    ],
    ['that is no text', () => write('binary', Buffer.from([0x63, 0xff, 0x80])), /is not text in UTF-8/],
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
