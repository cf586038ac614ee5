/**
 * The server.json format, as the official MCP registry's schema of 2025-12-11 describes it.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import type { Schema } from '../openapi/operation.ts';
import { NAME_LENGTH } from './names.ts';
import { checkRules, RULES } from './rules.ts';
import {
  anyObject,
  byType,
  described,
  isObject,
  issue,
  type Issue,
  list,
  map,
  object,
  oneOf,
  text,
  truth,
  uri,
} from './shape.ts';

/** Member of `_meta` that holds what the publisher wants to add. */
export const PUBLISHER_PROVIDED = 'io.modelcontextprotocol.registry/publisher-provided';

const CURRENT_SCHEMA = '2025-12-11';

/** The schema that a server.json of today names. */
export const SCHEMA_URL = `https://static.modelcontextprotocol.io/schemas/${CURRENT_SCHEMA}/server.schema.json`;

/** Earlier ones that the official registry still takes. */
const OLDER_SCHEMAS = ['2025-07-09', '2025-09-16', '2025-09-29', '2025-10-11', '2025-10-17'];

/** Bytes that a server.json may have: a server's versions are all shown in one answer. */
const MAX_BYTES = 64 * 1024;

const input = {
  description: text(),
  isRequired: truth,
  format: oneOf('string', 'number', 'boolean', 'filepath'),
  value: text(),
  isSecret: truth,
  default: text(),
  placeholder: text(),
  choices: list(text()),
};

const inputWithVariables = { ...input, variables: map(object(input)) };

const keyValue = object({ 'name!': text(), ...inputWithVariables });

const argumentMembers = { valueHint: text(), isRepeated: truth, ...inputWithVariables };

const argument = byType({
  positional: described(object({ 'type!': oneOf('positional'), name: text(), ...argumentMembers }), RULES.positional),
  named: object({ 'type!': oneOf('named'), 'name!': described(text(), RULES.flag), ...argumentMembers }),
});

const address = described(
  text({ pattern: /^https?:\/\/[^\s]+$/, expected: 'begin with http:// or https:// and have no white space' }),
  { format: 'url-template', description: 'Variables stand in braces.' },
);

const reached = { headers: list(keyValue), variables: map(object(input)) };

const remotes = {
  'streamable-http': object({ 'type!': oneOf('streamable-http'), 'url!': address, ...reached }),
  sse: object({ 'type!': oneOf('sse'), 'url!': address, ...reached }),
};

const remote = byType(remotes);

const transport = byType({
  stdio: object({ 'type!': oneOf('stdio'), url: described(text(), RULES.localAddress), ...reached }),
  ...remotes,
});

const packageShape = object({
  'registryType!': text({ min: 1, max: 255 }),
  registryBaseUrl: uri(),
  'identifier!': described(text({ min: 1, max: 2048 }), RULES.identifier),
  version: described(text({ min: 1, max: 255 }), RULES.version),
  fileSha256: text({ pattern: /^[a-f0-9]{64}$/, expected: 'be 64 small hexadecimal digits' }),
  runtimeHint: text(),
  'transport!': transport,
  runtimeArguments: list(argument),
  packageArguments: list(argument),
  environmentVariables: list(keyValue),
});

const icon = object({
  'src!': described(uri(255), RULES.icon),
  mimeType: oneOf('image/png', 'image/jpeg', 'image/jpg', 'image/svg+xml', 'image/webp'),
  sizes: list(text({ pattern: /^(\d+x\d+|any)$/, expected: 'be such as 48x48, or any' })),
  theme: oneOf('light', 'dark'),
});

const name = text(NAME_LENGTH);
const version = text({ min: 1, max: 255, pattern: /^\P{C}*$/u, expected: 'not have control characters' });

const members = {
  $schema: text(),
  'name!': name,
  'description!': text({ min: 1, max: 100 }),
  title: described(text({ min: 1, max: 100 }), RULES.title),
  'version!': version,
  repository: object({ 'url!': uri(), 'source!': text({ min: 1 }), id: text(), subfolder: described(text(), RULES.subfolder) }),
  websiteUrl: described(uri(), RULES.website),
  icons: list(icon),
  packages: list(packageShape),
  remotes: list(remote),
};

