/**
 * What the API's description says of pages.
 *
 * @module
 */
import { nullable, type Parameter, record, type Schema } from '../openapi/operation.ts';
import { DEFAULT_LIMIT, MAX_LIMIT } from './paging.ts';

/** The parameters that `readLimit` and `readCursor` read. */
export const pageParameters: readonly Parameter[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'Entries of a page.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  },
  {
    name: 'cursor',
    in: 'query',
    description: 'The `nextCursor` of the page before; absent or empty for the first page.',
    schema: { type: 'string', format: 'cursor', pattern: '^[A-Za-z0-9_-]*$' },
  },
];

/** One page of a list. */
export const pageSchema = (collection: string, entry: Schema): Schema =>
  record({
    [collection]: { type: 'array', maxItems: MAX_LIMIT, items: entry },
    metadata: record({
      count: { type: 'integer', minimum: 0, maximum: MAX_LIMIT },
      nextCursor: nullable({ type: 'string', description: 'Where the next page begins; null after the last one.' }),
    }),
  });
