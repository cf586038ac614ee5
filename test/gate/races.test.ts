/** Decisions that meet: renewals at the same time, callers who leave, deadlines that end, in every phase of a decision. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GateDecision } from '../../src/gate/decision.ts';
import { systemTiming } from '../../src/gate/timing.ts';
import type { Environment } from '../../src/settings/environment.ts';
import { Secret } from '../../src/settings/secret.ts';
import { closeAll, type Handler, type TestServer } from '../http/support.ts';
import { makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

afterEach(closeAll);
afterEach(() => vi.restoreAllMocks());
afterEach(() => void vi.useRealTimers());

const times = (count: number, work: () => Promise<GateDecision>): Promise<GateDecision[]> =>
  Promise.all(Array.from({ length: count }, work));
const sum = (decisions: readonly GateDecision[], of: 'attempts' | 'tokenRequests'): number =>
  decisions.reduce((total, decision) => total + decision[of], 0);

/** A gate that takes no first token; it answers those who present one when `count` of them wait. */
const refuseFirst = (count: number): Handler => {
  const waiting: (() => void)[] = [];
  return ({ headers }, response) => {
    if (headers.authorization !== 'Bearer token-1') return void response.end();
    waiting.push(() => response.writeHead(401).end());
    if (waiting.length >= count) for (const answer of waiting.splice(0)) answer();
  };
};

describe('a token that the gate refuses to many decisions', () => {
  const CACHE = { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' };

  it('at the same time is renewed once for all of them', async () => {
    const [gateServer, provider] = [await startGateServer(refuseFirst(24)), await startProvider()];
    const { gate } = await makeGate(oauthEnv(gateServer, provider, CACHE));
    const decisions = await times(24, () => gate.decide(question()));
    expect(decisions.map(({ outcome, attempts }) => [outcome, attempts])).toEqual(Array(24).fill(['allowed', 2]));
    expect([sum(decisions, 'tokenRequests'), provider.requests.length, gateServer.requests.length]).toEqual([2, 2, 48]);
  });

  it('one after the other is renewed once too: a late refusal does not drop the new token', async () => {
    const late = Promise.withResolvers<void>();
    let first = true;
    const gateServer = await startGateServer(async ({ headers }, response) => {
      if (headers.authorization !== 'Bearer token-1') return void response.end();
      const isFirst = first;
      first = false;
      if (isFirst) await late.promise;
      response.writeHead(401).end();
    });
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider, CACHE));
    const waiting = gate.decide(question());
    await expect.poll(() => gateServer.requests.length).toBe(1);
    expect(await gate.decide(question())).toMatchObject({ outcome: 'allowed', attempts: 2, tokenRequests: 1 });
    late.resolve();
    expect(await waiting).toMatchObject({ outcome: 'allowed', attempts: 2, tokenRequests: 1 });
    expect(provider.requests).toHaveLength(2);
  });

  it('has each of them get a token of its own without the cache', async () => {
    const gateServer = await startGateServer(({ headers }, response) =>
      response.writeHead(headers['x-gate-attempt'] === '1' ? 401 : 200).end(),
    );
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    const decisions = await times(12, () => gate.decide(question()));
    expect([sum(decisions, 'attempts'), sum(decisions, 'tokenRequests')]).toEqual([24, 24]);
    expect(new Set(gateServer.requests.map(({ headers }) => headers.authorization)).size).toBe(24);
  });
});

interface Scene {
  readonly gate?: Handler;
  readonly provider?: Handler;
  readonly env?: (provider: TestServer) => Environment;
  /** Another decision that is under way. */
  readonly occupied?: true;
  readonly prepare?: (act: () => void) => void;
  /** Calls of the gate. */
  readonly attempts: number;
  /** What the decision comes to when its time ends instead. */
  readonly late: string;
}

/** A volume that does not answer. */
const hangReading = (act: () => void): void =>
  void vi.spyOn(Secret.prototype, 'read').mockImplementation(() => {
    setImmediate(act);
    return new Promise(() => undefined);
  });

