import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, closing, type Handler, startServer } from '../http/support.ts';
import { patience, tokenClient } from './support.ts';

afterEach(closeAll);

const json = { 'content-type': 'application/json' };

async function acquireFrom(handler: Handler) {
  const server = closing(await startServer(handler));
  const result = await tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: `${server.url}/token` }).acquire(patience());
  return { result, server };
}

const answer =
  (body: unknown, status = 200, headers: Record<string, string> = json): Handler =>
  (_request, response) =>
    void response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

const good = { access_token: 'abc.DEF-_~+/123==', token_type: 'Bearer', expires_in: 300 };

describe('an answer with a token', () => {
  const cases: readonly [string, Handler, number | null][] = [
    ['as it should be', answer(good), 300],
    ['token_type in capitals', answer({ ...good, token_type: 'BEARER' }), 300],
    ['expires_in as text', answer({ ...good, expires_in: '3599' }), 3599],
    ['expires_in 0', answer({ ...good, expires_in: 0 }), 0],
    ['no expires_in', answer({ ...good, expires_in: undefined }), null],
    ['expires_in that cannot be read', answer({ ...good, expires_in: 'soon' }), null],
    ['a negative expires_in', answer({ ...good, expires_in: -1 }), null],
    ['another content type', answer(good, 200, { 'content-type': 'text/plain' }), 300],
    ['more members', answer({ ...good, scope: '', refresh_expires_in: 0, 'not-before-policy': 0 }), 300],
  ];
  it.each(cases)('%s', async (_name, handler, lifetime) => {
    const { result } = await acquireFrom(handler);
    if (!result.ok) throw new Error(result.failure.reason);
    expect([result.token.reveal(), result.token.lifetimeSeconds, result.requests]).toEqual([good.access_token, lifetime, 1]);
  });
});

