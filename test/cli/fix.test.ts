import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliRun, gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cwd = tempFolder().path;

function write(name: string, content: string | Buffer): void {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), content);
}

const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

const fix = (...args: string[]): Promise<CliRun> => gatectl(['lint', '--fix', ...args], { cwd });

const WRONG = `# For the team that runs it
app:
  registrationGateEnabled: yes   # on since May
  registrationGateURL: "https://gate.example.com/check"
registryProt: 8081  # moved
`;

const RIGHT = `# For the team that runs it
app:
  registrationGateEnabled: true   # on since May
  registrationGateUrl: "https://gate.example.com/check"
  registryPort: 8081  # moved
`;

/** Text as Windows programs save it; Helm reads it. */
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

describe('lint --fix', () => {
  it('writes the file, and leaves all the rest of it as it is', async () => {
    write('plain.yaml', WRONG);
    expect(await fix('plain.yaml')).toEqual({ status: 0, stdout: 'no findings\n', stderr: 'fixed 3 findings in 1 file\n' });
    expect(read('plain.yaml')).toBe(RIGHT);
    expect(await fix('plain.yaml')).toMatchObject({ status: 0, stderr: 'fixed 0 findings in 0 files\n' });
  });

  it.each([0o600, 0o640, 0o644])('keeps the mode %o', async (mode) => {
    write('mode.yaml', WRONG);
    chmodSync(join(cwd, 'mode.yaml'), mode);
    await fix('mode.yaml');
    expect([read('mode.yaml'), statSync(join(cwd, 'mode.yaml')).mode & 0o777]).toEqual([RIGHT, mode]);
  });

  it('writes through a link, which stays one', async () => {
    write('target.yaml', WRONG);
    symlinkSync('target.yaml', join(cwd, 'link.yaml'));
    await fix('link.yaml');
    expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(read('target.yaml')).toBe(RIGHT);
  });

  it('keeps a byte order mark and line feeds of Windows', async () => {
    write('windows.yaml', `\ufeff${WRONG.replaceAll('\n', '\r\n')}`);
    await fix('windows.yaml');
    expect(read('windows.yaml')).toBe(`\ufeff${RIGHT.replaceAll('\n', '\r\n')}`);
  });

  it('reports what is left, and ends with its status', async () => {
    write('left.yaml', 'app:\n  registrationGateEnabled: yes\n');
    const { status, stdout, stderr } = await fix('--format', 'jsonl', 'left.yaml');
    expect([status, stderr]).toEqual([1, 'fixed 1 finding in 1 file\n']);
    expect(stdout.trim().split('\n')).toEqual([expect.stringContaining('"required-key"')]);
    expect(read('left.yaml')).toContain('registrationGateEnabled: true\n');
  });

  it('changes each of several files, and none in which there is nothing to fix', async () => {
    write('several/a.yaml', WRONG);
    write('several/b.yaml', WRONG);
    write('several/c.yaml', RIGHT);
    const before = statSync(join(cwd, 'several/c.yaml')).ino;
    expect(await fix('several')).toMatchObject({ status: 0, stderr: 'fixed 6 findings in 2 files\n' });
    expect([read('several/a.yaml'), read('several/b.yaml')]).toEqual([RIGHT, RIGHT]);
    expect(statSync(join(cwd, 'several/c.yaml')).ino).toBe(before);
  });

  it('changes the files that are merged', async () => {
    write('base.yaml', WRONG);
    write('team.yaml', 'app:\n  registryAdminGroup: 20260101\n');
    expect(await fix('-f', 'base.yaml', '-f', 'team.yaml')).toMatchObject({ stderr: 'fixed 4 findings in 2 files\n' });
    expect([read('base.yaml'), read('team.yaml')]).toEqual([RIGHT, 'app:\n  registryAdminGroup: "20260101"\n']);
  });

  it('leaves what is suppressed, or known to the baseline', async () => {
    const suppressed = `app:
  # gatectl-disable-next-line ambiguous-text -- read by Helm alone
  registryAdminGroup: 2026-01-01
`;
    write('suppressed.yaml', suppressed);
    write('known.yaml', 'app:\n  registryAdminGroup: 2026-01-01\n');
    await gatectl(['lint', '--write-baseline', 'known.json', 'known.yaml'], { cwd });
    expect(await fix('--baseline', 'known.json', 'suppressed.yaml', 'known.yaml')).toMatchObject({
      status: 0,
      stderr: 'fixed 0 findings in 0 files\n',
    });
    expect(read('suppressed.yaml')).toBe(suppressed);
    expect(read('known.yaml')).toBe('app:\n  registryAdminGroup: 2026-01-01\n');
  });
});

