import type { SourceRange } from '../../src/errors/finding.ts';
import { gatectl } from '../support/cli.ts';

/** A finding as `gatectl lint --format json` prints it. */
export interface JsonFinding {
  readonly code: string;
  readonly severity: string;
  readonly path: string;
  readonly env: string | null;
  readonly message: string;
  readonly hint: string;
  readonly source: SourceRange | null;
  readonly overrides: readonly SourceRange[];
}

/** What `gatectl lint` finds with these arguments. */
export async function run(
  args: readonly string[],
  options: { readonly stdin?: string; readonly cwd?: string } = {},
): Promise<JsonFinding[]> {
  const { stdout } = await gatectl(['lint', '--format', 'json', ...args], options);
  return (JSON.parse(stdout) as { findings: JsonFinding[] }).findings;
}

/** What `gatectl lint` finds in a text on the standard input. */
export function lint(text: string, args: readonly string[] = []): Promise<JsonFinding[]> {
  return run(['-', ...args], { stdin: text });
}
