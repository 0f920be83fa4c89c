/**
 * Packs: thousands of points in one row of arrays, beside the points that are rows of their own. `usage_point` and `charge` show both; `series`
 * in them tells points of one start apart, and is below zero for one in a pack.
 *
 * Takes milliseconds: it makes empty tables, a column that is empty, and replaces two views. Undone by dropping them, and with them every point that lies in a pack.
 */
import { Migration } from '@mikro-orm/migrations';

/** Text compresses faster with lz4, where the server has it. */
const compressed: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['pack', ['starts', 'lengths', 'outcomes', 'quantities', 'amounts', 'charged', 'charged_divisors', 'n', 'ids', 'keys']],
  ['pack_text', ['texts', 'codes']],
  ['pack_line', ['rows', 'outcomes', 'amounts', 'charged', 'charged_divisors']],
];

/** Whole points of those that are rows. */
const pointsInRows = (series: string): string => `
        select p.start, ${series}, p.outcome,
          case when s.id_prefix is null then (select i.id from sender_id i where s.has_id and i.start = p.start and i.series = p.series)
            else s.id_prefix || to_char(p.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || s.id_suffix end as sender_id,
          s.meter, s.scope, p.start as period_start, p.start + s.length * interval '1 microsecond' as period_end, p.quantity, o.unit, s.fields,
          o.status, o.code, o.reason, o.run_id
        from point p join series s on s.id = p.series join outcome o on o.id = p.outcome`;

/** Whole charge lines of what `lines` selects. */
const chargeLines = (lines: string): string => `
        select l.start, l.series, o.run_id, o.rulebook_hash, o.module, o.rule, o.at,
          coalesce(l.charged, l.quantity * o.factor) as quantity,
          case when l.charged is null then o.factor_divisor else coalesce(l.charged_divisor, 1) end as quantity_divisor,
          o.meter_unit as unit, l.amount, o.currency, l.further
        from (${lines}) l
        join outcome o on o.id = l.outcome and o.rule is not null`;

