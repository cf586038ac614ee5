/**
 * What is asked of the table of assets.
 *
 * @module
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';
import { type Connection, type Dialect, Unmet } from './dialect.ts';
import { searchText, toAsset } from './rows.ts';
import type { Also, AssetContent, AssetQuery, StoredAsset, WriteTarget } from './store.ts';

/** The asset at a path; null when there is none. */
export async function findAsset(db: Connection, type: AssetType, path: string): Promise<StoredAsset | null> {
  const found = await db.selectFrom('assets').selectAll().where('type', '=', type).where('path', '=', path).executeTakeFirst();
  return found === undefined ? null : toAsset(found);
}

/** A page of assets. */
export async function listAssets(
  db: Connection,
  { contains }: Dialect,
  type: AssetType,
  { after, limit, status, text }: AssetQuery,
): Promise<StoredAsset[]> {
  let query = db.selectFrom('assets').selectAll().where('type', '=', type).orderBy('path').limit(limit);
  if (after !== null) query = query.where('path', '>', after);
  if (status !== null) query = query.where('status', '=', status);
  if (text !== null) query = query.where(contains(sql.ref('search'), text.toLowerCase()));
  return (await query.execute()).map(toAsset);
}

/**
 * Writes the row of an asset.
 *
 * @throws Unmet when the path is taken, or the asset is no longer as it was read
 */
export async function putAsset(
  db: Connection,
  target: WriteTarget,
  path: string,
  content: AssetContent,
  at: string,
): Promise<StoredAsset> {
  const columns = {
    name: content.name,
    status: content.status,
    card: JSON.stringify(content.card),
    sealed: JSON.stringify(content.sealed),
    search: searchText(path, content),
    updated_at: at,
  };
  const written =
    target.operation === 'register'
      ? await db
          .insertInto('assets')
          .values({ ...columns, type: target.type, path, owner: target.owner, version: 1, created_at: at })
          .onConflict((conflict) => conflict.columns(['type', 'path']).doNothing())
          .returningAll()
          .executeTakeFirst()
      : await db
          .updateTable('assets')
          .set({ ...columns, version: target.asset.version + 1 })
          .where('id', '=', target.asset.id)
          .where('version', '=', target.asset.version)
          .returningAll()
          .executeTakeFirst();
  if (written === undefined) throw new Unmet();
  return toAsset(written);
}

/** Removes an asset, and with it its versions; false when it is no longer as it was read. */
export async function removeAsset(db: Connection, { id, version }: StoredAsset): Promise<boolean> {
  const result = await db.deleteFrom('assets').where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** HMAC-SHA256 (hex) of exactly the texts that a write stores. */
export function storedDigest(
  key: KeyObject,
  { type, path }: { readonly type: AssetType; readonly path: string },
  { card, sealed }: AssetContent,
  { versions = [] }: Also,
): string {
  const servers = versions.flatMap((change) => ('put' in change ? [JSON.stringify(change.put.server)] : []));
  const texts = [type, path, JSON.stringify(card), JSON.stringify(sealed), ...servers];
  return createHmac('sha256', key).update(texts.join('\n')).digest('hex');
}
