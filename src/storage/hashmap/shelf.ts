/** The hashmap in the database: its state, and a revision for each change, kept together or not at all. Knows nothing of what rules mean. */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { HashmapChange, HashmapOperation, HashmapRevision, HashmapShelf, KeptHashmap } from '../../cloudkitty/index.ts';
import { assertStorable } from '../storable-text.ts';
import { countUp, inTransaction } from '../rules/number.ts';
import { readState, writeDifference } from './rows.ts';

const newest = 'select coalesce(max(number), 0) as number from hashmap_revision';
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** In a transaction of the caller's. */
export async function loadHashmap(client: PoolClient): ReturnType<HashmapShelf['load']> {
  const { rows } = await client.query<{ number: number }>(newest);
  return { state: await readState(client), revision: rows[0]?.number ?? 0 };
}

const load = (pool: Pool): ReturnType<HashmapShelf['load']> => inTransaction(pool, 'begin isolation level repeatable read read only', loadHashmap);

async function keepFiles(client: PoolClient, number: number, files: ReadonlyMap<string, string>): Promise<void> {
  const kept = [...files].map(([path, text]) => ({ path, content: Buffer.from(text) })).map((file) => ({ ...file, hash: hashOf(file.content) }));
  const contents = [...new Map(kept.map(({ hash, content }) => [hash, content]))].sort(([a], [b]) => (a < b ? -1 : 1));
  await client.query('insert into file_content (hash, content) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing', [contents.map(([hash]) => hash), contents.map(([, content]) => content)]);
  await client.query('insert into hashmap_revision_file (revision_number, path, content_hash) select $1, * from unnest($2::text[], $3::text[])', [number, kept.map(({ path }) => path), kept.map(({ hash }) => hash)]);
}

async function keep(pool: Pool, { from, before, after, author, at, changes, files }: HashmapChange): Promise<KeptHashmap> {
  const number = from + 1;
  const text = JSON.stringify(changes);
  for (const each of [author ?? '', text, ...files.keys(), ...files.values()]) assertStorable(each);
  return inTransaction(pool, 'begin', async (client): Promise<KeptHashmap> => {
    // Who comes second waits here for the first, and then finds the number taken.
    const { rowCount } = await client.query(`insert into hashmap_revision (number, author, at, changes) select $1, $2, to_timestamp($3), $4 where (${newest}) = $5 on conflict do nothing`, [number, author, at, text, from]);
    if (rowCount !== 1) return { kind: 'moved' };
    await countUp(client);
    await writeDifference(client, before, after);
    await keepFiles(client, number, files);
    return { kind: 'kept', revision: number };
  });
}

async function revisions(pool: Pool, { before, most }: Parameters<HashmapShelf['revisions']>[0]): Promise<readonly HashmapRevision[]> {
  const { rows } = await pool.query<{ number: number; author: string | null; at: number; changes: string }>(
    'select number, author, extract(epoch from at)::float8 as at, changes from hashmap_revision where $1::int is null or number < $1 order by number desc limit $2', [before, most]);
  return rows.map(({ changes, ...row }) => ({ ...row, changes: JSON.parse(changes) as readonly HashmapOperation[] }));
}

async function filesOf(pool: Pool, revision: number): Promise<ReadonlyMap<string, string> | null> {
  const { rows } = await pool.query<{ path: string; content: Buffer }>('select path, content from hashmap_revision_file join file_content on hash = content_hash where revision_number = $1 order by path', [revision]);
  return rows.length === 0 ? null : new Map(rows.map(({ path, content }) => [path, content.toString('utf8')]));
}

export function hashmapIn(pool: Pool, ask: <T>(work: () => Promise<T>) => Promise<T>): HashmapShelf {
  return {
    load: () => ask(() => load(pool)),
    revision: () => ask(async () => (await pool.query<{ number: number }>(newest)).rows[0]?.number ?? 0),
    keep: (change) => ask(() => keep(pool, change)),
    revisions: (query) => ask(() => revisions(pool, query)),
    filesOf: (revision) => ask(() => filesOf(pool, revision)),
  };
}
