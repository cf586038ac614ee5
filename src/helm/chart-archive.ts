import type { Buffer } from 'node:buffer';
import { posix } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Bytes of all that an archive holds, unpacked (`MaxDecompressedChartSize`). */
const MAX_SIZE = 100 * 1024 * 1024;

/** Bytes of one file of a chart (`MaxDecompressedFileSize`). */
export const MAX_CHART_FILE = 5 * 1024 * 1024;

const BLOCK = 512;

/** An archive that Helm would refuse. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

interface Entry {
  readonly name: string;
  /** Type flag of tar. */
  readonly type: string;
  readonly data: Buffer;
}

/**
 * Reads a packed chart as Helm does (`LoadArchiveFiles`): the paths of its files within the chart, without the folder that
 * they all stand in, with their contents. Links are empty files there.
 *
 * @throws ArchiveError when it is no archive, too large, or holds a path that leads out of the chart
 */
export function readArchive(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const { name, type, data } of readTar(unzip(bytes))) {
    // A folder, and what is said about the files to come.
    if (type === '5' || name.endsWith('/') || type === 'g') continue;
    if (data.length > MAX_CHART_FILE) throw new ArchiveError('a file in it is over 5 MiB');
    files.set(pathInChart(name), data);
  }
  if (files.size === 0) throw new ArchiveError('it holds no files');
  return files;
}

function unzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_SIZE });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ArchiveError(isLarge ? 'it is over 100 MiB when it is unpacked' : 'it is no gzip file, or not complete');
  }
}

function pathInChart(name: string): string {
  const delimiter = name.includes('\\') ? '\\' : '/';
  const [base = '', ...steps] = name.split(delimiter);
  const rest = steps.join('/');
  if (rest.startsWith('/')) throw new ArchiveError('it holds an absolute path');
  const path = posix.normalize(rest).replace(/\/$/, '');
  if (path === '.') throw new ArchiveError('it holds a file outside of the folder of the chart');
  if (path.startsWith('..')) throw new ArchiveError('it holds a path that leads out of the chart');
  if (/^[a-zA-Z]:\//.test(path)) throw new ArchiveError('it holds the path of a drive');
  if (base === 'Chart.yaml') throw new ArchiveError('its Chart.yaml stands in no folder');
  return path;
}

/** The entries of a tar file: of POSIX (`ustar`, `pax`) and of GNU, whose long names stand in entries of their own. */
function* readTar(tar: Buffer): Generator<Entry> {
  let longName: string | undefined;
  let size: number | undefined;
  for (let at = 0; at < tar.length;) {
    const header = tar.subarray(at, at + BLOCK);
    if (header.length < BLOCK) throw new ArchiveError('it ends within a file');
    if (header.every((byte) => byte === 0)) return;
    checkSum(header);
    const type = String.fromCharCode(header[156] ?? 0);
    const own = isHeaderOnly(type) ? 0 : numberAt(header, 124, 12);
    const length = isExtension(type) || size === undefined ? own : size;
    const start = at + BLOCK;
    if (start + length > tar.length) throw new ArchiveError('it ends within a file');
    const data = tar.subarray(start, start + length);
    at = start + Math.ceil(length / BLOCK) * BLOCK;
    if (type === 'x') {
      const records = readRecords(data);
      longName = records.get('path') ?? longName;
      size = records.has('size') ? Number(records.get('size')) : size;
    } else if (type === 'L') longName = textOf(data);
    else if (type !== 'K') {
      yield { name: longName ?? nameOf(header), type, data };
      longName = size = undefined;
    }
  }
}

/** A link, a device, a folder, a pipe: no content follows, whatever its header says. */
const isHeaderOnly = (type: string): boolean => /^[1-6]$/.test(type);

/** What is said about the entry to come. */
const isExtension = (type: string): boolean => /^[xgLK]$/.test(type);

const textOf = (field: Buffer): string => field.toString('utf8').replace(/\0.*$/s, '');

function nameOf(header: Buffer): string {
  const name = textOf(header.subarray(0, 100));
  const isPosix = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** A number in octal digits, or for what is larger in GNU's way: bytes behind a first one of 128. */
function numberAt(header: Buffer, start: number, length: number): number {
  const field = header.subarray(start, start + length);
  const text = field.toString('latin1').replaceAll(/^[ \0]+|[ \0]+$/g, '');
  if ((field[0] ?? 0) === 0x80) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
  if (!/^[0-7]*$/.test(text)) throw new ArchiveError('it is no tar file');
  return text === '' ? 0 : Number.parseInt(text, 8);
}

/** The sum of a header's bytes, with blanks in the place of the sum itself. */
function checkSum(header: Buffer): void {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (sum !== numberAt(header, 148, 8)) throw new ArchiveError('it is no tar file');
}

/** Records of POSIX's extended header: `LENGTH KEY=VALUE\n`. */
function readRecords(data: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < data.length;) {
    const length = Number(/^\d{1,10}(?= )/.exec(data.toString('latin1', at, at + 11))?.[0] ?? 0);
    const record = data.toString('utf8', at, at + length);
    const [, key, value] = /^\d+ ([^=]+)=(.*)\n$/s.exec(record) ?? [];
    if (key === undefined || value === undefined) throw new ArchiveError('it is no tar file');
    records.set(key, value);
    at += length;
  }
  return records;
}
