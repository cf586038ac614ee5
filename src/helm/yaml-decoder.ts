import type { SourceRange } from '../errors/finding.ts';
import { type ResolvedScalar, resolveScalar } from './resolve-scalar.ts';
import { formatPath, type MapEntry, type Origin, overriding, type ValueNode } from './value-tree.ts';
import type { YamlAlias, YamlNode, YamlScalar } from './yaml-parser.ts';
import { MAX_DEPTH, YamlProblem } from './yaml-problem.ts';

/** A key that stands twice in one map. */
export interface DuplicateKey {
  readonly path: string;
  readonly first: SourceRange;
  readonly second: SourceRange;
}

/**
 * Turns a parsed document into values as go-yaml v2 does (`decode.go`): the last of equal keys wins, merge keys take
 * effect where they stand, aliases are expanded within go-yaml's limits.
 */
export class YamlDecoder {
  readonly duplicates: DuplicateKey[] = [];
  readonly #origin: (start: number, end: number) => Origin;
  readonly #open = new Set<YamlNode>();
  /** Problems by the entries of the map, or the origin of the scalar, that has them. */
  readonly #late = new Map<object, YamlProblem>();
  #decoded = 0;
  #fromAliases = 0;
  #aliasDepth = 0;

  /** @param origin - origin of what stands between two offsets of the text */
  constructor(origin: (start: number, end: number) => Origin) {
    this.#origin = origin;
  }

  /**
   * Decodes a document.
   *
   * @throws YamlProblem where go-yaml would refuse it, or JSON its values
   */
  decodeDocument(root: YamlNode): ValueNode {
    const value = this.#decode(root, []);
    if (this.#late.size > 0) this.#checkLate(value);
    return value;
  }

  /** JSON comes after YAML: what it refuses does no harm where a later key of the same name has replaced it. */
  #checkLate(node: ValueNode): void {
    const problem = this.#late.get(node.kind === 'map' ? node.entries : node.origin);
    if (problem !== undefined) throw problem;
    if (node.kind === 'list') for (const item of node.items) this.#checkLate(item);
    if (node.kind === 'map') for (const { value } of node.entries.values()) this.#checkLate(value);
  }

  #decode(node: YamlNode, path: readonly string[]): ValueNode {
    this.#count(node);
    if (path.length > MAX_DEPTH) throw problemAt(node, `values are nested deeper than ${MAX_DEPTH} levels`);
    switch (node.kind) {
      case 'alias':
        return this.#expand(node, () => this.#decode(node.target, path));
      case 'scalar': {
        const { value, tag } = this.#resolve(node);
        const origin = this.#originOf(node);
        if (typeof value === 'number' && !Number.isFinite(value)) {
          this.#late.set(origin, problemAt(node, 'infinity and not-a-number cannot be values'));
        }
        return { kind: 'scalar', value, style: node.style, tag, origin, overridden: [] };
      }
      case 'list': {
        const items = node.items.map((item, index) => this.#decode(item, [...path, String(index)]));
        return { kind: 'list', items, origin: this.#originOf(node), overridden: [] };
      }
      case 'map': {
        const entries = new Map<string, MapEntry>();
        this.#fillMap(node.pairs, entries, path);
        return { kind: 'map', entries, origin: this.#originOf(node), overridden: [] };
      }
    }
  }

  #resolve(node: YamlScalar): ResolvedScalar {
    const resolved = resolveScalar(node.text, node.style === 'plain', node.tag);
    if ('problem' in resolved) throw problemAt(node, resolved.problem);
    return resolved;
  }

  #expand<Result>(alias: YamlAlias, decode: () => Result): Result {
    if (this.#open.has(alias)) throw problemAt(alias, 'the anchor contains itself');
    this.#aliasDepth += 1;
    this.#open.add(alias);
    const result = decode();
    this.#open.delete(alias);
    this.#aliasDepth -= 1;
    return result;
  }

  #fillMap(pairs: readonly (readonly [YamlNode, YamlNode])[], entries: Map<string, MapEntry>, path: readonly string[]): void {
    const written = new Map<string, Origin>();
    for (const [key, value] of pairs) {
      if (isMergeKey(key)) {
        this.#merge(value, entries, path);
        continue;
      }
      const name = this.#decodeKey(key);
      if (name === undefined) {
        this.#late.set(entries, problemAt(key, 'a key cannot be null, or a number this large'));
        this.#decode(value, path);
        continue;
      }
      const keyOrigin = this.#originOf(key);
      const keyPath = [...path, name];
      const decoded = this.#decode(value, keyPath);
      const first = written.get(name);
      if (first !== undefined && this.#aliasDepth === 0) {
        this.duplicates.push({ path: formatPath(keyPath), first: first.range, second: keyOrigin.range });
      }
      written.set(name, keyOrigin);
      entries.set(name, { keyOrigin, value: overriding(decoded, entries.get(name)?.value) });
    }
  }

  /** Text of a key, undefined for one that JSON has no text for. */
  #decodeKey(key: YamlNode): string | undefined {
    this.#count(key);
    const target = key.kind === 'alias' ? key.target : key;
    if (target.kind !== 'scalar') throw problemAt(key, 'a map or a list cannot be a key; text with {{ }} needs quotes');
    return this.#resolve(target).key;
  }

  #merge(value: YamlNode, entries: Map<string, MapEntry>, path: readonly string[]): void {
    if (value.kind !== 'list') this.#mergeOne(value, entries, path);
    else for (const item of value.items.toReversed()) this.#mergeOne(item, entries, path);
  }

  #mergeOne(value: YamlNode, entries: Map<string, MapEntry>, path: readonly string[]): void {
    this.#count(value);
    const source = value.kind === 'alias' ? value.target : value;
    if (source.kind !== 'map') throw problemAt(value, 'the merge key << takes a map or a list of maps');
    if (value.kind === 'alias') this.#expand(value, () => this.#fillMap(source.pairs, entries, path));
    else this.#fillMap(source.pairs, entries, path);
  }

  /** go-yaml's guard against documents that grow by their aliases (`allowedAliasRatio`). */
  #count(node: YamlNode): void {
    this.#decoded += 1;
    if (this.#aliasDepth > 0) this.#fromAliases += 1;
    const share = this.#fromAliases / this.#decoded;
    if (this.#fromAliases > 100 && this.#decoded > 1000 && share > allowedAliasShare(this.#decoded)) {
      throw problemAt(node, 'the aliases expand to far more than the file holds');
    }
  }

  #originOf(node: YamlNode): Origin {
    return this.#origin(node.start, node.end);
  }
}

function allowedAliasShare(decoded: number): number {
  const low = 400_000;
  const high = 4_000_000;
  if (decoded <= low) return 0.99;
  if (decoded >= high) return 0.1;
  return 0.99 - 0.89 * ((decoded - low) / (high - low));
}

function isMergeKey(key: YamlNode): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === undefined ? key.style === 'plain' : key.tag === '!' || key.tag === 'tag:yaml.org,2002:merge';
}

function problemAt(node: YamlNode, message: string): YamlProblem {
  return new YamlProblem(message, node.start, node.end);
}
