/**
 * Late usage: what a scope does with it, and up to where usage under running totals was counted. Takes milliseconds: a column with a constant default, an empty table, and an index over few rows. Undone by dropping both.
 */
import { Migration } from '@mikro-orm/migrations';

export class LateUsage extends Migration {
  override up(): void {
    this.addSql(`alter table scope add column late_policy text not null default 'correct' constraint scope_late_policy_check check (late_policy in ('correct', 'replace', 'refuse'))`);
    this.addSql(`create index correction_key_index on correction (key)`);
    this.addSql(`create table counted_scope (scope text not null, counted_until timestamptz not null, primary key (scope))`);
  }

  override down(): void {
    this.addSql(`drop table counted_scope`);
    this.addSql(`drop index correction_key_index`);
    this.addSql(`alter table scope drop column late_policy`);
  }
}
