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

/** What a published version of a server may be. */
export type VersionStatus = 'active' | 'deprecated' | 'deleted';

/** One version of a server as the official MCP registry API shows it. */
export interface ServerVersion {
  /** Reverse-DNS name; all versions of an asset have the same, and no other asset has it. */
  readonly name: string;
  readonly version: string;
  readonly status: VersionStatus;
  readonly statusMessage: string | null;
  /** ISO 8601, like the other times. */
  readonly statusChangedAt: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** True for one version of a name at most. */
  readonly isLatest: boolean;
  /** The server.json, with placeholders for secrets; the sealed values of all versions stand in the asset. */
  readonly server: JsonObject;
}

/** What a write does to the versions of its server. */
export type VersionChange = { readonly put: ServerVersion } | { readonly remove: string };

/** A notification to be sent once the write that it tells of is committed. */
export interface NewDelivery {
  readonly eventType: string;
  /** JSON. */
  readonly payload: string;
  /** ISO 8601; it is due from then on. */
  readonly createdAt: string;
}

/** A notification that waits for its delivery. */
export interface Delivery extends NewDelivery {
  readonly id: number;
  /** Times that it was claimed, this one included. */
  readonly attempts: number;
  /** ISO 8601: when it is given out again unless it was completed, put off or dropped. */
  readonly nextAttemptAt: string;
}

/** What is stored in the same transaction as an asset, or as its removal. */
export interface Also {
  /** For servers alone; done in this order. */
  readonly versions?: readonly VersionChange[];
  readonly deliveries?: readonly NewDelivery[];
}

/** What a list gives: as many entries as were asked for, or fewer where they hold very much. */
export interface Page<T> {
  readonly entries: readonly T[];
  /** True when others follow. */
  readonly more: boolean;
}

/** One page of versions in the order of name and version, both by their bytes. */
export interface VersionQuery {
  readonly after: { readonly name: string; readonly version: string } | null;
  readonly limit: number;
  /** Text that the name must hold, in any case of its ASCII letters. */
  readonly search: string | null;
  readonly updatedSince: Date | null;
  /** `latest`, or a version; null for all. */
  readonly version: string | null;
  readonly includeDeleted: boolean;
}

/** What decisions must have; what is absent may be anything. */
export interface DecisionFilter {
  readonly outcome?: string;
  readonly assetType?: string;
  readonly operation?: string;
  readonly subject?: string;
  readonly path?: string;
  readonly code?: string;
  readonly requestId?: string;
  /** First moment. */
  readonly since?: Date;
  /** First moment that is too late. */
  readonly until?: Date;
}

/** One page of decisions, newest first. */
export interface DecisionQuery {
  /** Id of the decision that the page comes after; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
  readonly filter?: DecisionFilter;
}

/** The listing of one server, derived anew. */
export interface Relisting {
  readonly asset: StoredAsset;
  readonly versions: readonly VersionChange[];
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
  /**
   * Resolves once the database could be used for the first time. Rejects with a UsageError when it turns out, only then, that
   * it never will be as it is.
   */
  readonly ready: Promise<void>;
  find(type: AssetType, path: string): Promise<StoredAsset | null>;
  list(type: AssetType, query: AssetQuery): Promise<Page<StoredAsset>>;
  /**
   * Writes an asset, the record of its decision and what belongs to them, all or nothing. Null: the target was not as it must be,
   * or a name or version that is put belongs to another asset; nothing is written.
   */
  write(target: WriteTarget, content: AssetContent, record: DecisionRecord, also?: Also): Promise<StoredAsset | null>;
  /**
   * Changes an asset without a decision: for what the gate is not asked about, such as the deletion of one of its versions. Null: the
   * asset was no longer as it was read, nothing is written.
   *
   * @param at time of the change, ISO 8601
   */
  amend(asset: StoredAsset, content: AssetContent, at: string, also?: Also): Promise<StoredAsset | null>;
  /** Removes an asset and its versions if it is still as it was read. */
  remove(asset: StoredAsset, also?: Pick<Also, 'deliveries'>): Promise<boolean>;

  /** Versions of a server, newest publication first. Read the asset before: what changes between fails the write, then. */
  versions(assetId: number): Promise<ServerVersion[]>;
  /** One version, or the latest, and the asset that it is of, both of the same moment. */
  findVersion(name: string, version: string): Promise<{ readonly asset: StoredAsset; readonly version: ServerVersion } | null>;
  listVersions(query: VersionQuery): Promise<Page<ServerVersion>>;
  /** Namespace that the listings of all servers were derived under; null when some never were. */
  namespace(): Promise<string | null>;
  setNamespace(namespace: string): Promise<void>;
  /**
   * Changes versions that follow from the cards alone: there is no decision about them, and the assets keep their version.
   *
   * @returns those left as they were, because the asset has changed meanwhile or another one has the name
   */
  relist(batch: readonly Relisting[]): Promise<StoredAsset[]>;

  /** Records a decision that nothing was written for. */
  record(record: DecisionRecord): Promise<void>;
  decisions(query: DecisionQuery): Promise<StoredDecision[]>;
  /** Deletes the oldest decisions that were made before a time, `limit` at most, and says how many. */
  pruneDecisions(before: Date, limit: number): Promise<number>;

  /**
   * Takes deliveries that are due, the longest due first. Nobody else gets them for `leaseMs` milliseconds; after that they are given
   * out again.
   */
  claimDeliveries(now: Date, limit: number, leaseMs: number): Promise<Delivery[]>;
  /** Forgets a delivery that was made. */
  completeDelivery(id: number): Promise<void>;
  /** Puts off a delivery that failed. */
  retryDelivery(id: number, at: Date): Promise<void>;
  /** Forgets a delivery that is given up. */
  dropDelivery(id: number): Promise<void>;
  /** How many wait, and since when the oldest does (ISO 8601). */
  pendingDeliveries(): Promise<{ readonly count: number; readonly oldest: string | null }>;

  /** Reads something, to see whether the database answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** The database failed. The message is a reason without any value. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
