import type { Check, CheckResult } from './check.ts';
import { hostReach } from './host-reach.ts';

/** How a connection is encrypted, in libpq's words. The others of them leave it to the server whether it is at all. */
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

/** One of {@link SSL_MODES}. */
type SslMode = (typeof SSL_MODES)[number];

/** Where a PostgreSQL database is, and how to get in. */
export interface DatabaseAddress {
  /** Name or address without brackets; or the folder of a Unix socket, which begins with a slash. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Empty where the URL has none. */
  readonly user: string;
  readonly password: string;
  readonly sslMode: SslMode;
  /** What else the query says, by libpq's name. */
  readonly parameters: Readonly<Partial<Record<DatabaseParameter, string>>>;
}

/** Parameters that a URL may have in its query, with libpq's names and meanings. */
const PARAMETERS = [
  'application_name',
  'channel_binding',
  'host',
  'options',
  'sslcert',
  'sslkey',
  'sslmode',
  'sslnegotiation',
  'sslrootcert',
] as const;

/** One of them. */
export type DatabaseParameter = (typeof PARAMETERS)[number];

type Result = { readonly ok: true; readonly address: DatabaseAddress } | { readonly ok: false; readonly fault: CheckResult };

const HINT = 'write it as postgres://user:password@host:5432/database?sslmode=verify-full';

const fault = (message: string, hint = HINT): Result => ({ ok: false, fault: { code: 'unsafe-url', message, hint } });

const encodeHint = 'write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25 in user name and password';

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function readUrl(text: string): URL | Result {
  if (/[{}<>\s]/.test(text)) return fault('holds white space, or a placeholder in braces or angle brackets');
  if (!/^postgres(ql)?:\/\//.test(text)) return fault('must begin with postgres:// or postgresql://');
  if (text.includes('#')) return fault('must not have a fragment', encodeHint);
  if (!isEncoded(text)) return fault('has a % that begins no code', encodeHint);
  // A URL must have a host where it has a user or a port; libpq lets it be empty when the query has one.
  const full = text.replace(/^(\w+:\/\/(?:[^/?@]*@)?)(?=[:/?])/, '$1localhost');
  return URL.canParse(full) ? new URL(full) : fault('has a user name, password, host or port that cannot be read', encodeHint);
}

/** Reads the address of a PostgreSQL database as libpq does, one host alone. What is wrong is told without any of it. */
export function parseDatabaseUrl(text: string): Result {
  const url = readUrl(text);
  if (!(url instanceof URL)) return url;
  const names = [...url.searchParams.keys()];
  if (names.some((name) => !(PARAMETERS as readonly string[]).includes(name)) || new Set(names).size !== names.length) {
    return fault(`may have in its query, once each, ${PARAMETERS.join(', ')}`, `drop the others; ${encodeHint}`);
  }
  const parameters = Object.fromEntries(url.searchParams) as DatabaseAddress['parameters'];
  const host = parameters.host ?? decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1');
  if (host === '' || host.includes(',')) return fault('must name one host');
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '' || database.includes('/')) return fault('must name one database behind the host');
  const sslMode = parameters.sslmode ?? (parameters.sslrootcert === undefined ? 'disable' : 'verify-full');
  if (!(SSL_MODES as readonly string[]).includes(sslMode)) {
    return fault(`must have an sslmode of ${SSL_MODES.join(', ')}`, 'take verify-full where you can');
  }
  const address = {
    host,
    port: url.port === '' ? 5432 : Number(url.port),
    database,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    sslMode: sslMode as SslMode,
    parameters,
  };
  return { ok: true, address };
}

/** The address of a database: readable, and what is sent there not open to others. */
export const checkDatabaseUrl: Check = (text) => {
  const result = parseDatabaseUrl(text);
  if (!result.ok) return [result.fault];
  const { host, sslMode } = result.address;
  const reach = host.startsWith('/') ? 'loopback' : hostReach(host);
  if (reach === 'loopback' || sslMode.startsWith('verify')) return [];
  const unverified = sslMode === 'require';
  return [
    {
      code: 'database-encryption',
      severity: reach === 'network' && !unverified ? 'warning' : 'info',
      message: unverified
        ? 'encrypts, but does not check that it is the database at the other end'
        : `sends its data unencrypted ${reach === 'cluster' ? 'within the cluster' : 'over the network'}`,
      hint: 'add sslmode=verify-full, and sslrootcert=/path/of/ca.pem when the certificate is not from a public CA',
    },
  ];
};
