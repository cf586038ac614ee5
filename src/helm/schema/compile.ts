import { type Place, type Resource, resourceAt, SCHEMA_URL, SchemaDocuments } from './documents.ts';
import type { Draft } from './drafts.ts';
import { evaluate } from './evaluate.ts';
import { explain, type Explained } from './explain.ts';
import { SchemaFault } from './fault.ts';
import { formats } from './formats.ts';
import { isArray, isObject, type Json, type JsonObject, member, nestsDeeperThan } from './json.ts';
import { child, Schema } from './node.ts';
import { formatPointer, lookUp, splitFragment } from './pointer.ts';
import { compileRegexp, RegexpSyntaxError } from './regexp.ts';

/** Maps and lists within each other; a schema that people read has a few dozen. */
const MAX_LEVELS = 400;

class Compiler {
  readonly #documents: SchemaDocuments;
  readonly #assertFormat: boolean;
  readonly #schemas = new Map<string, Schema>();
  readonly #queue: (readonly [Place, Schema])[] = [];

  constructor(own: Json, assertFormat: boolean) {
    this.#documents = new SchemaDocuments(own, checkSchema);
    this.#assertFormat = assertFormat;
  }

  compile(url: string): Schema {
    const root = this.#schemaAt({ document: this.#documents.open(url), pointer: '' });
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#compileAt(...next);
    return root;
  }

  #schemaAt(place: Place): Schema {
    const location = `${place.document.url}#${place.pointer}`;
    const known = this.#schemas.get(location);
    if (known !== undefined) return known;
    const schema = new Schema();
    this.#schemas.set(location, schema);
    this.#queue.push([place, schema]);
    return schema;
  }

  #compileAt(place: Place, schema: Schema): void {
    const content = this.#documents.schemaAt(place);
    const { document, pointer } = place;
    const resource = resourceAt(document, pointer);
    schema.version = resource.draft.version;
    schema.resource = this.#schemaAt({ document, pointer: resource.pointer });
    if (schema.version >= 2020 && resource.pointer === pointer) {
      for (const anchor of resource.dynamicAnchors) {
        schema.dynamicAnchors.set(anchor, this.#schemaAt({ document, pointer: resource.anchors.get(anchor) ?? '' }));
      }
    }
    if (typeof content === 'boolean') schema.always = content;
    else if (isObject(content) && Object.keys(content).length === 0) schema.always = true;
    else if (isObject(content)) this.#compileKeywords(schema, content, place, resource);
  }

  #compileKeywords(schema: Schema, content: JsonObject, { document, pointer }: Place, resource: Resource): void {
    const { version } = schema;
    const reference = (keyword: string): Schema | undefined => {
      const target = member(content, keyword);
      if (typeof target !== 'string') return undefined;
      return this.#schemaAt(this.#documents.resolve(document, resource.id, target));
    };
    const at = (...path: string[]): void => {
      schema.children.set(path.join('/'), this.#schemaAt({ document, pointer: pointer + formatPointer(path) }));
    };
    const one = (keyword: string): void => {
      if (Object.hasOwn(content, keyword)) at(keyword);
    };
    const list = (keyword: string): void => {
      const value = member(content, keyword);
      if (isArray(value)) for (const index of value.keys()) at(keyword, String(index));
    };
    const map = (keyword: string, isSchema = (_value: Json | undefined): boolean => true): void => {
      const value = member(content, keyword);
      if (isObject(value)) for (const key of Object.keys(value)) if (isSchema(member(value, key))) at(keyword, key);
    };

    schema.ref = reference('$ref');
    const refStandsAlone = version < 2019 && schema.ref !== undefined;
    // Helm's validator skips the keywords of draft-04 beside a $ref, but not const, which came later.
    schema.keywords = refStandsAlone ? pick(content, version >= 6 ? ['const'] : []) : content;
    if (!refStandsAlone) {
      for (const keyword of ['allOf', 'anyOf', 'oneOf']) list(keyword);
      one('not');
      if (version < 2020 && isArray(member(content, 'items'))) {
        list('items');
        one('additionalItems');
      } else one('items');
      for (const keyword of ['properties', 'patternProperties']) map(keyword);
      one('additionalProperties');
      map('dependencies', (value) => !isArray(value));
      this.#compileTexts(schema, content);
    }
    if (version >= 6) for (const keyword of ['contains', 'propertyNames']) one(keyword);
    if (version >= 7 && Object.hasOwn(content, 'if')) {
      one('if');
      if (content['if'] !== false) one('then');
      if (content['if'] !== true) one('else');
    }
    if (version >= 2019) {
      schema.recursiveRef = reference('$recursiveRef');
      map('dependentSchemas');
      for (const keyword of ['unevaluatedItems', 'unevaluatedProperties']) one(keyword);
    }
    if (version >= 2020) {
      const dynamic = reference('$dynamicRef');
      const target = content['$dynamicRef'];
      if (dynamic !== undefined && typeof target === 'string') {
        const { fragment } = splitFragment(target);
        const anchor = fragment === '' || fragment.startsWith('/') ? undefined : fragment;
        schema.dynamicRef = { schema: dynamic, anchor };
      }
      list('prefixItems');
    }
  }

  #compileTexts(schema: Schema, content: JsonObject): void {
    const patterns = member(content, 'patternProperties');
    if (isObject(patterns)) {
      for (const pattern of Object.keys(patterns)) {
        const inner = child(schema, 'patternProperties', pattern);
        if (inner !== undefined) schema.patterns.push({ test: regexpOf(pattern), schema: inner });
      }
    }
    const { pattern, format } = content;
    if (typeof pattern === 'string') schema.pattern = regexpOf(pattern);
    if (typeof format === 'string' && (this.#assertFormat || schema.version < 2019)) schema.format = formats.get(format);
  }
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key] ?? null]));
}

