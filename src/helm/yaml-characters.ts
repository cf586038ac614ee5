/** Line breaks of YAML 1.1: besides CR and LF also NEL, LS and PS. For the inside of a character class. */
export const BREAKS = '\\n\\r\\u0085\\u2028\\u2029';

/** True for a line break of YAML 1.1. */
export function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\u0085' || character === '\u2028' || character === '\u2029';
}

/** True for a space or a tab. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** True for white space of YAML 1.1, and at the end of the text. */
export function isBlankOrEnd(character: string | undefined): boolean {
  return character === undefined || isBlank(character) || isBreak(character);
}

/** Length of the line break at an offset: CR LF counts as one. */
export function breakLength(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
}

/** What a line break of the source stands for in a scalar (libyaml's `read_line`): LS and PS stay what they are. */
export function breakContent(source: string): string {
  return source === '\u2028' || source === '\u2029' ? source : '\n';
}
