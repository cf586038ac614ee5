/** What a command may use of the world. */
export interface CliContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Buffer | string>;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
}

/** Exit statuses of gatectl. */
export const ExitStatus = { clean: 0, findings: 1, usage: 2, drift: 3 } as const;
