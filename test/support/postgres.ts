/** Databases for tests, each a clone of the migrated template. */
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { Client } from 'pg';
import { afterAll, inject } from 'vitest';
import { type Store, openStore } from '../../src/storage/index.ts';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `tariff_test_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database if exists ${name} with (force)`) };
}

/** A migrated database of its own, 30 ms. */
export const freshDatabase = (): Promise<TestDatabase> => makeDatabase(inject('postgresTemplate'));

/** A database without a single table. */
export const emptyDatabase = (): Promise<TestDatabase> => makeDatabase('template0');

interface OpenStore {
  readonly store: Store;
  readonly database: TestDatabase;
}

/** How points are kept: as it suits their number, all as rows, or all in packs, small ones so that there are several. */
export type Form = 'usual' | 'rows' | 'packs';
const packings = { usual: {}, rows: { packing: { most: 8192, least: Infinity, few: 4096 } }, packs: { packing: { most: 7, least: 1, few: 5 } } } as const;

/** One of each form for all tests of a file, for a database and its connections take longer than most tests; opened on first use. */
const shared = new Map<Form, Promise<OpenStore>>();

async function openShared(form: Form): Promise<OpenStore> {
  const database = await freshDatabase();
  return { database, store: await openStore({ databaseUrl: database.url, dataDirectory: os.tmpdir(), ...packings[form] }) };
}

afterAll(async () => {
  for (const open of shared.values()) {
    const { store, database } = await open;
    await store.close();
    await database.drop();
  }
});

/** Empties every table. */
export const emptyTables = 'truncate rulebook, file_content, scope, counted_scope, running_total, limit_sum, series, point, further_charge, sender_id, pack, pack_text, pack_line, retention, hashmap_service, hashmap_group, hashmap_revision, api_key, audit_entry, rules_number, rule_revision, module_change, script_version, collector_mapping, collector_state, frame_attribute, reprocessing restart identity cascade';

/** Runs `work` on a store in which nothing is kept. */
export async function withStore<T>(work: (store: Store, url: string) => Promise<T>, form: Form = 'usual'): Promise<T> {
  const open = shared.get(form) ?? openShared(form);
  shared.set(form, open);
  const { store, database } = await open;
  await rowsOf(database.url, emptyTables);
  return work(store, database.url);
}

/** Asks the database directly, past the store. */
export async function rowsOf<Row extends object>(url: string, statement: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, parameters)).rows;
  } finally {
    await client.end();
  }
}
