/**
 * The tables as Kysely sees them; made in `migrations.ts`.
 *
 * @module
 */
import type { Generated } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';
import type { VersionStatus } from './store.ts';

/** One row an asset. */
export interface Assets {
  id: Generated<number>;
  type: AssetType;
  path: string;
  name: string;
  status: string;
  version: number;
  owner: string;
  /** JSON. */
  card: string;
  /** JSON. */
  sealed: string;
  search: string;
  created_at: string;
  updated_at: string;
}

/** One row a decision. */
export interface Decisions {
  id: Generated<number>;
  at: string;
  request_id: string;
  subject: string;
  /** JSON. */
  groups: string;
  method: string;
  operation: string;
  asset_type: string;
  path: string;
  source_api: string;
  outcome: string;
  mode: string;
  code: string | null;
  detail: string;
  attempts: number;
  token_requests: number;
  gate_status: number | null;
  token_ms: number;
  gate_ms: number;
  total_ms: number;
  payload_sha256: string;
  stored: number;
  stored_digest: string | null;
}

/** One row a version of a server. */
export interface ServerVersions {
  asset_id: number;
  name: string;
  version: string;
  status: VersionStatus;
  status_message: string | null;
  status_changed_at: string;
  published_at: string;
  updated_at: string;
  is_latest: number;
  /** JSON. */
  server: string;
}

/** One row a notification that is not delivered yet. */
export interface Deliveries {
  id: Generated<number>;
  event_type: string;
  /** JSON. */
  payload: string;
  created_at: string;
  attempts: number;
  next_attempt_at: string;
}

/** Everything in the database. */
export interface Tables {
  assets: Assets;
  server_versions: ServerVersions;
  decisions: Decisions;
  deliveries: Deliveries;
  meta: { key: string; value: Uint8Array };
}
