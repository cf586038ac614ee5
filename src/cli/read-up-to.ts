import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** Bytes that are asked for at once, of what has no size. */
const CHUNK = 65_536;

/**
 * Reads a file, or its first `limit` bytes. A device that never ends is read as far, too.
 *
 * @throws the error of the system when it cannot be read
 */
export function readFileUpTo(path: string, limit: number): Buffer {
  const { size } = statSync(path);
  // A pipe and a device have no size, and files of /proc say 0.
  if (size > 0 && size <= limit) return readFileSync(path);
  const chunks: Buffer[] = [];
  const file = openSync(path, 'r');
  try {
    for (let left = limit; left > 0;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, left));
      const count = readSync(file, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
  } finally {
    closeSync(file);
  }
  return Buffer.concat(chunks);
}

/** Reads a stream to its end, or its first `limit` bytes. */
export async function readStreamUpTo(stream: AsyncIterable<Buffer | string>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let left = limit;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk).subarray(0, left);
    chunks.push(bytes);
    left -= bytes.length;
    if (left === 0) break;
  }
  return Buffer.concat(chunks);
}
