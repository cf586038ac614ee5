import type { ServerResponse } from 'node:http';
import { createServer as createNetServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient, type HttpRequest, MAX_BODY_BYTES } from '../../src/http/client.ts';
import { describeFailure } from '../../src/http/failure.ts';
import { closeAll, closing, startServer } from './support.ts';

afterEach(closeAll);
afterEach(() => void vi.useRealTimers());

const client = () => closing(createHttpClient({ ca: undefined, environment: {} }));

function request(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'POST',
    url: new URL(url),
    headers: {},
    body: 'a=b',
    timeoutMs: 20_000,
    signal: new AbortController().signal,
    ...more,
  };
}

async function startRaw(onSocket: (socket: Socket) => void, host = '127.0.0.1'): Promise<string> {
  const sockets: Socket[] = [];
  const server: Server = createNetServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closing({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}

describe('an HTTP client', () => {
  it('sends the body once and reads the answer', async () => {
    const server = closing(await startServer((_request, response) => response.writeHead(200, { 'x-a': 'b' }).end('hello')));
    const result = await client().send(request(`${server.url}/path?q=1`, { headers: { 'x-c': 'd' } }));
    expect(result).toMatchObject({ ok: true, requests: 1, response: { status: 200, headers: { 'x-a': 'b' } } });
    expect(result.ok && result.response.body.toString()).toBe('hello');
    expect(server.requests).toMatchObject([
      {
        method: 'POST',
        path: '/path?q=1',
        body: 'a=b',
        headers: {
          host: new URL(server.url).host,
          connection: 'keep-alive',
          'x-c': 'd',
          'accept-encoding': 'identity',
          'user-agent': 'registration-gate',
          'content-length': '3',
        },
      },
    ]);
  });

  it.each<[string, Record<string, string | undefined>]>([
    ['directly', {}],
    ['beside a proxy', { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' }],
  ])('sends each field once, however its name is written, and the length of nothing: %s', async (_how, environment) => {
    const names: string[][] = [];
    const server = closing(await startServer((_request, response) => response.end()));
    server.server.on('request', ({ rawHeaders }) => names.push(rawHeaders.filter((_text, index) => index % 2 === 0)));
    const http = closing(createHttpClient({ ca: undefined, environment }));
    const headers = { 'User-Agent': 'mine', 'X-API-KEY': 'key', 'Content-Length': '9' };
    for (const body of ['é', '', undefined]) await http.send({ ...request(server.url, { headers }), body } as HttpRequest);
    const expected = ['accept-encoding', 'connection', 'content-length', 'host', 'user-agent', 'x-api-key'];
    expect(names.map((list) => list.map((name) => name.toLowerCase()).toSorted())).toEqual([expected, expected, expected]);
    expect(server.requests.map(({ headers: sent }) => [sent['user-agent'], sent['x-api-key'], sent['content-length']])).toEqual([
      ['mine', 'key', '2'],
      ['mine', 'key', '0'],
      ['mine', 'key', '0'],
    ]);
  });

  it('sends the user of an address', async () => {
    const server = closing(await startServer((_request, response) => response.end()));
    await client().send(request(server.url.replace('//', '//user:p%20w@')));
    const authorization = `Basic ${Buffer.from('user:p w').toString('base64')}`;
    expect(server.requests).toMatchObject([{ headers: { authorization, host: new URL(server.url).host } }]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %i and sends nothing again', async (status) => {
    const other = closing(await startServer((_request, response) => response.end()));
    const server = closing(
      await startServer((_request, response) => response.writeHead(status, { location: `${other.url}/` }).end()),
    );
    const result = await client().send(request(server.url));
    expect(result).toMatchObject({ ok: true, response: { status } });
    expect(other.requests).toHaveLength(0);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps the connection', async () => {
    const server = closing(await startServer((_request, response) => response.end()));
    const http = client();
    for (let index = 0; index < 3; index += 1) await http.send(request(server.url));
    expect(server.connections()).toBe(1);
  });

  it('reaches an IPv6 address', async () => {
    const url = await startRaw(
      (socket) => socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`)),
      '::1',
    );
    expect(await client().send(request(url))).toMatchObject({ ok: true, response: { status: 200 } });
    await closeAll();
    expect(await client().send(request(url))).toMatchObject({ ok: false, failure: { phase: 'connect', code: 'ECONNREFUSED' } });
  });

  it('never takes what a server sends unasked for the answer to the next request', async () => {
    let count = 0;
    const whole = (body: string): string => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const sockets: Socket[] = [];
    const url = await startRaw((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write(whole(`answer ${(count += 1)}`)));
    });
    const http = client();
    const send = async (): Promise<string> => {
      const result = await http.send(request(url));
      return result.ok ? result.response.body.toString() : describeFailure(result.failure);
    };
    expect(await send()).toBe('answer 1');
    const closed = new Promise((resolve) => sockets[0]?.once('close', resolve));
    sockets[0]?.write(whole('smuggled'));
    // The connection cannot be trusted any more.
    await closed;
    expect([await send(), sockets.length]).toEqual(['answer 2', 2]);
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => text],
  ])('reads %s although it asked for none', async (encoding, compress) => {
    const server = closing(
      await startServer((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(compress('hello'))),
    );
    const result = await client().send(request(server.url));
    expect(result.ok && result.response.body.toString()).toBe('hello');
  });

  it.each([
    ['plain', 'identity', Buffer.alloc(MAX_BODY_BYTES + 1)],
    ['a gzip bomb', 'gzip', gzipSync(Buffer.alloc(100 * 1024 * 1024))],
    ['a brotli bomb', 'br', brotliCompressSync(Buffer.alloc(100 * 1024 * 1024))],
  ])('refuses a body over the limit: %s', async (_name, encoding, body) => {
    const server = closing(
      await startServer((_request, response) => response.writeHead(500, { 'content-encoding': encoding }).end(body)),
    );
    const result = await client().send(request(server.url));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too-large', head: { status: 500 } } });
  });

  it('takes a body of exactly the limit', async () => {
    const server = closing(await startServer((_request, response) => response.end(Buffer.alloc(MAX_BODY_BYTES))));
    const result = await client().send(request(server.url));
    expect(result.ok && result.response.body.length).toBe(MAX_BODY_BYTES);
  });

  it('stops an endless body early', async () => {
    let sent = 0;
    const server = closing(
      await startServer((_request, response) => {
        const chunk = Buffer.alloc(64 * 1024);
        const more = (): void => {
          while (sent < 200 * 1024 * 1024 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) {
              response.once('drain', more);
              return;
            }
          }
          response.end();
        };
        more();
      }),
    );
    const result = await client().send(request(server.url));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too-large' } });
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it.each(['gzip', 'br', 'deflate'])('reports a broken %s body', async (encoding) => {
    const server = closing(
      await startServer((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end('no')),
    );
    expect(await client().send(request(server.url))).toMatchObject({
      ok: false,
      failure: { kind: 'decode', phase: 'body', head: { status: 200 } },
    });
  });

  it('reports a body that ends early', async () => {
    const server = closing(
      await startServer(({ socket }, response) => {
        response.writeHead(200, { 'content-length': '10' });
        response.write('abc', () => socket.destroy());
      }),
    );
    expect(await client().send(request(server.url))).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'body', code: 'ECONNRESET', head: { status: 200 }, staleConnection: false },
    });
  });

  it('reports a truncated gzip body', async () => {
    const server = closing(
      await startServer((_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello').subarray(0, 15)),
      ),
    );
    expect(await client().send(request(server.url))).toMatchObject({
      ok: false,
      failure: { kind: 'decode', code: 'Z_BUF_ERROR' },
    });
  });
});

describe('a failure says how far the request had come', () => {
  it('refused connection', async () => {
    const url = await startRaw(() => undefined);
    await closeAll();
    const result = await client().send(request(url));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'network', phase: 'connect', code: 'ECONNREFUSED', head: null } });
    expect(!result.ok && describeFailure(result.failure)).toBe('connect: ECONNREFUSED');
  });

  it('unknown host', async () => {
    const result = await client().send(request('http://gate.invalid/'));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'network', phase: 'dns' } });
  });

  it('closed before the answer', async () => {
    const url = await startRaw((socket) => socket.once('data', () => socket.destroy()));
    expect(await client().send(request(url))).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'headers', staleConnection: false },
    });
  });

  it('not HTTP', async () => {
    const url = await startRaw((socket) => socket.once('data', () => socket.end('220 smtp.example.com\r\n')));
    expect(await client().send(request(url))).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'headers', code: 'HPE_INVALID_CONSTANT' },
    });
  });

  it('upgraded although nobody asked', async () => {
    const url = await startRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')),
    );
    expect(await client().send(request(url))).toMatchObject({ ok: false, failure: { kind: 'network' } });
  });

  it('TLS to a server without it', async () => {
    const url = await startRaw((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await client().send(request(url.replace('http:', 'https:')))).toMatchObject({
      ok: false,
      failure: { kind: 'network', phase: 'tls' },
    });
  });

  it('timeout before the answer', async () => {
    const url = await startRaw(() => undefined);
    const result = await client().send(request(url, { timeoutMs: 50 }));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'timeout', phase: 'headers' } });
    expect(!result.ok && describeFailure(result.failure)).toBe('timeout (headers)');
  });

  it('ten seconds without a connection, however long the request may take', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const connected = Promise.withResolvers<void>();
    const url = await startRaw((socket) => socket.once('data', () => connected.resolve()));
    const result = client().send(request(url.replace('http:', 'https:'), { timeoutMs: 60_000 }));
    await connected.promise;
    vi.advanceTimersByTime(9999);
    vi.advanceTimersByTime(1);
    expect(await result).toMatchObject({ ok: false, failure: { kind: 'timeout', phase: 'tls' } });
  });

  it('but a server that has taken the request may think as long as the request may take', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = Promise.withResolvers<ServerResponse>();
    const server = closing(await startServer((_request, response) => answer.resolve(response)));
    const result = client().send(request(server.url, { timeoutMs: 60_000 }));
    const response = await answer.promise;
    vi.advanceTimersByTime(59_999);
    response.end('at last');
    expect(await result).toMatchObject({ ok: true, response: { status: 200 } });
  });

  it('timeout within a dripping body', async () => {
    const server = closing(
      await startServer((_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 5);
        response.on('close', () => clearInterval(timer));
      }),
    );
    expect(await client().send(request(server.url, { timeoutMs: 100 }))).toMatchObject({
      ok: false,
      failure: { kind: 'timeout', phase: 'body' },
    });
  });

  it('aborted before and while it runs', async () => {
    const controller = new AbortController();
    const server = closing(await startServer(() => controller.abort()));
    expect(await client().send(request(server.url, { signal: controller.signal }))).toMatchObject({
      ok: false,
      failure: { kind: 'aborted' },
    });
    expect(await client().send(request(server.url, { signal: controller.signal }))).toMatchObject({
      ok: false,
      failure: { kind: 'aborted' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['canary\r\nx-injected: 1', 'canary\u0000', 'canaryé', 'canary\u007f'])(
    'never sends the header value %j',
    async (value) => {
      const server = closing(await startServer((_request, response) => response.end()));
      const result = await client().send(request(server.url, { headers: { authorization: value } }));
      expect(result).toMatchObject({ ok: false, failure: { kind: 'unsafe-header' } });
      expect(inspect(result, { depth: 20 })).not.toContain('canary');
      expect(server.connections()).toBe(0);
    },
  );
});

describe('a kept connection that the server had closed', () => {
  /** Answers the first request of each connection and breaks at the second. */
  const breaking = (seen: string[], second: (socket: Socket) => void) =>
    startRaw((socket) => {
      let count = 0;
      socket.on('data', (data) => {
        seen.push(data.toString());
        count += 1;
        if (count === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        else second(socket);
      });
    });

  it('makes the request go out again on a new one, when asked for', async () => {
    const seen: string[] = [];
    const http = client();
    const url = await breaking(seen, (socket) => socket.resetAndDestroy());
    expect(await http.send(request(url, { resendWhenStale: true }))).toMatchObject({ ok: true, requests: 1 });
    expect(await http.send(request(url, { resendWhenStale: true }))).toMatchObject({ ok: true, requests: 2 });
    expect(seen).toHaveLength(3);
  });

  it('is reported otherwise', async () => {
    const seen: string[] = [];
    const http = client();
    const url = await breaking(seen, (socket) => socket.destroy());
    await http.send(request(url));
    expect(await http.send(request(url))).toMatchObject({ ok: false, requests: 1, failure: { staleConnection: true } });
    expect(seen).toHaveLength(2);
  });

  it('is none once a byte of the answer has come', async () => {
    const seen: string[] = [];
    const http = client();
    const url = await breaking(seen, (socket) => socket.write('HTTP/1.1 200 O', () => socket.destroy()));
    await http.send(request(url, { resendWhenStale: true }));
    expect(await http.send(request(url, { resendWhenStale: true }))).toMatchObject({
      ok: false,
      requests: 1,
      failure: { staleConnection: false },
    });
    expect(seen).toHaveLength(2);
  });

  it('is none when a new connection breaks', async () => {
    let count = 0;
    const url = await startRaw((socket) => {
      count += 1;
      socket.once('data', () => socket.destroy());
    });
    expect(await client().send(request(url, { resendWhenStale: true }))).toMatchObject({ ok: false, requests: 1 });
    expect(count).toBe(1);
  });
});
