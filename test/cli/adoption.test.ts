import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cwd = tempFolder().path;

function write(name: string, text: string): void {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
}

const gate = (url: string): string => `app:\n  registrationGateEnabled: true\n  registrationGateUrl: ${url}\n`;

async function lint(...args: string[]): Promise<{ status: number; found: string[]; stderr: string }> {
  const { status, stdout, stderr } = await gatectl(['lint', '--format', 'jsonl', ...args], { cwd });
  const findings = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { code: string; severity: string; source: { file: string; line: number } | null });
  return {
    status,
    found: findings.map(
      ({ code, severity, source }) => `${severity} ${code} ${source === null ? '-' : `${source.file}:${source.line}`}`,
    ),
    stderr,
  };
}

describe('an old repository', () => {
  it('is adopted with a baseline: what is known passes, what is new does not', async () => {
    write('deploy/prod.yaml', `${gate('http://gate.example.com/')}  registryLogLevell: info\n`);
    write('deploy/test.yaml', gate('http://gate.test.example.com/'));
    expect(await lint('deploy')).toMatchObject({
      status: 1,
      found: [
        'warning plain-http deploy/prod.yaml:3',
        'error unknown-key deploy/prod.yaml:4',
        'warning plain-http deploy/test.yaml:3',
      ],
    });
    expect((await lint('--write-baseline', 'ci/known.json', 'deploy')).status).toBe(2);
    mkdirSync(join(cwd, 'ci'));
    expect((await lint('--write-baseline', 'ci/known.json', 'deploy')).status).toBe(0);
    expect(readFileSync(join(cwd, 'ci/known.json'), 'utf8')).toContain('"file": "../deploy/prod.yaml"');
    expect(await lint('--baseline', 'ci/known.json', 'deploy')).toMatchObject({ status: 0, found: [] });

    write('deploy/prod.yaml', `# moved\n\n${gate('http://gate.example.com/')}  registryLogLevell: info\n  registryPrt: 1\n`);
    expect((await lint('--baseline', 'ci/known.json', 'deploy')).found).toEqual(['error unknown-key deploy/prod.yaml:7']);

    write('deploy/prod.yaml', gate('https://gate.example.com/'));
    expect(await lint('--baseline', 'ci/known.json', 'deploy')).toMatchObject({
      status: 0,
      found: ['warning unused-suppression -'],
    });
    expect((await lint('--baseline', 'ci/known.json', 'deploy/test.yaml')).found).toEqual([]);
  });

  it('is configured: severities, a baseline, what is passed over', async () => {
    write('repo/.git/HEAD', '');
    write('repo/gatectl.yaml', 'rules:\n  plain-http: error\n  unknown-key: off\nbaseline: known.json\nexclude: ["**/vendor"]\n');
    write('repo/known.json', '{"version": 1, "findings": []}');
    write('repo/a/values.yaml', `${gate('http://gate.example.com/')}  registryLogLevell: info\n`);
    write('repo/a/vendor/values.yaml', gate('http://gate.example.com/'));
    const folder = join(cwd, 'repo');
    const { status, stdout } = await gatectl(['lint', '.', '--format', 'jsonl'], { cwd: folder });
    expect({ status, lines: stdout.trim().split('\n').length }).toEqual({ status: 1, lines: 1 });
    expect(stdout).toMatch(/"plain-http","severity":"error"/);
    write('repo/known.json', 'null');
    const broken = await gatectl(['lint', '.'], { cwd: join(folder, 'a') });
    expect(broken).toMatchObject({ status: 2, stderr: expect.stringContaining('../known.json is not a baseline') as string });
    write('other.yaml', 'rule: {}\n');
    expect(await lint('--config', 'other.yaml', 'deploy')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('other.yaml:1:1: rule is not known here') as string,
    });
  });

  it('keeps the comments of a rule that is off', async () => {
    write('off.yaml', 'rules: {plain-http: off}\n');
    write(
      'off/values.yaml',
      gate('http://x.example.com/').replace(
        '  registrationGateUrl',
        '  # gatectl-disable-next-line plain-http -- lab\n  registrationGateUrl',
      ),
    );
    expect(await lint('--config', 'off.yaml', 'off')).toMatchObject({ status: 0, found: [] });
  });

  it('does not hide what Helm refuses', async () => {
    write('broken/values.yaml', 'app: [\n');
    const written = await lint('--write-baseline', 'broken.json', 'broken/values.yaml');
    expect(written.found.map((line) => line.split(' ')[1])).toEqual(['yaml-syntax']);
    expect(written.status).toBe(1);
    expect(await lint('--baseline', 'broken.json', 'broken/values.yaml')).toMatchObject({ status: 1 });
  });
});

describe('comments', () => {
  it('suppress what they name, once they have a reason', async () => {
    const text = (comment: string): string =>
      gate('http://x.example.com/').replace('  registrationGateUrl', `  ${comment}\n  registrationGateUrl`);
    const run = async (comment: string, ...args: string[]): Promise<unknown> => {
      write('one.yaml', text(comment));
      return (await lint(...args, ...(args.includes('-f') ? [] : ['one.yaml']))).found;
    };
    expect(await run('# gatectl-disable-next-line plain-http -- lab')).toEqual([]);
    expect(await run('# gatectl-disable-file plain-http -- lab')).toEqual([]);
    expect(await run('# gatectl-disable-next-line plain-http')).toEqual([
      'error invalid-suppression one.yaml:3',
      'warning plain-http one.yaml:4',
    ]);
    const two = '# gatectl-disable-next-line plain-http, url-query -- lab';
    expect(await run(two)).toEqual(['warning unused-suppression one.yaml:3']);
    expect(await run(two, '-f', 'one.yaml', '--set', 'app.registryPort=8081')).toEqual([]);
    expect(await run(two, '--scope', 'gate')).toEqual([]);
  });
});
