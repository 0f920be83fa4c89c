/**
 * Alerts: each time a policy came to hold for a scope, once in its window, and what came of telling its receiver. Scopes say until when alerts were looked for.
 *
 * Takes milliseconds: an empty table, and a column that is empty. Undone by dropping them; which alerts there were is forgotten.
 */
import { Migration } from '@mikro-orm/migrations';

export class AlertsAreKept extends Migration {
  override up(): void {
    this.addSql(`
      create table alert (
        id uuid primary key default gen_random_uuid(),
        policy text not null,
        scope text not null,
        span text not null constraint alert_span_check check (span in ('period', 'day', 'month')),
        window_start timestamptz not null,
        window_end timestamptz not null,
        severity text not null,
        message text not null,
        facts text not null,
        period_start timestamptz null,
        period_end timestamptz null,
        created_at timestamptz not null default clock_timestamp(),
        delivery text not null constraint alert_delivery_check check (delivery in ('none', 'waiting', 'delivered', 'given up')),
        attempts int not null default 0,
        last_error text null,
        tried_at timestamptz null,
        delivered_at timestamptz null,
        constraint alert_policy_scope_span_window_start_unique unique (policy, scope, span, window_start))`);
    this.addSql(`create index alert_scope_created_at_index on alert (scope, created_at)`);
    this.addSql(`create index alert_delivery_index on alert (delivery)`);
    this.addSql(`alter table scope add column alerts_until timestamptz null`);
  }

  override down(): void {
    this.addSql(`alter table scope drop column alerts_until`);
    this.addSql(`drop table alert`);
  }
}
