/** What was rated so far: by which rulebook last, and of which time. */
import type { Pool } from 'pg';
import { type Period, instant } from '../../time/index.ts';

/** Runs that kept no point rated nothing. */
export async function lastRulebookHash(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ hash: string }>(
    'select rulebook_hash as hash from rating_run where finished_at is not null and rated_count + unrated_count + stopped_count > 0 order by id desc limit 1');
  return rows[0]?.hash ?? null;
}

/** Reads every point: about a second for some million. */
export async function periodsByMeter(pool: Pool): Promise<ReadonlyMap<string, Period>> {
  const { rows } = await pool.query<{ meter: string; first: string; last: string }>(`
    select meter, (extract(epoch from min(period_start)) * 1000000)::bigint::text as first,
      (extract(epoch from max(greatest(period_end, period_start + interval '1 microsecond'))) * 1000000)::bigint::text as last
    from usage_point group by meter`);
  return new Map(rows.map(({ meter, first, last }) => [meter, { start: instant(Number(first)), end: instant(Number(last)) }]));
}
