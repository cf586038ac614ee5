import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';

/** An entry of a tar file; without a type it is a file. */
export interface TarEntry {
  readonly name: string;
  readonly data?: string | Buffer;
  readonly type?: string;
  /** In POSIX's format, a folder in front of the name. */
  readonly prefix?: string;
}

const BLOCK = 512;

function header({ name, type = '0', prefix = '' }: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name.slice(0, 100), 0);
  block.write('0000644\0', 100);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  block.write(prefix, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A tar file with these entries, in their order. */
export function tar(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const data = Buffer.from(entry.data ?? '');
    return [header(entry, data.length), data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** The same, packed as `helm package` packs it. */
export const tgz = (entries: readonly TarEntry[]): Buffer => gzipSync(tar(entries));
