/**
 * Settings from environment variables. Text is taken as it is; a boolean is true/false, 1/0, yes/no or on/off in any case;
 * a number is decimal digits; an empty variable counts as unset. Everything else is a finding that names the variable.
 *
 * @module
 */
import type { Finding } from '../errors/finding.ts';
import { finding } from '../errors/finding.ts';
import { nearestName } from '../errors/nearest-name.ts';
import { checkValue } from './checks/index.ts';
import { findDepartures, parseList } from './departures.ts';
import { evaluateRules, phrase, type SettingFacts } from './rules.ts';
import { type CompiledValidator, explainFailures } from './schema-errors.ts';
import { Secret } from './secret.ts';
import { appSettings, environmentNames, findSetting, policyGateSettings, type Setting } from './setting.ts';

/** Process environment, or one read from a file. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What an environment says: every setting's value, which were given, and all that is wrong with them. */
export interface EnvironmentReading {
  /** Values by key: text, number, boolean, list, or {@link Secret}. One that cannot be read stands at its default. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Keys that a variable was given for, readable or not. */
  readonly given: ReadonlySet<string>;
  /** Keys whose variable could not be read. */
  readonly unreadable: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

const BOOLEANS = new Map([
  ...['true', '1', 'yes', 'on'].map((word) => [word, true] as const),
  ...['false', '0', 'no', 'off'].map((word) => [word, false] as const),
]);

function parseScalar(setting: Setting, text: string): unknown {
  if (setting.schema.type === 'boolean') return BOOLEANS.get(text.toLowerCase());
  if (setting.schema.type === 'integer') return /^[0-9]+$/.test(text) ? Number(text) : undefined;
  return text;
}

const EXPECTED = {
  boolean: 'must be true or false (or 1/0, yes/no, on/off)',
  integer: 'must be a whole number in decimal digits',
  string: 'must be text',
} as const;

/** What Kubernetes adds for a Service called `registry` or `registration-gate`; not meant for us. */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/;

/** Kubernetes gives `REGISTRY_PORT` the address of a Service that is called registry. */
function hintForText(setting: Setting, text: string): string {
  return text.startsWith('tcp://')
    ? 'Kubernetes set it for a Service of this name: set enableServiceLinks to false in the pod'
    : hintFor(setting);
}

function hintFor(setting: Setting): string {
  const example = setting.schema.examples?.[0];
  return example === undefined ? `see docs/settings.md for ${setting.env}` : `for example ${setting.env}=${example}`;
}

/** False for white space, and for a list without entries. */
const holdsSomething = (setting: Setting | undefined, text: string): boolean =>
  setting?.schema['x-list'] === true ? parseList(text).length > 0 : text.trim() !== '';

/** Every variable of every program of ours: they may share an environment. */
const KNOWN: ReadonlySet<string> = new Set(
  [...appSettings, ...policyGateSettings].flatMap(environmentNames).concat('POLICY_GATE_CHECK_TOKEN'),
);

function hintForUnknown(name: string, nearest: string | undefined): string {
  if (name.endsWith('_FILE') && KNOWN.has(name.slice(0, -'_FILE'.length)))
    return 'only secrets have a _FILE form: give the value itself';
  return nearest === undefined ? 'remove it, or look the name up in docs/settings.md' : `did you mean ${nearest}?`;
}

/** Names that begin as ours do and are none of ours: a misspelling must not pass in silence. */
function unknownVariables(env: Environment, settings: readonly Setting[]): Finding[] {
  const mine = settings.flatMap(environmentNames);
  const findings: Finding[] = [];
  for (const name of Object.keys(env)) {
    if (KNOWN.has(name) || env[name] === '') continue;
    // Another case or other separators are another variable, but hardly meant as one.
    const wanted = name.toUpperCase().replaceAll(/[.-]/g, '_');
    const gate = /^(REGISTRATION_?GATE|POLICY_?GATE)_/.test(wanted);
    if ((!gate && !/^(REGISTRY|REGISTRATION)_/.test(wanted)) || SERVICE_LINK.test(wanted)) continue;
    const nearest = nearestName(name, mine);
    // Every name of a gate is ours; other REGISTRY_ names may be meant for another program.
    if (nearest === undefined && !gate) continue;
    findings.push(
      finding('unknown-key', {
        path: name,
        env: name,
        message: `${name} is not a variable that is known here`,
        hint: hintForUnknown(name, nearest),
      }),
    );
  }
  return findings;
}

/**
 * Reads settings from an environment and reports everything that is wrong with them at once.
 *
 * @param settings which settings to look for
 * @param validate compiled validator of these settings' schema
 */
export function readEnvironment(env: Environment, settings: readonly Setting[], validate: CompiledValidator): EnvironmentReading {
  const findings: Finding[] = [];
  const raw: Record<string, unknown> = {};
  const given = new Set<string>();
  const unreadable = new Set<string>();
  const report = (setting: Setting, code: Parameters<typeof finding>[0], message: string, hint: string): void => {
    findings.push(finding(code, { path: setting.key, env: setting.env, message: `${setting.env} ${message}`, hint }));
    unreadable.add(setting.key);
  };

  const files = new Map<string, string>();
  for (const setting of settings) {
    const text = env[setting.env] ?? '';
    const file = setting.file ? (env[`${setting.env}_FILE`] ?? '') : '';
    if (text !== '' || file !== '') given.add(setting.key);
    if (text !== '' && file !== '') {
      report(setting, 'literal-and-reference', `and ${setting.env}_FILE are both set`, 'keep one of the two');
    } else if (file !== '') {
      files.set(setting.key, file);
    } else if (text !== '') {
      const value = parseScalar(setting, text);
      if (value === undefined) report(setting, 'wrong-type', EXPECTED[setting.schema.type], hintForText(setting, text));
      else raw[setting.key] = value;
    }
  }
  if (!validate(raw)) {
    for (const failure of explainFailures(validate)) {
      const setting = findSetting(failure.pointer.slice(1));
      if (setting === undefined) continue;
      report(setting, failure.code, failure.message, hintFor(setting));
    }
  }

  const facts: SettingFacts = {
    given: (key) => given.has(key),
    value: (key) => (unreadable.has(key) ? undefined : (raw[key] ?? findSetting(key)?.schema.default)),
    // A key that was given and could not be read is not missing: it has its own finding.
    isSet: (key) => files.has(key) || unreadable.has(key) || holdsSomething(findSetting(key), String(facts.value(key))),
  };
  for (const setting of settings) {
    const text = raw[setting.key];
    if (typeof text !== 'string' || unreadable.has(setting.key)) continue;
    for (const { code, severity, message, hint } of checkValue(setting, text, facts)) {
      findings.push(
        finding(code, {
          path: setting.key,
          env: setting.env,
          message: `${setting.env} ${message}`,
          hint,
          ...(severity && { severity }),
        }),
      );
    }
  }
  findings.push(...crossKeyFindings(settings, facts), ...unknownVariables(env, settings));

  const values = Object.fromEntries(
    settings.map((setting) => [
      setting.key,
      toRuntime(setting, facts.value(setting.key) ?? setting.schema.default, files.get(setting.key)),
    ]),
  );
  return { values, given, unreadable, findings };
}

function crossKeyFindings(settings: readonly Setting[], facts: SettingFacts): Finding[] {
  const mine = new Set(settings.map((setting) => setting.key));
  const envOf = (key: string): string => findSetting(key)?.env ?? key;
  const about = (key: string, message: string, hint: string) => ({
    path: key,
    env: envOf(key),
    message: `${envOf(key)} ${phrase(message, envOf)}`,
    hint: phrase(hint, envOf),
  });
  const always = settings
    .filter((setting) => setting.schema['x-required'] === true && !facts.isSet(setting.key))
    .map((setting) => finding('required-key', about(setting.key, 'is needed', hintFor(setting))));
  const ruled = evaluateRules(facts)
    .filter((violation) => mine.has(violation.key))
    .map(({ code, severity, key, rule }) => finding(code, { ...about(key, rule.message, rule.hint), severity }));
  const departures = findDepartures(facts)
    .filter(({ key }) => mine.has(key))
    .map(({ code, key, message, hint }) => finding(code, about(key, message, hint)));
  return [...always, ...ruled, ...departures];
}

function toRuntime(setting: Setting, value: unknown, file: string | undefined): unknown {
  if (setting.file) return file === undefined ? Secret.literal(setting.env, String(value)) : Secret.file(setting.env, file);
  return setting.schema['x-list'] === true ? parseList(String(value)) : value;
}
