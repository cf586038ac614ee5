/** Authorities and proxies, for both calls of a decision: the registry as a process of its own, as it is shipped. */
import { createServer as createHttpServer } from 'node:http';
import { connect } from 'node:net';
import { afterAll, afterEach, expect, it } from 'vitest';
import { closeAll, closing, type Handler, startServer, type TestServer } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeAuthority, withTls } from '../support/tls.ts';
import { travelAgent } from './support/cards.ts';
import { startRegistryProcess } from './support/registry.ts';

const folder = tempFolder();
const authorities = { platform: makeAuthority(), own: makeAuthority() };
const names = 'DNS:idp.example.com,DNS:gate.example.com,IP:127.0.0.1';
const identities = {
  platform: authorities.platform.make({ name: names, days: 30 }),
  own: authorities.own.make({ name: names, days: 30 }),
  nobody: authorities.own.make({ name: names, days: 30, isSelfSigned: true }),
};
const trust = {
  NODE_EXTRA_CA_CERTS: folder.write('platform.pem', authorities.platform.ca),
  REGISTRATION_GATE_CA_FILE: folder.write('own.pem', authorities.own.ca),
};

afterAll(() => Object.values(authorities).forEach((authority) => authority.close()));
afterEach(closeAll);

const token: Handler = (_request, response) => void response.end('{"access_token":"token","token_type":"bearer"}');
const allow: Handler = (_request, response) => void response.end();

const serve = async (handler: Handler, identity: keyof typeof identities) =>
  closing(await startServer(handler, withTls(identities[identity])));

/** Registers once with a registry that runs for this alone. */
async function register(tokenUrl: string, gateUrl: string, env: Record<string, string>) {
  const registry = await startRegistryProcess({
    REGISTRATION_GATE_ENABLED: 'true',
    REGISTRATION_GATE_URL: gateUrl,
    REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
    REGISTRATION_GATE_OAUTH2_TOKEN_URL: tokenUrl,
    REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
    REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: 'canary-secret',
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
    REGISTRATION_GATE_MAX_RETRIES: '0',
    REGISTRATION_GATE_TIMEOUT_SECONDS: '60',
    REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: '60',
    REGISTRATION_GATE_DEADLINE_SECONDS: '120',
    ...env,
  });
  const response = await registry.send('POST', '/api/agents/register', travelAgent);
  const { code = '' } = (await response.json()) as { code?: string };
  expect(registry.stderr()).not.toContain('canary');
  return { status: response.status, code, log: registry.stderr() };
}

const https = ({ port }: TestServer): string => `https://127.0.0.1:${port}/path`;

it.each([
  ['platform', 'platform'],
  ['platform', 'own'],
  ['own', 'platform'],
  ['own', 'own'],
] as const)('the provider is trusted by its authority (%s), and so is the gate (%s)', async (ofProvider, ofGate) => {
  const [provider, gate] = [await serve(token, ofProvider), await serve(allow, ofGate)];
  expect(await register(https(provider), https(gate), trust)).toMatchObject({ status: 201 });
  expect([provider.requests.length, gate.requests.length]).toEqual([1, 1]);
});

it.each([
  ['provider', 'nobody', 'own', 'gate_token_unavailable', [0, 0]],
  ['gate', 'own', 'nobody', 'gate_unavailable', [1, 0]],
] as const)('a %s that nobody has signed for gets no credential', async (_name, ofProvider, ofGate, code, requests) => {
  const [provider, gate] = [await serve(token, ofProvider), await serve(allow, ofGate)];
  const { log, ...answer } = await register(https(provider), https(gate), trust);
  expect(answer).toEqual({ status: 503, code });
  expect(log).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect([provider.requests.length, gate.requests.length]).toEqual(requests);
});

it.each([
  ['provider', 'nobody', 'own', 'gate_token_unavailable', [0, 0]],
  ['gate', 'own', 'nobody', 'gate_unavailable', [1, 0]],
] as const)(
  'nor does a %s when the platform is told to take any certificate',
  async (_name, ofProvider, ofGate, code, requests) => {
    const [provider, gate] = [await serve(token, ofProvider), await serve(allow, ofGate)];
    const env = { ...trust, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { log, ...answer } = await register(https(provider), https(gate), env);
    expect(answer).toEqual({ status: 503, code });
    expect(log).toContain('certificates are checked all the same');
    expect([provider.requests.length, gate.requests.length]).toEqual(requests);
  },
);

/** A proxy that opens tunnels to the servers by the names of their hosts, for those who know its password. */
async function startProxy(hosts: Readonly<Record<string, TestServer>>) {
  const tunnels: string[] = [];
  const proxy = closing(
    await startServer(
      (_request, response) => void response.writeHead(501).end(),
      (listener) =>
        createHttpServer(listener).on('connect', ({ url = '', headers }, client, head) => {
          const port = hosts[url]?.port;
          const knows = headers['proxy-authorization'] === `Basic ${Buffer.from('user:canary-pw').toString('base64')}`;
          if (port === undefined || !knows) return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
          tunnels.push(url);
          const upstream = connect(port, '127.0.0.1', () => {
            client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
            upstream.write(head);
            upstream.pipe(client).pipe(upstream);
          });
          for (const [one, other] of [
            [upstream, client],
            [client, upstream],
          ] as const) {
            one.on('error', () => other.destroy());
          }
        }),
    ),
  );
  return { port: proxy.port, tunnels };
}

const proxied = { provider: 'https://idp.example.com/token', gate: 'https://gate.example.com/check' };

it('both calls go through the proxy, with its password', async () => {
  const [provider, gate] = [await serve(token, 'platform'), await serve(allow, 'own')];
  const proxy = await startProxy({ 'idp.example.com:443': provider, 'gate.example.com:443': gate });
  const env = { ...trust, HTTPS_PROXY: `http://user:canary-pw@127.0.0.1:${proxy.port}` };
  expect(await register(proxied.provider, proxied.gate, env)).toMatchObject({ status: 201 });
  expect(proxy.tunnels).toEqual(['idp.example.com:443', 'gate.example.com:443']);
  // What is for the proxy stays with it.
  for (const { headers } of [...provider.requests, ...gate.requests]) expect(headers).not.toHaveProperty('proxy-authorization');
});

it('a host of NO_PROXY is called directly, the other is not', async () => {
  const [provider, gate] = [await serve(token, 'platform'), await serve(allow, 'own')];
  const proxy = await startProxy({ 'idp.example.com:443': provider });
  const env = { ...trust, HTTPS_PROXY: `http://user:canary-pw@127.0.0.1:${proxy.port}`, NO_PROXY: '127.0.0.1' };
  expect(await register(proxied.provider, https(gate), env)).toMatchObject({ status: 201 });
  expect(proxy.tunnels).toEqual(['idp.example.com:443']);
});

it('a wrong password of the proxy blocks, and is not shown', async () => {
  const [provider, gate] = [await serve(token, 'platform'), await serve(allow, 'own')];
  const proxy = await startProxy({ 'idp.example.com:443': provider, 'gate.example.com:443': gate });
  const env = { ...trust, HTTPS_PROXY: `http://user:canary-wrong@127.0.0.1:${proxy.port}` };
  const { log, ...answer } = await register(proxied.provider, proxied.gate, env);
  expect(answer).toEqual({ status: 503, code: 'gate_token_unavailable' });
  expect(log).toMatch(/connect: ERR_PROXY_TUNNEL.*check HTTPS_PROXY, its user and password/);
  expect([provider.requests.length, gate.requests.length]).toEqual([0, 0]);
});
