import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { gatectl } from '../support/cli.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

const values = folder.write(
  'values.yaml',
  `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
  registrationGateAuthType: bearer
  registrationGateAuthCredential: "it's $ecret"
  registryApiKeysExistingSecret: callers
  registrationGateTimeoutSeconds: 7
`,
);

describe('wrong usage ends with status 2 and says what to do', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /Usage: gatectl/],
    ['an unknown command', ['lnt'], /unknown command 'lnt'[\s\S]*Did you mean lint/],
    ['an unknown option', ['lint', '--nope'], /unknown option '--nope'/],
    ['no values', ['lint'], /no values are given/],
    ['a file that is not there', ['lint', 'nope.yaml'], /nope\.yaml/],
    ['a folder', ['lint', 'src'], /src/],
    ['an unknown format', ['lint', 'examples/entra.yaml', '--format', 'xml'], /--format xml is not known/],
    ['an unknown dialect', ['env', '-f', 'examples/entra.yaml', '--dialect', 'csh'], /--dialect csh is not known/],
    ['an unknown output', ['values', '-f', 'examples/entra.yaml', '-o', 'toml'], /--output toml is not known/],
    ['an unknown scope', ['lint', 'examples/entra.yaml', '--scope', 'all'], /--scope all is not known/],
    ['an unknown chart', ['values', '--chart', 'stak'], /--chart stak is no chart of ours/],
    ['a folder without chart', ['values', '--chart', './src'], /holds no Chart\.yaml/],
    ['an empty file name', ['values', '-f', ''], /a file name is empty/],
    ['a wrong Helm version', ['values', '-f', 'examples/entra.yaml', '--helm-version', 'four'], /--helm-version/],
    ['files both ways', ['lint', 'a.yaml', '-f', 'b.yaml'], /both by themselves and with -f/],
    ['a number that is none', ['lint', 'a.yaml', '--max-warnings', 'x'], /whole number/],
    ['values without a chart', ['lint', '-'], /neither app nor registry\.app/],
    [
      'a file in a folder that is not there',
      ['env', '-f', 'examples/entra.yaml', '-o', 'nope/x.env'],
      /nope\/x\.env cannot be written \(ENOENT\)/,
    ],
  ])('%s', async (_name, args, expected) => {
    const { status, stdout, stderr } = await gatectl(args, { stdin: 'unrelated: 1\n' });
    expect(status).toBe(2);
    expect(stdout + stderr).toMatch(expected);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  it('a reader that has seen enough is no fault', () => {
    const { stderr } = spawnSync('bash', ['-c', `"${process.execPath}" src/cli/main.ts values --chart registry | head -1`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
  });

  it('help is no wrong usage', async () => {
    const { status, stdout } = await gatectl(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/lint[\s\S]*values[\s\S]*env[\s\S]*generate[\s\S]*Exit status/);
  });
});

describe('gatectl values', () => {
  it('prints what Helm computes, secrets redacted', async () => {
    const { status, stdout, stderr } = await gatectl(['values', '-f', values, '--set', 'app.registryPort=9000']);
    const { app, service } = parse(stdout) as { app: Record<string, unknown>; service: object };
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(app).toMatchObject({
      registrationGateTimeoutSeconds: 7,
      registryPort: 9000,
      registrationGateAuthCredential: '[redacted]',
      registryApiKeysExistingSecret: 'callers',
    });
    expect(service).toEqual({ type: 'ClusterIP', port: 8080, annotations: {} });
  });

  it('prints secrets when asked to', async () => {
    const { stdout } = await gatectl(['values', '-f', values, '--show-secrets', '-o', 'json']);
    expect((JSON.parse(stdout) as { app: object }).app).toMatchObject({ registrationGateAuthCredential: "it's $ecret" });
  });

  it('says where each value comes from', async () => {
    const { stdout } = await gatectl([
      'values',
      '-f',
      values,
      '--set-string',
      'app.registrationGateTimeoutSeconds=8',
      '--origins',
    ]);
    expect(stdout).toContain(`registrationGateUrl: "https://gate.example.com/check" # ${values}:3:24`);
    expect(stdout).toMatch(
      /registrationGateTimeoutSeconds: "8" # --set-string app\.registrationGateTimeoutSeconds:1:\d+, overrides .*values\.yaml:7:35/,
    );
    const json = JSON.parse((await gatectl(['values', '-f', values, '--origins', '-o', 'json'])).stdout) as {
      path: string;
      source: object;
    }[];
    expect(json.find(({ path }) => path === 'app.registrationGateEnabled')?.source).toMatchObject({ file: values, line: 2 });
  });

  it('ends with status 1 where Helm would refuse, and prints the values all the same', async () => {
    const { status, stdout, stderr } = await gatectl(['values', '-f', values, '--set', 'app.nope=1']);
    expect(status).toBe(1);
    expect(stdout).toContain('registrationGateEnabled: true');
    expect(stderr).toContain('app.nope is not a key that is known here');
  });

  it('findings that Helm does not share go to the standard error, with status 0', async () => {
    const { status, stderr } = await gatectl(['values', '-f', values, '--set', 'app.registrationGateUrl=http://10.1.1.1']);
    expect({ status, warned: stderr.includes('plain-http') }).toEqual({ status: 0, warned: true });
  });
});

describe('gatectl env', () => {
  it('writes what differs from the default, and names what comes from elsewhere', async () => {
    const { status, stdout } = await gatectl(['env', '-f', values]);
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      'REGISTRATION_GATE_ENABLED=true',
      'REGISTRATION_GATE_URL=https://gate.example.com/check',
      'REGISTRATION_GATE_AUTH_TYPE=bearer',
      `REGISTRATION_GATE_AUTH_CREDENTIAL="it's $ecret"`,
      'REGISTRATION_GATE_TIMEOUT_SECONDS=7',
      '# REGISTRY_API_KEYS comes from the Secret callers, entry REGISTRY_API_KEYS',
      '',
    ]);
  });

  it('masks secrets on a terminal only', async () => {
    expect((await gatectl(['env', '-f', values], { tty: true })).stdout).toContain(
      "REGISTRATION_GATE_AUTH_CREDENTIAL='[redacted]'",
    );
    expect((await gatectl(['env', '-f', values, '--show-secrets'], { tty: true })).stdout).toContain('$ecret');
  });

  it('writes a file that only its owner may read', async () => {
    const file = join(folder.path, 'out.env');
    expect(await gatectl(['env', '-f', values, '-o', file])).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    await gatectl(['env', '-f', values, '-o', file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('$ecret');
  });

  it('writes to a pipe and through a link, and leaves both what they are', async () => {
    const target = folder.write('target.env', 'old');
    const link = join(folder.path, 'link.env');
    symlinkSync(target, link);
    expect(await gatectl(['env', '-f', values, '-o', link])).toMatchObject({ status: 0 });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toContain('$ecret');
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reading = readFile(pipe, 'utf8');
    expect(await gatectl(['env', '-f', values, '-o', pipe])).toMatchObject({ status: 0 });
    expect(await reading).toContain('$ecret');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('says that a whole Secret may bring the rest', async () => {
    const { stdout } = await gatectl(['env', '--chart', 'registry', '--set', 'app.existingSecret=all']);
    expect(stdout).toContain('# The Secret all may hold any of the variables');
  });

  it('refuses by name what the dialect cannot carry, and writes nothing', async () => {
    const pem = folder.write(
      'pem.yaml',
      'app:\n  registrationGateOauth2PrivateKey: |\n    -----BEGIN PRIVATE KEY-----\n    CANARY\n',
    );
    const file = join(folder.path, 'refused.env');
    const { status, stderr } = await gatectl(['env', '-f', pem, '--dialect', 'docker', '-o', file]);
    expect(status).toBe(1);
    expect(stderr).toContain('REGISTRATION_GATE_OAUTH2_PRIVATE_KEY cannot be written for docker, because it has several lines');
    expect(stderr).not.toContain('CANARY');
    expect(() => statSync(file)).toThrow(/ENOENT/);
  });

  it('writes nothing where Helm would refuse the values', async () => {
    expect(await gatectl(['env', '-f', values, '--set', 'app.nope=1'])).toMatchObject({ status: 1, stdout: '' });
  });

  it('reads the stack, too', async () => {
    const { stdout } = await gatectl(['env', '-f', join(root, 'examples/entra-stack.yaml')]);
    expect(stdout).toContain('REGISTRATION_GATE_AUTH_TYPE=oauth2_client_credentials');
  });
});
