import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
    expect(run.stdout).toContain('10 passed, 0 failed, 0 skipped');
    expect(run.stdout + run.stderr + gate.output()).not.toContain(token);
  });

  it('so does the small gate of the guide', async () => {
    const script = folder.write(
      'gate.mjs',
      codeBlockWith('docs/writing-a-gate.md', 'createServer').replace("'jose'", JSON.stringify(import.meta.resolve('jose'))),
    );
    const { url, close } = await listen(() => undefined);
    await close();
    const child = spawn(process.execPath, [script], {
      env: {
        ISSUER: issuer.url,
        JWKS_URL: `${issuer.url}/keys`,
        AUDIENCE: claims.aud,
        CLIENT_ID: claims.azp,
        PORT: new URL(url).port,
      },
      stdio: 'inherit',
    });
    await expect.poll(async () => (await fetch(url).catch(() => null))?.status, { timeout: 10_000 }).toBe(401);
    expect(await failedProbes(url)).toEqual([]);
    child.kill();
  });

  it('without a token the probes that need one are skipped', async () => {
    const gate = await listen((_request, response) => response.writeHead(401).end());
    const { status, stdout } = await check(['--check', gate.url]);
    await gate.close();
    expect(status).toBe(0);
    expect(stdout).toContain('2 passed, 0 failed, 8 skipped\nskipped for want of a token');
  });
});

describe('a gate that breaks it', () => {
  const json = (response: ServerResponse, status: number, text: string, type = 'application/json'): ServerResponse =>
    response.writeHead(status, { 'content-type': type }).end(text);

  const decisions = ['agent', 'server', 'skill'].flatMap((type) => [`register-${type}`, `update-${type}`]);
  const all = [...decisions, 'unknown-members', 'malformed-body'];

  it.each<[string, (response: ServerResponse, isOurs: boolean, body: string) => unknown, string[]]>([
    ['open to everyone', (response) => json(response, 200, '{}'), ['no-token', 'foreign-token', 'malformed-body']],
    [
      'redirects to a login page',
      (response) => response.writeHead(302, { location: '/login' }).end(),
      ['no-token', 'foreign-token', ...all],
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
      ['foreign-token'],
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

  it('cannot be reached', async () => {
    const { status, stdout } = await check(['--check', 'http://127.0.0.1:1/']);
    expect(status).toBe(1);
    expect(stdout).toContain('got connect: ECONNREFUSED');
  });
});

describe('wrong usage', () => {
  it.each<[string, string[], string]>([
    ['no URL', ['--check', 'gate'], '--check takes an http or https URL'],
    ['an unknown option', ['--chek', 'x'], '--chek'],
    ['an unknown format', ['--check', 'http://127.0.0.1:1/', '--format', 'xml'], '--format xml is not known'],
    ['a token file that is not there', ['--check', 'http://127.0.0.1:1/', '--token-file', '/nowhere'], 'cannot be read (ENOENT)'],
  ])('%s', async (_name, args, expected) => {
    const { status, stderr } = await check(args);
    expect(status).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('--help tells what there is', async () => {
    expect(await check(['--help'])).toMatchObject({ status: 0, stderr: '' });
  });
});
