import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/gate/decision.ts';
import type { SealedValue } from '../../../src/registry/assets/sealing.ts';
import { docsServer, pdfSkill, travelAgent } from '../support/cards.ts';
import { createTestApp, ENCRYPTION_KEY, problemOf } from '../support/test-app.ts';

const SECRET = 'canary-credential-7f3a';
const card = { ...docsServer, auth_credential: SECRET, metadata: { backup: { password: SECRET } } };
const sealing = { REGISTRY_ENCRYPTION_KEY: ENCRYPTION_KEY };
const HANDLE = /^\[sealed:([\w-]{12})\]$/;

/** The handle in the placeholder of `auth_credential`. */
function handleIn(card: JsonObject | undefined): string {
  const text = card?.['auth_credential'];
  return (typeof text === 'string' ? HANDLE.exec(text)?.[1] : undefined) ?? '';
}

function open(value: SealedValue, handle: string, path: string): unknown {
  const key = Buffer.from(ENCRYPTION_KEY.slice(3), 'base64');
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(value.iv));
  decipher.setAAD(Buffer.from(JSON.stringify(['server', path, handle])));
  decipher.setAuthTag(bytes(value.tag));
  return JSON.parse(Buffer.concat([decipher.update(bytes(value.data)), decipher.final()]).toString('utf8'));
}

describe('a card that holds secrets', () => {
  it('is refused without a key, naming the places and nothing else', async () => {
    const { send, gate, log } = await createTestApp();
    const response = await send({ method: 'POST', url: '/servers/register', body: card });
    expect(problemOf(response)).toEqual({ status: 422, code: 'card_holds_secret' });
    expect(
      response
        .json<{ errors: { pointer: string }[] }>()
        .errors.map(({ pointer }) => pointer)
        .toSorted(),
    ).toEqual(['/auth_credential', '/metadata/backup/password']);
    expect(response.json<{ detail: string }>().detail).toContain('REGISTRY_ENCRYPTION_KEY');
    expect(gate.questions).toEqual([]);
    expect(response.body + log.join('')).not.toContain(SECRET);
  });

  it('with a key is stored sealed, and never shown, sent or logged', async () => {
    const { send, gate, log, store, directory } = await createTestApp(sealing);
    const response = await send({ method: 'POST', url: '/servers/register', body: card });
    expect(response.statusCode).toBe(201);
    const reads = await Promise.all(
      ['/api/servers/docs', '/api/servers', `/api/servers?q=${SECRET}`].map((url) => send({ url })),
    );
    expect(reads[2]?.json<{ metadata: object }>().metadata).toMatchObject({ count: 0 });
    const shown = [response.body, ...reads.map(({ body }) => body), JSON.stringify(gate.questions), ...log].join('\n');
    expect(shown).not.toContain(SECRET);
    expect(response.json<{ server: JsonObject }>().server['auth_credential']).toMatch(HANDLE);

    const stored = await store.find('server', '/docs');
    const handle = handleIn(stored?.card);
    const value = stored?.sealed[handle] as SealedValue;
    expect(value.kid).toBe('k1');
    expect(open(value, handle, '/docs')).toBe(SECRET);
    expect(() => open(value, handle, '/other')).toThrow();
    expect(Object.keys(stored?.sealed ?? {})).toHaveLength(2);
    for (const file of ['registry.sqlite', 'registry.sqlite-wal']) {
      expect(readFileSync(join(directory, file)).includes(SECRET)).toBe(false);
    }
  });

  it('keeps a secret whose placeholder an update carries, changes another, drops a third', async () => {
    const { send, store } = await createTestApp(sealing);
    const registered = await send({ method: 'POST', url: '/servers/register', body: { ...card, api_token: 'third-secret' } });
    const { server } = registered.json<{ server: JsonObject }>();
    const before = await store.find('server', '/docs');
    const { api_token: _, ...kept } = server;
    const body = { ...kept, metadata: { backup: { password: 'new-secret' } } };
    const updated = await send({ method: 'POST', url: '/edit/docs', body });
    expect(updated.statusCode).toBe(200);
    const after = await store.find('server', '/docs');
    expect(after?.card['auth_credential']).toBe(before?.card['auth_credential']);
    const handle = handleIn(after?.card);
    expect(after?.sealed[handle]).toEqual(before?.sealed[handle]);
    expect(Object.keys(after?.sealed ?? {})).toHaveLength(2);
  });

  it('may keep its secrets when the key has gone', async () => {
    const { send, store } = await createTestApp(sealing);
    const registered = await send({ method: 'POST', url: '/servers/register', body: card });
    const without = await createTestApp();
    const stored = await store.find('server', '/docs');
    await without.store.write(
      { operation: 'register', type: 'server', path: '/docs', owner: 'api_key:alice' },
      { name: 'x', status: 'active', card: stored?.card ?? {}, sealed: stored?.sealed ?? {} },
      (await store.decisions({ before: null, limit: 1 }))[0]!,
    );
    const body = registered.json<{ server: JsonObject }>().server;
    expect((await without.send({ method: 'POST', url: '/edit/docs', body })).statusCode).toBe(200);
  });

  it.each(['[sealed:abcdefghijkl]', '[sealed:constructor_]'])(
    'that carries the placeholder %s of nothing is refused',
    async (placeholder) => {
      const { send } = await createTestApp(sealing);
      const response = await send({
        method: 'POST',
        url: '/servers/register',
        body: { ...docsServer, auth_credential: placeholder },
      });
      expect(problemOf(response)).toEqual({ status: 422, code: 'invalid_asset' });
    },
  );

  it.each([
    ['/api/agents/register', { ...travelAgent, url: `https://agent.example.com/?api_key=${SECRET}` }, '/url'],
    ['/servers/register', { ...docsServer, proxy_pass_url: `https://mcp.example.com/?token=${SECRET}` }, '/proxy_pass_url'],
    ['/servers/register', { ...docsServer, provider_url: `https://example.com/?token=${SECRET}` }, '/provider_url'],
    ['/servers/register', { ...docsServer, server_name: `Authorization: Bearer ${SECRET}` }, '/server_name'],
    ['/servers/register', { ...docsServer, server_name: `Docs at https://u:${SECRET}@example.com` }, '/server_name'],
    ['/api/agents/register', { ...travelAgent, name: `Bot https://example.com/?api_key=${SECRET}` }, '/name'],
    ['/api/agents/register', { ...travelAgent, path: `/x;token=${SECRET}` }, '/path'],
    ['/api/agents/register', { ...travelAgent, path: `x y;token=${SECRET}` }, '/path'],
    ['/servers/register', { ...docsServer, path: `/x;token=${SECRET}` }, '/path'],
    ['/api/skills', { ...pdfSkill, path: `/x;token=${SECRET}` }, '/path'],
  ])('where everybody must read is refused even with a key: %s %#', async (url, body, pointer) => {
    const { send, gate } = await createTestApp(sealing);
    const response = await send({ method: 'POST', url, body });
    expect(problemOf(response)).toEqual({ status: 422, code: 'card_holds_secret' });
    expect(response.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toEqual([pointer]);
    expect(response.body).not.toContain(SECRET);
    expect(gate.questions).toEqual([]);
  });

  it.each([{ auth_credential: null }, { auth_credential: '' }])('%j holds none', async (change) => {
    const { send } = await createTestApp();
    const response = await send({ method: 'POST', url: '/servers/register', body: { ...docsServer, ...change } });
    expect(response.statusCode).toBe(201);
  });
});
