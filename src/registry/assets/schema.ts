/**
 * The kinds of assets as JSON Schema (2020-12), for the API's description.
 *
 * @module
 */
import { nullable, type Schema } from '../openapi/operation.ts';
import { type FieldType, fieldType } from './fields.ts';
import type { Field, Kind } from './kind.ts';

/** The members that a kind knows, each spelling by itself. */
function spelt(kind: Kind, schemaOf: (field: Field) => Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(kind.fields).flatMap(([name, field]): [string, Schema][] => {
      const schema = { ...schemaOf(field), ...(field.about !== undefined && { description: field.about }) };
      const others = (field.also ?? []).map((other): [string, Schema] => [
        other,
        { ...schema, description: `The same as ${name}: give one of them.` },
      ]);
      return [[name, schema], ...others];
    }),
  );
}

/** What a card cannot do without. An update takes its path from the address. */
const requiredFields = ({ fields }: Kind, operation: 'register' | 'update'): [string, Field][] =>
  Object.entries(fields).filter(([name, field]) => field.required && !(operation === 'update' && name === 'path'));

/** The members that a kind knows; one that may be absent, or stand under another name instead, also as what counts as absent. */
function sentMembers(
  kind: Kind,
  operation: 'register' | 'update',
  schemaOf: (type: FieldType) => Schema,
  orAbsent: (schema: Schema) => Schema,
): Record<string, Schema> {
  const required = requiredFields(kind, operation).map(([, field]) => field);
  return spelt(kind, (field) => {
    const schema = schemaOf(field.type);
    return required.includes(field) && field.also === undefined ? schema : orAbsent(schema);
  });
}

/**
 * A card as it is sent. That two names of a member must not contradict each other is beyond JSON Schema, and stands in the description
 * of the second.
 */
export function cardSchema(kind: Kind, operation: 'register' | 'update'): Schema {
  const required = requiredFields(kind, operation);
  const named = required.filter(([, field]) => field.also !== undefined);
  return {
    type: 'object',
    required: required.filter(([, field]) => field.also === undefined).map(([name]) => name),
    properties: sentMembers(kind, operation, (type) => fieldType(type).schema, nullable),
    // JSON Schema has no empty allOf.
    ...(named.length > 0 && {
      allOf: named.map(([name, { type, also = [] }]) => ({
        anyOf: [name, ...also].map((one) => ({ required: [one], properties: { [one]: fieldType(type).schema } })),
      })),
    }),
    additionalProperties: true,
  };
}

/** Text in which a value is written as JSON. */
const jsonText = (schema: Schema, rest: Schema = {}): Schema => ({
  type: 'string',
  contentMediaType: 'application/json',
  contentSchema: schema,
  ...rest,
});

/** How `fromFormText` reads a field. */
function formField(type: FieldType): Schema {
  const { schema, form } = fieldType(type);
  switch (form) {
    case 'list':
      return {
        description: 'Entries separated by commas, a JSON list, or the field several times.',
        anyOf: [
          { type: 'string', pattern: '^\\s*(?:[^\\[\\s]|$)' },
          jsonText({ type: 'array', items: { type: 'string' } }, { pattern: '^\\s*\\[' }),
          { type: 'array', items: { type: 'string' }, minItems: 2 },
        ],
      };
    case 'json':
      return jsonText(schema);
    case 'boolean':
      return {
        anyOf: [schema, { type: 'string', pattern: '^(?:[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[oO][nN]|[oO][fF][fF]|1|0)$' }],
      };
    default:
      return schema;
  }
}

/** A field that is empty counts as absent (`cardFromForm`). */
const orEmpty = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'string', maxLength: 0 }] });

/** A card as a form sends it: all of it text, and what is unknown once. */
export function formSchema(kind: Kind, operation: 'register' | 'update'): Schema {
  return {
    ...cardSchema(kind, operation),
    properties: sentMembers(kind, operation, formField, orEmpty),
    additionalProperties: { type: 'string' },
  };
}

/** A card as it is read. Secrets stand in it as placeholders, so that members which are unknown may be anything. */
export function assetSchema(kind: Kind, registryMember: Schema): Schema {
  const properties = spelt(kind, ({ type }) => fieldType(type).schema);
  return {
    type: 'object',
    required: ['path', '_registry'],
    properties: { ...properties, _registry: registryMember },
    additionalProperties: true,
  };
}
