/**
 * The settings as data, read from `schema/`: what each key is called, takes and means.
 *
 * @module
 */
import gateSchema from '../../schema/gate.schema.json' with { type: 'json' };
import policyGateSchema from '../../schema/policy-gate.schema.json' with { type: 'json' };
import registrySchema from '../../schema/registry.schema.json' with { type: 'json' };

/** Part of the product that a setting belongs to; one schema file each. */
export type Area = 'gate' | 'registry' | 'policy-gate';

/** A rule for one value that JSON Schema cannot express; see `checks/`. */
export type CheckName =
  'url' | 'proxy-url' | 'database-url' | 'header-name' | 'extra-params' | 'signing-keys' | 'api-keys' | 'encryption-keys';

/** A setting as its schema file declares it (JSON Schema draft-07 plus `x-` annotations). */
export interface SettingSchema {
  readonly type: 'boolean' | 'integer' | 'string';
  readonly default: boolean | number | string;
  readonly description: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly examples?: readonly string[];
  /** A secret: its value never reaches any output. */
  readonly writeOnly?: boolean;
  /** What it takes, in words, where the pattern would have to be read. */
  readonly 'x-expected'?: string;
  /** Least value where the image runs, when it differs. */
  readonly 'x-image-minimum'?: number;
  /** Default where the image runs (container, compose, charts), when it differs. */
  readonly 'x-image-default'?: boolean | number | string;
  readonly 'x-check'?: CheckName;
  /** An address whose path may be what lets a caller in, so that no output shows it. */
  readonly 'x-secret-path'?: boolean;
  /** Has an `<ENV>_FILE` form although it is no secret. */
  readonly 'x-file'?: boolean;
  /** A comma-separated list in one string. */
  readonly 'x-list'?: boolean;
  /** Must be set, whatever the other settings say. */
  readonly 'x-required'?: boolean;
}

/** One setting: a key of `schema/` with all that follows from it. */
export interface Setting {
  /** Values key, e.g. `registrationGateUrl`. */
  readonly key: string;
  /** Environment variable, e.g. `REGISTRATION_GATE_URL`. */
  readonly env: string;
  readonly area: Area;
  readonly schema: SettingSchema;
  /** Never shown. */
  readonly secret: boolean;
  /** Has an `<ENV>_FILE` form. */
  readonly file: boolean;
}

/** Pattern of text that is a number setting: decimal digits, without leading zeros that Helm would read as octal. */
export const DIGITS = '^(0|[1-9][0-9]{0,5})$';

/** Default of the setting where the image runs: in the charts and in compose. */
export function imageDefault(setting: Setting): boolean | number | string {
  return setting.schema['x-image-default'] ?? setting.schema.default;
}

/**
 * Name of the environment variable of a values key: camelCase to upper snake case; a digit never starts a new word.
 *
 * @example environmentName('registrationGateOauth2TokenUrl') // REGISTRATION_GATE_OAUTH2_TOKEN_URL
 */
export function environmentName(key: string): string {
  return key.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
}

/** The schema files, one an area. `properties` holds the settings. */
export const schemas: Readonly<Record<Area, { readonly title: string; readonly description: string }>> = {
  gate: gateSchema,
  registry: registrySchema,
  'policy-gate': policyGateSchema,
};

/** The settings of one schema file, in its order. */
export function settingsOf(area: Area, properties: object): Setting[] {
  return Object.entries(properties as Record<string, SettingSchema>).map(([key, schema]) => ({
    key,
    env: environmentName(key),
    area,
    schema,
    secret: schema.writeOnly === true,
    file: schema.writeOnly === true || schema['x-file'] === true,
  }));
}

/** The settings of the registry in schema order: the gate's, then the rest. In the charts they are `app.*`. */
export const appSettings: readonly Setting[] = [
  ...settingsOf('gate', gateSchema.properties),
  ...settingsOf('registry', registrySchema.properties),
];

/** The settings of `bin/policy-gate`; environment only. */
export const policyGateSettings: readonly Setting[] = settingsOf('policy-gate', policyGateSchema.properties);

/** Those that the stack chart has as values; where the policy gate listens and its files are the chart's business. */
export const policyGateChartSettings: readonly Setting[] = policyGateSettings.filter(
  ({ key }) => !['policyGateHost', 'policyGatePort', 'policyGatePolicyFile', 'policyGateCaFile'].includes(key),
);

const byKey = new Map([...appSettings, ...policyGateSettings].map((setting) => [setting.key, setting]));

/** The setting with this values key. */
export function findSetting(key: string): Setting | undefined {
  return byKey.get(key);
}

/** The variables that bring a setting: its own, and its `_FILE` form where it has one. */
export const environmentNames = ({ env, file }: Setting): string[] => (file ? [env, `${env}_FILE`] : [env]);

/** Key of `app` that names one existing Secret for any of the settings. */
export const WHOLE_SECRET_KEY = 'existingSecret';

/** Name of the chart key that refers to an existing Secret instead of a literal. */
export const existingSecretKey = (key: string): string => `${key}ExistingSecret`;

/** Name of the chart key that says which entry of the existing Secret to take. */
export const existingSecretEntryKey = (key: string): string => `${key}ExistingSecretKey`;
