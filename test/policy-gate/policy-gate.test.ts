import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPolicyGate } from '../../src/policy-gate/program.ts';
import { root } from '../support/repository.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { type Issuer, type RunningGate, startGate, startIssuer } from './support.ts';

const folder = tempFolder();
const AUDIENCE = 'https://gate.example.com';
let issuer: Issuer;
let gate: RunningGate;
let settings: Record<string, string>;

beforeAll(async () => {
  issuer = await startIssuer();
  settings = {
    POLICY_GATE_ISSUER_URL: issuer.url,
    POLICY_GATE_AUDIENCE: AUDIENCE,
    POLICY_GATE_ALLOWED_CLIENTS: 'registry,other',
    POLICY_GATE_ALLOWED_TENANTS: 'tenant-1',
    POLICY_GATE_REQUIRED_ROLES: 'Gate.Check',
    POLICY_GATE_POLICY_FILE: join(root, 'examples/policy.json'),
  };
  gate = await startGate(settings);
});

afterAll(async () => {
  expect(await gate.stop()).toBe(0);
  await issuer.close();
});

const right = { aud: AUDIENCE, azp: 'registry', tid: 'tenant-1', roles: ['Gate.Check'] };

const question = {
  asset_type: 'agent',
  operation: 'register',
  source_api: '/api/agents/register',
  registration_payload: {
    name: 'A',
    description: 'Does what it says it does',
    url: 'https://agent.example.com',
    provider: { organization: 'Example' },
  },
  request_headers: {},
};

