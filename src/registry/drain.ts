/**
 * How the registry stops: what was asked is answered, and no connection breaks under a request.
 *
 * @module
 */
import type { Server } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Listening } from './listen.ts';
import type { Lifecycle } from './routes/handler.ts';

/** How long a stop may take, in milliseconds. */
export interface DrainWaits {
  /** For which requests over open connections are still taken: some are on their way. Less than half of the bound. */
  readonly lingerMs: number;
  /** After which what is still in flight is cut off. */
  readonly boundMs: number;
}

/** Milliseconds between two looks at what is left. */
const LOOK_MS = 20;

/** Rounds of the event loop without a new connection after which none is waiting: it takes one a round. */
const QUIET_ROUNDS = 3;

/**
 * Takes the connections that clients have made, but nobody has taken here yet: with the listener they would be reset.
 *
 * @param longestMs where clients make new ones all the time
 */
async function takeWaiting(server: Server, longestMs: number): Promise<void> {
  const giveUp = performance.now() + longestMs;
  let quiet = 0;
  const taken = (): void => void (quiet = 0);
  server.on('connection', taken);
  for (let rounds = 0; quiet < QUIET_ROUNDS && (rounds < QUIET_ROUNDS || performance.now() < giveUp); rounds += 1) {
    quiet += 1;
    await turn();
  }
  server.off('connection', taken);
}

/** Takes no new connection; resolves when the last one that it took has ended. */
function closeListener(server: TcpServer): Promise<void> {
  // The method of the base class: that of HTTP closes at once what is idle, and with it breaks a request that was just sent.
  return new Promise((resolve) => void TcpServer.prototype.close.call(server, () => resolve()));
}

/** Closes the connections that somebody made ahead of a request: for Node's server they wait for the rest of one. */
function closeUnused(connections: Listening['connections']): void {
  for (const socket of connections) if (socket.bytesRead === 0) socket.destroy();
}

/**
 * Finishes the requests in flight, within a bound, or until they are cut off. Every answer from now on has its client close the
 * connection; a request that comes meanwhile over an open one is answered like any other. Then idle connections are closed.
 *
 * @returns 0, or what `cut` resolves with
 */
export async function drain(
  app: FastifyInstance,
  { listeners, connections }: Omit<Listening, 'address'>,
  lifecycle: Lifecycle,
  { lingerMs, boundMs }: DrainWaits,
  cut: Promise<number>,
): Promise<number> {
  const { server } = app;
  lifecycle.phase = 'leaving';
  const bound = setTimeout(() => server.closeAllConnections(), boundMs);
  let look: NodeJS.Timeout | undefined;
  let over = false;

  async function finish(): Promise<number> {
    await takeWaiting(server, lingerMs);
    if (over) return 0;
    const ended = Promise.all(listeners.map(closeListener));
    // Not before: a client whose connection is closed makes another one while it can.
    const lingerUntil = performance.now() + lingerMs;
    // After what has come in this round was read: until then a connection with a request on it counts as idle.
    const closeIdle = (): void =>
      void setImmediate(() => {
        server.closeIdleConnections();
        closeUnused(connections);
      });
    look = setInterval(() => {
      if (performance.now() <= lingerUntil) return;
      lifecycle.phase = 'stopping';
      closeIdle();
    }, LOOK_MS);
    await ended;
    await app.close();
    return 0;
  }

  const status = await Promise.race([finish(), cut]);
  over = true;
  clearTimeout(bound);
  clearInterval(look);
  return status;
}
