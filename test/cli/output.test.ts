import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const cwd = folder.path;

const WRONG = 'app:\n  registrationGateEnabled: true\n  registryLogLevell: debug\n';

folder.write('wrong.yaml', WRONG);
folder.write('right.yaml', 'app:\n  registrationGateEnabled: false\n');

describe('colours', () => {
  // eslint-disable-next-line no-control-regex -- the colours are control characters
  const COLOUR = /\u001b\[/;
  const lint = async (tty: boolean, env: Record<string, string>, ...args: string[]): Promise<string> =>
    (await gatectl(['lint', ...args, 'wrong.yaml'], { cwd, tty, env })).stdout;

  it.each<[string, Record<string, string>]>([
    ['a terminal', {}],
    ['a terminal with an empty NO_COLOR', { NO_COLOR: '' }],
    ['a terminal of some kind', { TERM: 'xterm' }],
  ])('are there on %s, around the same text', async (_name, env) => {
    const coloured = await lint(true, env);
    expect(coloured).toMatch(COLOUR);
    expect(stripVTControlCharacters(coloured)).toBe(await lint(false, env));
  });

  it.each<[string, boolean, Record<string, string>, string[]]>([
    ['in a file or a pipe', false, {}, []],
    ['with NO_COLOR', true, { NO_COLOR: '1' }, []],
    ['with NO_COLOR=0, which is set, too', true, { NO_COLOR: '0' }, []],
    ['on a terminal that knows none', true, { TERM: 'dumb' }, []],
    ['in what machines read', true, {}, ['--format', 'json']],
    ['in what GitHub reads', true, {}, ['--format', 'github']],
  ])('are not there %s', async (_name, tty, env, args) => {
    const text = await lint(tty, env, ...args);
    expect(text).toContain('registryLogLevell');
    expect(text).not.toMatch(COLOUR);
  });

  it('are not there in a report that goes to a file, nor on the standard error of other commands', async () => {
    expect(await lint(true, {}, '--format', 'text=report.txt')).toBe('');
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).not.toMatch(COLOUR);
    const { stderr } = await gatectl(['values', '-f', 'wrong.yaml'], { cwd, tty: true });
    expect(stderr).toContain('registryLogLevell');
    expect(stderr).not.toMatch(COLOUR);
  });
});

describe('the summary of a step on GitHub', () => {
  const lint = (summary: string, ...args: string[]) =>
    gatectl(['lint', ...args, 'wrong.yaml'], { cwd, env: { GITHUB_STEP_SUMMARY: summary } });

  it('follows what other steps wrote', async () => {
    const file = folder.write('summary.md', 'of another step\n');
    const { status, stdout } = await lint(file, '--format', 'github');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=wrong\.yaml,line=3/m);
    expect(readFileSync(file, 'utf8')).toMatch(/^of another step\n[\s\S]*wrong\.yaml:3:3[^\n]*unknown-key/);
  });

  it('is written besides a report that goes to a file', async () => {
    const file = join(cwd, 'new-summary.md');
    await lint(file, '--format', 'github=annotations.txt');
    expect(readFileSync(file, 'utf8')).toContain('unknown-key');
    expect(readFileSync(join(cwd, 'annotations.txt'), 'utf8')).toContain('::error');
  });

  it('is written for no other format', async () => {
    await lint(join(cwd, 'no-summary.md'), '--format', 'json');
    expect(() => readFileSync(join(cwd, 'no-summary.md'))).toThrow(/ENOENT/);
  });

  it('is not asked for by an empty variable', async () => {
    expect(await lint('', '--format', 'github')).toMatchObject({ status: 1, stderr: '' });
  });

  it('that cannot be written is named, with status 2', async () => {
    const { status, stderr } = await lint(join(cwd, 'nowhere/summary.md'), '--format', 'github');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/GITHUB_STEP_SUMMARY .*\(ENOENT\)/)]);
  });
});

describe('files of a folder that hold nothing of ours', () => {
  const write = (name: string, text: string): void => {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), text);
  };
  const other = 'replicaCount: 2\n';

  it.each<[string, readonly string[], string]>([
    ['one', ['a'], 'passed over 1 file with neither app nor registry.app\n'],
    ['several', ['a', 'b', 'c'], 'passed over 3 files with neither app nor registry.app\n'],
  ])('are counted: %s', async (name, others, told) => {
    write(`${name}/values.yaml`, WRONG);
    for (const file of others) write(`${name}/${file}.yaml`, other);
    for (const target of [name, `${name}/*.yaml`]) {
      const { status, stdout, stderr } = await gatectl(['lint', '--format', 'json', target], { cwd });
      const { findings } = JSON.parse(stdout) as { findings: { source: { file: string } | null }[] };
      expect([status, stderr]).toEqual([1, told]);
      expect(new Set(findings.map(({ source }) => source?.file))).toEqual(new Set([`${name}/values.yaml`]));
    }
  });

  it('may have an app of another kind, unless they name a setting', async () => {
    write('kinds/values.yaml', WRONG);
    write('kinds/other.yaml', 'app: web\nservices: []\n');
    expect((await gatectl(['lint', 'kinds'], { cwd })).stderr).toBe('passed over 1 file with neither app nor registry.app\n');
    write('kinds/other.yaml', 'app:\n  registrationGateUrl:https://gate.example.com\n');
    const { stdout, stderr } = await gatectl(['lint', 'kinds'], { cwd });
    expect([stdout, stderr]).toEqual([expect.stringContaining('other.yaml:2:3: error: app must be a map'), '']);
  });

  it('alone are wrong usage: a lint of nothing would promise too much', async () => {
    write('none/a.yaml', other);
    write('none/b.yaml', other);
    const { status, stderr } = await gatectl(['lint', 'none'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('nothing was linted: the 2 files found')]);
  });

  it('are not passed over when they are named, or the chart is', async () => {
    expect((await gatectl(['lint', 'none/a.yaml'], { cwd })).stderr).not.toContain('passed over');
    const { status, stderr } = await gatectl(['lint', '--chart', 'registry', 'none'], { cwd });
    expect([status, stderr]).toEqual([1, '']);
  });

  it('are not mentioned where there are none', async () => {
    write('ours/values.yaml', WRONG);
    expect((await gatectl(['lint', 'ours'], { cwd })).stderr).toBe('');
  });
});
