/** Takes a scope's points out of the ledger, rows and packs, with what corrected them. What they added to sums of others must have been taken back before. */
import type { PoolClient } from 'pg';
import { type Instant, instantText } from '../../time/index.ts';
import { correctionNumbers } from './kept-points.ts';

/** Postings of corrections whose points began earlier stay: they count in what is open, and belong to a time that stays. */
async function sparedNumbers(client: PoolClient, scope: string, since: string): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: string }>('select id::text from correction where scope = $1 and period_start < $2::timestamptz and posted_at >= $2::timestamptz', [scope, since]);
  return rows.flatMap(({ id }) => {
    const number = correctionNumbers + 2 * Number(BigInt(id) % BigInt(correctionNumbers >> 1));
    return [number, number + 1];
  });
}

/** @param since `null` takes all. */
export async function removePoints(client: PoolClient, scope: string, since: Instant | null): Promise<void> {
  const from = since === null ? '-infinity' : instantText(since);
  const spared = since === null ? [] : await sparedNumbers(client, scope, from);
  const doomed = `s.scope = $1 and p.series = s.id and p.start >= $2::timestamptz and not s.n = any($3::int4[])`;
  const parameters = [scope, from, spared];
  await client.query(`delete from further_charge p using series s where ${doomed}`, parameters);
  await client.query(`delete from sender_id p using series s where ${doomed}`, parameters);
  await client.query(`delete from point p using series s where ${doomed}`, parameters);
  const { rows: packs } = await client.query<{ id: number }>('select id from pack where (scope is null or scope = $1) and last >= $2::timestamptz', [scope, from]);
  for (const { id } of packs) {
    await client.query('select take_out_of_pack($1, $2, $3::timestamptz, $4::int4[])', [id, scope, from, spared]);
  }
  await client.query('delete from correction where scope = $1 and period_start >= $2::timestamptz', [scope, from]);
}

/** Where a scope stands from now on; whoever holds it may write no more. */
export async function standAt(client: PoolClient, scope: string, ratedUntil: Instant): Promise<void> {
  await client.query(`update scope set rated_until = $2::timestamptz, claim = claim + 1, failures = 0, last_error = null, retry_at = null, notes = '[]', alerts_until = least(alerts_until, $2::timestamptz) where identifier = $1`, [scope, instantText(ratedUntil)]);
  await client.query('update counted_scope set counted_until = least(counted_until, $2::timestamptz) where scope = $1', [scope, instantText(ratedUntil)]);
}

/** Everything else that knows of a scope. Runs are kept for their counts, without the name. */
export async function forget(client: PoolClient, scope: string): Promise<void> {
  const inGroup = (table: string): string => `delete from ${table} t where exists (
    select from jsonb_array_elements_text(t.group_names::jsonb) with ordinality as n (name, place) where n.name = 'scope' and t.group_values::jsonb ->> (n.place - 1)::int = $1)`;
  for (const table of ['limit_sum', 'limit_line']) await client.query(inGroup(table), [scope]);
  for (const table of ['series', 'counted_scope']) await client.query(`delete from ${table} where scope = $1`, [scope]);
  for (const table of ['reprocessing', 'alert']) await client.query(`delete from ${table} where scope = $1`, [scope]);
  await client.query(`update rating_run set scope = null, notes = '[]', source = 'a scope that was deleted' where scope = $1`, [scope]);
  await client.query('delete from scope where identifier = $1', [scope]);
}
