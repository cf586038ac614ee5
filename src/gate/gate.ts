/**
 * The registration gate: asks the operator's policy service about each write, and fails closed.
 *
 * @module
 */
import { randomUUID } from 'node:crypto';
import type { ProblemCode } from '../errors/codes.ts';
import { describeFault } from '../errors/fault.ts';
import { describeAddress } from '../http/address.ts';
import type { AppSettings } from '../settings/generated/settings.ts';
import type { AcquireOptions } from '../token/token-client.ts';
import { type AttemptsResult, runAttempts } from './attempts.ts';
import { type Authorizer, StaticAuthorizer, TokenAuthorizer } from './authorizer.ts';
import { CallBody } from './call-body.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import type { Gate, GateActivity, GateDecision, GateQuestion, Log } from './decision.ts';
import { defaultRetryAfter, failureDetail } from './details.ts';
import { callHeaders } from './headers.ts';
import { Limiter } from './limiter.ts';
import { type GateObserver, unobserved } from './observer.ts';
import { makeReady, type Readiness, type ReadinessInput, readSigningKeys, type Ready } from './readiness.ts';
import { signatureHeaders } from './signature.ts';
import { systemTiming, type Timing } from './timing.ts';

/** What a gate is made of. */
export interface GateOptions extends ReadinessInput {
  readonly log: Log;
  /** Who watches the decisions; nobody when undefined. */
  readonly observer?: GateObserver;
  /** Time and chance, for tests. */
  readonly timing?: Timing;
}

const NO_CALL = { attempts: 0, gateStatus: null, gateMs: 0, evidence: 'none' } as const;

const unasked = (code: ProblemCode, reason: string, retryAfterSeconds: number | null = null): AttemptsResult => ({
  ...NO_CALL,
  ending: { outcome: 'failed', code, reason, retryAfterSeconds },
});

class HttpGate implements Gate {
  readonly #settings: AppSettings;
  readonly #state: GateOptions['state'];
  readonly #log: Log;
  readonly #observer: GateObserver;
  readonly #timing: Timing;
  readonly #readiness: Readiness;
  readonly #limiter: Limiter;
  readonly #breaker = new CircuitBreaker();

  constructor(options: GateOptions, timing: Timing, readiness: Readiness) {
    this.#settings = options.settings;
    this.#state = options.state;
    this.#log = options.log;
    this.#observer = options.observer ?? unobserved;
    this.#timing = timing;
    this.#readiness = readiness;
    this.#limiter = new Limiter(options.settings.registrationGateMaxConcurrency, options.settings.registrationGateMaxQueue);
  }

  async decide(asked: GateQuestion): Promise<GateDecision> {
    const start = this.#timing.clock.now();
    const step = this.#observer.decision(asked);
    const question = step.traceparent === undefined ? asked : { ...asked, traceparent: step.traceparent };
    const authorizer = this.#authorizer(question.traceparent, { trial: question.dryRun === true });
    const body = new CallBody(question);
    let payloadSha256 = '';
    let result: AttemptsResult | null;
    try {
      result = this.#covers(question) ? await this.#ask(question, body, start, authorizer) : null;
      payloadSha256 = body.payloadSha256;
    } catch (error) {
      // An unforeseen error's text may quote anything.
      this.#log.error({ request_id: question.requestId, fault: describeFault(error) }, 'question to the gate failed');
      result = unasked('internal_error', 'the question could not be put to the gate');
    }
    const decision = this.#decision(result, payloadSha256, start, authorizer);
    step.end(decision);
    this.#report(question, decision, result);
    return decision;
  }

