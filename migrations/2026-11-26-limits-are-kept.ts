/**
 * Limits: the sums that rating leaves in each window, closings, and the lines that they post.
 *
 * Takes milliseconds: it makes empty tables, and a column with a constant default. Usage rated before is in no sum, which
 * `tariff close` says where it matters. Undone by dropping them, and with them every line that was posted.
 */
import { Migration } from '@mikro-orm/migrations';

export class LimitsAreKept extends Migration {
  override up(): void {
    this.addSql(`alter table rating_run add column limits text not null default '[]'`);
    this.addSql(`
      create table limit_sum (
        key bytea not null,
        rule text not null,
        span text not null,
        window_start timestamptz not null,
        window_end timestamptz not null,
        group_names text not null,
        group_values text not null,
        currency text not null,
        sum numeric not null,
        closed_sum numeric null,
        primary key (key))`);
    this.addSql(`create index limit_sum_window_end_index on limit_sum (window_end)`);
    this.addSql(`
      create table closing (
        id bigserial primary key,
        rulebook_hash text not null constraint closing_rulebook_hash_foreign references rulebook (hash),
        closed_until timestamptz not null,
        closed_at timestamptz not null default clock_timestamp())`);
    this.addSql(`
      create table limit_line (
        id bigserial primary key,
        closing_id bigint not null constraint limit_line_closing_id_foreign references closing (id),
        rulebook_hash text not null constraint limit_line_rulebook_hash_foreign references rulebook (hash),
        module text not null,
        rule text not null,
        at text not null,
        reason text not null,
        span text not null,
        window_start timestamptz not null,
        window_end timestamptz not null,
        group_names text not null,
        group_values text not null,
        sum numeric not null,
        amount numeric not null,
        currency text not null,
        constraint limit_line_reason_check check (reason in ('window closed', 'late usage')))`);
    this.addSql(`create index limit_line_closing_id_index on limit_line (closing_id)`);
    this.addSql(`create index limit_line_window_end_index on limit_line (window_end)`);
  }

  override down(): void {
    for (const table of ['limit_line', 'closing', 'limit_sum']) this.addSql(`drop table ${table}`);
    this.addSql(`alter table rating_run drop column limits`);
  }
}
