import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runPolicyGate } from '../../src/policy-gate/program.ts';
import type { ProbeResult } from '../../src/policy-gate/contract-check.ts';
import { codeBlockWith } from '../support/docs.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type Issuer, listen, startGate, startIssuer } from './support.ts';

const folder = tempFolder();
const claims = { aud: 'https://gate.example.com', azp: 'registry' };
let issuer: Issuer;
let token: string;

beforeAll(async () => {
  issuer = await startIssuer();
  token = await issuer.sign(claims);
});

afterAll(() => issuer.close());

async function check(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  let [stdout, stderr] = ['', ''];
  const status = await runPolicyGate({
    args,
    env,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    events: new EventEmitter(),
  });
  return { status, stdout, stderr };
}

/** The program that the guide shows. */
function smallGate(): string {
  const code = codeBlockWith('docs/writing-a-gate.md', 'createServer');
  return folder.write('gate.mjs', code.replace("'jose'", JSON.stringify(import.meta.resolve('jose'))));
}

/** Starts it; it ends with the test, also when that fails. */
async function startSmallGate(keysUrl: string): Promise<string> {
  const free = await listen(() => undefined);
  await free.close();
  const { url } = free;
  const child = spawn(process.execPath, [smallGate()], {
    env: { ISSUER: issuer.url, JWKS_URL: keysUrl, AUDIENCE: claims.aud, CLIENT_ID: claims.azp, PORT: new URL(url).port },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill());
  await expect.poll(async () => (await fetch(url).catch(() => null))?.status, { timeout: 10_000 }).toBe(401);
  return url;
}

async function failedProbes(url: string): Promise<string[]> {
  const { stdout } = await check(['--check', url, '--format', 'json'], { POLICY_GATE_CHECK_TOKEN: token });
  const { probes } = JSON.parse(stdout) as { probes: ProbeResult[] };
  return probes.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
}

describe('a gate that keeps the contract', () => {
  it('our own passes every probe', async () => {
    const gate = await startGate({
      POLICY_GATE_ISSUER_URL: issuer.url,
      POLICY_GATE_AUDIENCE: claims.aud,
      POLICY_GATE_ALLOWED_CLIENTS: claims.azp,
      POLICY_GATE_POLICY_FILE: join(root, 'examples/policy.json'),
    });
    const file = folder.write('token', `${token}\n`);
    const run = await check(['--check', `${gate.url}/check`, '--token-file', file]);
    await gate.stop();
    expect(run.status, run.stdout).toBe(0);
    expect(run.stdout).toContain('11 passed, 0 failed, 0 skipped');
    expect(run.stdout + run.stderr + gate.output()).not.toContain(token);
  });

  it('so does the small gate of the guide', async () => {
    const url = await startSmallGate(`${issuer.url}/keys`);
    expect(await failedProbes(url)).toEqual([]);
  });

  it('which does not start without its settings', async () => {
    const child = spawn(process.execPath, [smallGate()], { env: { JWKS_URL: `${issuer.url}/keys`, PORT: '0' }, stdio: 'ignore' });
    onTestFinished(() => void child.kill());
    const [status] = await once(child, 'exit', { signal: AbortSignal.timeout(30_000) });
    expect(status).toBe(1);
  });

  it('and which blames no token when there are no keys', async () => {
    const url = await startSmallGate('http://127.0.0.1:1/keys');
    const answer = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{}' });
    expect(answer.status).toBe(503);
  });

  it('without a token the probes that need one are skipped', async () => {
    const gate = await listen((_request, response) => response.writeHead(401).end());
    const { status, stdout } = await check(['--check', gate.url]);
    await gate.close();
    expect(status).toBe(0);
    expect(stdout).toContain('2 passed, 0 failed, 9 skipped\nskipped for want of a token');
  });
});

describe('a gate that breaks it', () => {
  const json = (response: ServerResponse, status: number, text: string, type = 'application/json'): ServerResponse =>
    response.writeHead(status, { 'content-type': type }).end(text);

  const decisions = ['agent', 'server', 'skill'].flatMap((type) => [`register-${type}`, `update-${type}`]);
  const all = [...decisions, 'unknown-members', 'malformed-body'];

  it.each<[string, (response: ServerResponse, isOurs: boolean, body: string) => unknown, string[]]>([
    [
      'open to everyone',
      (response) => json(response, 200, '{}'),
      ['no-token', 'foreign-token', 'tampered-token', 'malformed-body'],
    ],
    [
      'redirects to a login page',
      (response) => response.writeHead(302, { location: '/login' }).end(),
      ['no-token', 'foreign-token', 'tampered-token', ...all],
    ],
    [
      'answers pages',
      (response, ours) => (ours ? json(response, 200, '<html>', 'text/html') : json(response, 401, '{}')),
      [...all],
    ],
    [
      'answers broken JSON',
      (response, ours, body) =>
        ours ? json(response, body.endsWith(', ') ? 400 : 200, '{"status":') : json(response, 401, '{}'),
      all.filter((id) => id !== 'malformed-body'),
    ],
    [
      'contradicts itself',
      (response, ours, body) =>
        ours
          ? json(response, body.endsWith(', ') ? 400 : 200, '{"status":"allowed","allowed":false}')
          : json(response, 401, '{}'),
      all.filter((id) => id !== 'malformed-body'),
    ],
    [
      'fails on members of later versions',
      (response, ours, body) =>
        ours
          ? json(response, body.includes('member_of_a_later_version') || body.endsWith(', ') ? 400 : 200, '{}')
          : json(response, 401, '{}'),
      ['unknown-members'],
    ],
    [
      'takes a foreign token for a denial',
      (response, ours, body) => (ours ? json(response, body.endsWith(', ') ? 400 : 200, '{}') : json(response, 403, '{}')),
      ['foreign-token', 'tampered-token'],
    ],
    [
      'answers 201',
      (response, ours, body) => (ours ? json(response, body.endsWith(', ') ? 400 : 201, '{}') : json(response, 401, '{}')),
      all.filter((id) => id !== 'malformed-body'),
    ],
  ])('%s', async (_name, answer, expected) => {
    const gate = await listen((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => answer(response, request.headers.authorization === `Bearer ${token}`, body));
    });
    const failed = await failedProbes(gate.url);
    await gate.close();
    expect(failed).toEqual(expected);
  });

  it('reads tokens without verifying their signature', async () => {
    const gate = await listen((request, response) => {
      const payload = request.headers.authorization?.split('.')[1] ?? '';
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const ours = Buffer.from(payload, 'base64url').toString().includes(issuer.url);
        return ours ? json(response, body.endsWith(', ') ? 400 : 200, '{}') : json(response, 401, '{}');
      });
    });
    const failed = await failedProbes(gate.url);
    await gate.close();
    expect(failed).toEqual(['tampered-token']);
  });

  it.each([
    'Bearer error="invalid_token"',
    'Bearer realm="gate", error=invalid_token',
    'Basic realm="x", Bearer error="invalid_token"',
  ])('refuses the right token with 403 and %s', async (challenge) => {
    const gate = await listen((request, response) => {
      request.resume();
      request.on('end', () => response.writeHead(403, { 'www-authenticate': challenge }).end());
    });
    const failed = await failedProbes(gate.url);
    await gate.close();
    expect(failed).toEqual([...decisions, 'unknown-members']);
  });

  it('cannot be reached', async () => {
    const { status, stdout } = await check(['--check', 'http://127.0.0.1:1/']);
    expect(status).toBe(1);
    expect(stdout).toContain('got connect: ECONNREFUSED');
  });
});

