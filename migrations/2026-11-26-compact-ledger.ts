/**
 * The compact ledger: what many points share stands once, in `series` and `outcome`; a point is a narrow row, in a partition of its
 * month. `usage_point` and `charge` become views that put a whole point together again.
 *
 * Takes milliseconds, for it finds no rows: a ledger of the former layout that holds some is refused before (schema/former-ledger.ts).
 * Undone by making the former tables again, empty.
 */
import { Migration } from '@mikro-orm/migrations';
import { FirstLedger } from './2026-11-22-first-ledger.ts';

export class CompactLedger extends Migration {
  override up(): void {
    for (const table of ['charge', 'usage_point']) this.addSql(`drop table ${table}`);
    // What identical points have in common but for their start. `content` leaves out how they are told apart; `hash` does not.
    this.addSql(`
      create table series (
        id int4 generated always as identity primary key,
        n int4 not null,
        length int8 not null,
        hash bytea not null,
        content bytea not null,
        meter text not null,
        scope text not null,
        has_id boolean not null,
        id_prefix text null,
        id_suffix text null,
        fields jsonb not null,
        constraint series_hash_n_unique unique (hash, n))`);
    this.addSql(`create index series_id_form_index on series (hashtextextended(id_prefix, 0)) where id_prefix is not null`);
    // What came of points in one run: no more rows than rules, units and reasons.
    this.addSql(`
      create table outcome (
        id int4 generated always as identity primary key,
        run_id bigint not null constraint outcome_run_id_foreign references rating_run (id),
        status text not null constraint outcome_status_check check (status in ('rated', 'unrated', 'stopped')),
        code text null,
        reason text null,
        rulebook_hash text null constraint outcome_rulebook_hash_foreign references rulebook (hash),
        module text null,
        rule text null,
        at text null,
        currency text null,
        unit text not null,
        meter_unit text not null,
        factor numeric null,
        factor_divisor numeric null)`);
    // Widest first, so that nothing is lost to alignment. Rows come in order of time: full pages are full.
    this.addSql(`
      create table point (
        start timestamptz not null,
        series int4 not null,
        outcome int4 not null,
        quantity numeric not null,
        amount numeric null,
        charged numeric null,
        charged_divisor numeric null,
        constraint point_pkey primary key (start, series) with (fillfactor = 100)) partition by range (start)`);
    this.addSql(`
      create table further_charge (
        start timestamptz not null,
        series int4 not null,
        outcome int4 not null,
        amount numeric not null,
        charged numeric null,
        charged_divisor numeric null) partition by range (start)`);
    this.addSql(`create index further_charge_start_series_index on further_charge (start, series) with (fillfactor = 100)`);
    // Only points whose id does not follow from their series and start.
    // Unique by its hash, for ids may be longer than a unique index takes.
    this.addSql(`
      create table sender_id (
        start timestamptz not null,
        series int4 not null,
        id text not null,
        constraint sender_id_id_unique exclude using hash (id with =))`);
    this.addSql(`create index sender_id_start_series_index on sender_id (start, series)`);
    this.addSql(`
      create view usage_point as
        select p.start, p.series, p.outcome,
          case when s.id_prefix is null then (select i.id from sender_id i where s.has_id and i.start = p.start and i.series = p.series)
            else s.id_prefix || to_char(p.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') || s.id_suffix end as sender_id,
          s.meter, s.scope, p.start as period_start, p.start + s.length * interval '1 microsecond' as period_end, p.quantity, o.unit, s.fields,
          o.status, o.code, o.reason, o.run_id
        from point p join series s on s.id = p.series join outcome o on o.id = p.outcome`);
    this.addSql(`
      create view charge as
        select l.start, l.series, o.run_id, o.rulebook_hash, o.module, o.rule, o.at,
          coalesce(l.charged, l.quantity * o.factor) as quantity,
          case when l.charged is null then o.factor_divisor else coalesce(l.charged_divisor, 1) end as quantity_divisor,
          o.meter_unit as unit, l.amount, o.currency, l.further
        from (
          select start, series, outcome, quantity, amount, charged, charged_divisor, false as further from point
          union all
          select c.start, c.series, c.outcome, p.quantity, c.amount, c.charged, c.charged_divisor, true
          from further_charge c join point p on p.start = c.start and p.series = c.series) l
        join outcome o on o.id = l.outcome and o.rule is not null`);
  }

  override down(): void {
    for (const view of ['charge', 'usage_point']) this.addSql(`drop view ${view}`);
    for (const table of ['sender_id', 'further_charge', 'point', 'outcome', 'series']) this.addSql(`drop table ${table}`);
    for (const statement of FirstLedger.ofPoints) this.addSql(statement);
  }
}
