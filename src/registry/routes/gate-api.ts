/**
 * What the API's description says of the routes in `gate.ts`.
 *
 * @module
 */
import { problemCodes } from '../../errors/codes.ts';
import { jsonAnswer, nullable, type Operation, record, ref, type Schema } from '../openapi/operation.ts';
import { pageParameters, pageSchema } from './paging-api.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const milliseconds: Schema = { type: 'number', minimum: 0 };
const moment: Schema = { type: 'string', format: 'date-time' };
const texts: Schema = { type: 'array', items: text };
const assetType: Schema = { enum: ['agent', 'server', 'skill'] };
const operation: Schema = { enum: ['register', 'update'] };
const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const step: Schema = { enum: ['settings', 'token', 'gate'] };

/** Schemas that the operations refer to, by name. */
export const gateSchemas: Readonly<Record<string, Schema>> = {
  Decision: record({
    id: { type: 'integer', minimum: 1 },
    at: moment,
    request_id: text,
    actor: record({ subject: text, groups: texts, method: { enum: ['api_key', 'oidc', 'anonymous'] } }),
    operation,
    asset_type: assetType,
    path: text,
    source_api: { ...text, description: 'Path of the API that was called.' },
    outcome: {
      enum: ['allowed', 'denied', 'failed', 'bypassed'],
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

/** The settings, what is going on, and the last decision. */
export const describeGateStatus = (): Operation => ({
  tag: 'gate',
  summary: 'How the gate is set, what it is doing, and what came of the last token and the last decision',
  answers: {
    200: jsonAnswer(
      'The state',
      record({
        state: { enum: ['on', 'off', 'misconfigured'] },
        mode: { enum: ['enforce', 'audit'] },
        auth_type: text,
        url: { ...text, description: 'Without what may be secret in it.' },
        asset_types: { type: 'array', items: assetType },
        operations: { type: 'array', items: operation },
        findings: {
          type: 'array',
          description: 'What is wrong with the settings.',
          items: record({ code: text, severity: { enum: ['error', 'warning', 'info'] }, message: text, hint: text }),
        },
        startup_check: nullable(record({ at: moment, ok: { type: 'boolean' }, reason: text, hint: text })),
        breaker: { enum: ['closed', 'open', 'half_open'] },
        decisions: record({ in_flight: count, queued: count }),
        token: record({
          last_success_at: nullable(moment),
          last_failure: nullable(
            record({ at: moment, error: { ...text, description: 'As in the metrics.' }, reason: text, hint: text }),
          ),
        }),
        last_decision: nullable(ref('Decision')),
      }),
    ),
  },
});

/** The records. */
export const describeGateDecisions = (): Operation => ({
  tag: 'gate',
  summary: 'List decisions, newest first',
  parameters: pageParameters,
  answers: { 200: jsonAnswer('A page', pageSchema('decisions', ref('Decision'))) },
});

/** The trial. */
export const describeGateTest = (): Operation => ({
  tag: 'gate',
  summary: 'Try settings, token and gate, without registering anything',
  description: 'The gate is told that it is a trial (`dry_run`). The answer is 200 also when a step fails: `ok` tells.',
  body: {
    required: false,
    content: {
      'application/json': {
        type: 'object',
        properties: {
          asset_type: { ...assetType, default: 'agent' },
          operation: { ...operation, default: 'register' },
          registration_payload: { type: 'object', description: 'The card to ask about; a sample when absent.' },
        },
      },
    },
  },
  answers: {
    200: jsonAnswer(
      'What became of each step',
      record({
        ok: { type: 'boolean' },
        steps: {
          type: 'array',
          items: {
            type: 'object',
            required: ['step', 'outcome', 'detail'],
            properties: { step, outcome: { enum: ['ok', 'failed', 'skipped'] }, detail: text, hint: text },
            additionalProperties: false,
          },
        },
      }),
    ),
  },
  problems: ['body_too_large', 'unsupported_media_type', 'invalid_asset'],
});
