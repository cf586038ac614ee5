/**
 * The tables as Kysely sees them; made in `migrations.ts`.
 *
 * @module
 */
import type { Generated } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';

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

/** Everything in the database. */
export interface Tables {
  assets: Assets;
  decisions: Decisions;
  meta: { key: string; value: Uint8Array };
}
