/**
 * Measures what a decision of the gate costs beside the floor: as many bare POSTs by the same kind of client, with the same header
 * fields and bodies, over kept connections to the same servers. Writes its section of bench/results.md. Floor and decision take
 * turns, so that a busy machine is fair to both; the figures that count are the ratios.
 *
 * Ends with status 1 when memory grows, connections stay open or Node warns of anything, not for what is slow.
 *
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Gate, JsonObject } from '../src/gate/decision.ts';
import { createGate } from '../src/gate/gate.ts';
import { createAgents } from '../src/http/client.ts';
import { createLog } from '../src/log/log.ts';
import { readAppSettings } from '../src/settings/app-settings.ts';
import { travelAgent } from '../test/registry/support/cards.ts';
import type { SeenRequest, ServerStates } from './gate/servers.ts';
import { renderTable, type Row, writeSection } from './results.ts';

/** Bytes of heap per decision beyond which memory is not flat: a listener that stays has more. */
const FLAT = 16;

/** As the registry has it from a request's body. */
const card = JSON.parse(JSON.stringify(travelAgent)) as JsonObject;

type Work = () => Promise<void>;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of each kind of work, done in turn; the medians, after as many rounds in which V8 compiles what runs often. */
async function inTurn(floor: Work, ours: Work, rounds: number): Promise<readonly [number, number]> {
  const taken: readonly [number[], number[]] = [[], []];
  for (let round = -rounds; round < rounds; round += 1) {
    for (const [at, work] of [floor, ours].entries()) {
      const start = performance.now();
      await work();
      if (round >= 0) taken[at]?.push(performance.now() - start);
    }
  }
  return [median(taken[0]), median(taken[1])];
}

/** Does a work many times, 64 at once. */
async function manyAtOnce(work: Work, times: number): Promise<void> {
  let left = times;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

/** How often each is done in a second, 64 at once. */
async function throughput(floor: Work, ours: Work, times: number, rounds: number): Promise<readonly [number, number]> {
  const taken = await inTurn(
    () => manyAtOnce(floor, times),
    () => manyAtOnce(ours, times),
    rounds,
  );
  return [(times * 1000) / taken[0], (times * 1000) / taken[1]];
}

/** Bytes by which the heap grows with each decision: the slope of the line through its size after each tenth. */
async function heapSlope(work: Work, times: number): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const sizes: number[] = [];
  for (let at = 0; at <= 10; at += 1) {
    collectGarbage();
    sizes.push(process.memoryUsage().heapUsed);
    if (at < 10) await manyAtOnce(work, times / 10);
  }
  const products = sizes.map((size, at) => (at - 5) * size).reduce((sum, product) => sum + product);
  const squares = sizes.map((_, at) => (at - 5) ** 2).reduce((sum, square) => sum + square);
  return products / squares / (times / 10);
}

async function ask(servers: ChildProcess): Promise<ServerStates> {
  servers.send('how are you');
  const [states] = (await once(servers, 'message')) as [ServerStates];
  return states;
}

/** The client that asks for tokens. */
const CLIENT = { id: 'registry', secret: 'a-secret-as-long-as-providers-make-them', scope: 'registrations.decide' };

const address = (states: ServerStates, server: keyof ServerStates, delayMs: number): string =>
  `http://127.0.0.1:${states[server].port}/${delayMs}/${server}`;

/** A gate as the registry makes it; its log lines are made, but nobody is kept waiting for who reads them. */
function makeGate(tokenUrl: string, gateUrl: string, cache: 'on' | 'off'): Promise<Gate> {
  const environment = {
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: gateUrl,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: tokenUrl,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: CLIENT.id,
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: CLIENT.secret,
    REGISTRATION_GATE_OAUTH2_SCOPE: CLIENT.scope,
    REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: cache,
  };
  const { settings, gateState } = readAppSettings(environment);
  return createGate({ settings, state: gateState, log: createLog('info', { write: () => {} }), environment });
}

async function decide(gate: Gate): Promise<void> {
  const { outcome, reason } = await gate.decide({
    assetType: 'agent',
    operation: 'register',
    sourceApi: '/api/agents/register',
    payload: card,
    requestHeaders: { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'curl/8.5.0' },
    requestId: '4be0643f-1d98-573b-97cd-ca98a65347dd',
    actor: { subject: 'ci-pipeline', groups: ['platform'], method: 'api_key' },
    signal: new AbortController().signal,
  });
  if (outcome !== 'allowed') throw new Error(`a decision was ${outcome}: ${reason}`);
}

