/**
 * Wrong usage, or a file that cannot be read or written: the command ends with status 2 and prints
 * the message and the hint, never a stack trace.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** What to do about it. */
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.hint = hint;
  }
}

/** Tells a usage error from others, also one that a part of the program threw that was bundled by itself, with a class of its own. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === 'UsageError';
}
