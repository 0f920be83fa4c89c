/**
 * The part of a summary that lies in packs. Only the arrays that the question needs are read. Points are summed by pack, outcome, day and
 * place of each text that matters; then the sums meet the texts.
 */
import { type RawBuilder, sql } from 'kysely';
import { instantText } from '../../time/index.ts';
import type { SummaryQuery } from '../summary.ts';
import { dayOf, fieldMeant, isOfSeries, isWanted, isOfTime, packedText } from './grouping.ts';

type Sql = RawBuilder<unknown>;

export interface PackPieces {
  /** Expressions of a `with`: `packed_keyed` has the columns of `keyed`. */
  readonly parts: Sql;
}

/** Names of the columns of texts that a question needs. */
const textNames = ({ by, filters }: SummaryQuery): readonly string[] =>
  [...new Set([...by, ...(filters?.keys() ?? [])])].filter((name) => isOfSeries(name) && name !== 'meter');

const codeName = (index: number): Sql => sql.raw(`c${index}`);
const tableName = (kind: 'f' | 'x' | 'packed_text', index: number): Sql => sql.raw(`${kind}${index}`);
const listed = (some: readonly Sql[]): Sql => (some.length === 0 ? sql`` : sql`, ${sql.join(some)}`);

const isColumn = (name: string, column: Sql): Sql => {
  const field = fieldMeant(name);
  return field === null ? sql`${column}.kind = 'scope'` : sql`${column}.kind <> 'scope' and ${column}.name = ${field}::text`;
};

