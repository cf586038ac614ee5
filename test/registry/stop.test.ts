/** A stop over real connections: who has sent something gets its answer, and nobody a broken connection. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Waits } from '../../src/registry/program.ts';
import { travelAgent } from './support/cards.ts';
import { type RunningRegistry, startRegistry } from './support/registry.ts';
import { KEYS } from './support/test-app.ts';

/** So long that only what a test does can end a wait. */
const LONG_MS = 600_000;

interface Connection {
  readonly socket: Socket;
  readonly ask: (text: string) => Promise<string>;
}

const isWhole = (answer: string): boolean => {
  const [head = '', body] = answer.split('\r\n\r\n');
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1]);
  return body !== undefined && Buffer.byteLength(body) >= length;
};

/** Sends a text and resolves with the next answer. */
function exchange(socket: Socket, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const take = (chunk: Buffer): void => {
      answer += chunk.toString();
      if (!isWhole(answer)) return;
      socket.off('data', take).off('error', reject);
      resolve(answer);
    };
    socket.on('data', take).once('error', reject);
    socket.write(text);
  });
}

/** A connection over which one request was answered, so that it is idle. */
async function connectTo(registry: RunningRegistry): Promise<Connection> {
  const socket = connect(Number(new URL(registry.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  const ask = (text: string): Promise<string> => exchange(socket, text);
  expect(await ask(get('/healthz'))).toMatch(/^HTTP\/1\.1 200 /);
  return { socket, ask };
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

function post(path: string, key: string, body: string): string {
  const headers = { host: 'x', 'x-api-key': key, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}

const isRefused = (registry: RunningRegistry): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(registry.url).port), '127.0.0.1', () => {
      socket.destroy();
      resolve(false);
    });
    socket.on('error', () => resolve(true));
  });

/** Tells a registry to stop, and waits until it takes no more connections. */
async function stop(registry: RunningRegistry): Promise<void> {
  registry.signal('SIGTERM');
  while (!(await isRefused(registry))) await new Promise((resolve) => setTimeout(resolve, 5));
}

const start = (waits: Partial<Waits>): Promise<RunningRegistry> => startRegistry({}, { drainGraceMs: LONG_MS, ...waits });

describe('a stop', () => {
  it('answers what comes over a connection that was idle, and has it closed', async () => {
    const registry = await start({ lingerMs: LONG_MS });
    const connections = [await connectTo(registry), await connectTo(registry)] as const;
    await stop(registry);
    const ends = connections.map(({ socket }) => once(socket, 'end'));
    const answers = await Promise.all(
      connections.map(({ ask }, n) =>
        ask(post('/api/agents/register', KEYS.alice, JSON.stringify({ ...travelAgent, path: `/a${n}` }))),
      ),
    );
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 201 [^]*\r\nconnection: close\r\n/i);
    await Promise.all(ends);
    expect(await registry.ended).toBe(0);
  });

  it('says first that the registry is not ready', async () => {
    const registry = await start({ lingerMs: LONG_MS });
    const { ask } = await connectTo(registry);
    await stop(registry);
    expect(await ask(get('/readyz'))).toMatch(/^HTTP\/1\.1 503 [^]*"code":"shutting_down"/);
    expect(await registry.ended).toBe(0);
  });

  it('does not close a connection on a body that is still coming: the answer would be lost', async () => {
    const registry = await start({ lingerMs: LONG_MS });
    const { socket, ask } = await connectTo(registry);
    await stop(registry);
    const request = post('/api/agents/register', 'nobody', 'x'.repeat(1_000_000));
    const head = request.slice(0, 1000);
    expect(await ask(head)).toMatch(/^HTTP\/1\.1 401 [^]*\r\nconnection: keep-alive\r\n/i);
    expect(await ask(request.slice(head.length) + get('/healthz'))).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n/i);
    await once(socket, 'end');
    expect(await registry.ended).toBe(0);
  });

  it('closes what stays idle, without a reset', async () => {
    const registry = await start({ lingerMs: 0 });
    const { socket } = await connectTo(registry);
    const ended = once(socket, 'end');
    await stop(registry);
    await ended;
    expect(await registry.ended).toBe(0);
  });

  it('closes what was never used, and no request that has begun', async () => {
    const registry = await start({ lingerMs: 0 });
    const begun = await connectTo(registry);
    const unused = connect(Number(new URL(registry.url).port), '127.0.0.1');
    onTestFinished(() => void unused.destroy());
    await once(unused, 'connect');
    const request = get('/healthz');
    begun.socket.write(request.slice(0, 10));
    const ended = once(unused.resume(), 'end');
    await stop(registry);
    await ended;
    expect(await begun.ask(request.slice(10))).toMatch(/^HTTP\/1\.1 200 /);
    expect(await registry.ended).toBe(0);
  });

  it('takes the connections that were made just before', async () => {
    const registry = await start({ lingerMs: LONG_MS });
    const port = Number(new URL(registry.url).port);
    const sockets = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    // Without a moment for the registry, which is in this process, to take them.
    registry.signal('SIGTERM');
    const answers = await Promise.all(sockets.map((socket) => exchange(socket, get('/healthz'))));
    for (const socket of sockets) socket.destroy();
    expect(answers.map((answer) => answer.slice(0, 12))).toEqual(Array(50).fill('HTTP/1.1 200'));
    expect(await registry.ended).toBe(0);
  });
});
