/** Reads points with their charges as they stand, from rows and packs, with what corrections made of them. For few points: those of a scope over some days. */
import type { PoolClient } from 'pg';
import { type Rational, divide, exactNumber, multiply, one, rational } from '../../money/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import { type Instant, instant, instantText } from '../../time/index.ts';
import type { KeptLine, KeptPoint, KeptQuery } from '../correcting.ts';
import { pointKey } from './point-key.ts';
import { pointOfState } from './kept-state.ts';

/** Numbers from here on belong to lines that corrections post: they are no points of their own. */
export const correctionNumbers = 1 << 30;

interface LineRow {
  readonly place: string;
  readonly module: string | null;
  readonly rule: string;
  readonly at: string;
  readonly currency: string;
  readonly amount: string | null;
  readonly charged: string | null;
  readonly charged_divisor: string | null;
}

interface PointRow extends LineRow {
  readonly id: string | null;
  readonly n: number;
  readonly meter: string;
  readonly scope: string;
  readonly start: string;
  readonly end: string;
  readonly quantity: string;
  readonly unit: string;
  readonly meter_unit: string;
  readonly factor: string | null;
  readonly factor_divisor: string | null;
  readonly fields: string;
  readonly status: KeptPoint['status'];
  readonly code: string | null;
  readonly reason: string | null;
  readonly is_collected: boolean;
  readonly rulebook_hash: string | null;
}

/** As the planner sees fit: an intake forbids it what helps with many points. */
const planning = 'set local enable_hashjoin = on; set local enable_mergejoin = on; set local enable_seqscan = on; set local enable_bitmapscan = on';

const microseconds = (column: string): string => `(extract(epoch from ${column}) * 1000000)::int8::text`;
const outcomeColumns = 'o.unit, o.meter_unit, o.factor::text, o.factor_divisor::text, o.status, o.code, o.reason, run.scope is not null as is_collected, o.module, o.rule, o.at, o.currency, o.rulebook_hash';
const rowId = `case when s.id_prefix is null then (select i.id from sender_id i where s.has_id and i.start = p.start and i.series = p.series)
  else s.id_prefix || to_char(p.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || s.id_suffix end`;
const ofQuery = `p.start >= $1::timestamptz and p.start < $2::timestamptz and ($3::text is null or s.scope = $3) and ($4::text[] is null or s.meter = any($4)) and s.n < ${correctionNumbers}`;

const rowPoints = `
  select p.series || ' ' || ${microseconds('p.start')} as place, ${rowId} as id, s.n, s.meter, s.scope, ${microseconds('p.start')} as start, ${microseconds(`p.start + s.length * interval '1 microsecond'`)} as "end",
    p.quantity::text, s.fields::text, p.amount::text, p.charged::text, p.charged_divisor::text, ${outcomeColumns}
  from series s join point p on p.series = s.id join outcome o on o.id = p.outcome join rating_run run on run.id = o.run_id where ${ofQuery}`;
const rowLines = `
  select p.series || ' ' || ${microseconds('p.start')} as place, o.module, o.rule, o.at, o.currency, p.amount::text, p.charged::text, p.charged_divisor::text
  from series s join further_charge p on p.series = s.id join outcome o on o.id = p.outcome where ${ofQuery}`;

const packsOfQuery = `select id from pack where first < $2::timestamptz and last >= $1::timestamptz and ($3::text is null or scope is null or scope = $3) and ($4::text[] is null or meter = any($4))`;
const packPoints = `
  select r.pack || '/' || r.place as place, r.id, coalesce(r.n, r.one_n, 0) as n, r.meter, r.scope, ${microseconds('r.start')} as start, ${microseconds(`r.start + coalesce(r.length, r.one_length) * interval '1 microsecond'`)} as "end",
    coalesce(r.quantity, r.one_quantity)::text as quantity, r.fields::text, r.amount::text, r.charged::text, r.charged_divisor::text, ${outcomeColumns}
  from (
    select p.id as pack, p.meter, p.lengths[1] as one_length, p.outcomes[1] as one_outcome, p.quantities[1] as one_quantity, p.n[1] as one_n, generate_series(1, p.size) as place, unnest(p.starts) as start, unnest(p.lengths) as length,
      unnest(p.outcomes) as outcome, unnest(p.quantities) as quantity, unnest(p.amounts) as amount, unnest(p.charged) as charged, unnest(p.charged_divisors) as charged_divisor, unnest(p.ids) as id, unnest(p.n) as n,
      pack_scopes(p.id) as scope, pack_fields(p.id) as fields
    from pack p where p.id = any($5::int4[]) offset 0) r
  join outcome o on o.id = coalesce(r.outcome, r.one_outcome) join rating_run run on run.id = o.run_id
  where r.start >= $1::timestamptz and r.start < $2::timestamptz and ($3::text is null or r.scope = $3) and ($4::text[] is null or r.meter = any($4)) and coalesce(r.n, r.one_n, 0) < ${correctionNumbers}`;
