/** MikroORM over our own pool: entities for what changes rarely, migrations, and the comparison of both with the database. */
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options, defineConfig } from '@mikro-orm/postgresql';
import { PostgresDialect } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { migrations } from '../../../migrations/index.ts';
import { entities } from '../entities/index.ts';
import { migrationTable } from './migration-table.ts';
import { compiledFunctions } from './compiled-functions.mjs';

/** What the migrations alone describe: the ORM neither writes nor compares it. */
const ledgerTables = ['series', 'outcome', 'point', 'further_charge', 'sender_id', 'pack', 'pack_text', 'pack_line', 'pack_seed', 'retention', 'collector_mapping', 'collector_state', 'frame_attribute'];
const ledgerViews = ['usage_point', 'charge', 'pack_point', 'pack_point_text'];

/** Kysely never gives a connection back whose commit and rollback have both failed: one that is lost gives itself back, so that the pool can go on and can end. */
async function borrow(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  const { release } = client;
  let isBack = false;
  const lost = (): void => client.release(true);
  client.release = (reason) => {
    if (isBack) return;
    isBack = true;
    client.off('end', lost);
    release(reason);
  };
  client.once('end', lost);
  return client;
}

/** @param functions made ahead of time; another set is for the test that makes them. */
export async function openOrm(pool: Pool, functions: object = compiledFunctions): Promise<MikroORM> {
  return MikroORM.init(defineConfig({
    entities,
    compiledFunctions: functions as NonNullable<Options['compiledFunctions']>,
    extensions: [Migrator],
    // The pool belongs to the store: one set of connections for the ORM, for queries and for COPY.
    driverOptions: () => new PostgresDialect({ pool: { options: pool.options, connect: () => borrow(pool), end: () => pool.end() } }),
    dbName: pool.options.database ?? 'postgres',
    migrations: {
      migrationsList: migrations.map(({ name, migration }) => ({ name, class: migration })),
      tableName: migrationTable,
      snapshot: false,
      silent: true,
      transactional: true,
      allOrNothing: true,
      disableForeignKeys: false,
    },
    schemaGenerator: { skipTables: ledgerTables, skipViews: ledgerViews, ignoreRoutines: true },
    discovery: { checkDuplicateFieldNames: true },
    metadataCache: { enabled: false },
    // The store reports failures; the ORM is to print nothing.
    logger: () => {},
    debug: false,
  }));
}
