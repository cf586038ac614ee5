/**
 * The problem answers (RFC 9457) of operations.
 *
 * @module
 */
import { type ProblemCode, problemCodes } from '../../errors/codes.ts';
import { record, ref, type Schema } from './operation.ts';

/** Schemas that the answers refer to, by name. */
export const problemSchemas: Readonly<Record<string, Schema>> = {
  BodyError: record(
    {
      pointer: { type: 'string', format: 'json-pointer', description: 'Where (RFC 6901); empty for the whole body.' },
      message: { type: 'string' },
    },
    'One thing that is wrong with a body.',
  ),
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
    properties: {
      type: { type: 'string', format: 'uri' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { enum: Object.keys(problemCodes) },
      request_id: { type: 'string' },
      errors: { type: 'array', items: ref('BodyError') },
      error: { type: 'string', description: 'The detail again, in the official MCP registry API.' },
    },
  },
};

/** Headers that an answer with this status always has. */
const HEADERS: Readonly<Record<number, readonly string[]>> = { 401: ['WWW-Authenticate'], 429: ['Retry-After'] };

/** One answer for each status that these codes have, which names the codes. */
export function problemAnswers(codes: Iterable<ProblemCode>): Record<number, object> {
  const byStatus = Map.groupBy(new Set(codes), (code) => problemCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => problemCodes[code].title).join('; '),
        headers: Object.fromEntries(
          ['X-Request-Id', ...(HEADERS[status] ?? [])].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
        ),
        content: {
          'application/problem+json': {
            schema: { allOf: [ref('Problem'), { properties: { status: { const: status }, code: { enum: some } } }] },
          },
        },
      },
    ]),
  );
}
