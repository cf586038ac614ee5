/** A published server's whole life, on every kind of database. */
import { describe, expect, it } from 'vitest';
import { stores } from '../store/support.ts';
import { createMcpApp, keysOf, officialOf, versionUrl } from './support.ts';

const NAME = 'com.example/weather';

describe.each(stores)('a published server in %s', (_name, open) => {
  it('is published, edited, deprecated and deleted, version by version', async () => {
    const { publish, list, read, send, setStatus, store, gate } = await createMcpApp({}, await open());
    for (const version of ['1.0.0', '1.1.0', '2.0.0']) expect((await publish({ version })).statusCode).toBe(200);
    expect(officialOf(await read(NAME)).isLatest).toBe(true);
    expect((await read(NAME)).server.version).toBe('2.0.0');

    const edited = { ...(await read(NAME, '1.1.0')).server, description: 'edited' };
    expect((await send({ method: 'PUT', url: versionUrl(NAME, '1.1.0', '/v0'), body: edited })).statusCode).toBe(200);
    expect((await read(NAME, '1.1.0')).server).toMatchObject({ description: 'edited' });
    expect((await setStatus(NAME, '1.0.0', 'deprecated', 'too old')).statusCode).toBe(200);
    expect(officialOf(await read(NAME, '1.0.0'))).toMatchObject({ status: 'deprecated', statusMessage: 'too old' });

    // The latest goes, and the one before takes its place: the gate is not asked.
    const asked = gate.questions.length;
    expect((await send({ method: 'DELETE', url: versionUrl(NAME, '2.0.0') })).statusCode).toBe(200);
    expect(keysOf(await list())).toEqual([`${NAME} 1.0.0`, `${NAME} 1.1.0`]);
    expect((await read(NAME)).server.version).toBe('1.1.0');
    expect((await store.find('server', `/${NAME}`))?.card).toMatchObject({ description: 'edited' });
    expect(gate.questions).toHaveLength(asked);

    for (const version of ['1.1.0', '1.0.0']) await send({ method: 'DELETE', url: versionUrl(NAME, version) });
    expect(keysOf(await list())).toEqual([]);
    expect(await store.find('server', `/${NAME}`)).toBeNull();
    expect((await publish()).statusCode).toBe(200);
  });
});
