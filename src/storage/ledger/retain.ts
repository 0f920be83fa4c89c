/** Removes whole months that are old enough and done with, in one transaction of the queue of intakes: points, charges, and what nothing refers to any more. */
import type { PoolClient } from 'pg';
import { type Instant, calendarSpans, calendarWindow, instantText } from '../../time/index.ts';
import type { HeldBack, Removal, Retaining } from '../retention.ts';
import { heldBack } from './held-back.ts';
import { instantOf, instantSql } from './instants.ts';
import { monthEnd, monthStart } from './months.ts';

/** Nobody waits long for tables that a report is reading: then it is tried again later. The rest may take its time. */
export const retentionSettings = `set local lock_timeout = '10s'; set local jit = off`;

async function readKeptFrom(client: PoolClient): Promise<Instant | null> {
  const { rows } = await client.query<{ at: string | null }>(`select ${instantSql('max(kept_from)')} as at from retention`);
  const at = rows[0]?.at ?? null;
  return at === null ? null : instantOf(at);
}

/** Months in tables of their own that end by then. */
async function monthsBefore(client: PoolClient, until: Instant): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(`select substr(c.relname, 7) as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'point'::regclass order by 1`);
  return rows.flatMap(({ name }) => (monthEnd(name) <= until ? [name] : []));
}

/** Statements that change rows, one after the other; gives how many each changed. */
async function change(client: PoolClient, statement: string, ...parameters: readonly unknown[]): Promise<number> {
  return (await client.query(statement, [...parameters])).rowCount ?? 0;
}

async function pointsIn(client: PoolClient, months: readonly string[], until: Instant): Promise<number> {
  let sum = 0;
  for (const month of months) sum += Number((await client.query<{ points: string }>(`select count(*)::text as points from point_${month}`)).rows[0]?.points);
  const { rows } = await client.query<{ points: string }>('select coalesce(sum(size), 0)::text as points from pack where last < $1::timestamptz', [instantText(until)]);
  return sum + Number(rows[0]?.points);
}

/** What is counted besides points: of windows that have ended. */
async function removeSums(client: PoolClient, { zone }: Retaining, until: Instant): Promise<void> {
  for (const span of calendarSpans) {
    await change(client, 'delete from running_total where span = $1 and window_start < $2::timestamptz', span, instantText(calendarWindow(zone, span, until).start));
  }
  await change(client, 'delete from limit_line where window_end <= $1::timestamptz', instantText(until));
  await change(client, 'delete from limit_sum where window_end <= $1::timestamptz', instantText(until));
  // The last one says until when the books are closed.
  await change(client, 'delete from closing c where closed_until <= $1::timestamptz and id <> (select id from closing order by closed_until desc, id desc limit 1) and not exists (select from limit_line l where l.closing_id = c.id)', instantText(until));
}

/** Rows of the months themselves go with their tables. */
async function removeRows(client: PoolClient, until: Instant): Promise<Pick<Removal, 'packs' | 'series' | 'outcomes' | 'runs'>> {
  const at = instantText(until);
  for (const table of ['pack_line', 'pack_text']) await change(client, `delete from ${table} t using pack p where p.id = t.pack and p.last < $1::timestamptz`, at);
  const packs = await change(client, 'delete from pack where last < $1::timestamptz', at);
  await change(client, 'delete from sender_id where start < $1::timestamptz', at);
  await change(client, 'delete from correction where period_start < $1::timestamptz', at);
  await change(client, `delete from reprocessing where period_end <= $1::timestamptz and status not in ('waiting', 'running')`, at);
  const series = await change(client, 'delete from series s where not exists (select from point p where p.series = s.id and p.start >= $1::timestamptz)', at);
  const outcomes = await change(client,
    `with used as (
       select outcome from point where start >= $1::timestamptz union select outcome from further_charge where start >= $1::timestamptz
       union select unnest(outcomes) from pack union select unnest(outcomes) from pack_line)
     delete from outcome o where not exists (select from used u where u.outcome = o.id)`, at);
  // The last one says by which rules it is rated.
  const runs = await change(client,
    `delete from rating_run r where coalesce(period_end, finished_at) <= $1::timestamptz and id <> (select max(id) from rating_run)
       and not exists (select from outcome o where o.run_id = r.id) and not exists (select from correction c where c.run_id = r.id)`, at);
  return { packs, series, outcomes, runs };
}

/** Whether anything lies before an instant. */
async function isSomethingBefore(client: PoolClient, until: Instant): Promise<boolean> {
  if ((await monthsBefore(client, until)).length > 0) return true;
  const { rows } = await client.query<{ found: boolean }>('select exists (select from pack where last < $1::timestamptz) as found', [instantText(until)]);
  return rows[0]?.found === true;
}

const nothing = { points: 0, months: [], packs: 0, series: 0, outcomes: 0, runs: 0 } as const;

export async function retain(client: PoolClient, given: Retaining): Promise<Removal> {
  const oldest = monthStart(given.before);
  const keptSoFar = await readKeptFrom(client);
  const held = await heldBack(client, given);
  const until = held === null || held.from >= oldest ? oldest : monthStart(held.from);
  const holding: HeldBack | null = until < oldest && await isSomethingBefore(client, oldest) ? held : null;
  if (!await isSomethingBefore(client, until)) return { ...nothing, keptFrom: keptSoFar, heldBack: holding };
  const keptFrom = keptSoFar === null || until > keptSoFar ? until : keptSoFar;
  const months = await monthsBefore(client, until);
  const points = await pointsIn(client, months, until);
  const removed = await removeRows(client, until);
  await removeSums(client, given, until);
  await client.query('insert into retention (kept_from, points) values ($1::timestamptz, $2)', [instantText(keptFrom), points]);
  // At last, for from here on readers wait.
  for (const month of months) await client.query(`drop table point_${month}, further_charge_${month}`);
  return { keptFrom, points, months, ...removed, heldBack: holding };
}
