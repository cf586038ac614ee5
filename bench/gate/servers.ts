/**
 * The other side of the gate's bench, a process of its own, so that nothing but the client's time is the client's: a token
 * endpoint and a gate, each on its port. Both answer after as many milliseconds as the path says: `/20/check`.
 *
 * @module
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came, so that the floor can send the same. */
export interface SeenRequest {
  /** Names and values of its header fields in turn. */
  readonly fields: readonly string[];
  readonly body: string;
}

/** How one of the servers is. */
export interface ServerState {
  readonly port: number;
  /** Connections that are open. */
  readonly connections: number;
  /** The latest request, null when none has come. */
  readonly latest: SeenRequest | null;
}

/** What this process sends its parent: when both servers listen, and for each message. */
export type ServerStates = Readonly<Record<'token' | 'gate', ServerState>>;

/** As long as a token that a provider signs with RSA. */
const TOKEN = [100, 600, 342].map((length) => 'x'.repeat(length)).join('.');

async function serve(answer: object): Promise<() => Promise<ServerState>> {
  const text = JSON.stringify(answer);
  let latest: { readonly message: IncomingMessage; readonly chunks: readonly Buffer[] } | null = null;
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      latest = { message, chunks };
      const send = () => response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      const delay = Number.parseInt(message.url?.slice(1) ?? '', 10);
      if (delay === 0) send();
      else setTimeout(send, delay);
    });
  });
  // What is measured in turn leaves connections idle for a while.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return async () => ({
    port,
    connections: await new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    latest: latest && { fields: latest.message.rawHeaders, body: Buffer.concat(latest.chunks).toString('utf8') },
  });
}

const token = await serve({ access_token: TOKEN, token_type: 'Bearer', expires_in: 3600, scope: 'registrations.decide' });
const gate = await serve({ status: 'allowed' });

async function tell(): Promise<void> {
  process.send?.({ token: await token(), gate: await gate() } satisfies ServerStates);
}

process.on('message', () => void tell());
process.on('disconnect', () => process.exit());
await tell();
