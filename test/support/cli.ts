import { runCli } from '../../src/cli/program.ts';
import { root } from './repository.ts';

/** What a run of gatectl printed and ended with. */
export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs gatectl in this process. */
export async function gatectl(
  args: readonly string[],
  options: { cwd?: string; stdin?: string; tty?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<CliRun> {
  let stdout = '';
  let stderr = '';
  const status = await runCli(
    {
      cwd: options.cwd ?? root,
      env: options.env ?? {},
      stdin: (async function* () {
        yield options.stdin ?? '';
      })(),
      stdout: { write: (text: string) => (stdout += text), isTTY: options.tty ?? false },
      stderr: { write: (text: string) => (stderr += text) },
    },
    args,
  );
  return { status, stdout, stderr };
}
