/**
 * Rulebooks, runs, usage points and charges: the first tables.
 *
 * Takes milliseconds: it finds no rows. (On ten million points its three indexes would take about a minute to make again.)
 * Undone by dropping the tables, and with them everything that is kept.
 */
import { Migration } from '@mikro-orm/migrations';

export class FirstLedger extends Migration {
  /** The tables of points and charges, which the compact ledger replaces. */
  static readonly ofPoints: readonly string[] = [
    `
      create table usage_point (
        id bigserial primary key,
        key bytea not null,
        content bytea not null,
        sender_id text null,
        meter text not null,
        scope text not null,
        period_start timestamptz not null,
        period_end timestamptz not null,
        quantity numeric not null,
        unit text not null,
        fields jsonb not null,
        status text not null,
        code text null,
        reason text null,
        run_id bigint not null constraint usage_point_run_id_foreign references rating_run (id),
        constraint usage_point_key_unique unique (key),
        constraint usage_point_status_check check (status in ('rated', 'unrated', 'stopped')))`,
    `create index usage_point_period_start_index on usage_point (period_start)`,
    `create index usage_point_run_id_index on usage_point (run_id)`,
    `
      create table charge (
        id bigserial primary key,
        point_id bigint not null constraint charge_point_id_foreign references usage_point (id),
        rulebook_hash text not null constraint charge_rulebook_hash_foreign references rulebook (hash),
        module text not null,
        rule text not null,
        at text not null,
        quantity numeric not null,
        quantity_divisor numeric not null default '1',
        unit text not null,
        amount numeric not null,
        currency text not null)`,
    `create index charge_point_id_index on charge (point_id)`,
  ];

  override up(): void {
    this.addSql(`
      create table rulebook (
        hash text not null,
        currency text null,
        timezone text not null,
        module_states jsonb not null,
        created_at timestamptz not null default now(),
        primary key (hash))`);
    this.addSql(`create table file_content (hash text not null, content bytea not null, primary key (hash))`);
    this.addSql(`
      create table rulebook_file (
        rulebook_hash text not null constraint rulebook_file_rulebook_hash_foreign references rulebook (hash),
        path text not null,
        content_hash text not null constraint rulebook_file_content_hash_foreign references file_content (hash),
        primary key (rulebook_hash, path))`);
    this.addSql(`
      create table rating_run (
        id bigserial primary key,
        rulebook_hash text not null constraint rating_run_rulebook_hash_foreign references rulebook (hash),
        source text not null,
        started_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz null,
        read_count int not null default 0,
        rated_count int not null default 0,
        unrated_count int not null default 0,
        stopped_count int not null default 0,
        refused_count int not null default 0,
        known_count int not null default 0)`);
    for (const statement of FirstLedger.ofPoints) this.addSql(statement);
  }

  override down(): void {
    for (const table of ['charge', 'usage_point', 'rating_run', 'rulebook_file', 'file_content', 'rulebook']) {
      this.addSql(`drop table ${table}`);
    }
  }
}
