import type { FindingCode } from '../../errors/codes.ts';

/** Codes that `gatectl lint` reports; each has a rule in the catalogue. */
export type LintCode = Exclude<FindingCode, 'dialect-cannot-carry'>;

/** Values to lint, as an example of a rule. */
export interface Example {
  /** One values file, or several by name, linted together in this order as `-f` would. */
  readonly values: string | Readonly<Record<string, string>>;
  /** More arguments of `gatectl lint`. */
  readonly args?: readonly string[];
  /** True when git tracks the files. */
  readonly tracked?: boolean;
}

/** What a rule is for. Its id, severity and title stand with its code in `src/errors/codes.ts`. */
export interface RuleText {
  /** What it checks; a sentence or two. Markdown. */
  readonly checks: string;
  /** Why it matters. Markdown. */
  readonly why: string;
  /** How to fix what it finds. Markdown. */
  readonly fix: string;
  /** True when `gatectl lint --fix` corrects what it finds; the bad example is one that it does correct. */
  readonly fixable?: boolean;
  /** The rule finds something here. */
  readonly bad: Example;
  /** And nothing at all is found here. */
  readonly good: Example;
}
