/** What may be logged of an error: its kind and where it came from. Messages are left out, because they quote values. */
export interface Fault {
  readonly name: string;
  readonly code?: string;
  /** The first frames of the stack. */
  readonly at: readonly string[];
}

/** Describes an unexpected error for the log, without its message. */
export function describeFault(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { stack = '', message } = error;
  // What stands behind the message: that may hold lines that look like frames.
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  const { code } = error as NodeJS.ErrnoException;
  return { name: error.name, ...(typeof code === 'string' && { code }), at: frames.slice(0, 6).map((line) => line.trim()) };
}