it('fixes a file with two names once, and both are well', async () => {
  write('linked/values.yaml', WRONG);
  symlinkSync('values.yaml', join(cwd, 'linked/other.yaml'));
  const { status, stderr } = await fix('linked');
  expect([status, stderr]).toEqual([0, 'fixed 6 findings in 2 files\n']);
  expect(read('linked/values.yaml')).toBe(RIGHT);
});

describe('a file that cannot be fixed is left as it is, and the status is 2', () => {
  it('one that is not UTF-8; others are fixed all the same', async () => {
    write('utf-16.yaml', utf16(WRONG));
    write('utf-8.yaml', WRONG);
    const { status, stderr } = await fix('utf-16.yaml', 'utf-8.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^gatectl: utf-16\.yaml cannot be fixed: no UTF-8, or changed meanwhile\n {4}hint: /);
    expect(readFileSync(join(cwd, 'utf-16.yaml')).equals(utf16(WRONG))).toBe(true);
    expect(read('utf-8.yaml')).toBe(RIGHT);
  });

  it('one that somebody changed meanwhile', async () => {
    // git is asked behind the reading and before the writing: one that changes the file stands for an editor.
    mkdirSync(join(cwd, 'edited/.git'), { recursive: true });
    mkdirSync(join(cwd, 'editor'));
    writeFileSync(join(cwd, 'editor/git'), '#!/bin/sh\necho "# of a colleague" >> values.yaml\n', { mode: 0o755 });
    const before = 'app:\n  registrationGateEnabled: yes\n  registrationGateAuthCredential: of-the-gate-4711\n';
    write('edited/values.yaml', before);
    const env = { PATH: `${join(cwd, 'editor')}:${process.env['PATH'] ?? ''}` };
    const { status, stderr } = await gatectl(['lint', '--fix', 'values.yaml'], { cwd: join(cwd, 'edited'), env });
    expect(status).toBe(2);
    expect(stderr).toContain('values.yaml cannot be fixed: no UTF-8, or changed meanwhile');
    expect(read('edited/values.yaml')).toMatch(new RegExp(`^${before}(# of a colleague\n)+$`));
  });

  it('the standard input, which is not even read', async () => {
    const { status, stderr } = await gatectl(['lint', '--fix', '-'], { cwd, stdin: WRONG });
    expect([status, stderr]).toEqual([2, expect.stringContaining('--fix cannot change the standard input')]);
  });
});

describe('lint --fix --dry-run', () => {
  const preview = (...args: string[]): Promise<CliRun> => fix('--dry-run', ...args);

  it('prints the diff and writes nothing; the status is that of the files as they are', async () => {
    write('preview.yaml', WRONG);
    expect(await preview('preview.yaml')).toEqual({
      status: 1,
      stdout: `--- preview.yaml
+++ preview.yaml
@@ -1,5 +1,5 @@
 # ********
 app:
-  registrationGateEnabled: yes   # ********
-  registrationGateURL: ********
-registryProt: 8081  # ********
+  registrationGateEnabled: true   # ********
+  registrationGateUrl: "https://gate.example.com/check"
+  registryPort: 8081  # ********
`,
      stderr: 'would fix 3 findings in 1 file\n',
    });
    expect(read('preview.yaml')).toBe(WRONG);
  });

  it('prints what a diff of the two files would, where nothing needs a mask', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `  - {name: V${at}, value: "${at}"}\n`).join('');
    write('long.yaml', `app:\n  registrationGateEnabled: no\nextraEnv:\n${lines}registryPort: 1\n`);
    const { stdout } = await preview('long.yaml');
    expect(stdout.split('\n').filter((line) => /^[-+@]/.test(line))).toEqual([
      '--- long.yaml',
      '+++ long.yaml',
      '@@ -1,5 +1,6 @@',
      '-  registrationGateEnabled: no',
      '+  registrationGateEnabled: false',
      '+  registryPort: 1',
      '@@ -31,4 +32,3 @@',
      '-registryPort: 1',
    ]);
  });

  it('says nothing where nothing is to be fixed', async () => {
    write('right.yaml', RIGHT);
    expect(await preview('right.yaml')).toEqual({ status: 0, stdout: '', stderr: 'would fix 0 findings in 0 files\n' });
  });

  it('takes the standard input, and writes reports into files', async () => {
    const args = ['lint', '--fix', '--dry-run', '--format', 'json=report.json', '-'];
    const { stdout } = await gatectl(args, { cwd, stdin: WRONG });
    expect(stdout).toMatch(/^--- <stdin>\n\+\+\+ <stdin>\n@@ /);
    expect((JSON.parse(read('report.json')) as { findings: unknown[] }).findings.length).toBeGreaterThan(2);
  });

  it('does not go without --fix', async () => {
    expect(await gatectl(['lint', '--dry-run', 'right.yaml'], { cwd })).toMatchObject({ status: 2 });
  });
});
