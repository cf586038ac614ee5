/** What a hostile server sends, as bytes over a socket, for those who call a token endpoint or a gate. */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { closing } from './support.ts';

/** A token for the one, an allowance for the other. */
export const GOOD = '{"access_token":"hostile","token_type":"bearer","status":"allowed"}';

/** How a call ends: with a good answer, with one that cannot be used or is too large, without one, or with its time. */
export type Verdict = 'good' | 'bad answer' | 'too large' | 'broken' | 'timeout';

/** One behaviour. */
export interface Hostility {
  readonly name: string;
  readonly verdict: Verdict;
  /** When it begins; after the head of the request unless told otherwise. */
  readonly at?: 'connection';
  readonly act: (socket: Socket) => void;
}

const head = (fields: string, status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${fields}\r\n`;
const whole = (body: string | Buffer, fields = '', status?: string): Buffer =>
  Buffer.concat([Buffer.from(head(`content-length: ${Buffer.byteLength(body)}\r\n${fields}`, status)), Buffer.from(body)]);

/** Sends bytes and leaves the connection open. */
const send =
  (...parts: readonly (string | Buffer)[]) =>
  (socket: Socket): void =>
    void socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))));

const sendThen =
  (end: 'reset' | 'close', ...parts: readonly (string | Buffer)[]) =>
  (socket: Socket): void => {
    socket.write(Buffer.concat(parts.map((part) => Buffer.from(part))), () =>
      end === 'reset' ? socket.resetAndDestroy() : socket.end(),
    );
  };

/** Sends a beginning, then the same bytes for as long as somebody reads. */
const flood =
  (beginning: string, more: string | Buffer) =>
  (socket: Socket): void => {
    const chunk = Buffer.from(more);
    const on = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', on);
    socket.write(beginning, on);
  };

/** The same, a piece now and then. */
const drip =
  (beginning: string, more: string) =>
  (socket: Socket): void => {
    socket.write(beginning);
    const timer = setInterval(() => socket.write(more), 5);
    socket.on('close', () => clearInterval(timer));
  };

const row = (name: string, verdict: Verdict, act: Hostility['act'], at?: 'connection'): Hostility => ({
  name,
  verdict,
  act,
  ...(at !== undefined && { at }),
});

const padding = Buffer.alloc(64 * 1024, ' ');
const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;
/** Stored blocks of deflate that hold nothing (RFC 1951 section 3.2.4). */
const emptyBlocks = Buffer.from('000000ffff'.repeat(20_000), 'hex');
const bomb = Buffer.alloc(20 * 1024 * 1024);
const nested = (open: string, close: string): string => open.repeat(30_000) + close.repeat(30_000);

/** The behaviours. */
export const hostilities: readonly Hostility[] = [
  row('closes the connection at once', 'broken', (socket) => socket.end(), 'connection'),
  row('resets the connection at once', 'broken', (socket) => socket.resetAndDestroy(), 'connection'),
  row('closes after the request', 'broken', (socket) => socket.end()),
  row('resets after the request', 'broken', (socket) => socket.resetAndDestroy()),
  row('resets within the status line', 'broken', sendThen('reset', 'HTTP/1.1 20')),
  row('resets within the header', 'broken', sendThen('reset', 'HTTP/1.1 200 OK\r\ncontent-le')),
  row('resets after the header', 'broken', sendThen('reset', head('content-length: 99\r\n'))),
  row('resets within the body', 'broken', sendThen('reset', head('content-length: 999\r\n'), GOOD)),
  row('resets within a chunk', 'broken', sendThen('reset', head('transfer-encoding: chunked\r\n'), 'ff\r\n', GOOD)),
  row('ends before the last chunk', 'broken', sendThen('close', head('transfer-encoding: chunked\r\n'), '3\r\nabc\r\n')),
  row('says nothing', 'timeout', () => undefined),
  row('says nothing from the start', 'timeout', () => undefined, 'connection'),
  row('drips the status line', 'timeout', drip('H', '')),
  row('drips the header', 'timeout', drip('HTTP/1.1 200 OK\r\n', 'a: b\r\n')),
  row('drips the body', 'timeout', drip(head('content-length: 60000\r\n'), ' ')),
  row('drips chunks', 'timeout', drip(head('transfer-encoding: chunked\r\n'), '1\r\n \r\n')),
  row('drips interim answers', 'timeout', drip('', 'HTTP/1.1 102 Processing\r\n\r\n')),
  row('floods with interim answers', 'timeout', flood('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100))),
  row('never ends a field', 'broken', flood('HTTP/1.1 200 OK\r\na: ', 'x'.repeat(64 * 1024))),
  row('never ends the blanks before a field’s value', 'timeout', flood('HTTP/1.1 200 OK\r\na: ', padding)),
  row('never ends the header', 'broken', flood('HTTP/1.1 200 OK\r\n', 'a: b\r\n'.repeat(1000))),
  row('never ends the body', 'too large', flood(head(''), padding)),
  row('never ends the chunks', 'too large', flood(head('transfer-encoding: chunked\r\n'), chunk)),
  row('never ends a body of a given length', 'too large', flood(head('content-length: 99999999999\r\n'), padding)),
  row('never ends a chunk’s extension', 'broken', flood(`${head('transfer-encoding: chunked\r\n')}1;`, padding)),
  row('never ends the trailers', 'broken', flood(`${head('transfer-encoding: chunked\r\n')}0\r\n`, 'a: b\r\n'.repeat(1000))),
  row('answers twice at once', 'good', send(whole(GOOD), whole('{"access_token":"smuggled","token_type":"bearer"}'))),
  row('sends garbage behind the answer', 'broken', send(whole(GOOD), 'garbage\r\n\r\n')),
  row('sends interim answers first', 'good', send('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n', whole(GOOD))),
  row('answers in HTTP/1.0', 'good', sendThen('close', `HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n${GOOD}`)),
  row('answers in HTTP/0.9', 'broken', sendThen('close', GOOD)),
  row('answers in HTTP/2', 'broken', send(Buffer.from('00000c04000000000000030000006400040000ffff', 'hex'))),
  row('answers in TLS', 'broken', send(Buffer.from('15030300020228', 'hex'))),
  row('switches protocols', 'broken', send('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')),
  row('has no status', 'broken', send('HTTP/1.1 OK\r\n\r\n')),
  row('has a status beyond those known', 'broken', send('HTTP/1.1 1000 OK\r\ncontent-length: 0\r\n\r\n')),
  row('names a length that is too short', 'broken', send(head('content-length: 20\r\n'), GOOD)),
  row('names a length that is too long', 'broken', sendThen('close', head('content-length: 999\r\n'), GOOD)),
  row('names two lengths', 'broken', send(head(`content-length: ${GOOD.length}\r\ncontent-length: 5\r\n`), GOOD)),
  row(
    'names a length and sends chunks',
    'broken',
    send(head('content-length: 5\r\ntransfer-encoding: chunked\r\n'), '0\r\n\r\n'),
  ),
  row('names a length below zero', 'broken', send(head('content-length: -1\r\n'), GOOD)),
  row('names a length that is no number', 'broken', send(head('content-length: many\r\n'), GOOD)),
  row('sends a chunk of no size', 'broken', send(head('transfer-encoding: chunked\r\n'), 'zz\r\n')),
  row('sends a chunk of an endless size', 'broken', send(head('transfer-encoding: chunked\r\n'), `${'f'.repeat(40)}\r\n`)),
  row('sends a field without a name', 'broken', send('HTTP/1.1 200 OK\r\n: x\r\n\r\n')),
  row('sends a zero byte in a field', 'broken', send('HTTP/1.1 200 OK\r\na: x\0y\r\n\r\n')),
  row('sends a header of 100 KB', 'broken', send(whole(GOOD, `a: ${'x'.repeat(100_000)}\r\n`))),
  row('sends a gzip bomb', 'too large', send(whole(gzipSync(bomb), 'content-encoding: gzip\r\n'))),
  row('sends a brotli bomb', 'too large', send(whole(brotliCompressSync(bomb), 'content-encoding: br\r\n'))),
  row(
    'compresses nothing without an end',
    'too large',
    flood(head('content-encoding: gzip\r\n'), Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), emptyBlocks])),
  ),
  row('compresses twice', 'bad answer', send(whole(gzipSync(gzipSync(GOOD)), 'content-encoding: gzip, gzip\r\n'))),
  row('compresses half', 'bad answer', send(whole(gzipSync(GOOD).subarray(0, 30), 'content-encoding: gzip\r\n'))),
  row('sends invalid UTF-8', 'bad answer', send(whole(Buffer.concat([Buffer.from(GOOD), Buffer.from([0xff, 0xfe])])))),
  row('hides invalid UTF-8 in a text', 'bad answer', send(whole(Buffer.from(GOOD.replace('allowed', 'allowed\xff'), 'latin1')))),
  row('sends garbage behind the JSON', 'bad answer', send(whole(`${GOOD}x`))),
  row('sends two JSON texts', 'bad answer', send(whole(`${GOOD}\n${GOOD}`))),
  row('opens lists without an end', 'bad answer', send(whole('['.repeat(60_000)))),
  row('opens objects without an end', 'bad answer', send(whole('{"a":'.repeat(12_000)))),
  row('nests lists deeply', 'good', send(whole(GOOD.replace('}', `,"x":${nested('[', ']')}}`)))),
  row('names a member twice', 'bad answer', send(whole(GOOD.replace('}', ',"status":"denied","access_token":"other"}')))),
  row(
    'hides the second name',
    'bad answer',
    send(whole(GOOD.replace('}', ',"\\u0073tatus":"denied","access\\u005ftoken":"x"}'))),
  ),
  row('names a member again deeper down', 'good', send(whole(GOOD.replace('}', ',"x":[{"status":1,"access_token":2}]}')))),
  row('redirects', 'bad answer', send(whole(GOOD, 'location: /again\r\n', '302 Found'))),
  row('redirects with the request', 'bad answer', send(whole(GOOD, 'location: /again\r\n', '307 Temporary Redirect'))),
  row('redirects without an address', 'bad answer', send(whole(GOOD, '', '308 Permanent Redirect'))),
  row('offers a choice', 'bad answer', send(whole(GOOD, 'location: /again\r\n', '300 Multiple Choices'))),
  row('says that nothing has changed', 'bad answer', send('HTTP/1.1 304 Not Modified\r\n\r\n')),
  row('answers with no content', 'bad answer', send('HTTP/1.1 204 No Content\r\n\r\n')),
];

/** A server that is hostile to the first request and honest from then on. */
export interface HostileServer {
  readonly url: string;
  /** Connections so far. */
  connections(): number;
  /** Requests so far: heads of them. */
  requests(): number;
  /** Bytes that somebody has read, or that lie in the machine's own buffers. */
  sent(): number;
}

/** Starts such a server. */
export async function startHostileServer({ act, at }: Hostility): Promise<HostileServer> {
  const sockets: Socket[] = [];
  let requests = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (at === 'connection' && sockets.length === 1) return act(socket);
    return void socket.on('data', (data) => {
      if (!data.includes('POST ')) return;
      requests += 1;
      if (at === undefined && requests === 1) act(socket);
      else socket.write(whole(GOOD.replace('hostile', 'honest')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing({
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.length,
    requests: () => requests,
    sent: () => sockets.reduce((sum, socket) => sum + socket.bytesWritten, 0),
  };
}
