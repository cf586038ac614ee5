/**
 * How a card is registered, and how it replaces another: what is looked at before the gate is asked.
 *
 * @module
 */
import type { AssetType, JsonObject } from '../../gate/decision.ts';
import type { Caller } from '../callers/caller.ts';
import { listServer } from '../mcp/listing.ts';
import { isPublished, listedName } from '../mcp/names.ts';
import type { Versions } from '../mcp/publication.ts';
import { Problem } from '../problem.ts';
import type { Store } from '../store/store.ts';
import { type Draft, notOwner, ownsAsset, type WritePlan } from '../write-asset.ts';
import type { CheckedCard } from './card.ts';
import type { Kind } from './kind.ts';
import { matchesVersion } from './view.ts';

/** A card and who brings it. */
export interface CardWrite {
  readonly kind: Kind;
  readonly checked: CheckedCard;
  readonly caller: Caller;
  /** Namespace that servers are listed in. */
  readonly namespace: string;
}

/** Makes of a card what is stored; a server is listed, too. */
function draftOf({ kind, checked, namespace }: CardWrite, card: JsonObject, before: Versions, at: string): Draft {
  const { name, status, path } = checked;
  if (kind.assetType !== 'server') return { name, status, card };
  const listing = listServer({ path, status, card }, namespace, before[0], { publishedAt: at, now: at });
  return { name, status, card, versions: [listing] };
}

const taken = (type: AssetType, path: string): Problem =>
  new Problem('asset_exists', `the ${type} ${path} is registered already`);

/** Refuses a server whose name in the official registry's API another server has. */
async function requireFreeName(store: Store, { checked, namespace }: CardWrite, assetId: number | null): Promise<void> {
  const name = listedName(namespace, checked.path);
  const other = await store.findVersion(name, 'latest');
  if (other === null || other.asset.id === assetId) return;
  if (other.asset.path === checked.path) {
    // Registered by another request since the path was looked for. An update will find that its asset is gone.
    if (assetId === null) throw taken('server', checked.path);
    return;
  }
  throw new Problem(
    'name_taken',
    `it would be listed as ${name}, the name of the server ${other.asset.path}: choose another path`,
  );
}

/**
 * Plans a registration.
 *
 * @throws Problem `asset_exists`, `name_taken`
 */
export async function planRegistration(store: Store, write: CardWrite): Promise<WritePlan> {
  const { kind, checked, caller } = write;
  const type = kind.assetType;
  if ((await store.find(type, checked.path)) !== null) throw taken(type, checked.path);
  if (type === 'server') await requireFreeName(store, write, null);
  return {
    target: { operation: 'register', type, path: checked.path, owner: caller.owner },
    draft: (card, at) => draftOf(write, card, [], at),
  };
}

/**
 * Plans an update.
 *
 * @throws Problem `not_found`, `forbidden`, `version_mismatch`, `published_server`, `name_taken`
 */
export async function planUpdate(store: Store, write: CardWrite, ifMatch: string | undefined): Promise<WritePlan> {
  const { kind, checked, caller } = write;
  const type = kind.assetType;
  const asset = await store.find(type, checked.path);
  if (asset === null) throw new Problem('not_found', `no ${type} is registered under ${checked.path}`);
  if (!ownsAsset(caller, asset)) throw notOwner();
  if (!matchesVersion(ifMatch, asset)) {
    throw new Problem('version_mismatch', `the ${type} ${checked.path} has version ${asset.version}`);
  }
  const versions = type === 'server' ? await store.versions(asset.id) : [];
  const published = versions.find(({ name }) => isPublished(asset.path, name));
  if (published !== undefined) {
    throw new Problem('published_server', `${published.name} is published: change it by publishing another version of it`);
  }
  if (type === 'server' && versions[0]?.name !== listedName(write.namespace, asset.path)) {
    await requireFreeName(store, write, asset.id);
  }
  return { target: { operation: 'update', asset }, versions, draft: (card, at) => draftOf(write, card, versions, at) };
}
