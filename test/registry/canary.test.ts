/** No secret in any answer, metric, trace, log line, gate call or byte of the database, whatever is called and however it goes. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/registry/routes/table.ts';
import { docsServer, pdfSkill, travelAgent } from './support/cards.ts';
import { startCollector } from './support/collector.ts';
import { type RunningRegistry, startRegistry } from './support/registry.ts';
import { json, type Script, startServer } from './support/servers.ts';

/** Every canary holds this word. */
const WORD = 'canary';
const key = `${WORD}-api-key-0123456789`;
const adminKey = `${WORD}-admin-key-0123456789`;
const sealingKey = randomBytes(32).toString('base64');

const secrets = {
  auth_credential: `${WORD}-credential`,
  metadata: { api_token: `${WORD}-token`, list: [{ password: `${WORD}-password` }] },
};
const cards = {
  agent: { ...travelAgent, ...secrets },
  server: { ...docsServer, ...secrets },
  skill: { ...pdfSkill, ...secrets, path: '/pdf' },
};
const paths = { agent: 'travel-assistant', server: 'docs', skill: 'pdf' };

const gateScripts: readonly (readonly [string, Script])[] = [
  ['allows', json(200, {})],
  ['denies', json(403, { error: 'no' })],
  ['fails', json(404, { error: 'what?' })],
  ['wants another token', json(401, { error: `${WORD}-echo` })],
];

const tokenScripts: readonly (readonly [string, Script])[] = [
  ['issues', json(200, { access_token: `${WORD}-access-token`, token_type: 'Bearer' })],
  ['refuses', json(401, { error: 'invalid_client', error_description: `${WORD}-client-secret is wrong` })],
  ['issues nonsense', json(200, { access_token: `${WORD}\n`, token_type: WORD, expires_in: WORD })],
];

/** Calls every route in every way and collects what comes back. */
async function callEverything(registry: RunningRegistry): Promise<string[]> {
  const answers: string[] = [];
  for (const route of routes) {
    const kind = route.kind?.assetType ?? 'agent';
    const path = route.url.replace('*', paths[kind]);
    const writes = route.method === 'POST' || route.method === 'PUT';
    const bodies: (string | undefined)[] = writes
      ? [
          JSON.stringify(cards[kind]),
          `{"auth_credential":"${WORD}`,
          `auth_credential=${WORD}`,
          JSON.stringify({ ...cards[kind], name: null }),
        ]
      : [undefined];
    for (const authorization of [`Bearer ${key}`, `Bearer ${adminKey}`, `Bearer ${WORD}-wrong-key`, `Basic ${WORD}`]) {
      for (const body of bodies) {
        for (const type of writes ? ['application/json', 'application/x-www-form-urlencoded', 'text/plain'] : ['']) {
          // Where an unknown parameter is refused, what else is in the answer is looked at as well.
          const query =
            route.action === 'gate-decisions' && type === '' && authorization.endsWith(adminKey) ? '' : `?api_key=${WORD}-query`;
          const response = await fetch(`${registry.url}${path}${query}`, {
            method: route.method,
            headers: {
              authorization,
              cookie: `session=${WORD}`,
              'x-internal-token': WORD,
              tracestate: `vendor=${WORD}`,
              baggage: `user=${WORD}`,
              ...(type !== '' && { 'content-type': type }),
            },
            ...(body !== undefined && { body }),
          });
          answers.push(JSON.stringify([...response.headers]), await response.text());
        }
      }
    }
  }
  return answers;
}

describe.each(tokenScripts)('the token endpoint %s', (tokenName, tokenScript) => {
  it.each(tokenName === 'issues' ? gateScripts : gateScripts.slice(0, 1))('and the gate %s', async (gateName, gateScript) => {
    const [token, gate] = [await startServer(tokenScript), await startServer(gateScript)];
    const collector = await startCollector();
    const registry = await startRegistry({
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/?key=${WORD}`,
      REGISTRY_LOG_LEVEL: 'trace',
      REGISTRY_API_KEYS: JSON.stringify([
        { key, name: 'alice' },
        { key: adminKey, name: 'root', groups: ['admins'] },
      ]),
      REGISTRY_ENCRYPTION_KEY: `k1:${sealingKey}`,
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: `${gate.url}/?key=${WORD}`,
      REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token?key=${WORD}`,
      REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: `${WORD}-client-secret`,
    });
    const answers = await callEverything(registry);
    expect(answers.length).toBeGreaterThan(200);
    const stored = answers.some((answer) => answer.includes('[sealed:'));
    expect(stored).toBe(tokenName === 'issues' && gateName === 'allows');

    const files = readdirSync(registry.directory).map((name) => readFileSync(join(registry.directory, name)).toString('latin1'));
    expect(files.length).toBeGreaterThan(0);
    const calls = gate.received.map(({ body }) => body);
    const metrics = await (await fetch(`${registry.url}/metrics`)).text();
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
    const traces = collector.received.map(({ body, headers }) => JSON.stringify(headers) + body);
    expect(collector.spans().length).toBeGreaterThan(200);
    expect(metrics).toContain('registration_gate_decisions_total');
    for (const text of [...answers, registry.stdout(), registry.stderr(), ...calls, ...files, metrics, ...traces]) {
      expect(text).not.toContain(WORD);
      expect(text).not.toContain(sealingKey);
    }
    for (const { headers } of gate.received) {
      expect(headers.authorization).toBe(`Bearer ${WORD}-access-token`);
      expect(JSON.stringify({ ...headers, authorization: '' })).not.toContain(WORD);
    }
  });
});
