import type { SourceRange } from '../errors/finding.ts';
import { escapeControls } from './escape.ts';

/** A line of a file, and carets to print under it. */
export interface CodeFrame {
  readonly code: string;
  readonly carets: string;
}

/** Longest part of a line that is shown, in UTF-16 units. */
const WIDTH = 120;

/** Units that are kept in front of the range when the line's beginning is cut. */
const LEAD = 40;

const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A tab stays what it is, so that the carets' line has the same tab stops. */
const show = (text: string): string => text.split('\t').map(escapeControls).join('\t');

/** Columns that a character takes in a terminal. */
function widthOf(character: string): number {
  const shown = show(character);
  if (shown !== character) return shown.length;
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

const blank = (text: string): string =>
  Array.from(text, (character) => (character === '\t' ? character : ' '.repeat(widthOf(character)))).join('');

const underline = (text: string): string =>
  '^'.repeat(
    Math.max(
      Array.from(text, widthOf).reduce((sum, width) => sum + width, 0),
      1,
    ),
  );

const splitsPair = (text: string, index: number): boolean => (text.codePointAt(index - 1) ?? 0) > 0xffff;

/** Shows where a range is in its first line; a long line is cut around it. */
export function codeFrame(line: string, { line: first, column, endLine, endColumn }: SourceRange): CodeFrame {
  const text = line.replace(/\r?\n?$/, '');
  const start = Math.min(Math.max(column - 1, 0), text.length);
  const end = endLine > first ? text.length : Math.min(Math.max(endColumn - 1, start), text.length);
  let from = end <= WIDTH ? 0 : Math.max(start - LEAD, 0);
  let to = Math.min(from + WIDTH, text.length);
  if (splitsPair(text, from)) from -= 1;
  if (splitsPair(text, to)) to += 1;
  const cut = from > 0 ? '…' : '';
  return {
    code: `${cut}${show(text.slice(from, to))}${to < text.length ? '…' : ''}`,
    carets: `${blank(cut + text.slice(from, start))}${underline(text.slice(start, Math.min(end, to)))}`,
  };
}