describe('anything else is no token', () => {
  const cases: readonly [string, Handler, string][] = [
    ['201', answer(good, 201), 'no error code (HTTP 201)'],
    ['204', answer('', 204), 'no error code (HTTP 204)'],
    ['302', answer('', 302, { location: '/elsewhere' }), 'no error code (HTTP 302)'],
    ['307', answer('', 307, { location: '/elsewhere' }), 'no error code (HTTP 307)'],
    [
      '302 to a login page',
      answer('', 302, { location: 'https://login.example.com/?back=canary' }),
      'no error code (HTTP 302 to https://login.example.com)',
    ],
    [
      '308 that echoes the secret',
      answer('', 308, { location: 'https://canary-secret.example.com/' }),
      'no error code (HTTP 308)',
    ],
    ['200 with a location', answer('{}', 200, { location: 'https://x.example.com/' }), 'the answer has no token_type (HTTP 200)'],
    ['an error with 200', answer({ ...good, error: 'invalid_client' }), 'invalid_client (HTTP 200)'],
    ['an empty error with 200', answer({ ...good, error: '' }), 'no error code (HTTP 200)'],
    ['no token_type', answer({ ...good, token_type: undefined }), 'the answer has no token_type (HTTP 200)'],
    ['token_type mac', answer({ ...good, token_type: 'mac' }), 'token_type is not Bearer (HTTP 200)'],
    ['token_type null', answer({ ...good, token_type: null }), 'token_type is not Bearer (HTTP 200)'],
    ['no access_token', answer({ ...good, access_token: undefined }), 'the answer has no access_token (HTTP 200)'],
    ['an empty access_token', answer({ ...good, access_token: '' }), 'the answer has no access_token (HTTP 200)'],
    ['access_token of another type', answer({ ...good, access_token: ['abc'] }), 'the answer has no access_token (HTTP 200)'],
    [
      'access_token with a line break',
      answer({ ...good, access_token: 'ab\r\nx-y: z' }),
      'the access_token is not an RFC 6750 b64token (HTTP 200)',
    ],
    [
      'access_token with a space',
      answer({ ...good, access_token: 'ab cd' }),
      'the access_token is not an RFC 6750 b64token (HTTP 200)',
    ],
    [
      'access_token beyond ASCII',
      answer({ ...good, access_token: 'abé' }),
      'the access_token is not an RFC 6750 b64token (HTTP 200)',
    ],
    [
      'access_token over 32 KiB',
      answer({ ...good, access_token: 'a'.repeat(32 * 1024 + 1) }),
      'the access_token is too long (HTTP 200)',
    ],
    ['a list', answer([good]), 'the answer is not a JSON object (HTTP 200)'],
    ['null', answer('null'), 'the answer is not a JSON object (HTTP 200)'],
    ['HTML', answer('<html>', 200, { 'content-type': 'text/html' }), 'the answer is not a JSON object (HTTP 200)'],
    ['no body', answer(''), 'the answer is not a JSON object (HTTP 200)'],
    ['a form', answer('access_token=a&token_type=bearer'), 'the answer is not a JSON object (HTTP 200)'],
    ['over 64 KiB', answer({ ...good, padding: 'x'.repeat(64 * 1024) }), 'body too large'],
    ['400', answer({ error: 'invalid_scope' }, 400), 'invalid_scope (HTTP 400)'],
    [
      '401',
      answer({ error: 'invalid_client' }, 401, { ...json, 'www-authenticate': 'Basic realm="x"' }),
      'invalid_client (HTTP 401)',
    ],
    ['an error that is a sentence', answer({ error: 'Realm does not exist' }, 404), 'unknown error code (HTTP 404)'],
    ['an error with a line break', answer({ error: 'invalid_client\nfake log line' }, 400), 'unknown error code (HTTP 400)'],
    ['an error that looks like a code', answer({ error: 'hunter_two' }, 400), 'unknown error code (HTTP 400)'],
    ['an error of another type', answer({ error: ['invalid_client'] }, 400), 'unknown error code (HTTP 400)'],
    ['a resource that is not known', answer({ error: 'invalid_target' }, 400), 'invalid_target (HTTP 400)'],
    ['an error of a vendor', answer({ error: 'mfa_required' }, 403), 'mfa_required (HTTP 403)'],
    ['500, HTML', answer('<html>', 500, { 'content-type': 'text/html' }), 'no error code (HTTP 500)'],
    ['a closed connection', ({ socket }) => void socket.destroy(), 'headers: ECONNRESET'],
    [
      'a broken body',
      ({ socket }, response) => void response.writeHead(200, { 'content-length': '99' }).write('{', () => socket.destroy()),
      'body: ECONNRESET',
    ],
  ];
  it.each(cases)('%s', async (_name, handler, reason) => {
    const { result, server } = await acquireFrom(handler);
    expect(result).toMatchObject({ ok: false, requests: 1, failure: { reason } });
    if (!result.ok) expect(result.failure.hint).toMatch(/^[^\r\n]{10,}$/);
    expect(server.requests).toHaveLength(1);
  });

  it('and takes no longer than it may', async () => {
    const server = closing(await startServer(() => undefined));
    const client = tokenClient({ REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url });
    const result = await client.acquire({ signal: new AbortController().signal, timeoutMs: 50 });
    expect(result).toMatchObject({ ok: false, failure: { reason: 'timeout (headers)' } });
  });

  it('tells the support numbers of the provider, and only those', async () => {
    const trace = '0f1e2d3c-0000-4000-8000-123456789abc';
    const { result } = await acquireFrom(
      answer(
        {
          error: 'invalid_client',
          error_description: 'AADSTS7000215: canary\r\n',
          error_codes: [7_000_215, 'x'],
          trace_id: trace,
          correlation_id: 'canary',
        },
        401,
      ),
    );
    expect(result).toMatchObject({ ok: false, failure: { diagnostics: { error_codes: [7_000_215], trace_id: trace } } });
    expect(JSON.stringify(result)).not.toContain('canary');
  });
});
