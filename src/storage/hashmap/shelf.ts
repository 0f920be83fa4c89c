/** The hashmap in the database: its state, and a revision for each change, kept together or not at all. Knows nothing of what rules mean. */
import type { Pool, PoolClient } from 'pg';
import type { HashmapChange, HashmapOperation, HashmapRevision, HashmapShelf, KeptHashmap } from '../../cloudkitty/index.ts';
import { assertStorable } from '../storable-text.ts';
import { countUp, inTransaction } from '../rules/number.ts';
import { readState, writeDifference } from './rows.ts';

const newest = 'select coalesce(max(number), 0) as number from hashmap_revision';

/** In a transaction of the caller's. */
export async function loadHashmap(client: PoolClient): ReturnType<HashmapShelf['load']> {
  const { rows } = await client.query<{ number: number }>(newest);
  return { state: await readState(client), revision: rows[0]?.number ?? 0 };
}

const load = (pool: Pool): ReturnType<HashmapShelf['load']> => inTransaction(pool, 'begin isolation level repeatable read read only', loadHashmap);

async function keep(pool: Pool, { from, before, after, author, at, changes }: HashmapChange): Promise<KeptHashmap> {
  const number = from + 1;
  const text = JSON.stringify(changes);
  for (const each of [author ?? '', text]) assertStorable(each);
  return inTransaction(pool, 'begin', async (client): Promise<KeptHashmap> => {
    // Who comes second waits here for the first, and then finds the number taken.
    const { rowCount } = await client.query(`insert into hashmap_revision (number, author, at, changes) select $1, $2, to_timestamp($3), $4 where (${newest}) = $5 on conflict do nothing`, [number, author, at, text, from]);
    if (rowCount !== 1) return { kind: 'moved' };
    await countUp(client);
    await writeDifference(client, before, after);
    return { kind: 'kept', revision: number };
  });
}

async function revisions(pool: Pool, { before, most }: Parameters<HashmapShelf['revisions']>[0]): Promise<readonly HashmapRevision[]> {
  const { rows } = await pool.query<{ number: number; author: string | null; at: number; changes: string }>(
    'select number, author, extract(epoch from at)::float8 as at, changes from hashmap_revision where $1::int is null or number < $1 order by number desc limit $2', [before, most]);
  return rows.map(({ changes, ...row }) => ({ ...row, changes: JSON.parse(changes) as readonly HashmapOperation[] }));
}

export function hashmapIn(pool: Pool, ask: <T>(work: () => Promise<T>) => Promise<T>): HashmapShelf {
  return {
    load: () => ask(() => load(pool)),
    keep: (change) => ask(() => keep(pool, change)),
    revisions: (query) => ask(() => revisions(pool, query)),
  };
}
