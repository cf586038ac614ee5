import { createServer as createProxy } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { closeAll, closing, type Handler } from '../http/support.ts';
import { startAuthorizationServer } from '../support/authorization-server.ts';
import { gatectl } from '../support/cli.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeAuthority, withTls } from '../support/tls.ts';
import {
  allow,
  API_KEY,
  closedPort,
  environment,
  inSeconds,
  json,
  jwt,
  runVerify,
  SECRET,
  secure,
  serve,
  token,
} from './verify-servers.ts';

const folder = tempFolder();
const authority = makeAuthority();
const caFile = folder.write('ca.pem', authority.ca);
const trusted = authority.make({ name: 'IP:127.0.0.1', days: 300 });

afterAll(() => authority.close());
afterEach(closeAll);

const bodyOf = ({ body }: { readonly body: string }): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

describe('all is fine', () => {
  const start = async () => {
    const server = closing(
      await startAuthorizationServer({
        audience: 'https://gate.example.com',
        clients: [{ clientId: 'registry', method: 'client_secret_basic', secret: SECRET }],
      }),
    );
    const gate = await serve(allow);
    const values = folder.write(
      'values.yaml',
      `app:
  registrationGateEnabled: true
  registrationGateUrl: ${gate.url}/check
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2IssuerUrl: ${server.issuer}
  registrationGateOauth2ClientId: registry
  registrationGateOauth2ClientSecretExistingSecret: registration-gate
  registrationGateOauth2ClientAuthMethod: client_secret_basic
  registrationGateOauth2Scope: gate.check
`,
    );
    return { server, gate, values };
  };
  const secretInEnvironment = { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET };
  const everyStep = ['settings', 'issuer connect', 'discovery', 'token', 'gate connect', 'gate'];

  it('with values, the secret of a Secret in the environment', async () => {
    const { server, gate, values } = await start();
    const run = await runVerify(['-f', values], secretInEnvironment);
    expect([run.status, run.named('ok'), run.named('failed'), run.named('warning')]).toEqual([0, everyStep, [], []]);
    expect(run.find('settings').detail).toBe(
      'the settings are usable; REGISTRATION_GATE_OAUTH2_CLIENT_SECRET from the environment',
    );
    expect(run.find('discovery').detail).toBe(`the token endpoint is ${server.tokenEndpoint}`);
    const claims = { iss: server.issuer, aud: 'https://gate.example.com', client_id: 'registry', scope: 'gate.check' };
    expect(run.find('token').token).toMatchObject({ format: 'jwt', lifetimeSeconds: 300, claims });
    expect(run.find('gate')).toMatchObject({ detail: 'allowed', decision: { outcome: 'allowed', status: 200, attempts: 1 } });
    const [request] = gate.requests;
    expect(bodyOf(request!)).toMatchObject({ dry_run: true, source_api: '/api/gate/test', asset_type: 'agent' });
    expect(request?.headers.authorization).toMatch(/^Bearer eyJ/);
    for (const shown of [/^ok +settings/m, /^ {11}aud +https:\/\/gate\.example\.com$/m, /^6 ok, 4 skipped in \d+ ms$/m])
      expect(run.text).toMatch(shown);
  });

  it('with values that hold the secret, and a file of it', async () => {
    const { values } = await start();
    const file = folder.write('secret', `${SECRET}\n`);
    const literal = [
      ['--set', 'app.registrationGateOauth2ClientSecretExistingSecret='],
      ['--set-file', `app.registrationGateOauth2ClientSecret=${folder.write('bare', SECRET)}`],
    ].flat();
    expect((await runVerify(['-f', values, ...literal])).named('ok')).toEqual(everyStep);
    const run = await runVerify(['-f', values], { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE: file });
    expect(run.named('ok')).toEqual(everyStep);
  });

  it('with the .env that gatectl env writes, and the secret in the environment', async () => {
    const { values } = await start();
    const { stdout } = await gatectl(['env', '-f', values]);
    const run = await runVerify(['--env-file', folder.write('.env', stdout)], secretInEnvironment);
    expect([run.find('settings').detail, run.named('ok')]).toEqual([
      'the settings are usable; REGISTRATION_GATE_OAUTH2_CLIENT_SECRET from the environment',
      everyStep,
    ]);
  });

  it('with its own environment', async () => {
    const { server, gate } = await start();
    const { REGISTRATION_GATE_OAUTH2_TOKEN_URL: _, ...env } = environment(gate.url, '');
    const run = await runVerify([], {
      ...env,
      REGISTRATION_GATE_OAUTH2_ISSUER_URL: server.issuer,
      REGISTRATION_GATE_OAUTH2_CLIENT_AUTH_METHOD: 'client_secret_basic',
      NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
    });
    expect(run.find('settings').detail).toBe('the settings are usable');
    expect([run.named('ok'), run.counts]).toEqual([everyStep, { ok: 6, warning: 0, failed: 0, skipped: 4 }]);
  });

  it('with https and names', async () => {
    const identity = authority.make({ name: 'DNS:localhost', days: 300 });
    const provider = await serve(token(), withTls(identity));
    const gate = await serve(allow, withTls(identity));
    const local = (port: number): string => `https://localhost:${port}`;
    const run = await runVerify([], environment(local(gate.port), local(provider.port), { REGISTRATION_GATE_CA_FILE: caFile }));
    expect(run.named('ok').toSorted()).toEqual(
      ['settings', 'token', 'gate']
        .concat(['dns', 'connect', 'tls'].flatMap((part) => [`token_endpoint ${part}`, `gate ${part}`]))
        .toSorted(),
    );
    expect(run.find('gate dns').addresses).toContain('127.0.0.1');
    expect(run.find('gate tls').tls).toMatchObject({
      protocol: 'TLSv1.3',
      refusal: null,
      certificate: { names: ['localhost'], issuer: 'Test authority', daysLeft: 299 },
    });
  });

  it('also without OAuth2', async () => {
    const gate = await serve((request, response, index) =>
      json(request.headers['x-api-key'] === API_KEY ? 200 : 401, {})(request, response, index),
    );
    const env = { REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_URL: gate.url, REGISTRATION_GATE_AUTH_TYPE: 'api_key' };
    const run = await runVerify([], { ...env, REGISTRATION_GATE_AUTH_CREDENTIAL: API_KEY });
    expect(run.named('ok')).toEqual(['settings', 'gate connect', 'gate']);
    const wrong = await runVerify([], { ...env, REGISTRATION_GATE_AUTH_CREDENTIAL: `${API_KEY}-old` });
    expect(wrong.named('failed')).toEqual(['gate']);
    expect(wrong.find('gate').hint).toContain('set REGISTRATION_GATE_AUTH_CREDENTIAL');
  });
});

