/** No secret in any answer, metric, trace, log line, gate call or byte of the database, whatever is called and however it goes. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDatabase } from '../support/postgres/database.ts';
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

/** The database's own address, with a password that is a canary. */
async function createPostgres(): Promise<{ readonly url: string; readonly dump: () => Promise<string[]> }> {
  const url = await createDatabase();
  const name = `${WORD}_${new URL(url).pathname.slice(1)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`create role ${name} login superuser password '${WORD}-password'`);
  const withPassword = new URL(url);
  withPassword.username = name;
  withPassword.password = `${WORD}-password`;
  return {
    url: withPassword.href,
    dump: async () => {
      const tables = await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
      const texts: string[] = [];
      for (const { name: table } of tables.rows) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t`);
        texts.push(...rows.map(({ row }) => row));
      }
      return texts;
    },
  };
}

function readFolder(directory: string): string[] {
  return readdirSync(directory).map((name) => readFileSync(join(directory, name)).toString('latin1'));
}

interface Planted {
  readonly tokenScript: Script;
  readonly gateScript: Script;
  /** Settings of the database. */
  readonly database?: Readonly<Record<string, string>>;
  /** Everything that the database holds; the files of the folder unless it is elsewhere. */
  readonly dump?: () => Promise<string[]>;
  /** True when cards get as far as the database. */
  readonly stores: boolean;
}

/** Plants canaries everywhere, calls everything, and looks at all that was said and stored. */
async function expectNoCanary({ tokenScript, gateScript, database = {}, dump, stores }: Planted): Promise<void> {
  const [token, gate, hook] = [await startServer(tokenScript), await startServer(gateScript), await startServer(json(500, WORD))];
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
    REGISTRATION_WEBHOOK_URL: `${hook.url}/services/${WORD}?key=${WORD}`,
    REGISTRATION_WEBHOOK_AUTH_TOKEN: `${WORD}-hook-token`,
    ...database,
  });
  const answers = await callEverything(registry);
  expect(answers.length).toBeGreaterThan(200);
  expect(answers.some((answer) => answer.includes('[sealed:'))).toBe(stores);
  while (stores && hook.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));

  const rows = await (dump ?? (() => Promise.resolve(readFolder(registry.directory))))();
  expect(rows.length).toBeGreaterThan(0);
  const calls = [...gate.received, ...hook.received].map(({ body }) => body);
  const metrics = await (await fetch(`${registry.url}/metrics`)).text();
  registry.signal('SIGTERM');
  expect(await registry.ended).toBe(0);
  const traces = collector.received.map(({ body, headers }) => JSON.stringify(headers) + body);
  expect(collector.spans().length).toBeGreaterThan(200);
  expect(metrics).toContain('registration_gate_decisions_total');
  for (const text of [...answers, registry.stdout(), registry.stderr(), ...calls, ...rows, metrics, ...traces]) {
    expect(text).not.toContain(WORD);
    expect(text).not.toContain(sealingKey);
  }
  for (const { headers } of gate.received) {
    expect(headers.authorization).toBe(`Bearer ${WORD}-access-token`);
    expect(JSON.stringify({ ...headers, authorization: '' })).not.toContain(WORD);
  }
  for (const { headers } of hook.received) {
    expect(headers.authorization).toBe(`Bearer ${WORD}-hook-token`);
    expect(JSON.stringify({ ...headers, authorization: '' })).not.toContain(WORD);
  }
}

describe.each(tokenScripts)('the token endpoint %s', (tokenName, tokenScript) => {
  it.each(tokenName === 'issues' ? gateScripts : gateScripts.slice(0, 1))('and the gate %s', async (gateName, gateScript) => {
    await expectNoCanary({ tokenScript, gateScript, stores: tokenName === 'issues' && gateName === 'allows' });
  });
});

it('the database is PostgreSQL, and its password one of the secrets', async () => {
  const [, tokenScript] = tokenScripts[0]!;
  const [, gateScript] = gateScripts[0]!;
  const { url, dump } = await createPostgres();
  await expectNoCanary({ tokenScript, gateScript, stores: true, database: { REGISTRY_DATABASE_URL: url }, dump });
});
