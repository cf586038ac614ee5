import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors/usage-error.ts';
import { trackedFiles } from '../../src/cli/tracked-files.ts';
import { expandFiles } from '../../src/cli/values-files.ts';
import { tempFolder } from '../support/temp-folder.ts';

const cwd = tempFolder().path;

function write(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), 'app: {}\n');
  }
}

/** Names of what is found; those that came from a folder have a `+`. */
async function found(args: readonly string[], globs: readonly string[] = [], folder = cwd): Promise<string[]> {
  const files = expandFiles(args, { cwd, exclude: { folder, globs } });
  return files.map(({ name, fromDirectory }) => (fromDirectory ? `+${name}` : name));
}

write(
  'envs/prod/values.yaml',
  'envs/prod/notes.txt',
  'envs/test/values.yml',
  'envs/VALUES.YAML',
  'envs/.hidden.yaml',
  'envs/.github/ci.yaml',
  'envs/node_modules/x/values.yaml',
  'envs/gatectl.yaml',
  'vendor/x/values.yaml',
  'vendor/y/values.yaml',
  'odd[1].yaml',
  'odd1.yaml',
  'chart/Chart.yaml',
  'chart/requirements.yaml',
  'chart/values.yaml',
  'chart/ci/test-values.yaml',
  'chart/templates/deployment.yaml',
  'chart/crds/crd.yaml',
  'chart/charts/sub/values.yaml',
  'charts/own/values.yaml',
  'helm/templates/values.yaml',
  'empty/readme.md',
);
symlinkSync('../../envs', join(cwd, 'envs/prod/loop'));
symlinkSync('self.yaml', join(cwd, 'envs/self.yaml'));
symlinkSync('gone.yaml', join(cwd, 'envs/broken.yaml'));
symlinkSync('prod/values.yaml', join(cwd, 'envs/linked.yaml'));
symlinkSync('envs/prod', join(cwd, 'production'));
mkdirSync(join(cwd, 'envs/folder.yaml'));
// A pipe that nobody writes to: who opens it waits for ever.
execFileSync('mkfifo', [join(cwd, 'envs/pipe.yaml')]);
symlinkSync('pipe.yaml', join(cwd, 'envs/piped.yaml'));

const envs = ['+envs/VALUES.YAML', '+envs/linked.yaml', '+envs/prod/values.yaml', '+envs/test/values.yml'];

