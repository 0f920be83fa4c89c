/**
 * Scopes: who is to be rated, how far it has been, who works on it, and what went wrong. Runs say for which scope and time they stand, and packs
 * which one scope they hold, so that a scope's points are looked for among its own.
 *
 * Takes milliseconds on a small ledger: an empty table, and columns that are empty. Undone by dropping them; what is rated stays rated, and
 * how far each scope was is forgotten.
 */
import { Migration } from '@mikro-orm/migrations';

export class ScopesAreKept extends Migration {
  override up(): void {
    this.addSql(`
      create table scope (
        id bigserial primary key,
        identifier text not null,
        scope_key text null,
        fetcher text null,
        collector text null,
        name text null,
        parent text null,
        is_active boolean not null default true,
        toggled_at timestamptz not null default clock_timestamp(),
        created_at timestamptz not null default clock_timestamp(),
        seen_at timestamptz null,
        rated_until timestamptz null,
        rated_at timestamptz null,
        claim bigint not null default 0,
        failures int not null default 0,
        last_error text null,
        failed_at timestamptz null,
        retry_at timestamptz null,
        notes text not null default '[]',
        constraint scope_identifier_unique unique (identifier))`);
    this.addSql(`create index scope_rated_until_index on scope (rated_until)`);
    this.addSql(`alter table rating_run add column scope text null, add column period_start timestamptz null, add column period_end timestamptz null, add column notes text not null default '[]'`);
    this.addSql(`create index rating_run_scope_period_start_index on rating_run (scope, period_start)`);
    // The only scope of a pack; nothing where it holds several.
    this.addSql(`alter table pack add column scope text null`);
    this.addSql(`create index pack_scope_first_index on pack (scope, first)`);
    this.addSql(`create index series_scope_index on series (scope)`);
  }

  override down(): void {
    this.addSql(`drop index series_scope_index`);
    this.addSql(`drop index pack_scope_first_index`);
    this.addSql(`alter table pack drop column scope`);
    this.addSql(`drop index rating_run_scope_period_start_index`);
    this.addSql(`alter table rating_run drop column scope, drop column period_start, drop column period_end, drop column notes`);
    this.addSql(`drop table scope`);
  }
}
