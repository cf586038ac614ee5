import { afterEach, describe, expect, it } from 'vitest';
import { OPEN_MS, THRESHOLD } from '../../src/gate/circuit-breaker.ts';
import type { GateObserver, Step } from '../../src/gate/observer.ts';
import { systemTiming } from '../../src/gate/timing.ts';
import { closeAll } from '../http/support.ts';
import { makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

afterEach(closeAll);

const TRACE = '0123456789abcdef0123456789abcdef';
const traceparent = (span: number): string => `00-${TRACE}-${String(span).padStart(16, '0')}-01`;

/** Notes each step as it begins and ends; with tracing on it names them 1, 2, 3... */
function recorder(traces: boolean) {
  const events: unknown[] = [];
  let spans = 0;
  function begin<T>(name: string, within: string | undefined, view: (result: T) => unknown): Step<T> {
    spans += 1;
    const id = spans;
    events.push([`begin ${name}`, ...(traces ? [id, within] : [])]);
    return {
      traceparent: traces ? traceparent(id) : undefined,
      end: (result) => void events.push([`end ${name}`, view(result)]),
    };
  }
  const observer: GateObserver = {
    decision: ({ traceparent: within }) => begin('decision', within, ({ outcome, code }) => [outcome, code]),
    token: (within) =>
      begin('token', within, (result) => [
        result.requests,
        result.ok ? 'token' : (result.failure.error ?? result.failure.reason),
      ]),
    attempt: (attempt, within) => begin(`attempt ${attempt}`, within, ({ verdict, status }) => [verdict, status]),
  };
  return { observer, events };
}

describe('an observer', () => {
  it('is told of the decision, its token and each attempt, in the order in which they begin and end', async () => {
    const provider = await startProvider();
    const gateServer = await startGateServer((_request, response, index) =>
      response.writeHead([503, 401, 200][index] ?? 500).end(),
    );
    const { observer, events } = recorder(false);
    const { gate } = await makeGate(oauthEnv(gateServer, provider), { observer });
    await gate.decide(question());
    expect(events).toEqual([
      ['begin decision'],
      ['begin token'],
      ['end token', [1, 'token']],
      ['begin attempt 1'],
      ['end attempt 1', ['retry', 503]],
      ['begin attempt 2'],
      ['end attempt 2', ['token-refused', 401]],
      ['begin token'],
      ['end token', [1, 'token']],
      ['begin attempt 3'],
      ['end attempt 3', ['allowed', 200]],
      ['end decision', ['allowed', null]],
    ]);
  });

  it('is told of an acquisition that fails, of the start-up check too', async () => {
    const provider = await startProvider((_request, response) =>
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}'),
    );
    const gateServer = await startGateServer((_request, response) => response.writeHead(200).end());
    const { observer, events } = recorder(false);
    const { gate } = await makeGate(oauthEnv(gateServer, provider), { observer });
    await gate.decide(question());
    await gate.tryToken(new AbortController().signal);
    expect(events).toEqual([
      ['begin decision'],
      ['begin token'],
      ['end token', [1, 'invalid_client']],
      ['end decision', ['failed', 'gate_token_unavailable']],
      ['begin token'],
      ['end token', [1, 'invalid_client']],
    ]);
    expect(gateServer.requests).toEqual([]);
  });

  it('that traces names the steps: each attempt is sent with its own, within the decision, within what the caller sent', async () => {
    const provider = await startProvider();
    const gateServer = await startGateServer((_request, response, index) => response.writeHead(index === 0 ? 502 : 200).end());
    const { observer, events } = recorder(true);
    const { gate } = await makeGate(oauthEnv(gateServer, provider), { observer });
    await gate.decide(question({ traceparent: traceparent(77) }));
    const begun = events.filter((event) => String(event).startsWith('begin'));
    expect(begun).toEqual([
      ['begin decision', 1, traceparent(77)],
      ['begin token', 2, traceparent(1)],
      ['begin attempt 1', 3, traceparent(1)],
      ['begin attempt 2', 4, traceparent(1)],
    ]);
    expect(gateServer.requests.map(({ headers }) => headers['traceparent'])).toEqual([traceparent(3), traceparent(4)]);
    expect(provider.requests[0]?.headers).not.toHaveProperty('traceparent');
  });
});

describe('activity', () => {
  it('counts the decisions in flight and those that wait', async () => {
    const held: (() => void)[] = [];
    const gateServer = await startGateServer((_request, response) => held.push(() => response.writeHead(200).end()));
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MAX_CONCURRENCY: '2' });
    expect(gate.activity()).toEqual({ usable: true, breaker: 'closed', inFlight: 0, queued: 0 });
    const decisions = [1, 2, 3, 4, 5].map(() => gate.decide(question()));
    await expect.poll(() => held.length).toBe(2);
    expect(gate.activity()).toEqual({ usable: true, breaker: 'closed', inFlight: 2, queued: 3 });
    while (gate.activity().inFlight > 0) {
      held.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(decisions);
    expect(gate.activity()).toEqual({ usable: true, breaker: 'closed', inFlight: 0, queued: 0 });
  });

  it('says when the breaker opens, half opens and closes', async () => {
    let status = 500;
    let now = 0;
    const timing = { ...systemTiming, clock: { ...systemTiming.clock, now: () => now } };
    const gateServer = await startGateServer((_request, response) => response.writeHead(status).end());
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: gateServer.url, REGISTRATION_GATE_MAX_RETRIES: '0' }, { timing });
    for (let n = 0; n < THRESHOLD; n += 1) await gate.decide(question());
    expect(gate.activity().breaker).toBe('open');
    now += OPEN_MS;
    expect(gate.activity().breaker).toBe('half_open');
    status = 200;
    await gate.decide(question());
    expect(gate.activity().breaker).toBe('closed');
  });

  it('says that a gate with wrong settings cannot be used', async () => {
    const { gate } = await makeGate({ REGISTRATION_GATE_URL: 'https://gate.example.com', REGISTRATION_GATE_CA_FILE: '/nowhere' });
    expect(gate.activity().usable).toBe(false);
  });
});
