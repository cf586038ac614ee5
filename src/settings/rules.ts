/**
 * The rules across keys, read from `schema/rules.json`.
 *
 * @module
 */
import rulesFile from '../../schema/rules.json' with { type: 'json' };
import type { FindingCode, Severity } from '../errors/codes.ts';
import { findSetting } from './setting.ts';

/** What a key must be for a rule to apply: one of some values, or not empty (`"set"`). */
export type Condition = 'set' | readonly (string | boolean)[];

/** A rule across keys: under `when`, exactly one of `require`, `requireOne` and `conflict` holds. */
export interface Rule {
  readonly id: string;
  readonly severity?: Severity;
  readonly when?: Readonly<Record<string, Condition>>;
  /** Each of these must be set. */
  readonly require?: readonly string[];
  /** At least one of these must be set. */
  readonly requireOne?: readonly string[];
  /** Not two of these may be set. */
  readonly conflict?: readonly string[];
  /** Reads on after the first key's name. */
  readonly message: string;
  readonly hint: string;
  /** True where the templates of a parent chart may set what is needed, after the charts' schemas were asked. */
  readonly parentMayBring?: boolean;
}

/** Every rule, in file order. */
export const rules: readonly Rule[] = rulesFile.rules as readonly Rule[];

/** What the rules are asked about: the settings of a values file or of an environment. */
export interface SettingFacts {
  /** Value of a key that is no secret; its default when nothing set it, undefined when it cannot be read. */
  value(key: string): unknown;
  /** True when somebody gave the key, whatever its value. */
  given(key: string): boolean;
  /** True when a key has a non-empty value; for a secret also when it is given by reference or file. */
  isSet(key: string): boolean;
}

/** A rule that does not hold. */
export interface RuleViolation {
  readonly rule: Rule;
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The key that the finding is about. */
  readonly key: string;
  /** The keys whose values called for it, the most specific last. */
  readonly because: readonly string[];
}

function applies(rule: Rule, facts: SettingFacts): boolean {
  return Object.entries(rule.when ?? {}).every(([key, condition]) =>
    condition === 'set' ? facts.isSet(key) : (condition as readonly unknown[]).includes(facts.value(key)),
  );
}

function brokenKeys(rule: Rule, facts: SettingFacts): { code: FindingCode; keys: readonly string[] } {
  if (rule.require) return { code: 'required-key', keys: rule.require.filter((key) => !facts.isSet(key)) };
  if (rule.requireOne) {
    return { code: 'required-key', keys: rule.requireOne.some((key) => facts.isSet(key)) ? [] : rule.requireOne.slice(0, 1) };
  }
  const set = (rule.conflict ?? []).filter((key) => facts.isSet(key));
  return { code: 'conflicting-keys', keys: set.length > 1 ? set.slice(0, 1) : [] };
}

/** Tells which rules do not hold. */
export function evaluateRules(facts: SettingFacts): RuleViolation[] {
  return rules
    .filter((rule) => applies(rule, facts))
    .flatMap((rule) => {
      const { code, keys } = brokenKeys(rule, facts);
      const because = rule.conflict ?? Object.keys(rule.when ?? {});
      return keys.map((key) => ({ rule, code, severity: rule.severity ?? 'error', key, because }));
    });
}

/** What could be the key of a setting. */
const KEY_IN_TEXT = /\b[a-z]+[A-Z]\w*/g;

/**
 * Words a text of the rules for its reader: names each setting in it as the user writes it
 * (`REGISTRATION_GATE_URL`, `app.registrationGateUrl`).
 */
export function phrase(text: string, nameOf: (key: string) => string): string {
  return text.replaceAll(KEY_IN_TEXT, (key) => (findSetting(key) === undefined ? key : nameOf(key)));
}