const serverShape = object({ ...members, _meta: object({ [PUBLISHER_PROVIDED]: anyObject }) });

const { $schema, ...otherMembers } = members;

/** A server.json as it is sent: metadata of others is dropped, not refused. Names and versions that are only read may be of more forms. */
export const sentServerSchema: Schema = object({
  '$schema!': described($schema, {
    pattern: String.raw`^https?://[^\s?#]+/schemas/(?:${[...OLDER_SCHEMAS, CURRENT_SCHEMA].join('|')})/server\.schema\.json$`,
  }),
  ...otherMembers,
  'name!': described(name, RULES.name),
  'version!': described(version, RULES.version),
  _meta: anyObject,
}).schema;

/** A server.json as it is answered. */
export const serverSchema: Schema = serverShape.schema;

/** A server.json that was looked at. */
export interface CheckedServer {
  /** What would be stored: without members that are null, and with the publisher's own metadata alone. */
  readonly server: JsonObject;
  /** In the order of the document; it may be stored when none of them is an error. */
  readonly issues: readonly Issue[];
}

/** Drops members that are null, which count as absent. What the publisher adds stays as it is. */
function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([name, member]) => [name, name === PUBLISHER_PROVIDED ? member : withoutNulls(member)]),
  );
}

/** Drops what the official registry drops from `_meta` as well, and says so. */
function withoutOtherMeta(server: JsonObject): CheckedServer {
  const { _meta: meta, ...rest } = server;
  if (!isObject(meta)) return { server, issues: [] };
  const { [PUBLISHER_PROVIDED]: provided, ...others } = meta;
  const issues = Object.keys(others).map((name) =>
    issue(
      'semantic',
      'meta-not-kept',
      `/_meta/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      `is not kept: put it into ${PUBLISHER_PROVIDED}`,
      'warning',
    ),
  );
  return { server: provided === undefined ? rest : { ...rest, _meta: { [PUBLISHER_PROVIDED]: provided } }, issues };
}

function checkSchemaUrl({ $schema }: JsonObject): Issue[] {
  if ($schema === undefined || $schema === '') {
    return [issue('semantic', 'schema-field-required', '/$schema', `is needed: it must be ${SCHEMA_URL}`)];
  }
  if (typeof $schema !== 'string' || $schema === SCHEMA_URL) return [];
  const version = /^https?:\/\/[^\s?#]+\/schemas\/([A-Za-z0-9_~.-]+)\/server\.schema\.json$/.exec($schema)?.[1];
  if (version === undefined) {
    return [
      issue('schema', 'schema-version-extraction-error', '/$schema', `must be the address of a schema, such as ${SCHEMA_URL}`),
    ];
  }
  if (version === CURRENT_SCHEMA) return [];
  if (!OLDER_SCHEMAS.includes(version)) {
    return [
      issue('schema', 'schema-version-not-available', '/$schema', `names a schema that is not known here: use ${SCHEMA_URL}`),
    ];
  }
  const message = `names the schema of ${version}, and is checked by the one of ${CURRENT_SCHEMA}: use that`;
  return [issue('semantic', 'schema-version-deprecated', '/$schema', message, 'warning')];
}

/** Looks at a server.json: its shape, then the rules beyond that. Finds everything at once, unless it is too large. */
export function checkServerJson(body: JsonObject): CheckedServer {
  const { server, issues } = withoutOtherMeta(withoutNulls(body) as JsonObject);
  if (Buffer.byteLength(JSON.stringify(server)) > MAX_BYTES) {
    return { server, issues: [issue('semantic', 'too-large', '', `must not be larger than ${MAX_BYTES / 1024} KiB`)] };
  }
  return { server, issues: [...checkSchemaUrl(server), ...serverShape(server, ''), ...issues, ...checkRules(server)] };
}
