import { type FindingCode, findingCodes, type Severity } from './codes.ts';

/** Where something was written. Lines and columns start at 1; `endColumn` is the column after the last character. */
export interface SourceRange {
  /** File as the user named it, or the flag that brought the value (`--set app.registrationGateUrl`). */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * A change of one values file that is safe to make: it says what the author meant, in the same place.
 * `path` leads to the entry within the file by itself.
 */
export interface Fix {
  readonly file: string;
  readonly path: readonly string[];
  readonly action:
    | { readonly kind: 'quote' }
    /** Writes a scalar anew: `true` for `yes`, `31` for `0x1F`. Never a secret. */
    | { readonly kind: 'write'; readonly text: string }
    | { readonly kind: 'rename'; readonly to: string }
    | { readonly kind: 'move'; readonly to: readonly string[] };
}

/** One thing that is wrong, or worth knowing. Never holds the value of a setting. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Path of the values key (`app.registrationGateUrl`), or the environment variable when there is no key. */
  readonly path: string;
  /** Environment variable of the setting, null where it has none. */
  readonly env: string | null;
  readonly message: string;
  readonly hint: string;
  /** What supplied the effective value, null when nothing did. */
  readonly source: SourceRange | null;
  /** Earlier sources of the same key that the effective one overrode, latest first. */
  readonly overrides: readonly SourceRange[];
  /** What `gatectl lint --fix` would change; no format prints it. */
  readonly fix?: Fix | undefined;
}

/** What {@link finding} takes: everything but what follows from the code. */
export interface FindingInput {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
  readonly env?: string | null;
  readonly severity?: Severity;
  readonly source?: SourceRange | null;
  readonly overrides?: readonly SourceRange[];
  readonly fix?: Fix | undefined;
}

/** Makes a finding; its severity is the code's own unless given. */
export function finding(code: FindingCode, input: FindingInput): Finding {
  return {
    code,
    severity: input.severity ?? findingCodes[code].severity,
    path: input.path,
    env: input.env ?? null,
    message: input.message,
    hint: input.hint,
    source: input.source ?? null,
    overrides: input.overrides ?? [],
    ...(input.fix && { fix: input.fix }),
  };
}

/** Sorts findings by file, line, column, code and path, so that two runs print the same. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return findings.toSorted(
    (a, b) =>
      text(a.source?.file ?? '', b.source?.file ?? '') ||
      (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
      (a.source?.column ?? 0) - (b.source?.column ?? 0) ||
      text(a.code, b.code) ||
      text(a.path, b.path),
  );
}
