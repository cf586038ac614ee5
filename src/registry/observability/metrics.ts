import { collectDefaultMetrics, Registry } from 'prom-client';
import { type ProblemCode, problemCodes } from '../../errors/codes.ts';
import type { GateActivity, GateDecision, GateQuestion } from '../../gate/decision.ts';
import type { AttemptResult, Step } from '../../gate/observer.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import { VERSION } from '../../settings/version.ts';
import { KNOWN_ERRORS } from '../../token/answer.ts';
import type { TokenFailure, TokenResult } from '../../token/outcome.ts';
import { createInstruments } from './instruments.ts';
import type { RegistryObserver, RequestFacts, RequestResult, StoreOperation } from './observer.ts';

/** What the metrics show of the moment in which they are asked for. */
export interface Moment {
  readonly gateState: 'on' | 'off' | 'misconfigured';
  readonly activity: GateActivity;
  readonly startupCheck: StartupCheckResult;
  /** Notifications that wait, and since when the oldest does (ISO 8601); null when the database does not say. */
  readonly outbox: { readonly count: number; readonly oldest: string | null } | null;
}

/** What the check of the gate at start came to. */
export type StartupCheckResult = 'passed' | 'failed' | 'pending' | 'off';

/** What is known of the acquisitions of tokens. Holds no token. */
export interface TokenHistory {
  /** ISO 8601; null when the provider has given none yet. */
  lastSuccessAt: string | null;
  lastFailure: { readonly at: string; readonly error: string; readonly reason: string; readonly hint: string } | null;
}

/** What became of an attempt to deliver a notification: delivered, to be tried again, or given up. */
export type DeliveryOutcome = 'delivered' | 'failed' | 'abandoned';

/** Share of the deadline beyond which a decision is nearly too late. */
const NEAR_DEADLINE = 0.8;

const ASSET_TYPES = ['agent', 'server', 'skill'] as const;
const OPERATIONS = ['register', 'update'] as const;
const FAILURES = (Object.keys(problemCodes) as ProblemCode[]).filter((code) => /^gate_(?!denied)|^internal_error$/.test(code));

/** A failed acquisition in one word: the OAuth2 error, one of a known list, else what kind of failure it was. */
export function tokenError({ error, status }: TokenFailure): string {
  if (error !== null) return error;
  if (status === null) return 'no_answer';
  if (status === 429) return 'http_429';
  return status >= 500 ? 'http_5xx' : 'bad_answer';
}

/** Metrics of the process; there is one set of them, however many registries run in it. */
let processMetrics: Registry | undefined;

function openProcessMetrics(): Registry {
  if (processMetrics === undefined) {
    processMetrics = new Registry();
    collectDefaultMetrics({ register: processMetrics });
  }
  return processMetrics;
}

const seconds = (start: number): number => (performance.now() - start) / 1000;

/** Counts and measures what the registry does, for Prometheus. */
export class Metrics implements RegistryObserver {
  /** For operators who ask what is wrong now. */
  readonly tokens: TokenHistory = { lastSuccessAt: null, lastFailure: null };
  readonly #made = createInstruments();
  readonly #process = openProcessMetrics();
  readonly #mode: AppSettings['registrationGateMode'];
  readonly #nearDeadline: number;

  constructor(settings: AppSettings) {
    this.#mode = settings.registrationGateMode;
    this.#nearDeadline = settings.registrationGateDeadlineSeconds * NEAR_DEADLINE;
    this.#made.deadline.set(settings.registrationGateDeadlineSeconds);
    this.#made.build.set({ version: VERSION, node_version: process.version }, 1);
    this.#zero();
  }

