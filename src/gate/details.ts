import type { ProblemCode } from '../errors/codes.ts';

/** What a caller reads when the gate has not decided: nothing of the inside. */
const DETAILS: Partial<Record<ProblemCode, string>> = {
  gate_misconfigured: 'the registration gate is not configured rightly; nothing was stored, and the operator has to mend it',
  gate_token_unavailable: 'no access token for the registration gate can be had; nothing was stored, try again later',
  gate_unavailable: 'the registration gate cannot be reached; nothing was stored, try again later',
  gate_rejected_token: "the registration gate does not accept the registry's credentials; nothing was stored",
  gate_bad_response: "the registration gate's answer cannot be used; nothing was stored",
  gate_overloaded: 'too many registrations wait for the registration gate; nothing was stored, try again later',
};

/** The general sentence for a failure. */
export function failureDetail(code: ProblemCode): string {
  return DETAILS[code] ?? 'the registration could not be decided; nothing was stored';
}
