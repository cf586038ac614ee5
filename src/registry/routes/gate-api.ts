/**
 * What the API's description says of the routes in `gate.ts`.
 *
 * @module
 */
import { jsonAnswer, nullable, type Operation, record, ref, type Schema } from '../openapi/operation.ts';

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const moment: Schema = { type: 'string', format: 'date-time' };
const assetType: Schema = { enum: ['agent', 'server', 'skill'] };
const operation: Schema = { enum: ['register', 'update'] };
const step: Schema = { enum: ['settings', 'token', 'gate'] };

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
