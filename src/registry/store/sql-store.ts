import { createSecretKey, type KeyObject } from 'node:crypto';
import { findAsset, listAssets, putAsset, removeAsset, storedDigest, textsOf } from './assets.ts';
import { addDecision, listDecisions, pruneDecisions } from './decisions.ts';
import { addDeliveries, claimDeliveries, countDeliveries, deleteDelivery, putOffDelivery } from './deliveries.ts';
import { type Connection, type Database, type Dialect, Unmet } from './dialect.ts';
import type { Store } from './store.ts';
import { changeVersions, findVersion, listVersions, relistVersions, versionsOf } from './versions.ts';

const NAMESPACE = 'namespace';

async function readMeta(db: Database, key: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value;
}

/** Makes a store of a database that has the present schema. */
export function createSqlStore(dialect: Dialect): Store {
  const { reading, writing } = dialect;
  let digestKey: Promise<KeyObject> | undefined;

  /** The key never changes, so it is read once. */
  function readDigestKey(db: Database): Promise<KeyObject> {
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

    find: (type, path) => reading((connection) => findAsset(connection, dialect, type, path)),
    list: (type, query) => reading((connection) => listAssets(connection, dialect, type, query)),

    write: (target, content, record, also = {}) =>
      writingIfMet(async (connection) => {
        const { db } = connection;
        const key = await readDigestKey(db);
        const texts = textsOf(content);
        const asset = await putAsset(connection, dialect, target, content, texts, record.at);
        await changeVersions(db, dialect, asset.id, also.versions ?? []);
        await addDecision(connection, dialect, record, storedDigest(key, target, texts, also));
        await addDeliveries(db, also.deliveries ?? []);
        return asset;
      }),

    amend: (asset, content, at, also = {}) =>
      writingIfMet(async (connection) => {
        const { db } = connection;
        const amended = await putAsset(connection, dialect, { operation: 'update', asset }, content, textsOf(content), at);
        await changeVersions(db, dialect, asset.id, also.versions ?? []);
        await addDeliveries(db, also.deliveries ?? []);
        return amended;
      }),

    remove: (asset, also = {}) =>
      writing(async ({ db }) => {
        const removed = await removeAsset(db, asset);
        if (removed) await addDeliveries(db, also.deliveries ?? []);
        return removed;
      }),

    versions: (assetId) => reading(({ db }) => versionsOf(db, assetId)),
    findVersion: (name, version) => reading(({ db }) => findVersion(db, name, version)),
    listVersions: (query) => reading((connection) => listVersions(connection, dialect, query)),
    relist: (batch) => writing(({ db }) => relistVersions(db, dialect, batch)),

    namespace: () =>
      reading(async ({ db }) => {
        const value = await readMeta(db, NAMESPACE);
        return value === undefined ? null : Buffer.from(value).toString('utf8');
      }),
    setNamespace: (namespace) =>
      writing(async ({ db }) => {
        const value = Buffer.from(namespace, 'utf8');
        await db
          .insertInto('meta')
          .values({ key: NAMESPACE, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),

    record: (record) => writing((connection) => addDecision(connection, dialect, record, null)),
    decisions: (query) => reading(({ db }) => listDecisions(db, query)),
    pruneDecisions: (before, limit) => writing(({ db }) => pruneDecisions(db, before, limit)),

    claimDeliveries: (now, limit, leaseMs) => writing(({ db }) => claimDeliveries(db, dialect, now, limit, leaseMs)),
    completeDelivery: (id) => writing(({ db }) => deleteDelivery(db, id)),
    retryDelivery: (id, at) => writing(({ db }) => putOffDelivery(db, id, at)),
    dropDelivery: (id) => writing(({ db }) => deleteDelivery(db, id)),
    pendingDeliveries: () => reading(({ db }) => countDeliveries(db)),

    check: () =>
      reading(async ({ db }) => {
        await db.selectFrom('meta').select('key').limit(1).execute();
      }),
    close: () => dialect.close(),
  };
}
