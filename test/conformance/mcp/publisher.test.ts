/** The publisher's own command against the registry, with a gate that allows, denies, and fails. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/gate/decision.ts';
import { oauthEnv } from '../../gate/support.ts';
import { documents, SCHEMA, weather } from '../../registry/mcp/documents.ts';
import { makeTempFolder } from '../../registry/support/folder.ts';
import { type RunningRegistry, startRegistry } from '../../registry/support/registry.ts';
import { json, type ScriptedServer, startServer, startTokenEndpoint } from '../../registry/support/servers.ts';
import { KEYS } from '../../registry/support/test-app.ts';
import { codeBlockWith } from '../../support/docs.ts';
import { root } from '../../support/repository.ts';

const PUBLISHER = join(root, '.tools/bin/mcp-publisher');

/** What a run of the command came to. */
interface Run {
  readonly status: number;
  readonly output: string;
}

/** A registry, the gate before it, and a publisher with a home of his own. */
interface Publishing {
  readonly registry: RunningRegistry;
  readonly gate: ScriptedServer;
  readonly tokens: ScriptedServer;
  /** Runs a script with `mcp-publisher` on the PATH, in a folder with this server.json. */
  readonly run: (script: string, document?: JsonObject) => Promise<Run>;
}

async function startPublishing(): Promise<Publishing> {
  const gate = await startServer(json(200, { status: 'allowed' }));
  const tokens = await startTokenEndpoint();
  const registry = await startRegistry({
    REGISTRATION_GATE_ENABLED: 'true',
    ...oauthEnv(gate, tokens),
    REGISTRATION_GATE_MAX_RETRIES: '0',
    // It would get a token of its own.
    REGISTRATION_GATE_STARTUP_CHECK: 'off',
  });
  const home = makeTempFolder();
  const env = { PATH: `${join(root, '.tools/bin')}:/usr/bin:/bin`, HOME: home };
  const run: Publishing['run'] = (script, document = weather) => {
    writeFileSync(join(home, 'server.json'), JSON.stringify(document, null, 2));
    return new Promise((resolve) => {
      execFile('bash', ['--norc', '-euc', script], { cwd: home, env }, (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr }),
      );
    });
  };
  const logIn = codeBlockWith('docs/publishing.md', 'token.json')
    .replace('https://registry.example.com', registry.url)
    .replace(/KEY=.*/, `KEY=${KEYS.alice}`);
  expect(await run(logIn)).toEqual({ status: 0, output: '' });
  return { registry, gate, tokens, run };
}

const questions = ({ received }: ScriptedServer): JsonObject[] => received.map(({ body }) => JSON.parse(body) as JsonObject);

/** The commands of the page, one a line. */
const page = (): string[] => codeBlockWith('docs/publishing.md', 'mcp-publisher publish').trim().split('\n');

const [VALIDATE = '', PUBLISH = '', DEPRECATE = '', DELETE = ''] = page();

