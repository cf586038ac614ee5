/**
 * What the API's description says of the routes about the registry itself.
 *
 * @module
 */
import { jsonAnswer, type Operation, record } from '../openapi/operation.ts';

/** The process lives. */
export const describeHealth = (): Operation => ({
  tag: 'system',
  summary: 'Does the process live?',
  answers: { 200: jsonAnswer('It does', record({ status: { const: 'ok' } })) },
});

/** The registry can do its work. */
export const describeReadiness = (): Operation => ({
  tag: 'system',
  summary: 'Can the registry do its work?',
  answers: { 200: jsonAnswer('It can', record({ status: { const: 'ready' }, store: { const: 'ok' } })) },
  problems: ['store_unavailable', 'shutting_down'],
});

/** The metrics. */
export const describeMetrics = (): Operation => ({
  tag: 'system',
  summary: 'Metrics for Prometheus',
  answers: { 200: { description: "Prometheus' text format 0.0.4", content: { 'text/plain': { type: 'string' } } } },
});

/** The page. */
export const describePage = (): Operation => ({
  tag: 'system',
  summary: 'A page with the assets, and for admins the state of the gate and the latest decisions',
  browser: true,
  parameters: [
    {
      name: 'sign-in',
      in: 'query',
      description: 'Present: a caller without credentials is asked for them, also where reading needs none.',
      schema: { type: 'string' },
    },
  ],
  answers: { 200: { description: 'The page', content: { 'text/html': { type: 'string' } } } },
});

/** This description. */
export const describeOpenApi = (): Operation => ({
  tag: 'system',
  summary: 'This description of the API',
  answers: {
    200: jsonAnswer('An OpenAPI 3.1 document', { type: 'object', required: ['openapi', 'info', 'paths', 'components'] }),
  },
});
