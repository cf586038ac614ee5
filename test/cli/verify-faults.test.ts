import { type AddressInfo, createServer as createListener } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeAll, closing, type Handler } from '../http/support.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeAuthority, withTls } from '../support/tls.ts';
import { allow, closedPort, environment, inSeconds, json, runVerify, SECRET, secure, serve, token } from './verify-servers.ts';

const folder = tempFolder();
const authority = makeAuthority();
const caFile = folder.write('ca.pem', authority.ca);

afterAll(() => authority.close());
afterEach(closeAll);

const html: Handler = (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${SECRET}</p>`);

/** A provider whose discovery document is as given; its token endpoint works. */
const discovery =
  (document: (issuer: string) => object): Handler =>
  (request, response, index) => {
    const issuer = `http://${request.headers.host ?? ''}`;
    if (request.method === 'POST') token()(request, response, index);
    else json(200, document(issuer))(request, response, index);
  };

/** One fault: what is wrong, the step that must fail, what it says, and what its hint names. */
interface Fault {
  readonly provider?: Handler;
  readonly gate?: Handler;
  readonly env?: (urls: { provider: string; gate: string }) => Record<string, string> | Promise<Record<string, string>>;
  readonly fails: string;
  readonly detail: RegExp;
  readonly hint: RegExp;
}

const tlsServer = (options: Parameters<typeof authority.make>[0]) => serve(allow, withTls(authority.make(options)));

const throughIssuer = ({ provider }: { provider: string }) => ({
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: '',
  REGISTRATION_GATE_OAUTH2_ISSUER_URL: provider,
});

