/** What was rated so far: by which rulebook last, and of which time. */
import type { Pool } from 'pg';
import { type Period, instant } from '../../time/index.ts';

/** Runs that kept no point rated nothing. */
export async function lastRulebookHash(pool: Pool): Promise<string | null> {
  const { rows } = await pool.query<{ hash: string }>(
    'select rulebook_hash as hash from rating_run where finished_at is not null and rated_count + unrated_count + stopped_count > 0 order by id desc limit 1');
  return rows[0]?.hash ?? null;
}

/** Reads every point that is a row: about a second for some million. */
export async function periodsByMeter(pool: Pool): Promise<ReadonlyMap<string, Period>> {
  const { rows } = await pool.query<{ meter: string; first: string; last: string }>(`
    select meter, (extract(epoch from min(first)) * 1000000)::bigint::text as first, (extract(epoch from max(last)) * 1000000)::bigint::text as last
    from (
      select s.meter, min(p.start) as first, max(p.start + greatest(s.length, 1) * interval '1 microsecond') as last from point p join series s on s.id = p.series group by s.meter
      union all
      select meter, min(first), max(greatest(last_end, last + interval '1 microsecond')) from pack group by meter) m
    group by meter`);
  return new Map(rows.map(({ meter, first, last }) => [meter, { start: instant(Number(first)), end: instant(Number(last)) }]));
}
