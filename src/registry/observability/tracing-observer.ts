import { AsyncLocalStorage } from 'node:async_hooks';
import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { GateDecision, GateQuestion } from '../../gate/decision.ts';
import type { AttemptResult, Step } from '../../gate/observer.ts';
import { formatTraceparent, parseTraceparent } from '../../gate/traceparent.ts';
import type { TokenResult } from '../../token/outcome.ts';
import { tokenError } from './metrics.ts';
import type { RegistryObserver, RequestFacts, RequestResult, StoreOperation } from './observer.ts';

const UNTRACED: Step<unknown> = { traceparent: undefined, end: () => {} };

/** What machines ask for all day long. */
const UNTRACED_ROUTES: ReadonlySet<string | null> = new Set(['/healthz', '/readyz', '/metrics']);

/** Where a span belongs, and how it begins. */
interface Beginning {
  readonly kind: SpanKind;
  readonly within: string | undefined;
  readonly attributes: Attributes;
  /** The step around it runs in another process. */
  readonly remote?: true;
}

/** What a span ends with; `failure`: why it is an error, from a fixed list. */
interface Ending {
  readonly attributes: Attributes;
  readonly failure?: string | undefined;
}

/** Makes a span of each step. Attributes hold codes, counts and routes: nothing that a caller or a server wrote. */
export class TracingObserver implements RegistryObserver {
  readonly #tracer: Tracer;
  readonly #active = new AsyncLocalStorage<string>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  request({ method, route, requestId, traceparent }: RequestFacts): Step<RequestResult> {
    if (UNTRACED_ROUTES.has(route)) return UNTRACED;
    const attributes = { 'http.request.method': method, 'registration_gate.request_id': requestId };
    const name = route === null ? method : `${method} ${route}`;
    return this.#begin(
      name,
      {
        kind: SpanKind.SERVER,
        within: traceparent,
        remote: true,
        attributes: route === null ? attributes : { ...attributes, 'http.route': route },
      },
      ({ status, caller }: RequestResult) => ({
        attributes: { 'http.response.status_code': status, 'registration_gate.caller.method': caller ?? 'none' },
        failure: status >= 500 ? `HTTP ${status}` : undefined,
      }),
    );
  }

  decision({ assetType, operation, requestId, dryRun }: GateQuestion): Step<GateDecision> {
    const attributes = {
      'registration_gate.asset_type': assetType,
      'registration_gate.operation': operation,
      'registration_gate.request_id': requestId,
      ...(dryRun === true && { 'registration_gate.dry_run': true }),
    };
    return this.#begin(
      'registration gate decision',
      { kind: SpanKind.INTERNAL, within: this.#active.getStore(), attributes },
      ({ outcome, code, mode, attempts, tokenRequests }: GateDecision) => ({
        attributes: {
          'registration_gate.outcome': outcome,
          'registration_gate.code': code ?? 'none',
          'registration_gate.mode': mode,
          'registration_gate.attempts': attempts,
          'registration_gate.token_requests': tokenRequests,
        },
        failure: outcome === 'failed' ? (code ?? undefined) : undefined,
      }),
    );
  }

  token(within: string | undefined): Step<TokenResult> {
    return this.#begin(
      'access token',
      { kind: SpanKind.CLIENT, within: within ?? this.#active.getStore(), attributes: {} },
      (result: TokenResult) => {
        const error = result.ok ? undefined : tokenError(result.failure);
        const attributes = { 'registration_gate.token_requests': result.requests };
        return error === undefined ? { attributes } : { attributes: { ...attributes, 'error.type': error }, failure: error };
      },
    );
  }

  attempt(attempt: number, within: string | undefined): Step<AttemptResult> {
    const attributes = { 'http.request.method': 'POST', 'http.request.resend_count': attempt - 1 };
    return this.#begin(
      'registration gate call',
      { kind: SpanKind.CLIENT, within, attributes },
      ({ verdict, status }: AttemptResult) => ({
        attributes: {
          'registration_gate.result': verdict,
          ...(status !== null && { 'http.response.status_code': status }),
        },
        failure: verdict === 'allowed' || verdict === 'denied' ? undefined : verdict,
      }),
    );
  }

  store(operation: StoreOperation): Step<boolean> {
    const within = this.#active.getStore();
    // What the registry does for itself, all the time, such as looking for notifications that are due.
    if (within === undefined) return UNTRACED;
    const attributes = { 'db.operation.name': operation };
    return this.#begin(`store ${operation}`, { kind: SpanKind.CLIENT, within, attributes }, (done: boolean) => ({
      attributes: {},
      failure: done ? undefined : 'the database failed',
    }));
  }

  within<T>(traceparent: string | undefined, work: () => T): T {
    return traceparent === undefined ? work() : this.#active.run(traceparent, work);
  }

  #begin<Result>(name: string, beginning: Beginning, ending: (result: Result) => Ending): Step<Result> {
    const { kind, within, attributes, remote = false } = beginning;
    const around = parseTraceparent(within);
    const context =
      around === null
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId: around.traceId,
            spanId: around.spanId,
            traceFlags: around.flags,
            isRemote: remote,
          });
    const span: Span = this.#tracer.startSpan(name, { kind, attributes }, context);
    const { traceId, spanId, traceFlags: flags } = span.spanContext();
    return {
      traceparent: formatTraceparent({ traceId, spanId, flags }),
      end(result) {
        const { attributes: more, failure } = ending(result);
        span.setAttributes(more);
        if (failure !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
        span.end();
      },
    };
  }
}