/** A bare POST of what a decision has just sent. */
function repeat({ fields, body }: SeenRequest, address: string, agent: Agent): Work {
  const pairs = fields.flatMap((name, at) => (at % 2 === 0 ? [[name, fields[at + 1] ?? ''] as const] : []));
  // Node's client adds these two itself.
  const headers = Object.fromEntries(pairs.filter(([name]) => !/^(?:host|connection)$/i.test(name)));
  const url = new URL(address);
  return () =>
    new Promise((resolve, reject) => {
      const outgoing = httpRequest(url, { method: 'POST', agent, headers }, (answer) => {
        answer.on('end', resolve);
        answer.resume();
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
}

const warnings: string[] = [];
process.on('warning', ({ name, message }) => warnings.push(`${name}: ${message}`));

const servers = fork(join(import.meta.dirname, 'gate', 'servers.ts'));
const [started] = (await once(servers, 'message')) as [ServerStates];
const agent = createAgents({ ca: undefined, environment: {} }, true)['http:'];

/** A gate with its decision, and the floors: both POSTs of a decision, and the one that is left with a token at hand. */
async function prepare(delayMs: number, cache: 'on' | 'off', tokenUrl = address(started, 'token', delayMs)) {
  const gateUrl = address(started, 'gate', delayMs);
  const gate = await makeGate(tokenUrl, gateUrl, cache);
  await decide(gate);
  const { token: asked, gate: called } = await ask(servers);
  if (asked.latest === null || called.latest === null) throw new Error('a decision did not ask both servers');
  const [token, check] = [repeat(asked.latest, tokenUrl, agent), repeat(called.latest, gateUrl, agent)];
  const floor: Work = async () => {
    await token();
    await check();
  };
  return { gate, decision: () => decide(gate), floor, check, bytes: called.latest.body.length };
}

const atOnce = await prepare(0, 'off');
const slow = await prepare(20, 'off');
const cached = await prepare(0, 'on');
// It does not tell what it was asked; a decision asks it what it asked the server above.
const provider = fork(join(import.meta.dirname, 'gate', 'provider.ts'), [CLIENT.id, CLIENT.secret, CLIENT.scope]);
const [tokenEndpoint] = (await once(provider, 'message')) as [string];
const signed = await prepare(0, 'off', tokenEndpoint);

const verdict = (met: boolean): string => (met ? 'met' : 'missed');
const ms = (value: number): string => `${value.toFixed(3)} ms`;
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} a second`;

function latencyRow(what: string, [floor, ours]: readonly [number, number], most: number): Row {
  return [what, ms(floor), ms(ours), `${(ours / floor).toFixed(2)} times`, `${most} times`, verdict(ours <= floor * most)];
}

function throughputRow(what: string, [floor, ours]: readonly [number, number]): Row {
  const share = Math.round((ours / floor) * 100);
  return [what, perSecond(floor), perSecond(ours), `${share} %`, '85 %', verdict(ours >= floor * 0.85)];
}

const rows: Row[] = [
  latencyRow('servers answer at once', await inTurn(atOnce.floor, atOnce.decision, 3000), 1.25),
  latencyRow('servers take 20 ms', await inTurn(slow.floor, slow.decision, 150), 1.03),
];
const [one, withCache] = await inTurn(cached.check, cached.decision, 3000);
rows.push([
  'token cache on, one POST',
  ms(one),
  ms(withCache),
  `${(withCache / one).toFixed(2)} times, ${ms(withCache - one)} more`,
  '1.4 times or 0.15 ms more',
  verdict(withCache <= Math.max(one * 1.4, one + 0.15)),
]);
rows.push(
  throughputRow('64 in flight, servers answer at once', await throughput(atOnce.floor, atOnce.decision, 2000, 20)),
  throughputRow('64 in flight, servers take 20 ms', await throughput(slow.floor, slow.decision, 1000, 10)),
  throughputRow('64 in flight, oidc-provider signs the tokens', await throughput(signed.floor, signed.decision, 500, 10)),
);

const slope = await heapSlope(atOnce.decision, 50_000);
for (const { gate } of [atOnce, slow, cached, signed]) await gate.close();
agent.destroy();
await delay(500);
const left = await ask(servers);
servers.disconnect();
provider.disconnect();
const open = left.token.connections + left.gate.connections;

writeSection(
  'The gate',
  `A decision (a token of its own, then the gate) beside as many bare POSTs by Node's client with the same header fields and bodies
over kept connections: medians, in turn, in one run. The card is an agent's of ${JSON.stringify(card).length.toLocaleString('en')} characters; the gate's body has
${atOnce.bytes.toLocaleString('en')}.

${renderTable(['', 'bare POSTs', 'decision', 'ratio', 'target', ''], rows)}
Over 50,000 decisions, 64 in flight, the heap grows by ${slope.toFixed(1)} bytes a decision; afterwards ${open} connections are open, and Node warned of
${warnings.length === 0 ? 'nothing' : warnings.join('; ')}.`,
);
process.exitCode = slope <= FLAT && open === 0 && warnings.length === 0 ? 0 : 1;
