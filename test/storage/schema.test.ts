/** The migrations make exactly the tables that the entities describe, and can be undone. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { openPool } from '../../src/storage/pool.ts';
import { openOrm } from '../../src/storage/schema/orm.ts';
import { emptyDatabase, rowsOf } from '../support/postgres.ts';

async function withOrm(work: (orm: MikroORM, url: string) => Promise<void>): Promise<void> {
  const database = await emptyDatabase();
  const pool = openPool({ connectionString: database.url });
  try {
    await work(await openOrm(pool), database.url);
  } finally {
    await pool.end();
    await database.drop();
  }
}

const tablesOf = async (url: string): Promise<string[]> => (await rowsOf<{ name: string }>(url,
  `select tablename as name from pg_tables where schemaname = 'public' order by 1`)).map(({ name }) => name);

test('after all migrations the database is what the entities say', () => withOrm(async (orm) => {
  await orm.migrator.up();
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
}));

test('a missing column would be noticed', () => withOrm(async (orm, url) => {
  await orm.migrator.up();
  await rowsOf(url, 'alter table rating_run drop column source');
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('"source"');
}));

test('the migrations can be undone and done again', () => withOrm(async (orm, url) => {
  await orm.migrator.up();
  const tables = await tablesOf(url);
  expect(tables).toEqual(['alert', 'api_key', 'audit_entry', 'closing', 'collector_mapping', 'collector_state', 'correction', 'counted_scope', 'file_content', 'frame_attribute', 'further_charge', 'hashmap_field', 'hashmap_group', 'hashmap_mapping', 'hashmap_revision', 'hashmap_service', 'hashmap_threshold', 'limit_line', 'limit_sum', 'migration', 'module_change', 'outcome', 'pack', 'pack_line', 'pack_seed', 'pack_text', 'point', 'rating_run', 'reprocessing', 'retention', 'rule_activation', 'rule_revision', 'rule_revision_file', 'rulebook', 'rulebook_file', 'rules_number', 'running_total', 'scope', 'script_version', 'sender_id', 'series']);
  await orm.migrator.down({ to: 0 });
  expect(await tablesOf(url)).toEqual(['migration']);
  await orm.migrator.up();
  expect(await tablesOf(url)).toEqual(tables);
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
}));

test('two that open a new database at once migrate it once', async () => {
  const database = await emptyDatabase();
  const open = () => openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' });
  const stores = await Promise.all([open(), open(), open()]);
  const done = await rowsOf<{ name: string }>(database.url, 'select name from migration order by id');
  expect(done.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
  for (const store of stores) await store.close();
  await database.drop();
});

test('a database of a newer program is left alone, with a sentence that says so', async () => {
  const database = await emptyDatabase();
  await (await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' })).close();
  await rowsOf(database.url, `insert into migration (name) values ('2031-01-01-flying-cars')`);
  await expect(openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' }))
    .rejects.toThrow('the database was written by a newer Tariff (it has `2031-01-01-flying-cars`): use that, or another database');
  await database.drop();
});

test('usage in the former layout is refused with a sentence and left as it is; a former database without usage is brought up to date', async () => {
  const database = await emptyDatabase();
  const pool = openPool({ connectionString: database.url });
  const open = () => openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' });
  try {
    await (await openOrm(pool)).migrator.up({ to: '2026-11-22-running-totals' });
    await pool.query(`insert into rulebook (hash, timezone, module_states) values ('h', 'UTC', '{}')`);
    await pool.query(`insert into rating_run (rulebook_hash, source) values ('h', 'x')`);
    await pool.query(`insert into usage_point (key, content, meter, scope, period_start, period_end, quantity, unit, fields, status, run_id)
      values ('k', 'c', 'm', 's', now(), now(), 1, 'h', '{}', 'unrated', 1)`);
    await expect(open()).rejects.toThrow('the database holds usage in the layout of an unreleased Tariff, which this one does not read: rate that usage again into a new database');
    expect(await rowsOf(database.url, 'select meter from usage_point')).toEqual([{ meter: 'm' }]);
    await pool.query('delete from usage_point');
    await (await open()).close();
    expect(await tablesOf(database.url)).toContain('point');
  } finally {
    await pool.end();
    await database.drop();
  }
});