describe('what is no failure', () => {
  const verifyBoth = async (provider: Handler, gate: Handler, more: Record<string, string> = {}, args: string[] = []) => {
    const [one, other] = [await serve(provider), await serve(gate)];
    return { gate: other, run: await runVerify(args, environment(other.url, one.url, more)) };
  };

  it('a denial: the gate works', async () => {
    const { run } = await verifyBoth(token(), json(403, { error: 'not today' }));
    expect([run.status, run.find('gate')]).toMatchObject([0, { outcome: 'ok', detail: 'denied: not today' }]);
    expect(run.find('gate')).toMatchObject({
      hint: expect.stringContaining('the gate works') as string,
      decision: { outcome: 'denied' },
    });
  });

  it('a gate that echoes what it was sent does not show it', async () => {
    const { run } = await verifyBoth(token(), (request, response, index) =>
      json(403, { error: `no ${request.headers.authorization ?? ''}` })(request, response, index),
    );
    expect(run.find('gate').detail).toBe('denied: no Bearer [redacted]');
  });

  it('an opaque token', async () => {
    const { run } = await verifyBoth(json(200, { access_token: 'canary-opaque', token_type: 'bearer' }), allow);
    expect(run.find('token')).toMatchObject({
      outcome: 'ok',
      detail: 'an opaque token without a lifetime',
      token: { format: 'opaque', lifetimeSeconds: null, claims: {} },
    });
  });

  it('an opaque token that cannot be reused, with the cache on, is a warning', async () => {
    const cached = { REGISTRATION_GATE_OAUTH2_TOKEN_CACHE: 'on' };
    const { run } = await verifyBoth(json(200, { access_token: 'canary-opaque', token_type: 'bearer' }), allow, cached);
    expect([run.status, run.find('token')]).toMatchObject([
      0,
      { outcome: 'warning', hint: expect.stringContaining('expires_in') as string },
    ]);
  });

  it.each([
    ['begins later', { iat: inSeconds(900), exp: inSeconds(1200) }, /begins in \d+ s/],
    ['ends earlier than it was said', { exp: inSeconds(100) }, /expires in \d+ s \(exp\), not in 300 s/],
  ])('a token that %s is a warning about the clocks', async (_name, claims, detail) => {
    const { run } = await verifyBoth(token(claims), allow);
    expect(run.named('warning')).toEqual(['token']);
    expect(run.find('token').detail).toMatch(detail);
    expect(run.find('token').hint).toContain('clock');
  });

  it('claims of a provider that wants to be shown', async () => {
    const claims = {
      iss: `https://x/${SECRET}`,
      sub: '\u001b[2J',
      roles: ['a', 7, SECRET],
      scp: { deep: 1 },
      tid: 'x'.repeat(999),
    };
    const { run } = await verifyBoth(token(claims), allow);
    expect(run.find('token').token.claims).toMatchObject({ iss: 'https://x/[redacted]', roles: ['a', '[redacted]'] });
    expect(run.find('token').token.claims.tid).toHaveLength(303);
    expect(run.text).toContain('\\u001b[2J');
    expect(run.text).not.toContain('\u001b');
  });

  it('a certificate near its end is a warning', async () => {
    const provider = await serve(token());
    const gate = await serve(allow, withTls(authority.make({ name: 'IP:127.0.0.1', days: 5 })));
    const run = await runVerify([], environment(secure(gate.url), provider.url, { REGISTRATION_GATE_CA_FILE: caFile }));
    expect([run.status, run.find('gate tls')]).toMatchObject([0, { outcome: 'warning', hint: 'renew the certificate soon' }]);
  });

  it('--no-gate: the gate is connected to, not called', async () => {
    const { run, gate } = await verifyBoth(token(), allow, {}, ['--no-gate']);
    expect([run.status, run.find('gate connect').outcome, run.find('gate')]).toMatchObject([0, 'ok', { outcome: 'skipped' }]);
    expect(gate.requests).toEqual([]);
  });

  it('a gate that is switched off, or only asked about skills', async () => {
    const off = await verifyBoth(token(), allow, { REGISTRATION_GATE_ENABLED: 'false' });
    expect([off.run.status, off.run.named('warning'), off.run.named('skipped')]).toEqual([0, ['settings'], ['token', 'gate']]);
    expect(off.gate.requests).toEqual([]);
    const some = await verifyBoth(token(), allow, {
      REGISTRATION_GATE_ASSET_TYPES: 'skill',
      REGISTRATION_GATE_OPERATIONS: 'update',
    });
    expect([some.run.named('warning'), some.run.find('gate').detail]).toEqual([['settings'], 'allowed']);
    expect(bodyOf(some.gate.requests[0]!)).toMatchObject({ asset_type: 'skill', operation: 'update' });
  });
});

