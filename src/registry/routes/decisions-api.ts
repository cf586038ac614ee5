/**
 * What the API's description says of the decisions.
 *
 * @module
 */
import { problemCodes } from '../../errors/codes.ts';
import { nullable, type Operation, record, ref, type Schema } from '../openapi/operation.ts';
import { decisionFilters } from './decision-filters.ts';
import { JSON_LINES } from './decisions.ts';
import { pageParameters, pageSchema } from './paging-api.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const milliseconds: Schema = { type: 'number', minimum: 0 };
const texts: Schema = { type: 'array', items: text };
const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** Schemas that operations refer to, by name. */
export const decisionSchemas: Readonly<Record<string, Schema>> = {
  Decision: record({
    id: { type: 'integer', minimum: 1 },
    at: { type: 'string', format: 'date-time' },
    request_id: text,
    actor: record({ subject: text, groups: texts, method: { enum: ['api_key', 'oidc', 'anonymous'] } }),
    operation: decisionFilters.operation.schema,
    asset_type: decisionFilters.assetType.schema,
    path: text,
    source_api: { ...text, description: 'Path of the API that was called.' },
    outcome: {
      ...decisionFilters.outcome.schema,
      description: 'What the gate said; bypassed when it was not asked, because it is off or does not cover the write.',
    },
    mode: { enum: ['enforce', 'audit', 'off'] },
    code: nullable({
      enum: Object.keys(problemCodes),
      description: 'Of the problem that the caller was answered with, or in audit mode would have been.',
    }),
    detail: { ...text, description: 'What the caller could read about it.' },
    stored: { type: 'boolean', description: 'True when the asset was written with this record.' },
    attempts: { ...count, description: 'Calls of the gate.' },
    token_requests: count,
    gate_status: nullable({ type: 'integer', description: "HTTP status of the gate's last answer." }),
    durations_ms: record({ token: milliseconds, gate: milliseconds, total: milliseconds }),
    payload_sha256: { ...sha256, description: 'Of the canonical payload (RFC 8785) that the gate saw.' },
    stored_digest: nullable({ ...sha256, description: 'HMAC of what was stored, under a key of the database.' }),
  }),
};

/** The list. */
export const describeGateDecisions = (): Operation => ({
  tag: 'gate',
  summary: 'List decisions, newest first',
  description:
    `One page; for a caller who accepts \`${JSON_LINES}\`, all that the filters leave, one JSON object a line, without \`limit\` and ` +
    '`cursor`. A connection that is cut before its end says that lines are missing. A parameter that is unknown is refused.',
  parameters: [
    ...pageParameters,
    ...Object.values(decisionFilters).map(({ name, description, schema }) => ({
      name,
      in: 'query' as const,
      description,
      schema,
    })),
  ],
  answers: {
    200: {
      description: 'A page, or all decisions as lines',
      content: { 'application/json': pageSchema('decisions', ref('Decision')), [JSON_LINES]: ref('Decision') },
    },
  },
});
