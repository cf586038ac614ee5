/**
 * What the API's description says of the routes in `assets.ts`.
 *
 * @module
 */
import type { ProblemCode } from '../../errors/codes.ts';
import type { Kind } from '../assets/kind.ts';
import { assetSchema, cardSchema, formSchema } from '../assets/schema.ts';
import { jsonAnswer, type Operation, type Parameter, record, ref, type Schema } from '../openapi/operation.ts';
import { pageParameters, pageSchema } from './paging-api.ts';
import type { AssetRoute } from './table.ts';

const nameOf = (kind: Kind): string => kind.assetType.replace(/^./, (letter) => letter.toUpperCase());

const pathParameter = ({ assetType }: Kind): Parameter => ({
  name: 'path',
  in: 'path',
  required: true,
  description: `Path of the ${assetType}, without its leading slash. A slash within it may stand as it is or as %2F.`,
  schema: { type: 'string', format: 'asset-path', minLength: 1 },
});

/** The version that must be there. */
export const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  description: 'Version that the asset must have: an entity tag of an earlier answer, or * for any (RFC 9110 section 13.1.1).',
  schema: { type: 'string', examples: ['"3"'] },
};

/** What a body can be refused for, and what the gate and the database can answer. */
export const WRITE_PROBLEMS: readonly ProblemCode[] = [
  'gate_denied',
  'body_too_large',
  'unsupported_media_type',
  'invalid_asset',
  'card_holds_secret',
  'gate_misconfigured',
  'gate_token_unavailable',
  'gate_unavailable',
  'gate_rejected_token',
  'gate_bad_response',
  'gate_overloaded',
];

const GATE_ASKED =
  'The registration gate decides before anything is stored. Known members are checked, unknown ones are kept; a null counts as absent. ' +
  'Secrets in the card are sealed under `REGISTRY_ENCRYPTION_KEY`, or refused when there is none.';

/** Schemas that the operations refer to, by name. */
export function assetSchemas(kinds: readonly Kind[]): Record<string, Schema> {
  const registryMember = record(
    {
      version: { type: 'integer', minimum: 1, description: 'Counts the writes of the asset.' },
      status: { type: 'string' },
      owner: { type: 'string', description: 'Caller that the asset belongs to.' },
      created_at: { type: 'string', format: 'date-time' },
      updated_at: { type: 'string', format: 'date-time' },
    },
    'What the registry itself knows of the asset; ignored in requests.',
  );
  const ofKinds = kinds.flatMap((kind): [string, Schema][] => [
    [nameOf(kind), assetSchema(kind, ref('RegistryMember'))],
    [`${nameOf(kind)}Registration`, cardSchema(kind, 'register')],
    [`${nameOf(kind)}Update`, cardSchema(kind, 'update')],
  ]);
  return { RegistryMember: registryMember, ...Object.fromEntries(ofKinds) };
}

/** Registering and updating. */
export function describeWrite({ kind, form }: AssetRoute, operation: 'register' | 'update'): Operation {
  const registers = operation === 'register';
  const type = kind.assetType;
  const listed: readonly ProblemCode[] = type === 'server' ? ['name_taken'] : [];
  const published: readonly ProblemCode[] = type === 'server' ? ['published_server'] : [];
  const written = record({
    message: { type: 'string' },
    [type]: ref(nameOf(kind)),
    warnings: { type: 'array', description: 'What the card lacks or has wrong without being refused.', items: ref('BodyError') },
  });
  return {
    tag: kind.collection,
    summary: registers ? `Register ${type === 'agent' ? 'an' : 'a'} ${type}` : `Update ${type === 'agent' ? 'an' : 'a'} ${type}`,
    description: registers ? GATE_ASKED : `${GATE_ASKED} Only the owner and admins may.`,
    ...(!registers && { parameters: [pathParameter(kind), ifMatch] }),
    body: {
      required: true,
      content: {
        'application/json': ref(`${nameOf(kind)}${registers ? 'Registration' : 'Update'}`),
        ...(form && { 'application/x-www-form-urlencoded': formSchema(kind, operation) }),
      },
    },
    answers: registers
      ? { 201: jsonAnswer('Registered', written, ['ETag', 'Location']) }
      : { 200: jsonAnswer('Updated', written, ['ETag']) },
    problems: registers
      ? ['asset_exists', ...listed, ...WRITE_PROBLEMS]
      : ['not_found', 'asset_changed', 'version_mismatch', ...listed, ...published, ...WRITE_PROBLEMS],
  };
}

/** Listing. */
export function describeList({ kind }: AssetRoute): Operation {
  return {
    tag: kind.collection,
    summary: `List ${kind.collection}, by path`,
    parameters: [
      ...pageParameters,
      { name: 'status', in: 'query', description: 'Only those with this status.', schema: { type: 'string' } },
      {
        name: 'q',
        in: 'query',
        description: 'Only those with this text in name, description, tags or path, in any case.',
        schema: { type: 'string' },
      },
    ],
    answers: { 200: jsonAnswer('A page', pageSchema(kind.collection, ref(nameOf(kind)))) },
  };
}

/** Reading one. */
export function describeRead({ kind }: AssetRoute): Operation {
  return {
    tag: kind.collection,
    summary: `Read ${kind.assetType === 'agent' ? 'an' : 'a'} ${kind.assetType}`,
    parameters: [pathParameter(kind)],
    answers: { 200: jsonAnswer('The asset', ref(nameOf(kind)), ['ETag']) },
    problems: ['not_found'],
  };
}

/** Deleting one. */
export function describeRemove({ kind }: AssetRoute): Operation {
  return {
    tag: kind.collection,
    summary: `Delete ${kind.assetType === 'agent' ? 'an' : 'a'} ${kind.assetType}`,
    description: 'Only the owner and admins may. The gate is not asked.',
    parameters: [pathParameter(kind), ifMatch],
    answers: { 204: { description: 'Deleted' } },
    // A body has no meaning here, but one that is sent is read, and refused like any other.
    problems: ['not_found', 'asset_changed', 'version_mismatch', 'body_too_large', 'unsupported_media_type', 'invalid_asset'],
  };
}
