/** Every answer of the official MCP registry API, decoded by the types of its own module, unknown fields refused. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/gate/decision.ts';
import { documents, weather } from '../../registry/mcp/documents.ts';
import { createMcpApp, versionUrl } from '../../registry/mcp/support.ts';
import { docsServer } from '../../registry/support/cards.ts';
import { ENCRYPTION_KEY } from '../../registry/support/test-app.ts';
import { root } from '../../support/repository.ts';

const DECODER = join(root, '.tools/bin/mcp-decode');

interface Answer {
  readonly shape: 'list' | 'server' | 'status';
  readonly body: unknown;
}

/** What the types hold of each answer, or why they do not. */
function decode(answers: readonly Answer[]): { value?: unknown; error?: string }[] {
  const input = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
  return execFileSync(DECODER, { input, encoding: 'utf8', maxBuffer: 64 << 20 })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { value?: unknown; error?: string });
}

/** Times without their zeros behind the point, which Go does not write. */
const plainTimes = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value).replaceAll(
      /(\d\d:\d\d:\d\d)(?:\.(\d*?)0+)?Z/g,
      (_, time: string, digits = '') => `${time}${digits === '' ? '' : `.${digits}`}Z`,
    ),
  );

/** Every kind of answer, of servers of both kinds. */
async function collect(): Promise<Answer[]> {
  const { send, setStatus } = await createMcpApp({ REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY });
  const answers: Answer[] = [];
  const keep = (shape: Answer['shape'], response: { statusCode: number; json: () => unknown }): void => {
    expect(response.statusCode).toBe(200);
    answers.push({ shape, body: response.json() });
  };
  const headers = [{ name: 'X-Api-Key', value: 'wsk-2f7d9c31a04b', isSecret: true }];
  const sealed = {
    ...weather,
    name: 'com.example/sealed',
    remotes: [{ type: 'sse', url: 'https://weather.example.com/sse', headers }],
  };
  for (const body of [...Object.values(documents), sealed])
    keep('server', await send({ method: 'POST', url: '/v0/publish', body }));
  keep('server', await send({ method: 'POST', url: '/v0.1/publish', body: { ...weather, version: '2.0.0' } }));
  await send({ method: 'POST', url: '/api/servers/register', body: { ...docsServer, auth_scheme: 'bearer', license: 'MIT' } });
  await send({ method: 'POST', url: '/api/servers/register', body: { ...docsServer, path: '/für/alle', status: 'draft' } });
  const name = 'com.example/weather';
  keep('server', await setStatus(name, '1.0.0', 'deprecated', 'use 2.0.0'));
  keep('server', await setStatus('local.registry/docs', '1.0.0', 'deprecated'));
  keep(
    'server',
    await send({ method: 'PUT', url: versionUrl(name, '2.0.0'), body: { ...weather, version: '2.0.0', title: 'Changed' } }),
  );
  for (const home of ['/v0', '/v0.1']) {
    keep('list', await send({ url: `${home}/servers` }));
    keep('list', await send({ url: `${home}/servers?limit=2` }));
    keep('list', await send({ url: `${home}/servers?include_deleted=true&version=latest` }));
    keep('list', await send({ url: `${home}/servers?search=nothing` }));
    keep('list', await send({ url: `${home}/servers/${encodeURIComponent(name)}/versions` }));
    keep('server', await send({ url: versionUrl(name, 'latest', home) }));
    keep('server', await send({ url: versionUrl('local.registry/docs', '1.0.0', home) }));
  }
  keep('status', await setStatus(name, null, 'deleted', 'gone'));
  keep('server', await send({ url: `${versionUrl(name, '1.0.0')}?include_deleted=true` }));
  keep('server', await send({ method: 'DELETE', url: versionUrl(name, '1.0.0') }));
  keep('server', await send({ method: 'DELETE', url: versionUrl('local.registry/docs', '1.0.0') }));
  return answers;
}

describe.skipIf(!existsSync(DECODER))('the types of the official registry', () => {
  it('hold every answer, and nothing of it is lost', async () => {
    const answers = await collect();
    const decoded = decode(answers);
    expect(decoded).toHaveLength(answers.length);
    for (const [index, { value, error }] of decoded.entries()) {
      expect(error).toBeUndefined();
      expect(plainTimes(value)).toEqual(plainTimes(answers[index]?.body));
    }
  });

  it('refuse what they do not know', () => {
    const server: JsonObject = { $schema: 'x', name: 'a/b', description: 'd', version: '1', surprise: true };
    expect(decode([{ shape: 'server', body: { server, _meta: {} } }])[0]?.error).toContain('unknown field "surprise"');
  });
});
