/**
 * How the registry stops: what was asked is answered, and no connection breaks under a request.
 *
 * @module
 */
import type { Server } from 'node:http';
import { Server as TcpServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Lifecycle } from './routes/handler.ts';

/** How long a stop may take, in milliseconds. */
export interface DrainWaits {
  /** For which requests over open connections are still taken: some are on their way. Shorter than the bound. */
  readonly lingerMs: number;
  /** After which what is still in flight is cut off. */
  readonly boundMs: number;
}

/** Milliseconds between two looks at what is left. */
const LOOK_MS = 20;

/**
 * Takes the connections that clients have made, but nobody has taken here yet: with the listener they would be reset.
 *
 * @param isLate ends it, however many come
 */
async function takeWaiting(server: Server, isLate: () => boolean): Promise<void> {
  let quiet = 0;
  const taken = (): void => void (quiet = 0);
  server.on('connection', taken);
  // The event loop takes one a round.
  while (quiet < 3 && !isLate()) {
    quiet += 1;
    await turn();
  }
  server.off('connection', taken);
}

/** Takes no new connection; resolves when the last one has ended. */
function closeListener(server: Server): Promise<void> {
  // The method of the base class: that of HTTP closes at once what is idle, and with it breaks a request that was just sent.
  return new Promise((resolve) => void TcpServer.prototype.close.call(server, () => resolve()));
}

/**
 * Finishes the requests in flight, within a bound, or until they are cut off. Every answer from now on has its client close the
 * connection; a request that comes meanwhile over an open one is answered like any other. Then idle connections are closed.
 *
 * @returns 0, or what `cut` resolves with
 */
export async function drain(
  app: FastifyInstance,
  lifecycle: Lifecycle,
  { lingerMs, boundMs }: DrainWaits,
  cut: Promise<number>,
): Promise<number> {
  const { server } = app;
  lifecycle.leaving = true;
  const linger = setTimeout(() => (lifecycle.stopping = true), lingerMs);
  const look = setInterval(() => {
    if (lifecycle.stopping) server.closeIdleConnections();
  }, LOOK_MS);
  const bound = setTimeout(() => server.closeAllConnections(), boundMs);

  async function finish(): Promise<number> {
    await takeWaiting(server, () => lifecycle.stopping);
    await closeListener(server);
    await app.close();
    return 0;
  }

  const status = await Promise.race([finish(), cut]);
  for (const timer of [linger, look, bound]) clearTimeout(timer);
  return status;
}
