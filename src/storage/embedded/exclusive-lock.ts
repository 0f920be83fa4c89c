/**
 * An exclusive lock between processes, on a file. Knows nothing of what it guards.
 *
 * The kernel holds it: an exclusive transaction of SQLite on an empty file is a POSIX lock. When its process dies, by
 * whatever signal, it is gone; so there is no stale lock to take over, no race in taking it over, and no process id that
 * could have been given to another program meanwhile. The file stays behind, and means nothing.
 */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageUnavailable } from '../unavailable.ts';
import { hasCode } from './error-code.ts';

const retryEveryMs = 20;
/** The longest anyone keeps it is a first start, seconds; or a recovery after a crash, which is bounded by the same time. */
const longestWaitMs = 330_000;
const sqliteBusy = 5;

function tryLock(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma busy_timeout = 0; begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null;
    throw error;
  }
}

async function waitForLock(file: string): Promise<DatabaseSync> {
  const giveUpAt = performance.now() + longestWaitMs;
  for (;;) {
    const lock = tryLock(file);
    if (lock !== null) return lock;
    if (performance.now() > giveUpAt) {
      throw new StorageUnavailable(`another process has held ${file} for minutes: see whether a \`tariff\` hangs, and end it`);
    }
    await sleep(retryEveryMs);
  }
}

/** Runs `work` while no other process, and nobody else in this one, runs work under the same file. */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  let lock: DatabaseSync;
  try {
    lock = await waitForLock(file);
  } catch (error) {
    if (!hasCode(error, 'ERR_SQLITE_ERROR')) throw error;
    throw new StorageUnavailable(
      `cannot write ${file}: give this user the folder, or set TARIFF_DATA to a folder of its own`, { cause: error });
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}
