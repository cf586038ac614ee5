import type { ProblemCode } from '../errors/codes.ts';

/** What a caller reads when the gate has not decided: nothing of the inside, and not yet what becomes of the write. */
const DETAILS: Partial<Record<ProblemCode, string>> = {
  gate_misconfigured: 'the registration gate is not configured correctly; the operator has to mend it',
  gate_token_unavailable: 'no access token for the registration gate can be had; try again later',
  gate_unavailable: 'the registration gate cannot be reached; try again later',
  gate_rejected_token: "the registration gate does not accept the registry's credentials",
  gate_bad_response: "the registration gate's answer cannot be used",
  gate_overloaded: 'too many registrations wait for the registration gate; try again later',
};

/** The general sentence for a failure. */
export function failureDetail(code: ProblemCode): string {
  return DETAILS[code] ?? 'the registration could not be decided';
}

/** Seconds after which a caller may come again, for what passes by itself, where nobody has said. */
const RETRY_AFTER: Partial<Record<ProblemCode, number>> = {
  gate_token_unavailable: 5,
  gate_unavailable: 5,
  gate_overloaded: 1,
};

/** `Retry-After`, in seconds, for a failure that came without one; null where coming again does not help. */
export function defaultRetryAfter(code: ProblemCode): number | null {
  return RETRY_AFTER[code] ?? null;
}