/** Every phase of a decision: `act` is called as soon as it has begun, and it does not end by itself. */
const phases: Readonly<Record<string, (act: () => void) => Scene>> = {
  'the signing keys are read': () => ({
    env: () => ({ REGISTRATION_GATE_SIGNING_KEYS: `whsec_${Buffer.alloc(32, 1).toString('base64')}` }),
    prepare: hangReading,
    attempts: 0,
    late: 'gate_misconfigured',
  }),
  'it waits in the queue': () => ({ occupied: true, attempts: 0, late: 'gate_overloaded' }),
  'the client secret is read': () => ({
    env: () => ({
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: '/volume/secret',
    }),
    prepare: hangReading,
    attempts: 0,
    late: 'gate_token_unavailable',
  }),
  'the issuer is asked': (act) => ({
    provider: () => act(),
    env: ({ url }) => ({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: '', REGISTRATION_GATE_OAUTH2_ISSUER_URL: url }),
    attempts: 0,
    late: 'gate_token_unavailable',
  }),
  'the provider is asked': (act) => ({ provider: () => act(), attempts: 0, late: 'gate_token_unavailable' }),
  'the token comes': (act) => ({
    provider: (_request, response) => void response.writeHead(200).write('{"access_token":', act),
    attempts: 0,
    late: 'gate_token_unavailable',
  }),
  'the provider is asked, for others too': (act) => ({
    provider: () => act(),
    env: () => ({ REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' }),
    attempts: 0,
    late: 'gate_token_unavailable',
  }),
  'the gate thinks': (act) => ({ gate: () => act(), attempts: 1, late: 'gate_unavailable' }),
  'the answer comes': (act) => ({
    gate: (_request, response) => void response.writeHead(200, { 'content-length': '99' }).write('{"status":', act),
    attempts: 1,
    late: 'gate_unavailable',
  }),
  'it waits for the next attempt': () => ({
    gate: (_request, response) => void response.writeHead(503).end(),
    attempts: 1,
    late: 'gate_unavailable',
  }),
  'a refused token is renewed': (act) => ({
    gate: (_request, response) => void response.writeHead(401).end(),
    provider: (_request, response, index) =>
      index === 0 ? void response.end('{"access_token":"token-1","token_type":"bearer"}') : act(),
    attempts: 1,
    late: 'gate_token_unavailable',
  }),
};

const silent: Handler = () => undefined;

/** Milliseconds that a decision has. */
const DEADLINE = 30_000;

/** A gate in which a decision comes to a phase and stays there; `act` is called when it has begun. */
async function enter(scene: Scene, act: () => void, clock = systemTiming.clock) {
  const [gateServer, provider] = [await startGateServer(scene.gate ?? silent), await startProvider(scene.provider)];
  const sleep = (_ms: number, signal: AbortSignal): Promise<void> => {
    act();
    return clock === systemTiming.clock ? systemTiming.sleep(DEADLINE, signal) : Promise.resolve();
  };
  const made = await makeGate(
    oauthEnv(gateServer, provider, {
      REGISTRATION_GATE_MAX_CONCURRENCY: '1',
      REGISTRATION_GATE_TIMEOUT_SECONDS: '300',
      REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: '300',
      REGISTRATION_GATE_DEADLINE_SECONDS: String(DEADLINE / 1000),
      ...scene.env?.(provider),
    }),
    { timing: { ...systemTiming, clock, sleep } },
  );
  scene.prepare?.(act);
  const other = new AbortController();
  const occupying = scene.occupied && made.gate.decide(question({ signal: other.signal }));
  if (occupying !== undefined) await expect.poll(() => gateServer.requests.length).toBe(1);
  const clear = async (): Promise<void> => {
    other.abort();
    await occupying;
    vi.restoreAllMocks();
  };
  return { ...made, gateServer, provider, clear };
}

describe('a caller who leaves while', () => {
  it.each(Object.keys(phases))('%s: nothing proceeds, nobody is called any more, the place is free', async (name) => {
    const leaving = new AbortController();
    const leave = (): void => leaving.abort();
    const scene = phases[name]!(leave);
    const { gate, gateServer, provider, clear } = await enter(scene, leave);
    const decision = gate.decide(question({ signal: leaving.signal }));
    if (scene.occupied) leave();
    expect(await decision).toMatchObject({
      outcome: 'failed',
      proceed: false,
      reason: 'the caller has gone',
      attempts: scene.attempts,
    });
    await clear();
    expect(gate.activity()).toMatchObject({ inFlight: 0, queued: 0, breaker: 'closed' });
    expect(gateServer.requests).toHaveLength(scene.attempts + (scene.occupied ? 1 : 0));
    expect(provider.requests.length).toBeLessThanOrEqual(2);
  });
});

describe('a deadline that ends while', () => {
  it.each(Object.keys(phases))('%s: the decision fails by what it waits for, and the place is free', async (name) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = 0;
    const end = (): void => {
      now += DEADLINE;
      vi.advanceTimersByTime(DEADLINE);
    };
    const scene = phases[name]!(end);
    const { gate, gateServer, clear } = await enter(scene, end, { ...systemTiming.clock, now: () => now });
    const decision = gate.decide(question());
    if (scene.occupied) {
      await expect.poll(() => gate.activity().queued).toBe(1);
      end();
    }
    const { code } = await decision;
    // The one before it in the queue has the same deadline: its place may become free in the last moment.
    expect(scene.occupied ? [scene.late, 'gate_unavailable', 'gate_token_unavailable'] : [scene.late]).toContain(code);
    expect(await decision).toMatchObject({ outcome: 'failed', proceed: false, attempts: scene.attempts });
    await clear();
    expect(gate.activity()).toMatchObject({ inFlight: 0, queued: 0 });
    expect(gateServer.requests).toHaveLength(scene.attempts + (scene.occupied ? 1 : 0));
  });
});