const faults: Record<string, Fault> = {
  'a setting is missing': {
    env: () => ({ REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: '' }),
    fails: 'settings',
    detail: /REGISTRATION_GATE_OAUTH2_CLIENT_SECRET is needed/,
    hint: /secret/,
  },
  'a setting is wrong': {
    env: () => ({ REGISTRATION_GATE_TIMEOUT_SECONDS: 'five' }),
    fails: 'settings',
    detail: /REGISTRATION_GATE_TIMEOUT_SECONDS must be a whole number/,
    hint: /REGISTRATION_GATE_TIMEOUT_SECONDS/,
  },
  'the CA file is not there': {
    env: () => ({ REGISTRATION_GATE_CA_FILE: '/nowhere/ca.pem' }),
    fails: 'settings',
    detail: /the CA file cannot be read \(ENOENT\)/,
    hint: /REGISTRATION_GATE_CA_FILE/,
  },
  'the proxy is no URL': {
    env: () => ({ HTTP_PROXY: 'http://u:canary@[' }),
    fails: 'settings',
    detail: /HTTP_PROXY/,
    hint: /http:\/\/host:port/,
  },
  'the proxy asks for a password': {
    env: async () => ({ HTTP_PROXY: (await serve((_request, response) => response.writeHead(407).end(SECRET))).url }),
    fails: 'token',
    detail: /HTTP 407/,
    hint: /HTTP_PROXY/,
  },
  'the proxy asks for a password for the gate': {
    env: async ({ gate }) => ({
      HTTP_PROXY: (await serve((_request, response) => response.writeHead(407).end(SECRET))).url,
      NO_PROXY: '127.0.0.1',
      REGISTRATION_GATE_URL: gate.replace('127.0.0.1', 'localhost'),
    }),
    fails: 'gate',
    detail: /HTTP 407/,
    hint: /HTTP_PROXY/,
  },
  'the secret is wrong': {
    provider: json(401, { error: 'invalid_client', error_description: SECRET }),
    fails: 'token',
    detail: /^invalid_client \(HTTP 401\)$/,
    hint: /client secret/,
  },
  'the host of the provider is not known': {
    env: () => ({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: 'https://idp.invalid/token' }),
    fails: 'token_endpoint dns',
    detail: /^idp\.invalid is not known \(E(NOTFOUND|AI_AGAIN)\)$/,
    hint: /REGISTRATION_GATE_OAUTH2_TOKEN_URL/,
  },
  'the port of the gate is closed': {
    env: async () => ({ REGISTRATION_GATE_URL: `http://127.0.0.1:${await closedPort()}/check` }),
    fails: 'gate connect',
    detail: /^no connection to 127\.0\.0\.1 port \d+ \(ECONNREFUSED\)$/,
    hint: /nothing listens there.*REGISTRATION_GATE_URL/,
  },
  'the certificate is self-signed': {
    env: async () => {
      const server = await tlsServer({ name: 'IP:127.0.0.1', days: 30, isSelfSigned: true });
      return { REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${secure(server.url)}/token` };
    },
    fails: 'token_endpoint tls',
    detail: /not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    hint: /REGISTRATION_GATE_CA_FILE/,
  },
  'the authority is not known': {
    env: async () => ({ REGISTRATION_GATE_URL: secure((await tlsServer({ name: 'IP:127.0.0.1', days: 30 })).url) }),
    fails: 'gate tls',
    detail: /authority, Test authority, is not known/,
    hint: /REGISTRATION_GATE_CA_FILE/,
  },
  'the certificate has expired': {
    env: async () => {
      const server = await tlsServer({ name: 'IP:127.0.0.1', days: -3 });
      return { REGISTRATION_GATE_URL: secure(server.url), REGISTRATION_GATE_CA_FILE: caFile };
    },
    fails: 'gate tls',
    detail: /^the certificate expired on \d{4}-\d\d-\d\d \(CERT_HAS_EXPIRED\)$/,
    hint: /renew the certificate of 127\.0\.0\.1/,
  },
  'the certificate is for another name': {
    env: async () => {
      const server = await tlsServer({ name: 'DNS:other.example.com', days: 30 });
      return { REGISTRATION_GATE_URL: `https://localhost:${server.port}/`, REGISTRATION_GATE_CA_FILE: caFile };
    },
    fails: 'gate tls',
    detail: /^the certificate is for other\.example\.com, not for localhost/,
    hint: /by a name of its certificate/,
  },
  'the port does not speak TLS': {
    env: ({ gate }) => ({ REGISTRATION_GATE_URL: secure(gate) }),
    fails: 'gate tls',
    detail: /no encrypted connection \((ERR_SSL_\w+|EPROTO)\)/,
    hint: /https/,
  },
  'the document names another issuer': {
    provider: discovery((issuer) => ({ issuer: `${issuer}/`, token_endpoint: `${issuer}/token` })),
    env: throughIssuer,
    fails: 'discovery',
    detail: /another issuer/,
    hint: /exactly as the provider writes it/,
  },
  'the document names no token endpoint': {
    provider: discovery((issuer) => ({ issuer })),
    env: throughIssuer,
    fails: 'discovery',
    detail: /no token_endpoint/,
    hint: /give the token endpoint instead/,
  },
  'the document names a host that is not there': {
    provider: discovery((issuer) => ({ issuer, token_endpoint: 'http://token.invalid/' })),
    env: throughIssuer,
    fails: 'token_endpoint dns',
    detail: /^token\.invalid is not known/,
    hint: /REGISTRATION_GATE_OAUTH2_ISSUER_URL/,
  },
  'the token answer is a page': {
    provider: html,
    fails: 'token',
    detail: /not a JSON object \(HTTP 200\)/,
    hint: /token endpoint/,
  },
  'the scope is wrong': {
    provider: json(400, { error: 'invalid_scope' }),
    fails: 'token',
    detail: /^invalid_scope \(HTTP 400\)$/,
    hint: /check the scope/,
  },
  'the token has expired already': {
    provider: token({ exp: inSeconds(-7200), iat: inSeconds(-7500) }),
    fails: 'token',
    detail: /^a JWT for 300 s, but it expired 7[12]\d\d s ago/,
    hint: /clock/,
  },
  'the gate does not take the token': {
    provider: token({ aud: 'api://another' }),
    gate: json(401, {}),
    fails: 'gate',
    detail: /HTTP 401/,
    hint: /aud/,
  },
  'the gate fails': {
    gate: json(500, { error: SECRET }),
    fails: 'gate',
    detail: /HTTP 500/,
    hint: /gate's log/,
  },
  'the gate redirects': {
    gate: (_request, response) => response.writeHead(302, { location: `/login?${SECRET}` }).end(),
    fails: 'gate',
    detail: /HTTP 302: redirects are not followed/,
    hint: /REGISTRATION_GATE_URL/,
  },
  'a page answers in place of the gate': {
    gate: html,
    fails: 'gate',
    detail: /an HTML page/,
    hint: /REGISTRATION_GATE_URL/,
  },
  'the gate is at another path': {
    gate: json(404, {}),
    fails: 'gate',
    detail: /HTTP 404/,
    hint: /path of REGISTRATION_GATE_URL/,
  },
  'the gate is silent before it encrypts': {
    env: async () => {
      const server = createListener();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing({ close: () => server.close() });
      const { port } = server.address() as AddressInfo;
      return { REGISTRATION_GATE_URL: `https://127.0.0.1:${port}/`, REGISTRATION_GATE_TIMEOUT_SECONDS: '1' };
    },
    fails: 'gate tls',
    detail: /no encrypted connection \(ETIMEDOUT\)/,
    hint: /https/,
  },
  'the gate is silent': {
    gate: () => undefined,
    env: () => ({ REGISTRATION_GATE_TIMEOUT_SECONDS: '1' }),
    fails: 'gate',
    detail: /timeout/,
    hint: /REGISTRATION_GATE_TIMEOUT_SECONDS/,
  },
};

describe('one fault fails one step, whose hint names the fix', () => {
  it.each(Object.entries(faults))('%s', async (_name, { provider = token(), gate = allow, env, fails, detail, hint }) => {
    const providerServer = await serve(provider);
    const gateServer = await serve(gate);
    const more = (await env?.({ provider: providerServer.url, gate: gateServer.url })) ?? {};
    const run = await runVerify([], environment(gateServer.url, providerServer.url, more));
    expect(run.named('failed')).toEqual([fails]);
    expect(run.find(fails).detail).toMatch(detail);
    expect(run.find(fails).hint).toMatch(hint);
    expect(run.text).toContain(`hint: ${run.find(fails).hint}`);
    expect(run.status).toBe(1);
  });

  it('the same in values: the key is named by its path', async () => {
    const gate = await serve(html);
    const provider = await serve(token());
    const values = folder.write(
      'wrong.yaml',
      `registry:\n  app: {registrationGateEnabled: true, registrationGateUrl: '${gate.url}', registrationGateAuthType: none}\n`,
    );
    expect((await runVerify(['-f', values])).find('gate').hint).toContain('check registry.app.registrationGateUrl');
    const refused = await runVerify(['-f', values, '--set', `registry.app.registrationGateUrI=${provider.url}/${SECRET}`]);
    expect(refused.named('failed')).toEqual(['settings']);
    expect(refused.find('settings').detail).toContain('registry.app.registrationGateUrI is not a key that is known here');
    const missing = await runVerify(['-f', values, '--set', 'registry.app.registrationGateAuthType=bearer']);
    expect(missing.find('settings').detail).toContain('registry.app.registrationGateAuthCredential');
    expect([...gate.requests, ...provider.requests].filter(({ method }) => method === 'POST')).toHaveLength(2);
  });
});