describe('a secret that is in a Secret', () => {
  const values = async (more: string) => {
    const [provider, gate] = [await serve(token()), await serve(allow)];
    const file = folder.write(
      'reference.yaml',
      `app:
  registrationGateEnabled: true
  registrationGateUrl: ${gate.url}
  registrationGateAuthType: oauth2_client_credentials
  registrationGateOauth2TokenUrl: ${provider.url}/token
  registrationGateOauth2ClientId: registry
  ${more}
`,
    );
    return { provider, gate, file };
  };

  it.each([
    ['that a key refers to', 'registrationGateOauth2ClientSecretExistingSecret: gate-credentials'],
    ['that may hold anything', 'existingSecret: gate-credentials'],
  ])('%s is not known here: the rest is tried', async (_name, more) => {
    const { provider, gate, file } = await values(more);
    const run = await runVerify(['-f', file]);
    expect([run.status, run.named('warning'), run.named('failed')]).toEqual([0, ['settings'], []]);
    expect(run.find('settings').detail).toBe(
      'REGISTRATION_GATE_OAUTH2_CLIENT_SECRET is in the Secret gate-credentials, which is not read here',
    );
    expect(run.find('settings').hint).toContain('REGISTRATION_GATE_OAUTH2_CLIENT_SECRET_FILE');
    expect(run.named('ok')).toEqual(['token_endpoint connect', 'gate connect']);
    expect([run.find('token').outcome, run.find('gate').outcome]).toEqual(['skipped', 'skipped']);
    expect([...provider.requests, ...gate.requests]).toEqual([]);
    const known = await runVerify(['-f', file], { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET });
    expect([known.named('warning'), known.find('gate').detail]).toEqual([[], 'allowed']);
  });

  it('may hold what is no secret, too', async () => {
    const { file } = await values('existingSecret: all');
    const run = await runVerify(['-f', file, '--set', 'app.registrationGateOauth2ClientId=']);
    expect(run.named('failed')).toEqual(['settings']);
    expect(run.find('settings').detail).toContain('app.registrationGateOauth2ClientId is needed');
    expect(run.find('settings').hint).toContain('when it is in the Secret all');
    expect(
      (
        await runVerify(['-f', file, '--set', 'app.registrationGateOauth2ClientId='], {
          REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
          REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
        })
      ).find('gate').detail,
    ).toBe('allowed');
  });

  it('without use for the gate is not asked for', async () => {
    const { file } = await values('registryApiKeysExistingSecret: callers\n  registrationGateOauth2ClientSecret: ' + SECRET);
    expect((await runVerify(['-f', file])).named('warning')).toEqual([]);
  });

  it('that signs the calls keeps the gate from being called', async () => {
    const { gate, file } = await values(
      `registrationGateOauth2ClientSecret: ${SECRET}\n  registrationGateSigningKeysExistingSecret: keys`,
    );
    const run = await runVerify(['-f', file]);
    expect([run.find('token').outcome, run.find('gate')]).toMatchObject([
      'ok',
      { outcome: 'skipped', detail: expect.stringContaining('SigningKeys') as string },
    ]);
    expect(gate.requests).toEqual([]);
  });

  it('that may hold anything wins over the values, as in the pod; other variables do not', async () => {
    const { gate, file } = await values('existingSecret: all');
    const other = await serve(allow);
    const env = { REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET, REGISTRATION_GATE_URL: other.url };
    expect((await runVerify(['-f', file], env)).find('gate').outcome).toBe('ok');
    expect([gate.requests.length > 0, other.requests.length > 0]).toEqual([false, true]);
    const { gate: own, file: plain } = await values(`registrationGateOauth2ClientSecret: ${SECRET}`);
    await runVerify(['-f', plain], { REGISTRATION_GATE_URL: 'https://nowhere.invalid' });
    expect(own.requests.length).toBeGreaterThan(0);
  });
});

