import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { travelAgent } from './support/cards.ts';
import { makeTempFolder } from './support/folder.ts';
import { baseEnv, parseLines, runToEnd, spawnRegistry, startRegistry, startRegistryProcess } from './support/registry.ts';
import { json, silence, startServer, startTokenEndpoint } from './support/servers.ts';
import { API_KEYS, ENCRYPTION_KEY, KEYS } from './support/test-app.ts';

const REGISTER = '/api/agents/register';
const SECRET = 'canary-client-secret';

const oauth2 = (gate: { url: string }, token: { url: string }): Record<string, string> => ({
  REGISTRATION_GATE_ENABLED: 'true',
  REGISTRATION_GATE_URL: `${gate.url}/gate?canary-query=1`,
  REGISTRATION_GATE_AUTH_TYPE: 'oauth2_client_credentials',
  REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${token.url}/token`,
  REGISTRATION_GATE_OAUTH2_CLIENT_ID: 'registry',
  REGISTRATION_GATE_OAUTH2_CLIENT_SECRET: SECRET,
});

/** For what never comes. */
const shortWaits = { storeMs: 200, drainGraceMs: 50 };

const allow = json(200, { status: 'allowed' });

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the process', () => {
  it('starts, says where, works, and stops, without a warning', async () => {
    const [gate, token] = [await startServer(allow), await startTokenEndpoint()];
    const registry = await startRegistryProcess({ ...oauth2(gate, token), REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY });
    expect(registry.stdout()).toMatch(/^registry listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    await waitFor(() => registry.stderr().includes('start-up check of the gate passed'));
    expect([token.received.length, gate.received.length]).toEqual([1, 0]);
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(201);
    expect([token.received.length, gate.received.length]).toEqual([2, 1]);
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
    expect(registry.stdout()).toMatch(/^registry listening on \S+\n$/);
    for (const line of registry.lines()) {
      expect(line).toMatchObject({
        level: expect.stringMatching(/^(debug|info)$/) as string,
        event: expect.stringMatching(/^\S/) as string,
      });
      expect(new Date(line.time).toISOString()).toBe(line.time);
    }
    expect(registry.stderr()).not.toMatch(/canary|alice-0123|token-\d/);
    expect(registry.stderr()).not.toContain(ENCRYPTION_KEY.slice(3));
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('finishes what is in flight on %s, takes nothing more, ends with 0', async (signal) => {
    const gate = await startServer(allow);
    const held = Promise.withResolvers<void>();
    gate.script = async (received, response) => {
      await held.promise;
      await allow(received, response);
    };
    const registry = await startRegistryProcess({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: gate.url,
      // So long that only the end of the request can end the process in the time of the test.
      REGISTRATION_GATE_DEADLINE_SECONDS: '600',
    });
    const answer = registry.send('POST', REGISTER, travelAgent);
    await waitFor(() => gate.received.length === 1);
    registry.signal(signal);
    await waitFor(() => registry.stderr().includes('registry stopping'));
    await expect(registry.send('GET', '/healthz')).rejects.toThrow();
    held.resolve();
    expect((await answer).status).toBe(201);
    expect(await registry.ended).toBe(0);
  });

  it('does not wait for a request that never comes to its end', async () => {
    const gate = await startServer(allow);
    const registry = await startRegistry(
      {
        REGISTRATION_GATE_ENABLED: 'true',
        REGISTRATION_GATE_URL: gate.url,
        REGISTRATION_GATE_DEADLINE_SECONDS: '1',
      },
      shortWaits,
    );
    const socket = connect(Number(new URL(registry.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    socket.write(
      `POST ${REGISTER} HTTP/1.1\r\nHost: x\r\nX-Api-Key: ${KEYS.alice}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
    );
    await registry.send('GET', '/healthz');
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
    expect(registry.stderr()).not.toContain('fault');
  });

  it('ends at once on a second signal', async () => {
    const gate = await startServer(silence);
    const registry = await startRegistryProcess({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: gate.url,
      REGISTRATION_GATE_TIMEOUT_SECONDS: '300',
      REGISTRATION_GATE_DEADLINE_SECONDS: '600',
    });
    const answer = registry.send('POST', REGISTER, travelAgent).catch(() => 'cut off');
    await waitFor(() => gate.received.length === 1);
    registry.signal('SIGTERM');
    await waitFor(() => registry.stderr().includes('registry stopping'));
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(143);
    expect(await answer).toBe('cut off');
  });

  it('keeps what it acknowledged when it is killed', async () => {
    const registry = await startRegistryProcess();
    const acknowledged: string[] = [];
    const write = async (worker: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const path = `/w${worker}/n${n}`;
        const response = await registry.send('POST', REGISTER, { ...travelAgent, path }).catch(() => undefined);
        if (response?.status !== 201) return;
        acknowledged.push(path);
        if (acknowledged.length === 40) registry.signal('SIGKILL');
      }
    };
    await Promise.all([1, 2, 3, 4].map(write));
    expect(await registry.ended).toBeNull();
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    const again = await startRegistry({ REGISTRY_DATA_DIR: registry.directory });
    for (const path of acknowledged) expect((await again.send('GET', `/api/agents${path}`)).status, path).toBe(200);
    const [{ assets, decisions }] = counts(registry.directory) as [{ assets: number; decisions: number }];
    expect(assets).toBe(decisions);
  });

  it('says why it does not start, in one line of JSON and no stack', async () => {
    const { ended, output } = spawnRegistry({ ...baseEnv(makeTempFolder()), REGISTRY_PORT: 'http' });
    expect(await ended).toBe(2);
    expect(output.stdout).toBe('');
    expect(parseLines(output.stderr).filter(({ level }) => level === 'error')).toMatchObject([
      { event: 'setting of the registry', variable: 'REGISTRY_PORT' },
      { event: 'start refused' },
    ]);
  });
});

