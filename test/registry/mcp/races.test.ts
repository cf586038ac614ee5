/** What another request does between two looks at the database. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../src/registry/store/sqlite/open.ts';
import { docsServer } from '../support/cards.ts';
import { makeTempFolder } from '../support/folder.ts';
import { createTestApp, problemOf, type Request, type TestApp } from '../support/test-app.ts';
import { weather } from './documents.ts';

type Look = 'find' | 'findVersion';

/** An app in which, after a look at the database that finds nothing, another request comes first; once. */
async function createRace(look: Look, other: Request): Promise<TestApp> {
  const store = await openSqliteStore(makeTempFolder());
  onTestFinished(() => store.close());
  let due = true;
  const between = async <T>(found: T): Promise<T> => {
    if (found !== null || !due) return found;
    due = false;
    expect((await app.send(other)).statusCode).toBeLessThan(300);
    return found;
  };
  const app = await createTestApp(
    {},
    {
      ...store,
      find: async (...asked) => (look === 'find' ? between(await store.find(...asked)) : store.find(...asked)),
      findVersion: async (...asked) =>
        look === 'findVersion' ? between(await store.findVersion(...asked)) : store.findVersion(...asked),
    },
  );
  return app;
}

const register: Request = { method: 'POST', url: '/api/servers/register', body: docsServer };
const publish = (version: string): Request => ({ method: 'POST', url: '/v0/publish', body: { ...weather, version } });

describe('another request that comes first', () => {
  it('with the same path has it taken, and not the name', async () => {
    const { send } = await createRace('find', register);
    expect(problemOf(await send(register))).toEqual({ status: 409, code: 'asset_exists' });
  });

  it('with the first version of a server leaves room for the second', async () => {
    const { send } = await createRace('findVersion', publish('1.0.0'));
    expect((await send(publish('1.1.0'))).statusCode).toBe(200);
    expect((await send({ url: '/v0.1/servers' })).json()).toMatchObject({ metadata: { count: 2 } });
  });

  it('with the same version has it published', async () => {
    const { send } = await createRace('findVersion', publish('1.0.0'));
    expect(problemOf(await send(publish('1.0.0')))).toEqual({ status: 409, code: 'version_exists' });
  });
});
