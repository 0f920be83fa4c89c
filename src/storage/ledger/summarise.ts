/** Asks the database for a summary. All sums are made there, over `numeric`, and come back as text. */
import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { instantText } from '../../time/index.ts';
import { assertStorable } from '../storable-text.ts';
import type { Summary, SummaryQuery } from '../summary.ts';
import { groupText, isOfCharges } from './grouping.ts';
import { type SumRow, readSummary } from './sum-row.ts';

/** Writes statements; they are run on our own pool. */
const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely), createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Condition = RawBuilder<unknown>;

function conditions(query: SummaryQuery): Condition {
  const all: Condition[] = [sql`true`];
  if (query.from !== null) all.push(sql`p.period_start >= ${instantText(query.from)}::timestamptz`);
  if (query.to !== null) all.push(sql`p.period_start < ${instantText(query.to)}::timestamptz`);
  for (const [name, text] of query.filters ?? []) all.push(sql`${groupText(name, query.timezone)} = ${text}::text`);
  return sql.join(all, sql` and `);
}

/**
 * One statement, so that rows and total are of the same moment. `point` has every point once for each key it stands
 * under, `amount` every charge once. Each row of the answer bears a key, `null` for the total, and what it sums.
 */
function statement(query: SummaryQuery): RawBuilder<SumRow> {
  const asked = [...query.by, ...(query.filters?.keys() ?? [])];
  const [where, needsCharges] = [conditions(query), asked.some(isOfCharges)];
  const key = query.by.length === 0
    ? sql`array[]::text[]`
    : sql`array[${sql.join(query.by.map((name) => groupText(name, query.timezone)))}]::text[]`;
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
      amount as materialized (
        select ${key} as key, c.currency, c.amount from usage_point p join charge c on c.point_id = p.id where ${where}),
      answer as (
        select 'points' as part, key, null::text as of, null::text as sum, ${counts} from point group by key
        union all select 'points', null, null, null, ${counts} from once
        union all select 'quantity', key, unit, sum(quantity)::text, ${noCounts} from point group by key, unit
        union all select 'quantity', null, unit, sum(quantity)::text, ${noCounts} from once group by unit
        union all select 'amount', key, currency, sum(amount)::text, ${noCounts} from amount group by key, currency
        union all select 'amount', null, currency, sum(amount)::text, ${noCounts} from amount group by currency)
    select part, key, of, sum, points, rated, unrated, stopped from answer order by key collate "C" nulls last, of collate "C"`;
}

export async function summarise(pool: Pool, query: SummaryQuery): Promise<Summary> {
  for (const text of [query.timezone, ...query.by, ...[...(query.filters ?? [])].flat()]) assertStorable(text);
  const compiled: CompiledQuery<SumRow> = statement(query).compile(writer);
  const { rows } = await pool.query<SumRow>(compiled.sql, [...compiled.parameters]);
  return readSummary(rows);
}
