/**
 * Running totals: how much a rule has priced in a window for a group, so that the next input goes on from there.
 *
 * Takes milliseconds: it makes one empty table. Undone by dropping it; tiers then begin anew in every input.
 */
import { Migration } from '@mikro-orm/migrations';

export class RunningTotals extends Migration {
  override up(): void {
    this.addSql(`
      create table running_total (
        rule text not null,
        span text not null,
        window_start timestamptz not null,
        group_values text not null,
        total numeric not null,
        total_divisor numeric not null default '1',
        primary key (rule, span, window_start, group_values))`);
    this.addSql(`create index running_total_window_start_index on running_total (window_start)`);
  }

  override down(): void {
    this.addSql(`drop table running_total`);
  }
}
