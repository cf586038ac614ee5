import { BREAKS, breakContent, breakLength, isBlank, isBreak } from './yaml-characters.ts';
import { YamlProblem } from './yaml-problem.ts';

/** A block scalar that was read. */
export interface BlockScalar {
  readonly content: string;
  /** Where reading goes on: in the first line that is indented less, behind its spaces. */
  readonly end: number;
  /** Start of the line of `end`. */
  readonly lineStart: number;
  /** Line breaks between the start and `end`. */
  readonly lines: number;
}

const header = /[|>](?:[-+][0-9]?|[0-9][-+]?)?/y;
const comment = new RegExp(`[ \\t]*(?:#[^${BREAKS}]*)?`, 'y');
const restOfLine = new RegExp(`[^${BREAKS}]*`, 'y');

/**
 * Reads a block scalar (libyaml's `yaml_parser_scan_block_scalar`).
 *
 * @param start - offset of the `|` or `>`
 * @param lineStart - offset of the start of its line
 * @param parentIndent - columns by which the parent is indented, -1 at the top
 * @throws YamlProblem where libyaml would refuse it
 */
export function readBlockScalar(text: string, start: number, lineStart: number, parentIndent: number): BlockScalar {
  return new BlockScalarReader(text, start, lineStart, parentIndent).read();
}

class BlockScalarReader {
  readonly #text: string;
  readonly #start: number;
  readonly #parentIndent: number;
  #at: number;
  #lineStart: number;
  #lines = 0;
  /** Columns that the content is indented by, 0 until that is known. */
  #indent = 0;
  #breaks = '';

  constructor(text: string, start: number, lineStart: number, parentIndent: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
    this.#lineStart = lineStart;
    this.#parentIndent = parentIndent;
  }

  read(): BlockScalar {
    const indicators = this.#match(header);
    this.#readIndicators(indicators);
    this.#match(comment);
    if (this.#at < this.#text.length && !isBreak(this.#text[this.#at])) {
      throw new YamlProblem('nothing but a comment may follow | or > on its line', this.#at);
    }
    if (this.#at < this.#text.length) this.#lineBreak();
    const content = this.#readLines(indicators.startsWith('|'));
    const tail = indicators.includes('-') ? '' : content.lastBreak + (indicators.includes('+') ? this.#breaks : '');
    return { content: content.text + tail, end: this.#at, lineStart: this.#lineStart, lines: this.#lines };
  }

  #readIndicators(indicators: string): void {
    const digit = /[0-9]/.exec(indicators)?.[0];
    if (digit === '0') throw new YamlProblem('the indentation of a block scalar cannot be 0', this.#start);
    if (digit !== undefined) this.#indent = Math.max(this.#parentIndent, 0) + Number(digit);
  }

  #readLines(isLiteral: boolean): { text: string; lastBreak: string } {
    const parts: string[] = [];
    let lastBreak = '';
    let wasBlank = false;
    this.#skipIndentation();
    while (this.#column === this.#indent && this.#at < this.#text.length) {
      const blank = isBlank(this.#text[this.#at]);
      if (!isLiteral && !wasBlank && !blank && lastBreak === '\n') {
        if (this.#breaks === '') parts.push(' ');
      } else parts.push(lastBreak);
      parts.push(this.#breaks, this.#match(restOfLine));
      this.#breaks = '';
      wasBlank = blank;
      lastBreak = this.#at < this.#text.length ? this.#lineBreak() : '';
      this.#skipIndentation();
    }
    return { text: parts.join(''), lastBreak };
  }

  /** Skips indentation and empty lines, and finds out the indentation from the first line that is not empty. */
  #skipIndentation(): void {
    const known = this.#indent > 0;
    let widest = 0;
    for (;;) {
      while ((!known || this.#column < this.#indent) && this.#text[this.#at] === ' ') this.#at += 1;
      widest = Math.max(widest, this.#column);
      if ((!known || this.#column < this.#indent) && this.#text[this.#at] === '\t') {
        throw new YamlProblem('a tab stands where the block scalar needs spaces', this.#at);
      }
      if (!isBreak(this.#text[this.#at])) break;
      this.#breaks += this.#lineBreak();
    }
    if (!known) this.#indent = Math.max(widest, this.#parentIndent + 1, 1);
  }

  get #column(): number {
    return this.#at - this.#lineStart;
  }

  #lineBreak(): string {
    const length = breakLength(this.#text, this.#at);
    const content = breakContent(this.#text.slice(this.#at, this.#at + length));
    this.#at += length;
    this.#lineStart = this.#at;
    this.#lines += 1;
    return content;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}
