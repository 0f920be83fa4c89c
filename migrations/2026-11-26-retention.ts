/**
 * Retention: from when on the ledger is kept, with what was removed each time, and an index by which it is found which runs have outcomes left.
 *
 * Takes milliseconds, and about a second for each million outcomes. Undone by dropping both; what was removed stays so, and it is forgotten that it was.
 */
import { Migration } from '@mikro-orm/migrations';

export class Retention extends Migration {
  override up(): void {
    this.addSql(`
      create table retention (
        id bigint generated always as identity primary key,
        kept_from timestamptz not null,
        removed_at timestamptz not null default clock_timestamp(),
        points bigint not null)`);
    this.addSql(`create index outcome_run_id_index on outcome (run_id)`);
  }

  override down(): void {
    this.addSql(`drop index outcome_run_id_index`);
    this.addSql(`drop table retention`);
  }
}
