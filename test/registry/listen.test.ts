/** Listening on more than one address, as for `localhost`, and a stop of it. */
import { createServer } from 'node:net';
import fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { drain } from '../../src/registry/drain.ts';
import { addressesOf, listen } from '../../src/registry/listen.ts';
import type { Lifecycle } from '../../src/registry/routes/handler.ts';

const NEVER = new Promise<number>(() => {});

const lifecycle = (): Lifecycle => ({ phase: 'serving', prepared: true, startupCheck: null });

it('a stop waits for what was asked at any of the addresses, and then nothing listens', async ({ skip }) => {
  const app = fastify();
  const came = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  app.get('/', async () => {
    came.resolve();
    await goOn.promise;
    return 'done';
  });
  onTestFinished(() => app.close());
  const { address, ...listening } = await listen(app, 'localhost', ['127.0.0.1', '127.0.0.2'], 0);
  const { listeners } = listening;
  skip(listeners.length < 2, 'this machine has one loopback address');
  const { port } = new URL(address);
  const answer = fetch(`http://127.0.0.2:${port}/`);
  await came.promise;
  const stopped = drain(app, listening, lifecycle(), { lingerMs: 0, boundMs: 600_000 }, NEVER);
  while (listeners.some(({ listening }) => listening)) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const host of ['127.0.0.1', '127.0.0.2']) await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow();
  goOn.resolve();
  expect(await (await answer).text()).toBe('done');
  expect(await stopped).toBe(0);
});

it('an address that cannot be listened on beside the first is left out', async () => {
  const app = fastify();
  onTestFinished(() => app.close());
  // An address of the documentation (RFC 5737), which no machine has.
  const { listeners } = await listen(app, 'localhost', ['127.0.0.1', '192.0.2.1'], 0);
  expect(listeners).toEqual([app.server]);
});

it('the first must be free', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(listen(fastify(), 'localhost', ['127.0.0.1'], port)).rejects.toThrow(`cannot listen on localhost port ${port}`);
});

it('of names only localhost is looked up', async () => {
  expect(await addressesOf('0.0.0.0')).toEqual(['0.0.0.0']);
  expect(await addressesOf('registry.invalid')).toEqual(['registry.invalid']);
  for (const address of await addressesOf('localhost')) expect(address).toMatch(/^127\.|^::1$/);
});
