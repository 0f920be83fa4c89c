/** Points as they stand, for whoever only reads: all of one answer are of the same moment. Knows nothing of pages. */
import type { Pool, PoolClient } from 'pg';
import { instantText } from '../../time/index.ts';
import type { KeptPoint, KeptQuery } from '../correcting.ts';
import { assertStorable } from '../storable-text.ts';
import { readKept } from './kept-points.ts';

/** One moment of the ledger, without what the server would compile for it. */
export async function atOneMoment<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only; set local jit = off');
    return await work(client);
  } finally {
    // A connection whose end of transaction fails is of no more use.
    const usable = await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}

export async function readStanding(pool: Pool, query: KeptQuery): Promise<readonly KeptPoint[]> {
  for (const text of [query.scope ?? '', ...query.meters ?? []]) assertStorable(text);
  return atOneMoment(pool, (client) => readKept(client, query));
}

/** Whether some point of it stands otherwise than it was rated first, or lines of corrections count in that time. */
export async function wasCorrected(pool: Pool, { scope, period: { start, end } }: KeptQuery): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    `select exists (select from correction where ($3::text is null or scope = $3) and ((period_start >= $1::timestamptz and period_start < $2::timestamptz) or (posted_at >= $1::timestamptz and posted_at < $2::timestamptz))) as found`,
    [instantText(start), instantText(end), scope]);
  return rows[0]?.found === true;
}
