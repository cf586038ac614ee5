import { argumentScalar, jsonValueEnd, jsonValues } from './json-values.ts';
import { asMutable, emptyMap, type MutableMap } from './mutable-map.ts';
import { type ListNode, type Origin, overriding, type Scalar, type ValueNode } from './value-tree.ts';

/** The flags whose arguments this grammar reads. */
export type SetFlag = '--set' | '--set-string' | '--set-json' | '--set-file' | '--set-literal';

/** Highest index of a list (`strvals.MaxIndex`). */
const MAX_INDEX = 65536;
/** Names within each other (`strvals.MaxNestedNameLevel`). */
const MAX_NAME_LEVEL = 30;
/** Indexes within each other; Helm sets no limit. */
const MAX_INDEX_LEVEL = 200;

/** An argument of `--set...` that Helm refuses. The message names the key, never the value. */
export class SetArgumentError extends Error {
  override readonly name = 'SetArgumentError';
  /** Path of the key as far as it was read. */
  readonly path: string;

  constructor(message: string, path: string) {
    super(message);
    this.path = path;
  }
}

/** How an argument is read. */
export interface SetOptions {
  readonly flag: SetFlag;
  /** Helm 4 takes an index that is cut off by the end of the argument for the end; Helm 3 refuses it. */
  readonly cutIndexEnds: boolean;
  /** Content of a file that `--set-file` names. */
  readonly readFile?: (name: string) => string;
}

/**
 * Reads one argument of `--set`, `--set-string`, `--set-json`, `--set-file` or `--set-literal` into `data`, which is changed
 * (Helm's `pkg/strvals`).
 *
 * @throws SetArgumentError where Helm refuses the argument
 */
export function parseSetArgument(argument: string, data: MutableMap, options: SetOptions): void {
  new SetParser(argument, options).parse(data);
}

/** Go's `io.EOF`: the argument is read to its end. */
const END = 'end';
/** The pair is read; another may follow. */
const NEXT = 'next';
type Progress = typeof END | typeof NEXT;

interface Run {
  readonly text: string;
  /** The character that ended the run, undefined at the end of the argument. */
  readonly stop: string | undefined;
}

/** A list, and whether the argument ended while its item was read. */
interface ItemSet {
  readonly list: ListNode;
  readonly progress: Progress;
}

class SetParser {
  readonly #text: string;
  readonly #characters: readonly string[];
  /** How many UTF-16 units the first so many characters take. */
  readonly #measured = { characters: 0, units: 0 };
  /** Items of lists that this argument made, and may change in place: an argument may set thousands. */
  readonly #own = new WeakSet<readonly ValueNode[]>();
  readonly #options: SetOptions;
  #at = 0;

  constructor(argument: string, options: SetOptions) {
    this.#text = argument.toWellFormed();
    this.#characters = Array.from(this.#text);
    this.#options = options;
  }

  parse(data: MutableMap): void {
    while (this.#key(data, '', 0) === NEXT);
  }

  get #isLiteral(): boolean {
    return this.#options.flag === '--set-literal';
  }