describe.skipIf(!existsSync(PUBLISHER))('mcp-publisher', () => {
  it('is the version that is pinned, which the decoder of answers has as well', () => {
    const pinned = /^MCP_REGISTRY_VERSION=(.+)$/m.exec(readFileSync(join(root, 'scripts/tools.env'), 'utf8'))?.[1];
    const module = readFileSync(join(import.meta.dirname, 'decode/go.mod'), 'utf8');
    expect(module).toContain(`github.com/modelcontextprotocol/registry v${pinned}\n`);
  });

  it('validates, publishes, deprecates and deletes as the page says, each change asked of the gate with a new token', async () => {
    const { gate, tokens, run, registry } = await startPublishing();
    expect(await run(VALIDATE)).toMatchObject({ status: 0, output: expect.stringContaining('server.json is valid') });
    expect(gate.received).toEqual([]);
    expect(await run(PUBLISH)).toMatchObject({
      status: 0,
      output: expect.stringContaining('✓ Server com.example/weather version 1.0.0'),
    });
    expect(await run(PUBLISH, { ...weather, version: '1.1.0' })).toMatchObject({ status: 0 });
    expect(await run(DEPRECATE)).toMatchObject({ status: 0, output: expect.stringContaining('active → deprecated') });
    expect(await run(DELETE)).toMatchObject({
      status: 0,
      output: expect.stringContaining('✓ Successfully updated 2 version(s)'),
    });
    expect(questions(gate)).toMatchObject([
      {
        operation: 'register',
        source_api: '/v0/publish',
        registration_payload: { name: 'com.example/weather', version: '1.0.0' },
      },
      { operation: 'update', source_api: '/v0/publish', registration_payload: { version: '1.1.0' } },
      { operation: 'update', source_api: '/v0/servers/com.example%2Fweather/versions/1.0.0/status' },
      { operation: 'update', source_api: '/v0/servers/com.example%2Fweather/status' },
    ]);
    expect(questions(gate).every(({ actor }) => (actor as JsonObject)['subject'] === 'alice')).toBe(true);
    expect(tokens.received).toHaveLength(4);
    expect(gate.received.map(({ headers }) => headers.authorization)).toEqual([1, 2, 3, 4].map((n) => `Bearer token-${n}`));
    expect(await (await registry.send('GET', '/v0.1/servers')).json()).toMatchObject({ servers: [] });
  });

  it.each(Object.entries(documents))('publishes %s', async (_name, document) => {
    const { run } = await startPublishing();
    expect(await run(VALIDATE, document)).toMatchObject({ status: 0 });
    expect(await run(PUBLISH, document)).toMatchObject({ status: 0 });
  });

  it('shows why the gate denies, and nothing is stored', async () => {
    const { gate, run, registry } = await startPublishing();
    gate.script = json(403, { error: 'weather servers need a review first' });
    const denied = await run(PUBLISH);
    expect(denied.status).toBe(1);
    expect(denied.output).toContain('server returned status 403');
    expect(denied.output).toContain('weather servers need a review first');
    expect(await (await registry.send('GET', '/v0.1/servers?include_deleted=true')).json()).toMatchObject({ servers: [] });
    gate.script = json(200, {});
    await run(PUBLISH);
    gate.script = json(403, { error: 'still in use' });
    const kept = await run(DEPRECATE);
    expect([kept.status, kept.output.includes('still in use')]).toEqual([1, true]);
  });

  it('says that it is blocked without a token, and the gate is not called', async () => {
    const { gate, tokens, run } = await startPublishing();
    tokens.script = json(401, { error: 'invalid_client' });
    const blocked = await run(PUBLISH);
    expect(blocked.status).toBe(1);
    expect(blocked.output).toContain('server returned status 503');
    expect(blocked.output).toContain('gate_token_unavailable');
    expect(gate.received).toEqual([]);
  });

  it('lists everything that is wrong', async () => {
    const { run, gate } = await startPublishing();
    const document = { ...weather, version: '^1.0', remotes: [{ type: 'sse', url: 'https://{tenant}.example.com/sse' }] };
    for (const command of [VALIDATE, PUBLISH]) {
      const { status, output } = await run(command, document);
      expect(status).toBe(1);
      expect(output).toContain('Validation failed with 2 issue(s)');
      expect(output).toContain(
        '1. [error] version (semantic)\n   must be one version, not a range\n   Reference: version-looks-like-range',
      );
      expect(output).toContain('2. [error] remotes[0].url (semantic)');
    }
    const older = { ...weather, $schema: SCHEMA.replace('2025-12-11', '2025-10-17') };
    expect(await run(VALIDATE, older)).toMatchObject({
      status: 0,
      output: expect.stringContaining('Deprecated schema detected'),
    });
    const { $schema: _, ...without } = weather;
    expect(await run(PUBLISH, without)).toMatchObject({
      status: 1,
      output: expect.stringContaining('$schema field is required'),
    });
    expect(gate.received).toEqual([]);
  });

  it('is told about a version that is published, a server of somebody else, a secret, and a wrong key', async () => {
    const { run, registry } = await startPublishing();
    await run(PUBLISH);
    expect((await run(PUBLISH)).output).toContain('version 1.0.0 of com.example/weather is published already');
    const theirs = { ...weather, name: 'com.example/theirs' };
    await registry.send('POST', '/v0/publish', theirs, { authorization: `Bearer ${KEYS.bob}` });
    expect((await run(PUBLISH, { ...theirs, version: '2.0.0' })).output).toContain('server returned status 403');
    const secret = { ...weather, version: '3.0.0', websiteUrl: 'https://weather.example.com/?token=wsk-2f7d9c31a04b' };
    const refused = await run(PUBLISH, secret);
    expect(refused.output).toContain('secret-in-the-open');
    expect(refused.output).not.toContain('wsk-2f7d9c31a04b');
    await run(`sed -i s/${KEYS.alice}/wrong/ ~/.config/mcp-publisher/token.json`);
    expect((await run(PUBLISH, { ...weather, version: '4.0.0' })).output).toContain('server returned status 401');
  });
});
