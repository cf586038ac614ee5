import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/settings/environment.ts';
import { closeAll, type Handler } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

afterEach(closeAll);

const CLIENT_SECRET = 'canary-client-secret/+%';
const TOKEN = 'canary.access.token';
const CREDENTIAL = 'canary-credential';
const CARD_SECRET = 'canary-card-secret';
const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' });
const SIGNING_KEY = `whsec_${Buffer.from('canary-signing-key-canary-signing').toString('base64')}`;
const folder = tempFolder();
const ASSERTION = folder.write('assertion', 'canary.canary.canary');
const NO_ASSERTION = folder.write('no-assertion', 'canary: no JWT');
const PLANTED = [
  'canary',
  Buffer.from(CLIENT_SECRET).toString('base64'),
  encodeURIComponent(CLIENT_SECRET),
  SIGNING_KEY.slice(8),
  String(KEY).split('\n')[1] ?? '',
  'caller-secret',
  'query-secret',
  '11111111-2222-3333-4444-client-id',
];

const tokenAnswer =
  (members: object = {}, status = 200): Handler =>
  (_request, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ access_token: TOKEN, token_type: 'Bearer', expires_in: 300, ...members }));

/** Gives back what it was sent, as some servers do in their error pages. */
const echo =
  (status: number): Handler =>
  ({ headers, body }, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', location: `https://${CREDENTIAL}@evil.example.com/` })
      .end(JSON.stringify({ headers, body, error: `${body} ${headers.authorization}` }));

const ok: Handler = (_request, response) => void response.end();

const providers: Readonly<Record<string, Handler>> = {
  'a token': tokenAnswer(),
  'a token that is refused': tokenAnswer({ token_type: 'mac' }),
  'a token that is no header value': tokenAnswer({ access_token: `${TOKEN}\r\nx: y` }),
  'an error that quotes': tokenAnswer({ error: CLIENT_SECRET, error_description: CLIENT_SECRET, trace_id: CLIENT_SECRET }, 400),
  'an echo': echo(401),
  'a redirect': echo(307),
  'broken JSON': (_request, response) => void response.end(`{"access_token":"${TOKEN}`),
  nothing: ({ socket }) => void socket.destroy(),
  'a member twice': (_request, response) => void response.end(`{"access_token":"${TOKEN}","access_token":"${TOKEN}"}`),
  'a redirect to what it was sent': ({ headers, body }, response) => {
    const form = new URLSearchParams(body);
    const sent = form.get('client_secret') ?? form.get('client_assertion') ?? headers.authorization ?? '';
    const host = sent.replaceAll(/[^A-Za-z0-9]/g, '').slice(-40);
    response.writeHead(302, { location: `https://${host}.example.com/` }).end();
  },
  'a redirect that says more than where': (_request, response) =>
    void response.writeHead(308, { location: `https://u:${TOKEN}@x.example.com/${TOKEN}?a=${TOKEN}#${TOKEN}` }).end(),
  'a throttle': ({ body }, response) =>
    void response
      .writeHead(429, { 'retry-after': TOKEN, 'x-rate-limit-reset': TOKEN, 'auth0-client-quota-limit': `r=0;t=${TOKEN}` })
      .end(body),
  'a throttle for a while': ({ body }, response) => void response.writeHead(503, { 'retry-after': '9' }).end(body),
  'a broken encoding': (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(TOKEN),
  'a broken header': ({ socket, body }) => void socket.end(`HTTP/1.1 200 OK\r\n${body}\r\n${TOKEN}\r\n\r\n`),
  'too much': ({ body }, response) => void response.end(body.padEnd(70_000, TOKEN)),
};

const gates: Readonly<Record<string, Handler>> = {
  'an allowance': ok,
  'an echo with 200': echo(200),
  'an echo with 401': echo(401),
  'an echo with 500': echo(500),
  'an echo with 302': echo(302),
  'an echo with 404': echo(404),
  'broken JSON': ({ headers }, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(`{"${headers.authorization}`),
  nothing: ({ socket }) => void socket.destroy(),
  'a member twice': ({ headers }, response) =>
    void response.end(JSON.stringify({ status: 'denied', error: headers.authorization }).replace('}', ',"status":"canary"}')),
  'a redirect to what it was sent': (_request, response) =>
    void response.writeHead(302, { location: `https://${TOKEN}.${CREDENTIAL}.example.com/` }).end(),
  'a challenge that quotes': ({ headers }, response) =>
    void response.writeHead(401, { 'www-authenticate': `Bearer error="invalid_token", realm="${headers.authorization}"` }).end(),
  'a broken header': ({ socket, headers }) => void socket.end(`HTTP/1.1 200 OK\r\n${headers.authorization}\r\n${TOKEN}\r\n\r\n`),
  'a denial that quotes in part': ({ headers }, response) =>
    void response.writeHead(403, { 'content-type': 'text/plain' }).end(`no: ${encodeURIComponent(headers.authorization ?? '')}`),
};

const asked = () =>
  question({
    payload: {
      name: 'x',
      auth_credential: CARD_SECRET,
      nested: [{ apiKey: CARD_SECRET }],
      url: `https://u:${CARD_SECRET}@x.example.com/`,
    },
  });

async function everythingSaid(env: Environment): Promise<string> {
  const { gate, log } = await makeGate({ REGISTRATION_GATE_SIGNING_KEYS: SIGNING_KEY, ...env });
  const decisions = [await gate.decide(asked()), await gate.decide(asked())];
  const trial = await gate.tryToken(new AbortController().signal);
  return [decisions, trial, log.lines, gate]
    .map((said) => `${inspect(said, { depth: 50, showHidden: true })}\n${JSON.stringify(said)}`)
    .join('\n');
}

/** A host's name has no capitals and no signs. */
const CANARY_HOST = /https:\/\/(?!x\.|evil\.)[^/"' ]*example\.com/;

function expectNothingPlanted(said: string): void {
  for (const planted of PLANTED) expect(said).not.toContain(planted);
  expect(said).not.toMatch(CANARY_HOST);
}

describe('no secret is said', () => {
  const methods: readonly [string, Environment][] = [
    ['client_secret_post', {}],
    ['client_secret_basic', {}],
    ['private_key_jwt', { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '', REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: String(KEY) }],
    ['private_key_jwt', { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '', REGISTRATION_GATE_OAUTH2_PRIVATE_KEY: 'canary no key' }],
    ['federated_token', { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '', REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: ASSERTION }],
    [
      'federated_token',
      { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '', REGISTRATION_GATE_OAUTH2_FEDERATED_TOKEN_FILE: NO_ASSERTION },
    ],
  ];
  const rows = Object.keys(providers).flatMap((provider) => methods.map(([method, env]) => ({ provider, method, env })));

  it.each(rows)('when the provider answers with $provider to $method', async ({ provider, method, env }) => {
    const gateServer = await startGateServer(echo(500));
    const providerServer = await startProvider(providers[provider]);
    expectNothingPlanted(
      await everythingSaid(
        oauthEnv(gateServer, providerServer, {
          REGISTRATION_GATE_URL: `${gateServer.url}/check?key=query-secret`,
          REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${providerServer.url}/token?key=query-secret`,
          REGISTRATION_GATE_OAUTH2_CLIENT_ID: '11111111-2222-3333-4444-client-id',
          REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: CLIENT_SECRET,
          REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: method,
          REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'x=canary',
          ...env,
        }),
      ),
    );
  });

  it.each(Object.keys(gates))('when the gate answers with %s', async (name) => {
    const gateServer = await startGateServer(gates[name] ?? ok);
    const provider = await startProvider(tokenAnswer());
    const oauth = oauthEnv(gateServer, provider, {
      REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: CLIENT_SECRET,
      REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on',
    });
    expectNothingPlanted(await everythingSaid(oauth));
    for (const type of ['api_key', 'bearer']) {
      expectNothingPlanted(
        await everythingSaid({
          REGISTRATION_GATE_URL: gateServer.url,
          REGISTRATION_GATE_AUTH_TYPE: type,
          REGISTRATION_GATE_AUTH_CREDENTIAL: CREDENTIAL,
        }),
      );
    }
    for (const { body } of gateServer.requests) expect(body).not.toContain(CARD_SECRET);
  });

  it.each([
    { REGISTRATION_GATE_URL: 'https://u:canary@gate.example.com/' },
    { REGISTRATION_GATE_URL: 'https://gate.example.com/', HTTPS_PROXY: 'http://u:canary@[' },
    { REGISTRATION_GATE_URL: 'http://127.0.0.1:1/', REGISTRATION_GATE_SIGNING_KEYS: 'whsec_canary' },
    {
      REGISTRATION_GATE_URL: 'http://127.0.0.1:1/',
      REGISTRATION_GATE_AUTH_TYPE: 'bearer',
      REGISTRATION_GATE_AUTH_CREDENTIAL: 'canary\r\nx',
    },
    {
      REGISTRATION_GATE_URL: 'http://127.0.0.1:1/',
      REGISTRATION_GATE_AUTH_TYPE: 'api_key',
      REGISTRATION_GATE_AUTH_CREDENTIAL: 'canaryé',
    },
  ])('when the settings are wrong: %j', async (env) => {
    expectNothingPlanted(await everythingSaid(env));
  });
});
