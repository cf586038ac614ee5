/**
 * `values.schema.json` of both charts: JSON Schema draft-07 in one file, which Helm reads from 3.18.5 on.
 * A secret and a URL (which may hold a password by mistake) carry no `pattern`: Helm prints the value that fails one.
 *
 * @module
 */
import type { Condition, Rule } from '../settings/rules.ts';
import {
  DIGITS,
  WHOLE_SECRET_KEY,
  existingSecretEntryKey,
  existingSecretKey,
  imageDefault,
  policyGateChartSettings,
  type Setting,
} from '../settings/setting.ts';
import { BANNER, type Catalogue, type JsonSchema } from './catalogue.ts';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** Least value of a number where the image runs. */
export const imageMinimum = ({ schema }: Setting): number => schema['x-image-minimum'] ?? schema.minimum ?? 0;

/** Schema of one key under `app`. */
function valueSchema(setting: Setting): JsonSchema {
  const { schema } = setting;
  const { type, enum: allowed, minimum, maximum, minLength, maxLength, pattern } = schema;
  const leaky = setting.secret || schema['x-check'] === 'url' || schema['x-check'] === 'proxy-url';
  return {
    description: `${schema.description} Environment: ${setting.env}.`,
    default: imageDefault(setting),
    type: type === 'integer' ? ['integer', 'string'] : type,
    ...(type === 'integer' && { pattern: DIGITS }),
    ...(allowed && { enum: allowed }),
    ...(minimum !== undefined && { minimum: imageMinimum(setting) }),
    ...(maximum !== undefined && { maximum }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && !leaky && { pattern }),
    ...(setting.secret && { writeOnly: true }),
  };
}

/** A key of `app` that stands for no environment variable: a reference to a Secret made elsewhere. */
export interface ReferenceKey {
  readonly key: string;
  readonly description: string;
}

/** The keys by which a secret is referred to instead of given. */
export function referenceKeys(setting: Setting): readonly ReferenceKey[] {
  return [
    {
      key: existingSecretKey(setting.key),
      description: `Name of an existing Secret that holds ${setting.key}; instead of the literal, both together are refused.`,
    },
    {
      key: existingSecretEntryKey(setting.key),
      description: `Entry of that Secret. Empty takes ${setting.env}.`,
    },
  ];
}

/** The key of `app` that names one Secret for any of the settings. */
export const WHOLE_SECRET: ReferenceKey = {
  key: WHOLE_SECRET_KEY,
  description:
    'Name of one existing Secret that may hold any of the settings under their environment names. No secret literal may stand beside it; what it holds wins over what stands here.',
};

const nonEmpty = (key: string): JsonSchema => ({ properties: { [key]: { minLength: 1 } }, required: [key] });

const empty = (key: string): JsonSchema => ({ properties: { [key]: { const: '' } } });

/** All of them; one alone stands for itself, which keeps Helm's messages short. */
const all = (schemas: readonly JsonSchema[]): JsonSchema => (schemas.length === 1 ? (schemas[0] ?? {}) : { allOf: schemas });

function isSet(setting: Setting): JsonSchema {
  return setting.secret ? { anyOf: [nonEmpty(setting.key), nonEmpty(existingSecretKey(setting.key))] } : nonEmpty(setting.key);
}

function condition(setting: Setting, wanted: Condition): JsonSchema {
  const { key } = setting;
  return wanted === 'set' ? isSet(setting) : { properties: { [key]: { enum: wanted } }, required: [key] };
}

/** A rule across keys as `if`/`then`. What `app.existingSecret` may bring is left to the registry's start-up. */
function ruleSchema(rule: Rule, byKey: ReadonlyMap<string, Setting>): JsonSchema[] {
  const settingOf = (key: string): Setting => {
    const setting = byKey.get(key);
    if (setting === undefined) throw new Error(`rule ${rule.id} names ${key}, which no schema file has`);
    return setting;
  };
  const when = Object.entries(rule.when ?? {}).map(([key, wanted]) => condition(settingOf(key), wanted));
  if ((rule.severity ?? 'error') !== 'error') return [];
  const required = rule.require ?? rule.requireOne;
  if (required) {
    const set = required.map((key) => isSet(settingOf(key)));
    return [{ if: all([...when, empty(WHOLE_SECRET.key)]), then: rule.require ? all(set) : { anyOf: set } }];
  }
  const [first = '', ...others] = rule.conflict ?? [];
  return others.map((other) => ({ if: all([...when, isSet(settingOf(other))]), then: empty(first) }));
}

