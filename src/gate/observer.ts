/**
 * Who watches decisions: metrics and traces are made of what is told here. The gate counts and sends nothing itself.
 *
 * @module
 */
import type { TokenResult } from '../token/outcome.ts';
import type { GateDecision, GateQuestion } from './decision.ts';
import type { Verdict } from './interpret.ts';

/** A step that is under way. */
export interface Step<Result> {
  /** W3C trace context that names the step, for calls and steps within it; undefined when the step is not traced. */
  readonly traceparent: string | undefined;
  /** The step is over. */
  end(result: Result): void;
}

/** What one call of the gate came to. */
export interface AttemptResult {
  /** What the answer means; `gone`: the caller left meanwhile, `unsafe-header`: nothing was sent. */
  readonly verdict: Verdict['kind'] | 'gone' | 'unsafe-header';
  /** HTTP status of the answer, null when there was none. */
  readonly status: number | null;
}

/** Is told of each step of a decision, while it begins. Its methods must be cheap and must not throw. */
export interface GateObserver {
  decision(question: GateQuestion): Step<GateDecision>;
  /**
   * An acquisition of a token, whether it needs a request or not.
   *
   * @param within trace context of the step around it
   * @param signal aborts when the caller has gone
   */
  token(within: string | undefined, signal: AbortSignal): Step<TokenResult>;
  /** One call of the gate, counted from 1. */
  attempt(attempt: number, within: string | undefined): Step<AttemptResult>;
}

const UNWATCHED: Step<unknown> = { traceparent: undefined, end: () => {} };

/** Watches nothing. */
export const unobserved: GateObserver = { decision: () => UNWATCHED, token: () => UNWATCHED, attempt: () => UNWATCHED };
