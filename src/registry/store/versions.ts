/**
 * What is asked of the table of server versions.
 *
 * @module
 */
import { sql } from 'kysely';
import { type Connection, type Database, type Dialect, Unmet } from './dialect.ts';
import { bytesOf, ifSmall, pageOf } from './pages.ts';
import { fromVersion, toAsset, toVersion } from './rows.ts';
import type { Page, Relisting, ServerVersion, StoredAsset, VersionChange, VersionQuery } from './store.ts';

/** All versions of an asset, newest publication first. */
export async function versionsOf(db: Database, assetId: number): Promise<ServerVersion[]> {
  const rows = await db
    .selectFrom('server_versions')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('published_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toVersion);
}

/** One version and its asset, in one statement, so that they are of the same moment. */
export async function findVersion(
  db: Database,
  name: string,
  version: string,
): Promise<{ asset: StoredAsset; version: ServerVersion } | null> {
  let query = db
    .selectFrom('server_versions as v')
    .innerJoin('assets as a', 'a.id', 'v.asset_id')
    .selectAll('a')
    .select([
      'v.name as v_name',
      'v.version as v_version',
      'v.status as v_status',
      'v.status_message',
      'v.status_changed_at',
      'v.published_at',
      'v.updated_at as v_updated_at',
      'v.is_latest',
      'v.server',
    ])
    .where('v.name', '=', name);
  query = version === 'latest' ? query.where('v.is_latest', '=', sql.lit(1)) : query.where('v.version', '=', version);
  const row = await query.executeTakeFirst();
  if (row === undefined) return null;
  const { v_name, v_version, v_status, v_updated_at } = row;
  return {
    asset: toAsset(row),
    version: toVersion({
      ...row,
      name: v_name,
      version: v_version,
      status: v_status,
      updated_at: v_updated_at,
    }),
  };
}

/** A page of versions. */
export async function listVersions(
  { db, run }: Connection,
  { contains, statements }: Dialect,
  page: VersionQuery,
): Promise<Page<ServerVersion>> {
  const { after, limit, search, updatedSince, version, includeDeleted } = page;
  const bytes = bytesOf('server');
  let query = db
    .selectFrom('server_versions')
    .select(['name', 'version', 'status', 'status_message', 'status_changed_at', 'published_at', 'updated_at', 'is_latest'])
    .select([bytes.as('bytes'), ifSmall('server', bytes).as('server')])
    .orderBy('name')
    .orderBy('version')
    .limit(limit + 1);
  // Literals, so that the partial indexes fit whatever the parameters are.
  if (version === 'latest') query = query.where('is_latest', '=', sql.lit(1));
  else if (version !== null) query = query.where('version', '=', version);
  if (!includeDeleted) query = query.where('status', '<>', sql.lit('deleted'));
  if (after !== null) query = query.where(sql<boolean>`(name, version) > (${after.name}, ${after.version})`);
  if (search !== null) query = query.where(contains(sql`lower(name)`, search.toLowerCase()));
  if (updatedSince !== null) query = query.where('updated_at', '>=', updatedSince.toISOString());

  async function readLarge(key: Pick<ServerVersion, 'name' | 'version'>): Promise<ServerVersion | null> {
    const [found] = await run(statements.findVersion(key));
    return found === undefined ? null : toVersion(found);
  }

  return await pageOf(await query.execute(), limit, ({ server, ...row }) =>
    server === null ? readLarge({ name: row.name, version: row.version }) : toVersion({ ...row, server }),
  );
}

/** What there is no room for before something else has gone: removals first, the latest version last. */
const rank = (change: VersionChange): number => ('remove' in change ? 0 : change.put.isLatest ? 2 : 1);

/**
 * Changes versions of one asset.
 *
 * @throws Unmet when another asset has the name
 */
export async function changeVersions(
  db: Database,
  { isTaken }: Dialect,
  assetId: number,
  changes: readonly VersionChange[],
): Promise<void> {
  for (const change of changes.toSorted((one, other) => rank(one) - rank(other))) {
    if ('remove' in change) {
      await db.deleteFrom('server_versions').where('asset_id', '=', assetId).where('version', '=', change.remove).execute();
      continue;
    }
    const { asset_id, name, version, ...columns } = fromVersion(assetId, change.put);
    const other = await db
      .selectFrom('server_versions')
      .select('asset_id')
      .where('name', '=', name)
      .where('asset_id', '<>', asset_id)
      .limit(1)
      .executeTakeFirst();
    if (other !== undefined) throw new Unmet();
    try {
      const put = await db
        .insertInto('server_versions')
        .values({ asset_id, name, version, ...columns })
        .onConflict((conflict) =>
          conflict.columns(['name', 'version']).doUpdateSet(columns).where('server_versions.asset_id', '=', asset_id),
        )
        .returning('asset_id')
        .executeTakeFirst();
      if (put === undefined) throw new Unmet();
    } catch (error) {
      // Another asset got the name at the same moment.
      throw isTaken(error) ? new Unmet() : error;
    }
  }
}

/** Changes versions of assets that are still as they were read, each asset for itself; returns the others. */
export async function relistVersions(db: Database, dialect: Dialect, batch: readonly Relisting[]): Promise<StoredAsset[]> {
  const left: StoredAsset[] = [];
  for (const { asset, versions } of batch) {
    await sql`savepoint relisting`.execute(db);
    try {
      // An update that changes nothing keeps others from changing the asset meanwhile.
      const { numUpdatedRows } = await db
        .updateTable('assets')
        .set({ version: asset.version })
        .where('id', '=', asset.id)
        .where('version', '=', asset.version)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Unmet();
      await changeVersions(db, dialect, asset.id, versions);
    } catch (error) {
      if (!(error instanceof Unmet)) throw error;
      await sql`rollback to savepoint relisting`.execute(db);
      left.push(asset);
    }
    await sql`release savepoint relisting`.execute(db);
  }
  return left;
}
