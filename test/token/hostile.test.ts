/** A hostile token endpoint: bounded time, bounded size, the right reason, one request, nothing left behind. */
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { hostilities, startHostileServer, type Verdict } from '../http/hostile.ts';
import { closeAll } from '../http/support.ts';
import { tokenClient } from './support.ts';

afterEach(closeAll);

/** Milliseconds after which what never ends is given up; all else has as long as it needs. */
const SHORT_MS = 150;

const REASONS: Readonly<Record<Exclude<Verdict, 'good'>, RegExp>> = {
  'bad answer': /^(body: content encoding .*|the answer .*\(HTTP 200\)|no error code \(HTTP \d+\))$/,
  'too large': /^body too large$/,
  broken: /^(connect|send|headers|body): [A-Z_]+$/,
  timeout: /^timeout \((headers|body)\)$/,
};

describe('a token endpoint that', () => {
  it.each(hostilities)('$name: $verdict', async (hostility) => {
    const server = await startHostileServer(hostility);
    const client = tokenClient({
      REGISTRATION_GATE_OAUTH2_TOKEN_URL: server.url,
      REGISTRATION_GATE_OAUTH2_TIMEOUT_SECONDS: '60',
    });
    const patience = { signal: new AbortController().signal, timeoutMs: hostility.verdict === 'timeout' ? SHORT_MS : 60_000 };
    const result = await client.acquire(patience);
    if (hostility.verdict === 'good') expect(result.ok && result.token.reveal()).toBe('hostile');
    else expect(result.ok ? '' : result.failure.reason).toMatch(REASONS[hostility.verdict]);
    expect([result.requests, server.connections()]).toEqual([1, 1]);
    // What is read until the time is over is not kept.
    if (hostility.verdict !== 'timeout') expect(server.sent()).toBeLessThan(32 * 1024 * 1024);

    expect(inspect(result, { depth: 20, showHidden: true })).not.toContain('canary');

    const next = await client.acquire({ ...patience, timeoutMs: 60_000 });
    expect(next.ok && next.token.reveal()).toBe('honest');
  });
});