function counts(directory: string): unknown[] {
  const database = new DatabaseSync(join(directory, 'registry.sqlite'));
  const sql = 'select (select count(*) from assets) as assets, (select count(*) from decisions where stored = 1) as decisions';
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}

describe('wrong settings of the registry end the start with 2', () => {
  it('and every one is named', async () => {
    const run = await runToEnd({
      ...baseEnv(makeTempFolder()),
      REGISTRY_PORT: '99999',
      REGISTRY_API_KEYS: '[{"key":"canary-short","name":"x"}',
      REGISTRY_ALLOW_ANONYMOUS: 'everyone',
      REGISTRY_OIDC_ISSUER_URL: 'https://idp.example.com',
    });
    expect(run.status).toBe(2);
    expect(run.stdout).toBe('');
    const named = run.lines.filter(({ level }) => level === 'error').map(({ variable }) => variable);
    expect(named).toEqual(
      expect.arrayContaining([
        'REGISTRY_PORT',
        'REGISTRY_API_KEYS',
        'REGISTRY_ALLOW_ANONYMOUS',
        'REGISTRY_OIDC_AUDIENCE',
      ]) as unknown[],
    );
    for (const { hint } of run.lines.filter(({ level }) => level === 'error')) expect(hint).toMatch(/\S/);
    expect(run.text).not.toContain('canary');
  });

  it.each([
    ['a file that is missing', 'REGISTRY_API_KEYS', () => join(makeTempFolder(), 'none')],
    ['a file that is empty', 'REGISTRY_API_KEYS', () => file('\n')],
    ['keys that are no JSON', 'REGISTRY_API_KEYS', () => file('canary')],
    ['a sealing key that is too short', 'REGISTRY_ENCRYPTION_KEY', () => file('k1:Y2FuYXJ5')],
  ])('%s', async (_name, variable, path) => {
    const run = await runToEnd({ ...baseEnv(makeTempFolder()), [variable]: '', [`${variable}_FILE`]: path() });
    expect(run.status).toBe(2);
    const [error] = run.lines.filter(({ level }) => level === 'error');
    expect(error).toMatchObject({ event: 'setting of the registry', variable });
    expect(String(error?.['finding'])).toContain(`${variable}_FILE`);
    expect(run.text).not.toMatch(/canary|Y2FuYXJ5/);
  });

  function file(text: string): string {
    const path = join(makeTempFolder(), 'secret');
    writeFileSync(path, text);
    return path;
  }
});

