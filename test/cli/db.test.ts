/** Proves that `tariff db status` tells how a database stands and changes nothing, and that `tariff db migrate` brings it up to date. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationNames } from '../../migrations/names.ts';
import { runTariff, withFiles } from '../support/command.ts';
import { type TestDatabase, emptyDatabase, freshDatabase, rowsOf } from '../support/postgres.ts';

interface Status {
  readonly database: string;
  readonly server_version: string | null;
  readonly is_up_to_date: boolean;
  readonly migrations: readonly { readonly name: string; readonly done_at: string | null }[];
  readonly newer: readonly string[];
  readonly tables: readonly { readonly name: string; readonly bytes: number }[];
}

const names: readonly string[] = migrationNames;
let database: TestDatabase;
beforeAll(async () => { database = await emptyDatabase(); });
afterAll(() => database.drop());

const db = (url: string, ...args: readonly string[]) => runTariff(['db', ...args], { env: { DATABASE_URL: url } });
const tablesIn = async (url: string) => (await rowsOf<{ name: string }>(url, `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`)).map(({ name }) => name);

test('a new database has all migrations pending, and is left as it is; then it is brought up to date, once', async () => {
  const before = await db(database.url, 'status', '--json');
  const status = JSON.parse(before.stdout) as Status;
  expect([before.code, status.is_up_to_date, status.migrations.map(({ name, done_at: at }) => [name, at])]).toEqual([1, false, names.map((name) => [name, null])]);
  expect(status.server_version).toMatch(/^\d+/);
  expect((await db(database.url, 'status')).stdout).toContain(`${names.length} migrations are pending: \`tariff db migrate\` does them`);
  expect(await tablesIn(database.url)).toEqual([]);

  const migrated = await db(database.url, 'migrate', '--json');
  expect([migrated.code, JSON.parse(migrated.stdout)]).toEqual([0, { database: status.database, done: names }]);
  const again = await db(database.url, 'migrate');
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('is up to date: nothing was to be done')]);

  const after = await db(database.url, 'status', '--json');
  const { is_up_to_date: isUpToDate, migrations: done, tables } = JSON.parse(after.stdout) as Status;
  expect([after.code, isUpToDate, done.every(({ done_at: at }) => at !== null && at.endsWith('Z'))]).toEqual([0, true, true]);
  expect(tables.find(({ name }) => name === 'series')?.bytes).toBeGreaterThan(0);
});

test('a database that lacks the latest migration is told, and stays so until somebody migrates', async () => {
  const own = await freshDatabase();
  try {
    const last = names.at(-1) ?? '';
    await rowsOf(own.url, 'delete from migration where name = $1', [last]);
    const { code, stdout } = await db(own.url, 'status', '--json');
    expect([code, (JSON.parse(stdout) as Status).migrations.filter(({ done_at: at }) => at === null)]).toEqual([1, [{ name: last, done_at: null }]]);
    expect(await rowsOf(own.url, 'select from migration')).toHaveLength(names.length - 1);
  } finally {
    await own.drop();
  }
});

test('the database of a newer program is shown and not touched', async () => {
  const own = await freshDatabase();
  try {
    await rowsOf(own.url, `insert into migration (name) values ('2031-01-01-flying-cars')`);
    for (const verb of ['status', 'migrate']) {
      const { code, stderr } = await db(own.url, verb);
      expect([verb, code, stderr]).toEqual([verb, 3, expect.stringContaining('written by a newer Tariff (it has `2031-01-01-flying-cars`)')]);
    }
    expect((JSON.parse((await db(own.url, 'status', '--json')).stdout) as Status).newer).toEqual(['2031-01-01-flying-cars']);
  } finally {
    await own.drop();
  }
});

test('a database that cannot be reached ends with 3 and keeps its password to itself', async () => {
  const { code, stdout, stderr } = await db('postgres://me:geheim@127.0.0.1:1/x', 'status');
  expect([code, stdout, stderr]).toEqual([3, '', expect.stringContaining('cannot reach the database at 127.0.0.1:1 (connection refused)')]);
  expect(stderr).not.toContain('geheim');
});

test('the size of a table is that of all its partitions, and the queue of jobs counts as one', async () => {
  const own = await freshDatabase();
  try {
    await rowsOf(own.url, `create table point_2026_03 partition of point for values from ('2026-03-01') to ('2026-04-01');
      insert into point select '2026-03-01'::timestamptz + n * interval '1 second', 1, 1, 1 from generate_series(1, 20000) n; create schema tariff_jobs; create table tariff_jobs.job (n int); create table tariff_jobs.queue (n int)`);
    const { tables } = JSON.parse((await db(own.url, 'status', '--json')).stdout) as Status;
    const shown = tables.map(({ name }) => name);
    expect([shown[0], shown.filter((name) => /^(point|jobs|job|queue)/.test(name))]).toEqual(['point', ['point', 'jobs']]);
    expect(tables[0]?.bytes).toBeGreaterThan(1_000_000);
  } finally {
    await own.drop();
  }
});

test('where no embedded database was begun none is made, and a configuration says where to look', () => withFiles({
  'tariff.yml': 'collect: {collector: pushed}\ndatabase: {directory: books}\n',
}, async (folder) => {
  const { code, stdout } = await runTariff(['db', 'status'], { cwd: folder });
  expect([code, stdout]).toEqual([1, expect.stringContaining(`the embedded database in ${path.join(folder, 'books')} was not begun yet`)]);
  expect(existsSync(path.join(folder, 'books'))).toBe(false);
  const there = await runTariff(['db', 'status', '--config', 'tariff.yml'], { cwd: folder, env: { DATABASE_URL: database.url } });
  expect([there.code, there.stdout]).toEqual([0, expect.stringContaining('up to date')]);
  const missing = await runTariff(['db', 'status', '--config', 'other.yml'], { cwd: folder });
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('other.yml')]);
}));
