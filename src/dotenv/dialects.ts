/**
 * How each reader of `.env` files takes a value. No quoting is right for all of them, so each has its own writer,
 * which refuses what its reader would change.
 *
 * @module
 */

/** Readers of `.env` files. */
export type Dialect = 'compose' | 'docker' | 'dotenv' | 'python-dotenv' | 'shell';

/** A value as it stands behind `NAME=`, or why the dialect cannot carry it. */
export type Quoted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

const carry = (text: string): Quoted => ({ ok: true, text });

const refuse = (reason: string): Quoted => ({ ok: false, reason });

/** Means the same to every reader without quotes. */
const SAFE = /^[A-Za-z0-9_./:@%+,=!-]*$/;

/** `docker compose` (compose-go): double quotes, with `$` doubled against interpolation. */
function quoteCompose(value: string): Quoted {
  if (value.includes('\r')) return refuse('it holds a carriage return');
  const escaped = value.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('$', '$$$$');
  return carry(`"${escaped}"`);
}

/** `docker run --env-file`: everything behind `=` as it stands. */
function quoteDocker(value: string): Quoted {
  return /[\r\n]/.test(value) ? refuse('it has several lines, and docker reads one line a variable') : carry(value);
}

/** Node's `--env-file` and npm's dotenv: a kind of quotes that the value does not have; only double ones know escapes. */
function quoteDotenv(value: string): Quoted {
  if (value.includes('\r')) return refuse('it holds a carriage return');
  if (!value.includes("'")) return carry(`'${value}'`);
  if (!/["\\]/.test(value)) return carry(`"${value}"`);
  if (!value.includes('`')) return carry(`\`${value}\``);
  return refuse('it holds all three kinds of quotes');
}

/** python-dotenv: single quotes; it expands `${...}` even there, and takes `\'` for the end of an escape. */
function quotePython(value: string): Quoted {
  if (value.includes('${')) return refuse('it holds ${, which python-dotenv expands');
  if (/\\('|$)/.test(value)) return refuse('it has a backslash before a quote or at its end');
  if (value.includes('\r')) return refuse('it holds a carriage return');
  return carry(`'${value.replaceAll(/[\\']/g, '\\$&')}'`);
}

/** `source` of a POSIX shell: single quotes take everything but themselves. */
function quoteShell(value: string): Quoted {
  return carry(`'${value.replaceAll("'", String.raw`'\''`)}'`);
}

const writers: Readonly<Record<Dialect, (value: string) => Quoted>> = {
  compose: quoteCompose,
  docker: quoteDocker,
  dotenv: quoteDotenv,
  'python-dotenv': quotePython,
  shell: quoteShell,
};

/** Names of the dialects. */
export const dialects = Object.keys(writers) as readonly Dialect[];

/** Writes a value for a dialect. */
export function quote(value: string, dialect: Dialect): Quoted {
  if (value.includes('\0')) return refuse('it holds a NUL character, which no environment can');
  return SAFE.test(value) ? carry(value) : writers[dialect](value);
}
