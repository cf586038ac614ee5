import { readBlockScalar } from './block-scalars.ts';
import { doubleQuotedContent, plainContent, singleQuotedContent } from './flow-scalars.ts';
import type { ScalarStyle } from './value-tree.ts';
import { BREAKS, breakLength, isBlank, isBlankOrEnd, isBreak } from './yaml-characters.ts';
import { YamlProblem } from './yaml-problem.ts';

/** Kinds of tokens, as libyaml has them. */
export type TokenType =
  | 'stream-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

/** A token between two offsets of the text. */
export interface YamlToken {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** Content of a scalar, name of an anchor or alias, what follows the handle of a tag, value of a directive. */
  readonly text: string;
  /** Handle of a tag or of a tag directive (`!`, `!!`, `!x!`); empty for a tag written out. */
  readonly handle: string;
  readonly style: ScalarStyle;
}

/** Where a key without a `?` may have begun. */
interface SimpleKey {
  readonly tokenNumber: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** Nothing but a key can stand there. */
  readonly required: boolean;
}

/** Characters that a key without a `?` may be long. */
const MAX_KEY = 1024;

const plainRun = new RegExp(`(?:[^ \\t${BREAKS}:]|:(?![ \\t${BREAKS}]|$))+`, 'y');
const flowPlainRun = new RegExp(`(?:[^ \\t${BREAKS}:,?[\\]{}]|:(?![ \\t${BREAKS}]|$))+`, 'y');
const toLineEnd = new RegExp(`[^${BREAKS}]*`, 'y');
const quotedRuns = { "'": /[^']*/y, '"': /[^"\\]*/y };
const anchorName = /[0-9A-Za-z_-]*/y;
const tagHandle = /![0-9A-Za-z_-]*!?/y;
const tagUri = /(?:[0-9A-Za-z_\-;/?:@&=+$,.!~*'()[\]]|%[0-9A-Fa-f]{2})*/y;
const versionDirective = /%YAML[ \t]+([0-9]{1,2})\.([0-9]{1,2})(?![0-9])/y;
const tagDirective = /%TAG[ \t]+(!(?:[0-9A-Za-z_-]*!)?)[ \t]+/y;

/**
 * Cuts a text into tokens by the rules of libyaml (YAML 1.1), which go-yaml v2 and so Helm follow. No package for
 * JavaScript does: they read YAML 1.2, with other line breaks, indentation, tabs and flow collections.
 */
export class YamlScanner {
  readonly #text: string;
  #at: number;
  #lineStart: number;
  #line = 0;
  readonly #tokens: YamlToken[] = [];
  #taken = 0;
  #indent = -1;
  readonly #indents: number[] = [];
  #flowLevel = 0;
  #keyAllowed = true;
  /** One for each flow level, undefined while no key is possible. */
  readonly #keys: (SimpleKey | undefined)[] = [undefined];
  readonly #keysByToken = new Map<number, number>();
  #ended = false;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
    this.#lineStart = this.#at;
  }

  /** The next token, which stays. */
  peek(): YamlToken {
    while (!this.#ended && this.#needsMore()) this.#fetch();
    return this.#tokens[0] ?? this.#token('stream-end', this.#text.length, this.#text.length);
  }

  /** Takes the next token. */
  next(): YamlToken {
    const token = this.peek();
    this.#tokens.shift();
    this.#taken += 1;
    return token;
  }

  /** A token that may turn out to begin a key is not handed out before that is known. */
  #needsMore(): boolean {
    if (this.#tokens.length === 0) return true;
    const level = this.#keysByToken.get(this.#taken);
    return level !== undefined && this.#isKeyPossible(level);
  }

  #fetch(): void {
    this.#skipToToken();
    this.#unroll(this.#column);
    const character = this.#text[this.#at];
    const next = this.#text[this.#at + 1];
    if (character === undefined) this.#fetchEnd();
    else if (this.#column === 0 && character === '%') this.#fetchDirective();
    else if (this.#isDocumentMark()) this.#fetchDocumentMark(character === '-' ? 'document-start' : 'document-end');
    else if (character === '[') this.#fetchFlowStart('flow-sequence-start');
    else if (character === '{') this.#fetchFlowStart('flow-mapping-start');
    else if (character === ']') this.#fetchFlowEnd('flow-sequence-end');
    else if (character === '}') this.#fetchFlowEnd('flow-mapping-end');
    else if (character === ',') this.#fetchFlowEntry();
    else if (character === '-' && isBlankOrEnd(next)) this.#fetchBlockEntry();
    else if (character === '?' && (this.#flowLevel > 0 || isBlankOrEnd(next))) this.#fetchKey();
    else if (character === ':' && (this.#flowLevel > 0 || isBlankOrEnd(next))) this.#fetchValue();
    else if (character === '*') this.#fetchAnchor('alias');
    else if (character === '&') this.#fetchAnchor('anchor');
    else if (character === '!') this.#fetchTag();
    else if ((character === '|' || character === '>') && this.#flowLevel === 0) this.#fetchBlockScalar();
    else if (character === "'" || character === '"') this.#fetchQuoted(character);
    else if (this.#mayBeginPlain(character, next)) this.#fetchPlain();
    else if (character === '\t') throw new YamlProblem('a tab cannot stand here; indent with spaces', this.#at);
    else throw new YamlProblem('no text can begin with this character; put it in quotes', this.#at);
  }

  #skipToToken(): void {
    for (;;) {
      const tabs = this.#flowLevel > 0 || !this.#keyAllowed;
      while (this.#text[this.#at] === ' ' || (tabs && this.#text[this.#at] === '\t')) this.#at += 1;
      if (this.#text[this.#at] === '#') this.#match(toLineEnd);
      if (!isBreak(this.#text[this.#at])) return;
      this.#skipLine();
      if (this.#flowLevel === 0) this.#keyAllowed = true;
    }
  }

  #isDocumentMark(): boolean {
    if (this.#column !== 0) return false;
    const mark = this.#text.slice(this.#at, this.#at + 3);
    return (mark === '---' || mark === '...') && isBlankOrEnd(this.#text[this.#at + 3]);
  }

  #mayBeginPlain(character: string, next: string | undefined): boolean {
    if (character === '-') return !isBlank(next);
    if (character === '?' || character === ':') return this.#flowLevel === 0 && !isBlankOrEnd(next);
    return !isBlankOrEnd(character) && !',[]{}#&*!|>\'"%@`'.includes(character);
  }

  #fetchEnd(): void {
    this.#unroll(-1);
    this.#forgetKey();
    this.#keyAllowed = false;
    this.#ended = true;
    this.#push('stream-end', this.#at, this.#at);
  }

  #fetchDirective(): void {
    this.#unroll(-1);
    this.#forgetKey();
    this.#keyAllowed = false;
    const start = this.#at;
    const version = this.#matchGroups(versionDirective);
    if (version !== null) this.#push('version-directive', start, this.#at, `${Number(version[1])}.${Number(version[2])}`);
    else {
      const tag = this.#matchGroups(tagDirective);
      if (tag === null) throw new YamlProblem('Helm takes no directive but %YAML 1.1 and %TAG', start, start + 1);
      const prefix = this.#match(tagUri);
      if (prefix === '') throw new YamlProblem('the directive %TAG needs a prefix', start);
      this.#push('tag-directive', start, this.#at, decodeUri(prefix), tag[1] ?? '');
    }
    while (isBlank(this.#text[this.#at])) this.#at += 1;
    if (this.#text[this.#at] === '#') this.#match(toLineEnd);
    if (this.#at < this.#text.length && !isBreak(this.#text[this.#at])) {
      throw new YamlProblem('nothing but a comment may follow a directive', this.#at);
    }
  }

  #fetchDocumentMark(type: TokenType): void {
    this.#unroll(-1);
    this.#forgetKey();
    this.#keyAllowed = false;
    this.#pushMark(type, 3);
  }

  #fetchFlowStart(type: TokenType): void {
    this.#rememberKey();
    this.#keys.push(undefined);
    this.#flowLevel += 1;
    this.#keyAllowed = true;
    this.#pushMark(type, 1);
  }

  #fetchFlowEnd(type: TokenType): void {
    this.#forgetKey();
    if (this.#flowLevel > 0) {
      this.#flowLevel -= 1;
      this.#keys.pop();
    }
    this.#keyAllowed = false;
    this.#pushMark(type, 1);
  }

  #fetchFlowEntry(): void {
    this.#forgetKey();
    this.#keyAllowed = true;
    this.#pushMark('flow-entry', 1);
  }

  #fetchBlockEntry(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw new YamlProblem('a list cannot begin here; it needs a line of its own', this.#at);
      this.#roll(this.#column, undefined, 'block-sequence-start', this.#at);
    }
    this.#forgetKey();
    this.#keyAllowed = true;
    this.#pushMark('block-entry', 1);
  }

  #fetchKey(): void {
    if (this.#flowLevel === 0) {
      if (!this.#keyAllowed) throw new YamlProblem('a key cannot stand here', this.#at);
      this.#roll(this.#column, undefined, 'block-mapping-start', this.#at);
    }
    this.#forgetKey();
    this.#keyAllowed = this.#flowLevel === 0;
    this.#pushMark('key', 1);
  }

  #fetchValue(): void {
    const level = this.#keys.length - 1;
    const key = this.#keys[level];
    if (key !== undefined && this.#isKeyPossible(level)) {
      this.#insert(key.tokenNumber, this.#token('key', key.at, key.at));
      this.#roll(key.column, key.tokenNumber, 'block-mapping-start', key.at);
      this.#dropKey(level);
      this.#keyAllowed = false;
    } else {
      if (this.#flowLevel === 0) {
        if (!this.#keyAllowed)
          throw new YamlProblem('a second colon cannot stand here; text with a colon and a space needs quotes', this.#at);
        this.#roll(this.#column, undefined, 'block-mapping-start', this.#at);
      }
      this.#keyAllowed = this.#flowLevel === 0;
    }
    this.#pushMark('value', 1);
  }

  #fetchAnchor(type: 'anchor' | 'alias'): void {
    this.#rememberKey();
    this.#keyAllowed = false;
    const start = this.#at;
    this.#at += 1;
    const name = this.#match(anchorName);
    const follows = this.#text[this.#at];
    if (name === '' || (!isBlankOrEnd(follows) && !'?:,]}%@`'.includes(follows ?? ''))) {
      throw new YamlProblem(
        `the name of an ${type} must be letters, digits, - and _; text that begins with & or * needs quotes`,
        start,
      );
    }
    this.#push(type, start, this.#at, name);
  }

  #fetchTag(): void {
    this.#rememberKey();
    this.#keyAllowed = false;
    const start = this.#at;
    if (this.#text[start + 1] === '<') {
      this.#at += 2;
      const uri = this.#match(tagUri);
      if (uri === '' || this.#text[this.#at] !== '>') throw new YamlProblem('the tag must end with >', start);
      this.#at += 1;
      this.#push('tag', start, this.#at, decodeUri(uri));
    } else {
      const handle = this.#match(tagHandle);
      const rest = this.#match(tagUri);
      const isHandle = handle.length > 1 && handle.endsWith('!');
      const suffix = decodeUri(isHandle ? rest : handle.slice(1) + rest);
      if (isHandle && suffix === '') throw new YamlProblem('the tag needs a name; text that begins with ! needs quotes', start);
      if (suffix === '') this.#push('tag', start, this.#at, '!');
      else this.#push('tag', start, this.#at, suffix, isHandle ? handle : '!');
    }
    if (!isBlankOrEnd(this.#text[this.#at])) throw new YamlProblem('a space must follow the tag', this.#at);
  }

  #fetchBlockScalar(): void {
    this.#forgetKey();
    this.#keyAllowed = true;
    const start = this.#at;
    const scalar = readBlockScalar(this.#text, start, this.#lineStart, this.#indent);
    this.#at = scalar.end;
    this.#lineStart = scalar.lineStart;
    this.#line += scalar.lines;
    this.#push('scalar', start, this.#at, scalar.content, '', 'block');
  }

  #fetchQuoted(quote: "'" | '"'): void {
    this.#rememberKey();
    this.#keyAllowed = false;
    const start = this.#at;
    const end = this.#endOfQuoted(quote);
    const source = this.#text.slice(start, end);
    this.#checkQuotedLines(start, end);
    this.#at = end;
    if (quote === "'") this.#push('scalar', start, end, singleQuotedContent(source), '', 'single');
    else this.#push('scalar', start, end, doubleQuotedContent(source, start), '', 'double');
  }

  #endOfQuoted(quote: "'" | '"'): number {
    const run = quotedRuns[quote];
    let at = this.#at + 1;
    for (;;) {
      run.lastIndex = at;
      at += run.exec(this.#text)?.[0].length ?? 0;
      if (at >= this.#text.length) throw new YamlProblem('the closing quote is missing', this.#at);
      if (this.#text[at] === '\\' || (quote === "'" && this.#text[at + 1] === "'")) at += 2;
      else return at + 1;
    }
  }

  /** Counts the lines of a quoted scalar; `---` and `...` cannot begin one. */
  #checkQuotedLines(start: number, end: number): void {
    this.#at = start;
    while (this.#at < end) {
      if (!isBreak(this.#text[this.#at])) {
        this.#at += 1;
        continue;
      }
      this.#skipLine();
      if (this.#isDocumentMark()) throw new YamlProblem('a line of quoted text cannot begin with --- or ...', this.#at);
    }
  }

  #fetchPlain(): void {
    this.#rememberKey();
    this.#keyAllowed = false;
    const start = this.#at;
    const indent = this.#indent + 1;
    const run = this.#flowLevel > 0 ? flowPlainRun : plainRun;
    let end = start;
    let crossedLine = false;
    while (!this.#isDocumentMark() && this.#text[this.#at] !== '#') {
      if (this.#match(run) !== '') {
        end = this.#at;
        crossedLine = false;
      }
      if (!isBlank(this.#text[this.#at]) && !isBreak(this.#text[this.#at])) break;
      crossedLine = this.#skipWithinPlain(crossedLine, indent);
      if (this.#flowLevel === 0 && this.#column < indent) break;
    }
    this.#push('scalar', start, end, plainContent(this.#text.slice(start, end)));
    if (crossedLine) this.#keyAllowed = true;
  }

  /** Skips white space between two words of a plain scalar; true when a line ended there. */
  #skipWithinPlain(crossed: boolean, indent: number): boolean {
    let crossedLine = crossed;
    for (;;) {
      const character = this.#text[this.#at];
      if (isBlank(character)) {
        if (crossedLine && character === '\t' && this.#column < indent) {
          throw new YamlProblem('a tab cannot stand here; indent with spaces', this.#at);
        }
        this.#at += 1;
      } else if (isBreak(character)) {
        this.#skipLine();
        crossedLine = true;
      } else return crossedLine;
    }
  }

  #rememberKey(): void {
    if (!this.#keyAllowed) return;
    this.#forgetKey();
    const required = this.#flowLevel === 0 && this.#indent === this.#column;
    const tokenNumber = this.#taken + this.#tokens.length;
    const level = this.#keys.length - 1;
    this.#keys[level] = { tokenNumber, at: this.#at, line: this.#line, column: this.#column, required };
    this.#keysByToken.set(tokenNumber, level);
  }

  #forgetKey(): void {
    const level = this.#keys.length - 1;
    const key = this.#keys[level];
    if (key === undefined) return;
    if (key.required) throw missingColon(key);
    this.#dropKey(level);
  }

  #dropKey(level: number): void {
    const key = this.#keys[level];
    if (key !== undefined) this.#keysByToken.delete(key.tokenNumber);
    this.#keys[level] = undefined;
  }

  /** A key without a `?` stands on one line, and is not longer than 1024 characters. */
  #isKeyPossible(level: number): boolean {
    const key = this.#keys[level];
    if (key === undefined) return false;
    if (key.line === this.#line && key.at + MAX_KEY >= this.#at) return true;
    if (key.required) throw missingColon(key);
    this.#dropKey(level);
    return false;
  }

  #roll(column: number, tokenNumber: number | undefined, type: TokenType, at: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    const token = this.#token(type, at, at);
    if (tokenNumber === undefined) this.#tokens.push(token);
    else this.#insert(tokenNumber, token);
  }

  #unroll(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push('block-end', this.#at, this.#at);
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #insert(tokenNumber: number, token: YamlToken): void {
    this.#tokens.splice(tokenNumber - this.#taken, 0, token);
  }

  #pushMark(type: TokenType, length: number): void {
    this.#push(type, this.#at, this.#at + length);
    this.#at += length;
  }

  #push(type: TokenType, start: number, end: number, text = '', handle = '', style: ScalarStyle = 'plain'): void {
    this.#tokens.push(this.#token(type, start, end, text, handle, style));
  }

  #token(type: TokenType, start: number, end: number, text = '', handle = '', style: ScalarStyle = 'plain'): YamlToken {
    return { type, start, end, text, handle, style };
  }

  get #column(): number {
    return this.#at - this.#lineStart;
  }

  #skipLine(): void {
    this.#at += breakLength(this.#text, this.#at);
    this.#lineStart = this.#at;
    this.#line += 1;
  }

  #match(pattern: RegExp): string {
    return this.#matchGroups(pattern)?.[0] ?? '';
  }

  #matchGroups(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    this.#at += match?.[0].length ?? 0;
    return match;
  }
}

function missingColon(key: SimpleKey): YamlProblem {
  return new YamlProblem('a key must stand here, with a colon and a space behind it, on one line', key.at);
}

function decodeUri(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