  async tryToken(signal: AbortSignal): Promise<{ readonly reason: string; readonly hint: string } | null> {
    if (this.#state === 'off') return null;
    if (!this.#readiness.ready) return { reason: this.#readiness.reason, hint: this.#readiness.hint };
    const timeoutMs = this.#settings.registrationGateOauth2TimeoutSeconds * 1000;
    const signingKeys = await readSigningKeys(this.#settings, { signal, timeoutMs });
    if (typeof signingKeys === 'string')
      return { reason: signingKeys, hint: 'correct REGISTRATION_GATE_SIGNING_KEYS or its file' };
    const authorization = await this.#authorizer(undefined, { trial: true }).authorize({ signal, timeoutMs });
    if (authorization.ok) return null;
    if (authorization.code === 'gate_misconfigured') return { reason: authorization.reason, hint: authorization.hint };
    return { reason: `token: ${authorization.failure.reason}`, hint: authorization.failure.hint };
  }

  activity(): GateActivity {
    return {
      usable: this.#readiness.ready,
      breaker: this.#breaker.state(this.#timing.clock.now()),
      inFlight: this.#limiter.running,
      queued: this.#limiter.waiting,
    };
  }

  close(): Promise<void> {
    if (this.#readiness.ready) this.#readiness.http.close();
    return Promise.resolve();
  }

  /** @param within trace context of the step that needs credentials */
  #authorizer(within: string | undefined, options: AcquireOptions): Authorizer {
    return this.#readiness.ready && this.#settings.registrationGateAuthType === 'oauth2_client_credentials'
      ? new TokenAuthorizer(this.#readiness.tokens, this.#timing.clock, (signal) => this.#observer.token(within, signal), options)
      : new StaticAuthorizer(this.#settings);
  }

  /** False where the gate is off or the operator leaves this kind of write out. Wrong settings leave nothing out. */
  #covers({ assetType, operation }: GateQuestion): boolean {
    if (this.#state === 'off') return false;
    if (!this.#readiness.ready) return true;
    return (
      this.#settings.registrationGateAssetTypes.includes(assetType) &&
      this.#settings.registrationGateOperations.includes(operation)
    );
  }

  async #ask(question: GateQuestion, body: CallBody, start: number, authorizer: Authorizer): Promise<AttemptsResult> {
    const readiness = this.#readiness;
    if (!readiness.ready) return unasked('gate_misconfigured', readiness.reason);
    const { clock } = this.#timing;
    const { signal } = question;
    const deadline = start + this.#settings.registrationGateDeadlineSeconds * 1000;
    const signingKeys = await readSigningKeys(this.#settings, { signal, timeoutMs: deadline - clock.now() });
    if (signal.aborted) return unasked('gate_unavailable', 'the caller has gone');
    if (typeof signingKeys === 'string') return unasked('gate_misconfigured', signingKeys);
    // An operator's trial wants to know how the gate is now, and its result is not what callers meet.
    const passage = question.dryRun === true ? null : this.#breaker.enter(clock.now());
    if (passage?.passes === false) {
      const reason = 'gate: not called, because it was unavailable again and again just now';
      return unasked('gate_unavailable', reason, Math.ceil(passage.waitMs / 1000));
    }
    let result: AttemptsResult = unasked('internal_error', 'the question could not be put to the gate');
    try {
      result = await this.#askInTurn(question, body, deadline, authorizer, readiness, signingKeys);
    } finally {
      passage?.report(result.evidence, clock.now());
    }
    return result;
  }

  async #askInTurn(
    question: GateQuestion,
    body: CallBody,
    deadline: number,
    authorizer: Authorizer,
    { http, url }: Ready,
    signingKeys: readonly Buffer[],
  ): Promise<AttemptsResult> {
    const settings = this.#settings;
    const { clock } = this.#timing;
    const admission = await this.#limiter.admit(deadline - clock.now(), question.signal);
    if (admission === 'aborted') return unasked('gate_unavailable', 'the caller has gone');
    if (typeof admission === 'string') {
      const reason = admission === 'queue-full' ? 'the queue is full' : 'no place became free in time';
      return unasked('gate_overloaded', reason);
    }
    const base = callHeaders(question);
    // It costs as much as the token's way there and back, when the provider is near: it is made while the answer is waited for.
    const preparing = setImmediate(() => body.prepare());
    // One id for all attempts, but a new one for each decision: X-Request-Id may be the caller's own and come twice.
    const messageId = signingKeys.length === 0 ? '' : `msg_${randomUUID()}`;
    try {
      return await runAttempts({
        http,
        url,
        body,
        headers: (attempt) => ({
          ...base,
          'x-gate-attempt': String(attempt),
          ...(signingKeys.length > 0 && signatureHeaders(messageId, clock.wall(), body.text, signingKeys)),
        }),
        authorizer,
        watch: (attempt) => this.#observer.attempt(attempt, question.traceparent),
        timeoutMs: settings.registrationGateTimeoutSeconds * 1000,
        maxRetries: settings.registrationGateMaxRetries,
        requireExplicitAllow: settings.registrationGateRequireExplicitAllow,
        deadline,
        signal: question.signal,
        timing: this.#timing,
      });
    } finally {
      clearImmediate(preparing);
      admission.release();
    }
  }

  /** @param result null when the gate is not asked about this write */
  #decision(result: AttemptsResult | null, payloadSha256: string, start: number, authorizer: Authorizer): GateDecision {
    const ending = result?.ending;
    const mode = this.#state === 'off' ? 'off' : this.#settings.registrationGateMode;
    const passes = ending === undefined || ending.outcome === 'allowed';
    const failure = ending?.outcome === 'failed' ? ending : null;
    return {
      outcome: ending?.outcome ?? 'bypassed',
      // Wrong settings never open the gate: nobody knows what the rest of them was meant to say.
      proceed: passes || (mode === 'audit' && failure?.code !== 'gate_misconfigured'),
      mode,
      code: failure?.code ?? (ending?.outcome === 'denied' ? 'gate_denied' : null),
      detail: ending?.outcome === 'denied' ? ending.message : failure === null ? '' : failureDetail(failure.code),
      reason: failure?.reason ?? '',
      retryAfterSeconds: failure && (failure.retryAfterSeconds ?? defaultRetryAfter(failure.code)),
      attempts: result?.attempts ?? 0,
      tokenRequests: authorizer.tokenRequests,
      gateStatus: result?.gateStatus ?? null,
      durations: {
        token: Math.round(authorizer.tokenMs),
        gate: Math.round(result?.gateMs ?? 0),
        total: Math.round(this.#timing.clock.now() - start),
      },
      payloadSha256,
    };
  }

  #report(question: GateQuestion, decision: GateDecision, result: AttemptsResult | null): void {
    const failure = result?.ending.outcome === 'failed' ? result.ending.tokenFailure : undefined;
    if (failure !== undefined) {
      const { reason, hint, diagnostics } = failure;
      this.#log.warn(
        { request_id: question.requestId, reason, hint, token_endpoint: this.#tokenAddress(), ...diagnostics },
        'no access token for the registration gate',
      );
    }
    const { outcome, proceed, mode, code, reason, attempts, tokenRequests, gateStatus, durations } = decision;
    const fields = {
      request_id: question.requestId,
      asset_type: question.assetType,
      operation: question.operation,
      outcome,
      proceed,
      mode,
      ...(code !== null && { code }),
      ...(reason !== '' && { reason }),
      ...(this.#readiness.ready && outcome !== 'bypassed' && { gate: describeAddress(this.#readiness.url) }),
      attempts,
      token_requests: tokenRequests,
      gate_status: gateStatus,
      duration_ms: durations,
      ...(question.dryRun === true && { dry_run: true }),
    };
    const message = `registration gate: ${outcome}`;
    if (outcome === 'failed') this.#log.warn(fields, message);
    else if (outcome === 'bypassed') this.#log.debug(fields, message);
    else this.#log.info(fields, message);
  }

  #tokenAddress(): string {
    const { registrationGateOauth2TokenUrl: tokenUrl, registrationGateOauth2IssuerUrl: issuer } = this.#settings;
    return describeAddress(new URL(tokenUrl || issuer));
  }
}

/** Makes the gate. Settings that make it impossible to ask do not throw: every write is then `gate_misconfigured`. */
export async function createGate(options: GateOptions): Promise<Gate> {
  const timing = options.timing ?? systemTiming;
  return new HttpGate(options, timing, await makeReady(options, timing.clock));
}
