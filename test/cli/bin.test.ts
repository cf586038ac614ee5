import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const run = promisify(execFile);
const folder = tempFolder();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** What is shipped: the bundles behind bin/*, not the sources. */
describe('bin/gatectl', () => {
  const gatectl = join(root, 'bin', 'gatectl');

  it('runs from any folder, also through a link', async () => {
    const link = join(folder.path, 'gatectl');
    symlinkSync(gatectl, link);
    for (const program of [gatectl, link]) {
      expect((await run(program, ['--version'], { cwd: folder.path })).stdout).toBe(`${version}\n`);
      const { stdout } = await run(
        program,
        ['lint', join(root, 'examples/entra.yaml'), join(root, 'examples/entra-stack.yaml')],
        { cwd: folder.path },
      );
      expect(stdout).toBe('no findings\n');
    }
  });

  it('ends with the status of its command', async () => {
    await expect(run(gatectl, ['lint', 'nope.yaml'], { cwd: folder.path })).rejects.toMatchObject({ code: 2 });
    await expect(run(gatectl, ['lint', '--chart', 'registry', '--set', 'app.nope=1'])).rejects.toMatchObject({ code: 1 });
  });

  it.each([
    [
      'a standard output that is full',
      'lint --chart registry --set app.nope=1 >/dev/full',
      2,
      'gatectl: the standard output cannot be written (ENOSPC)\n',
    ],
    ['a standard error that is full', 'lint nope.yaml 2>/dev/full', 2, ''],
    ['a reader that ends at once', 'values --chart registry --set app.nope=1 | true; exit "${PIPESTATUS[0]}"', 1, undefined],
    [
      'a folder for the standard input',
      'lint --chart registry - <.',
      2,
      'gatectl: the standard input is a folder\n    hint: give it a file: gatectl lint - < values.yaml\n',
    ],
    [
      'a standard input that is not for reading',
      'lint --chart registry - 0>out',
      2,
      'gatectl: the standard input cannot be read (EBADF)\n    hint: check the name and the permissions of the file\n',
    ],
    ['a device that never ends', 'lint --chart registry --format json=out /dev/zero', 1, ''],
    ['a standard input that never ends', 'lint --chart registry --format json=out - </dev/zero', 1, ''],
    [
      'a device for a value',
      'lint --chart registry --set-file app.registryAdminGroup=/dev/zero',
      2,
      'gatectl: --set-file: /dev/zero is over 30 MiB\n    hint: values are kept in the release, which a cluster limits to 1 MiB\n',
    ],
  ])('ends with a word for %s', async (_name, command, status, message) => {
    const shell = spawn('bash', ['--norc', '-c', `"$GATECTL" ${command}`], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], GATECTL: gatectl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    shell.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    shell.stdout.resume();
    expect(await once(shell, 'close')).toEqual([status, null]);
    if (message !== undefined) expect(stderr).toBe(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each<[string, (bytecode: Buffer) => Buffer | undefined]>([
    ['as it was built', (bytecode) => bytecode],
    ['without its bytecode', () => undefined],
    [
      'with bytecode that another Node made',
      (bytecode) => Buffer.from(bytecode.map((byte, at) => (at < 8 ? byte ^ 0xff : byte))),
    ],
    ['with half of its bytecode', (bytecode) => bytecode.subarray(0, bytecode.length / 2)],
  ])('runs in a folder with an odd name, %s', async (name, change) => {
    const place = join(folder.path, `${name} %20#?`);
    for (const part of ['dist', 'charts', 'package.json']) cpSync(join(root, part), join(place, part), { recursive: true });
    for (const part of globSync('dist/lib/gatectl/*.bytecode', { cwd: place })) {
      const bytecode = change(readFileSync(join(place, part)));
      if (bytecode === undefined) rmSync(join(place, part));
      else writeFileSync(join(place, part), bytecode);
    }
    const program = join(place, 'dist/gatectl.js');
    const { stdout, stderr } = await run(process.execPath, [program, 'lint', join(root, 'examples/entra.yaml')]);
    expect({ stdout, stderr }).toEqual({ stdout: 'no findings\n', stderr: '' });
    const values = await run(process.execPath, [program, 'values', '-f', join(root, 'examples/entra.yaml')]);
    expect(values.stdout).toContain('registrationGateOauth2TokenUrl');
  });

  it('generates what the sources generate', async () => {
    expect((await run(gatectl, ['generate', '--check'], { cwd: join(root, 'docs') })).stdout).toBe('');
  });
});

describe('bin/policy-gate', () => {
  it('tells what there is, and what it needs', async () => {
    const program = join(root, 'bin', 'policy-gate');
    expect((await run(program, ['--help'])).stdout).toContain('policy-gate --check URL');
    await expect(run(program, [], { env: { PATH: process.env['PATH'] } })).rejects.toMatchObject({ code: 2 });
  });
});

describe('bin/registry', () => {
  it.each(['--help', '-h'])('tells with %s what it is, and does not serve', async (flag) => {
    const program = join(root, 'bin', 'registry');
    const { stdout, stderr } = await run(program, [flag], { cwd: folder.path, env: { PATH: process.env['PATH'] } });
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringContaining('Exit status: 0') as string, stderr: '' });
    expect(readdirSync(folder.path)).not.toContain('data');
  });

  it('refuses other arguments, and does not repeat them', async () => {
    const program = join(root, 'bin', 'registry');
    const refused = await run(program, ['--port', 'canary'], { cwd: folder.path, env: { PATH: process.env['PATH'] } }).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('registry --help') as string });
    expect(JSON.stringify(refused, ['stderr'])).not.toContain('canary');
  });

  it('starts, answers and stops', async () => {
    const child = spawn(join(root, 'bin', 'registry'), [], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], REGISTRY_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const ended = once(child, 'close').then(([status]) => {
      throw new Error(`bin/registry ended with ${String(status)}: ${stderr}`);
    });
    const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [string];
    const address = /http:\S+/.exec(line)?.[0] ?? '';
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${address}/api/agents`)).json()).toMatchObject({ status: 401, code: 'no_callers_configured' });
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  });
});
