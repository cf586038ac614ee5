import { statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../errors/usage-error.ts';
import { migrate } from './migrations.ts';
import { isLocked, reasonOf } from './fault.ts';
import { createSqliteStore } from './store.ts';
import { type Store, StoreUnavailableError } from '../store.ts';

const LOCK_WAIT_MS = 5000;

const HINTS: Readonly<Record<string, string>> = {
  EACCES: 'give the process the right to write there, or set REGISTRY_DATA_DIR to another folder',
  EROFS: 'mount it for writing, or set REGISTRY_DATA_DIR to another folder',
};

function openFailure(directory: string, error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  const hint =
    HINTS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'set REGISTRY_DATA_DIR to a folder that the process can write to';
  return isLocked(error)
    ? new UsageError(
        'the database in REGISTRY_DATA_DIR is locked by another process',
        'stop the other process, or give this one a folder of its own',
      )
    : new UsageError(`the database in REGISTRY_DATA_DIR (${directory}) cannot be opened: ${reasonOf(error)}`, hint);
}

/** Which file stands at a path; null when there is none. */
function fileAt(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}

/**
 * Watches that a database stays where it was opened. A file that was removed can be written to as long as it is open, and all
 * of that is gone with the process.
 */
function watchPlace(path: string): () => void {
  const opened = fileAt(path);
  return () => {
    const found = fileAt(path);
    if (found === null) throw new StoreUnavailableError('the file of the database is gone: put it back');
    if (found !== opened) throw new StoreUnavailableError('another file is in the place of the database: restart the registry');
  };
}

async function openDatabase(file: string, timeout: number): Promise<DatabaseSync> {
  // Imported here, because some versions of Node warn of it when it loads.
  const { DatabaseSync } = await import('node:sqlite');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // The database holds owners and sealed secrets: made readable for its owner alone.
  await (await open(file, 'a', 0o600)).close();
  const database = new DatabaseSync(file, { timeout, enableForeignKeyConstraints: true });
  try {
    database.exec('pragma journal_mode = wal; pragma synchronous = full;');
    migrate(database);
    // From here on the store waits for locks: SQLite would stop the whole process meanwhile.
    database.exec('pragma busy_timeout = 0');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * Opens the embedded database, `registry.sqlite` in a folder that is made when it is missing.
 *
 * @param lockWaitMs milliseconds that opening, and later each step of work, waits for the lock of another process
 * @throws UsageError when it cannot be opened, is locked, or was made by a newer program.
 */
export async function openSqliteStore(directory: string, lockWaitMs: number = LOCK_WAIT_MS): Promise<Store> {
  const file = join(directory, 'registry.sqlite');
  const giveUp = performance.now() + lockWaitMs;
  for (;;) {
    try {
      return createSqliteStore(await openDatabase(file, lockWaitMs), lockWaitMs, watchPlace(file));
    } catch (error) {
      // Switching to WAL does not wait for the lock of a process that starts at the same moment.
      if (!isLocked(error) || performance.now() > giveUp) throw openFailure(directory, error);
      await sleep(50);
    }
  }
}
