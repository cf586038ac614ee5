import type { Log } from '../../gate/decision.ts';
import type { AppSettings } from '../../settings/generated/settings.ts';
import type { Store } from './store.ts';

/**
 * Opens the database that the settings name, and loads what that takes.
 *
 * @param waitMs milliseconds to wait for a lock, a connection, the answer to a statement
 * @throws UsageError when the database cannot be used, and never will be as it is
 */
export async function openStore(settings: AppSettings, waitMs: number, log: Log): Promise<Store> {
  if (settings.registryDatabaseUrl.isSet) {
    const { openPostgresStore } = await import('./postgres/open.ts');
    return openPostgresStore(settings.registryDatabaseUrl, waitMs, log);
  }
  const { openSqliteStore } = await import('./sqlite/open.ts');
  return openSqliteStore(settings.registryDataDir, waitMs);
}
