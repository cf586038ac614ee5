/**
 * What goes wrong in SQLite, told without its messages: they quote SQL.
 *
 * @module
 */

/** SQLite's result codes for a lock of someone else (SQLITE_BUSY, SQLITE_LOCKED), in the low byte of `errcode`. */
const LOCKED = new Set([5, 6]);

interface SqliteError extends Error {
  readonly errcode?: number;
  readonly errstr?: string;
}

/** True when another process holds a lock. */
export const isLocked = (error: unknown): boolean => LOCKED.has(((error as SqliteError).errcode ?? 0) & 0xff);

/** SQLite's extended result code for a row whose unique key another row has (SQLITE_CONSTRAINT_UNIQUE). */
const UNIQUE = 2067;

/** True for a row that cannot be, because another has its key. */
export const isTaken = (error: unknown): boolean => (error as SqliteError).errcode === UNIQUE;

/** What SQLite or the system calls the fault. */
export function reasonOf(error: unknown): string {
  const { errstr, code, name } = error as SqliteError & NodeJS.ErrnoException;
  return errstr ?? code ?? name;
}
