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
  await rowsOf(url, 'alter table charge drop column at');
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('"at"');
}));

test('the migrations can be undone and done again', () => withOrm(async (orm, url) => {
  await orm.migrator.up();
  const tables = await tablesOf(url);
  expect(tables).toEqual(['charge', 'closing', 'file_content', 'limit_line', 'limit_sum', 'migration', 'rating_run', 'rulebook', 'rulebook_file', 'running_total', 'usage_point']);
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
