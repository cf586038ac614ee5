import type { Buffer } from 'node:buffer';

/** Text of a file. */
export interface DecodedText {
  /** Bytes that are no text have become U+FFFD. A byte order mark stays. */
  readonly text: string;
  /** False when the file holds bytes that are no text. */
  readonly isValid: boolean;
}

/** Decodes UTF-8, or UTF-16 when the file begins with that encoding's byte order mark, as libyaml tells them apart. */
export function decodeText(bytes: Buffer): DecodedText {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(bytes), isValid: true };
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), isValid: false };
  }
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
