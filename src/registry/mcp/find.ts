import type { Store, StoredAsset } from '../store/store.ts';
import { isPublished } from './names.ts';
import type { Versions } from './publication.ts';

/** A server as the official MCP registry API knows it. */
export interface FoundServer {
  readonly asset: StoredAsset;
  readonly versions: Versions;
  /** False for one that was registered under a path, and is listed under a made name. */
  readonly published: boolean;
}

/** Finds a server by its name. The asset is read first, so that a write notices what changes between. */
export async function findServer(store: Store, name: string): Promise<FoundServer | null> {
  const latest = await store.findVersion(name, 'latest');
  if (latest === null) return null;
  const { asset } = latest;
  return { asset, versions: await store.versions(asset.id), published: isPublished(asset.path, name) };
}
