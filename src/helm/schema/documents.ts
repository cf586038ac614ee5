import { type Draft, findDraft, findMetaSchema, idOf, latestDraft } from './drafts.ts';
import { SchemaFault } from './fault.ts';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import { formatPointer, lookUp, splitFragment } from './pointer.ts';
import { parseGoUrl, resolveUrl } from './url.ts';

/** Where Helm pretends that the schema of a chart lies. */
export const SCHEMA_URL = 'file:///values.schema.json';

/** A schema with a URL of its own: that of a document, or one in it with an `$id`. */
export interface Resource {
  readonly pointer: string;
  readonly id: string;
  readonly draft: Draft;
  /** Pointers of the schemas with an anchor. */
  readonly anchors: Map<string, string>;
  readonly dynamicAnchors: Set<string>;
}

/** A JSON document that holds schemas. */
export interface SchemaDocument {
  readonly url: string;
  readonly content: Json;
  readonly resources: Map<string, Resource>;
  /** Pointers of the schemas that were looked through. */
  readonly seen: Set<string>;
}

/** A place in a document. */
export interface Place {
  readonly document: SchemaDocument;
  readonly pointer: string;
}

/** Checks a schema against the meta-schema of its draft, and those within it that have another draft against theirs. */
export type CheckSchema = (schema: Json, pointer: string, draft: Draft, resources: ReadonlyMap<string, Resource>) => void;

function textMember(schema: JsonObject, keyword: string): string | undefined {
  const value = member(schema, keyword);
  return typeof value === 'string' ? value : undefined;
}

/** The schemas right within a schema, by pointer. */
function subschemasOf(schema: JsonObject, pointer: string, draft: Draft): (readonly [pointer: string, schema: Json])[] {
  return draft.subschemas.flatMap((path) => {
    const [keyword = '', kind] = path.split('/');
    const value = member(schema, keyword);
    const here = pointer + formatPointer([keyword]);
    if (value === undefined) return [];
    if (kind === undefined) return [[here, value] as const];
    if (kind === '[]') return isArray(value) ? value.map((item, index) => [`${here}/${index}`, item] as const) : [];
    return isObject(value)
      ? Object.keys(value).map((key) => [here + formatPointer([key]), member(value, key) ?? null] as const)
      : [];
  });
}

/** The schema of the resource that a place in a document belongs to. */
export function resourceAt(document: SchemaDocument, pointer: string): Resource {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const resource = document.resources.get(at);
    if (resource !== undefined) return resource;
  }
}

/** The documents that a schema consists of: its own, and what Helm carries of json-schema.org (`root.go`, `roots.go`). */
export class SchemaDocuments {
  readonly #documents = new Map<string, SchemaDocument>();
  readonly #own: Json;
  readonly #check: CheckSchema;

  /** @param own content of {@link SCHEMA_URL} */
  constructor(own: Json, check: CheckSchema) {
    this.#own = own;
    this.#check = check;
  }

  /** @throws SchemaFault when the document cannot be had offline, or is no schema */
  open(url: string): SchemaDocument {
    const known = this.#documents.get(url);
    if (known !== undefined) return known;
    const document = { url, content: this.#load(url), resources: new Map<string, Resource>(), seen: new Set<string>() };
    this.#collect(document, document.content, url, '', latestDraft);
    if (!/^https?:\/\/json-schema\.org\//.test(url)) {
      this.#check(document.content, '', resourceAt(document, '').draft, document.resources);
    }
    this.#documents.set(url, document);
    return document;
  }

  /**
   * The place that a reference points at.
   *
   * @throws SchemaFault when there is no such place
   */
  resolve(document: SchemaDocument, base: string, reference: string): Place {
    const { url: relative, fragment } = splitFragment(reference);
    const url = resolveUrl(base, relative);
    if (url === undefined) throw new SchemaFault(`$ref ${reference} is not a URL`);
    const inner = [...document.resources.values()].find(({ id }) => id === url);
    const target = url === document.url || inner !== undefined ? document : this.open(url);
    const resource = url !== document.url && inner !== undefined ? inner : resourceAt(target, '');
    if (fragment === '' || fragment.startsWith('/')) return { document: target, pointer: resource.pointer + fragment };
    const pointer = resource.anchors.get(fragment);
    if (pointer === undefined) throw new SchemaFault(`$ref ${reference} names an anchor that the schema does not have`);
    return { document: target, pointer };
  }

  /**
   * The schema at a place. One that lies where no keyword of the draft has schemas is checked as if it did.
   *
   * @throws SchemaFault when nothing is there, or no schema
   */
  schemaAt({ document, pointer }: Place): Json {
    const schema = lookUp(document.content, pointer);
    if (document.seen.has(pointer)) return schema;
    const { id, draft } = resourceAt(document, pointer);
    this.#collect(document, schema, id, pointer, draft);
    this.#check(schema, pointer, resourceAt(document, pointer).draft, document.resources);
    return schema;
  }

  #load(url: string): Json {
    if (url === SCHEMA_URL) return this.#own;
    const carried = findMetaSchema(url);
    if (carried !== undefined) return carried;
    const scheme = parseGoUrl(url)?.scheme ?? '';
    // Helm takes a name that it cannot resolve for a schema that everything fits.
    if (scheme === 'urn') return true;
    const bundle = 'bundle it: copy what it refers to under $defs and refer to it there';
    if (scheme === 'file') {
      throw new SchemaFault(`it refers to a file: Helm would look for ${url}, not beside values.schema.json`, bundle);
    }
    if (scheme === 'http' || scheme === 'https') {
      throw new SchemaFault(`it refers to ${url}, which Helm would download and gatectl, being offline, does not`, bundle);
    }
    throw new SchemaFault(`it refers to ${url}, which Helm cannot load`, bundle);
  }