  decision({ assetType, operation, signal, dryRun }: GateQuestion): Step<GateDecision> {
    const start = performance.now();
    return {
      traceparent: undefined,
      end: ({ outcome, code, attempts }) => {
        if (attempts > 1) this.#made.retries.inc(attempts - 1);
        if (dryRun === true) return;
        // Nobody's fault but the caller's: it must not look like a gate that fails.
        const known = outcome === 'failed' && signal.aborted ? 'caller_gone' : (code ?? 'none');
        this.#made.decisions.inc({ asset_type: assetType, operation, outcome, code: known });
        const took = seconds(start);
        this.#made.decisionSeconds.observe({ outcome }, took);
        if (took > this.#nearDeadline) this.#made.nearDeadline.inc();
      },
    };
  }

  token(_within: string | undefined, signal: AbortSignal): Step<TokenResult> {
    const start = performance.now();
    return {
      traceparent: undefined,
      end: (result) => {
        if (result.requests > 0) this.#made.tokenRequests.inc(result.requests);
        if (result.ok && result.requests === 0) {
          this.#made.tokenCacheHits.inc();
          return;
        }
        const outcome = result.ok ? 'issued' : 'failed';
        const error = result.ok ? 'none' : signal.aborted ? 'caller_gone' : tokenError(result.failure);
        this.#made.tokens.inc({ outcome, error });
        this.#made.tokenSeconds.observe({ outcome }, seconds(start));
        const now = new Date();
        if (result.ok) {
          this.tokens.lastSuccessAt = now.toISOString();
          this.#made.lastToken.set(now.getTime() / 1000);
        } else if (!signal.aborted) {
          const { reason, hint } = result.failure;
          this.tokens.lastFailure = { at: now.toISOString(), error, reason, hint };
        }
      },
    };
  }

  attempt(): Step<AttemptResult> {
    const start = performance.now();
    return {
      traceparent: undefined,
      end: ({ verdict }) => {
        const result = CALL_RESULTS[verdict];
        this.#made.calls.inc({ result });
        this.#made.callSeconds.observe({ result }, seconds(start));
      },
    };
  }

  request({ method, route }: RequestFacts): Step<RequestResult> {
    const start = performance.now();
    return {
      traceparent: undefined,
      end: ({ status }) => {
        const labels = route === null ? { method: 'any', route: 'none' } : { method, route };
        this.#made.requests.inc({ ...labels, status });
        this.#made.requestSeconds.observe(labels, seconds(start));
      },
    };
  }

  store(operation: StoreOperation): Step<boolean> {
    const start = performance.now();
    return {
      traceparent: undefined,
      end: (done) => {
        this.#made.storeSeconds.observe({ operation }, seconds(start));
        this.#made.storeErrors.inc({ operation }, done ? 0 : 1);
      },
    };
  }

  within<T>(_traceparent: string | undefined, work: () => T): T {
    return work();
  }

  /** Counts an attempt to deliver a notification. */
  delivery(outcome: DeliveryOutcome): void {
    this.#made.notifications.inc({ outcome });
  }

  /** Everything in Prometheus' text format 0.0.4. */
  async expose(moment: Moment): Promise<{ readonly type: string; readonly text: string }> {
    const { activity, gateState, startupCheck, outbox } = moment;
    this.#made.inFlight.set(activity.inFlight);
    this.#made.queued.set(activity.queued);
    // Settings that look right may still be impossible, such as a file of authorities that is missing.
    const usable = gateState === 'on' && activity.usable;
    const state = gateState === 'off' ? 'off' : usable ? this.#mode : 'misconfigured';
    for (const one of ['enforce', 'audit', 'off', 'misconfigured']) this.#made.state.set({ state: one }, Number(one === state));
    for (const one of ['closed', 'open', 'half_open']) this.#made.breaker.set({ state: one }, Number(one === activity.breaker));
    for (const one of ['passed', 'failed', 'pending', 'off'])
      this.#made.startupCheck.set({ result: one }, Number(one === startupCheck));
    if (outbox !== null) {
      this.#made.outbox.set(outbox.count);
      this.#made.outboxAge.set(outbox.oldest === null ? 0 : Math.max(0, (Date.now() - Date.parse(outbox.oldest)) / 1000));
    }
    const parts = await Promise.all([this.#made.registry.metrics(), this.#process.metrics()]);
    return { type: this.#made.registry.contentType, text: parts.join('\n') };
  }

  /** Begins at 0 what an alert looks at: Prometheus does not see the increase of a counter that appears with its first event. */
  #zero(): void {
    const { decisions, decisionSeconds, calls, tokens, tokenSeconds, notifications } = this.#made;
    const endings = [
      { outcome: 'allowed', code: 'none' },
      { outcome: 'bypassed', code: 'none' },
      { outcome: 'denied', code: 'gate_denied' },
      ...[...FAILURES, 'caller_gone'].map((code) => ({ outcome: 'failed', code })),
    ];
    for (const asset_type of ASSET_TYPES) {
      for (const operation of OPERATIONS) for (const ending of endings) decisions.inc({ asset_type, operation, ...ending }, 0);
    }
    for (const outcome of ['allowed', 'bypassed', 'denied', 'failed']) decisionSeconds.zero({ outcome });
    for (const result of Object.values(CALL_RESULTS)) calls.inc({ result }, 0);
    tokens.inc({ outcome: 'issued', error: 'none' }, 0);
    for (const error of [...KNOWN_ERRORS, 'no_answer', 'http_429', 'http_5xx', 'bad_answer', 'caller_gone'])
      tokens.inc({ outcome: 'failed', error }, 0);
    for (const outcome of ['issued', 'failed']) tokenSeconds.zero({ outcome });
    for (const outcome of ['delivered', 'failed', 'abandoned']) notifications.inc({ outcome }, 0);
  }
}

/** What a call of the gate came to, as a label. */
const CALL_RESULTS: Readonly<Record<AttemptResult['verdict'], string>> = {
  allowed: 'allowed',
  denied: 'denied',
  retry: 'unavailable',
  'token-refused': 'token_refused',
  'bad-response': 'bad_response',
  gone: 'caller_gone',
  'unsafe-header': 'not_sent',
};
