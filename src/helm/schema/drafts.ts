/**
 * The drafts of JSON Schema that Helm's validator knows. Their meta-schemas are those of json-schema.org as
 * santhosh-tekuri/jsonschema v6.0.2 carries them.
 *
 * @module
 */
import metaSchemas from './meta-schemas.json' with { type: 'json' };
import { isObject, type Json, member } from './json.ts';

/** A draft of JSON Schema. */
export interface Draft {
  readonly version: 4 | 6 | 7 | 2019 | 2020;
  /** Where its meta-schema lies. */
  readonly url: string;
  /** Keyword that gives a schema its URL. */
  readonly idKeyword: 'id' | '$id';
  /** Where schemas lie within a schema: `keyword`, `keyword/*` (a map of schemas) or `keyword/[]` (a list). */
  readonly subschemas: readonly string[];
}

const in4 = [
  ...['definitions/*', 'not', 'allOf/[]', 'anyOf/[]', 'oneOf/[]', 'properties/*', 'additionalProperties'],
  ...['patternProperties/*', 'items', 'items/[]', 'additionalItems', 'dependencies/*'],
];
const in6 = [...in4, 'propertyNames', 'contains'];
const in7 = [...in6, 'if', 'then', 'else'];
const in2019 = [...in7, '$defs/*', 'dependentSchemas/*', 'unevaluatedProperties', 'unevaluatedItems', 'contentSchema'];

const drafts: readonly Draft[] = [
  { version: 4, url: 'http://json-schema.org/draft-04/schema', idKeyword: 'id', subschemas: in4 },
  { version: 6, url: 'http://json-schema.org/draft-06/schema', idKeyword: '$id', subschemas: in6 },
  { version: 7, url: 'http://json-schema.org/draft-07/schema', idKeyword: '$id', subschemas: in7 },
  { version: 2019, url: 'https://json-schema.org/draft/2019-09/schema', idKeyword: '$id', subschemas: in2019 },
];

/** The draft of a schema that does not say which it is of. */
export const latestDraft: Draft = {
  version: 2020,
  url: 'https://json-schema.org/draft/2020-12/schema',
  idKeyword: '$id',
  subschemas: [...in2019, 'prefixItems/[]'],
};

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '');

/** The draft that a `$schema` names, undefined for another one. */
export function findDraft(url: string): Draft | undefined {
  const name = withoutScheme(url.replace(/#$/, ''));
  if (name === 'json-schema.org/schema') return latestDraft;
  return [...drafts, latestDraft].find((draft) => withoutScheme(draft.url) === name);
}

/** A document of json-schema.org that Helm carries, undefined for every other URL. */
export function findMetaSchema(url: string): Json | undefined {
  const [, name = ''] = /^https?:\/\/json-schema\.org\/(.+)$/s.exec(url) ?? [];
  return member(metaSchemas, name === 'schema' ? 'draft/2020-12/schema' : name);
}

/** The URL that a schema gives itself, without its fragment; empty when it gives none. */
export function idOf(schema: Json, draft: Draft): string {
  // Up to draft-07 a reference makes every other keyword void.
  if (!isObject(schema) || (draft.version < 2019 && Object.hasOwn(schema, '$ref'))) return '';
  const id = member(schema, draft.idKeyword);
  return typeof id === 'string' ? (id.split('#', 1)[0] ?? '') : '';
}