function appSchema(catalogue: Catalogue, withRules: boolean): JsonSchema {
  const references = catalogue.appSettings.filter(({ secret }) => secret).flatMap(referenceKeys);
  const referenceSchema = ({ description }: ReferenceKey): JsonSchema => ({
    description,
    type: 'string',
    maxLength: 253,
    default: '',
  });
  const byKey = new Map(catalogue.appSettings.map((setting) => [setting.key, setting]));
  return {
    description: 'Settings of the registry.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries([
      ...catalogue.appSettings.map((setting): [string, JsonSchema] => [setting.key, valueSchema(setting)]),
      ...[WHOLE_SECRET, ...references].map((reference): [string, JsonSchema] => [reference.key, referenceSchema(reference)]),
    ]),
    ...(withRules && {
      allOf: catalogue.rules.filter((rule) => rule.parentMayBring !== true).flatMap((rule) => ruleSchema(rule, byKey)),
    }),
  };
}

/** The rules whose settings a parent may bring, for a chart that says when it does not. */
function parentRules(catalogue: Catalogue, unless: JsonSchema, within: (app: JsonSchema) => JsonSchema): JsonSchema[] {
  const byKey = new Map(catalogue.appSettings.map((setting) => [setting.key, setting]));
  return catalogue.rules
    .filter((rule) => rule.parentMayBring === true)
    .flatMap((rule) => ruleSchema(rule, byKey))
    .map(({ if: when, then }) => ({ if: { ...within(when as JsonSchema), not: unless }, then: within(then as JsonSchema) }));
}

/** Schema of one property that is there. */
const property = (name: string, schema: JsonSchema): JsonSchema => ({ properties: { [name]: schema }, required: [name] });

/**
 * Schema of the registry chart's values.
 *
 * @param withRules with the rules across keys as `if`/`then`; the linter leaves them out and reports the rules by name
 */
export function registryValuesSchema(catalogue: Catalogue, withRules: boolean): JsonSchema {
  return {
    $schema: DRAFT,
    $comment: BANNER,
    title: 'Values of the chart registry',
    type: 'object',
    additionalProperties: false,
    properties: {
      app: appSchema(catalogue, withRules),
      ...catalogue.files.kubernetes.properties,
      // A parent chart adds these two; a closed root without them breaks every use as a subchart.
      global: { type: 'object', description: "The parent chart's global values; unused here." },
      enabled: { type: 'boolean', description: "For a parent chart's condition; unused here." },
    },
    // Helm gives every subchart a global: in its parent this is left to templates/validate.yaml, which sees what the parent brings.
    ...(withRules && { allOf: parentRules(catalogue, { required: ['global'] }, (app) => property('app', app)) }),
  };
}

/** What the stack has besides the registry, with the policy gate's settings in their place. */
function stackProperties(catalogue: Catalogue): Readonly<Record<string, JsonSchema>> {
  const { policyGate = {}, ...others } = catalogue.files.stack.properties;
  const settings = Object.fromEntries(
    policyGateChartSettings.map((setting): [string, JsonSchema] => [setting.key, valueSchema(setting)]),
  );
  const properties = {
    ...policyGate.properties,
    settings: { ...policyGate.properties?.['settings'], additionalProperties: false, properties: settings },
  };
  return { ...others, policyGate: { ...policyGate, properties } };
}

/**
 * Schema of the stack chart's values; the registry's stands in it.
 *
 * @param registry the registry chart's schema, or a reference to it
 * @param withRules as for {@link registryValuesSchema}
 */
export function stackValuesSchema(catalogue: Catalogue, registry: JsonSchema, withRules: boolean): JsonSchema {
  const { $schema: _draft, $comment: _comment, allOf: _rules, ...embedded } = registry;
  const policyGate = property('policyGate', property('enabled', { const: true }));
  return {
    $schema: DRAFT,
    $comment: BANNER,
    title: 'Values of the chart mcp-gateway-registry-stack',
    type: 'object',
    additionalProperties: false,
    properties: {
      registry: embedded,
      ...stackProperties(catalogue),
      global: { type: 'object', description: 'Values that every subchart sees; unused here.' },
    },
    ...(withRules && { allOf: parentRules(catalogue, policyGate, (app) => property('registry', property('app', app))) }),
  };
}
