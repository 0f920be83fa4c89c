/** Brings a database to the newest schema, once, however many processes open it at the same time. */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ClientBase, Pool, PoolClient } from 'pg';
import { migrationNames } from '../../../migrations/names.ts';
import { oldestMajor } from '../embedded/binaries.ts';
import { migrationLock } from '../locks.ts';
import { StorageUnavailable } from '../unavailable.ts';
import { refuseFormerLedger } from './former-ledger.ts';
import { migrationTable } from './migration-table.ts';

/** Throws where the server is too old. */
export async function checkVersion(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldestMajor) {
    throw new StorageUnavailable(
      `the database server is PostgreSQL ${major}, and ${oldestMajor} is the oldest that works: upgrade it, or unset DATABASE_URL to use the embedded one`);
  }
}

/** Names of what was done, oldest first; nothing in a database that is new. */
async function done(client: PoolClient): Promise<string[]> {
  const { rows: tables } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [migrationTable]);
  if (tables[0]?.found !== true) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${migrationTable} order by id`);
  return rows.map(({ name }) => name);
}

/** Asked without the ORM, which takes a dozen queries for the same answer. */
async function isPending(client: PoolClient): Promise<boolean> {
  const [known, finished]: [readonly string[], Set<string>] = [migrationNames, new Set(await done(client))];
  const newer = [...finished].filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new StorageUnavailable(`the database was written by a newer Tariff (it has \`${newer.join('`, `')}\`): use that, or another database`);
  }
  return known.some((name) => !finished.has(name));
}

/** `orm` is asked for only when there is something to do. */
export async function migrate(pool: Pool, orm: () => Promise<MikroORM>): Promise<void> {
  const client = await pool.connect();
  try {
    await checkVersion(client);
    if (!await isPending(client)) return;
    // Who waits here finds the work done. The lock is the session's: it goes with the connection if we die.
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      if (await isPending(client)) {
        await refuseFormerLedger(client);
        await (await orm()).migrator.up();
      }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    }
  } finally {
    client.release();
  }
}
