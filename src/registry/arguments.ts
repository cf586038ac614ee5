const HELP = `Usage: registry    serve until a signal stops it; settings from the environment (docs/settings.md)

Logs JSON lines on stderr, and its address on stdout once it takes requests.

Exit status: 0 stopped by a signal; 1 refused by the start-up check of the gate; 2 wrong usage,
wrong settings, or no usable database or port.
`;

/** What the program answers instead of serving. */
export interface ArgumentsAnswer {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit status. */
  readonly status: 0 | 2;
}

/** What to answer arguments with; null when there are none. One that is not known is not shown: it may be a secret. */
export function answerArguments(args: readonly string[]): ArgumentsAnswer | null {
  if (args.length === 0) return null;
  if (args.every((arg) => arg === '--help' || arg === '-h')) return { stdout: HELP, stderr: '', status: 0 };
  const stderr =
    'registry: arguments are not taken\n    hint: give settings as environment variables; registry --help says more\n';
  return { stdout: '', stderr, status: 2 };
}