describe('arguments', () => {
  it.each<[string, string[], string[]]>([
    ['a file', ['envs/prod/values.yaml'], ['envs/prod/values.yaml']],
    ['a file of any name', ['envs/prod/notes.txt', 'chart/Chart.yaml'], ['chart/Chart.yaml', 'envs/prod/notes.txt']],
    ['the standard input, once', ['-', '-'], ['-']],
    ['files twice, as they were named first', ['./odd1.yaml', 'odd1.yaml'], ['./odd1.yaml']],
    ['a folder', ['envs'], envs],
    ['a folder with a slash', ['envs//'], envs],
    ['a folder by a longer way', ['./envs/../vendor'], ['+./envs/../vendor/x/values.yaml', '+./envs/../vendor/y/values.yaml']],
    ['a folder by its whole path', [join(cwd, 'vendor/x')], [`+${join(cwd, 'vendor/x/values.yaml')}`]],
    ['a link to a folder', ['production'], ['+production/values.yaml']],
    ['a folder and a file of it', ['vendor', 'vendor/y/values.yaml'], ['+vendor/x/values.yaml', 'vendor/y/values.yaml']],
    ['a file and its folder', ['vendor/y/values.yaml', 'vendor'], ['+vendor/x/values.yaml', 'vendor/y/values.yaml']],
    ['a folder with its charts', ['charts'], ['+charts/own/values.yaml']],
    ['a chart', ['chart'], ['+chart/ci/test-values.yaml', '+chart/values.yaml']],
    ['a folder that only sounds like a chart', ['helm'], ['+helm/templates/values.yaml']],
    ['a folder of a chart', ['chart/crds'], ['+chart/crds/crd.yaml']],
    ['a glob', ['vendor/*/values.yaml'], ['+vendor/x/values.yaml', '+vendor/y/values.yaml']],
    ['a glob with braces', ['vendor/{x,z}/*.yaml'], ['+vendor/x/values.yaml']],
    [
      'a glob through folders',
      ['{envs,vendor}/**/*.y{a,}ml'],
      ['+envs/linked.yaml', '+envs/prod/values.yaml', '+envs/test/values.yml', '+vendor/x/values.yaml', '+vendor/y/values.yaml'],
    ],
    [
      'a glob by its whole path',
      [join(cwd, 'vendor/?/*.yaml')],
      [`+${join(cwd, 'vendor/x/values.yaml')}`, `+${join(cwd, 'vendor/y/values.yaml')}`],
    ],
    ['a name that looks like a glob', ['odd[1].yaml'], ['odd[1].yaml']],
  ])('%s', async (_name, args, expected) => {
    expect(await found(args)).toEqual(expected);
  });

  it('the working folder', async () => {
    const names = await found(['.']);
    expect(names).toContain('+envs/prod/values.yaml');
    expect(names).toEqual(names.toSorted());
    expect(names.join()).not.toMatch(/node_modules|\.github|chart\/templates|crds|loop|Chart\.yaml|gatectl\.yaml/);
  });

  it.each<[string, string[], RegExp]>([
    ['a file that is not there', ['nope.yaml'], /^nope\.yaml is not there$/],
    ['a file below a file', ['odd1.yaml/x'], /^odd1\.yaml\/x is not there$/],
    ['one of several', ['odd1.yaml', 'nope.yaml'], /^nope\.yaml is not there$/],
    ['a link that leads nowhere', ['envs/broken.yaml'], /is not there/],
    ['a link to itself', ['envs/self.yaml'], /is not there/],
    ['a glob without a match', ['envs/*/*.json'], /^envs\/\*\/\*\.json is not there$/],
    ['a glob that matches a folder alone', ['envs/pro?'], /is not there/],
    ['a folder without values', ['empty'], /^empty holds no values files$/],
    ['an empty name', [''], /^a file name is empty$/],
    ['a URL, which may hold a password', ['https://me:CANARY@example.com/values.yaml'], /^a URL cannot be read$/],
  ])('%s is wrong usage', async (_name, args, expected) => {
    await expect(found(args)).rejects.toThrow(expected);
    await expect(found(args)).rejects.toBeInstanceOf(UsageError);
  });
});

describe('what is excluded', () => {
  it.each<[string, string[], string[], string[]]>([
    ['a folder', ['vendor', 'envs/test'], ['vendor/x'], ['+envs/test/values.yml', '+vendor/y/values.yaml']],
    ['a folder with a slash', ['vendor'], ['vendor/x/'], ['+vendor/y/values.yaml']],
    ['all within a folder', ['vendor'], ['./vendor/x/**'], ['+vendor/y/values.yaml']],
    ['a folder at any depth', ['vendor'], ['**/x'], ['+vendor/y/values.yaml']],
    ['a file', ['envs'], ['envs/*.yaml', '**/*.YAML'], ['+envs/prod/values.yaml', '+envs/test/values.yml']],
    ['from a glob, too', ['vendor/**/*.yaml'], ['vendor/x'], ['+vendor/y/values.yaml']],
    [
      'but not what is named',
      ['vendor/x/values.yaml', 'vendor'],
      ['vendor/x'],
      ['vendor/x/values.yaml', '+vendor/y/values.yaml'],
    ],
  ])('%s', async (_name, args, globs, expected) => {
    expect(await found(args, globs)).toEqual(expected);
  });

  it('is relative to its own folder', async () => {
    expect(await found(['vendor'], ['x'], join(cwd, 'vendor'))).toEqual(['+vendor/y/values.yaml']);
    expect(await found(['vendor'], ['x'])).toEqual(['+vendor/x/values.yaml', '+vendor/y/values.yaml']);
  });

  it('may leave nothing, which is wrong usage', async () => {
    await expect(found(['vendor'], ['vendor/**'])).rejects.toThrow(/holds no values files/);
    await expect(found(['vendor/*/*.yaml'], ['vendor/**'])).rejects.toThrow(/is not there/);
  });
});

