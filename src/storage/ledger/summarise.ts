/** Asks the database for a summary. All sums are made there, over `numeric`, and come back as text. */
import { type CompiledQuery, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { instantText } from '../../time/index.ts';
import { assertStorable } from '../storable-text.ts';
import type { Summary, SummaryQuery } from '../summary.ts';
import { groupText, isWanted, isOfCharges, dayOf, isOfSeries, limitText, limitTime } from './grouping.ts';
import { type SumRow, readSummary } from './sum-row.ts';
import { packedSums } from './summarise-packs.ts';

/** Writes statements; they are run on our own pool. */
const writer = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely), createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Sql = RawBuilder<unknown>;

/** What sums by pack and key may take before they are sorted on disk, which takes several times as long. */
const memory = '128MB';

const all = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `));

/** The question in pieces. `t` is whatever has a start and a series: a point, or a further charge. */
interface Pieces {
  readonly key: Sql;
  /** Of a series and an outcome. */
  readonly filters: Sql;
  /** Which rows count at all: by start, and by series where that is asked for. */
  readonly where: Sql;
  readonly day: Sql;
  /** What a key has of a charge, and whether a charge fits the filters. */
  readonly chargeKey: Sql;
  readonly chargeFits: Sql;
}

function piecesOf(query: SummaryQuery): Pieces {
  const filters = [...query.filters ?? []];
  const held = (some: typeof filters): Sql[] => some.map(([name, wanted]) => isWanted(groupText(name, query), wanted));
  const texts = (names: readonly string[]): Sql => (names.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(names.map((name) => groupText(name, query)))}]::text[]`);
  const ofSeries = filters.filter(([name]) => isOfSeries(name));
  const where: Sql[] = [];
  if (query.from !== null) where.push(sql`t.start >= ${instantText(query.from)}::timestamptz`);
  if (query.to !== null) where.push(sql`t.start < ${instantText(query.to)}::timestamptz`);
  if (ofSeries.length > 0) where.push(sql`t.series in (select s.id from series s where ${all(held(ofSeries))})`);
  return {
    key: texts(query.by), filters: all(held(filters)), where: all(where),
    day: dayOf(query, sql`t.start`),
    chargeKey: texts(query.by.filter(isOfCharges)), chargeFits: all(held(filters.filter(([name]) => isOfCharges(name)))),
  };
}

/** Under which key of charges each outcome stands, and whether it fits the filters. */
const chargeKeys = ({ chargeKey, chargeFits }: Pieces): Sql => sql`
    charge_key as materialized (
      select o.id, dense_rank() over (order by ${chargeKey})::int4 as k, coalesce(${chargeFits}, false) as fits from outcome o)`;

/**
 * Points whose further charges put them under keys to which their first does not: `own` for each such key, `once` for the total. A point
 * counts once under a key, however many of its charges stand there.
 */
function furtherPoints({ where, day }: Pieces): Sql {
  return sql`
    line as materialized (
      select t.start, t.series, ${day} as day, t.outcome, co.k, p.quantity, po.fits as counted, po.k as counted_under
      from further_charge t join charge_key co on co.id = t.outcome and co.fits join point p on p.start = t.start and p.series = t.series join charge_key po on po.id = p.outcome
      where ${where}),
    further_point as materialized (
      select 'own' as part, series, outcome, day, count(*) as points, sum(quantity) as quantity
      from (select distinct on (start, series, k) * from line where not (counted and counted_under = k) order by start, series, k, outcome) d group by series, outcome, day
      union all
      select 'once', series, outcome, day, count(*), sum(quantity)
      from (select distinct on (start, series) * from line where not counted order by start, series, outcome) d group by series, outcome, day)`;
}

