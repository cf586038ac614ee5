/** What identity providers and gates can do, as data: each of the one meets each of the other in the fault matrix. */
import { gzipSync } from 'node:zlib';
import { json, type Script, silence } from './servers.ts';

/** How a provider treats those who ask for tokens. */
export type Supply =
  /** A token for each request. */
  | 'tokens'
  /** One token, then refusals. */
  | 'one'
  /** Tokens that have expired when the next attempt is made. */
  | 'short'
  /** None. */
  | 'none';

/** A behaviour of an identity provider. */
export interface ProviderFault {
  readonly supply: Supply;
  /** Notes each token that is issued. */
  readonly script: (issue: () => string) => Script;
  /** Token requests after a second write: 1 when the provider is left alone meanwhile. Absent where that depends on the time between. */
  readonly after?: 1 | 2;
  /** Seconds of `Retry-After` that the caller gets, when the provider names them. */
  readonly retryAfter?: string;
  /** True when only the end of its time ends a request. */
  readonly hangs?: true;
}

/** What a write comes to. */
export interface Ending {
  readonly status: number;
  readonly code: string | null;
  /** Gate calls. */
  readonly calls: number;
  /** Token requests. */
  readonly tokens: number;
}

/** A behaviour of a gate, and what a write comes to by the provider's supply. */
export interface GateFault {
  readonly script: () => Script;
  readonly endings: Readonly<Record<Exclude<Supply, 'none'>, Ending>>;
  readonly retryAfter?: string;
  readonly hangs?: true;
}

const text =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Script =>
  (_received, response) =>
    void response.writeHead(status, headers).end(body);

const reset: Script = (_received, response) => void response.socket?.resetAndDestroy();

const breaking: Script = (_received, response) =>
  void response.writeHead(200, { 'content-length': '999' }).write('{"a', () => response.socket?.resetAndDestroy());

/** Gives back all that it was sent. */
const echo =
  (status: number): Script =>
  ({ headers, body }, response) =>
    json(status, { error: `${body} ${headers.authorization}`, body, headers })({ headers, body, method: '' }, response);

const inTurn = (...scripts: Script[]): Script => {
  let n = 0;
  return (received, response) => (scripts[n++] ?? scripts.at(-1) ?? silence)(received, response);
};

const html = { 'content-type': 'text/html' };
const supply =
  (members: object, headers: Record<string, string> = {}) =>
  (issue: () => string): Script =>
  (received, response) =>
    json(200, { access_token: issue(), token_type: 'Bearer', ...members }, headers)(received, response);

const none = (script: Script, more: Partial<ProviderFault> = {}): ProviderFault => ({
  supply: 'none',
  script: () => script,
  ...more,
});

/** The identity providers. */
export const providerFaults: Readonly<Record<string, ProviderFault>> = {
  'gives tokens': { supply: 'tokens', script: supply({ expires_in: 300 }) },
  'gives tokens without an end': { supply: 'tokens', script: supply({}) },
  'gives one token, then refuses': {
    supply: 'one',
    script: (issue) => inTurn(supply({ expires_in: 300 })(issue), json(401, { error: 'invalid_client' })),
  },
  'gives tokens that expire at once': { supply: 'short', script: supply({ expires_in: '0' }) },
  'refuses the secret': none(json(401, { error: 'invalid_client', error_description: 'canary' })),
  'refuses the scope': none(json(400, { error: 'invalid_scope', error_description: 'canary' }), { after: 2 }),
  'echoes the request': none(echo(400)),
  'throttles, saying how long': none(json(429, {}, { 'retry-after': '17' }), { after: 1, retryAfter: '17' }),
  'throttles, saying nothing': none(text(429, '')),
  'is down, saying how long': none(text(503, 'canary', { 'retry-after': '19' }), { after: 1, retryAfter: '19' }),
  fails: none(text(500, '<html>canary</html>', html), { after: 2 }),
  'answers an error with 200': none(json(200, { access_token: 'canary', token_type: 'Bearer', error: 'invalid_client' })),
  'answers a login page': none(text(200, '<html>canary</html>', html)),
  'gives a token of another type': none(json(200, { access_token: 'canary', token_type: 'mac' }), { after: 2 }),
  'gives a token that breaks a header': none(json(200, { access_token: 'canary\r\nx-injected: 1', token_type: 'Bearer' })),
  redirects: none(text(307, '', { location: '/other' })),
  'sends too much': none(json(200, { access_token: 'canary', token_type: 'Bearer', padding: 'x'.repeat(70_000) })),
  'sends a gzip bomb': none(text(200, gzipSync(Buffer.alloc(10_000_000)), { 'content-encoding': 'gzip' })),
  'resets the connection': none(reset, { after: 2 }),
  'breaks within the answer': none(breaking),
  'says nothing': none(silence, { hangs: true }),
};

const ending = (status: number, code: string | null, calls: number, tokens: number): Ending => ({ status, code, calls, tokens });

/** The same whatever is supplied, because there is one call. */
const once = (status: number, code: string | null, script: Script, more: Partial<GateFault> = {}): GateFault => {
  const only = ending(status, code, 1, 1);
  return { script: () => script, endings: { tokens: only, one: only, short: only }, ...more };
};

/** Two calls, the second with the same token unless that has expired. */
const twice = (status: number, code: string | null, script: () => Script, more: Partial<GateFault> = {}): GateFault => {
  const same = ending(status, code, 2, 1);
  return { script, endings: { tokens: same, one: same, short: ending(status, code, 2, 2) }, ...more };
};

const noToken = 'gate_token_unavailable';

/** The gates. A decision may make one retry. */
export const gateFaults: Readonly<Record<string, GateFault>> = {
  allows: once(201, null, json(200, { status: 'allowed' })),
  denies: once(403, 'gate_denied', json(403, { error: 'no' })),
  'denies within a 200': once(403, 'gate_denied', json(200, { allowed: false })),
  'refuses every token': {
    script: () => echo(401),
    endings: {
      tokens: ending(503, 'gate_rejected_token', 2, 2),
      one: ending(503, noToken, 1, 2),
      short: ending(503, 'gate_rejected_token', 2, 2),
    },
  },
  'refuses a token, then allows': {
    script: () => inTurn(text(403, '', { 'www-authenticate': 'Bearer error="invalid_token"' }), text(200, '')),
    endings: { tokens: ending(201, null, 2, 2), one: ending(503, noToken, 1, 2), short: ending(201, null, 2, 2) },
  },
  fails: twice(503, 'gate_unavailable', () => echo(500)),
  'fails, then allows': twice(201, null, () => inTurn(text(502, '<html>', html), text(200, ''))),
  'fails, refuses the token, then allows': {
    script: () => inTurn(text(503, ''), text(401, ''), text(200, '')),
    endings: { tokens: ending(201, null, 3, 2), one: ending(503, noToken, 2, 2), short: ending(201, null, 3, 3) },
  },
  'asks for a long wait': once(503, 'gate_unavailable', text(429, '', { 'retry-after': '3600' }), { retryAfter: '3600' }),
  redirects: once(503, 'gate_bad_response', text(302, '', { location: '/login' })),
  'answers a login page': once(503, 'gate_bad_response', text(200, '<html>please log in</html>', html)),
  'sends too much': once(503, 'gate_bad_response', text(200, 'x'.repeat(70_000))),
  'resets the connection': twice(503, 'gate_unavailable', () => reset),
  'breaks within the answer': twice(503, 'gate_unavailable', () => breaking),
  'says nothing': once(503, 'gate_unavailable', silence, { hangs: true }),
};
