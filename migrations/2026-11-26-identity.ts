/**
 * Who may ask and who changed what: keys of the API by their hashes, and a line for every change that was asked for.
 *
 * Takes milliseconds: empty tables. Undone by dropping them; keys no longer open anything, and who changed what is forgotten.
 */
import { Migration } from '@mikro-orm/migrations';

export class IdentityIsKept extends Migration {
  override up(): void {
    this.addSql(`
      create table api_key (
        id uuid primary key default gen_random_uuid(),
        name text not null constraint api_key_name_unique unique,
        hash text not null constraint api_key_hash_unique unique,
        role text not null constraint api_key_role_check check (role in ('admin', 'reader', 'member')),
        scopes text not null,
        created_at timestamptz not null default clock_timestamp(),
        created_by text not null,
        expires_at timestamptz null,
        revoked_at timestamptz null)`);
    this.addSql(`
      create table audit_entry (
        id bigserial primary key,
        at timestamptz not null default clock_timestamp(),
        request_id text not null,
        caller text not null,
        strategy text not null,
        address text null,
        right_name text not null,
        method text not null,
        path text not null,
        request text null,
        status int not null)`);
    this.addSql(`create index audit_entry_at_index on audit_entry (at)`);
  }

  override down(): void {
    this.addSql(`drop table audit_entry`);
    this.addSql(`drop table api_key`);
  }
}
