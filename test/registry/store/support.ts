/** Stores to test, and what the tests put into them. */
import { onTestFinished } from 'vitest';
import { openSqliteStore } from '../../../src/registry/store/open-sqlite.ts';
import type {
  AssetContent,
  DecisionRecord,
  ServerVersion,
  Store,
  StoredAsset,
  VersionChange,
} from '../../../src/registry/store/store.ts';
import { makeTempFolder } from '../support/folder.ts';

async function openSqlite(): Promise<Store> {
  const store = await openSqliteStore(makeTempFolder());
  onTestFinished(() => store.close());
  return store;
}

/** Every kind of store, each opened on an empty database of its own. */
export const stores: readonly (readonly [string, () => Promise<Store>])[] = [['SQLite', openSqlite]];

/** The record of a decision that allowed something. */
export const record: DecisionRecord = {
  at: '2026-01-01T00:00:00.000Z',
  requestId: 'r',
  subject: 'alice',
  groups: ['a', 'b'],
  method: 'api_key',
  operation: 'register',
  assetType: 'agent',
  path: '/a',
  sourceApi: '/api/agents/register',
  outcome: 'allowed',
  mode: 'enforce',
  code: null,
  detail: '',
  attempts: 1,
  tokenRequests: 1,
  gateStatus: 200,
  tokenMs: 1.5,
  gateMs: 2.5,
  totalMs: 4,
  payloadSha256: 'f'.repeat(64),
};

/** What is stored of an asset by this name. */
export const content = (name: string, more: Partial<AssetContent> = {}): AssetContent => ({
  name,
  status: 'active',
  card: { name, description: `all about ${name}`, tags: ['x'] },
  sealed: {},
  ...more,
});

/** A version, published on a day of 2026. */
export function version(
  name: string,
  text: string,
  more: Partial<ServerVersion> & { readonly day?: number } = {},
): ServerVersion {
  const { day = 1, ...members } = more;
  const at = `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  return {
    name,
    version: text,
    status: 'active',
    statusMessage: null,
    statusChangedAt: at,
    publishedAt: at,
    updatedAt: at,
    isLatest: true,
    server: { name, version: text, description: 'd' },
    ...members,
  };
}

/** Registers a server with versions. */
export const addServer = (store: Store, path: string, ...versions: readonly ServerVersion[]): Promise<StoredAsset | null> =>
  store.write({ operation: 'register', type: 'server', path, owner: 'api_key:alice' }, content(path.slice(1)), record, {
    versions: versions.map((put) => ({ put })),
  });

/** Changes versions of a server. */
export const changeServer = (
  store: Store,
  asset: StoredAsset,
  ...versions: readonly VersionChange[]
): Promise<StoredAsset | null> => store.write({ operation: 'update', asset }, content(asset.name), record, { versions });
