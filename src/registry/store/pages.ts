/**
 * Pages of rows that callers have filled: bounded by what they hold, besides their number.
 *
 * @module
 */
import { type RawBuilder, sql } from 'kysely';
import type { Page } from './store.ts';

/** Bytes of callers' JSON in a page. To hold, to parse and to write out that many takes some ten times as much memory. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;

/** Bytes up to which a text comes with its row. A larger one is read by itself, once it is known that it belongs to the page. */
const SMALL_BYTES = 16 * 1024;

/** Bytes of columns; they are not read for it. */
export const bytesOf = (...columns: readonly string[]): RawBuilder<number> =>
  sql<number>`${sql.join(
    columns.map((column) => sql`octet_length(${sql.ref(column)})`),
    sql` + `,
  )}`;

/** A column of rows that are small together with some others; null in larger ones. */
export const ifSmall = (column: string, bytes: RawBuilder<number>): RawBuilder<string | null> =>
  sql<string | null>`case when ${bytes} <= ${sql.lit(SMALL_BYTES)} then ${sql.ref(column)} end`;

/**
 * Makes a page of rows, of which one more was asked for than the page may have. The first one belongs to it however large it is.
 *
 * @param toEntry makes the entry, or reads it: null when it has gone meanwhile
 */
export async function pageOf<Row extends { readonly bytes: number }, T>(
  rows: readonly Row[],
  limit: number,
  toEntry: (row: Row) => T | Promise<T | null>,
): Promise<Page<T>> {
  const entries: T[] = [];
  let bytes = 0;
  let taken = 0;
  for (const row of rows.slice(0, limit)) {
    if (entries.length > 0 && bytes + row.bytes > MAX_PAGE_BYTES) break;
    taken += 1;
    const made = toEntry(row);
    const entry = made instanceof Promise ? await made : made;
    // What has gone takes no room: a page without entries would look like the end.
    if (entry === null) continue;
    bytes += row.bytes;
    entries.push(entry);
  }
  return { entries, more: taken < rows.length };
}
