/**
 * What would steer a terminal, turn the direction of the text around it, or is no character at all:
 * control characters, lone surrogates, line and paragraph separators, bidirectional controls, noncharacters of XML.
 */
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Writes every unsafe character, a line break too, as `\u001b` and the like, so that a text stays one harmless line. */
export function escapeControls(text: string): string {
  return text.replaceAll(UNSAFE, escaped);
}

/** JSON whose texts are the same when they are parsed, and harmless when they are printed. */
export function toJson(value: unknown, indent?: number): string {
  // What JSON.stringify leaves as it is can only stand within a string; the line breaks between members are its own.
  return JSON.stringify(value, undefined, indent).replaceAll(UNSAFE, (character) =>
    character === '\n' ? character : escaped(character),
  );
}