/** Limit lines belong to no point: their texts are their own. */
function limitedLines(query: SummaryQuery): Sql {
  const where: Sql[] = [...query.filters ?? []].map(([name, wanted]) => isWanted(limitText(name, query), wanted));
  if (query.from !== null) where.push(sql`${limitTime} >= ${instantText(query.from)}::timestamptz`);
  if (query.to !== null) where.push(sql`${limitTime} < ${instantText(query.to)}::timestamptz`);
  const key = query.by.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(query.by.map((name) => limitText(name, query)))}]::text[]`;
  return sql`limited as materialized (select ${key} as key, l.currency, l.amount from limit_line l where ${all(where)})`;
}

/**
 * One statement, so that rows and total are of the same moment. What points share is summed first: by series, outcome and, if need be, day. Only
 * these sums meet the texts of keys and filters. Each row of the answer bears a key, `null` for the total, and what it sums.
 */
function statement(query: SummaryQuery): RawBuilder<SumRow> {
  const pieces = piecesOf(query);
  const { key, filters, where, day } = pieces;
  const needsCharges = [...query.by, ...(query.filters?.keys() ?? [])].some(isOfCharges);
  const further = needsCharges ? sql`${chargeKeys(pieces)}, ${furtherPoints(pieces)},` : sql``;
  const furtherSums = needsCharges ? sql`union all select part, series, outcome, day, points, quantity, null from further_point` : sql``;
  const counts = sql`sum(points)::text as points, coalesce(sum(points) filter (where status = 'rated'), 0)::text as rated,
    coalesce(sum(points) filter (where status = 'unrated'), 0)::text as unrated, coalesce(sum(points) filter (where status = 'stopped'), 0)::text as stopped`;
  const noCounts = sql`null::text as points, null::text as rated, null::text as unrated, null::text as stopped`;
  const noUnit = sql`null::text as meter_unit, null::text as factor, null::text as divisor`;
  const unit = sql`meter_unit, factor::text, factor_divisor::text`;
  return sql<SumRow>`
    with ${further}
      summed as materialized (
        select 'point' as part, t.series, t.outcome, ${day} as day, count(*) as points, sum(t.quantity) as quantity, sum(t.amount) as amount from point t where ${where} group by 2, 3, 4
        union all select 'charge', t.series, t.outcome, ${day}, null, null, sum(t.amount) from further_charge t where ${where} group by 2, 3, 4
        ${furtherSums}),
      ${packedSums(query, needsCharges).parts}
      keyed as materialized (
        select d.part, ${key} as key, o.status, o.unit, o.meter_unit, o.factor, o.factor_divisor, o.currency, d.points * o.points as points, d.quantity, d.amount
        from summed d join series s on s.id = d.series join outcome o on o.id = d.outcome where ${filters}
        union all select * from packed_keyed),
      ${limitedLines(query)},
      own as (select * from keyed where part in ('point', 'own')),
      once as (select * from keyed where part in ('point', 'once')),
      amount as (select key, currency, amount from keyed where part in ('point', 'charge') and amount is not null union all select key, currency, amount from limited),
      answer as (
        select 'points' as part, key, null::text as of, null::text as sum, ${counts}, ${noUnit} from own group by key
        union all select 'points', null, null, null, ${counts}, ${noUnit} from once having count(*) > 0
        union all select 'quantity', key, unit, sum(quantity)::text, ${noCounts}, ${unit} from own group by key, unit, meter_unit, factor, factor_divisor
        union all select 'quantity', null, unit, sum(quantity)::text, ${noCounts}, ${unit} from once group by unit, meter_unit, factor, factor_divisor
        union all select 'amount', key, currency, sum(amount)::text, ${noCounts}, ${noUnit} from amount group by key, currency
        union all select 'amount', null, currency, sum(amount)::text, ${noCounts}, ${noUnit} from amount group by currency
        union all select 'limits', key, currency, sum(amount)::text, ${noCounts}, ${noUnit} from limited group by key, currency
        union all select 'limits', null, currency, sum(amount)::text, ${noCounts}, ${noUnit} from limited group by currency)
    select part, key, of, sum, points, rated, unrated, stopped, meter_unit as "meterUnit", factor, divisor from answer order by key collate "C" nulls last, of collate "C"`;
}

export async function summarise(pool: Pool, query: SummaryQuery): Promise<Summary> {
  for (const text of [query.timezone, ...query.by, ...[...(query.filters ?? [])].flat(2)]) assertStorable(text);
  const compiled: CompiledQuery<SumRow> = statement(query).compile(writer);
  const client = await pool.connect();
  try {
    await client.query(`begin read only; set local work_mem = '${memory}'; set local jit = off`);
    const { rows } = await client.query<SumRow>(compiled.sql, [...compiled.parameters]);
    return readSummary(rows);
  } finally {
    // A connection whose end of transaction fails is of no more use.
    const usable = await client.query('rollback').then(() => true, () => false);
    client.release(!usable);
  }
}
