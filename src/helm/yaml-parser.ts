import type { ScalarStyle } from './value-tree.ts';
import { MAX_DEPTH, YamlProblem } from './yaml-problem.ts';
import { type TokenType, YamlScanner, type YamlToken } from './yaml-scanner.ts';

interface NodeBase {
  readonly start: number;
  end: number;
}

/** A scalar as it is written, not yet resolved to a type. */
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: ScalarStyle;
  /** Written out (`tag:yaml.org,2002:int`), undefined when there is none. */
  readonly tag: string | undefined;
}

/** A map. Its keys may be any nodes. */
export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly pairs: (readonly [YamlNode, YamlNode])[];
}

/** A list. */
export interface YamlList extends NodeBase {
  readonly kind: 'list';
  readonly items: YamlNode[];
}

/** A reference to an anchored node. */
export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly target: YamlNode;
}

/** A node of a YAML document, between two offsets of the text. */
export type YamlNode = YamlScalar | YamlMap | YamlList | YamlAlias;

/** The first document of a text. */
export interface FirstDocument {
  /** Undefined when the text holds no document. */
  readonly root: YamlNode | undefined;
  /** Offset from which on go-yaml drops the text without a word, undefined when it does not. */
  readonly droppedFrom: number | undefined;
  /** True when nothing ends the document before the text ends. */
  readonly reachesEnd: boolean;
}

