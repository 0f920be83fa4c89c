/**
 * Rules in the store: revisions of rule files and which of them is active, versions of scripts, states of modules, and one number that every change counts up; of rules of the hashmap
 * also what they said before they were edited.
 *
 * Takes milliseconds: empty tables, and columns without a value. Undone by dropping them; charges stay explained by their rulebooks.
 */
import { Migration } from '@mikro-orm/migrations';

export class RulesInStore extends Migration {
  override up(): void {
    this.addSql(`alter table hashmap_mapping add column former text null`);
    this.addSql(`alter table hashmap_threshold add column former text null`);
    this.addSql(`
      create table rules_number (
        id int not null,
        number int not null,
        primary key (id))`);
    this.addSql(`alter table rules_number add constraint rules_number_one_check check (id = 1)`);
    this.addSql(`
      create table rule_revision (
        number int not null,
        hash text not null,
        author text null,
        at timestamptz not null,
        message text not null,
        primary key (number))`);
    this.addSql(`
      create table rule_revision_file (
        revision_number int not null,
        path text not null,
        content_hash text not null,
        primary key (revision_number, path))`);
    this.addSql(`
      create table rule_activation (
        number serial primary key,
        revision_number int null,
        author text null,
        at timestamptz not null,
        message text not null)`);
    this.addSql(`
      create table module_change (
        number serial primary key,
        name text not null,
        enabled boolean null,
        priority int null,
        author text null,
        at timestamptz not null)`);
    this.addSql(`
      create table script_version (
        number serial primary key,
        script_id uuid not null,
        name text not null,
        text text not null,
        description text null,
        valid_from timestamptz not null,
        valid_until timestamptz null,
        created_at timestamptz not null,
        created_by text null,
        updated_by text null,
        deleted_at timestamptz null,
        deleted_by text null,
        since timestamptz not null,
        author text null,
        at timestamptz not null)`);
    this.addSql(`create index script_version_script_id_index on script_version (script_id)`);
    this.addSql(`alter table rule_revision_file add constraint rule_revision_file_revision_number_foreign foreign key (revision_number) references rule_revision (number)`);
    this.addSql(`alter table rule_revision_file add constraint rule_revision_file_content_hash_foreign foreign key (content_hash) references file_content (hash)`);
    this.addSql(`alter table rule_activation add constraint rule_activation_revision_number_foreign foreign key (revision_number) references rule_revision (number) on delete set null`);
  }

  override down(): void {
    for (const table of ['script_version', 'module_change', 'rule_activation', 'rule_revision_file', 'rule_revision', 'rules_number']) this.addSql(`drop table ${table}`);
    for (const table of ['mapping', 'threshold']) this.addSql(`alter table hashmap_${table} drop column former`);
  }
}
