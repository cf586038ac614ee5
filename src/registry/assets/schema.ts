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

/**
 * A card as it is sent. An update takes its path from the address. That two names of a member must not contradict each other is
 * beyond JSON Schema, and stands in the description of the second.
 */
export function cardSchema(kind: Kind, operation: 'register' | 'update'): Schema {
  const properties = spelt(kind, (field) => {
    const { schema } = fieldType(field.type);
    return field.required ? schema : nullable(schema);
  });
  const required = Object.entries(kind.fields)
    .filter(([name, field]) => field.required && !(operation === 'update' && name === 'path'))
    .map(([name, field]) => [name, ...(field.also ?? [])]);
  return {
    type: 'object',
    required: required.filter((names) => names.length === 1).flat(),
    properties,
    allOf: required.filter((names) => names.length > 1).map((names) => ({ anyOf: names.map((name) => ({ required: [name] })) })),
    additionalProperties: true,
  };
}

function formField(type: FieldType): Schema {
  const { schema, form } = fieldType(type);
  switch (form) {
    case 'list':
      return { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
    case 'json':
      return { type: 'string', contentMediaType: 'application/json', contentSchema: schema };
    default:
      return schema;
  }
}

/** A card as a form sends it. */
export function formSchema(kind: Kind, operation: 'register' | 'update'): Schema {
  return { ...cardSchema(kind, operation), properties: spelt(kind, ({ type }) => formField(type)) };
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