/** The meta-schemas of the oldest drafts do not look at the patterns of properties. */
function regexpOf(pattern: string): (text: string) => boolean {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    if (error instanceof RegexpSyntaxError) throw new SchemaFault(badPattern(pattern, error));
    throw error;
  }
}

const badPattern = (pattern: string, error: RegexpSyntaxError): string =>
  `the pattern ${pattern} is not one that Helm can compile: ${error.message}; Go has no lookahead, no lookbehind and no backreference`;

const metaSchemas = new Map<string, Schema>();

/** The compiled meta-schema of a draft; formats count in it whatever the draft. */
function metaSchemaOf({ url }: Draft): Schema {
  let schema = metaSchemas.get(url);
  if (schema === undefined) {
    schema = new Compiler(true, true).compile(url);
    metaSchemas.set(url, schema);
  }
  return schema;
}

function checkSchema(schema: Json, pointer: string, draft: Draft, resources: ReadonlyMap<string, Resource>): void {
  const meta = metaSchemaOf(draft);
  const failures = evaluate(meta, schema, {
    schema: meta,
    at: (path) => {
      if (path.length === 0) return undefined;
      const resource = resources.get(formatPointer(path));
      return resource === undefined ? undefined : metaSchemaOf(resource.draft);
    },
  });
  const [first] = explain(failures);
  if (first !== undefined) throw new SchemaFault(describeInvalid(schema, pointer, first));
}

function describeInvalid(schema: Json, pointer: string, { path, keyword, message }: Explained): string {
  const here = pointer + formatPointer(path);
  // A pattern may be a key, among patternProperties, or a value.
  const text = keyword === 'propertyNames' ? (path.at(-1) ?? null) : lookUp(schema, formatPointer(path));
  if ((keyword === 'format' || keyword === 'propertyNames') && typeof text === 'string') {
    try {
      compileRegexp(text);
    } catch (error) {
      if (error instanceof RegexpSyntaxError) return `${badPattern(text, error)} (at ${here})`;
    }
  }
  return `${here === '' ? 'the whole' : here} ${message}`;
}

/**
 * Compiles the schema of a chart.
 *
 * @throws SchemaFault when Helm cannot use it
 */
export function compileSchema(content: Json): Schema {
  if (nestsDeeperThan(content, MAX_LEVELS))
    throw new SchemaFault(`it nests deeper than ${MAX_LEVELS} levels, which gatectl does not follow`);
  return new Compiler(content, false).compile(SCHEMA_URL);
}