describe('a proxy', () => {
  const startProxy = async () => {
    const asked: string[] = [];
    const proxy = createProxy().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const port = Number(/:(\d+)$/.exec(request.url ?? '')?.[1]);
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      for (const end of [onward, socket]) end.on('error', () => [onward, socket].forEach((one) => one.destroy()));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closing({ close: () => (proxy.closeAllConnections(), proxy.close()) });
    return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
  };

  it('makes the connections, and is the one that resolves names', async () => {
    const proxy = await startProxy();
    const identity = withTls(authority.make({ name: 'DNS:gate.example.com', days: 300 }));
    const gate = await serve(allow, identity);
    const provider = await serve(token());
    const env = { HTTPS_PROXY: proxy.url, REGISTRATION_GATE_CA_FILE: caFile };
    const run = await runVerify([], environment(`https://gate.example.com:${gate.port}`, provider.url, env));
    expect(run.find('gate dns')).toMatchObject({ outcome: 'skipped', detail: 'the proxy resolves gate.example.com' });
    expect(run.find('gate connect').detail).toBe(`gate.example.com port ${gate.port}, through the proxy`);
    expect([run.find('gate tls').outcome, run.find('gate').detail]).toEqual(['ok', 'allowed']);
    const direct = await runVerify([], environment(secure(gate.url), provider.url, { ...env, NO_PROXY: '127.0.0.1' }));
    expect(direct.find('gate tls').detail).toContain('the certificate is for gate.example.com, not for 127.0.0.1');
    expect(new Set(proxy.asked)).toEqual(new Set([`gate.example.com:${gate.port}`]));
  });

  it.each(['127.0.0.1', 'localhost'])('called %s carries calls to http addresses, too', async (name) => {
    const provider = await serve(token());
    const proxy = await serve(allow);
    const more = { HTTP_PROXY: `http://${name}:${proxy.port}`, NO_PROXY: '127.0.0.1' };
    const run = await runVerify([], environment('http://gate.example.com', provider.url, more));
    expect(run.find('gate dns').detail).toBe('the proxy resolves gate.example.com');
    expect([run.find('gate connect').detail, run.find('gate').detail]).toEqual([
      'gate.example.com port 80, through the proxy',
      'allowed',
    ]);
  });

  it('that is closed fails the connection, and the hint names its variable', async () => {
    const provider = await serve(token());
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` };
    const run = await runVerify([], environment('https://gate.example.com', provider.url, env));
    expect(run.named('failed')).toEqual(['gate connect']);
    expect(run.find('gate connect')).toMatchObject({
      detail: 'the proxy makes no connection to gate.example.com port 443 (ECONNREFUSED)',
      hint: expect.stringContaining('HTTPS_PROXY') as string,
    });
  });

  it('of the machine is used for values and files, unless they name their own', async () => {
    const proxy = await startProxy();
    const gate = await serve(allow, withTls(authority.make({ name: 'DNS:gate.example.com', days: 300 })));
    const own = { ENABLED: 'true', URL: `https://gate.example.com:${gate.port}`, CA_FILE: caFile };
    const lines = Object.entries(own).map(([name, value]) => `REGISTRATION_GATE_${name}=${value}\n`);
    const file = folder.write('proxied.env', lines.join(''));
    expect((await runVerify(['--env-file', file], { https_proxy: proxy.url })).find('gate').detail).toBe('allowed');
    const named = folder.write('named.env', `${lines.join('')}HTTPS_PROXY=http://127.0.0.1:${await closedPort()}\n`);
    expect((await runVerify(['--env-file', named], { https_proxy: proxy.url })).named('failed')).toEqual(['gate connect']);
  });
});

