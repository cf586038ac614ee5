/**
 * Servers that were registered under a path, as the official MCP registry API lists them. A listing follows from the card alone.
 *
 * @module
 */
import type { JsonObject, JsonValue } from '../../gate/decision.ts';
import { isSecretName } from '../../settings/secret-names.ts';
import { isPlaceholder } from '../assets/sealing.ts';
import type { ServerVersion, StoredAsset, VersionStatus } from '../store/store.ts';
import { listedName } from './names.ts';
import { isVersion } from './rules.ts';
import { PUBLISHER_PROVIDED, SCHEMA_URL } from './server-json.ts';
import { isObject } from './shape.ts';

/** Characters that a title and a description may have. */
const MAX_TEXT = 100;

/** Version of a server whose card names none that a listing can have. */
const DEFAULT_VERSION = '1.0.0';

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const cut = (text: string): string => (text.length > MAX_TEXT ? Array.from(text).slice(0, MAX_TEXT).join('') : text);

/**
 * Status under which a server is listed. Only what is in use is shown to those who look for servers: a draft, say, counts as deleted
 * for them, so that those who keep a copy drop it.
 */
export function listedStatus(status: string): VersionStatus {
  if (status === 'active' || status === 'beta') return 'active';
  return status === 'deprecated' ? 'deprecated' : 'deleted';
}

/** Says why a server is listed as deleted that is not; null when its status speaks for itself. */
export const listedStatusMessage = (status: string): string | null =>
  listedStatus(status) === 'deleted' && status !== 'deleted' ? `its status in this registry is ${status}` : null;

/** What a client must send: names of header fields, and the values of those that are no secrets. */
function headersOf(card: JsonObject): JsonObject[] {
  const { headers = [], auth_scheme: scheme, auth_header_name: own } = card;
  const given = (Array.isArray(headers) ? (headers as readonly JsonValue[]) : [headers])
    .filter(isObject)
    .flatMap((entry) => Object.entries(entry));
  const listed = given.map(([name, value]): JsonObject => {
    const secret = isSecretName(name) || isPlaceholder(value) || typeof value !== 'string';
    return secret ? { name, isRequired: true, isSecret: true } : { name, value };
  });
  const needed = scheme === 'bearer' ? 'Authorization' : scheme === 'api_key' ? textOf(own) || 'X-Api-Key' : undefined;
  if (needed === undefined || given.some(([name]) => name.toLowerCase() === needed.toLowerCase())) return listed;
  return [...listed, { name: needed, isRequired: true, isSecret: true }];
}

function remoteOf(card: JsonObject): JsonObject {
  const { supported_transports: transports, proxy_pass_url: address } = card;
  const onlySse = Array.isArray(transports) && transports.includes('sse') && !transports.includes('streamable-http');
  const url = textOf(address);
  const headers = headersOf(card);
  return {
    type: onlySse ? 'sse' : 'streamable-http',
    url: /^https?:\/\//.test(url) ? url : new URL(url).href,
    ...(headers.length > 0 && { headers }),
  };
}

const KEPT_MEMBERS = ['path', 'tags', 'license', 'provider_organization', 'provider_url'];

/** The server.json of a server that was registered under a path. */
function serverOf(card: JsonObject, path: string, namespace: string): JsonObject {
  const version = textOf(card['version']);
  return {
    $schema: SCHEMA_URL,
    name: listedName(namespace, path),
    description: cut(textOf(card['description'])),
    title: cut(textOf(card['name'] ?? card['server_name'])),
    version: isVersion(version) ? version : DEFAULT_VERSION,
    remotes: [remoteOf(card)],
    _meta: {
      [PUBLISHER_PROVIDED]: Object.fromEntries(
        KEPT_MEMBERS.flatMap((name) => (card[name] === undefined ? [] : [[name, card[name]]])),
      ),
    },
  };
}

/** Times of a listing, ISO 8601. */
export interface ListingTimes {
  readonly publishedAt: string;
  readonly now: string;
}

/**
 * Lists a server that was registered under a path.
 *
 * @param asset its card, secrets replaced by placeholders
 * @param previous how it was listed before: what did not change keeps its time
 */
export function listServer(
  asset: Pick<StoredAsset, 'path' | 'status' | 'card'>,
  namespace: string,
  previous: ServerVersion | undefined,
  { publishedAt, now }: ListingTimes,
): ServerVersion {
  const server = serverOf(asset.card, asset.path, namespace);
  const version = textOf(server['version']);
  const status = listedStatus(asset.status);
  const sameStatus = previous?.status === status;
  return {
    name: textOf(server['name']),
    version,
    status,
    statusMessage: listedStatusMessage(asset.status) ?? (sameStatus ? previous.statusMessage : null),
    statusChangedAt: sameStatus ? previous.statusChangedAt : now,
    publishedAt: previous?.version === version ? previous.publishedAt : publishedAt,
    updatedAt: now,
    isLatest: true,
    server,
  };
}
