import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { travelAgent } from './support/cards.ts';
import { readMetrics, type Samples } from './support/metrics.ts';
import { startRegistry } from './support/registry.ts';
import { json, silence, startServer, startTokenEndpoint } from './support/servers.ts';
import { createTestApp, KEYS } from './support/test-app.ts';

const REGISTER = '/api/agents/register';

const oauth2 = (gate: { url: string }, token: { url: string }): Record<string, string> => ({
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_URL: gate.url,
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token`,
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'secret',
  REGISTRATION_GATE_STARTUP_CHECK: 'off',
});

const scrape = async (registry: { url: string }): Promise<Samples> =>
  readMetrics(await (await fetch(`${registry.url}/metrics`)).text());

const agent = (path: string) => ({ ...travelAgent, path });

describe('/metrics', () => {
  it('needs no credentials and has the type that Prometheus asks for', async () => {
    const { send } = await createTestApp();
    const response = await send({ as: null, url: '/metrics' });
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(response.body).toContain('# TYPE process_cpu_seconds_total counter');
    expect(response.body).toContain('# TYPE nodejs_eventloop_lag_seconds gauge');
  });

  it('tells policy from breakage', async () => {
    const [gate, token] = [await startServer(json(200, {})), await startTokenEndpoint()];
    const registry = await startRegistry({ ...oauth2(gate, token), REGISTRATION_GATE_MAX_RETRIES: '0' });
    const decided = async (labels: object) =>
      (await scrape(registry)).value('registration_gate_decisions_total', {
        asset_type: 'agent',
        operation: 'register',
        ...labels,
      });
    expect(await decided({ outcome: 'allowed', code: 'none' })).toBe(0);
    await registry.send('POST', REGISTER, agent('/a'));
    gate.script = json(403, { error: 'no' });
    await registry.send('POST', REGISTER, agent('/b'));
    await registry.send('POST', REGISTER, agent('/c'));
    gate.script = json(500, {});
    await registry.send('POST', REGISTER, agent('/d'));
    token.script = json(401, { error: 'invalid_client' });
    await registry.send('POST', REGISTER, agent('/e'));
    expect(await decided({ outcome: 'allowed', code: 'none' })).toBe(1);
    expect(await decided({ outcome: 'denied', code: 'gate_denied' })).toBe(2);
    expect(await decided({ outcome: 'failed', code: 'gate_unavailable' })).toBe(1);
    expect(await decided({ outcome: 'failed', code: 'gate_token_unavailable' })).toBe(1);
    const metrics = await scrape(registry);
    expect(metrics.value('registration_gate_token_acquisitions_total', { outcome: 'issued', error: 'none' })).toBe(4);
    expect(metrics.value('registration_gate_token_acquisitions_total', { outcome: 'failed', error: 'invalid_client' })).toBe(1);
    expect(metrics.value('registration_gate_token_requests_total')).toBe(5);
    expect(metrics.value('registration_gate_calls_total', { result: 'denied' })).toBe(2);
    expect(metrics.value('registration_gate_calls_total', { result: 'unavailable' })).toBe(1);
    expect(metrics.value('registration_gate_decision_duration_seconds_count', { outcome: 'denied' })).toBe(2);
    expect(metrics.value('registration_gate_token_acquisition_duration_seconds_count', { outcome: 'issued' })).toBe(4);
    expect(metrics.value('registration_gate_store_duration_seconds_count', { operation: 'write' })).toBe(1);
    expect(metrics.value('registration_gate_store_duration_seconds_count', { operation: 'record' })).toBe(4);
    const route = { method: 'POST', route: REGISTER };
    expect(metrics.value('registration_gate_http_requests_total', { ...route, status: '201' })).toBe(1);
    expect(metrics.value('registration_gate_http_requests_total', { ...route, status: '403' })).toBe(2);
    expect(metrics.value('registration_gate_http_requests_total', { ...route, status: '503' })).toBe(2);
    expect(metrics.value('registration_gate_http_request_duration_seconds_count', route)).toBe(5);
  });

  it('counts retries, tokens from the cache, and not the trials of operators', async () => {
    const [gate, token] = [await startServer(json(200, {})), await startTokenEndpoint()];
    const registry = await startRegistry({ ...oauth2(gate, token), REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' });
    await registry.send('POST', REGISTER, agent('/a'));
    let calls = 0;
    gate.script = (received, response) => json((calls += 1) === 1 ? 502 : 200, {})(received, response);
    await registry.send('POST', REGISTER, agent('/b'));
    await registry.send('POST', '/api/gate/test', undefined, { authorization: `Bearer ${KEYS.admin}` });
    const metrics = await scrape(registry);
    expect(metrics.value('registration_gate_retries_total')).toBe(1);
    // A trial asks the provider anew, once for its own step and once for its dry run.
    expect(metrics.value('registration_gate_token_requests_total')).toBe(3);
    expect(metrics.value('registration_gate_token_cache_hits_total')).toBe(1);
    expect(metrics.sum('registration_gate_decisions_total')).toBe(2);
    expect(metrics.sum('registration_gate_calls_total')).toBe(4);
  });

  it('shows what the gate does at the moment', async () => {
    const { send, gate, lifecycle } = await createTestApp({ REGISTRATION_GATE_MODE: 'audit' });
    const read = async () => readMetrics((await send({ url: '/metrics' })).body);
    expect((await read()).ones('registration_gate_state')).toEqual([{ state: 'audit' }]);
    expect((await read()).ones('registration_gate_startup_check')).toEqual([{ result: 'pending' }]);
    gate.doing = { usable: false, breaker: 'half_open', inFlight: 3, queued: 7 };
    lifecycle.startupCheck = { at: '', ok: false, reason: '', hint: '' };
    const metrics = await read();
    expect(metrics.ones('registration_gate_state')).toEqual([{ state: 'misconfigured' }]);
    expect(metrics.ones('registration_gate_breaker_state')).toEqual([{ state: 'half_open' }]);
    expect(metrics.ones('registration_gate_startup_check')).toEqual([{ result: 'failed' }]);
    expect(metrics.value('registration_gate_decisions_in_flight')).toBe(3);
    expect(metrics.value('registration_gate_decisions_queued')).toBe(7);
    expect(metrics.value('registration_gate_deadline_seconds')).toBe(30);
  });

  it.each([
    [{ REGISTRATION_GATE_ENABLED: 'false' }, 'off'],
    [{ REGISTRATION_GATE_URL: 'ftp://x' }, 'misconfigured'],
    [{}, 'enforce'],
  ])('%j is the state %s', async (env, state) => {
    const { send } = await createTestApp(env);
    expect(readMetrics((await send({ url: '/metrics' })).body).ones('registration_gate_state')).toEqual([{ state }]);
  });

  it('does not grow with what callers send', async () => {
    const { send } = await createTestApp();
    const call = async (n: number): Promise<void> => {
      await send({ url: `/nothing/here-${n}?q=${n}`, headers: { 'x-request-id': `id-${n}`, 'user-agent': `agent-${n}` } });
      await send({ method: 'PUT', url: `/api/agents/agent-${n}`, body: agent(`/agent-${n}`) });
      await send({ url: `/api/agents/agent-${n}` });
      await send({ method: 'PATCH', url: `/other-${n}` });
    };
    const read = async () => readMetrics((await send({ url: '/metrics' })).body).series('registration_gate_');
    await call(1);
    await read();
    const before = await read();
    for (let n = 2; n < 20; n += 1) await call(n);
    expect(await read()).toEqual(before);
    expect(before.join()).not.toMatch(/agent-\d|here-|id-1|other-/);
    expect(before).toContain('registration_gate_http_requests_total{method="any",route="none",status="404"}');
  });

  it('counts a caller who leaves, and does not take it for a gate that fails', async () => {
    const gate = await startServer(silence);
    const registry = await startRegistry({ REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_URL: gate.url });
    const body = JSON.stringify(travelAgent);
    const socket = connect(Number(new URL(registry.url).port), '127.0.0.1');
    socket.write(
      `POST ${REGISTER} HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${KEYS.alice}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await expect.poll(() => gate.received.length, { timeout: 20_000 }).toBe(1);
    socket.destroy();
    const gone = { asset_type: 'agent', operation: 'register', outcome: 'failed', code: 'caller_gone' };
    await expect
      .poll(async () => (await scrape(registry)).value('registration_gate_decisions_total', gone), { timeout: 20_000 })
      .toBe(1);
    const metrics = await scrape(registry);
    expect(metrics.value('registration_gate_decisions_total', { ...gone, code: 'gate_unavailable' })).toBe(0);
    const labels = { method: 'POST', route: REGISTER, status: '499' };
    expect(metrics.value('registration_gate_http_requests_total', labels)).toBe(1);
    expect(metrics.sum('registration_gate_http_requests_total', { route: REGISTER })).toBe(1);
  });

  it('are there while the database is not, and count its errors', async () => {
    const { send, store } = await createTestApp();
    await store.close();
    await send({ url: '/api/agents' });
    const response = await send({ as: null, url: '/metrics' });
    expect(response.statusCode).toBe(200);
    expect(readMetrics(response.body).value('registration_gate_store_errors_total', { operation: 'list' })).toBe(1);
  });

  it('shows what waits in the outbox', async () => {
    const { send, store } = await createTestApp();
    const outbox = async () => {
      const metrics = readMetrics((await send({ url: '/metrics' })).body);
      return [metrics.value('registration_gate_outbox_notifications'), metrics.value('registration_gate_outbox_oldest_seconds')];
    };
    expect(await outbox()).toEqual([0, 0]);
    await send({ method: 'POST', url: REGISTER, body: travelAgent });
    const asset = await store.find('agent', '/travel-assistant');
    if (asset === null) throw new Error('the agent is not stored');
    const createdAt = new Date(Date.now() - 60_000).toISOString();
    await store.remove(asset, { deliveries: [{ eventType: 'deletion', payload: '{}', createdAt }] });
    const [count, age] = await outbox();
    expect(count).toBe(1);
    expect(age).toBeGreaterThanOrEqual(60);
  });
});

describe('docs/observability.md', () => {
  const rows = [
    ...readFileSync('docs/observability.md', 'utf8').matchAll(/^\| `(registration_gate_\w+)` \| (\w+) \| ([^|]*)\|/gm),
  ].map(([, name = '', type = '', labels = '']) => ({
    name,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).toSorted(),
  }));

  it('lists every metric with its type and labels, and no other', async () => {
    const [gate, token] = [await startServer(json(200, {})), await startTokenEndpoint()];
    const registry = await startRegistry(oauth2(gate, token));
    await registry.send('POST', REGISTER, travelAgent);
    const live = (await scrape(registry)).families('registration_gate_');
    expect(live.length).toBeGreaterThan(20);
    const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
    expect(rows.toSorted(byName)).toEqual(live.toSorted(byName));
  });
});
