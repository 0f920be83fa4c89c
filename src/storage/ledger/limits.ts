/** Limits in the database: sums that intakes add to, lines that closings post, and what is still to be closed. */
import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type Rational, decimalText, decimalsNeeded, exactNumber } from '../../money/index.ts';
import type { LimitKey, LimitSum } from '../../rating/index.ts';
import { type CalendarSpan, type Instant, instantText } from '../../time/index.ts';
import type { ClosingRun, CountedFrom, DueSum, MeterPoints, PostedLine, WaitingWindow } from '../closing.ts';
import { assertStorable } from '../storable-text.ts';
import { instantOf, instantSql } from './instants.ts';

/** How many sums or lines go into one statement. */
const rowsAtOnce = 5000;

function* inPieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += rowsAtOnce) yield all.slice(from, from + rowsAtOnce);
}

/** Amounts are rounded lines and sums of them, so decimals write them exactly. */
function amountText(value: Rational): string {
  if (decimalsNeeded(value) === null) throw new RangeError(`${decimalText(value)} has no decimal notation`);
  return decimalText(value);
}

/** What the sum is found by. */
const hashOf = ({ rule, over, window, group }: LimitKey, currency: string): Buffer =>
  createHash('sha256').update(JSON.stringify([rule, over.span, window.start, window.end, over.by, group, currency])).digest();

export async function addToLimits(client: PoolClient, sums: readonly LimitSum[], currency: string): Promise<void> {
  for (const { key: { rule, over, group } } of sums) for (const text of [rule, ...over.by, ...group]) assertStorable(text);
  for (const some of inPieces(sums)) {
    const column = (text: (sum: LimitSum) => string): readonly string[] => some.map(text);
    await client.query(
      `insert into limit_sum (key, rule, span, window_start, window_end, group_names, group_values, sum, currency)
       select added.*, $9 from unnest($1::bytea[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[], $8::numeric[]) as added
       on conflict (key) do update set sum = limit_sum.sum + excluded.sum`,
      [
        some.map(({ key }) => hashOf(key, currency)), column(({ key }) => key.rule), column(({ key }) => key.over.span), column(({ key }) => instantText(key.window.start)), column(({ key }) => instantText(key.window.end)),
        column(({ key }) => JSON.stringify(key.over.by)), column(({ key }) => JSON.stringify(key.group)), column(({ sum }) => amountText(sum)), currency,
      ]);
  }
}

interface DueRow {
  readonly rule: string;
  readonly span: string;
  readonly window_start: string;
  readonly window_end: string;
  readonly group_names: string;
  readonly group_values: string;
  readonly sum: string;
  readonly closed_before: boolean;
  readonly posted: string;
}

/** Where one sum of a window and group is due, so are the others: limits see each other's lines and stand in each other's place. */
export async function readDueSums(client: PoolClient, { until, currency }: ClosingRun): Promise<readonly DueSum[]> {
  const { rows } = await client.query<DueRow>(
    `with due as (
       select distinct span, window_start, window_end, group_names, group_values from limit_sum
       where window_end <= $1::timestamptz and currency = $2 and closed_sum is distinct from sum),
     posted as (
       select rule, span, window_start, group_names, group_values, sum(amount) as amount from limit_line join due using (span, window_start, window_end, group_names, group_values)
       where currency = $2 group by rule, span, window_start, group_names, group_values)
     select s.rule, s.span, ${instantSql('s.window_start')} as window_start, ${instantSql('s.window_end')} as window_end, s.group_names, s.group_values,
       s.sum::text, s.closed_sum is not null as closed_before, coalesce(p.amount, 0)::text as posted
     from limit_sum s join due using (span, window_start, window_end, group_names, group_values)
       left join posted p on (p.rule, p.span, p.window_start, p.group_names, p.group_values) = (s.rule, s.span, s.window_start, s.group_names, s.group_values)
     where s.currency = $2`, [instantText(until), currency]);
  return rows.map((row): DueSum => ({
    key: {
      rule: row.rule, over: { span: row.span as CalendarSpan, by: JSON.parse(row.group_names) as string[] },
      window: { start: instantOf(row.window_start), end: instantOf(row.window_end) }, group: JSON.parse(row.group_values) as string[],
    },
    sum: exactNumber(row.sum), closedBefore: row.closed_before, posted: exactNumber(row.posted),
  }));
}

