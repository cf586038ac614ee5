/**
 * Where the registry takes connections.
 *
 * @module
 */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server as TcpServer, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { UsageError } from '../errors/usage-error.ts';

/** What takes connections, and the address for people. */
export interface Listening {
  readonly address: string;
  /** The server itself, and those that hand it their connections. */
  readonly listeners: readonly TcpServer[];
  /** The connections that are open, used or not: Node's server tells nobody of one on which nothing has come yet. */
  readonly connections: ReadonlySet<Socket>;
}

const LISTEN_HINTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'stop the program that listens there, or set REGISTRY_PORT to another port',
  EACCES: 'set REGISTRY_PORT to 1024 or higher, or give the process the right',
  EADDRNOTAVAIL: 'set REGISTRY_HOST to an address of this machine',
  ENOTFOUND: 'set REGISTRY_HOST to an address of this machine',
};

/** The addresses of a host to listen on: `localhost` often has one of each family, and clients differ in which they try. */
export async function addressesOf(host: string): Promise<readonly string[]> {
  if (host !== 'localhost') return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.length === 0 ? [host] : [...new Set(found.map(({ address }) => address))];
}

/** Takes connections at one more address; null where that cannot be, as on a machine that knows the family by name alone. */
async function listenBeside(server: TcpServer, host: string, port: number): Promise<TcpServer | null> {
  const beside = createServer({ allowHalfOpen: true, noDelay: true }, (socket: Socket) => void server.emit('connection', socket));
  try {
    await once(beside.listen({ host, port }), 'listening');
    return beside;
  } catch {
    return null;
  }
}

/**
 * Listens on the first of some addresses, and on the others where they are there. Fastify would do so for `localhost` with servers of
 * its own, whose requests a stop does not wait for.
 *
 * @param host what the addresses are of
 * @throws UsageError when the first cannot be listened on
 */
export async function listen(
  app: FastifyInstance,
  host: string,
  [first = host, ...others]: readonly string[],
  port: number,
): Promise<Listening> {
  const connections = new Set<Socket>();
  app.server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  try {
    await app.listen({ host: first, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown fault';
    throw new UsageError(
      `cannot listen on ${host} port ${port} (REGISTRY_HOST, REGISTRY_PORT): ${code}`,
      LISTEN_HINTS[code] ?? 'set REGISTRY_HOST and REGISTRY_PORT to an address that is free',
    );
  }
  const bound = (app.server.address() as AddressInfo).port;
  const beside = await Promise.all(others.map((other) => listenBeside(app.server, other, bound)));
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    listeners: [app.server, ...beside.filter((listener) => listener !== null)],
    connections,
  };
}