/** Points of packs, with the place of each text in its column. Scalars are taken out of arrays before arrays are laid out, once for a pack. */
function rows(query: SummaryQuery, names: readonly string[], withLines: boolean): Sql {
  const { from, to, by, filters } = query;
  const needsStart = [...by, ...(filters?.keys() ?? [])].some(isOfTime) || from !== null || to !== null;
  const ofPacks: Sql[] = [];
  const ofRows: Sql[] = [];
  if (from !== null) {
    ofPacks.push(sql`p.last >= ${instantText(from)}::timestamptz`);
    ofRows.push(sql`r.start >= ${instantText(from)}::timestamptz`);
  }
  if (to !== null) {
    ofPacks.push(sql`p.first < ${instantText(to)}::timestamptz`);
    ofRows.push(sql`r.start < ${instantText(to)}::timestamptz`);
  }
  const scope = filters?.get('scope');
  // What holds several scopes is looked into.
  if (scope !== undefined) ofPacks.push(sql`(p.scope is null or ${isWanted(sql`p.scope`, scope)})`);
  if (withLines) ofPacks.push(sql`p.id in (select pack from pack_line)`);
  const all = (conditions: readonly Sql[]): Sql => (conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`);
  const forms = names.map((_, index) => sql`${tableName('f', index)}.form as form${sql.raw(String(index))}, ${tableName('f', index)}.codes as codes${sql.raw(String(index))}`);
  const joins = names.map((name, index) => sql` left join pack_text ${tableName('f', index)} on ${tableName('f', index)}.pack = p.id and ${isColumn(name, tableName('f', index))}`);
  const laid = names.map((_, index) => sql`p.form${sql.raw(String(index))}, unnest(p.codes${sql.raw(String(index))}) as code${sql.raw(String(index))}`);
  const codes = names.map((_, index) => sql`case r.form${sql.raw(String(index))} when 'one' then 1 when 'each' then r.place else r.code${sql.raw(String(index))} end as ${codeName(index)}`);
  return sql`
    select r.pack, r.place, coalesce(r.outcome, r.one_outcome) as outcome, coalesce(r.quantity, r.one_quantity) as quantity, r.amount,
      ${dayOf(query, sql`r.start`)} as day${listed(codes)}
    from (
      select p.id as pack, generate_series(1, p.size) as place, unnest(p.outcomes) as outcome, p.one_outcome, unnest(p.quantities) as quantity, p.one_quantity, unnest(p.amounts) as amount,
        ${needsStart ? sql`unnest(p.starts)` : sql`null::timestamptz`} as start${listed(laid)}
      from (
        select p.id, p.size, p.starts, p.outcomes, p.outcomes[1] as one_outcome, p.quantities, p.quantities[1] as one_quantity, p.amounts${listed(forms)}
        from pack p${sql.join(joins, sql``)} ${all(ofPacks)} offset 0) p) r
    ${all(ofRows)}`;
}

/** @param needsCharges whether points may stand under keys of their further lines; then `charge_key` is there. */
export function packedSums(query: SummaryQuery, needsCharges: boolean): PackPieces {
  const names = textNames(query);
  const codes = listed(names.map((_, index) => codeName(index)));
  const textOf = (name: string): RawBuilder<string | null> => packedText(name, names.includes(name) ? sql`${tableName('x', names.indexOf(name))}.text` : sql`null::text`, query);
  const key = query.by.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(query.by.map(textOf))}]::text[]`;
  const filters = [...query.filters ?? []].map(([name, wanted]) => isWanted(textOf(name), wanted));
  const texts = names.map((name, index) => sql`
    ${tableName('packed_text', index)} as materialized (
      select f.pack, x.code, case f.kind when 'number' then trim_scale(x.text::numeric)::text else x.text end as text
      from pack_text f cross join lateral unnest(f.texts) with ordinality as x (text, code) where ${isColumn(name, sql`f`)}),`);
  const joins = names.map((_, index) => sql` left join ${tableName('packed_text', index)} ${tableName('x', index)} on ${tableName('x', index)}.pack = d.pack and ${tableName('x', index)}.code = d.${codeName(index)}`);
  const further = needsCharges ? sql`
    packed_under as materialized (
      select l.*, co.k, po.fits as counted, po.k as counted_under
      from packed_line l join charge_key co on co.id = l.outcome and co.fits join charge_key po on po.id = l.point_outcome),` : sql``;
  const furtherSums = needsCharges ? sql`
        union all select 'own', pack, outcome, day${codes}, count(*), sum(quantity), null
        from (select distinct on (pack, place, k) * from packed_under where not (counted and counted_under = k) order by pack, place, k, outcome) u group by pack, outcome, day${codes}
        union all select 'once', pack, outcome, day${codes}, count(*), sum(quantity), null
        from (select distinct on (pack, place) * from packed_under where not counted order by pack, place, outcome) u group by pack, outcome, day${codes}` : sql``;
  return {
    parts: sql`${sql.join(texts, sql``)}
    packed_line as materialized (
      select r.pack, r.place, r.outcome as point_outcome, coalesce(l.outcome, l.one_outcome) as outcome, l.amount, r.quantity, r.day${listed(names.map((_, index) => sql`r.${codeName(index)}`))}
      from (
        select l.pack, unnest(l.rows) as place, unnest(l.outcomes) as outcome, l.one_outcome, unnest(l.amounts) as amount
        from (select pack, rows, outcomes, outcomes[1] as one_outcome, amounts from pack_line offset 0) l) l
      join (${rows(query, names, true)}) r on r.pack = l.pack and r.place = l.place),${further}
    packed_sum as materialized (
        select 'point' as part, pack, outcome, day${codes}, count(*) as points, sum(quantity) as quantity, sum(amount) as amount from (${rows(query, names, false)}) r group by pack, outcome, day${codes}
        union all select 'charge', pack, outcome, day${codes}, null, null, sum(amount) from packed_line group by pack, outcome, day${codes}${furtherSums}),
    packed_keyed as (
      select d.part, ${key} as key, o.status, o.unit, o.meter_unit, o.factor, o.factor_divisor, o.currency, d.points * o.points as points, d.quantity, d.amount
      from packed_sum d join pack m on m.id = d.pack join outcome o on o.id = d.outcome${sql.join(joins, sql``)}
      ${filters.length === 0 ? sql`` : sql`where ${sql.join(filters, sql` and `)}`}),`,
  };
}
