import type { Finding } from '../errors/finding.ts';
import type { TlsState } from '../http/probe.ts';
import type { TokenFacts } from './token-facts.ts';

/** What a step can come to. A warning is worth a look; it does not fail the verification. */
export const outcomes = ['ok', 'warning', 'failed', 'skipped'] as const;

/** What a step came to. */
export type Outcome = (typeof outcomes)[number];

/** What a step tries. */
export type StepName = 'settings' | 'dns' | 'connect' | 'tls' | 'discovery' | 'token' | 'gate';

/** Whose host a connection leads to. */
export type Target = 'issuer' | 'token_endpoint' | 'gate';

/** The dry run of the gate. */
export interface DecisionFacts {
  readonly outcome: 'allowed' | 'denied' | 'failed' | 'bypassed';
  /** HTTP status of the gate's last answer, null when there was none. */
  readonly status: number | null;
  readonly attempts: number;
}

/** One step. Holds no secret and no token. */
export interface VerifyStep {
  readonly step: StepName;
  /** Null for the steps that are about no host. */
  readonly target: Target | null;
  readonly outcome: Outcome;
  /** Milliseconds; 0 for a step that was skipped. */
  readonly ms: number;
  readonly detail: string;
  /** What to do about it; empty when there is nothing to do. */
  readonly hint: string;
  /** Of `settings`: everything that was noticed. */
  readonly findings?: readonly Finding[];
  /** Of `dns`. */
  readonly addresses?: readonly string[];
  /** Of `tls`. */
  readonly tls?: TlsState;
  /** Of `token`. */
  readonly token?: TokenFacts;
  /** Of `gate`. */
  readonly decision?: DecisionFacts;
}

/** Everything that was tried, in the order in which the registry does it. */
export interface VerifyReport {
  /** Where the settings come from. */
  readonly source: 'values' | 'env-file' | 'environment';
  /** Milliseconds of all steps together. */
  readonly ms: number;
  readonly steps: readonly VerifyStep[];
  /** Wall clock at the end, in milliseconds; what is left of certificates and tokens is counted from it. */
  readonly at: number;
}

/** A step without what only some have. */
export function step(
  name: StepName,
  target: Target | null,
  outcome: Outcome,
  words: { readonly ms?: number; readonly detail: string; readonly hint?: string },
): VerifyStep {
  return { step: name, target, outcome, ms: words.ms ?? 0, detail: words.detail, hint: words.hint ?? '' };
}

/** A step that did not have to, or could not, be taken. */
export function skipped(name: StepName, target: Target | null, detail: string): VerifyStep {
  return step(name, target, 'skipped', { detail });
}

/** True when no step failed. */
export function isOk({ steps }: VerifyReport): boolean {
  return steps.every(({ outcome }) => outcome !== 'failed');
}

/** Number of steps by outcome. */
export function countOutcomes({ steps }: VerifyReport): Record<Outcome, number> {
  const counts = { ok: 0, warning: 0, failed: 0, skipped: 0 };
  for (const { outcome } of steps) counts[outcome] += 1;
  return counts;
}
