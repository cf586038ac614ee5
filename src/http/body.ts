import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { systemCode } from './failure.ts';

/** What became of a body: its bytes, or why there are none. */
export type BodyResult =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly kind: 'network' | 'too-large' | 'decode'; readonly code: string | null };

/** A decoder for a content coding (RFC 9110 section 8.4.1); null for identity, undefined for one that is not known. */
function decoderFor(encoding: string): Transform | null | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}

/** True for a body that comes as it is, or in chunks. Any other transfer coding, which nobody asked for, Node leaves on. */
const comesPlain = ({ headers }: IncomingMessage): boolean =>
  /^(?:|identity|chunked)$/i.test(headers['transfer-encoding']?.trim() ?? '');

/**
 * Reads a body to its end, decompressed, unless it is larger than it may be.
 *
 * @param limit bytes that the body may have, counted after decompression; what comes over the wire may not be more either
 */
export function readBody(message: IncomingMessage, limit: number): Promise<BodyResult> {
  const decoder = comesPlain(message) ? decoderFor(message.headers['content-encoding'] ?? '') : undefined;
  return new Promise((resolve) => {
    if (decoder === undefined) {
      resolve({ ok: false, kind: 'decode', code: 'UNKNOWN_ENCODING' });
      return;
    }
    const stop = (result: BodyResult): void => {
      decoder?.destroy();
      resolve(result);
    };
    const keep = (stream: Readable): void => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) stop({ ok: false, kind: 'too-large', code: null });
        else chunks.push(chunk);
      });
      stream.on('end', () => resolve({ ok: true, body: Buffer.concat(chunks) }));
    };
    message.on('error', (error) => stop({ ok: false, kind: 'network', code: systemCode(error) }));
    message.on('close', () => {
      if (!message.complete) stop({ ok: false, kind: 'network', code: 'ECONNRESET' });
    });
    if (decoder === null) keep(message);
    else {
      let received = 0;
      message.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > limit) stop({ ok: false, kind: 'too-large', code: null });
      });
      keep(decoder);
      decoder.on('error', (error) => stop({ ok: false, kind: 'decode', code: systemCode(error) }));
      message.pipe(decoder);
    }
  });
}
