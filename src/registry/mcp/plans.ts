/**
 * How versions of a server are published, edited and given another status: what is looked at before the gate is asked.
 *
 * @module
 */
import { matchesVersion } from '../assets/view.ts';
import type { Caller } from '../callers/caller.ts';
import { Problem } from '../problem.ts';
import type { Store, StoredAsset } from '../store/store.ts';
import { type Draft, notOwner, ownsAsset, type WritePlan } from '../write-asset.ts';
import { findServer, type FoundServer } from './find.ts';
import { publishedPath } from './names.ts';
import {
  addVersion,
  cardOf,
  changeStatus,
  editVersion,
  type NewStatus,
  startingStatus,
  statusAfter,
  type Versions,
} from './publication.ts';

/** Versions that a server may have: they are all shown in one answer. */
const MAX_VERSIONS = 1000;

/** The problem for a server, or a version of it, that is not there. */
export const serverNotFound = (): Problem => new Problem('not_found', 'Server not found');

/** The asset of a published server with these versions. */
export function publishedDraft(path: string, versions: Versions, statusBefore: string): Draft {
  const latest = versions.find(({ isLatest }) => isLatest);
  if (latest === undefined) throw new Error('a server without versions');
  const status = statusAfter(statusBefore, latest);
  return { name: latest.name, status, card: cardOf(latest.server, path, status), versions };
}

/**
 * Refuses a caller who may not change a server, and a server that has changed since the caller read it.
 *
 * @throws Problem `forbidden`, `version_mismatch`
 */
export function requireWritable(asset: StoredAsset, caller: Caller, ifMatch: string | undefined): void {
  if (!ownsAsset(caller, asset)) throw notOwner();
  if (!matchesVersion(ifMatch, asset)) {
    throw new Problem('version_mismatch', `the server ${asset.path} has version ${asset.version}`);
  }
}

const registeredElsewhere = (name: string, { path }: StoredAsset): Problem =>
  new Problem(
    'registered_server',
    `${name} is the server that is registered under ${path}: change it at /api/servers/edit${path}`,
  );

/**
 * Finds a server by its name; null when its place is free.
 *
 * @throws Problem `name_taken`
 */
async function findOrFree(store: Store, name: string): Promise<FoundServer | null> {
  const path = publishedPath(name);
  const found = await findServer(store, name);
  if (found !== null || (await store.find('server', path)) === null) return found;
  // What stands there may be this server, published by another request since it was looked for.
  const published = await findServer(store, name);
  if (published !== null) return published;
  throw new Problem('name_taken', `the path ${path} belongs to a server that is registered under it: choose another name`);
}

/**
 * Plans the publication of a version.
 *
 * @param enforcedStatus status that every new asset must start with; empty for any
 * @throws Problem `name_taken`, `registered_server`, `forbidden`, `version_exists`, `too_many_versions`
 */
export async function planPublication(
  store: Store,
  { name, version }: { readonly name: string; readonly version: string },
  caller: Caller,
  enforcedStatus: string,
): Promise<WritePlan> {
  const path = publishedPath(name);
  const found = await findOrFree(store, name);
  if (found === null) {
    const status = startingStatus(null, enforcedStatus);
    return {
      target: { operation: 'register', type: 'server', path, owner: caller.owner },
      draft: (server, at) => publishedDraft(path, addVersion([], server, status, at), status),
    };
  }
  const { asset, versions, published } = found;
  if (!published) throw registeredElsewhere(name, asset);
  requireWritable(asset, caller, undefined);
  if (versions.some((one) => one.version === version)) {
    throw new Problem('version_exists', `version ${version} of ${name} is published already: publish another one`);
  }
  if (versions.length >= MAX_VERSIONS) {
    throw new Problem('too_many_versions', `${name} has ${MAX_VERSIONS} versions: delete old ones`);
  }
  const status = startingStatus(asset.status, enforcedStatus);
  return {
    target: { operation: 'update', asset },
    versions,
    draft: (server, at) => publishedDraft(path, addVersion(versions, server, status, at), asset.status),
  };
}

/**
 * Plans the edit of a version.
 *
 * @throws Problem `not_found`, `registered_server`, `forbidden`, `version_mismatch`
 */
export async function planEdit(
  store: Store,
  { name, version }: { readonly name: string; readonly version: string },
  caller: Caller,
  ifMatch: string | undefined,
): Promise<WritePlan> {
  const found = await findServer(store, name);
  const edited = found?.versions.find((one) => one.version === version);
  if (found === null || edited === undefined || edited.status === 'deleted') throw serverNotFound();
  const { asset, versions, published } = found;
  requireWritable(asset, caller, ifMatch);
  if (!published) throw registeredElsewhere(name, asset);
  return {
    target: { operation: 'update', asset },
    versions,
    draft: (server, at) => publishedDraft(asset.path, editVersion(versions, version, server, at), asset.status),
  };
}

/**
 * Plans a change of status, of one version or of all.
 *
 * @throws Problem `no_changes`
 */
export function planStatus({ asset, versions, published }: FoundServer, version: string | null, to: NewStatus): WritePlan {
  if (changeStatus(versions, version, to, asset.updatedAt) === null) {
    throw new Problem('no_changes', 'No changes to apply: status and message are what they shall be');
  }
  return {
    target: { operation: 'update', asset },
    versions,
    draft: (_payload, at) => {
      const changed = changeStatus(versions, version, to, at) ?? versions;
      if (published) return publishedDraft(asset.path, changed, to.status);
      return { name: asset.name, status: to.status, card: { ...asset.card, status: to.status }, versions: changed };
    },
  };
}