describe('what cannot be used ends the start with 2', () => {
  it('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const run = await runToEnd({ ...baseEnv(makeTempFolder()), REGISTRY_PORT: String(port) });
    expect(run.status).toBe(2);
    expect(run.lines.at(-1)).toMatchObject({
      level: 'error',
      event: 'start refused',
      reason: expect.stringMatching(/REGISTRY_PORT.*EADDRINUSE/) as string,
    });
    expect(run.stdout).toBe('');
  });

  it('an address that is not ours', async () => {
    const run = await runToEnd({ ...baseEnv(makeTempFolder()), REGISTRY_HOST: '192.0.2.1' });
    expect([run.status, run.lines.at(-1)?.['hint']]).toEqual([2, 'set REGISTRY_HOST to an address of this machine']);
  });

  it('a folder that is none', async () => {
    const path = join(makeTempFolder(), 'file');
    writeFileSync(path, '');
    const run = await runToEnd(baseEnv(join(path, 'data')));
    expect([run.status, run.lines.at(-1)]).toMatchObject([2, { reason: expect.stringContaining('REGISTRY_DATA_DIR') as string }]);
    expect(run.text).not.toMatch(/\.ts:\d/);
  });

  it('a database that is locked', async () => {
    const directory = makeTempFolder();
    const database = new DatabaseSync(join(directory, 'registry.sqlite'));
    database.exec('begin exclusive');
    onTestFinished(() => database.close());
    const run = await runToEnd(baseEnv(directory), shortWaits);
    expect([run.status, run.lines.at(-1)]).toMatchObject([2, { reason: expect.stringContaining('locked') as string }]);
  });

  it('a folder where the database should be', async () => {
    const directory = makeTempFolder();
    mkdirSync(join(directory, 'registry.sqlite'));
    expect((await runToEnd(baseEnv(directory))).status).toBe(2);
  });
});

describe('a database that another process locks later', () => {
  it('holds up writes alone, until it is free', async () => {
    const registry = await startRegistry({ REGISTRY_LOG_LEVEL: 'debug' });
    const database = new DatabaseSync(join(registry.directory, 'registry.sqlite'));
    onTestFinished(() => database.close());
    database.exec('begin immediate');
    const write = registry.send('POST', REGISTER, travelAgent);
    const first = await Promise.race([write, waitFor(() => registry.stderr().includes('gate: bypassed'))]);
    expect(first).toBeUndefined();
    for (const path of ['/healthz', '/readyz', '/api/agents']) expect((await registry.send('GET', path)).status).toBe(200);
    database.exec('rollback');
    expect((await write).status).toBe(201);
  });

  it('too long: 503 store_unavailable', async () => {
    const registry = await startRegistry({}, shortWaits);
    const database = new DatabaseSync(join(registry.directory, 'registry.sqlite'));
    onTestFinished(() => database.close());
    database.exec('begin immediate');
    const response = await registry.send('POST', REGISTER, travelAgent);
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'store_unavailable' }]);
  });
});

