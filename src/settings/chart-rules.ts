/**
 * What contradicts among the chart's Kubernetes keys, read from `schema/chart-rules.json`.
 *
 * @module
 */
import rulesFile from '../../schema/chart-rules.json' with { type: 'json' };

/** What a path must be for a rule to apply: not empty, empty, one of some values, or above a number or the value of another path. */
export type ChartCondition = 'set' | 'unset' | readonly (string | boolean)[] | { readonly above: number | string };

/** A contradiction: it stands when all of `when` does. Paths are the registry chart's, with dots. */
export interface ChartRule {
  readonly code: 'conflicting-keys' | 'required-key';
  /** The path that the finding is about. */
  readonly path: string;
  readonly when: Readonly<Record<string, ChartCondition>>;
  /** Where the registry must store for the rule to apply; absent for anywhere. */
  readonly storage?: 'sqlite';
  /** Reads on after the path; `{path}` stands for a path as the user types it. */
  readonly message: string;
  readonly hint: string;
}

/** Every rule, in file order. */
export const chartRules: readonly ChartRule[] = rulesFile.rules as readonly ChartRule[];

/** Words a text of the rules: names each `{path}` in it as its reader types it. */
export const phrasePaths = (text: string, nameOf: (path: string) => string): string =>
  text.replaceAll(/\{([a-z]\w*(?:\.\w+)*)\}/g, (_, path: string) => nameOf(path));
