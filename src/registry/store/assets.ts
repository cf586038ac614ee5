/**
 * What is asked of the table of assets.
 *
 * @module
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';
import { type Connection, type Database, type Dialect, Unmet } from './dialect.ts';
import { bytesOf, ifSmall, pageOf } from './pages.ts';
import { searchText, toAsset } from './rows.ts';
import type { Also, AssetContent, AssetQuery, Page, StoredAsset, WriteTarget } from './store.ts';

/** The asset at a path; null when there is none. */
export async function findAsset(
  { run }: Connection,
  { statements }: Dialect,
  type: AssetType,
  path: string,
): Promise<StoredAsset | null> {
  const [found] = await run(statements.findAsset({ type, path }));
  return found === undefined ? null : toAsset(found);
}

/** A page of assets. */
export async function listAssets(
  connection: Connection,
  dialect: Dialect,
  type: AssetType,
  { after, limit, status, text }: AssetQuery,
): Promise<Page<StoredAsset>> {
  const bytes = bytesOf('card', 'sealed');
  let query = connection.db
    .selectFrom('assets')
    .select(['id', 'type', 'path', 'name', 'status', 'version', 'owner', 'created_at', 'updated_at'])
    .select([bytes.as('bytes'), ifSmall('card', bytes).as('card'), ifSmall('sealed', bytes).as('sealed')])
    .where('type', '=', type)
    .orderBy('path')
    .limit(limit + 1);
  if (after !== null) query = query.where('path', '>', after);
  if (status !== null) query = query.where('status', '=', status);
  if (text !== null) query = query.where(dialect.contains(sql.ref('search'), text.toLowerCase()));
  return await pageOf(await query.execute(), limit, ({ card, sealed, ...row }) =>
    card === null || sealed === null ? findAsset(connection, dialect, type, row.path) : toAsset({ ...row, card, sealed }),
  );
}

/**
 * Writes the row of an asset.
 *
 * @param texts of the content
 * @throws Unmet when the path is taken, or the asset is no longer as it was read
 */
export async function putAsset(
  { run }: Connection,
  { statements }: Dialect,
  target: WriteTarget,
  content: AssetContent,
  texts: AssetTexts,
  at: string,
): Promise<StoredAsset> {
  const { type, path } = placeOf(target);
  const { name, status, card, sealed } = content;
  const columns = { name, status, ...texts, search: searchText(path, content), updated_at: at };
  const [written] = await run(
    target.operation === 'register'
      ? statements.addAsset({ ...columns, type, path, owner: target.owner, version: 1, created_at: at })
      : statements.changeAsset({
          ...columns,
          version: target.asset.version + 1,
          ofId: target.asset.id,
          ofVersion: target.asset.version,
        }),
  );
  if (written === undefined) throw new Unmet();
  const { id, version, owner, created_at: createdAt } = written;
  return { id, type, path, name, status, version, owner, card, sealed, createdAt, updatedAt: at };
}

/** Removes an asset, and with it its versions; false when it is no longer as it was read. */
export async function removeAsset(db: Database, { id, version }: StoredAsset): Promise<boolean> {
  const result = await db.deleteFrom('assets').where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Type and path of the asset that a write is about. */
const placeOf = (target: WriteTarget): Pick<StoredAsset, 'type' | 'path'> =>
  target.operation === 'register' ? target : target.asset;

/** What is stored of an asset, as text. */
export interface AssetTexts {
  readonly card: string;
  readonly sealed: string;
}

/** Texts of what a write stores. */
export const textsOf = ({ card, sealed }: AssetContent): AssetTexts => ({
  card: JSON.stringify(card),
  sealed: JSON.stringify(sealed),
});

/** HMAC-SHA256 (hex) of exactly the texts that a write stores. */
export function storedDigest(key: KeyObject, target: WriteTarget, { card, sealed }: AssetTexts, { versions = [] }: Also): string {
  const { type, path } = placeOf(target);
  const servers = versions.flatMap((change) => ('put' in change ? [JSON.stringify(change.put.server)] : []));
  return createHmac('sha256', key)
    .update([type, path, card, sealed, ...servers].join('\n'))
    .digest('hex');
}
