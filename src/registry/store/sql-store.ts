import { createSecretKey, type KeyObject } from 'node:crypto';
import { findAsset, listAssets, putAsset, removeAsset, storedDigest } from './assets.ts';
import { addDecision, listDecisions, pruneDecisions } from './decisions.ts';
import { addDeliveries, claimDeliveries, countDeliveries, deleteDelivery, putOffDelivery } from './deliveries.ts';
import { type Connection, type Dialect, Unmet } from './dialect.ts';
import type { Store } from './store.ts';
import { changeVersions, findVersion, listVersions, relistVersions, versionsOf } from './versions.ts';

const NAMESPACE = 'namespace';

async function readMeta(db: Connection, key: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

/** Makes a store of a database that has the present schema. */
export function createSqlStore(dialect: Dialect): Store {
  const { reading, writing } = dialect;
  let digestKey: Promise<KeyObject> | undefined;

  /** The key never changes, so it is read once. */
  function readDigestKey(db: Connection): Promise<KeyObject> {
    digestKey ??= readMeta(db, 'digest_key')
      .then((key) => {
        if (key === undefined) throw new Error('no digest key');
        return createSecretKey(key);
      })
      .catch((error: unknown) => {
        digestKey = undefined;
        throw error;
      });
    return digestKey;
  }

  /** A write that comes to null when its condition does not hold. */
  async function writingIfMet<T>(work: (transaction: Connection) => Promise<T>): Promise<T | null> {
    try {
      return await writing(work);
    } catch (error) {
      if (error instanceof Unmet) return null;
      throw error;
    }
  }

  return {
    ready: dialect.ready,

    find: (type, path) => reading((db) => findAsset(db, type, path)),
    list: (type, query) => reading((db) => listAssets(db, dialect, type, query)),

    write: (target, content, record, also = {}) =>
      writingIfMet(async (db) => {
        const place = target.operation === 'register' ? target : target.asset;
        const key = await readDigestKey(db);
        const asset = await putAsset(db, target, place.path, content, record.at);
        await changeVersions(db, dialect, asset.id, also.versions ?? []);
        await addDecision(db, record, storedDigest(key, place, content, also));
        await addDeliveries(db, also.deliveries ?? []);
        return asset;
      }),

    amend: (asset, content, at, also = {}) =>
      writingIfMet(async (db) => {
        const amended = await putAsset(db, { operation: 'update', asset }, asset.path, content, at);
        await changeVersions(db, dialect, asset.id, also.versions ?? []);
        await addDeliveries(db, also.deliveries ?? []);
        return amended;
      }),

    remove: (asset, also = {}) =>
      writing(async (db) => {
        const removed = await removeAsset(db, asset);
        if (removed) await addDeliveries(db, also.deliveries ?? []);
        return removed;
      }),

    versions: (assetId) => reading((db) => versionsOf(db, assetId)),
    findVersion: (name, version) => reading((db) => findVersion(db, name, version)),
    listVersions: (query) => reading((db) => listVersions(db, dialect, query)),
    relist: (batch) => writing((db) => relistVersions(db, dialect, batch)),

    namespace: () =>
      reading(async (db) => {
        const value = await readMeta(db, NAMESPACE);
        return value === undefined ? null : Buffer.from(value).toString('utf8');
      }),
    setNamespace: (namespace) =>
      writing(async (db) => {
        const value = Buffer.from(namespace, 'utf8');
        await db
          .insertInto('meta')
          .values({ key: NAMESPACE, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),

    record: (record) => writing((db) => addDecision(db, record, null)),
    decisions: (query) => reading((db) => listDecisions(db, query)),
    pruneDecisions: (before, limit) => writing((db) => pruneDecisions(db, before, limit)),

    claimDeliveries: (now, limit, leaseMs) => writing((db) => claimDeliveries(db, dialect, now, limit, leaseMs)),
    completeDelivery: (id) => writing((db) => deleteDelivery(db, id)),
    retryDelivery: (id, at) => writing((db) => putOffDelivery(db, id, at)),
    dropDelivery: (id) => writing((db) => deleteDelivery(db, id)),
    pendingDeliveries: () => reading(countDeliveries),

    check: () =>
      reading(async (db) => {
        await db.selectFrom('meta').select('key').limit(1).execute();
      }),
    close: () => dialect.close(),
  };
}