describe('wrong usage', () => {
  it.each<[string, string[], string]>([
    ['no URL', ['--check', 'gate'], 'the URL of --check must be an absolute URL'],
    ['no value', ['--check'], 'the option --check is not used correctly'],
    ['an unknown option', ['--chek', 'x'], '--chek'],
    ['an unknown format', ['--check', 'http://127.0.0.1:1/', '--format', 'xml'], '--format xml is not known'],
    ['a token file that is not there', ['--check', 'http://127.0.0.1:1/', '--token-file', '/nowhere'], 'cannot be read (ENOENT)'],
  ])('%s', async (_name, args, expected) => {
    const { status, stderr } = await check(args);
    expect(status).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each<[string, string[], Record<string, string>]>([
    ['a token as an argument', ['--check', 'http://127.0.0.1:1/', 'CANARY'], {}],
    ['a token behind an option that is not there', ['--check', 'http://127.0.0.1:1/', '--token=CANARY'], {}],
    ['a password in the URL', ['--check', 'http://user:CANARY@127.0.0.1:1/'], {}],
    ['a proxy that is no URL', ['--check', 'http://127.0.0.1:1/'], { HTTP_PROXY: 'http://[CANARY' }],
  ])('%s is refused and not shown', async (_name, args, env) => {
    const { status, stdout, stderr } = await check(args, env);
    expect(status).toBe(2);
    expect(stderr).toContain('hint: ');
    expect(stdout + stderr).not.toContain('CANARY');
  });

  it('--help tells what there is', async () => {
    expect(await check(['--help'])).toMatchObject({ status: 0, stderr: '' });
  });
});
