/**
 * The parameters that choose decisions. Each says how it is read and what the API's description says of it.
 *
 * @module
 */
import { problemCodes } from '../../errors/codes.ts';
import type { Schema } from '../openapi/operation.ts';
import { Problem } from '../problem.ts';
import type { DecisionFilter } from '../store/store.ts';
import type { Query } from './handler.ts';
import { readParameter } from './paging.ts';

interface FilterDefinition<Value> {
  /** Name in the query. */
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
  /** Reads on after the name. */
  readonly expected: string;
  /** The value; null for text that is none. */
  readonly read: (text: string) => Value | null;
}

const text = (name: string, description: string): FilterDefinition<string> => ({
  name,
  description,
  schema: { type: 'string' },
  expected: 'must be text',
  read: (value) => value,
});

const oneOf = (name: string, description: string, values: readonly string[]): FilterDefinition<string> => ({
  name,
  description,
  schema: { enum: values },
  expected: `must be one of ${values.join(', ')}`,
  read: (value) => (values.includes(value) ? value : null),
});

/** RFC 3339 section 5.6. */
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

const moment = (name: string, description: string): FilterDefinition<Date> => ({
  name,
  description,
  schema: { type: 'string', format: 'date-time' },
  expected: 'must be a time such as 2026-01-31T08:00:00Z (a + in it is sent as %2B)',
  read(value) {
    const date = new Date(value);
    return DATE_TIME.test(value) && !Number.isNaN(date.getTime()) ? date : null;
  },
});

/** Every filter, by the name that the store has for it. */
export const decisionFilters: { readonly [K in keyof DecisionFilter]-?: FilterDefinition<NonNullable<DecisionFilter[K]>> } = {
  outcome: oneOf('outcome', 'What the gate said.', ['allowed', 'denied', 'failed', 'bypassed']),
  assetType: oneOf('asset_type', 'Kind of the asset.', ['agent', 'server', 'skill']),
  operation: oneOf('operation', 'What was to be done.', ['register', 'update']),
  subject: text('subject', 'Who asked: the name of an API key, or the subject of a JWT.'),
  path: {
    ...text('path', 'Path of the asset, with or without its leading slash.'),
    read: (value) => (value.startsWith('/') ? value : `/${value}`),
  },
  code: oneOf('code', 'Code of the problem that the caller was answered with.', Object.keys(problemCodes)),
  requestId: text('request_id', 'The request, as its answer and the log name it.'),
  since: moment('since', 'First moment (RFC 3339).'),
  until: moment('until', 'First moment that is too late (RFC 3339).'),
};

/**
 * Reads the filters of a query.
 *
 * @param others names that the query may have besides
 * @throws Problem `bad_request` for a value that can be none, or a name that is unknown: left out of account, it would show more than was
 *   asked for
 */
export function readDecisionFilter(query: Query, others: readonly string[]): DecisionFilter {
  const known = [...Object.values(decisionFilters).map(({ name }) => name), ...others];
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const named = /^\w{1,32}$/.test(unknown) ? unknown : 'something else';
    throw new Problem('bad_request', `the query has ${named}: it may have ${known.join(', ')}`);
  }
  const entries = Object.entries(decisionFilters).flatMap(([key, { name, expected, read }]) => {
    const given = readParameter(query, name);
    if (given === null) return [];
    const value = read(given);
    if (value === null) throw new Problem('bad_request', `${name} ${expected}`);
    return [[key, value]];
  });
  return Object.fromEntries(entries) as DecisionFilter;
}