describe('the start-up check', () => {
  it('in require refuses to start when no token can be had, and asks no gate', async () => {
    const [gate, token] = [await startServer(allow), await startServer(json(401, { error: 'invalid_client' }))];
    const run = await runToEnd({
      ...baseEnv(makeTempFolder()),
      ...oauth2(gate, token),
      REGISTRATION_GATE_STARTUP_CHECK: 'require',
    });
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect([token.received.length, gate.received.length]).toEqual([1, 0]);
    const failure = run.lines.find(({ event }) => event === 'start-up check of the gate failed');
    expect(failure).toMatchObject({ level: 'warn', reason: expect.stringContaining('invalid_client') as string });
    expect(run.text).not.toContain(SECRET);
  });

  it('in require refuses to start with wrong settings of the gate', async () => {
    const run = await runToEnd({
      ...baseEnv(makeTempFolder()),
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_STARTUP_CHECK: 'require',
    });
    expect([run.status, run.stdout]).toEqual([1, '']);
    expect(run.lines.find(({ event }) => event === 'setting of the gate')).toMatchObject({
      level: 'warn',
      variable: 'REGISTRATION_GATE_URL',
    });
  });

  it('in require starts when a token can be had', async () => {
    const [gate, token] = [await startServer(allow), await startTokenEndpoint()];
    const registry = await startRegistry({ ...oauth2(gate, token), REGISTRATION_GATE_STARTUP_CHECK: 'require' });
    expect(token.received).toHaveLength(1);
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(201);
  });

  it('in require does not hold up a stop', async () => {
    const [gate, token] = [await startServer(allow), await startServer(silence)];
    const { child, ended } = spawnRegistry({
      ...baseEnv(makeTempFolder()),
      ...oauth2(gate, token),
      REGISTRATION_GATE_STARTUP_CHECK: 'require',
    });
    await waitFor(() => token.received.length === 1);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('in warn starts and warns', async () => {
    const [gate, token] = [await startServer(allow), await startServer(json(401, { error: 'invalid_client' }))];
    const registry = await startRegistry(oauth2(gate, token));
    await waitFor(() => registry.stderr().includes('start-up check of the gate failed'));
    const status = await registry.send('GET', '/api/gate/status', undefined, { authorization: `Bearer ${KEYS.admin}` });
    expect(await status.json()).toMatchObject({ state: 'on', startup_check: { ok: false } });
  });

  it('in off asks for no token', async () => {
    const [gate, token] = [await startServer(allow), await startTokenEndpoint()];
    const registry = await startRegistry({ ...oauth2(gate, token), REGISTRATION_GATE_STARTUP_CHECK: 'off' });
    expect((await registry.send('POST', REGISTER, travelAgent)).status).toBe(201);
    expect(token.received).toHaveLength(1);
  });
});

describe('wrong settings of the gate', () => {
  it.each([
    [{ REGISTRATION_GATE_ENABLED: 'true' }, 'REGISTRATION_GATE_URL'],
    [{ REGISTRATION_GATE_ENABLED: 'ture', REGISTRATION_GATE_URL: 'https://gate.example.com' }, 'REGISTRATION_GATE_ENABLED'],
    [
      {
        REGISTRATION_GATE_ENABLED: 'true',
        REGISTRATION_GATE_URL: 'https://gate.example.com',
        REGISTRATION_GATE_AUTH_TYPE: 'oauth',
      },
      'REGISTRATION_GATE_AUTH_TYPE',
    ],
    [
      {
        REGISTRATION_GATE_ENABLED: 'true',
        REGISTRATION_GATE_URL: 'https://gate.example.com',
        REGISTRATION_GATE_AUTH_TYPE: 'bearer',
      },
      'REGISTRATION_GATE_AUTH_CREDENTIAL',
    ],
  ])('%j: the registry runs, warns, and blocks every write', async (env, variable) => {
    const registry = await startRegistry(env);
    const response = await registry.send('POST', REGISTER, travelAgent);
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'gate_misconfigured' }]);
    expect(
      registry
        .lines()
        .filter(({ level }) => level === 'warn')
        .map((line) => line['variable']),
    ).toContain(variable);
    expect((await registry.send('GET', '/api/agents')).status).toBe(200);
  });
});

