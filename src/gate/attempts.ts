/**
 * The calls of one decision: attempts, retries, waits and the renewal of the token, within one deadline.
 *
 * @module
 */
import type { ProblemCode } from '../errors/codes.ts';
import type { HttpClient } from '../http/client.ts';
import { describeFailure } from '../http/failure.ts';
import { readRetryAfter } from '../http/retry-after.ts';
import type { TokenFailure } from '../token/outcome.ts';
import type { Authorizer } from './authorizer.ts';
import { backoffMs } from './backoff.ts';
import type { CallBody } from './call-body.ts';
import type { Evidence } from './circuit-breaker.ts';
import { interpretAnswer, type Verdict } from './interpret.ts';
import type { AttemptResult, Step } from './observer.ts';
import type { Timing } from './timing.ts';

/** What the attempts of one decision are made with. */
export interface AttemptsInput {
  readonly http: HttpClient;
  readonly url: URL;
  readonly body: Pick<CallBody, 'text'>;
  /** Header fields of one attempt, without the credential. */
  readonly headers: (attempt: number) => Readonly<Record<string, string>>;
  readonly authorizer: Authorizer;
  /** Is called when an attempt begins. */
  readonly watch: (attempt: number) => Step<AttemptResult>;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly requireExplicitAllow: boolean;
  /** Time of the clock at which the decision must be there. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly timing: Timing;
}

/** How the attempts ended. */
export type Ending =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'denied'; readonly message: string }
  | {
      readonly outcome: 'failed';
      readonly code: ProblemCode;
      readonly reason: string;
      readonly retryAfterSeconds: number | null;
      /** Set when no token could be had. */
      readonly tokenFailure?: TokenFailure;
    };

/** The ending, and what the attempts came to. */
export interface AttemptsResult {
  readonly ending: Ending;
  readonly attempts: number;
  /** HTTP status of the last answer, null when there was none. */
  readonly gateStatus: number | null;
  /** Milliseconds spent on gate calls. */
  readonly gateMs: number;
  readonly evidence: Evidence;
}

/** What the answer, or its absence, means, and how long the gate asks to wait. */
interface Reply {
  readonly verdict: Verdict | { readonly kind: 'gone' } | { readonly kind: 'unsafe-header' };
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
}

async function callOnce(
  input: AttemptsInput,
  headers: Readonly<Record<string, string>>,
  sentCredentials: readonly string[],
  timeoutMs: number,
): Promise<Reply> {
  const { http, url, body, signal, authorizer, requireExplicitAllow, timing } = input;
  const result = await http.send({ method: 'POST', url, headers, body: body.text, timeoutMs, signal });
  const silent = (verdict: Reply['verdict']): Reply => ({ verdict, status: null, retryAfterSeconds: null });
  const options = { requireExplicitAllow, sentBearer: authorizer.sendsBearer, sentCredentials };
  if (result.ok) {
    const { response } = result;
    return {
      verdict: interpretAnswer(response, options),
      status: response.status,
      retryAfterSeconds: readRetryAfter(response.headers, timing.clock.wall()),
    };
  }
  const { failure } = result;
  if (failure.kind === 'aborted') return silent({ kind: 'gone' });
  if (failure.kind === 'unsafe-header') return silent({ kind: 'unsafe-header' });
  // The head says all but what a 200 means; a 200 whose body broke on the way may be asked for again.
  const headDecides = failure.kind === 'too-large' || failure.kind === 'decode' || failure.head?.status !== 200;
  if (failure.head !== null && headDecides) {
    const { status, headers: fields } = failure.head;
    return {
      verdict: interpretAnswer({ ...failure.head, body: null }, options),
      status,
      retryAfterSeconds: readRetryAfter(fields, timing.clock.wall()),
    };
  }
  return silent({ kind: 'retry', reason: describeFailure(failure) });
}

const failed = (code: ProblemCode, reason: string, retryAfterSeconds: number | null = null): Ending => ({
  outcome: 'failed',
  code,
  reason,
  retryAfterSeconds,
});

/** Calls the gate until it has decided, may not be asked again, or the time is over. */
export async function runAttempts(input: AttemptsInput): Promise<AttemptsResult> {
  const { authorizer, timing, signal, deadline } = input;
  const left = (): number => deadline - timing.clock.now();
  let attempts = 0;
  let retries = 0;
  let gateStatus: number | null = null;
  let gateMs = 0;
  let lastReason = '';
  const sentCredentials: string[] = [];
  const end = (ending: Ending, evidence: Evidence): AttemptsResult => ({ ending, attempts, gateStatus, gateMs, evidence });
  const gone = (): AttemptsResult => end(failed('gate_unavailable', 'the caller has gone'), 'none');
  const late = (): AttemptsResult =>
    end(failed('gate_unavailable', `no time left${lastReason && ` after ${lastReason}`}`), attempts > 0 ? 'unavailable' : 'none');

  for (;;) {
    if (signal.aborted) return gone();
    if (left() <= 0) return late();
    const authorization = await authorizer.authorize({ signal, timeoutMs: left() });
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have aborted while we waited
    if (signal.aborted) return gone();
    if (!authorization.ok) {
      if (authorization.code === 'gate_misconfigured') return end(failed(authorization.code, authorization.reason), 'none');
      const { failure } = authorization;
      const ending = failed(authorization.code, `token: ${failure.reason}`, failure.retryAfterSeconds);
      return end({ ...ending, tokenFailure: failure } as Ending, 'none');
    }
    const timeoutMs = Math.min(input.timeoutMs, left());
    if (timeoutMs <= 0) return late();

    attempts += 1;
    if (authorization.credential !== null && authorization.credential !== sentCredentials.at(-1))
      sentCredentials.push(authorization.credential);
    const step = input.watch(attempts);
    const start = timing.clock.now();
    const { verdict, status, retryAfterSeconds } = await callOnce(
      input,
      {
        ...input.headers(attempts),
        ...(step.traceparent !== undefined && { traceparent: step.traceparent }),
        ...authorization.headers,
      },
      sentCredentials,
      timeoutMs,
    );
    gateMs += timing.clock.now() - start;
    step.end({ verdict: verdict.kind, status });
    gateStatus = status ?? gateStatus;
    switch (verdict.kind) {
      case 'allowed':
        return end({ outcome: 'allowed' }, 'answered');
      case 'denied':
        return end({ outcome: 'denied', message: verdict.message }, 'answered');
      case 'bad-response':
        return end(failed('gate_bad_response', `gate: ${verdict.reason}`), 'answered');
      case 'unsafe-header':
        return end(failed('gate_misconfigured', 'gate: a header value is not safe to send'), 'none');
      case 'gone':
        return gone();
      case 'token-refused':
        lastReason = `gate: ${verdict.reason}`;
        if (!authorizer.renew()) return end(failed('gate_rejected_token', lastReason), 'answered');
        break;
      case 'retry': {
        lastReason = `gate: ${verdict.reason}`;
        const unavailable = end(failed('gate_unavailable', lastReason, retryAfterSeconds), 'unavailable');
        if (retries >= input.maxRetries) return unavailable;
        retries += 1;
        const wait = Math.max(backoffMs(retries, timing.random()), (retryAfterSeconds ?? 0) * 1000);
        if (wait >= left()) return unavailable;
        await timing.sleep(wait, signal);
      }
    }
  }
}
