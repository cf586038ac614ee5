/** What the registry asks the gate, and what comes of it. */
import type { ProblemCode } from '../errors/codes.ts';
import type { BreakerState } from './circuit-breaker.ts';

/** Kind of asset that a write is about. */
export type AssetType = 'agent' | 'server' | 'skill';

/** What a write does. */
export type Operation = 'register' | 'update';

/** A JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** The caller, as the registry authenticated it. */
export interface Actor {
  readonly subject: string;
  readonly groups: readonly string[];
  readonly method: 'api_key' | 'oidc' | 'anonymous';
}

/** One write that asks for a decision. */
export interface GateQuestion {
  readonly assetType: AssetType;
  readonly operation: Operation;
  /** Path of the API that was called, e.g. `/api/agents/register`. */
  readonly sourceApi: string;
  /** The asset as it would be stored; never changed, sent as a sanitised copy. */
  readonly payload: JsonObject;
  /** Headers of the caller's request; only the contract's five are sent on. */
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly requestId: string;
  readonly actor: Actor;
  /** W3C trace context of the caller's request, if it had one. */
  readonly traceparent?: string;
  /** A trial by an operator: the gate's body says so. */
  readonly dryRun?: boolean;
  /** Aborts when the caller has gone. */
  readonly signal: AbortSignal;
}

/** What became of a question. `bypassed`: the gate was not asked, because it is off or does not cover the write. */
export type GateOutcome = 'allowed' | 'denied' | 'failed' | 'bypassed';

/** The decision about one write; the registry records it with the asset. Holds no secret and no token. */
export interface GateDecision {
  /** What the gate, or its absence, says. */
  readonly outcome: GateOutcome;
  /** True when the write may be stored: allowed, bypassed, or anything but wrong settings in `audit` mode. */
  readonly proceed: boolean;
  readonly mode: 'enforce' | 'audit' | 'off';
  /** Code of the problem that the caller is (or in `audit` mode would be) answered with; null when allowed or bypassed. */
  readonly code: ProblemCode | null;
  /** What the caller may read about it: the gate's own words for a denial, else a general sentence. Plain text, at most 500 characters. */
  readonly detail: string;
  /** What went wrong inside, for the log alone: a reason without any value, e.g. `token: invalid_client (HTTP 401)`. */
  readonly reason: string;
  /** `Retry-After` for the caller, in seconds, when there is one. */
  readonly retryAfterSeconds: number | null;
  /** Calls of the gate; 0 when it was not called. */
  readonly attempts: number;
  /** Requests to the token endpoint. */
  readonly tokenRequests: number;
  /** HTTP status of the gate's last answer, null when there was none. */
  readonly gateStatus: number | null;
  /** Milliseconds: for tokens, for gate calls, and from the question to the decision with all waiting. */
  readonly durations: { readonly token: number; readonly gate: number; readonly total: number };
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of the sanitised payload that the gate saw, or would have seen. */
  readonly payloadSha256: string;
}

/** Where the gate and the token client log; pino fits. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the gate is doing at this moment. */
export interface GateActivity {
  /** False when every decision fails as `gate_misconfigured`, or the gate is off. */
  readonly usable: boolean;
  readonly breaker: BreakerState;
  /** Decisions that call, or get a token to call. */
  readonly inFlight: number;
  /** Decisions that wait for others to end. */
  readonly queued: number;
}

/** The gate as the registry uses it. */
export interface Gate {
  /** Decides about one write. Never throws: a fault is a decision that does not proceed. */
  decide(question: GateQuestion): Promise<GateDecision>;
  /** Tries one token acquisition, without calling the gate; null when it succeeds or none is needed, else what failed and how to mend it. */
  tryToken(signal: AbortSignal): Promise<{ readonly reason: string; readonly hint: string } | null>;
  /** What is going on now. */
  activity(): GateActivity;
  /** Closes idle connections. */
  close(): Promise<void>;
}
