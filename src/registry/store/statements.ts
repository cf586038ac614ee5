import type { Insertable, Kysely, Updateable } from 'kysely';
import type { AssetType } from '../../gate/decision.ts';
import type { Assets, Decisions, Tables } from './tables.ts';
import { template } from './template.ts';

/** Says which asset, and that it is still as it was read. */
export interface AssetVersion {
  readonly ofId: number;
  readonly ofVersion: number;
}

/** The statements that are always the same. */
export type Statements = ReturnType<typeof createStatements>;

/** Makes the statements that are always the same: those of every registration, and a few others. */
export function createStatements(db: Kysely<Tables>) {
  const written = ['id', 'version', 'owner', 'created_at'] as const;
  return {
    findAsset: template((key: { readonly type: AssetType; readonly path: string }) =>
      db.selectFrom('assets').selectAll().where('type', '=', key.type).where('path', '=', key.path),
    ),
    findVersion: template((key: { readonly name: string; readonly version: string }) =>
      db.selectFrom('server_versions').selectAll().where('name', '=', key.name).where('version', '=', key.version),
    ),
    /** Gives no row where the path is taken. */
    addAsset: template((row: Insertable<Assets>) =>
      db
        .insertInto('assets')
        .values(row)
        .onConflict((conflict) => conflict.columns(['type', 'path']).doNothing())
        .returning(written),
    ),
    /** Gives no row where the asset has changed. */
    changeAsset: template(({ ofId, ofVersion, ...columns }: AssetVersion & Updateable<Assets>) =>
      db.updateTable('assets').set(columns).where('id', '=', ofId).where('version', '=', ofVersion).returning(written),
    ),
    addDecision: template((row: Insertable<Decisions>) => db.insertInto('decisions').values(row)),
  };
}
