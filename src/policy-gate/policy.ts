/**
 * The policy: one plain JSON Schema per asset type. An asset is allowed when it meets the schema of its type; the words of a
 * denial are the schema's own descriptions.
 *
 * @module
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { UsageError } from '../errors/usage-error.ts';

/** Kinds of asset that a policy can speak about. */
const ASSET_TYPES = ['agent', 'server', 'skill'] as const;

/** What the policy says about an asset. */
export type PolicyVerdict = { readonly allowed: true } | { readonly allowed: false; readonly message: string };

/** A policy that can be asked. */
export interface Policy {
  /** Judges an asset; a kind that the policy has no schema for is denied. */
  judge(assetType: string, asset: unknown): PolicyVerdict;
}

/** Characters that a denial may have; the registry shows no more. */
const MAX_MESSAGE = 500;

/** Wrappers that only say that something inside them failed. */
const WRAPPERS = new Set(['if', 'allOf']);

interface Described {
  readonly description?: unknown;
  readonly properties?: Readonly<Record<string, Described>>;
}

/** The subschemas on the way to the failing keyword, innermost first, without the root: that one describes the policy. */
function subschemas(root: unknown, schemaPath: string): Described[] {
  const steps = schemaPath
    .replace(/^#\/?/, '')
    .split('/')
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  const found: Described[] = [];
  let schema: unknown = root;
  for (const step of steps) {
    schema = typeof schema === 'object' && schema !== null ? (schema as Record<string, unknown>)[step] : undefined;
    if (typeof schema === 'object' && schema !== null) found.unshift(schema);
  }
  return found;
}

function describe(root: unknown, error: ErrorObject): string {
  const path = subschemas(root, error.schemaPath);
  const missing: unknown = error.params['missingProperty'];
  const parent = (error.parentSchema ?? {}) as Described;
  const wanted = typeof missing === 'string' ? parent.properties?.[missing]?.description : undefined;
  const description = wanted ?? path.find((schema) => typeof schema.description === 'string')?.description;
  // The schema's own text and limits, never the asset's values.
  return typeof description === 'string'
    ? description
    : `${error.instancePath || 'the asset'} ${error.message ?? 'is not allowed'}`;
}

function messageOf(root: unknown, errors: readonly ErrorObject[]): string {
  const messages = new Set(errors.filter(({ keyword }) => !WRAPPERS.has(keyword)).map((error) => describe(root, error)));
  const text = [...messages].join('; ');
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE - 1)}…` : text;
}

function compileSchema(assetType: string, schema: unknown): ValidateFunction {
  if (typeof schema !== 'boolean' && (typeof schema !== 'object' || schema === null || Array.isArray(schema))) {
    throw new UsageError(`the policy for ${assetType} must be a JSON Schema`, 'give an object, or true to allow every one');
  }
  const is2020 = typeof schema === 'object' && '$schema' in schema && String(schema.$schema).includes('2020-12');
  // Strict: a misspelt keyword would be ignored otherwise, and let everything pass.
  const options = {
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    strictTuples: false,
  } as const;
  const ajv = is2020 ? new Ajv2020(options) : new Ajv(options);
  formats.default(ajv);
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new UsageError(`the policy for ${assetType} does not compile: ${(error as Error).message}`, 'correct the schema');
  }
}

/**
 * Compiles a policy.
 *
 * @param document a map from asset type to JSON Schema (draft-07, or 2020-12 by its `$schema`)
 * @throws UsageError when it is no policy; the message quotes the policy, which holds no secrets
 */
export function compilePolicy(document: unknown): Policy {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new UsageError('the policy must be a map', `give a JSON Schema for each of ${ASSET_TYPES.join(', ')}`);
  }
  const unknown = Object.keys(document).filter(
    (key) => !(ASSET_TYPES as readonly string[]).includes(key) && !key.startsWith('$'),
  );
  if (unknown.length > 0) {
    throw new UsageError(
      `the policy speaks about ${unknown.join(', ')}, which is no asset type`,
      `use ${ASSET_TYPES.join(', ')}`,
    );
  }
  const entries = Object.entries(document).filter(([key]) => !key.startsWith('$'));
  const validators = new Map(
    entries.map(([type, schema]) => [type, { schema: schema as unknown, validate: compileSchema(type, schema) }]),
  );
  return {
    judge(assetType, asset) {
      const found = validators.get(assetType);
      if (found === undefined) return { allowed: false, message: `there is no policy for assets of the type ${assetType}` };
      if (found.validate(asset)) return { allowed: true };
      return { allowed: false, message: messageOf(found.schema, found.validate.errors ?? []) || `no ${assetType} is allowed` };
    },
  };
}
