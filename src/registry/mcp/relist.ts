import type { Log } from '../../gate/decision.ts';
import type { Page, Relisting, Store, StoredAsset } from '../store/store.ts';
import { listServer } from './listing.ts';
import { isPublished, listedName } from './names.ts';
import { changesBetween } from './publication.ts';

/** Servers that are read and listed at once, at most. */
const BATCH = 200;

/** The new listing of a server; null for one that was published, or is listed rightly. */
async function relistingOf(store: Store, asset: StoredAsset, namespace: string, now: string): Promise<Relisting | null> {
  const before = await store.versions(asset.id);
  const name = listedName(namespace, asset.path);
  if (before.some((version) => version.name === name || isPublished(asset.path, version.name))) return null;
  const listing = listServer(asset, namespace, before[0], { publishedAt: asset.createdAt, now });
  return { asset, versions: changesBetween(before, [listing]) };
}

/** Lists servers anew; returns those whose name another server has. */
async function relistBatch(store: Store, assets: readonly StoredAsset[], namespace: string): Promise<StoredAsset[]> {
  const now = new Date().toISOString();
  const batch: Relisting[] = [];
  for (const asset of assets) {
    const relisting = await relistingOf(store, asset, namespace, now);
    if (relisting !== null) batch.push(relisting);
  }
  const left: StoredAsset[] = [];
  for (const asset of batch.length === 0 ? [] : await store.relist(batch)) {
    const present = await store.find('server', asset.path);
    if (present === null) continue;
    // Another process has changed it in between.
    if (present.id !== asset.id || present.version !== asset.version)
      left.push(...(await relistBatch(store, [present], namespace)));
    else left.push(present);
  }
  return left;
}

/**
 * Lists the servers that were registered under a path in the namespace of the settings, when they never were, or in another one. A
 * server whose name is taken stays as it was listed, is logged, and is tried again at the next start; so is everything when the
 * signal aborts.
 */
export async function relistServers(store: Store, namespace: string, log: Log, signal: AbortSignal): Promise<void> {
  if ((await store.namespace()) === namespace) return;
  let after: string | null = null;
  let count = 0;
  let complete = true;
  while (!signal.aborted) {
    const page: Page<StoredAsset> = await store.list('server', { after, limit: BATCH, status: null, text: null });
    const assets = page.entries;
    for (const { path } of await relistBatch(store, assets, namespace)) {
      complete = false;
      log.warn({ path, name: listedName(namespace, path) }, 'server not listed: another one has the name');
    }
    count += assets.length;
    after = assets.at(-1)?.path ?? null;
    if (!page.more) break;
  }
  if (signal.aborted) return;
  if (complete) await store.setNamespace(namespace);
  log.info({ namespace, servers: count }, 'servers listed in their namespace');
}
