import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import type { Setting } from '../settings/setting.ts';
import { BANNER, type Catalogue } from './catalogue.ts';
import { registryValuesSchema, stackValuesSchema } from './values-schema.ts';

// The package is CommonJS: under Node its default export arrives wrapped.
const standaloneCode = standalone.default;

/** The one helper that the generated code asks for, counting as JSON Schema does: in characters, not UTF-16 units. */
const LENGTH_HELPER = 'require("ajv/dist/runtime/ucs2length").default';

function toEsModule(code: string): string {
  const result = code
    .replace(/^"use strict";/, 'const countCharacters = (text) => [...text].length;')
    .replaceAll(LENGTH_HELPER, 'countCharacters');
  if (/\brequire\(/.test(result)) throw new Error('a validator requires a helper that an ES module cannot load');
  return result;
}

function settingsSchema(settings: readonly Setting[]): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(settings.map(({ key, schema }) => [key, schema])),
  };
}

/** A generated module: its code and its declarations. */
export interface ValidatorModule {
  readonly code: string;
  readonly declarations: string;
}

/** Removes what a validator never looks at, so that the compiled code stays small. */
function withoutProse(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (keyword, value: unknown) =>
      typeof value === 'string' && ['description', '$comment', 'title'].includes(keyword) ? undefined : value,
    ),
  );
}

function compile(schemas: Readonly<Record<string, object>>): ValidatorModule {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    keywords: ['x-image-default', 'x-check', 'x-secret-path', 'x-file', 'x-list', 'x-required', 'x-expected', 'x-image-minimum'],
  });
  const names = Object.keys(schemas);
  for (const name of names) ajv.addSchema(withoutProse(schemas[name]) as object, name);
  return {
    code: `// ${BANNER}\n${toEsModule(standaloneCode(ajv, Object.fromEntries(names.map((name) => [name, name]))))}\n`,
    declarations: [
      `// ${BANNER}`,
      `import type { CompiledValidator } from '../schema-errors.ts';`,
      '',
      ...names.map((name) => `export declare const ${name}: CompiledValidator;`),
      '',
    ].join('\n'),
  };
}

/**
 * Compiles the validators ahead, so that no program compiles a schema at its start (ajv standalone code, ES modules):
 * those of the programs' settings, of the charts' values, and of the contract between registry and gate.
 */
export function renderValidators(catalogue: Catalogue): Readonly<Record<'settings' | 'values' | 'contract', ValidatorModule>> {
  return {
    contract: compile({ validateGateRequest: catalogue.contract.request, validateGateAnswer: catalogue.contract.answer }),
    settings: compile({
      validateAppSettings: settingsSchema(catalogue.appSettings),
      validatePolicyGateSettings: settingsSchema(catalogue.policyGateSettings),
    }),
    values: compile({
      validateRegistryValues: registryValuesSchema(catalogue, false),
      validateStackValues: stackValuesSchema(catalogue, { $ref: 'validateRegistryValues' }, false),
    }),
  };
}
