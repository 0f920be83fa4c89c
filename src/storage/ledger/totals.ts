/** Running totals in the database: read where an input begins, written where it ends. */
import type { PoolClient } from 'pg';
import { exactNumber, rational } from '../../money/index.ts';
import { type CalendarSpan, type Instant, instantText } from '../../time/index.ts';
import type { KeptTotal } from '../intake.ts';
import { assertStorable } from '../storable-text.ts';
import { instantOf, instantSql } from './instants.ts';

interface TotalRow {
  readonly rule: string;
  readonly span: string;
  readonly window_start: string;
  readonly group_values: string;
  readonly total: string;
  readonly total_divisor: string;
}

function keptTotal(row: TotalRow): KeptTotal {
  const [total, divisor] = [exactNumber(row.total), exactNumber(row.total_divisor)];
  return {
    key: { rule: row.rule, span: row.span as CalendarSpan, start: instantOf(row.window_start), group: JSON.parse(row.group_values) as string[] },
    total: rational(total.numerator * divisor.denominator, total.denominator * divisor.numerator),
  };
}

export async function readTotals(client: PoolClient, from: Instant): Promise<readonly KeptTotal[]> {
  const { rows } = await client.query<TotalRow>(
    `select rule, span, ${instantSql('window_start')} as window_start, group_values, total::text, total_divisor::text
     from running_total where window_start >= $1::timestamptz`, [instantText(from)]);
  return rows.map(keptTotal);
}

/** How many totals go into one statement. */
const totalsAtOnce = 5000;

export async function keepTotals(client: PoolClient, totals: readonly KeptTotal[]): Promise<void> {
  const last = [...new Map(totals.map((entry) => [JSON.stringify(entry.key), entry])).values()];
  for (let from = 0; from < last.length; from += totalsAtOnce) {
    const some = last.slice(from, from + totalsAtOnce);
    for (const { key } of some) for (const text of [key.rule, ...key.group]) assertStorable(text);
    await client.query(
      `insert into running_total (rule, span, window_start, group_values, total, total_divisor)
       select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::numeric[], $6::numeric[])
       on conflict (rule, span, window_start, group_values) do update set total = excluded.total, total_divisor = excluded.total_divisor`,
      [some.map(({ key }) => key.rule), some.map(({ key }) => key.span), some.map(({ key }) => instantText(key.start)), some.map(({ key }) => JSON.stringify(key.group)),
        some.map(({ total }) => total.numerator.toString()), some.map(({ total }) => total.denominator.toString())]);
  }
}
