/** What is old enough to be removed and must stay: the work on it is not done. Each answer is the first instant of what must stay. */
import type { PoolClient } from 'pg';
import { type Instant, calendarSpans, calendarWindow, instantText } from '../../time/index.ts';
import type { HeldBack, Retaining } from '../retention.ts';
import { pushed } from '../scopes/pushed-scopes.ts';
import { instantOf, instantSql } from './instants.ts';

interface Found {
  readonly name: string;
  readonly at: string;
}

async function first(client: PoolClient, statement: string, parameters: readonly unknown[]): Promise<{ readonly name: string; readonly from: Instant } | null> {
  const { rows } = await client.query<Found>(statement, [...parameters]);
  const [row] = rows;
  return row === undefined ? null : { name: row.name, from: instantOf(row.at) };
}

/** An active scope goes on where it stands. What others bring comes when it comes. */
async function unratedScope(client: PoolClient, { newFrom }: Retaining): Promise<HeldBack | null> {
  const found = await first(client, `select identifier as name, ${instantSql('stands')} as at from (select identifier, coalesce(rated_until, $1::timestamptz) as stands from scope where is_active and fetcher is distinct from $2) s order by s.stands limit 1`, [instantText(newFrom), pushed]);
  return found === null ? null : { from: found.from, reason: `the scope \`${found.name}\` is rated until ${instantText(found.from)} only` };
}

async function openLimit(client: PoolClient): Promise<HeldBack | null> {
  const found = await first(client, `select rule as name, ${instantSql('window_start')} as at from limit_sum s where closed_sum is distinct from sum order by s.window_start limit 1`, []);
  return found === null ? null : { from: found.from, reason: `the limit \`${found.name}\` is not closed for the window that begins at ${instantText(found.from)}: see \`tariff close\`` };
}

/** A window that has not ended goes on to count. */
async function openTotals(client: PoolClient, { before, zone }: Retaining): Promise<HeldBack | null> {
  const open = calendarSpans.map((span) => ({ span, start: calendarWindow(zone, span, before).start }));
  const found = await first(client,
    `select t.rule as name, ${instantSql('t.window_start')} as at from running_total t join unnest($1::text[], $2::timestamptz[]) as o (span, start) on t.span = o.span and t.window_start >= o.start order by t.window_start limit 1`,
    [open.map(({ span }) => span), open.map(({ start }) => instantText(start))]);
  return found === null ? null : { from: found.from, reason: `the running total of \`${found.name}\` counts from ${instantText(found.from)} on, and its window has not ended` };
}

async function openReprocessing(client: PoolClient): Promise<HeldBack | null> {
  const found = await first(client, `select scope as name, ${instantSql('period_start')} as at from reprocessing r where status in ('waiting', 'running') order by r.period_start limit 1`, []);
  return found === null ? null : { from: found.from, reason: `the scope \`${found.name}\` is being reprocessed from ${instantText(found.from)} on` };
}

/** The earliest of all. */
export async function heldBack(client: PoolClient, retaining: Retaining): Promise<HeldBack | null> {
  const all = [await unratedScope(client, retaining), await openLimit(client), await openTotals(client, retaining), await openReprocessing(client)];
  return all.reduce((earliest, each) => (earliest === null || (each !== null && each.from < earliest.from) ? each : earliest), null);
}