  #draftOf(document: SchemaDocument, schema: JsonObject, pointer: string, fallback: Draft): Draft {
    const named = textMember(schema, '$schema');
    if (named === undefined) return fallback;
    const url = named.split('#', 1)[0] ?? '';
    const draft = findDraft(named) ?? findDraft(url);
    if (draft !== undefined) return draft;
    if (parseGoUrl(url) === undefined || (pointer === '' && url === document.url)) {
      throw new SchemaFault(`its $schema ${named} names no draft of JSON Schema`);
    }
    throw new SchemaFault(
      `its $schema ${named} is not a draft that Helm knows: it would download it, and gatectl, being offline, does not`,
      'name the draft: "$schema": "http://json-schema.org/draft-07/schema#"',
    );
  }

  /** Notes the resources and anchors in a schema and all within it. */
  #collect(document: SchemaDocument, schema: Json, outerBase: string, pointer: string, fallback: Draft): void {
    if (document.seen.has(pointer)) return;
    document.seen.add(pointer);
    const newResource = (id: string, draft: Draft): Resource => {
      const resource = { pointer, id, draft, anchors: new Map<string, string>(), dynamicAnchors: new Set<string>() };
      document.resources.set(pointer, resource);
      return resource;
    };
    if (!isObject(schema)) {
      if (pointer === '') newResource(outerBase, fallback);
      return;
    }
    let draft = this.#draftOf(document, schema, pointer, fallback);
    let id = idOf(schema, draft);
    let ownDraft = textMember(schema, '$schema') === undefined ? fallback : draft;
    if (id === '' && pointer !== '') {
      // A schema within another may change the draft only together with its URL.
      draft = fallback;
      ownDraft = fallback;
      id = idOf(schema, draft);
    }
    const base = id === '' ? outerBase : resolveUrl(outerBase, id);
    if (base === undefined) throw new SchemaFault(`the ${draft.idKeyword} at ${pointer || 'its root'} is not a URL`);
    let resource = [...document.resources.values()].find((other) => other.id === base);
    if ((id !== '' || pointer === '') && resource !== undefined && resource.pointer !== pointer) {
      throw new SchemaFault(`two of its schemas have the ${draft.idKeyword} ${base}`);
    }
    resource ??= newResource(base, ownDraft);
    collectAnchors(schema, pointer, resource);
    for (const [at, inner] of subschemasOf(schema, pointer, draft)) this.#collect(document, inner, base, at, resource.draft);
  }
}

function collectAnchors(schema: JsonObject, pointer: string, resource: Resource): void {
  const { version, idKeyword } = resource.draft;
  const add = (anchor: string): void => {
    const other = resource.anchors.get(anchor);
    if (other !== undefined && other !== pointer) throw new SchemaFault(`two of its schemas have the anchor ${anchor}`);
    resource.anchors.set(anchor, pointer);
  };
  if (version < 2019) {
    if (Object.hasOwn(schema, '$ref')) return;
    const { fragment } = splitFragment(textMember(schema, idKeyword) ?? '');
    if (fragment !== '' && !fragment.startsWith('/')) add(fragment);
    return;
  }
  const anchor = textMember(schema, '$anchor');
  if (anchor !== undefined) add(anchor);
  const dynamic = version >= 2020 ? textMember(schema, '$dynamicAnchor') : undefined;
  if (dynamic !== undefined) {
    add(dynamic);
    resource.dynamicAnchors.add(dynamic);
  }
}
