import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server over a real socket that notes what it was asked. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly requests: ReceivedRequest[];
  readonly server: Server;
  /** Connections accepted so far. */
  connections(): number;
  close(): Promise<void>;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly socket: Socket;
}

export type Handler = (request: ReceivedRequest, response: ServerResponse, index: number) => unknown;

/** Starts a server on a free port of 127.0.0.1. The handler runs when the request's body is complete. */
export async function startServer(
  handler: Handler,
  make: (listener: RequestListener) => Server = createServer,
): Promise<TestServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = make((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const request: ReceivedRequest = {
        method: message.method ?? '',
        path: message.url ?? '',
        headers: message.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        socket: message.socket,
      };
      requests.push(request);
      handler(request, response, requests.length - 1);
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    server,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const opened: (() => unknown)[] = [];

/** Has something closed by {@link closeAll}. */
export function closing<T extends { close(): unknown }>(thing: T): T {
  opened.push(() => thing.close());
  return thing;
}

/** Closes everything that {@link closing} took. */
export async function closeAll(): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}
