/**
 * What goes wrong in PostgreSQL, or on the way to it, told without its messages: they quote values.
 *
 * @module
 */

/** Conditions by SQLSTATE, PostgreSQL's documentation appendix A. */
const CONDITIONS: Readonly<Record<string, string>> = {
  '25006': 'the database is read-only, as a standby is',
  '28000': 'the database does not let this user in from here',
  '28P01': 'user or password is wrong',
  '3D000': 'there is no such database',
  '3F000': 'there is no schema to make the tables in',
  '40001': 'other transactions came in between again and again',
  '40P01': 'deadlocks again and again',
  '42501': 'the user lacks a privilege',
  '53100': 'the disk of the database is full',
  '53200': 'the database has no memory left',
  '53300': 'the database has no connection left',
  '55P03': 'a lock was not had in time',
  '57014': 'the database did not answer in time',
  '57P01': 'the database is stopping',
  '57P02': 'the database crashed',
  '57P03': 'the database is starting, or does not take connections',
  '57P04': 'there is no such database any more',
};

/** What the driver says where there is no code. */
const DRIVER_MESSAGES: Readonly<Record<string, string>> = {
  'Connection terminated': 'the connection broke',
  'Connection terminated unexpectedly': 'the connection broke',
  'Client has encountered a connection error and is not queryable': 'the connection broke',
  'Connection terminated due to connection timeout': 'no connection was had in time',
  'timeout exceeded when trying to connect': 'no connection was had in time',
  'timeout expired': 'no connection was had in time',
  'Query read timeout': 'the database did not answer in time',
  'The server does not support SSL connections': 'the database takes no encrypted connections',
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string': 'the database wants a password',
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string': 'the database wants a password',
};

const SYSTEM_CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'nothing listens there',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host cannot be looked up at the moment',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
};

const HINTS: Readonly<Record<string, string>> = {
  '28000':
    'correct user and password in REGISTRY_DATABASE_URL; a server that wants encryption needs sslmode=verify-full or require',
  '28P01': 'correct user and password in REGISTRY_DATABASE_URL',
  '3D000': 'make the database, or correct its name in REGISTRY_DATABASE_URL',
  '3F000': 'make a schema, or set the search_path of the user',
  '42501': 'make the user of REGISTRY_DATABASE_URL the owner of its database',
  ENOTFOUND: 'correct the host in REGISTRY_DATABASE_URL',
};

/** Codes of Node for a certificate that does not prove what it should. */
const UNTRUSTED = /CERT|SIGNATURE/;

interface Fault {
  /** SQLSTATE; undefined for what the server did not say. */
  readonly state: string | undefined;
  /** Code of Node. */
  readonly code: string | undefined;
  readonly message: string;
}

function faultOf(error: unknown): Fault {
  const { code, severity, message = '' } = error as { code?: string; severity?: string; message?: string };
  const fromServer = typeof severity === 'string';
  return { state: fromServer ? code : undefined, code: fromServer ? undefined : code, message };
}

/** A row that cannot be, because another has its key. */
export const isTaken = (error: unknown): boolean => faultOf(error).state === '23505';

/** True when the connection is of no more use: it is broken, is closed by the server, or is one of a server that cannot write. */
export function endsConnection(error: unknown): boolean {
  const { state } = faultOf(error);
  return state === undefined || state.startsWith('57P') || state.startsWith('08') || state === '25006';
}

/** True when the same work may succeed at once: another transaction was in the way, or the connection had broken while idle. */
export function isPassing(error: unknown): boolean {
  const { state, code, message } = faultOf(error);
  if (state !== undefined) return state === '40001' || state === '40P01' || state === '57P01';
  return code === 'ECONNRESET' || code === 'EPIPE' || DRIVER_MESSAGES[message] === 'the connection broke';
}

/** What went wrong, in words of ours. */
export function reasonOf(error: unknown): string {
  const { state, code, message } = faultOf(error);
  if (state !== undefined) return `${CONDITIONS[state] ?? 'the database refused'} (SQLSTATE ${state})`;
  if (code === undefined) return DRIVER_MESSAGES[message] ?? (error as Error).name;
  if (UNTRUSTED.test(code)) return `the certificate is not trusted (${code})`;
  return SYSTEM_CODES[code] === undefined ? code : `${SYSTEM_CODES[code]} (${code})`;
}

/** How an operator may mend it. */
export function hintFor(error: unknown): string {
  const { state, code, message } = faultOf(error);
  if (code !== undefined && UNTRUSTED.test(code)) {
    return 'add sslrootcert=/path/of/ca.pem to REGISTRY_DATABASE_URL, or set NODE_EXTRA_CA_CERTS';
  }
  if (message === 'The server does not support SSL connections') {
    return 'have the server encrypt, or take sslmode out of REGISTRY_DATABASE_URL';
  }
  return HINTS[state ?? code ?? ''] ?? 'start the database, or correct REGISTRY_DATABASE_URL';
}