  /** Reads one key with its value; `parent` is the path of `data`. */
  #key(data: MutableMap, parent: string, level: number): Progress {
    const { text: name, stop } = this.#until(this.#isLiteral ? '=[.' : '=[,.');
    const path = joinPath(parent, name);
    switch (stop) {
      case undefined:
        if (name === '') return END;
        throw new SetArgumentError('the key has no value', path);
      case ',':
        throw new SetArgumentError('the key has no value; a comma within a value must be written \\,', path);
      case '[':
        return this.#listKey(data, name, path, level);
      case '.':
        return this.#mapKey(data, name, path, level + 1);
      default:
        return this.#assign(data, name, path);
    }
  }

  #assign(data: MutableMap, name: string, path: string): Progress {
    const { value, progress } = this.#value(path);
    this.#set(data, name, path, value);
    return progress;
  }

  #listKey(data: MutableMap, name: string, path: string, level: number): Progress {
    const index = this.#index(path);
    if (index === undefined) return END;
    const before = data.entries.get(name)?.value;
    if (before !== undefined && before.kind !== 'list')
      throw new SetArgumentError('the key holds no list, so it has no items', path);
    const { list, progress } = this.#item(before ?? this.#emptyList(path), index, path, level, 1);
    this.#place(data, name, path, list);
    return progress;
  }

  #mapKey(data: MutableMap, name: string, path: string, level: number): Progress {
    if (level > MAX_NAME_LEVEL) throw new SetArgumentError(`keys are nested deeper than ${MAX_NAME_LEVEL} levels`, path);
    const before = data.entries.get(name)?.value;
    if (before !== undefined && before.kind !== 'map')
      throw new SetArgumentError('the key holds no map, so it has no keys', path);
    const inner = asMutable(before) ?? emptyMap(this.#origin(path));
    const progress = this.#key(inner, path, level);
    if (inner.entries.size > 0) this.#place(data, name, path, inner);
    else if (progress === NEXT) throw new SetArgumentError('the key has no value', path);
    return progress;
  }

  /** Reads what follows an index, and returns the list with the item set. */
  #item(list: ListNode, index: number, path: string, level: number, depth: number): ItemSet {
    const here = `${path}[${index}]`;
    if (index < 0) throw new SetArgumentError('an index cannot be negative', here);
    if (depth > MAX_INDEX_LEVEL) throw new SetArgumentError(`indexes are nested deeper than ${MAX_INDEX_LEVEL} levels`, here);
    const { text, stop } = this.#until('[.=');
    if (text !== '') throw new SetArgumentError('an index must be followed by =, . or [', here);
    switch (stop) {
      case undefined:
        return { list, progress: END };
      case '[':
        return this.#nestedItem(list, index, here, level, depth);
      case '.':
        return this.#mapItem(list, index, here, level);
      default: {
        const { value } = this.#value(here);
        return {
          list: this.#withItem(list, index, here, overriding(value, list.items[index])),
          progress: NEXT,
        };
      }
    }
  }

  #nestedItem(list: ListNode, index: number, path: string, level: number, depth: number): ItemSet {
    const nextIndex = this.#index(path);
    if (nextIndex === undefined) return { list, progress: END };
    const before = list.items[index];
    const isEmpty = before === undefined || (before.kind === 'scalar' && before.value === null);
    if (!isEmpty && before.kind !== 'list') throw new SetArgumentError('the item holds no list, so it has no items', path);
    const inner = this.#item(isEmpty ? this.#emptyList(path) : (before as ListNode), nextIndex, path, level, depth + 1);
    // Helm hands the end of the argument on before it puts the inner list in its place.
    if (inner.progress === END) return { list, progress: END };
    return {
      list: this.#withItem(list, index, path, inner.list),
      progress: NEXT,
    };
  }

  #mapItem(list: ListNode, index: number, path: string, level: number): ItemSet {
    const before = list.items[index];
    const inner = asMutable(before) ?? emptyMap(this.#origin(path));
    const placed = before === undefined || before === inner ? list : this.#withItem(list, index, path, overriding(inner, before));
    const target = asMutable(placed.items[index]) ?? inner;
    const progress = this.#key(target, path, level);
    // At the end of the argument Helm keeps a list that was too short as it is.
    if (progress === END) return { list: placed, progress };
    return { list: this.#withItem(placed, index, path, target), progress };
  }

  #withItem(list: ListNode, index: number, path: string, value: ValueNode): ListNode {
    if (index > MAX_INDEX) throw new SetArgumentError(`the index is above ${MAX_INDEX}`, path);
    const items = this.#own.has(list.items) ? (list.items as ValueNode[]) : list.items.slice();
    this.#own.add(items);
    while (items.length < index) items.push(argumentScalar(null, this.#origin(path)));
    items[index] = value;
    return { ...list, items };
  }

  /** Reads an index up to its `]`; undefined when the argument ends before and that counts as its end. */
  #index(path: string): number | undefined {
    const { text, stop } = this.#until(']');
    if (stop === undefined) {
      if (this.#options.cutIndexEnds) return undefined;
      throw new SetArgumentError('the index has no closing ]', path);
    }
    if (!/^[-+]?[0-9]{1,15}$/.test(text)) throw new SetArgumentError('the index must be a whole number', path);
    return Number(text);
  }

  #value(path: string): { value: ValueNode; progress: Progress } {
    switch (this.#options.flag) {
      case '--set-json':
        return { value: this.#json(path), progress: NEXT };
      case '--set-literal':
        return {
          value: this.#scalar(this.#until('').text, path),
          progress: NEXT,
        };
      default:
        return this.#plainValue(path);
    }
  }

  #plainValue(path: string): { value: ValueNode; progress: Progress } {
    const first = this.#characters[this.#at];
    if (first === undefined) return { value: argumentScalar('', this.#origin(path)), progress: END };
    if (first === '{') return { value: this.#list(path), progress: NEXT };
    return { value: this.#scalar(this.#until(',').text, path), progress: NEXT };
  }

  #list(path: string): ListNode {
    this.#at += 1;
    const items: ValueNode[] = [];
    for (;;) {
      const { text, stop } = this.#until(',}');
      if (stop === undefined) throw new SetArgumentError('the list has no closing }', path);
      items.push(this.#scalar(text, `${path}[${items.length}]`));
      if (stop === '}') break;
    }
    if (this.#characters[this.#at] === ',') this.#at += 1;
    return { ...this.#emptyList(path), items };
  }

  #json(path: string): ValueNode {
    if (this.#skipBlanks()) return argumentScalar(null, this.#origin(path));
    const start = this.#unitsBefore(this.#at);
    const end = jsonValueEnd(this.#text, start);
    if (end === undefined) throw new SetArgumentError('the value is not JSON', path);
    const json = this.#text.slice(start, end);
    const value = jsonValues(json, () => this.#origin(path));
    this.#at += Array.from(json).length;
    this.#skipBlanks();
    return value;
  }

  /** Position in the text of a character behind those measured before. */
  #unitsBefore(at: number): number {
    const measured = this.#measured;
    for (; measured.characters < at; measured.characters += 1)
      measured.units += this.#characters[measured.characters]?.length ?? 0;
    return measured.units;
  }

  /** Skips blanks and one comma; true when nothing or the comma followed the blanks. */
  #skipBlanks(): boolean {
    for (;;) {
      const character = this.#characters[this.#at];
      if (character === undefined) return true;
      if (character !== ',' && !/[\s\u0085]/.test(character)) return false;
      this.#at += 1;
      if (character === ',') return true;
    }
  }

  #scalar(text: string, path: string): ValueNode {
    return argumentScalar(this.#typed(text, path), this.#origin(path));
  }

  #typed(text: string, path: string): Scalar {
    switch (this.#options.flag) {
      case '--set':
        return typedScalar(text);
      case '--set-file':
        if (this.#options.readFile === undefined) throw new SetArgumentError('no files can be read here', path);
        return this.#options.readFile(text);
      default:
        return text;
    }
  }

  /** Reads up to one of the characters in `stops`; a backslash takes the next character as it is. */
  #until(stops: string): Run {
    let text = '';
    for (;;) {
      const character = this.#characters[this.#at];
      if (character === undefined) return { text, stop: undefined };
      this.#at += 1;
      if (stops.includes(character)) return { text, stop: character };
      if (character === '\\' && !this.#isLiteral) {
        const next = this.#characters[this.#at];
        if (next === undefined) return { text, stop: undefined };
        this.#at += 1;
        text += next;
      } else text += character;
    }
  }

  /** Sets a value in place of what was there; an empty name sets nothing, as in Helm. */
  #set(data: MutableMap, name: string, path: string, value: ValueNode): void {
    if (name === '') return;
    const before = data.entries.get(name)?.value;
    data.entries.set(name, {
      keyOrigin: this.#origin(path),
      value: overriding(value, before),
    });
  }

  /** Puts a map or list back that was taken from the same place. */
  #place(data: MutableMap, name: string, path: string, value: ValueNode): void {
    if (name === '') return;
    const keyOrigin = data.entries.get(name)?.keyOrigin ?? this.#origin(path);
    data.entries.set(name, { keyOrigin, value });
  }

  #emptyList(path: string): ListNode {
    return {
      kind: 'list',
      items: [],
      origin: this.#origin(path),
      overridden: [],
    };
  }

  #origin(path: string): Origin {
    return setOrigin(this.#options.flag, path);
  }
}

/** Origin of what a `--set...` argument sets. */
export function setOrigin(flag: SetFlag, path: string): Origin {
  return {
    kind: 'set',
    range: {
      file: `${flag} ${path}`,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    },
  };
}

function joinPath(parent: string, name: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('.', '\\.');
  return parent === '' ? escaped : `${parent}.${escaped}`;
}

/** Type of a value of `--set` (`typedVal`): true, false, null and integers that do not begin with 0; else text. */
function typedScalar(text: string): Scalar {
  if (/^true$/iu.test(text)) return true;
  if (/^false$/iu.test(text)) return false;
  if (/^null$/iu.test(text)) return null;
  if (text === '0') return 0n;
  if (/^[-+]?[0-9]+$/.test(text) && !text.startsWith('0')) {
    const digits = text.replace(/^[-+]?0*/, '') || '0';
    const value = digits.length > 19 ? undefined : BigInt(text.startsWith('-') ? `-${digits}` : digits);
    if (value !== undefined && BigInt.asIntN(64, value) === value) return value;
  }
  return text;
}
