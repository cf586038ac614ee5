import type { SourceRange } from '../errors/finding.ts';

/** Finds lines and columns in a text that was given by offsets. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  /** Range between two offsets, in lines and columns from 1. */
  range(start: number, end: number): SourceRange {
    const from = this.#position(start);
    const to = this.#position(end);
    return {
      file: this.file,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }

  /** Offset of a line and column, both from 1. */
  offset(line: number, column: number): number {
    return Math.min((this.#lineStarts[line - 1] ?? this.text.length) + column - 1, this.text.length);
  }

  /** The text of a range. */
  slice({ line, column, endLine, endColumn }: SourceRange): string {
    return this.text.slice(this.offset(line, column), this.offset(endLine, endColumn));
  }

  /** A line without its end; empty beyond the last one. */
  line(line: number): string {
    const start = this.#lineStarts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, this.#lineStarts[line] ?? this.text.length).replace(/\r?\n$/, '');
  }

  #position(offset: number): { line: number; column: number } {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#lineStarts[low] ?? 0) + 1 };
  }
}
