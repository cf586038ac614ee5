import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/repository.ts';
import { travelAgent } from './support/cards.ts';
import { type Collector, type SentSpan, startCollector } from './support/collector.ts';
import { type RunningRegistry, startRegistry, startRegistryProcess } from './support/registry.ts';
import { json, silence, startServer, startTokenEndpoint } from './support/servers.ts';
import { KEYS } from './support/test-app.ts';

const REGISTER = '/api/agents/register';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

const traced = (collector: { url: string }, gate: { url: string }, token?: { url: string }): Record<string, string> => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_URL: gate.url,
  REGISTRATION_GATE_STARTUP_CHECK: 'off',
  ...(token !== undefined && {
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token`,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'secret',
  }),
});

/** Stops a registry, which sends what is left, and gives the spans. */
async function spansOf(registry: RunningRegistry, collector: Collector): Promise<SentSpan[]> {
  registry.signal('SIGTERM');
  expect(await registry.ended).toBe(0);
  return collector.spans();
}

/** Names of spans as they lie within one another. */
function tree(spans: readonly SentSpan[], parent: string | undefined): unknown[] {
  return spans
    .filter(({ parentSpanId }) => (parentSpanId ?? '') === (parent ?? ''))
    .map(({ name, spanId }) => {
      const within = tree(spans, spanId);
      return within.length === 0 ? name : [name, within];
    });
}

describe('a traced write', () => {
  it('is a span with the decision, its token, each call and the store within it, all in the trace of the caller', async () => {
    const [collector, token] = [await startCollector(), await startTokenEndpoint()];
    let calls = 0;
    const gate = await startServer((received, response) => json((calls += 1) === 1 ? 503 : 200, {})(received, response));
    const registry = await startRegistry(traced(collector, gate, token));
    const traceparent = `00-${TRACE}-${CALLER}-01`;
    const answer = await registry.send('POST', REGISTER, travelAgent, { traceparent, 'x-request-id': 'request-1' });
    expect(answer.status).toBe(201);

    const spans = await spansOf(registry, collector);
    expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    expect(tree(spans, CALLER)).toEqual([
      [
        `POST ${REGISTER}`,
        [
          'store find',
          ['registration gate decision', ['access token', 'registration gate call', 'registration gate call']],
          'store write',
        ],
      ],
    ]);
    const attributesOf = (name: string) => spans.filter((span) => span.name === name).map(({ attributes }) => attributes);
    expect(attributesOf(`POST ${REGISTER}`)).toEqual([
      {
        'http.request.method': 'POST',
        'http.route': REGISTER,
        'http.response.status_code': 201,
        'registration_gate.request_id': 'request-1',
        'registration_gate.caller.method': 'api_key',
      },
    ]);
    expect(attributesOf('registration gate decision')).toEqual([
      {
        'registration_gate.asset_type': 'agent',
        'registration_gate.operation': 'register',
        'registration_gate.request_id': 'request-1',
        'registration_gate.outcome': 'allowed',
        'registration_gate.code': 'none',
        'registration_gate.mode': 'enforce',
        'registration_gate.attempts': 2,
        'registration_gate.token_requests': 1,
      },
    ]);
    expect(attributesOf('access token')).toEqual([{ 'registration_gate.token_requests': 1 }]);
    expect(attributesOf('registration gate call')).toEqual([
      {
        'http.request.method': 'POST',
        'http.request.resend_count': 0,
        'http.response.status_code': 503,
        'registration_gate.result': 'retry',
      },
      {
        'http.request.method': 'POST',
        'http.request.resend_count': 1,
        'http.response.status_code': 200,
        'registration_gate.result': 'allowed',
      },
    ]);
    // Each call carries the span that it is.
    const callSpans = spans.filter(({ name }) => name === 'registration gate call').map(({ spanId }) => spanId);
    expect(gate.received.map(({ headers }) => headers['traceparent'])).toEqual(callSpans.map((id) => `00-${TRACE}-${id}-01`));
    expect(token.received[0]?.headers).not.toHaveProperty('traceparent');
    expect(collector.received[0]?.headers['content-type']).toBe('application/json');
    expect(collector.resource()).toMatchObject({ 'service.name': 'registration-gate' });
  });

  it('that is blocked is an error, with a code for a reason', async () => {
    const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
    const token = await startServer(json(401, { error: 'invalid_client', error_description: 'canary' }));
    const registry = await startRegistry(traced(collector, gate, token));
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(503);
    const spans = await spansOf(registry, collector);
    const errors = Object.fromEntries(spans.filter(({ status }) => status.code === 2).map((span) => [span.name, span.status]));
    expect(errors).toEqual({
      [`POST ${REGISTER}`]: { code: 2, message: 'HTTP 503' },
      'registration gate decision': { code: 2, message: 'gate_token_unavailable' },
      'access token': { code: 2, message: 'invalid_client' },
    });
  });

  it('that the caller does not record is not recorded, and the gate is told so', async () => {
    const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
    const registry = await startRegistry(traced(collector, gate));
    await registry.send('POST', REGISTER, travelAgent, { traceparent: `00-${TRACE}-${CALLER}-00` });
    expect(await spansOf(registry, collector)).toEqual([]);
    expect(gate.received[0]?.headers['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-00$`));
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-${CALLER}-01`, `ff-${TRACE}-${CALLER}-01`])(
    'with the traceparent %j begins a trace of its own',
    async (traceparent) => {
      const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
      const registry = await startRegistry(traced(collector, gate));
      await registry.send('POST', REGISTER, travelAgent, { traceparent });
      const spans = await spansOf(registry, collector);
      expect(tree(spans, undefined)).toHaveLength(1);
      expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
      expect(spans[0]?.traceId).not.toBe(TRACE);
    },
  );
});

describe('traces', () => {
  it('keep requests apart that run at the same time', async () => {
    const [collector, token] = [await startCollector(), await startTokenEndpoint()];
    const gate = await startServer((received, response) => void setTimeout(() => void json(200, {})(received, response), 20));
    const registry = await startRegistry(traced(collector, gate, token));
    const ids = Array.from({ length: 20 }, (_, n) => `request-${n}`);
    await Promise.all(
      ids.map((id) => registry.send('POST', REGISTER, { ...travelAgent, path: `/${id}` }, { 'x-request-id': id })),
    );
    const spans = await spansOf(registry, collector);
    const ofRequest = Map.groupBy(spans, ({ traceId }) => traceId);
    expect(ofRequest.size).toBe(20);
    for (const some of ofRequest.values()) {
      expect(some.map(({ name }) => name).toSorted()).toEqual([
        `POST ${REGISTER}`,
        'access token',
        'registration gate call',
        'registration gate decision',
        'store find',
        'store write',
      ]);
      const requestIds = some.flatMap(({ attributes }) => attributes['registration_gate.request_id'] ?? []);
      expect(new Set(requestIds).size).toBe(1);
    }
  });

  it('leave out what machines ask for all day long', async () => {
    const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
    const registry = await startRegistry(traced(collector, gate));
    for (const path of ['/healthz', '/readyz', '/metrics']) await registry.send('GET', path);
    await registry.send('GET', '/api/agents');
    expect((await spansOf(registry, collector)).map(({ name }) => name)).toEqual(['store list', 'GET /api/agents']);
  });

  it('show a trial of an operator', async () => {
    const [collector, gate, token] = [await startCollector(), await startServer(json(200, {})), await startTokenEndpoint()];
    const registry = await startRegistry(traced(collector, gate, token));
    await registry.send('POST', '/api/gate/test', undefined, { authorization: `Bearer ${KEYS.admin}` });
    expect(tree(await spansOf(registry, collector), undefined)).toEqual([
      ['POST /api/gate/test', ['access token', ['registration gate decision', ['access token', 'registration gate call']]]],
    ]);
  });
});

describe('a collector', () => {
  it('that does not answer delays nothing, and the end only for a while', async () => {
    const [collector, gate] = [await startCollector(silence), await startServer(json(200, {}))];
    const registry = await startRegistryProcess({
      ...traced(collector, gate),
      // So long that only the registry's own bound can end the process in the time of the test.
      OTEL_EXPORTER_OTLP_TIMEOUT: '3600000',
    });
    for (let n = 0; n < 120; n += 1) {
      expect((await registry.send('POST', REGISTER, { ...travelAgent, path: `/a${n}` })).status).toBe(201);
    }
    // A batch is under way, and the rest is sent when the registry stops.
    await expect.poll(() => collector.received.length, { timeout: 30_000 }).toBeGreaterThan(0);
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
    expect(collector.received.length).toBeGreaterThan(0);
  });

  it('that refuses is told of once, without what it says', async () => {
    const [collector, gate] = [await startCollector(json(400, { message: 'canary' })), await startServer(json(200, {}))];
    const registry = await startRegistry(traced(collector, gate));
    for (let n = 0; n < 300; n += 1) await registry.send('GET', '/api/agents');
    expect((await spansOf(registry, collector)).length).toBeGreaterThan(512);
    const told = registry.lines().filter(({ event }) => event === 'traces not sent');
    expect(told).toMatchObject([{ level: 'warn', reason: 'HTTP 400', hint: expect.stringContaining('4318') as string }]);
    expect(registry.stderr()).not.toContain('canary');
  });
});

describe("the platform's variables", () => {
  it('name the service, authenticate, compress and say where to', async () => {
    const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
    const registry = await startRegistryProcess({
      ...traced({ url: 'http://127.0.0.1:9' }, gate),
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/own/path`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=canary-tenant',
      OTEL_SERVICE_NAME: 'registry-of-tests',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.version=1',
    });
    await registry.send('GET', '/api/agents');
    await spansOf(registry, collector);
    expect(collector.resource()).toMatchObject({
      'service.name': 'registry-of-tests',
      'deployment.environment.name': 'test',
      'telemetry.sdk.language': 'nodejs',
    });
    expect(collector.received[0]?.headers['x-tenant']).toBe('canary-tenant');
    expect(registry.stderr()).not.toContain('canary');
  });

  it.each([
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '1' }, 2],
    [{ OTEL_TRACES_SAMPLER: 'always_on' }, 2],
    [{ OTEL_SDK_DISABLED: 'true' }, 0],
    [{ OTEL_TRACES_EXPORTER: 'none' }, 0],
  ])('%j: %d spans', async (env, count) => {
    const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
    const registry = await startRegistry({ ...traced(collector, gate), ...env });
    await registry.send('GET', '/api/agents');
    expect(await spansOf(registry, collector)).toHaveLength(count);
    expect(registry.lines().filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it.each([{ OTEL_TRACES_SAMPLER: 'sometimes' }, { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: 'half' }])(
    '%j is told, and every trace recorded',
    async (env) => {
      const [collector, gate] = [await startCollector(), await startServer(json(200, {}))];
      const registry = await startRegistry({ ...traced(collector, gate), ...env });
      await registry.send('GET', '/api/agents');
      expect(await spansOf(registry, collector)).toHaveLength(2);
      expect(registry.lines().filter(({ event }) => event.includes('every trace is recorded'))).toHaveLength(1);
    },
  );
});

describe('the bundle', () => {
  it('loads nothing of OpenTelemetry until it is told to trace', () => {
    const folder = join(root, 'dist/lib/registry');
    expect(existsSync(folder), 'make install builds it').toBe(true);
    const loaded = new Set<string>();
    function load(file: string): void {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const [, other = ''] of readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import) ?"\.\/([\w-]+\.js)"/g)) {
        load(other);
      }
    }
    load('registry.js');
    const holds = (file: string): boolean => readFileSync(join(folder, file), 'utf8').includes('OTEL_RESOURCE_ATTRIBUTES');
    const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
    expect([...loaded].filter(holds)).toEqual([]);
    expect(files.filter(holds)).toHaveLength(1);
  });
});
