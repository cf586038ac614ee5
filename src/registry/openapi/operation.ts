/**
 * What the API's description says of one operation. Each is written beside the handler that it describes
 * (`src/registry/routes/*-api.ts`).
 *
 * @module
 */
import type { ProblemCode } from '../../errors/codes.ts';

/** JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** A parameter of a request. */
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path';
  readonly description: string;
  readonly required?: true;
  readonly schema: Schema;
}

/** One answer that is no problem. */
export interface AnswerDescription {
  readonly description: string;
  /** What its body is, by media type; absent for an answer without one. */
  readonly content?: Readonly<Record<string, Schema>>;
  /** Headers besides those that every answer has. */
  readonly headers?: readonly AnswerHeader[];
}

/** A header of answers that `document.ts` has a description of. */
export type AnswerHeader = 'ETag' | 'Location';

/** One operation. */
export interface Operation {
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: Readonly<Record<string, Schema>> };
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Takes an API key by HTTP Basic as well, as browsers send it. */
  readonly browser?: true;
  /** Problems that the operation itself ends with; those of its permission are added. */
  readonly problems?: readonly ProblemCode[];
}

/** Under which the operations are grouped. */
export type Tag = 'agents' | 'servers' | 'skills' | 'mcp' | 'gate' | 'system';

/** Refers to a schema that a group of operations has given a name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An answer in JSON. */
export const jsonAnswer = (description: string, schema: Schema, headers: readonly AnswerHeader[] = []): AnswerDescription => ({
  description,
  content: { 'application/json': schema },
  headers,
});

/** An object with exactly these members, all of them there. */
export const record = (properties: Readonly<Record<string, Schema>>, description?: string): Schema => ({
  type: 'object',
  ...(description !== undefined && { description }),
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

/** A value that may be null instead. */
export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