async function ask(
  token: string | null,
  body: unknown = question,
  url = gate.url,
  type = 'application/json',
): Promise<{ status: number; challenge: string | null; body: any }> {
  const response = await fetch(`${url}/check`, {
    method: 'POST',
    headers: { 'content-type': type, ...(token !== null && { authorization: `Bearer ${token}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body: await response.json() };
}

describe('a token that is accepted', () => {
  it.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['Entra v2: azp', right, {}],
    ['Entra v1: appid', { ...right, azp: undefined, appid: 'registry' }, {}],
    ['RFC 9068: client_id, typ at+jwt', { ...right, azp: undefined, client_id: 'other' }, { typ: 'at+jwt' }],
    ['Okta: cid', { ...right, azp: undefined, cid: 'registry' }, {}],
    ['several audiences', { ...right, aud: ['account', AUDIENCE] }, {}],
    [
      'Cognito: no aud, the resource server in the scope',
      { ...right, aud: undefined, token_use: 'access', scope: `${AUDIENCE}/check` },
      {},
    ],
  ])('%s', async (_name, claims, header) => {
    expect(await ask(await issuer.sign(claims, header))).toMatchObject({ status: 200, body: { status: 'allowed' } });
  });
});

describe('a token that is not valid is 401 invalid_token', () => {
  const past = Math.floor(Date.now() / 1000) - 3600;

  it.each<[string, () => Promise<string>]>([
    ['wrong issuer', () => issuer.sign({ ...right, iss: 'https://other.example.com' })],
    ['wrong audience', () => issuer.sign({ ...right, aud: 'https://other.example.com' })],
    ['no audience', () => issuer.sign({ ...right, aud: undefined })],
    ['expired', () => issuer.sign({ ...right, exp: past })],
    ['without expiry', () => issuer.sign({ ...right, exp: undefined })],
    ['not yet valid', () => issuer.sign({ ...right, nbf: past + 7200 })],
    ['signed by another key', () => issuer.sign(right, {}, true)],
    ['unknown key id', () => issuer.sign(right, { kid: 'k2' })],
    ['an ID token', () => issuer.sign({ ...right, nonce: 'n' })],
    ['an ID token of Cognito', () => issuer.sign({ ...right, token_use: 'id' })],
    ['another kind of JWT', () => issuer.sign(right, { typ: 'logout+jwt' })],
    [
      'alg none',
      async () => {
        const [, payload] = (await issuer.sign(right)).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      },
    ],
    [
      'HS256 with the public key',
      async () => {
        const { SignJWT } = await import('jose');
        return new SignJWT({ ...right, iss: issuer.url, exp: past + 7200 })
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode(issuer.publicKeyPem));
      },
    ],
    [
      'changed claims',
      async () => {
        const [header, payload = '', signature] = (await issuer.sign({ ...right, azp: 'stranger' })).split('.');
        const claims = Buffer.from(payload, 'base64url').toString().replace('stranger', 'registry');
        return `${header}.${Buffer.from(claims).toString('base64url')}.${signature}`;
      },
    ],
    ['no JWT', async () => 'abc'],
  ])('%s', async (_name, token) => {
    const answer = await ask(await token());
    expect(answer.status).toBe(401);
    expect(answer.challenge).toContain('error="invalid_token"');
  });

  it('no token at all has no error code', async () => {
    expect(await ask(null)).toMatchObject({ status: 401, challenge: 'Bearer realm="gate"' });
  });
});

describe('a right token of someone who may not ask is 403, not invalid_token', () => {
  it.each<[string, Record<string, unknown>]>([
    ['unknown client', { ...right, azp: 'stranger' }],
    ['no client', { ...right, azp: undefined }],
    ['two clients, one unknown', { ...right, client_id: 'stranger' }],
    ['wrong tenant', { ...right, tid: 'tenant-2' }],
    ['no tenant', { ...right, tid: undefined }],
    ['missing role', { ...right, roles: ['Other'] }],
    ['no roles', { ...right, roles: undefined }],
  ])('%s', async (_name, claims) => {
    const answer = await ask(await issuer.sign(claims));
    expect(answer).toMatchObject({ status: 403, challenge: null, body: { status: 'denied' } });
  });
});

describe('the decision', () => {
  it('is the policy, in its own words', async () => {
    const body = { ...question, registration_payload: { ...question.registration_payload, url: 'http://x' } };
    expect(await ask(await issuer.sign(right), body)).toMatchObject({
      status: 403,
      body: { status: 'denied', error: 'an agent is reached over https' },
    });
  });

  it('ignores members of later versions', async () => {
    expect(await ask(await issuer.sign(right), { ...question, later: { a: [1] } })).toMatchObject({ status: 200 });
  });

  it('denies an asset type that nobody knows', async () => {
    expect(await ask(await issuer.sign(right), { ...question, asset_type: 'tool' })).toMatchObject({ status: 403 });
  });

  it.each<[string, unknown, string, number]>([
    ['malformed JSON', '{"a": ', 'application/json', 400],
    ['a body that is no question', { asset_type: 'agent' }, 'application/json', 422],
    ['a list', [], 'application/json', 422],
    ['another type', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['a body that is too large', { ...question, pad: 'x'.repeat(1024 * 1024) }, 'application/json', 413],
  ])('%s is refused', async (_name, body, type, status) => {
    expect(await ask(await issuer.sign(right), body, gate.url, type)).toMatchObject({ status });
  });

  it.each<[string, string, string]>([
    ['malformed JSON', '{', 'application/json'],
    ['another type', 'a', 'text/csv'],
    ['too much', 'x'.repeat(1024 * 1024 + 1), 'application/json'],
  ])('asks who calls before it reads the body: %s', async (_name, body, type) => {
    expect(await ask(null, body, gate.url, type)).toMatchObject({ status: 401 });
  });

  it('is at /check alone', async () => {
    expect((await fetch(`${gate.url}/`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${gate.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${gate.url}/readyz`)).status).toBe(200);
  });
});

describe('when the keys cannot be had', () => {
  it('nobody is let in and nobody is blamed: 503', async () => {
    const lonely = await startGate({ ...settings, POLICY_GATE_JWKS_URL: 'http://127.0.0.1:1/keys' });
    const token = await issuer.sign(right);
    expect(await ask(token, question, lonely.url)).toMatchObject({ status: 503, challenge: null });
    expect((await fetch(`${lonely.url}/readyz`)).status).toBe(503);
    await lonely.stop();
  });
});

describe('the stop', () => {
  it('does not wait for a request that never ends', async () => {
    const own = await startGate(settings, 200);
    const token = await issuer.sign(right);
    const { hostname, port } = new URL(own.url);
    const socket = connect(Number(port), hostname);
    const closed = once(socket, 'close');
    socket.on('error', () => {});
    socket.write(
      `POST /check HTTP/1.1\r\nHost: gate\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n` +
        'Expect: 100-continue\r\nContent-Length: 100\r\n\r\n',
    );
    // The gate has seen the head of the request.
    await once(socket, 'data');
    expect(await own.stop()).toBe(0);
    await closed;
  });
});

