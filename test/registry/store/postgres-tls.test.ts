import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailableError } from '../../../src/registry/store/store.ts';
import { type Cluster, createCluster } from '../../support/postgres/cluster.ts';
import { makeAuthority } from '../../support/tls.ts';
import { add, openPostgres } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'registry-tls-'));
const authority = makeAuthority();
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};
const ca = file('ca.pem', authority.ca);
const otherCa = (() => {
  const other = makeAuthority();
  const path = file('other.pem', other.ca);
  other.close();
  return path;
})();

let right: Cluster;
let wrongName: Cluster;

async function encrypted(name: string): Promise<Cluster> {
  const { cert, key } = authority.make({ name, days: 1 });
  return createCluster({ ssl: 'on' }, { 'server.crt': cert, 'server.key': key });
}

beforeAll(async () => {
  right = await encrypted('IP:127.0.0.1');
  wrongName = await encrypted('DNS:db.example.com');
});

afterAll(async () => {
  await right.remove();
  await wrongName.remove();
  authority.close();
  rmSync(folder, { recursive: true });
});

const isEncrypted = async (cluster: Cluster): Promise<unknown> =>
  (
    await cluster.query(
      'postgres',
      `select bool_and(ssl) as ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name = 'registration-gate'`,
    )
  )[0]?.['ssl'];

describe('a connection to PostgreSQL', () => {
  it.each([
    ['verify-full', () => right, `sslmode=verify-full&sslrootcert=${ca}`, true],
    ['verify-ca', () => wrongName, `sslmode=verify-ca&sslrootcert=${ca}`, true],
    ['require', () => wrongName, 'sslmode=require', true],
    ['disable', () => right, 'sslmode=disable', false],
    ['none', () => right, '', false],
  ])('with sslmode %s is made', async (_mode, cluster, query, ssl) => {
    const store = await openPostgres(cluster().url('postgres', query));
    expect(await store.find('agent', '/a')).toBeNull();
    expect(await isEncrypted(cluster())).toBe(ssl);
  });

  it.each([
    ['verify-full, to a server of another name', () => wrongName, `sslmode=verify-full&sslrootcert=${ca}`],
    ['verify-full, to a server of an authority that is not trusted', () => right, 'sslmode=verify-full'],
    ['verify-ca, to a server of another authority', () => right, `sslmode=verify-ca&sslrootcert=${otherCa}`],
    ['require and an authority, to a server of another', () => right, `sslmode=require&sslrootcert=${otherCa}`],
  ])('with %s is refused', async (_case, cluster, query) => {
    const store = await openPostgres(cluster().url('postgres', query));
    await expect(add(store, '/a')).rejects.toThrow(/certificate is not trusted/);
  });

  it('with an authority that cannot be read is refused', async () => {
    const store = await openPostgres(right.url('postgres', 'sslmode=verify-full&sslrootcert=/canary'));
    await expect(add(store, '/a')).rejects.toThrow(new StoreUnavailableError('the file of sslrootcert cannot be read (ENOENT)'));
  });
});
