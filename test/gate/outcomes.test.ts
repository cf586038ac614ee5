import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { GateDecision } from '../../src/gate/decision.ts';
import { closeAll, type Handler } from '../http/support.ts';
import { makeGate, oauthEnv, question, startGateServer, startProvider } from './support.ts';

afterEach(closeAll);

const answer =
  (status: number, body: string | Buffer = '', headers: Record<string, string | string[]> = {}): Handler =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
/** As of a server that adds a type to the one that is there. */
const twoTypes = (second: string) => ({ 'content-type': ['text/plain', second] });
const allowed = { outcome: 'allowed', proceed: true, code: null } as const;
const failed = (code: GateDecision['code']) => ({ outcome: 'failed', proceed: false, code }) as const;
const denied = (detail: string) => ({ outcome: 'denied', proceed: false, code: 'gate_denied', detail }) as const;

interface Row {
  readonly name: string;
  readonly gate: Handler;
  readonly expected: Partial<GateDecision>;
  readonly gateCalls: number;
  readonly tokenRequests: number;
}

const once = (name: string, gate: Handler, expected: Partial<GateDecision>): Row => ({
  name,
  gate,
  expected,
  gateCalls: 1,
  tokenRequests: 1,
});
const retried = (name: string, gate: Handler): Row => ({
  name,
  gate,
  expected: failed('gate_unavailable'),
  gateCalls: 3,
  tokenRequests: 1,
});
const renewed = (name: string, gate: Handler): Row => ({
  name,
  gate,
  expected: failed('gate_rejected_token'),
  gateCalls: 2,
  tokenRequests: 2,
});

const utf16 = (text: string, mark = '\ufeff') => Buffer.from(`${mark}${text}`, 'utf16le');

/** Answers with a head, and breaks within the body. */
const breaking =
  (status: number, headers: Record<string, string> = {}): Handler =>
  ({ socket }, response) => {
    response.writeHead(status, { 'content-length': '100', ...headers });
    response.write('{"sta', () => socket.resetAndDestroy());
  };

const huge = 'x'.repeat(64 * 1024 + 1);

