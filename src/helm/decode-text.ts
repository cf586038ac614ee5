import { Buffer, isUtf8 } from 'node:buffer';

/** Text of a file. */
export interface DecodedText {
  /** Bytes that are no text have become U+FFFD. A byte order mark stays. */
  readonly text: string;
  /** False when the file holds bytes that are no text. */
  readonly isValid: boolean;
  /** True when half a character follows the text. */
  readonly endsInHalf: boolean;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Decodes UTF-8, or UTF-16 when the file begins with that encoding's byte order mark, as libyaml tells them apart. */
export function decodeText(bytes: Buffer): DecodedText {
  const encoding = encodingOf(bytes);
  // Without a decoder, which takes longer to load than a file takes to read.
  if (encoding === 'utf-8' && isUtf8(bytes)) return { text: bytes.toString('utf8'), isValid: true, endsInHalf: false };
  const endsInHalf = encoding !== 'utf-8' && bytes.length % 2 === 1;
  const whole = endsInHalf ? bytes.subarray(0, -1) : bytes;
  try {
    return { text: new TextDecoder(encoding, { ignoreBOM: true, fatal: true }).decode(whole), isValid: true, endsInHalf };
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(whole), isValid: false, endsInHalf };
  }
}

const utf8 = [
  '[\\x00-\\x7f]',
  '[\\xc2-\\xdf][\\x80-\\xbf]',
  '(?:\\xe0[\\xa0-\\xbf]|[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]|\\xed[\\x80-\\x9f])[\\x80-\\xbf]',
  '(?:\\xf0[\\x90-\\xbf]|[\\xf1-\\xf3][\\x80-\\xbf]|\\xf4[\\x80-\\x8f])[\\x80-\\xbf]{2}',
];
const utf8OrByte = new RegExp(`((?:${utf8.join('|')})+)|[^]`, 'g');
/** U+FFFD in UTF-8, each byte a character. */
const REPLACEMENT = '\xef\xbf\xbd';

/** Text of bytes that need not be text: each byte that is none becomes U+FFFD, as in Go. */
export function goText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const replaced = bytes.toString('latin1').replace(utf8OrByte, (_, valid: string | undefined) => valid ?? REPLACEMENT);
  return Buffer.from(replaced, 'latin1').toString('utf8');
}

/** True when a file is in UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return encodingOf(bytes) !== 'utf-8';
}

/** The bytes as Helm 4 cuts them into lines, whatever their encoding: CR LF becomes LF, and LF ends the file. */
export function endLines(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').replaceAll('\r\n', '\n');
  return Buffer.from(lines.endsWith('\n') ? lines : `${lines}\n`, 'latin1');
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