describe('files that git tracks', () => {
  const env = { PATH: process.env['PATH'] };
  const git = (folder: string, ...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], {
      cwd: join(cwd, folder),
      stdio: 'pipe',
    });
  };
  const tracked = async (files: readonly string[], from = cwd): Promise<string[]> => [
    ...(await trackedFiles(files, { cwd: from, env })),
  ];

  write('one/a.yaml', 'one/--help', 'one/:!a.yaml', 'one/deep/é "x".yaml', 'one/new.yaml', 'two/b.yaml', 'plain/c.yaml');
  for (const folder of ['one', 'two']) git(folder, 'init', '-q');
  git('one', '--literal-pathspecs', 'add', '--', 'a.yaml', '--help', ':!a.yaml', 'deep');
  git('two', 'add', '.');
  symlinkSync('a.yaml', join(cwd, 'one/link.yaml'));
  symlinkSync('one/deep', join(cwd, 'deep'));

  it('are found in each repository, whatever their names', async () => {
    const files = ['one/a.yaml', './one/--help', 'one/:!a.yaml', 'one/deep/é "x".yaml', 'two/b.yaml'];
    expect(await tracked([...files, 'one/new.yaml', 'plain/c.yaml', '<stdin>', '-', 'one/nope.yaml'])).toEqual(files);
    expect(await tracked(['--help', join(cwd, 'one/a.yaml')], join(cwd, 'one'))).toEqual(['--help', join(cwd, 'one/a.yaml')]);
  });

  it('are what links lead to', async () => {
    expect(await tracked(['one/link.yaml', 'deep/é "x".yaml'])).toEqual(['one/link.yaml', 'deep/é "x".yaml']);
  });

  it('are found among hundreds', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `many/values-${at}.yaml`);
    write(...names);
    git('many', 'init', '-q');
    git('many', 'add', 'values-1*.yaml');
    expect((await tracked(names)).toSorted()).toEqual(names.filter((name) => name.includes('-1')).toSorted());
  });

  it('are none where git is missing or the repository is broken', async () => {
    expect([...(await trackedFiles(['one/a.yaml'], { cwd, env: { PATH: join(cwd, 'empty') } }))]).toEqual([]);
    write('broken/.git', 'broken/a.yaml');
    expect(await tracked(['broken/a.yaml'])).toEqual([]);
  });

  it("are those of the file's own repository within a hook of another", async () => {
    const hook = { ...env, GIT_DIR: join(realpathSync(cwd), 'two/.git'), GIT_INDEX_FILE: '.git/index.lock' };
    expect([...(await trackedFiles(['one/a.yaml'], { cwd, env: hook }))]).toEqual(['one/a.yaml']);
  });

  it('are not asked for outside of a repository', async () => {
    const traps = { PATH: join(cwd, 'trap') };
    mkdirSync(traps.PATH);
    writeFileSync(join(traps.PATH, 'git'), `#!/bin/sh\necho called > ${join(cwd, 'called')}\n`, { mode: 0o755 });
    await trackedFiles(['plain/c.yaml'], { cwd, env: traps });
    expect(await found(['called']).catch(() => [])).toEqual([]);
    await trackedFiles(['one/a.yaml'], { cwd, env: traps });
    expect(await found(['called'])).toEqual(['called']);
  });
});
