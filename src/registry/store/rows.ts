/**
 * Rows of the tables to and from what the registry works with.
 *
 * @module
 */
import type { Insertable, Selectable } from 'kysely';
import type { JsonObject } from '../../gate/decision.ts';
import type { SealedValues } from '../assets/sealing.ts';
import type { AssetContent, DecisionRecord, Delivery, ServerVersion, StoredAsset, StoredDecision } from './store.ts';
import type { Assets, Decisions, Deliveries, ServerVersions } from './tables.ts';

/** An asset from its row. */
export const toAsset = (row: Omit<Selectable<Assets>, 'search'>): StoredAsset => ({
  id: row.id,
  type: row.type,
  path: row.path,
  name: row.name,
  status: row.status,
  version: row.version,
  owner: row.owner,
  card: JSON.parse(row.card) as JsonObject,
  sealed: JSON.parse(row.sealed) as SealedValues,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A version of a server from its row. */
export const toVersion = (row: Omit<Selectable<ServerVersions>, 'asset_id'>): ServerVersion => ({
  name: row.name,
  version: row.version,
  status: row.status,
  statusMessage: row.status_message,
  statusChangedAt: row.status_changed_at,
  publishedAt: row.published_at,
  updatedAt: row.updated_at,
  isLatest: row.is_latest === 1,
  server: JSON.parse(row.server) as JsonObject,
});

/** The row of a version of a server. */
export const fromVersion = (assetId: number, version: ServerVersion): Insertable<ServerVersions> => ({
  asset_id: assetId,
  name: version.name,
  version: version.version,
  status: version.status,
  status_message: version.statusMessage,
  status_changed_at: version.statusChangedAt,
  published_at: version.publishedAt,
  updated_at: version.updatedAt,
  is_latest: version.isLatest ? 1 : 0,
  server: JSON.stringify(version.server),
});

/** A delivery from its row. */
export const toDelivery = (row: Selectable<Deliveries>): Delivery => ({
  id: row.id,
  eventType: row.event_type,
  payload: row.payload,
  createdAt: row.created_at,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
});

/** A decision from its row. */
export const toDecision = (row: Selectable<Decisions>): StoredDecision => ({
  id: row.id,
  at: row.at,
  requestId: row.request_id,
  subject: row.subject,
  groups: JSON.parse(row.groups) as string[],
  method: row.method,
  operation: row.operation,
  assetType: row.asset_type,
  path: row.path,
  sourceApi: row.source_api,
  outcome: row.outcome,
  mode: row.mode,
  code: row.code,
  detail: row.detail,
  attempts: row.attempts,
  tokenRequests: row.token_requests,
  gateStatus: row.gate_status,
  tokenMs: row.token_ms,
  gateMs: row.gate_ms,
  totalMs: row.total_ms,
  payloadSha256: row.payload_sha256,
  stored: row.stored === 1,
  storedDigest: row.stored_digest,
});

/** A decision's row, without its id. */
export const fromDecision = (record: DecisionRecord, storedDigest: string | null): Insertable<Decisions> => ({
  at: record.at,
  request_id: record.requestId,
  subject: record.subject,
  groups: JSON.stringify(record.groups),
  method: record.method,
  operation: record.operation,
  asset_type: record.assetType,
  path: record.path,
  source_api: record.sourceApi,
  outcome: record.outcome,
  mode: record.mode,
  code: record.code,
  detail: record.detail,
  attempts: record.attempts,
  token_requests: record.tokenRequests,
  gate_status: record.gateStatus,
  token_ms: record.tokenMs,
  gate_ms: record.gateMs,
  total_ms: record.totalMs,
  payload_sha256: record.payloadSha256,
  stored: storedDigest === null ? 0 : 1,
  stored_digest: storedDigest,
});

/** Text that a search looks through: name, description, tags and path, in lower case. */
export function searchText(path: string, { name, card }: AssetContent): string {
  const tags: unknown = card['tags'] ?? [];
  return [name, path, card['description'], ...(Array.isArray(tags) ? (tags as unknown[]) : [tags])].join('\n').toLowerCase();
}
