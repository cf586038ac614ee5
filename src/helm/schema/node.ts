import type { Draft } from './drafts.ts';
import type { JsonObject } from './json.ts';

/** A schema ready to evaluate, with the schemas that it uses (`schema.go`). */
export interface Schema {
  /** `true` or `false` when the schema is no more than that. */
  always: boolean | undefined;
  /** What it says; empty for `true` and `false`. */
  keywords: JsonObject;
  version: Draft['version'];
  /** The schemas within it that count in its draft, by `keyword` or `keyword/key`. */
  readonly children: Map<string, Schema>;
  readonly patterns: { readonly test: (text: string) => boolean; readonly schema: Schema }[];
  pattern: ((text: string) => boolean) | undefined;
  format: ((text: string) => boolean) | undefined;
  ref: Schema | undefined;
  recursiveRef: Schema | undefined;
  dynamicRef: { readonly schema: Schema; readonly anchor: string | undefined } | undefined;
  /** The schema with the URL that this one belongs to. */
  resource: Schema;
  readonly dynamicAnchors: Map<string, Schema>;
}

/** The schema under a keyword, or under a key or index of it; undefined when there is none that counts. */
export function child(schema: Schema, keyword: string, key?: string): Schema | undefined {
  return schema.children.get(key === undefined ? keyword : `${keyword}/${key}`);
}