describe('an .env file', () => {
  it('is read as gatectl env writes it, whatever the secret holds', async () => {
    const awkward = `canary-it's "$ecret" # %41`;
    const gate = await serve(allow);
    const provider = await serve((request, response, index) => {
      const sent = new URLSearchParams(request.body).get('client_secret');
      (sent === awkward ? token() : json(401, { error: 'invalid_client' }))(request, response, index);
    });
    const values = folder.write(
      'awkward.yaml',
      JSON.stringify({
        app: {
          registrationGateEnabled: true,
          registrationGateUrl: gate.url,
          registrationGateAuthType: 'oauth2_client_credentials',
          registrationGateOauth2TokenUrl: provider.url,
          registrationGateOauth2ClientId: 'registry',
          registrationGateOauth2ClientSecret: awkward,
        },
      }),
    );
    const { stdout } = await gatectl(['env', '-f', values]);
    const run = await runVerify(['--env-file', folder.write('awkward.env', stdout)]);
    expect([run.find('token').outcome, run.find('gate').detail]).toEqual(['ok', 'allowed']);
  });

  it('says that a CA variable of Node comes too late', async () => {
    const gate = await serve(allow);
    const file = folder.write(
      'extra.env',
      `REGISTRATION_GATE_ENABLED=true\nREGISTRATION_GATE_URL=${gate.url}\nNODE_EXTRA_CA_CERTS=/etc/ca.pem\n`,
    );
    expect((await runVerify(['--env-file', file])).find('settings').detail).toContain(
      'NODE_EXTRA_CA_CERTS is not in effect here',
    );
  });
});

describe('wrong usage ends with status 2', () => {
  const file = folder.write('usage.env', '');
  it.each<[string, string[], RegExp]>([
    ['an unknown format', ['--format', 'xml'], /--format xml is not known/],
    ['a format that objects have', ['--format', 'constructor'], /--format constructor is not known/],
    ['two sources', ['--env-file', file, '--chart', 'registry'], /both given/],
    ['a file that is not there', ['--env-file', 'nope.env'], /nope\.env cannot be read \(ENOENT\)/],
    ['a folder', ['--env-file', '.'], /cannot be read \(EISDIR\)/],
    ['an empty name', ['--env-file', ''], /--env-file/],
    ['nothing at all', [], /nothing to verify/],
    ['a chart of another kind', ['--chart', './test/charts/none'], /--chart/],
  ])('%s', async (_name, args, expected) => {
    const { status, stdout, stderr } = await gatectl(['verify', ...args]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
  });
});

it('never shows a token, whole or in part', async () => {
  const text = jwt({ iss: 'https://idp.example.com', exp: inSeconds(300), aud: 'api://gate' });
  const provider = await serve(json(200, { access_token: text, token_type: 'Bearer', expires_in: 300 }));
  const gate = await serve(json(403, { error: text }));
  for (const args of [[], ['--format', 'json']]) {
    const { stdout, stderr } = await gatectl(['verify', ...args], { env: environment(gate.url, provider.url) });
    expect(stdout).toContain('api://gate');
    for (const part of [text, ...text.split('.')]) expect(stdout + stderr).not.toContain(part);
  }
});

it('asks for one token by itself and one for the call of the gate, and leaves no connection open', async () => {
  const provider = await serve(token());
  const gate = await serve(allow, withTls(trusted));
  await gatectl(['verify'], { env: environment(secure(gate.url), provider.url, { REGISTRATION_GATE_CA_FILE: caFile }) });
  expect([provider.requests.length, gate.requests.length]).toEqual([2, 1]);
  for (const { server } of [provider, gate]) {
    const open = () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));
    await expect.poll(open, { timeout: 3000 }).toBe(0);
  }
});