/** Characters that YAML 1.1 has no place for (libyaml's reader). */
const forbidden = /[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Parses the first document of a text by the grammar of libyaml, as go-yaml v2 does. The documents after it are not
 * looked at.
 *
 * @throws YamlProblem where go-yaml would refuse the text, or it is nested deeper than 200 levels
 */
export function parseFirstDocument(text: string): FirstDocument {
  const at = text.search(forbidden);
  if (at !== -1) throw new YamlProblem('a control character stands here', at);
  // go-yaml's `is_bom` looks at the start of its buffer, wherever it reads.
  if (text.startsWith('\ufeff\ufeff'))
    throw new YamlProblem('a second byte order mark stands here, for which Helm drops the first character of lines', 1);
  return new YamlParser(text).document();
}

const documentEnds: readonly TokenType[] = ['version-directive', 'tag-directive', 'document-start', 'document-end', 'stream-end'];

class YamlParser {
  readonly #scanner: YamlScanner;
  readonly #anchors = new Map<string, YamlNode>();
  readonly #tagHandles = new Map<string, string>();
  #depth = 0;

  constructor(text: string) {
    this.#scanner = new YamlScanner(text);
  }

  document(): FirstDocument {
    if (this.#is('stream-end')) return { root: undefined, droppedFrom: undefined, reachesEnd: true };
    const isExplicit = this.#is('version-directive', 'tag-directive', 'document-start');
    if (isExplicit) this.#directives();
    this.#setHandle('!', '!');
    this.#setHandle('!!', 'tag:yaml.org,2002:');
    const root = isExplicit && this.#is(...documentEnds) ? this.#empty(this.#scanner.peek().start) : this.#node(true, false);
    const after = this.#scanner.peek();
    const droppedFrom = documentEnds.includes(after.type) ? undefined : after.start;
    return { root, droppedFrom, reachesEnd: after.type === 'stream-end' };
  }

  #directives(): void {
    let hasVersion = false;
    while (!this.#is('document-start')) {
      const token = this.#scanner.next();
      if (token.type === 'version-directive') {
        if (hasVersion || token.text !== '1.1') throw problem('Helm takes the directive %YAML 1.1 only, and once', token);
        hasVersion = true;
      } else if (token.type === 'tag-directive') {
        if (this.#tagHandles.has(token.handle)) throw problem('the handle of the directive %TAG stands twice', token);
        this.#tagHandles.set(token.handle, token.text);
      } else throw problem('a line with --- must follow the directives', token);
    }
    this.#scanner.next();
  }

  #setHandle(handle: string, prefix: string): void {
    if (!this.#tagHandles.has(handle)) this.#tagHandles.set(handle, prefix);
  }

  /** Parses a node; `indentless` allows a list that is not indented below its key. */
  #node(block: boolean, indentless: boolean): YamlNode {
    const first = this.#scanner.peek();
    if (first.type === 'alias') return this.#alias(this.#scanner.next());
    let anchor: YamlToken | undefined;
    let tagToken: YamlToken | undefined;
    if (first.type === 'anchor') {
      anchor = this.#scanner.next();
      if (this.#is('tag')) tagToken = this.#scanner.next();
    } else if (first.type === 'tag') {
      tagToken = this.#scanner.next();
      if (this.#is('anchor')) anchor = this.#scanner.next();
    }
    const tag = tagToken === undefined ? undefined : this.#tagOf(tagToken);
    const token = this.#scanner.peek();
    const name = anchor?.text;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw problem(`values are nested deeper than ${MAX_DEPTH} levels`, token);
    const node = this.#content(token, block, indentless, tag, name);
    this.#depth -= 1;
    if (node !== undefined) return node;
    if (first === token) throw problem('a value, a key or a list was expected here', token);
    const end = (anchor?.end ?? 0) > (tagToken?.end ?? 0) ? anchor?.end : tagToken?.end;
    return this.#anchored(name, { ...this.#empty(end ?? token.start), tag });
  }

  #content(
    token: YamlToken,
    block: boolean,
    indentless: boolean,
    tag: string | undefined,
    anchor: string | undefined,
  ): YamlNode | undefined {
    const { start, end } = token;
    if (indentless && token.type === 'block-entry') {
      return this.#blockList(this.#anchored(anchor, { kind: 'list', start, end, items: [] }), true);
    }
    switch (token.type) {
      case 'scalar': {
        this.#scanner.next();
        return this.#anchored(anchor, { kind: 'scalar', start, end, text: token.text, style: token.style, tag });
      }
      case 'flow-sequence-start':
        return this.#flowList(this.#anchored(anchor, { kind: 'list', start, end, items: [] }));
      case 'flow-mapping-start':
        return this.#flowMap(this.#anchored(anchor, { kind: 'map', start, end, pairs: [] }));
      case 'block-sequence-start':
        if (!block) return undefined;
        this.#scanner.next();
        return this.#blockList(this.#anchored(anchor, { kind: 'list', start, end, items: [] }), false);
      case 'block-mapping-start':
        return block ? this.#blockMap(this.#anchored(anchor, { kind: 'map', start, end, pairs: [] })) : undefined;
      default:
        return undefined;
    }
  }

  #blockList(list: YamlList, indentless: boolean): YamlList {
    while (this.#is('block-entry')) {
      const entry = this.#scanner.next();
      const isEmpty = indentless ? this.#is('block-entry', 'key', 'value', 'block-end') : this.#is('block-entry', 'block-end');
      this.#extend(list, isEmpty ? this.#empty(entry.end) : this.#node(true, false));
    }
    if (indentless) return list;
    if (!this.#is('block-end'))
      throw problem('the list must go on with - here, indented like its other items', this.#scanner.peek());
    this.#scanner.next();
    return list;
  }

  #blockMap(map: YamlMap): YamlMap {
    this.#scanner.next();
    while (this.#is('key')) {
      const mark = this.#scanner.next();
      const key = this.#is('key', 'value', 'block-end') ? this.#empty(mark.end) : this.#node(true, true);
      this.#extendMap(map, key, this.#blockValue(key));
    }
    if (!this.#is('block-end')) throw problem('a key was expected here, indented like the other keys', this.#scanner.peek());
    this.#scanner.next();
    return map;
  }

  #blockValue(key: YamlNode): YamlNode {
    if (!this.#is('value')) return this.#empty(key.end);
    const mark = this.#scanner.next();
    return this.#is('key', 'value', 'block-end') ? this.#empty(mark.end) : this.#node(true, true);
  }

  #flowList(list: YamlList): YamlList {
    this.#scanner.next();
    for (let first = true; !this.#is('flow-sequence-end'); first = false) {
      if (!first) this.#separator('flow-sequence-end', ']');
      if (this.#is('flow-sequence-end')) break;
      this.#extend(list, this.#is('key') ? this.#flowPair() : this.#node(false, false));
    }
    list.end = this.#scanner.next().end;
    return list;
  }

  /** A map of one pair within a list: `[a: b]`. */
  #flowPair(): YamlMap {
    const { start, end } = this.#scanner.next();
    const map: YamlMap = { kind: 'map', start, end, pairs: [] };
    const isEmptyKey = this.#is('value', 'flow-entry', 'flow-sequence-end');
    // libyaml drops the token behind an empty key.
    const key = isEmptyKey ? this.#empty(this.#scanner.next().end) : this.#node(false, false);
    this.#extendMap(map, key, this.#flowValue('flow-sequence-end', key));
    return map;
  }

  #flowMap(map: YamlMap): YamlMap {
    this.#scanner.next();
    for (let first = true; !this.#is('flow-mapping-end'); first = false) {
      if (!first) this.#separator('flow-mapping-end', '}');
      if (this.#is('flow-mapping-end')) break;
      if (this.#is('key')) {
        const mark = this.#scanner.next();
        const key = this.#is('value', 'flow-entry', 'flow-mapping-end') ? this.#empty(mark.end) : this.#node(false, false);
        this.#extendMap(map, key, this.#flowValue('flow-mapping-end', key));
      } else {
        const key = this.#node(false, false);
        this.#extendMap(map, key, this.#empty(key.end));
      }
    }
    map.end = this.#scanner.next().end;
    return map;
  }

  #flowValue(closing: TokenType, key: YamlNode): YamlNode {
    if (!this.#is('value')) return this.#empty(key.end);
    const mark = this.#scanner.next();
    return this.#is('flow-entry', closing) ? this.#empty(mark.end) : this.#node(false, false);
  }

  #separator(closing: TokenType, character: string): void {
    if (this.#is('flow-entry')) this.#scanner.next();
    else if (!this.#is(closing)) throw problem(`a comma or ${character} was expected here`, this.#scanner.peek());
  }

  #alias(token: YamlToken): YamlAlias {
    const target = this.#anchors.get(token.text);
    if (target === undefined) throw problem('no anchor of this name stands before the alias', token);
    return { kind: 'alias', start: token.start, end: token.end, target };
  }

  #tagOf(token: YamlToken): string {
    if (token.handle === '') return token.text;
    const prefix = this.#tagHandles.get(token.handle);
    if (prefix === undefined) throw problem('the handle of the tag is not known', token);
    return prefix + token.text;
  }

  #anchored<Node extends YamlNode>(name: string | undefined, node: Node): Node {
    if (name !== undefined) this.#anchors.set(name, node);
    return node;
  }

  #empty(at: number): YamlScalar {
    return { kind: 'scalar', start: at, end: at, text: '', style: 'plain', tag: undefined };
  }

  #extend(list: YamlList, item: YamlNode): void {
    list.items.push(item);
    list.end = item.end;
  }

  #extendMap(map: YamlMap, key: YamlNode, value: YamlNode): void {
    map.pairs.push([key, value]);
    map.end = value.end;
  }

  #is(...types: readonly TokenType[]): boolean {
    return types.includes(this.#scanner.peek().type);
  }
}

function problem(message: string, token: YamlToken): YamlProblem {
  return new YamlProblem(message, token.start, Math.max(token.end, token.start + 1));
}
