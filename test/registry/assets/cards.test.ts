import { describe, expect, it } from 'vitest';
import { adviseAgent } from '../../../src/registry/assets/a2a.ts';
import type { JsonObject } from '../../../src/gate/decision.ts';
import { docsServer, pdfSkill, snakeCaseAgent, travelAgent } from '../support/cards.ts';
import { createTestApp } from '../support/test-app.ts';

const kinds = {
  agent: { url: '/api/agents/register', card: travelAgent },
  server: { url: '/servers/register', card: docsServer },
  skill: { url: '/api/skills', card: pdfSkill },
} as const;

type KindName = keyof typeof kinds;

async function register(kind: KindName, change: object, env: Record<string, string> = {}) {
  const test = await createTestApp(env);
  const body = Object.fromEntries(
    Object.entries<unknown>({ ...kinds[kind].card, ...change }).filter(([, value]) => value !== undefined),
  );
  const response = await test.send({ method: 'POST', url: kinds[kind].url, body });
  const answer = response.json<
    { errors?: { pointer: string }[]; warnings?: { pointer: string }[] } & Record<KindName, JsonObject>
  >();
  return { ...test, response, answer, asset: answer[kind] };
}

describe('cards that are refused name every place', () => {
  const cases: readonly (readonly [KindName, object, readonly string[]])[] = [
    [
      'agent',
      { name: undefined, description: undefined, url: undefined, version: undefined },
      ['/name', '/description', '/url', '/version'],
    ],
    ['agent', { name: null, version: null }, ['/name', '/version']],
    ['agent', { name: '', description: ' ' }, ['/name', '/description']],
    ['agent', { name: 'a\nb' }, ['/name']],
    ['agent', { name: 'x'.repeat(257) }, ['/name']],
    ['agent', { url: 'agent.example.com' }, ['/url']],
    ['agent', { url: 'javascript:alert(1)' }, ['/url']],
    ['agent', { url: 'https://user:pw@agent.example.com/' }, ['/url']],
    // What browsers mend, and other readers take for something else.
    ['agent', { url: 'https:agent.example.com' }, ['/url']],
    ['agent', { url: 'https:/agent.example.com' }, ['/url']],
    ['agent', { url: 'https:\\\\agent.example.com' }, ['/url']],
    ['agent', { url: 'https://agent.example.com\\@evil.example' }, ['/url']],
    ['agent', { version: 1 }, ['/version']],
    ['agent', { skills: {} }, ['/skills']],
    ['agent', { skills: ['search'] }, ['/skills']],
    ['agent', { skills: [null] }, ['/skills']],
    ['agent', { tags: [1] }, ['/tags']],
    ['agent', { capabilities: 'streaming' }, ['/capabilities']],
    ['agent', { protocolVersion: 1 }, ['/protocolVersion']],
    ['agent', { protocolVersion: undefined, protocol_version: 1 }, ['/protocol_version']],
    ['agent', { protocol_version: '9.9' }, ['/protocol_version']],
    ['agent', { security_schemes: {} }, ['/security_schemes']],
    ['agent', { isEnabled: 'yes' }, ['/isEnabled']],
    ['agent', { status: 'Active' }, ['/status']],
    ['agent', { path: 7 }, ['/path']],
    ['agent', { path: undefined, name: '!!!' }, ['/path']],
    ['server', { server_name: undefined, path: undefined, proxy_pass_url: undefined }, ['/name', '/path', '/proxy_pass_url']],
    ['server', { name: 'another' }, ['/server_name']],
    ['server', { proxy_pass_url: 'ftp://files.example.com' }, ['/proxy_pass_url']],
    ['server', { supported_transports: 'sse' }, ['/supported_transports']],
    ['skill', { skill_md_url: undefined }, ['/skill_md_url']],
    ['skill', { allowed_tools: 'bash' }, ['/allowed_tools']],
  ];
  it.each(cases)('%s %j', async (kind, change, pointers) => {
    const { response, answer, gate } = await register(kind, change);
    expect(response.statusCode).toBe(422);
    expect(answer.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(gate.questions).toEqual([]);
  });
});

describe('cards that are taken', () => {
  it.each([
    ['agent', {}],
    ['agent', { provider: 'Example Travel', tags: 'travel, booking', url: 'grpc://agent.example.com:50051' }],
    ['agent', { protocol_version: '0.3.0' }],
    ['agent', { license: null, provider: null, skills: null }],
    ['server', { name: 'Documentation MCP' }],
    ['server', { server_name: undefined, name: 'Docs' }],
    ['server', { server_name: null, name: 'Docs' }],
    ['skill', { version: null, compatibility: null, path: '/own/place' }],
  ] as const)('%s %j', async (kind, change) => {
    expect((await register(kind, change)).response.statusCode).toBe(201);
  });

  it.each([null, undefined, '/docs', 'docs/'])('are updated under the path of their address with %j for a path', async (path) => {
    const { send } = await createTestApp();
    await send({ method: 'POST', url: '/api/servers/register', body: docsServer });
    const response = await send({ method: 'POST', url: '/api/servers/edit/docs', body: { ...docsServer, path } });
    expect([response.statusCode, response.json<{ server: { path: string } }>().server.path]).toEqual([200, '/docs']);
  });

  it('reach the gate and the store as they were sent, unknown members too, known nulls left out', async () => {
    const { asset, gate } = await register('agent', {
      license: null,
      x_team: { costCentre: [1, null] },
      _registry: { version: 9 },
    });
    const { license: _, ...rest } = travelAgent;
    const expected = { ...rest, x_team: { costCentre: [1, null] } };
    expect(gate.questions[0]?.payload).toEqual(expected);
    expect(asset).toEqual({ ...expected, _registry: expect.objectContaining({ version: 1 }) as object });
  });

  it('keep the spelling they came in', async () => {
    const { send, gate } = await createTestApp();
    const response = await send({ method: 'POST', url: '/api/agents/register', body: snakeCaseAgent });
    expect(response.statusCode).toBe(201);
    expect(gate.questions[0]?.payload).toMatchObject({ protocol_version: '1.0', default_input_modes: ['text/plain'] });
  });
});

describe('what an agent card lacks by the A2A specification', () => {
  const agentWith = (change: JsonObject): string[] => adviseAgent({ ...travelAgent, ...change }).map(({ pointer }) => pointer);

  it.each([
    [{}, []],
    [{ protocolVersion: undefined, capabilities: null }, ['/protocolVersion', '/capabilities']],
    [{ protocolVersion: undefined, protocol_version: '0.3.0' }, []],
    [
      { skills: undefined, defaultInputModes: undefined, defaultOutputModes: undefined },
      ['/skills', '/defaultInputModes', '/defaultOutputModes'],
    ],
    [
      {
        skills: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B', description: 'b', tags: [] },
        ],
      },
      ['/skills/0/description', '/skills/0/tags'],
    ],
  ])('%j is warned of at %j, not refused', async (change, pointers) => {
    const { response, answer } = await register('agent', change);
    expect(response.statusCode).toBe(201);
    expect(answer.warnings?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  const cases: readonly (readonly [JsonObject, readonly string[]])[] = [
    [{ provider: 'Example' }, ['/provider']],
    [{ provider: { organization: 'Example' } }, ['/provider/url']],
    [{ capabilities: { streaming: 'yes' } }, ['/capabilities/streaming']],
    [{ capabilities: { push_notifications: 1 } }, ['/capabilities/push_notifications']],
    [
      { capabilities: { extensions: [{ uri: 'https://example.com/x' }, { required: true }] } },
      ['/capabilities/extensions/1/uri'],
    ],
    [{ capabilities: { extensions: {} } }, ['/capabilities/extensions']],
    [{ skills: ['search'] }, ['/skills/0']],
    [{ skills: [{ id: 1, name: 'x', description: 'x', tags: 'a,b' }] }, ['/skills/0/id', '/skills/0/tags']],
    [
      { skills: [{ id: 'x', name: 'x', description: 'x', tags: [], input_modes: null, outputModes: [1] }] },
      ['/skills/0/outputModes'],
    ],
    [{ additionalInterfaces: [{ url: 'https://example.com' }] }, ['/additionalInterfaces/0/transport']],
    [{ signatures: [{ protected: 'x' }] }, ['/signatures/0/signature']],
    [{ documentationUrl: 7 }, ['/documentationUrl']],
    [{ security: [{ 'a/b': [] }] }, ['/security/0/a~1b']],
    [{ security: [], securitySchemes: { a: { type: 'apiKey', in: 'header' } } }, ['/securitySchemes/a/name']],
    [{ security: [], securitySchemes: { a: { type: 'http' } } }, ['/securitySchemes/a/scheme']],
    [{ security: [], securitySchemes: { a: { type: 'oauth2' } } }, ['/securitySchemes/a/flows']],
    [
      { security: [], securitySchemes: { a: { type: 'oauth2', flows: { clientCredentials: { token_url: 'x' } } } } },
      ['/securitySchemes/a/flows/clientCredentials/scopes'],
    ],
    [
      { security: [], securitySchemes: { a: { type: 'openIdConnect' }, b: { type: 'openIdConnect', openid_connect_url: 'x' } } },
      ['/securitySchemes/a/openIdConnectUrl'],
    ],
    [
      { security: [], securitySchemes: { a: { type: 'magic' }, b: { type: 'mutualTLS' }, c: 'x' } },
      ['/securitySchemes/c', '/securitySchemes/a/type'],
    ],
    // The form of 1.0.
    [{ protocolVersion: null, supportedInterfaces: [{ url: 'x', protocolBinding: 'GRPC', protocolVersion: '1.0' }] }, []],
    [
      { protocolVersion: null, supported_interfaces: [{ url: 'x' }] },
      ['/supported_interfaces/0/protocolBinding', '/supported_interfaces/0/protocolVersion'],
    ],
  ];
  it.each(cases)('%j is warned of at %j', (change, pointers) => {
    expect(agentWith(change)).toEqual(pointers);
  });
});

describe('what a skill has otherwise than the Agent Skills format', () => {
  const wellFormed = { name: 'pdf-forms', compatibility: undefined, allowed_tools: undefined };
  const cases: readonly (readonly [Record<string, unknown>, readonly string[]])[] = [
    [{}, []],
    [
      {
        name: 'a',
        compatibility: 'x'.repeat(500),
        metadata: { author: 'me' },
        allowed_tools: ['Bash(git:*)', { tool_name: 'Read' }],
      },
      [],
    ],
    [{ name: 'a1-2b', description: '\u{1f600}'.repeat(1024), 'allowed-tools': 'Bash(git:*) Read' }, []],
    [{ name: 'x'.repeat(64) }, []],
    [{ name: 'x'.repeat(65) }, ['/name']],
    [{ name: 'PDF Forms' }, ['/name']],
    [{ name: '-pdf' }, ['/name']],
    [{ name: 'pdf-' }, ['/name']],
    [{ name: 'pdf--forms' }, ['/name']],
    [{ name: 'pdf_forms' }, ['/name']],
    [{ name: 'café' }, ['/name']],
    [{ description: 'x'.repeat(1025) }, ['/description']],
    [{ compatibility: '' }, ['/compatibility']],
    [{ compatibility: 'x'.repeat(501) }, ['/compatibility']],
    [{ license: '' }, ['/license']],
    [{ metadata: { author: 'me', version: 1, 'a/b': null } }, ['/metadata/version', '/metadata/a~1b']],
    [{ allowed_tools: ['Read', 7, { name: 'Bash' }, null] }, ['/allowed_tools/1', '/allowed_tools/2', '/allowed_tools/3']],
    [{ 'allowed-tools': ['Read'] }, ['/allowed-tools']],
  ];
  it.each(cases)('%j is warned of at %j, not refused', async (change, pointers) => {
    const { response, answer } = await register('skill', { ...wellFormed, ...change });
    expect(response.statusCode).toBe(201);
    expect(answer.warnings?.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

describe('identity', () => {
  it.each([
    ['agent', { path: 'a/b' }, '/a/b'],
    ['agent', { path: '/a/b/' }, '/a/b'],
    ['agent', { path: undefined, name: 'Zürich — Wetter & Klima' }, '/zurich-wetter-klima'],
    ['agent', { path: null, name: '天気予報' }, '/天気予報'],
    ['agent', { path: 'cafe\u0301' }, '/caf\u00e9'],
    ['agent', { path: '/register' }, '/register'],
    ['skill', { path: undefined }, '/skills/pdf-forms'],
    ['agent', { path: undefined, name: '한국 날씨' }, '/한국-날씨'],
    ['skill', { path: '/own/place' }, '/skills/own/place'],
    ['skill', { path: 'skills/own' }, '/skills/own'],
    ['skill', { path: '/skills' }, '/skills/skills'],
    ['skill', { path: '/skillset' }, '/skills/skillset'],
    ['agent', { path: `/${'x'.repeat(254)}` }, `/${'x'.repeat(254)}`],
  ] as const)('%s %j is %s', async (kind, change, path) => {
    const { asset, response, send } = await register(kind, change);
    expect(asset['path']).toBe(path);
    const read = await send({ url: String(response.headers['location']) });
    expect([read.statusCode, read.json<JsonObject>()['path']]).toEqual([200, path]);
  });

  it.each([
    '',
    '/',
    '..',
    '/a/../b',
    '/a/./b',
    '/a//b',
    '//',
    'a\u0000b',
    'a\u202eb',
    'a\\b',
    'a%2fb',
    'a?b',
    'a#b',
    '/a/ b',
    ' ',
    'x'.repeat(255),
  ])('%j is no path', async (path) => {
    const { response, answer } = await register('agent', { path });
    expect([response.statusCode, answer.errors?.[0]?.pointer]).toEqual([422, '/path']);
  });

  it.each(['/api/skills/pdf-forms', '/api/skills/skills/pdf-forms'])('a skill is found under %s', async (url) => {
    const { send } = await register('skill', {});
    expect((await send({ url })).statusCode).toBe(200);
    expect((await send({ method: 'PUT', url, body: { ...pdfSkill, description: 'new' } })).statusCode).toBe(200);
  });

  it('no skill can stand before another one: a URL means one asset', async () => {
    const { send } = await register('skill', {});
    for (const path of ['/pdf-forms', 'pdf-forms', '/skills/pdf-forms', '/pdf-forms/']) {
      const response = await send({ as: 'bob', method: 'POST', url: '/api/skills', body: { ...pdfSkill, path } });
      expect([path, response.statusCode]).toEqual([path, 409]);
    }
    const read = await send({ url: '/api/skills/pdf-forms' });
    expect(read.json<{ _registry: object }>()._registry).toMatchObject({ owner: 'api_key:alice' });
  });

  it('a skill is updated and deleted under the path that it was given', async () => {
    const { send } = await register('skill', { path: '/pdf' });
    const body = { ...pdfSkill, path: 'pdf' };
    expect((await send({ method: 'PUT', url: '/api/skills/pdf', body })).statusCode).toBe(200);
    expect((await send({ method: 'DELETE', url: '/api/skills/pdf' })).statusCode).toBe(204);
  });

  it('a path is not too long for its folder', async () => {
    const { response, answer } = await register('skill', { path: `/${'x'.repeat(250)}` });
    expect([response.statusCode, answer.errors?.[0]?.pointer]).toEqual([422, '/path']);
  });

  it.each(['/api/agents/a/b', '/api/agents/a%2Fb', '/api/agents/a/b/'])('%s finds /a/b', async (url) => {
    const { send } = await register('agent', { path: '/a/b' });
    expect((await send({ url })).statusCode).toBe(200);
  });
});

describe('REGISTRATION_ENFORCED_STATUS', () => {
  const env = { REGISTRATION_ENFORCED_STATUS: 'draft' };
  it('gives new assets their status', async () => {
    const { asset, gate } = await register('agent', { status: undefined }, env);
    expect([asset['status'], gate.questions[0]?.payload['status']]).toEqual(['draft', 'draft']);
  });
  it('refuses another', async () => {
    const { answer, response } = await register('agent', { status: 'active' }, env);
    expect([response.statusCode, answer.errors?.[0]?.pointer]).toEqual([422, '/status']);
  });
  it('says nothing of updates', async () => {
    const { send } = await register('agent', { status: 'draft' }, env);
    expect((await send({ method: 'PUT', url: '/api/agents/travel-assistant', body: travelAgent })).statusCode).toBe(200);
  });
});
