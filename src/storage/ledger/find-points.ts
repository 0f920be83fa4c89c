/** Where points lie: one by its id, and how far so many of them reach. Looks at starts, scopes and ids alone, in rows and packs; what a point says is read elsewhere. */
import type { Pool, PoolClient } from 'pg';
import { type Instant, instant, instantText } from '../../time/index.ts';
import type { BoundQuery, KeptPoint } from '../correcting.ts';
import { assertStorable } from '../storable-text.ts';
import { idFormOf } from './id-form.ts';
import { readKept } from './kept-points.ts';
import { pointOfState } from './kept-state.ts';
import { pointKey } from './point-key.ts';
import { atOneMoment } from './standing-points.ts';

const microseconds = (column: string): string => `(extract(epoch from ${column}) * 1000000)::int8::text`;

/** Parameters: from, to, scopes, meters, how many. Lines of corrections are counted with the points: then fewer of these lie before the bound. */
const bound = `
  select ${microseconds('start')} as start from (
    (select p.start from point p join series s on s.id = p.series
      where p.start >= $1::timestamptz and p.start < $2::timestamptz and ($3::text[] is null or s.scope = any($3)) and ($4::text[] is null or s.meter = any($4)) order by p.start limit $5)
    union all
    (select x.start from pack p cross join lateral unnest(p.starts) as x (start)
      where p.first < $2::timestamptz and p.last >= $1::timestamptz and ($4::text[] is null or p.meter = any($4)) and ($3::text[] is null or p.scope = any($3))
        and x.start >= $1::timestamptz and x.start < $2::timestamptz order by x.start limit $5)
    union all
    (select x.start from pack p cross join lateral (select unnest(p.starts) as start, pack_scopes(p.id) as scope offset 0) x
      where $3::text[] is not null and p.scope is null and p.first < $2::timestamptz and p.last >= $1::timestamptz and ($4::text[] is null or p.meter = any($4))
        and x.scope = any($3) and x.start >= $1::timestamptz and x.start < $2::timestamptz order by x.start limit $5)
    union all
    (select c.period_start from correction c
      where c.period_start >= $1::timestamptz and c.period_start < $2::timestamptz and ($3::text[] is null or c.scope = any($3)) and ($4::text[] is null or c.meter = any($4)) order by 1 limit $5)
  ) all_starts order by all_starts.start offset $5::int - 1 limit 1`;

export async function startBehind(pool: Pool, { scopes, meters, period: { start, end }, points }: BoundQuery): Promise<Instant | null> {
  for (const text of [...scopes ?? [], ...meters ?? []]) assertStorable(text);
  const { rows } = await atOneMoment(pool, (client) => client.query<{ start: string }>(bound, [instantText(start), instantText(end), scopes, meters, points]));
  return rows[0] === undefined ? null : instant(Number(rows[0].start));
}

interface Place {
  readonly start: string;
  readonly scope: string;
  readonly meter: string;
}

async function placeOf(client: PoolClient, id: string): Promise<Place | null> {
  const form = idFormOf(id);
  const asked = async (statement: string, parameters: readonly unknown[]): Promise<Place | null> => (await client.query<Place>(statement, [...parameters])).rows[0] ?? null;
  const ofForm = form === null ? null : await asked(
    `select ${microseconds('p.start')} as start, s.scope, s.meter from series s join point p on p.series = s.id and p.start = $3::timestamptz
     where hashtextextended(s.id_prefix, 0) = hashtextextended($1, 0) and s.id_prefix = $1 and s.id_suffix = $2 limit 1`, [form.prefix, form.suffix, instantText(instant(form.at))]);
  return ofForm
    ?? await asked(`select ${microseconds('i.start')} as start, s.scope, s.meter from sender_id i join series s on s.id = i.series where i.id = $1`, [id])
    ?? await asked(
      `select ${microseconds('p.starts[p.place]')} as start, p.meter, coalesce(p.scope, (select x.scope from (select generate_series(1, p.size) as place, pack_scopes(p.id) as scope) x where x.place = p.place)) as scope
       from (select id, meter, scope, size, starts, array_position(ids, $1) as place from pack where has_ids and $1 = any(ids) offset 0) p limit 1`, [id]);
}

/** Of a point that only corrections know, how it stands. */
async function lateState(client: PoolClient, id: string): Promise<Place | null> {
  const key = pointKey({ id, n: 0, meter: '', scope: '', period: { start: instant(0), end: instant(0) }, fields: new Map() });
  const { rows } = await client.query<{ state: string | null }>('select state from correction where key = $1 order by id desc limit 1', [key]);
  const state = rows[0]?.state ?? null;
  if (state === null) return null;
  const { period, scope, meter } = pointOfState(state);
  return { start: String(period.start), scope, meter };
}

export async function findPoint(pool: Pool, id: string): Promise<KeptPoint | null> {
  assertStorable(id);
  return atOneMoment(pool, async (client) => {
    const place = await placeOf(client, id) ?? await lateState(client, id);
    if (place === null) return null;
    const start = instant(Number(place.start));
    const found = await readKept(client, { scope: place.scope, period: { start, end: instant(start + 1) }, meters: [place.meter] });
    return found.find((point) => point.id === id) ?? null;
  });
}
