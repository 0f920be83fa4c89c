/** Asks the database for a summary. All sums are made there, over `numeric`, and come back as text. */
import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { instantText } from '../../time/index.ts';
import { assertStorable } from '../storable-text.ts';
import type { Summary, SummaryQuery } from '../summary.ts';
import { groupText, isOfCharges, limitText, limitTime } from './grouping.ts';
import { type SumRow, readSummary } from './sum-row.ts';

/** Writes statements; they are run on our own pool. */
const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely), createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Condition = RawBuilder<unknown>;

/** What of points or of limit lines is asked for: those that count at a time in the range, and whose texts are those of the filters. */
function conditions(query: SummaryQuery, time: RawBuilder<unknown>, text: typeof groupText): Condition {
  const all: Condition[] = [sql`true`];
  if (query.from !== null) all.push(sql`${time} >= ${instantText(query.from)}::timestamptz`);
  if (query.to !== null) all.push(sql`${time} < ${instantText(query.to)}::timestamptz`);
  for (const [name, wanted] of query.filters ?? []) all.push(sql`${text(name, query.timezone)} = ${wanted}::text`);
  return sql.join(all, sql` and `);
}

const keyOf = (query: SummaryQuery, text: typeof groupText): RawBuilder<unknown> =>
  (query.by.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(query.by.map((name) => text(name, query.timezone)))}]::text[]`);

/**
 * One statement, so that rows and total are of the same moment. `point` has every point once for each key it stands
 * under, `amount` every charge and every limit line once. Each row of the answer bears a key, `null` for the total, and what it sums.
 */
function statement(query: SummaryQuery): RawBuilder<SumRow> {
  const asked = [...query.by, ...(query.filters?.keys() ?? [])];
  const [where, needsCharges] = [conditions(query, sql`p.period_start`, groupText), asked.some(isOfCharges)];
  const key = keyOf(query, groupText);
  const points = needsCharges
    ? sql`select distinct p.id, ${key} as key, p.status, p.unit, p.quantity from usage_point p left join charge c on c.point_id = p.id where ${where}`
    : sql`select p.id, ${key} as key, p.status, p.unit, p.quantity from usage_point p where ${where}`;
  const once = needsCharges ? sql`select distinct id, status, unit, quantity from point` : sql`select id, status, unit, quantity from point`;
  const counts = sql`count(*)::text as points, count(*) filter (where status = 'rated')::text as rated,
    count(*) filter (where status = 'unrated')::text as unrated, count(*) filter (where status = 'stopped')::text as stopped`;
  const noCounts = sql`null::text as points, null::text as rated, null::text as unrated, null::text as stopped`;
  return sql<SumRow>`
    with point as materialized (${points}),
      once as (${once}),
      limited as materialized (
        select ${keyOf(query, limitText)} as key, l.currency, l.amount from limit_line l where ${conditions(query, limitTime, limitText)}),
      amount as materialized (
        select ${key} as key, c.currency, c.amount from usage_point p join charge c on c.point_id = p.id where ${where}
        union all select key, currency, amount from limited),
      answer as (
        select 'points' as part, key, null::text as of, null::text as sum, ${counts} from point group by key
        union all select 'points', null, null, null, ${counts} from once
        union all select 'quantity', key, unit, sum(quantity)::text, ${noCounts} from point group by key, unit
        union all select 'quantity', null, unit, sum(quantity)::text, ${noCounts} from once group by unit
        union all select 'amount', key, currency, sum(amount)::text, ${noCounts} from amount group by key, currency
        union all select 'amount', null, currency, sum(amount)::text, ${noCounts} from amount group by currency
        union all select 'limits', key, currency, sum(amount)::text, ${noCounts} from limited group by key, currency
        union all select 'limits', null, currency, sum(amount)::text, ${noCounts} from limited group by currency)
    select part, key, of, sum, points, rated, unrated, stopped from answer order by key collate "C" nulls last, of collate "C"`;
}

export async function summarise(pool: Pool, query: SummaryQuery): Promise<Summary> {
  for (const text of [query.timezone, ...query.by, ...[...(query.filters ?? [])].flat()]) assertStorable(text);
  const compiled: CompiledQuery<SumRow> = statement(query).compile(writer);
  const { rows } = await pool.query<SumRow>(compiled.sql, [...compiled.parameters]);
  return readSummary(rows);
}
