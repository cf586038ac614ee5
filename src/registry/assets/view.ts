import type { JsonObject } from '../../gate/decision.ts';
import type { StoredAsset } from '../store/store.ts';
import { REGISTRY_MEMBER } from './card.ts';

/** An asset as callers read it: its card, secrets shown as placeholders, and what the registry knows of it. */
export function assetView(asset: StoredAsset): JsonObject {
  return {
    ...asset.card,
    [REGISTRY_MEMBER]: {
      version: asset.version,
      status: asset.status,
      owner: asset.owner,
      created_at: asset.createdAt,
      updated_at: asset.updatedAt,
    },
  };
}

/** Entity tag of an asset's version (RFC 9110 section 8.8.3). */
export const entityTag = (asset: StoredAsset): string => `"${asset.version}"`;

/**
 * Tells whether `If-Match` lets a write go on (RFC 9110 section 13.1.1: strong comparison; `*` matches any). A bare version
 * without quotes is taken too.
 */
export function matchesVersion(ifMatch: string | undefined, asset: StoredAsset): boolean {
  if (ifMatch === undefined) return true;
  return ifMatch.split(',').some((tag) => ['*', entityTag(asset), String(asset.version)].includes(tag.trim()));
}
