import type { FindingCode, Severity } from '../../errors/codes.ts';

/** What a check found wrong with one value. Never holds the value. */
export interface CheckResult {
  readonly code: FindingCode;
  /** The code's own severity when absent. */
  readonly severity?: Severity;
  /** What is expected; reads on after the key's name. */
  readonly message: string;
  readonly hint: string;
}

/** What a check may know of the other settings. */
export interface CheckContext {
  isSet(key: string): boolean;
}

/** Checks one non-empty value. */
export type Check = (text: string, context: CheckContext) => readonly CheckResult[];
