/**
 * How a connection to PostgreSQL is made, by what `REGISTRY_DATABASE_URL` says at that moment.
 *
 * @module
 */
import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import type { ClientConfig } from 'pg';
import { systemCode } from '../../../http/failure.ts';
import { type DatabaseAddress, type DatabaseParameter, parseDatabaseUrl } from '../../../settings/checks/database-url.ts';
import { type Secret, SecretUnreadableError } from '../../../settings/secret.ts';
import { StoreUnavailableError } from '../store.ts';

const NAME = 'registration-gate';

async function readPem(parameters: DatabaseAddress['parameters'], name: DatabaseParameter): Promise<string | undefined> {
  const path = parameters[name];
  // libpq's word for the certificate authorities of the system.
  if (path === undefined || path === 'system') return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StoreUnavailableError(`the file of ${name} cannot be read (${systemCode(error) ?? 'unknown error'})`);
  }
}

/** TLS as libpq's `sslmode` has it. */
async function tlsOptions({ sslMode, parameters }: DatabaseAddress): Promise<ConnectionOptions | false> {
  if (sslMode === 'disable') return false;
  const [ca, cert, key] = await Promise.all([
    readPem(parameters, 'sslrootcert'),
    readPem(parameters, 'sslcert'),
    readPem(parameters, 'sslkey'),
  ]);
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    rejectUnauthorized: sslMode !== 'require' || ca !== undefined,
    ...(sslMode !== 'verify-full' && { checkServerIdentity: () => undefined }),
  };
}

async function readAddress(url: Secret): Promise<DatabaseAddress> {
  try {
    const result = parseDatabaseUrl(await url.read());
    if (result.ok) return result.address;
    throw new StoreUnavailableError(`REGISTRY_DATABASE_URL ${result.fault.message}`);
  } catch (error) {
    if (error instanceof SecretUnreadableError) throw new StoreUnavailableError(error.message);
    throw error;
  }
}

/**
 * What the driver needs for a new connection.
 *
 * @throws StoreUnavailableError when the URL, or a file that it names, cannot be read
 */
export async function readConnection(url: Secret): Promise<ClientConfig> {
  const address = await readAddress(url);
  const { host, port, database, user, password, parameters } = address;
  return {
    host,
    port,
    database,
    user: user === '' ? undefined : user,
    // A function, because the driver would look for a file of passwords in place of an empty text.
    password: () => password,
    ssl: await tlsOptions(address),
    sslnegotiation: parameters.sslnegotiation === 'direct' ? 'direct' : 'postgres',
    enableChannelBinding: (parameters.channel_binding ?? 'disable') !== 'disable',
    application_name: parameters.application_name ?? NAME,
    options: parameters.options,
  };
}
