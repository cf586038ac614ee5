import { type ProblemCode, problemCodes } from '../errors/codes.ts';

/** One thing that is wrong with a body: where (RFC 6901 JSON pointer) and what was expected. */
export interface BodyError {
  readonly pointer: string;
  readonly message: string;
}

/** What a problem may carry besides its code and detail. */
export interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly BodyError[];
}

/** A refusal that the caller sees as `application/problem+json` (RFC 9457). Throw it anywhere below a route. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly BodyError[];

  /** @param detail what happened this time, for the caller to read: no value of a setting, no secret */
  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.code = code;
    this.status = problemCodes[code].status;
    this.headers = extras.headers ?? {};
    this.errors = extras.errors ?? [];
  }
}

/** The body of a problem answer (RFC 9457 section 3.1, with the members `code`, `request_id` and `errors`). */
export function problemBody(problem: Problem, requestId: string): object {
  return {
    type: `urn:registration-gate:problem:${problem.code}`,
    title: problemCodes[problem.code].title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    request_id: requestId,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
}

/** A 422 that lists everything wrong with the body; its detail repeats the first. */
export function invalidAsset(errors: readonly BodyError[]): Problem {
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? 'the body' : first.pointer;
  return new Problem('invalid_asset', `${where} ${first?.message ?? 'is not valid'}`, { errors });
}
