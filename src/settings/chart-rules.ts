/**
 * What contradicts among the registry chart's Kubernetes keys, read from `schema/chart-rules.json`, and among the stack's keys,
 * read from `schema/stack-rules.json`.
 *
 * @module
 */
import rulesFile from '../../schema/chart-rules.json' with { type: 'json' };
import stackRulesFile from '../../schema/stack-rules.json' with { type: 'json' };
import { policyGateChartSettings } from './setting.ts';

/**
 * What a path must be for a rule to apply: not empty, empty, one of some values, above a number or the value of another path,
 * or text that does not match a pattern.
 */
export type ChartCondition =
  'set' | 'unset' | readonly (string | boolean)[] | { readonly above: number | string } | { readonly unlike: string };

/** A contradiction: it stands when all of `when` does. Paths are the chart's that has the rule, with dots. */
export interface ChartRule {
  readonly code: 'conflicting-keys' | 'required-key';
  /** The path that the finding is about. */
  readonly path: string;
  readonly when: Readonly<Record<string, ChartCondition>>;
  /** Where the registry must store for the rule to apply; absent for anywhere. */
  readonly storage?: 'sqlite';
  /** The gate that the registry must ask for the rule to apply: the one that the stack brings; absent for any. */
  readonly asks?: 'policy-gate';
  /** Reads on after the path; `{path}` stands for a path as the user types it. */
  readonly message: string;
  readonly hint: string;
}

/** Every rule of the registry chart, in file order. */
export const chartRules: readonly ChartRule[] = rulesFile.rules as readonly ChartRule[];

/** A policy gate that is switched on needs what its own schema calls for. */
export const policyGateRules: readonly ChartRule[] = policyGateChartSettings
  .filter(({ schema }) => schema['x-required'])
  .map(({ key }) => {
    const path = `policyGate.settings.${key}`;
    return {
      code: 'required-key',
      path,
      when: { 'policyGate.enabled': [true], [path]: 'unset' },
      message: 'is needed when {policyGate.enabled} is true',
      hint: 'the policy gate trusts nobody by itself',
    };
  });

/** Every rule of the stack, those of its file first. */
export const stackRules: readonly ChartRule[] = [...(stackRulesFile.rules as readonly ChartRule[]), ...policyGateRules];

/** Words a text of the rules: names each `{path}` in it as its reader types it. */
export const phrasePaths = (text: string, nameOf: (path: string) => string): string =>
  text.replaceAll(/\{([a-z]\w*(?:\.\w+)*)\}/g, (_, path: string) => nameOf(path));
