import type { Severity } from '../errors/codes.ts';
import type { Finding } from '../errors/finding.ts';

/** What the formats tell about a rule. */
export interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Markdown. */
  readonly checks: string;
  /** Markdown. */
  readonly why: string;
  /** Markdown. */
  readonly fix: string;
}

/** Findings, and what a format needs to show them. */
export interface Report {
  /** In a stable order. */
  readonly findings: readonly Finding[];
  /** Files that were looked at, as the user named them. */
  readonly files: readonly string[];
  /** Every rule, in the order of the catalogue. */
  readonly rules: readonly RuleInfo[];
  /** Version of gatectl. */
  readonly version: string;
  /** Name of a file relative to the root of the repository, with forward slashes, as machines want it; null for what is no file. */
  uri(file: string): string | null;
  /** A line of a file with everything masked that may be secret; undefined when it cannot be shown. */
  line(file: string, line: number): string | undefined;
  /** True when colours may be used. */
  readonly color: boolean;
}

/** Writes a report as text. */
export type Renderer = (report: Report) => string;
