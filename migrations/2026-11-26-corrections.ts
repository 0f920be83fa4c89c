/**
 * Corrections: what a point came to be after it was corrected, and how many points an outcome stands for: one, none where a line only adds to a point
 * that is there, or one less. Reprocessing: what is to be collected and rated again.
 *
 * Takes milliseconds: empty tables, and a column with a constant default. Undone by dropping them; the lines that corrections posted stay, and count as points.
 */
import { Migration } from '@mikro-orm/migrations';

export class CorrectionsAreKept extends Migration {
  override up(): void {
    this.addSql(`alter table outcome add column points int2 not null default 1 constraint outcome_points_check check (points between -1 and 1)`);
    this.addSql(`
      create table correction (
        id bigserial primary key,
        run_id bigint not null constraint correction_run_id_foreign references rating_run (id),
        key bytea not null,
        scope text not null,
        meter text not null,
        period_start timestamptz not null,
        period_end timestamptz not null,
        posted_at timestamptz not null,
        reason text not null,
        state text null)`);
    this.addSql(`create index correction_scope_period_start_index on correction (scope, period_start)`);
    this.addSql(`create index correction_run_id_index on correction (run_id)`);
    this.addSql(`
      create table reprocessing (
        id bigserial primary key,
        scope text not null,
        period_start timestamptz not null,
        period_end timestamptz not null,
        reprocessed_until timestamptz null,
        usage text not null constraint reprocessing_usage_check check (usage in ('collected', 'stored')),
        reason text not null,
        status text not null default 'waiting' constraint reprocessing_status_check check (status in ('waiting', 'running', 'done', 'cancelled', 'failed')),
        corrected int not null default 0,
        last_error text null,
        created_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz null)`);
    this.addSql(`create index reprocessing_scope_index on reprocessing (scope)`);
  }

  override down(): void {
    for (const table of ['reprocessing', 'correction']) this.addSql(`drop table ${table}`);
    this.addSql(`alter table outcome drop column points`);
  }
}
