/** Looks at a database and changes nothing in it: which migrations were done, how large its tables are, what time it has. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { migrationNames } from '../../migrations/names.ts';
import { type Database, databaseAt, embeddedDatabase } from './database.ts';
import { type EmbeddedServer, joinEmbeddedServer } from './embedded/embedded-server.ts';
import { openingFailure } from './failure.ts';
import type { Inspection, MigrationState, TableSize } from './inspection.ts';
import { jobSchema } from './job-counts.ts';
import { instantOf, instantSql } from './ledger/instants.ts';
import { checkVersion } from './schema/migrate.ts';
import { migrationTable } from './schema/migration-table.ts';
import type { StoreOptions } from './store.ts';
import type { Instant } from '../time/index.ts';

const connectTimeoutMs = 10_000;

async function migrationsDone(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [migrationTable]);
  if (tables[0]?.found !== true) return new Map();
  const { rows } = await client.query<{ name: string; done_at: string }>(`select name, ${instantSql('executed_at')} as done_at from ${migrationTable} order by id`);
  return new Map(rows.map(({ name, done_at: doneAt }) => [name, doneAt]));
}

const states = (done: ReadonlyMap<string, string>): readonly MigrationState[] => migrationNames.map((name) => {
  const doneAt = done.get(name);
  return { name, doneAt: doneAt === undefined ? null : instantOf(doneAt) };
});

async function tableSizes(client: Client): Promise<readonly TableSize[]> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `select case when n.nspname = $1 then 'jobs' else coalesce(whole.relname, c.relname) end as name, sum(pg_total_relation_size(c.oid))::text as bytes
     from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_inherits i on i.inhrelid = c.oid left join pg_class whole on whole.oid = i.inhparent
     where c.relkind = 'r' and n.nspname in (current_schema(), $1) group by 1 order by sum(pg_total_relation_size(c.oid)) desc, 1`, [jobSchema]);
  return rows.map(({ name, bytes }) => ({ name, bytes: BigInt(bytes) }));
}

async function keptFrom(client: Client): Promise<Instant | null> {
  const { rows: tables } = await client.query<{ found: boolean }>(`select to_regclass('retention') is not null as found`);
  if (tables[0]?.found !== true) return null;
  const { rows } = await client.query<{ at: string | null }>(`select ${instantSql('max(kept_from)')} as at from retention`);
  const at = rows[0]?.at ?? null;
  return at === null ? null : instantOf(at);
}

/** The answer is taken to be made in the middle between question and answer. */
async function clockAhead(client: Client): Promise<number> {
  const before = Date.now();
  const { rows } = await client.query<{ now: string }>(`select (extract(epoch from clock_timestamp()) * 1000000)::int8::text as now`);
  const middle = (before + Date.now()) / 2;
  return Number(rows[0]?.now) - middle * 1000;
}

async function ask(config: PoolConfig, name: string): Promise<Inspection> {
  const client = new Client({ application_name: 'tariff', connectionTimeoutMillis: connectTimeoutMs, ...config });
  // Its loss shows in the question that meets it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('set default_transaction_read_only = on');
    await checkVersion(client);
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    const done = await migrationsDone(client);
    return {
      database: name, serverVersion: rows[0]?.version ?? '', migrations: states(done), newer: [...done.keys()].filter((each) => !migrationNames.some((known) => known === each)),
      tables: await tableSizes(client), keptFrom: await keptFrom(client), clockAhead: await clockAhead(client),
    };
  } finally {
    await client.end().catch(() => {});
  }
}

async function askTranslated(database: Database): Promise<Inspection> {
  try {
    return await ask(database.config, database.name);
  } catch (error) {
    throw openingFailure(error, database);
  }
}

async function askEmbedded(server: EmbeddedServer, dataDirectory: string): Promise<Inspection> {
  try {
    return await askTranslated(embeddedDatabase({ ...server.address }, dataDirectory));
  } finally {
    await server.leave();
  }
}

/** An embedded database is started for the time of the question; where none was begun, none is made. */
export async function inspect({ databaseUrl, dataDirectory, settings = [], onProgress = () => {} }: StoreOptions): Promise<Inspection> {
  if (databaseUrl !== null) return askTranslated(databaseAt(databaseUrl));
  if (!existsSync(path.join(dataDirectory, 'postgres', 'PG_VERSION'))) {
    return { database: embeddedDatabase({}, dataDirectory).name, serverVersion: null, migrations: states(new Map()), newer: [], tables: [], keptFrom: null, clockAhead: null };
  }
  return askEmbedded(await joinEmbeddedServer(dataDirectory, { settings, onProgress }), dataDirectory);
}
