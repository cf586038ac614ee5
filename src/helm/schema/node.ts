import { type Draft, latestDraft } from './drafts.ts';
import type { JsonObject } from './json.ts';

/** A schema ready to evaluate, with the schemas that it uses (`schema.go`). */
export class Schema {
  /** `true` or `false` when the schema is no more than that. */
  always: boolean | undefined = undefined;
  /** What it says; empty for `true` and `false`. */
  keywords: JsonObject = {};
  version: Draft['version'] = latestDraft.version;
  /** The schemas within it that count in its draft, by `keyword` or `keyword/key`. */
  readonly children = new Map<string, Schema>();
  /** The schemas of `patternProperties`, each with the test of its pattern. */
  readonly patterns: { readonly test: (text: string) => boolean; readonly schema: Schema }[] = [];
  pattern: ((text: string) => boolean) | undefined = undefined;
  /** The test of the format; undefined also where it does not count. */
  format: ((text: string) => boolean) | undefined = undefined;
  ref: Schema | undefined = undefined;
  recursiveRef: Schema | undefined = undefined;
  dynamicRef: { readonly schema: Schema; readonly anchor: string | undefined } | undefined = undefined;
  /** The schema with the URL that this one belongs to. */
  resource: Schema = this;
  readonly dynamicAnchors = new Map<string, Schema>();
}

/** The schema under a keyword, or under a key or index of it; undefined when there is none that counts. */
export function child(schema: Schema, keyword: string, key?: string): Schema | undefined {
  return schema.children.get(key === undefined ? keyword : `${keyword}/${key}`);
}