const packLines = `
  select l.pack || '/' || l.place as place, o.module, o.rule, o.at, o.currency, l.amount::text, l.charged::text, l.charged_divisor::text
  from (select pack, outcomes[1] as one_outcome, unnest(rows) as place, unnest(outcomes) as outcome, unnest(amounts) as amount, unnest(charged) as charged, unnest(charged_divisors) as charged_divisor
    from pack_line where pack = any($1::int4[]) offset 0) l
  join outcome o on o.id = coalesce(l.outcome, l.one_outcome)`;

const quotient = (above: string | null, below: string | null): Rational | null => (above === null ? null : divide(exactNumber(above), below === null ? one : exactNumber(below)));

function fieldsOf(text: string): ReadonlyMap<string, UsageValue> {
  // Numbers keep their digits: a JSON number of the database is its own text.
  const source = (_name: string, value: unknown, { source: digits }: { source?: string } = {}): unknown => (typeof value === 'number' ? { number: digits ?? String(value) } : value);
  const fields = JSON.parse(text, source as never) as Record<string, string | { readonly number: string }>;
  return new Map(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? { text: value, kind: 'text' } : { text: value.number, kind: 'number' }]));
}

function lineOf(row: LineRow, own: Rational | null): KeptLine {
  return {
    module: row.module ?? '', rule: row.rule, at: row.at, currency: row.currency, amount: exactNumber(row.amount ?? '0'),
    quantity: quotient(row.charged, row.charged_divisor) ?? own ?? rational(0n),
  };
}

function pointOf(row: PointRow, further: readonly LineRow[]): KeptPoint {
  const quantity = exactNumber(row.quantity);
  const inMeterUnit = quotient(row.factor, row.factor_divisor);
  const own = inMeterUnit === null ? null : multiply(quantity, inMeterUnit);
  return {
    id: row.id, n: row.n, meter: row.meter, scope: row.scope, period: { start: instant(Number(row.start)), end: instant(Number(row.end)) }, quantity, unit: row.unit, meterUnit: row.meter_unit,
    ...(inMeterUnit === null ? {} : { inMeterUnit }), fields: fieldsOf(row.fields), status: row.status, code: row.code, reason: row.reason, isCollected: row.is_collected, rulebook: row.rulebook_hash,
    lines: (row.amount === null || row.module === null ? [] : [row]).concat(further as PointRow[]).map((line) => lineOf(line, own)),
  };
}

/** Where points may begin that end after an instant: as far back as the longest of them is long. */
async function earliestReaching(client: PoolClient, at: Instant, { scope, meters }: KeptQuery): Promise<Instant> {
  const { rows } = await client.query<{ length: string | null; first: string | null }>(
    `select (select max(length)::text from series where ($2::text is null or scope = $2) and ($3::text[] is null or meter = any($3))) as length,
       (select ${microseconds('min(first)')} from pack where first < $1::timestamptz and last_end > $1::timestamptz and ($2::text is null or scope is null or scope = $2) and ($3::text[] is null or meter = any($3))) as first`,
    [instantText(at), scope, meters]);
  const [length, first] = [Number(rows[0]?.length ?? 0), rows[0]?.first ?? null];
  return instant(Math.min(at - length, first === null ? at : Number(first)));
}

export async function readKept(client: PoolClient, query: KeptQuery): Promise<readonly KeptPoint[]> {
  const { period } = query;
  if (query.reaching !== true) return readBetween(client, query);
  const { reaching: _all, ...own } = query;
  const earliest = await earliestReaching(client, period.start, own);
  return (await readBetween(client, { ...own, period: { start: earliest, end: period.end } })).filter((point) => point.period.start >= period.start || point.period.end > period.start);
}

async function readBetween(client: PoolClient, { scope, period, meters }: KeptQuery): Promise<readonly KeptPoint[]> {
  await client.query(planning);
  const parameters = [instantText(period.start), instantText(period.end), scope, meters];
  const packs = (await client.query<{ id: number }>(packsOfQuery, parameters)).rows.map(({ id }) => id);
  const points = (await client.query<PointRow>(rowPoints, parameters)).rows;
  const lines = (await client.query<LineRow>(rowLines, parameters)).rows;
  if (packs.length > 0) {
    points.push(...(await client.query<PointRow>(packPoints, [...parameters, packs])).rows);
    lines.push(...(await client.query<LineRow>(packLines, [packs])).rows);
  }
  const further = Map.groupBy(lines, ({ place }) => place);
  const kept = new Map(points.map((row) => {
    const point = pointOf(row, further.get(row.place) ?? []);
    return [pointKey(point).toString('hex'), point] as const;
  }));
  const { rows: corrected } = await client.query<{ key: string; state: string | null; reason: string; posted_at: string; rulebook_hash: string }>(
    `select distinct on (key) encode(key, 'hex') as key, state, reason, ${microseconds('posted_at')} as posted_at, (select r.rulebook_hash from rating_run r where r.id = run_id) as rulebook_hash from correction
     where period_start >= $1::timestamptz and period_start < $2::timestamptz and ($3::text is null or scope = $3) and ($4::text[] is null or meter = any($4)) order by key, id desc`, parameters);
  for (const { key, state, reason, posted_at: postedAt, rulebook_hash: rulebook } of corrected) {
    if (state === null) kept.delete(key);
    else kept.set(key, { ...pointOfState(state), rulebook, corrected: { reason, postedAt: instant(Number(postedAt)) } });
  }
  return [...kept.values()];
}
