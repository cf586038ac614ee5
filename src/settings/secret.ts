import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** Bytes that a secret's file may have. */
const MAX_FILE_BYTES = 256 * 1024;

/** A secret's file could not be read, or holds nothing. The message names the variable and the reason, never the content. */
export class SecretUnreadableError extends Error {
  override readonly name = 'SecretUnreadableError';
}

/** Reads a regular file of bounded size; a pipe or a device could keep the reader waiting for ever. */
async function readSmallFile(path: string, variable: string): Promise<Buffer> {
  const refuse = (reason: string): SecretUnreadableError =>
    new SecretUnreadableError(`the file that ${variable} names ${reason}`);
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile()) throw refuse('is not a regular file');
    if (stats.size > MAX_FILE_BYTES) throw refuse('is over 256 KiB');
    return await file.readFile();
  } catch (error) {
    if (error instanceof SecretUnreadableError) throw error;
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

/** Text of a file, without the byte order mark that some editors put before it. */
function decode(bytes: Buffer, variable: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SecretUnreadableError(`the file that ${variable} names is not text in UTF-8`);
  }
}

/**
 * A secret that does not show itself: printing, inspecting or serialising it gives `[redacted]`.
 * It is either a literal or a file that is read anew at each use, so that rotating it needs no restart.
 */
export class Secret {
  readonly #literal: string;
  readonly #file: string | undefined;
  readonly #variable: string;

  private constructor(variable: string, literal: string, file?: string) {
    this.#variable = variable;
    this.#literal = literal;
    this.#file = file;
  }

  /** A secret given as text. */
  static literal(variable: string, text: string): Secret {
    return new Secret(variable, text);
  }

  /** A secret in a file, named by `<VARIABLE>_FILE`. */
  static file(variable: string, path: string): Secret {
    return new Secret(variable, '', path);
  }

  /** True when there is a literal with more than white space in it, or a file. */
  get isSet(): boolean {
    return this.#file !== undefined || this.#literal.trim() !== '';
  }

  /** True when the secret is read from a file. */
  get isFile(): boolean {
    return this.#file !== undefined;
  }

  /**
   * The secret itself; from a file without one trailing newline. Empty when the secret is not set.
   *
   * @throws SecretUnreadableError when the file is no regular file, cannot be read, is empty, no UTF-8 or over 256 KiB.
   */
  async read(): Promise<string> {
    if (this.#file === undefined) return this.#literal;
    const variable = `${this.#variable}_FILE`;
    const text = decode(await readSmallFile(this.#file, variable), variable).replace(/\r?\n$/, '');
    if (text.trim() === '') throw new SecretUnreadableError(`the file that ${variable} names is empty`);
    return text;
  }

  /** True when the secret is in a file that every user of the machine may change. */
  async isWritableByAll(): Promise<boolean> {
    if (this.#file === undefined) return false;
    const found = await stat(this.#file).catch(() => null);
    return found !== null && (found.mode & constants.S_IWOTH) !== 0;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[redacted]';
  }
}