describe('what the start says', () => {
  it('shows settings, but no secret, query or user name', async () => {
    const keys = join(makeTempFolder(), 'keys');
    writeFileSync(keys, API_KEYS);
    const registry = await startRegistry({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: 'http://127.0.0.1:9/gate?canary=1',
      REGISTRATION_GATE_AUTH_TYPE: 'bearer',
      REGISTRATION_GATE_AUTH_CREDENTIAL: 'canary-credential',
      REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'organization=canary',
      HTTPS_PROXY: 'http://canary:canary@127.0.0.1:9',
      REGISTRY_API_KEYS: '',
      REGISTRY_API_KEYS_FILE: keys,
    });
    const [first] = registry.lines();
    expect(first).toMatchObject({
      event: 'registry starting',
      settings: {
        REGISTRATION_GATE_URL: 'http://127.0.0.1:9/gate?[redacted]',
        REGISTRATION_GATE_AUTH_CREDENTIAL: 'set',
        REGISTRATION_GATE_SIGNING_KEYS: 'unset',
        REGISTRATION_GATE_OAUTH2_EXTRA_PARAMS: 'organization=[redacted]',
        REGISTRY_API_KEYS: 'set by file',
        HTTPS_PROXY: 'http://[redacted]@127.0.0.1:9',
      },
    });
    expect(registry.stderr()).not.toContain('canary');
  });

  it('warns of files that everybody may change', async () => {
    const folder = makeTempFolder();
    const write = (name: string, mode: number): string => {
      writeFileSync(join(folder, name), 'canary-secret');
      chmodSync(join(folder, name), mode);
      return join(folder, name);
    };
    const registry = await startRegistry({
      REGISTRATION_GATE_ENABLED: 'true',
      REGISTRATION_GATE_URL: 'http://127.0.0.1:9/',
      REGISTRATION_GATE_AUTH_TYPE: 'bearer',
      REGISTRATION_GATE_AUTH_CREDENTIAL_FILE: write('credential', 0o666),
      REGISTRATION_GATE_SIGNING_KEYS_FILE: write('keys', 0o444),
      REGISTRATION_GATE_CA_FILE: write('ca', 0o646),
      REGISTRATION_GATE_STARTUP_CHECK: 'off',
    });
    const warned = registry.lines().filter(({ event }) => event === 'everybody may change a trusted file');
    expect(warned).toMatchObject([
      { level: 'warn', variable: 'REGISTRATION_GATE_AUTH_CREDENTIAL_FILE' },
      { level: 'warn', variable: 'REGISTRATION_GATE_CA_FILE' },
    ]);
    expect(registry.stderr()).not.toContain('canary');
  });

  it.each([
    [{ REGISTRY_API_KEYS: '' }, 'no callers configured'],
    [{ REGISTRY_ALLOW_ANONYMOUS: 'read' }, 'setting of the registry'],
    [
      { REGISTRATION_GATE_ENABLED: 'true', REGISTRATION_GATE_URL: 'http://127.0.0.1:9', REGISTRATION_GATE_MODE: 'audit' },
      'setting of the gate',
    ],
    [{ REGISTRATION_GATE_URL: 'http://127.0.0.1:9' }, 'setting of the gate'],
  ])('warns of %j', async (env, event) => {
    const registry = await startRegistry(env);
    expect(
      registry
        .lines()
        .filter(({ level }) => level === 'warn')
        .map((line) => line.event),
    ).toEqual([event]);
  });

  it('starts before its database does: it says that it is not ready, blocks writes, and stops when told to', async () => {
    const registry = await startRegistry({ REGISTRY_DATABASE_URL: 'postgres://registry@127.0.0.1:9/registry' }, shortWaits);
    expect((await registry.send('GET', '/healthz')).status).toBe(200);
    const ready = await registry.send('GET', '/readyz');
    expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ code: 'store_unavailable' })]);
    expect((await registry.send('POST', '/api/agents/register', travelAgent)).status).toBe(503);
    registry.signal('SIGTERM');
    expect(await registry.ended).toBe(0);
  });
});
