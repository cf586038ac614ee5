/**
 * Tells whether a gate keeps the contract: a list of probes, each a request and what its answer must be. Every probe is
 * marked as a dry run. Bodies and tokens never reach the report.
 *
 * @module
 */
import { refusesToken } from '../http/challenge.ts';
import type { HttpClient, HttpResponse } from '../http/client.ts';
import { describeFailure } from '../http/failure.ts';
import { validateGateAnswer } from '../settings/generated/contract-validators.js';

/** What came of a probe. */
export interface ProbeResult {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What the contract asks for. */
  readonly expected: string;
  /** What came: status and content type, or why there was no answer. Empty when skipped. */
  readonly got: string;
}

/** A probe: what is sent, and how the answer is judged. */
interface Probe {
  readonly id: string;
  readonly expected: string;
  /**
   * `none` sends no token, `garbage` one that nobody issued, `real` the operator's, `tampered` the operator's with another
   * signature; without the operator's token the last two are skipped.
   */
  readonly token: 'none' | 'garbage' | 'real' | 'tampered';
  readonly body: string;
  readonly keeps: (answer: HttpResponse) => boolean;
}

/** Milliseconds that the registry waits for an answer by default. */
const TIMEOUT_MS = 5000;

/** Well formed, signed by nobody. */
const GARBAGE_TOKEN = 'eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vYm9keSJ9.eyJpc3MiOiJodHRwczovL25vYm9keS5leGFtcGxlIn0.bm9ib2R5';

const ASSETS = {
  agent: { name: 'Probe', description: 'An agent that is never stored', url: 'https://agent.example.com', version: '1.0.0' },
  server: {
    name: 'Probe',
    description: 'A server that is never stored',
    path: '/probe',
    proxy_pass_url: 'https://server.example.com',
  },
  skill: { name: 'Probe', description: 'A skill that is never stored', skill_md_url: 'https://skill.example.com/SKILL.md' },
} as const;

function question(assetType: keyof typeof ASSETS, operation: string, more: object = {}): string {
  return JSON.stringify({
    schema_version: 1,
    request_id: 'contract-check',
    asset_type: assetType,
    operation,
    source_api: '/api/gate/test',
    registration_payload: ASSETS[assetType],
    request_headers: { 'content-type': 'application/json' },
    actor: { subject: 'contract-check', groups: [], method: 'api_key' },
    dry_run: true,
    ...more,
  });
}

const typeOf = ({ headers }: HttpResponse): string =>
  (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

function parseBody(answer: HttpResponse): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The answer is about the token, and not a decision: as the registry itself judges it. */
const isAboutToken = ({ status, headers }: HttpResponse): boolean =>
  status === 401 || (status === 403 && refusesToken(headers['www-authenticate']));

/** A 200 or 403 whose body is empty or what its type says, and no page. */
function isDecision(answer: HttpResponse): boolean {
  if ((answer.status !== 200 && answer.status !== 403) || isAboutToken(answer)) return false;
  if (typeOf(answer) === 'text/html') return false;
  if (answer.body.length === 0) return true;
  const body = parseBody(answer);
  if (body === undefined) return !typeOf(answer).endsWith('json');
  return validateGateAnswer(body);
}

/** The token with another signature (of a token that is no JWT: with another end). Its claims stay as they are. */
function tamper(token: string): string {
  const start = token.lastIndexOf('.') + 1;
  // In the middle: the last character of base64url may hold bits that nobody reads.
  const at = start + Math.floor((token.length - start) / 2);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}

const TOKEN_REFUSED = '401, or 403 with WWW-Authenticate: Bearer error="invalid_token"';

const DECISION = '200 or 403; a body is JSON by the answer schema or plain text';

const PROBES: readonly Probe[] = [
  {
    id: 'no-token',
    expected: 'without a token: 401 (or 403), never an allowance',
    token: 'none',
    body: question('agent', 'register'),
    keeps: ({ status }) => status === 401 || status === 403,
  },
  {
    id: 'foreign-token',
    expected: `with a token of nobody: ${TOKEN_REFUSED}`,
    token: 'garbage',
    body: question('agent', 'register'),
    keeps: isAboutToken,
  },
  {
    id: 'tampered-token',
    expected: `with your token under another signature: ${TOKEN_REFUSED}`,
    token: 'tampered',
    body: question('agent', 'register'),
    keeps: isAboutToken,
  },
  ...(['agent', 'server', 'skill'] as const).flatMap((assetType) =>
    ['register', 'update'].map((operation): Probe => ({
      id: `${operation}-${assetType}`,
      expected: DECISION,
      token: 'real',
      body: question(assetType, operation),
      keeps: isDecision,
    })),
  ),
  {
    id: 'unknown-members',
    expected: `members that are not known are ignored: ${DECISION}`,
    token: 'real',
    body: question('agent', 'register', { member_of_a_later_version: { nested: [1, null] } }),
    keeps: isDecision,
  },
  {
    id: 'malformed-body',
    expected: 'a body that is no JSON: 4xx',
    token: 'real',
    body: '{"asset_type": "agent", ',
    keeps: ({ status }) => status >= 400 && status < 500,
  },
];

async function runProbe(http: HttpClient, url: URL, probe: Probe, token: string | null): Promise<ProbeResult> {
  const { id, expected } = probe;
  const needsToken = probe.token === 'real' || probe.token === 'tampered';
  if (needsToken && token === null) return { id, expected, outcome: 'skipped', got: '' };
  const credential = { none: null, garbage: GARBAGE_TOKEN, real: token, tampered: tamper(token ?? '') }[probe.token];
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'x-request-id': 'contract-check',
    'x-gate-attempt': '1',
    ...(credential !== null && { authorization: `Bearer ${credential}` }),
  };
  const signal = new AbortController().signal;
  const result = await http.send({ method: 'POST', url, headers, body: probe.body, timeoutMs: TIMEOUT_MS, signal });
  if (!result.ok) return { id, expected, outcome: 'failed', got: describeFailure(result.failure) };
  const { response } = result;
  const about = response.status === 403 && isAboutToken(response) ? ' (invalid_token)' : '';
  const got = `HTTP ${response.status}${about}${response.body.length === 0 ? ', no body' : `, ${typeOf(response) || 'no content type'}`}`;
  return { id, expected, outcome: probe.keeps(response) ? 'passed' : 'failed', got };
}

/**
 * Probes a gate, one probe after the other.
 *
 * @param token an access token that the gate accepts; null skips the probes that need one
 */
export async function checkContract(http: HttpClient, url: URL, token: string | null): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  for (const probe of PROBES) results.push(await runProbe(http, url, probe, token));
  return results;
}
