import type { AssetType, JsonObject } from '../../gate/decision.ts';
import type { SealedValues } from '../assets/sealing.ts';

/** An asset as it is stored. */
export interface StoredAsset {
  /** Never given to another asset, so that one registered anew under the same path is not mistaken for it. */
  readonly id: number;
  readonly type: AssetType;
  readonly path: string;
  readonly name: string;
  readonly status: string;
  /** Counts the writes of this asset, from 1. */
  readonly version: number;
  /** Caller that it belongs to. */
  readonly owner: string;
  readonly card: JsonObject;
  readonly sealed: SealedValues;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a write stores of an asset. */
export interface AssetContent {
  readonly name: string;
  readonly status: string;
  readonly card: JsonObject;
  readonly sealed: SealedValues;
}

/** Where an asset is written to: a path that must be free, or an asset that must still be as it was read. */
export type WriteTarget =
  | { readonly operation: 'register'; readonly type: AssetType; readonly path: string; readonly owner: string }
  | { readonly operation: 'update'; readonly asset: StoredAsset };

/** The record of one decision. */
export interface DecisionRecord {
  /** ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  readonly subject: string;
  readonly groups: readonly string[];
  /** How the caller authenticated. */
  readonly method: string;
  readonly operation: string;
  readonly assetType: string;
  readonly path: string;
  readonly sourceApi: string;
  readonly outcome: string;
  readonly mode: string;
  /** Code of the problem that the caller was (in `audit` mode would have been) answered with; null when there was none. */
  readonly code: string | null;
  /** What the caller could read about it. */
  readonly detail: string;
  readonly attempts: number;
  readonly tokenRequests: number;
  readonly gateStatus: number | null;
  /** Milliseconds. */
  readonly tokenMs: number;
  readonly gateMs: number;
  readonly totalMs: number;
  /** SHA-256 (hex) of the canonical payload that the gate saw. */
  readonly payloadSha256: string;
}

/** A record as it is stored. */
export interface StoredDecision extends DecisionRecord {
  readonly id: number;
  /** True when the asset was written with it. */
  readonly stored: boolean;
  /** HMAC-SHA256 (hex) of what was written, under the store's own key; null when nothing was. */
  readonly storedDigest: string | null;
}

/** One page of assets: those after a path, in the order of paths. */
export interface AssetQuery {
  readonly after: string | null;
  readonly limit: number;
  readonly status: string | null;
  /** Text that name, description, tags or path must hold, in any case. */
  readonly text: string | null;
}

/**
 * Where assets and decisions live. What a method says is done is on disk when it returns.
 * Every method throws {@link StoreUnavailableError} when the database cannot be used.
 */
export interface Store {
  find(type: AssetType, path: string): Promise<StoredAsset | null>;
  list(type: AssetType, query: AssetQuery): Promise<StoredAsset[]>;
  /** Writes an asset and the record of its decision, both or neither. Null: the target was not as it must be, nothing is written. */
  write(target: WriteTarget, content: AssetContent, record: DecisionRecord): Promise<StoredAsset | null>;
  /** Removes an asset if it is still as it was read. */
  remove(asset: StoredAsset): Promise<boolean>;
  /** Records a decision that nothing was written for. */
  record(record: DecisionRecord): Promise<void>;
  /** Decisions before an id, newest first. */
  decisions(query: { readonly before: number | null; readonly limit: number }): Promise<StoredDecision[]>;
  /** Deletes the oldest decisions that were made before a time, `limit` at most, and says how many. */
  pruneDecisions(before: Date, limit: number): Promise<number>;
  /** Reads something, to see whether the database answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The database failed. The message is a reason without any value. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