export async function readUncountedPoints(client: PoolClient, { name, meters, from }: CountedFrom, until: Instant): Promise<readonly MeterPoints[]> {
  const { rows } = await client.query<{ meter: string; points: string }>(
    `with uncounted as materialized (select o.id from rating_run r join outcome o on o.run_id = r.id where not r.limits::jsonb ? $1 and o.status = 'rated'),
     counted as (
       select s.meter, p.start, p.start + s.length * interval '1 microsecond' as "end", p.outcome from point p join series s on s.id = p.series where p.start < $4::timestamptz
       union all
       select l.meter, l.start, l.start + coalesce(l.length, l.one_length) * interval '1 microsecond', coalesce(l.outcome, l.one_outcome)
       from (
         select p.meter, p.one_length, p.one_outcome, unnest(p.starts) as start, unnest(p.lengths) as length, unnest(p.outcomes) as outcome
         from (
           select meter, starts, lengths, lengths[1] as one_length, outcomes, outcomes[1] as one_outcome from pack
           where meter = any($2::text[]) and first < $4::timestamptz and (last_end > $3::timestamptz or last >= $3::timestamptz) offset 0) p) l)
     select c.meter, count(*)::text as points from counted c join uncounted u on u.id = c.outcome
     where c.meter = any($2::text[]) and (c."end" > $3::timestamptz or c.start >= $3::timestamptz) and c.start < $4::timestamptz
     group by c.meter order by c.meter`, [name, meters, instantText(from), instantText(until)]);
  return rows.map(({ meter, points }) => ({ meter, points: Number(points) }));
}

async function insertLines(client: PoolClient, closing: string, hash: string, lines: readonly PostedLine[]): Promise<void> {
  const columns: readonly (readonly [string, string, (line: PostedLine) => string])[] = [
    ['module', 'text', ({ module }) => module], ['rule', 'text', ({ rule }) => rule], ['at', 'text', ({ at }) => at], ['reason', 'text', ({ reason }) => reason],
    ['span', 'text', ({ span }) => span], ['window_start', 'timestamptz', ({ window }) => instantText(window.start)], ['window_end', 'timestamptz', ({ window }) => instantText(window.end)],
    ['group_names', 'text', ({ group }) => JSON.stringify(group.map(([name]) => name))], ['group_values', 'text', ({ group }) => JSON.stringify(group.map(([, value]) => value))],
    ['sum', 'numeric', ({ sum }) => amountText(sum)], ['amount', 'numeric', ({ amount }) => amountText(amount)], ['currency', 'text', ({ currency }) => currency],
  ];
  for (const { module, rule, at, group } of lines) for (const text of [module, rule, at, ...group.flat()]) assertStorable(text);
  for (const some of inPieces(lines)) {
    await client.query(
      `insert into limit_line (closing_id, rulebook_hash, ${columns.map(([name]) => name).join(', ')})
       select $1, $2, line.* from unnest(${columns.map(([, type], index) => `$${index + 3}::${type}[]`).join(', ')}) as line`,
      [closing, hash, ...columns.map(([, , text]) => some.map(text))]);
  }
}

export async function postLines(client: PoolClient, { rulebookHash, until, currency }: ClosingRun, lines: readonly PostedLine[], closed: readonly LimitSum[]): Promise<void> {
  // Where nothing was due, only what goes further than before is noted.
  const further = lines.length === 0 && closed.length === 0 ? ' where not exists (select from closing where closed_until >= $2::timestamptz)' : '';
  const { rows } = await client.query<{ id: string }>(`insert into closing (rulebook_hash, closed_until) select $1, $2::timestamptz${further} returning id::text`, [rulebookHash, instantText(until)]);
  await insertLines(client, rows[0]?.id ?? '', rulebookHash, lines);
  for (const some of inPieces(closed)) {
    await client.query(
      'update limit_sum s set closed_sum = c.sum from unnest($1::bytea[], $2::numeric[]) as c (key, sum) where s.key = c.key',
      [some.map(({ key }) => hashOf(key, currency)), some.map(({ sum }) => amountText(sum))]);
  }
}

export async function readWaitingWindows(pool: Pool): Promise<readonly WaitingWindow[]> {
  const { rows } = await pool.query<{ span: string; window_start: string; window_end: string; sums: string }>(
    `select span, ${instantSql('window_start')} as window_start, ${instantSql('window_end')} as window_end, count(*)::text as sums
     from limit_sum s where closed_sum is distinct from sum group by span, s.window_start, s.window_end order by s.window_end, s.window_start`);
  return rows.map((row) => ({ span: row.span as CalendarSpan, window: { start: instantOf(row.window_start), end: instantOf(row.window_end) }, sums: Number(row.sums) }));
}