const rows: readonly Row[] = [
  once('200, no body', answer(200), allowed),
  once('200, no body, HTML type', answer(200, '', html), allowed),
  once('200, no body, JSON type', answer(200, '', json), allowed),
  once('200, plain text', answer(200, 'ok', { 'content-type': 'text/plain' }), allowed),
  once('200, no type', answer(200, 'fine'), allowed),
  once('200, JSON without a word', answer(200, '{"x":1}', json), allowed),
  once('200, status allowed', answer(200, '{"status":"allowed"}', json), allowed),
  once('200, a list', answer(200, '[]', json), allowed),
  once('200, body of 64 KiB', answer(200, 'x'.repeat(64 * 1024)), allowed),
  once('200, status denied', answer(200, '{"status":"denied","reason":"no licence"}', json), denied('no licence')),
  once(
    '200, status denied under another type',
    answer(200, '{"status":"denied"}', { 'content-type': 'text/plain' }),
    denied('registration denied by policy'),
  ),
  once('200, allowed false', answer(200, '{"allowed":false,"error":"bad name"}', json), denied('bad name')),
  once('200, allowed false beside status allowed', answer(200, '{"allowed":false,"status":"allowed"}', json), {
    outcome: 'denied',
  }),
  once('403, error', answer(403, '{"error":"name is taken"}', json), denied('name is taken')),
  once(
    '403, problem details',
    answer(403, '{"title":"Denied","detail":"no owner"}', { 'content-type': 'application/problem+json' }),
    denied('no owner'),
  ),
  once('403, plain text', answer(403, 'not\r\nyou\u0000', { 'content-type': 'text/plain' }), denied('not you')),
  once('403, a number as text', answer(403, '42', { 'content-type': 'text/plain' }), denied('42')),
  once('403, HTML', answer(403, '<h1>no</h1>', html), denied('registration denied by policy')),
  once('403, no body', answer(403), denied('registration denied by policy')),
  once('403, broken JSON', answer(403, '{"error', json), denied('registration denied by policy')),
  once('403, over 64 KiB', answer(403, huge), denied('registration denied by policy')),
  once(
    '403, another challenge',
    answer(403, '{"error":"no"}', { ...json, 'www-authenticate': 'Bearer error="insufficient_scope"' }),
    denied('no'),
  ),
  renewed('401', answer(401)),
  renewed('403 invalid_token', answer(403, '', { 'www-authenticate': 'Bearer realm="gate", error="invalid_token"' })),
  retried('408', answer(408)),
  retried('429', answer(429)),
  retried('500', answer(500)),
  retried('502, HTML', answer(502, '<h1>bad gateway</h1>', html)),
  retried('503, over 64 KiB', answer(503, huge)),
  retried('connection closed without an answer', ({ socket }) => void socket.destroy()),
  retried('reset within the body', breaking(200)),
  retried('503, reset within the body', breaking(503)),
  once('503 with a long Retry-After, reset within the body', breaking(503, { 'retry-after': '77' }), {
    ...failed('gate_unavailable'),
    gateStatus: 503,
    retryAfterSeconds: 77,
  }),
  once('403, reset within the body', breaking(403), denied('registration denied by policy')),
  once('404, reset within the body', breaking(404), failed('gate_bad_response')),
  renewed('401, reset within the body', breaking(401)),
  once(
    '200, plain denial in Latin-1',
    answer(200, Buffer.from('{"status":"denied","message":"caf\xe9"}', 'latin1'), { 'content-type': 'text/plain' }),
    denied('caf\ufffd'),
  ),
  once('200, denial in UTF-16 with a mark', answer(200, utf16('{"allowed":false,"error":"caf\xe9"}')), denied('caf\xe9')),
  once('200, denial in UTF-16, big-endian', answer(200, utf16('{"allowed":false,"error":"no"}').swap16()), denied('no')),
  once('200, denial in UTF-16 without a mark', answer(200, utf16('{"allowed":false,"error":"no"}', '')), denied('no')),
  once('200, text in Latin-1', answer(200, Buffer.from('caf\xe9', 'latin1')), allowed),
  once('200, JSON in Latin-1', answer(200, Buffer.from('{"message":"caf\xe9"}', 'latin1'), json), failed('gate_bad_response')),
  ...['application/json, application/json', '"application/json"', 'text/plain,application/json;charset=utf-8'].map((type) =>
    once(`200, broken JSON of type ${type}`, answer(200, 'nope', { 'content-type': type }), failed('gate_bad_response')),
  ),
  retried('no HTTP', ({ socket }) => void socket.end('hello\r\n\r\n')),
  once('301', answer(301, '', { location: '/other' }), failed('gate_bad_response')),
  once('302 on the same server', answer(302, '', { location: '/other' }), {
    ...failed('gate_bad_response'),
    reason: 'gate: HTTP 302: redirects are not followed',
  }),
  once('302 to a login page', answer(302, '', { location: 'HTTPS://u:p@Login.example.com:8443/x?y=z#q' }), {
    ...failed('gate_bad_response'),
    reason: 'gate: HTTP 302 to https://login.example.com:8443: redirects are not followed',
  }),
  once('302 that echoes the token', answer(302, '', { location: 'https://TOKEN1.example.com' }), {
    ...failed('gate_bad_response'),
    reason: 'gate: HTTP 302: redirects are not followed',
  }),
  once('302 to no address', answer(302, '', { location: 'https://[' }), {
    ...failed('gate_bad_response'),
    reason: 'gate: HTTP 302: redirects are not followed',
  }),
  once('302 to a host that no name can be', answer(302, '', { location: `https://${'a'.repeat(254)}/` }), {
    ...failed('gate_bad_response'),
    reason: 'gate: HTTP 302: redirects are not followed',
  }),
  once('307', answer(307, '', { location: '/other' }), failed('gate_bad_response')),
  once('201', answer(201, '{"status":"allowed"}', json), failed('gate_bad_response')),
  once('202', answer(202), failed('gate_bad_response')),
  once('204', answer(204), failed('gate_bad_response')),
  once('400', answer(400), failed('gate_bad_response')),
  once('404', answer(404), failed('gate_bad_response')),
  once('422', answer(422), failed('gate_bad_response')),
  once('200, over 64 KiB', answer(200, huge), failed('gate_bad_response')),
  once('200, HTML', answer(200, '<html>log in</html>', html), failed('gate_bad_response')),
  once('200, broken JSON', answer(200, '{"status":', json), failed('gate_bad_response')),
  once(
    '200, broken JSON of a +json type',
    answer(200, 'nope', { 'content-type': 'application/problem+json' }),
    failed('gate_bad_response'),
  ),
  once('200, broken JSON of two types', answer(200, '{"status":', twoTypes('application/json')), failed('gate_bad_response')),
  once('200, HTML of two types', answer(200, '<html>log in</html>', twoTypes('text/html')), failed('gate_bad_response')),
  once(
    '200, denial in a transfer coding',
    ({ socket }) => {
      const body = gzipSync('{"status":"denied","error":"small"}');
      const head = `HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n${body.length.toString(16)}\r\n`;
      socket.end(Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n0\r\n\r\n')]));
    },
    failed('gate_bad_response'),
  ),
  once('200, unknown encoding', answer(200, 'x', { 'content-encoding': 'zstd-of-tomorrow' }), failed('gate_bad_response')),
  once('200, broken gzip', answer(200, 'x', { 'content-encoding': 'gzip' }), failed('gate_bad_response')),
  once(
    '200, gzip bomb',
    (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(100 * 1024 * 1024))),
    failed('gate_bad_response'),
  ),
  once(
    '200, denial in gzip',
    (_request, response) =>
      void response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('{"status":"denied","error":"small"}')),
    denied('small'),
  ),
];

describe('what the gate answers', () => {
  it.each(rows)('$name', async ({ gate: handler, expected, gateCalls, tokenRequests }) => {
    const gateServer = await startGateServer(handler);
    const provider = await startProvider();
    const { gate } = await makeGate(oauthEnv(gateServer, provider));
    const decision = await gate.decide(question());
    expect(decision).toMatchObject({ ...expected, attempts: gateCalls, tokenRequests, mode: 'enforce' });
    expect(gateServer.requests).toHaveLength(gateCalls);
    expect(provider.requests).toHaveLength(tokenRequests);
    // Each attempt presents the token that was got for it.
    expect(new Set(gateServer.requests.map(({ headers }) => headers.authorization)).size).toBe(tokenRequests);
    expect(gateServer.requests.map(({ headers }) => headers['x-gate-attempt'])).toEqual(
      Array.from({ length: gateCalls }, (_, index) => String(index + 1)),
    );
  });
});
