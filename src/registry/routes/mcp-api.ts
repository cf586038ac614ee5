/**
 * What the API's description says of the routes in `mcp-read.ts` and `mcp-write.ts`.
 *
 * @module
 */
import { NAME_LENGTH } from '../mcp/names.ts';
import { sentServerSchema, serverSchema } from '../mcp/server-json.ts';
import { OFFICIAL } from '../mcp/view.ts';
import { jsonAnswer, nullable, type Operation, type Parameter, record, ref, type Schema } from '../openapi/operation.ts';
import { ifMatch, WRITE_PROBLEMS } from './assets-api.ts';
import { MAX_MESSAGE } from './mcp-write.ts';
import { MAX_LIMIT } from './paging.ts';
import { pageParameters } from './paging-api.ts';
import type { McpRoute } from './table.ts';

const text: Schema = { type: 'string' };
const time: Schema = { type: 'string', format: 'date-time' };
const status: Schema = { enum: ['active', 'deprecated', 'deleted'] };

/** An object some of whose members may be absent. */
const partly = (optional: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  ...record(properties),
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const official = partly(['statusMessage'], {
  status,
  statusChangedAt: time,
  statusMessage: text,
  publishedAt: time,
  updatedAt: time,
  isLatest: { type: 'boolean' },
});

const versions: Schema = { type: 'array', items: ref('ServerVersion') };

/** Schemas that the operations refer to, by name. */
export const mcpSchemas: Readonly<Record<string, Schema>> = {
  ServerJson: serverSchema,
  SentServerJson: sentServerSchema,
  ServerVersion: record({ server: ref('ServerJson'), _meta: record({ [OFFICIAL]: official }) }),
  ServerVersions: record({
    servers: versions,
    metadata: partly(['nextCursor'], { count: { type: 'integer', minimum: 0 }, nextCursor: text }),
  }),
};

const name: Parameter = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'Name of the server, its slash as %2F.',
  schema: { type: 'string', minLength: 1, maxLength: NAME_LENGTH.max },
};

const version: Parameter = {
  name: 'version',
  in: 'path',
  required: true,
  description: 'Version of the server.',
  schema: { type: 'string', minLength: 1 },
};

const includeDeleted: Parameter = {
  name: 'include_deleted',
  in: 'query',
  description: 'Show deleted versions, too.',
  schema: { type: 'boolean' },
};

const body = (schema: Schema): NonNullable<Operation['body']> => ({ required: true, content: { 'application/json': schema } });

const GATE_ASKED =
  'The registration gate is asked about the server.json before anything is stored. Secrets that users fill in are sealed under ' +
  '`REGISTRY_ENCRYPTION_KEY`, or refused when there is none.';

const WRITE_ANSWER = { 200: jsonAnswer('The version', ref('ServerVersion'), ['ETag']) };

/** The list. */
export const describeServers = (): Operation => ({
  tag: 'mcp',
  summary: 'List versions of servers, by name and version, both as text',
  parameters: [
    ...pageParameters,
    { name: 'search', in: 'query', description: 'Only names with this text in them, in any case.', schema: text },
    { name: 'updated_since', in: 'query', description: 'Only what changed since; shows deleted versions.', schema: time },
    { name: 'version', in: 'query', description: 'Only this version, or `latest` for the latest of each server.', schema: text },
    includeDeleted,
  ],
  answers: {
    200: jsonAnswer('A page', { allOf: [ref('ServerVersions'), { properties: { servers: { maxItems: MAX_LIMIT } } }] }),
  },
});

/** The versions of one server. */
export const describeVersions = (): Operation => ({
  tag: 'mcp',
  summary: 'List the versions of a server, newest publication first',
  parameters: [name, includeDeleted],
  answers: { 200: jsonAnswer('All versions', ref('ServerVersions')) },
  problems: ['not_found'],
});

/** One version. */
export const describeVersion = (): Operation => ({
  tag: 'mcp',
  summary: 'Read a version of a server, or `latest`',
  parameters: [name, version, includeDeleted],
  answers: WRITE_ANSWER,
  problems: ['not_found'],
});

/** Publishing. */
export const describePublish = (): Operation => ({
  tag: 'mcp',
  summary: 'Publish a version of a server',
  description: GATE_ASKED,
  body: body(ref('SentServerJson')),
  answers: WRITE_ANSWER,
  problems: [
    'asset_exists',
    'asset_changed',
    'name_taken',
    'registered_server',
    'version_exists',
    'too_many_versions',
    ...WRITE_PROBLEMS,
  ],
});

/** Editing. */
export const describeEdit = (): Operation => ({
  tag: 'mcp',
  summary: 'Replace the server.json of a version',
  description: `${GATE_ASKED} Only the owner and admins may.`,
  parameters: [name, version, ifMatch],
  body: body(ref('SentServerJson')),
  answers: WRITE_ANSWER,
  problems: ['not_found', 'asset_changed', 'registered_server', 'version_mismatch', ...WRITE_PROBLEMS],
});

/** A change of status, of one version or of all. */
export function describeStatus({ url }: McpRoute): Operation {
  const ofOne = url.includes(':version');
  const all = record({ updatedCount: { type: 'integer', minimum: 1 }, servers: versions });
  return {
    tag: 'mcp',
    summary: ofOne ? 'Change the status of a version' : 'Change the status of all versions of a server',
    description:
      'The registration gate is asked about the server.json, with the new status in its `_meta`. Only the owner and admins may.',
    parameters: ofOne ? [name, version, ifMatch] : [name, ifMatch],
    body: body({
      type: 'object',
      required: ['status'],
      anyOf: [
        { properties: { status: { const: 'active' }, statusMessage: { type: 'null' } } },
        {
          properties: {
            status: { enum: ['deprecated', 'deleted'] },
            statusMessage: nullable({ type: 'string', maxLength: MAX_MESSAGE, description: 'Why.' }),
          },
        },
      ],
    }),
    answers: ofOne ? WRITE_ANSWER : { 200: jsonAnswer('All versions', all, ['ETag']) },
    problems: ['no_changes', 'not_found', 'asset_changed', 'version_mismatch', ...WRITE_PROBLEMS],
  };
}

/** Deleting. */
export const describeVersionRemoval = (): Operation => ({
  tag: 'mcp',
  summary: 'Delete a version, and with the last one the server',
  description: 'Only the owner and admins may. The gate is not asked.',
  parameters: [name, version, ifMatch],
  answers: { 200: jsonAnswer('The version that was deleted', ref('ServerVersion')) },
  // A body has no meaning here, but one that is sent is read, and refused like any other.
  problems: ['not_found', 'asset_changed', 'version_mismatch', 'body_too_large', 'unsupported_media_type', 'invalid_asset'],
});

/** Validating. */
export const describeValidation = (): Operation => ({
  tag: 'mcp',
  summary: 'Say what is wrong with a server.json, and store nothing',
  description: "For everybody: the publisher's command sends no credential with it.",
  body: body({ type: 'object' }),
  answers: {
    200: jsonAnswer(
      'Everything at once',
      record({
        valid: { type: 'boolean' },
        issues: {
          type: 'array',
          items: record({
            type: { enum: ['schema', 'semantic'] },
            path: { ...text, description: 'Where, such as `packages[0].transport.url`; empty for the whole.' },
            message: text,
            severity: { enum: ['error', 'warning', 'info'] },
            reference: { ...text, description: 'Name of the rule.' },
          }),
        },
      }),
    ),
  },
  problems: ['body_too_large', 'unsupported_media_type', 'invalid_asset'],
});