describe('the policy file', () => {
  it('is read anew when it changes', async () => {
    const file = folder.write('watched.json', '{"agent": true}');
    const own = await startGate({ ...settings, POLICY_GATE_POLICY_FILE: file });
    writeFileSync(file, '{"agent": false}');
    await expect.poll(() => own.output(), { timeout: 30_000 }).toContain('policy read anew');
    expect(await ask(await issuer.sign(right), question, own.url)).toMatchObject({ status: 403 });
    await own.stop();
  });

  it('is read anew on SIGHUP; a broken one leaves the old one in force', async () => {
    const file = folder.write('policy.json', '{"agent": true}');
    const own = await startGate({ ...settings, POLICY_GATE_POLICY_FILE: file });
    const token = await issuer.sign(right);
    const reload = async (text: string, expected: string): Promise<void> => {
      writeFileSync(file, text);
      own.signal('SIGHUP');
      await expect.poll(() => own.output()).toContain(expected);
    };
    expect(await ask(token, question, own.url)).toMatchObject({ status: 200 });
    await reload('{"agent": {"requierd": []}}', 'the old one stays in force');
    expect(await ask(token, question, own.url)).toMatchObject({ status: 200 });
    await reload('{"agent": false}', 'policy read anew');
    expect(await ask(token, question, own.url)).toMatchObject({ status: 403 });
    await own.stop();
  });
});

describe('wrong settings', () => {
  async function start(env: Record<string, string>): Promise<{ status: number; output: string }> {
    let output = '';
    const write = (text: string): string => (output += text);
    const status = await runPolicyGate({ args: [], env, stdout: { write }, stderr: { write }, events: new EventEmitter() });
    return { status, output };
  }

  it('are all named, and end the start with status 2', async () => {
    const { status, output } = await start({ POLICY_GATE_LOG_LEVEL: 'silent' });
    expect(status).toBe(2);
    for (const name of ['ISSUER_URL', 'AUDIENCE', 'ALLOWED_CLIENTS', 'POLICY_FILE'])
      expect(output).toContain(`POLICY_GATE_${name} is needed`);
  });

  it.each<[string, Record<string, string>, string]>([
    ['a policy that is not there', { POLICY_GATE_POLICY_FILE: '/nowhere' }, 'the policy file cannot be read (ENOENT)'],
    [
      'a CA file that is not there',
      { POLICY_GATE_CA_FILE: '/nowhere' },
      'POLICY_GATE_CA_FILE: the CA file cannot be read (ENOENT)',
    ],
    ['a misspelt variable', { POLICY_GATE_AUDIENCES: 'x' }, 'did you mean POLICY_GATE_AUDIENCE?'],
    ['a list of clients that is empty', { POLICY_GATE_ALLOWED_CLIENTS: ' , ' }, 'POLICY_GATE_ALLOWED_CLIENTS'],
    ['a port in use', { POLICY_GATE_PORT: 'in use' }, 'cannot listen'],
  ])('%s', async (_name, change, expected) => {
    const env = { ...settings, ...change };
    if (env['POLICY_GATE_PORT'] === 'in use') env['POLICY_GATE_PORT'] = new URL(gate.url).port;
    const { status, output } = await start(env);
    expect(status).toBe(2);
    expect(output).toContain(expected);
  });
});

describe('the log', () => {
  const lineWith = (text: string): unknown => {
    const line = gate
      .output()
      .split('\n')
      .find((one) => one.includes(text));
    return JSON.parse(line ?? 'null');
  };

  it('names question, client and outcome of a decision, and holds nothing of the asset', async () => {
    const payload = { ...question.registration_payload, url: 'http://CANARY', note: 'CANARY' };
    await ask(await issuer.sign(right), { ...question, request_id: 'log-1', registration_payload: payload });
    expect(lineWith('log-1')).toMatchObject({
      event: 'decision',
      asset_type: 'agent',
      operation: 'register',
      outcome: 'denied',
      client: 'registry',
      reason: 'an agent is reached over https',
    });
    expect(gate.output()).not.toContain('CANARY');
  });

  it('names the client that may not ask, and holds nothing of its token', async () => {
    const token = await issuer.sign({ ...right, azp: 'stranger' });
    await fetch(`${gate.url}/check`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'x-request-id': 'log-2' } });
    expect(lineWith('log-2')).toMatchObject({
      event: 'token not accepted',
      outcome: 'forbidden',
      reason: 'client',
      client: 'stranger',
    });
    for (const part of token.split('.')) expect(gate.output()).not.toContain(part);
  });
});
