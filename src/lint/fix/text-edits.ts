import { breakLength, isBreak } from '../../helm/yaml-characters.ts';

/** What takes the place of the text between two offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made, undefined when two of them overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) return undefined;
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return parts.join('') + text.slice(at);
}

/** Offset of the first character of the line, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text[start - 1])) start -= 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** Offset of the line break that ends the line, or of the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text[end])) end += 1;
  return end;
}

/** Offset of the first character of the next line, or of the end of the text. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end < text.length ? end + breakLength(text, end) : end;
}

/** Offset of the first character of the line before the one that begins at `start`. */
export function previousLine(text: string, start: number): number {
  const isPair = text[start - 1] === '\n' && text[start - 2] === '\r';
  return lineStart(text, start - (isPair ? 2 : 1));
}

/** The line break that the text uses first; a line feed when it has none. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
}
