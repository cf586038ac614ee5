import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect as connectTo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { promisify } from 'node:util';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error.ts';
import { migrate, migrations } from '../../../src/registry/store/postgres/migrations.ts';
import { createPool } from '../../../src/registry/store/postgres/pool.ts';
import { openPostgresStore } from '../../../src/registry/store/postgres/open.ts';
import { StoreUnavailableError } from '../../../src/registry/store/store.ts';
import { Secret } from '../../../src/settings/secret.ts';
import { createDatabase } from '../../support/postgres/database.ts';
import { add, content, openPostgres, record } from './support.ts';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

interface Logged {
  readonly level: string;
  readonly reason?: string;
  readonly hint?: string;
  readonly message: string;
}

function memoryLog() {
  const lines: Logged[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, message, ...fields });
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } };
}

/** An address of this database with something else in it. */
const changed = (url: string, change: (url: URL) => void): string => {
  const copy = new URL(url);
  change(copy);
  return copy.href;
};

describe('migrations of PostgreSQL', () => {
  it('are made once, however many processes start at the same time', async () => {
    const url = await createDatabase();
    const script = `
      const { openPostgresStore } = await import(process.argv[1]);
      const { Secret } = await import(process.argv[2]);
      const log = { debug() {}, info() {}, warn(fields) { console.error(fields) }, error() {} };
      const store = await openPostgresStore(Secret.literal('REGISTRY_DATABASE_URL', process.argv[3]), 60000, log);
      await store.ready;
      await store.write({ operation: 'register', type: 'agent', path: '/p' + process.pid, owner: 'x' }, JSON.parse(process.argv[4]), JSON.parse(process.argv[5]));
      await store.close();`;
    const modules = ['registry/store/postgres/open.ts', 'settings/secret.ts'].map(
      (path) => new URL(`../../../src/${path}`, import.meta.url).href,
    );
    const data = [content('a'), record].map((value) => JSON.stringify(value));
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, ...modules, url, ...data]);
    const outputs = await Promise.all(Array.from({ length: 6 }, run));
    expect(outputs.map(({ stderr }) => stderr)).toEqual(Array(6).fill(''));
    const store = await openPostgres(url);
    expect((await store.list('agent', { after: null, limit: 9, status: null, text: null })).entries).toHaveLength(6);
  }, 120_000);

  it('take only the steps that are missing, and all of them or none', async () => {
    const client = await connect(await createDatabase());
    const meta = 'create table meta (key text primary key, value bytea not null)';
    await migrate(client, [meta]);
    await migrate(client, [meta, 'create table b (x integer)']);
    await expect(migrate(client, [meta, '', 'create table c (x integer)', 'create table b (x integer)'])).rejects.toThrow();
    const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'public' order by 1`);
    expect(rows).toEqual([{ tablename: 'b' }, { tablename: 'meta' }]);
  });

  it('of a newer program are refused', async () => {
    const url = await createDatabase();
    const client = await connect(url);
    await migrate(client, [...migrations, 'create table later (x integer)']);
    const fault = await openPostgres(url).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UsageError);
    expect((fault as UsageError).message).toMatch(/has schema 2, this program knows schema 1/);
  });

  it('that are under way elsewhere are waited for, without keeping the start', async () => {
    const url = await createDatabase();
    const other = await connect(url);
    await other.query('begin; select pg_advisory_xact_lock(8243108137677190245)');
    const store = await openPostgres(url, 200);
    await expect(store.check()).rejects.toThrow(StoreUnavailableError);
    await other.query('commit');
    await store.ready;
    expect(await add(store, '/a')).not.toBeNull();
  });
});

describe('a write to PostgreSQL', () => {
  it('is flushed before it is acknowledged, whatever the user has set', async () => {
    const url = await createDatabase();
    const client = await connect(url);
    const store = await openPostgres(
      changed(url, ({ searchParams }) => searchParams.set('options', '-c synchronous_commit=off')),
    );
    await client.query(`
      create table seen (setting text);
      create function note() returns trigger language plpgsql as
        $$ begin insert into seen values (current_setting('synchronous_commit')); return new; end $$;
      create trigger note after insert on assets for each row execute function note()`);
    await add(store, '/a');
    expect((await client.query('select * from seen')).rows).toEqual([{ setting: 'on' }]);
  });

  it('that a deadlock ended is done again', async () => {
    const url = await createDatabase();
    const store = await openPostgres(url);
    const client = await connect(url);
    await client.query(`
      create sequence tries;
      create function fail() returns trigger language plpgsql as
        $$ begin if nextval('tries') < 3 then raise exception 'secret' using errcode = '40P01'; end if; return new; end $$;
      create trigger fail before insert on decisions for each row execute function fail()`);
    expect(await add(store, '/a')).toMatchObject({ path: '/a', version: 1 });
    expect(await store.decisions({ before: null, limit: 9 })).toHaveLength(1);
  });

  it.each([
    ['53100', /the disk of the database is full/],
    ['53300', /no connection left/],
    ['25006', /read-only/],
    ['XX000', /the database refused \(SQLSTATE XX000\)/],
  ])('that fails with SQLSTATE %s is none, and says why without a value', async (state, message) => {
    const url = await createDatabase();
    const store = await openPostgres(url);
    const client = await connect(url);
    await client.query(`
      create function fail() returns trigger language plpgsql as
        $$ begin raise exception 'canary %', new.subject using errcode = '${state}', detail = 'canary'; end $$;
      create trigger fail before insert on decisions for each row execute function fail()`);
    const fault = await add(store, '/a').catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreUnavailableError);
    expect((fault as Error).message).toMatch(message);
    expect((fault as Error).message).not.toMatch(/canary|alice/);
    await client.query('drop trigger fail on decisions');
    expect(await store.find('agent', '/a')).toBeNull();
    expect(await add(store, '/a')).toMatchObject({ path: '/a' });
  });

  it('that waits too long for a lock is none, and the next one is', async () => {
    const url = await createDatabase();
    const store = await openPostgres(url, 300);
    await store.ready;
    const client = await connect(url);
    await client.query('begin; lock table assets in access exclusive mode');
    await expect(add(store, '/a')).rejects.toThrow(/did not answer in time/);
    await expect(store.find('agent', '/a')).rejects.toThrow(/did not answer in time/);
    await client.query('rollback');
    expect(await store.find('agent', '/a')).toBeNull();
    expect(await add(store, '/a')).toMatchObject({ path: '/a' });
  });

  it('takes every text, also the one character that PostgreSQL cannot store', async () => {
    const store = await openPostgres(await createDatabase());
    const written = await add(store, '/a', { card: { name: 'a\0b', text: '\0\u{1F600}\ud800' } });
    expect(written?.card).toEqual({ name: 'a\0b', text: '\0\u{1F600}\ud800' });
    expect(await store.find('agent', '/a\0')).toBeNull();
    expect((await store.list('agent', { after: null, limit: 9, status: null, text: '\0' })).entries).toEqual([]);
    await store.record({ ...record, subject: 'a\0b' });
    expect((await store.decisions({ before: null, limit: 1 }))[0]?.subject).toBe('a\ufffdb');
  });
});

describe('connections to PostgreSQL', () => {
  it('that the server ended while nobody used them are replaced', async () => {
    const url = await createDatabase();
    const store = await openPostgres(url);
    await Promise.all(Array.from({ length: 10 }, (_, n) => add(store, `/p${n}`)));
    const client = await connect(url);
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    const written = await Promise.all(Array.from({ length: 10 }, (_, n) => add(store, `/q${n}`)));
    expect(written.every((asset) => asset !== null)).toBe(true);
  });

  it('that the server ends between two statements fail the next one, and nothing else', async () => {
    const url = await createDatabase();
    const pool = createPool(Secret.literal('REGISTRY_DATABASE_URL', url), 5000);
    onTestFinished(() => pool.end());
    const broken = await pool.connect();
    const [{ pid } = {}] = (await broken.query<{ pid: number }>('select pg_backend_pid() as pid', [])).rows;
    await broken.query('begin', []);
    const other = await connect(url);
    await other.query(`select pg_terminate_backend(${pid})`);
    // What the server says about it has come before it answers that the session is gone. Nobody else hears it.
    while ((await other.query(`select from pg_stat_activity where pid = ${pid}`)).rowCount !== 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(broken.query('select 1', [])).rejects.toThrow();
    broken.release();
    const next = await pool.connect();
    expect((await next.query('select 1 as one', [])).rows).toEqual([{ one: 1 }]);
    next.release();
  });

  it('are made with what the file of the URL says at that moment', async () => {
    const url = await createDatabase();
    const client = await connect(url);
    const folder = mkdtempSync(join(tmpdir(), 'registry-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'url');
    const role = `role_${new URL(url).pathname.slice(1)}`;
    await client.query(`create role ${role} login superuser password 'first'`);
    const withPassword = (password: string): string => changed(url, (copy) => Object.assign(copy, { username: role, password }));
    writeFileSync(file, `${withPassword('first')}\n`);
    const { log, lines } = memoryLog();
    const store = await openPostgresStore(Secret.file('REGISTRY_DATABASE_URL', file), 5000, log);
    onTestFinished(() => store.close());
    expect(await add(store, '/a')).not.toBeNull();

    await client.query(`alter role ${role} password 'second'`);
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    await expect(async () => {
      await add(store, '/b');
    }).rejects.toThrow(new StoreUnavailableError('user or password is wrong (SQLSTATE 28P01)'));
    writeFileSync(file, `${withPassword('second')}\n`);
    expect(await add(store, '/b')).not.toBeNull();
    expect(JSON.stringify(lines)).not.toMatch(/first|second/);
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'canary'), /user or password is wrong/, /correct user and password/],
    ['no password', (url: URL) => (url.password = ''), /wants a password/, /REGISTRY_DATABASE_URL/],
    ['an unknown database', (url: URL) => (url.pathname = '/canary'), /no such database/, /make the database/],
    ['an unknown host', (url: URL) => (url.hostname = 'canary.invalid'), /host|EAI_AGAIN|ENOTFOUND/, /REGISTRY_DATABASE_URL/],
    ['a server that does not encrypt', (url: URL) => (url.search = 'sslmode=require'), /no encrypted connections/, /sslmode/],
  ])('with %s are tried again and again, each time with a word about it', async (_name, change, reason, hint) => {
    const { log, lines } = memoryLog();
    const url = changed(await createDatabase(), (copy) => void change(copy));
    const store = await openPostgresStore(Secret.literal('REGISTRY_DATABASE_URL', url), 5000, log);
    onTestFinished(() => store.close());
    await expect(store.check()).rejects.toThrow(reason);
    expect(lines[0]).toMatchObject({ level: 'warn', message: 'database not ready, will be tried again' });
    expect(lines[0]?.reason).toMatch(reason);
    expect(lines[0]?.hint).toMatch(hint);
    expect(JSON.stringify(lines)).not.toMatch(/canary/);
  });

  it('to one that lets in, and then says nothing, are given up in time and made anew', async () => {
    const url = await createDatabase();
    const target = Number(new URL(url).port);
    let deaf = true;
    const proxy = createServer((client) => {
      const server = connectTo(target, '127.0.0.1');
      for (const socket of [client, server]) socket.on('error', () => {});
      server.on('close', () => client.destroy());
      client.on('close', () => server.destroy());
      server.pipe(client);
      // The first letter of a message in the protocol: Q is a query.
      client.on('data', (data) => (deaf && data[0] === 0x51 ? undefined : server.write(data)));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    onTestFinished(() => void proxy.close());
    const { lines, log } = memoryLog();
    const { port } = proxy.address() as AddressInfo;
    const store = await openPostgres(
      changed(url, (copy) => void (copy.port = String(port))),
      200,
      log,
    );
    await expect
      .poll(() => lines, { timeout: 30_000 })
      .toContainEqual(expect.objectContaining({ level: 'warn', reason: 'the database did not answer in time' }));
    deaf = false;
    await store.ready;
    expect(await add(store, '/a')).not.toBeNull();
    await store.close();
  });

  it('to one that says nothing are given up in time', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `postgres://u:p@127.0.0.1:${(server.address() as AddressInfo).port}/x`;
    onTestFinished(() => void server.close());
    const store = await openPostgres(url, 200);
    await expect(store.check()).rejects.toThrow(/not reached yet|in time/);
    await store.close();
  });
});
