import { describe, expect, it } from 'vitest';
import { checkDatabaseUrl, parseDatabaseUrl } from '../../../src/settings/checks/database-url.ts';

const check = (text: string) => checkDatabaseUrl(text, { isSet: () => false });

const CANARY = 'canary-5f2e';

describe('the address of a database', () => {
  it.each([
    ['postgres://u:p@db.example.com/x', { host: 'db.example.com', port: 5432, database: 'x', user: 'u', password: 'p' }],
    ['postgresql://u@[2001:db8::1]:5433/x', { host: '2001:db8::1', port: 5433, user: 'u', password: '' }],
    ['postgres://u%40corp:p%23%3F%2F%25@db/my%20db', { user: 'u@corp', password: 'p#?/%', database: 'my db' }],
    ['postgres:///x?host=/run/postgresql', { host: '/run/postgresql', database: 'x', user: '' }],
    ['postgres://u:p@/x?host=/run/postgresql', { host: '/run/postgresql', user: 'u', password: 'p' }],
    ['postgres://db/x', { sslMode: 'disable' }],
    ['postgres://db/x?sslmode=require', { sslMode: 'require' }],
    ['postgres://db/x?sslrootcert=/ca.pem', { sslMode: 'verify-full' }],
    ['postgres://db/x?sslmode=verify-ca&application_name=a', { sslMode: 'verify-ca' }],
  ])('%s is read', (text, expected) => {
    expect(parseDatabaseUrl(text)).toMatchObject({ ok: true, address: expected });
  });

  it.each([
    [`mysql://u:${CANARY}@db/x`, /must begin with postgres:/],
    [CANARY, /must begin with postgres:/],
    [`postgres://u:${CANARY}@db`, /must name one database/],
    [`postgres://u:${CANARY}@db/`, /must name one database/],
    [`postgres://u:${CANARY}@db/x/y`, /must name one database/],
    [`postgres://u:${CANARY}@db1,db2/x`, /must name one host/],
    [`postgres://u:${CANARY}#1@db/x`, /fragment/],
    [`postgres://u:${CANARY}/1@db/x`, /cannot be read|one database/],
    [`postgres://u:1?${CANARY}@db/x`, /in its query|cannot be read/],
    [`postgres://u:${CANARY}%@db/x`, /a % that begins no code/],
    [`postgres://u:${CANARY}%ff@db/x`, /a % that begins no code/],
    [`postgres://u:${CANARY}@db:99999/x`, /cannot be read/],
    [`postgres://u:\${PASSWORD}-${CANARY}@db/x`, /placeholder/],
    [`postgres://u:<${CANARY}>@db/x`, /placeholder/],
    [`postgres://u:${CANARY} @db/x`, /white space/],
    [`postgres://u:${CANARY}@db/x?sslmode=prefer`, /sslmode of disable, require/],
    [`postgres://u:${CANARY}@db/x?synchronous_commit=off`, /in its query/],
    [`postgres://u:${CANARY}@db/x?sslmode=disable&sslmode=require`, /once each/],
  ])('%s is refused, and nothing of it shown', (text, message) => {
    const [finding, ...more] = check(text);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'unsafe-url' });
    expect(finding?.message).toMatch(message);
    expect(JSON.stringify(finding)).not.toContain(CANARY);
  });

  it.each([
    ['postgres://db.example.com/x', 'warning', /unencrypted over the network/],
    ['postgres://10.0.0.1/x?sslmode=disable', 'warning', /unencrypted over the network/],
    ['postgres://db.prod.svc.cluster.local/x', 'info', /unencrypted within the cluster/],
    ['postgres://db/x', 'info', /unencrypted within the cluster/],
    ['postgres://db.example.com/x?sslmode=require', 'info', /does not check/],
  ])('%s is a matter of %s', (text, severity, message) => {
    expect(check(text)).toMatchObject([{ code: 'database-encryption', severity }]);
    expect(check(text)[0]?.message).toMatch(message);
  });

  it.each([
    'postgres://localhost/x',
    'postgres://127.0.0.1/x',
    'postgres://[::1]/x',
    'postgres:///x?host=/run/postgresql',
    'postgres://db.example.com/x?sslmode=verify-full',
    'postgres://db.example.com/x?sslmode=verify-ca&sslrootcert=/ca.pem',
  ])('%s is fine', (text) => {
    expect(check(text)).toEqual([]);
  });
});
