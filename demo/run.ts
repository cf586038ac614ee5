/**
 * The whole way once, on this machine: values linted, a `.env` made from them, an identity provider, a gate and the
 * registry started, and three agents registered: allowed, denied, blocked.
 *
 * @module
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { type AuthorizationServer, startAuthorizationServer } from '../test/support/authorization-server.ts';
import { assets } from './assets.ts';
import { type RunningProgram, runProgram, startProgram } from './processes.ts';

const AUDIENCE = 'https://gate.example.com';
const CLIENT_ID = 'mcp-registry';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

let steps = 0;

function step(title: string): void {
  say(`\n${(steps += 1)}. ${title}`);
}

/** Ends the demo when something is not as told. */
function expectThat(condition: boolean, what: string): void {
  if (!condition) throw new Error(`the demo went wrong: ${what}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function gatectl(...args: string[]): Promise<string> {
  say(`   $ bin/gatectl ${args.join(' ')}`);
  const { status, output } = await runProgram('gatectl', args);
  expectThat(status === 0, `gatectl ended with status ${String(status)}\n${output}`);
  return output;
}

interface Answer {
  readonly status: number;
  readonly body: {
    readonly code?: string;
    readonly detail?: string;
    readonly path?: string;
    readonly agents?: { readonly name: string }[];
  };
}

async function call(registry: RunningProgram, apiKey: string, method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${registry.address}${path}`, {
    method,
    headers: { 'x-api-key': apiKey, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** Decisions that the gate has logged so far: how often it was called. */
const callsOf = (gate: RunningProgram): number => gate.log.filter((line) => 'outcome' in line && 'operation' in line).length;

async function tell(folder: string, started: { stop(): Promise<void> }[]): Promise<void> {
  const secret = randomBytes(24).toString('base64');
  const apiKey = randomBytes(24).toString('hex');
  const [gatePort, registryPort] = [await freePort(), await freePort()];

  step('A local identity provider: an OAuth2 authorization server that issues RS256 JWTs for the gate');
  const provider: AuthorizationServer = await startAuthorizationServer({
    audience: AUDIENCE,
    scopes: ['gate.check'],
    clients: [{ clientId: CLIENT_ID, secret, method: 'client_secret_post' }],
  });
  started.push({ stop: () => provider.close() });
  say(`   ${provider.issuer}`);

  step('The values file, with the ports that are free here and the secrets made up for this run');
  const overlay = join(folder, 'local.yaml');
  const local = {
    registrationGateUrl: `http://127.0.0.1:${gatePort}/check`,
    registrationGateOauth2TokenUrl: provider.tokenEndpoint,
    registrationGateOauth2ClientSecret: secret,
    registryApiKeys: JSON.stringify([{ key: apiKey, name: 'demo', groups: ['admins'] }]),
    registryHost: '127.0.0.1',
    registryPort,
    registryDataDir: join(folder, 'data'),
  };
  await writeFile(overlay, JSON.stringify({ app: local }), { mode: 0o600 });
  const sources = ['-f', 'demo/values.yaml', '-f', overlay];
  say(indent(await gatectl('lint', ...sources)));

  step('A .env made from it');
  const envFile = join(folder, 'registry.env');
  await gatectl('env', ...sources, '--dialect', 'dotenv', '-o', envFile);
  const env = parseEnv(await readFile(envFile, 'utf8')) as Record<string, string>;
  say(`   ${Object.keys(env).length} variables, readable by you alone`);

  step('A gate: checks the token by the issuer keys, decides by examples/policy.json');
  const gate = await startProgram('policy-gate', {
    POLICY_GATE_PORT: String(gatePort),
    POLICY_GATE_ISSUER_URL: provider.issuer,
    POLICY_GATE_AUDIENCE: AUDIENCE,
    POLICY_GATE_ALLOWED_CLIENTS: CLIENT_ID,
    POLICY_GATE_POLICY_FILE: 'examples/policy.json',
  });
  started.push(gate);
  say(`   ${gate.address}`);

  step('The registry, on the embedded SQLite, with the settings of the .env');
  const registry = await startProgram('registry', env);
  started.push(registry);
  say(`   ${registry.address}`);

  step(`Allowed: "${assets.allowed.name}" is what the policy asks for`);
  const allowed = await call(registry, apiKey, 'POST', '/api/agents/register', assets.allowed);
  say(`   ${allowed.status}, stored; the gate was called ${callsOf(gate)} time(s)`);
  expectThat(allowed.status === 201 && callsOf(gate) === 1, `the first agent got ${JSON.stringify(allowed)}`);

  step(`Denied: "${assets.denied.name}" breaks the policy`);
  const denied = await call(registry, apiKey, 'POST', '/api/agents/register', assets.denied);
  say(`   ${denied.status} ${denied.body.code}, in the policy's own words: ${denied.body.detail}`);
  say(`   the gate was called ${callsOf(gate)} times`);
  expectThat(denied.body.code === 'gate_denied' && callsOf(gate) === 2, `the second agent got ${JSON.stringify(denied)}`);

  step(`Blocked: the identity provider is stopped, so no token can be had for "${assets.blocked.name}"`);
  await provider.close();
  const blocked = await call(registry, apiKey, 'POST', '/api/agents/register', assets.blocked);
  say(`   ${blocked.status} ${blocked.body.code}: ${blocked.body.detail}`);
  say(`   the gate was not called: still ${callsOf(gate)} times`);
  expectThat(
    blocked.body.code === 'gate_token_unavailable' && callsOf(gate) === 2,
    `the third agent got ${JSON.stringify(blocked)}`,
  );

  step('What the registry holds after a restart');
  await registry.stop();
  const again = await startProgram('registry', env);
  started.push(again);
  const { body } = await call(again, apiKey, 'GET', '/api/agents');
  const names = (body.agents ?? []).map(({ name }) => name);
  say(`   ${names.join(', ')}`);
  expectThat(names.length === 1 && names[0] === assets.allowed.name, 'only the allowed agent should be stored');
}

const indent = (text: string): string => text.trimEnd().replaceAll(/^/gm, '   ');

const folder = await mkdtemp(join(tmpdir(), 'registration-gate-demo-'));
const started: { stop(): Promise<void> }[] = [];
try {
  await tell(folder, started);
  say('\nThat is the whole way: allowed, denied by policy, blocked without a token.');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  for (const one of started.toReversed()) await one.stop();
  await rm(folder, { recursive: true, force: true });
}