export class Packs extends Migration {
  override up(): void {
    // Keys are made with it, so that nobody can prepare points whose keys are alike.
    this.addSql(`create table pack_seed (high int4 not null, low int4 not null)`);
    this.addSql(`insert into pack_seed select ('x' || substr(seed, 1, 8))::bit(32)::int4, ('x' || substr(seed, 25, 8))::bit(32)::int4 from (select replace(gen_random_uuid()::text, '-', '') as seed) s`);
    // Of a series without ids, what its points have in their keys; series of before this have none.
    this.addSql(`alter table series add column key int8 null`);
    // Arrays in the order of the pack's points; one of one element stands for all where they are alike.
    this.addSql(`
      create table pack (
        id int4 primary key,
        size int4 not null,
        first timestamptz not null,
        last timestamptz not null,
        last_end timestamptz not null,
        has_ids boolean not null,
        meter text not null,
        starts timestamptz[] not null,
        lengths int8[] not null,
        outcomes int4[] not null,
        quantities numeric[] not null,
        amounts numeric[] not null,
        charged numeric[] null,
        charged_divisors numeric[] null,
        n int4[] null,
        ids text[] null,
        keys bytea not null)`);
    // `form` says where the text of a point is found: in `texts` the only one, the one at its place, or the one that `codes` has at its place.
    this.addSql(`
      create table pack_text (
        pack int4 not null,
        kind text not null constraint pack_text_kind_check check (kind in ('scope', 'text', 'number')),
        name text not null,
        form text not null constraint pack_text_form_check check (form in ('one', 'each', 'coded')),
        texts text[] not null,
        codes int2[] null)`);
    this.addSql(`create index pack_text_pack_index on pack_text (pack)`);
    this.addSql(`
      create table pack_line (
        pack int4 primary key,
        rows int2[] not null,
        outcomes int4[] not null,
        amounts numeric[] not null,
        charged numeric[] null,
        charged_divisors numeric[] null)`);
    for (const [table, columns] of compressed) {
      this.addSql(`
        do $$ begin
          if 'lz4' = any ((select enumvals from pg_settings where name = 'default_toast_compression')::text[]) then
            alter table ${table} ${columns.map((column) => `alter column ${column} set compression lz4`).join(', ')};
          end if;
        end $$`);
    }
    this.addSql(`
      create view pack_point as
        select p.id as pack, r.place, -(p.id::int8 * 32768 + r.place) as series, p.meter, r.start, r.start + coalesce(r.length, p.lengths[1]) * interval '1 microsecond' as "end",
          coalesce(r.outcome, p.outcomes[1]) as outcome, coalesce(r.quantity, p.quantities[1]) as quantity, r.amount, r.charged, r.charged_divisor, r.id as sender_id
        from pack p cross join lateral (
          select generate_series(1, p.size) as place, unnest(p.starts) as start, unnest(p.lengths) as length, unnest(p.outcomes) as outcome, unnest(p.quantities) as quantity,
            unnest(p.amounts) as amount, unnest(p.charged) as charged, unnest(p.charged_divisors) as charged_divisor, unnest(p.ids) as id) r`);
    // A loop, for a place of an array that lies in memory is found at once, and a join of its elements is not.
    this.addSql(`
      create function pack_texts(form text, texts text[], codes int2[], size int4) returns setof text language plpgsql immutable as $$
        begin
          for place in 1..size loop
            return next case form when 'one' then texts[1] when 'each' then texts[place] else texts[codes[place]] end;
          end loop;
        end $$`);
    this.addSql(`
      create view pack_point_text as
        select f.pack, t.place, f.kind, f.name, t.text
        from pack_text f join pack p on p.id = f.pack cross join lateral pack_texts(f.form, f.texts, f.codes, p.size) with ordinality as t (text, place)
        where t.text is not null`);
    // By place, as all that is taken from the arrays of one pack.
    this.addSql(`
      create function pack_scopes(of_pack int4) returns setof text language plpgsql stable as $$
        begin
          return query select t.text from pack_point_text t where t.pack = of_pack and t.kind = 'scope' order by t.place;
        end $$`);
    this.addSql(`
      create function pack_fields(of_pack int4) returns setof jsonb language plpgsql stable as $$
        begin
          return query select x.fields from (
            select t.place, coalesce(jsonb_object_agg(t.name, case t.kind when 'number' then to_jsonb(trim_scale(t.text::numeric)) else to_jsonb(t.text) end) filter (where t.kind <> 'scope'), '{}') as fields
            from pack_point_text t where t.pack = of_pack group by t.place) x order by x.place;
        end $$`);
    for (const view of ['charge', 'usage_point']) this.addSql(`drop view ${view}`);
    this.addSql(`
      create view usage_point as
        ${pointsInRows('p.series::int8 as series')}
        union all
        select r.start, -(p.id::int8 * 32768 + r.place), coalesce(r.outcome, p.outcomes[1]), r.id, p.meter, r.scope, r.start, r.start + coalesce(r.length, p.lengths[1]) * interval '1 microsecond',
          coalesce(r.quantity, p.quantities[1]), o.unit, r.fields, o.status, o.code, o.reason, o.run_id
        from pack p cross join lateral (
          select generate_series(1, p.size) as place, unnest(p.starts) as start, unnest(p.lengths) as length, unnest(p.outcomes) as outcome, unnest(p.quantities) as quantity, unnest(p.ids) as id,
            pack_scopes(p.id) as scope, pack_fields(p.id) as fields) r
        join outcome o on o.id = coalesce(r.outcome, p.outcomes[1])`);
    this.addSql(`
      create view charge as
        ${chargeLines(`
          select start, series::int8 as series, outcome, quantity, amount, charged, charged_divisor, false as further from point
          union all
          select c.start, c.series, c.outcome, p.quantity, c.amount, c.charged, c.charged_divisor, true
          from further_charge c join point p on p.start = c.start and p.series = c.series
          union all
          select start, series, outcome, quantity, amount, charged, charged_divisor, false from pack_point
          union all
          select p.start, p.series, coalesce(l.outcome, l.one_outcome), p.quantity, l.amount, l.charged, l.charged_divisor, true
          from (
            select pack, unnest(rows) as place, unnest(outcomes) as outcome, outcomes[1] as one_outcome, unnest(amounts) as amount, unnest(charged) as charged, unnest(charged_divisors) as charged_divisor
            from pack_line) l join pack_point p on p.pack = l.pack and p.place = l.place`)}`);
  }

  override down(): void {
    for (const view of ['charge', 'usage_point']) this.addSql(`drop view ${view}`);
    for (const name of ['pack_fields', 'pack_scopes']) this.addSql(`drop function ${name}(int4)`);
    for (const view of ['pack_point_text', 'pack_point']) this.addSql(`drop view ${view}`);
    this.addSql(`drop function pack_texts(text, text[], int2[], int4)`);
    for (const table of ['pack_line', 'pack_text', 'pack', 'pack_seed']) this.addSql(`drop table ${table}`);
    this.addSql(`alter table series drop column key`);
    this.addSql(`create view usage_point as ${pointsInRows('p.series')}`);
    this.addSql(`
      create view charge as
        ${chargeLines(`
          select start, series, outcome, quantity, amount, charged, charged_divisor, false as further from point
          union all
          select c.start, c.series, c.outcome, p.quantity, c.amount, c.charged, c.charged_divisor, true
          from further_charge c join point p on p.start = c.start and p.series = c.series`)}`);
  }
}
