/**
 * The hashmap: services, fields, groups, mappings and thresholds as they are now, and every change of them.
 *
 * Takes milliseconds: empty tables. Undone by dropping them; the hashmap and its story are forgotten, charges stay explained by their rulebooks.
 */
import { Migration } from '@mikro-orm/migrations';

export class HashmapIsKept extends Migration {
  override up(): void {
    this.addSql(`
      create table hashmap_group (
        id uuid not null,
        position int not null,
        name text not null,
        primary key (id))`);
    this.addSql(`alter table hashmap_group add constraint hashmap_group_name_unique unique (name)`);
    this.addSql(`
      create table hashmap_revision (
        number int not null,
        author text null,
        at timestamptz not null,
        changes text not null,
        primary key (number))`);
    this.addSql(`
      create table hashmap_service (
        id uuid not null,
        position int not null,
        name text not null,
        primary key (id))`);
    this.addSql(`alter table hashmap_service add constraint hashmap_service_name_unique unique (name)`);
    this.addSql(`
      create table hashmap_field (
        id uuid not null,
        position int not null,
        service_id uuid not null,
        name text not null,
        primary key (id))`);
    this.addSql(`alter table hashmap_field add constraint hashmap_field_service_id_name_unique unique (service_id, name)`);
    this.addSql(`
      create table hashmap_mapping (
        id uuid not null,
        position int not null,
        service_id uuid null,
        field_id uuid null,
        group_id uuid null,
        tenant text null,
        value text null,
        type text not null,
        cost numeric(40,28) not null,
        name text not null,
        description text null,
        valid_from timestamptz not null,
        valid_until timestamptz null,
        created_at timestamptz not null,
        created_by text null,
        updated_by text null,
        deleted_at timestamptz null,
        deleted_by text null,
        primary key (id))`);
    this.addSql(`create index hashmap_mapping_service_id_index on hashmap_mapping (service_id)`);
    this.addSql(`create index hashmap_mapping_field_id_index on hashmap_mapping (field_id)`);
    this.addSql(`create index hashmap_mapping_group_id_index on hashmap_mapping (group_id)`);
    this.addSql(`alter table hashmap_mapping add constraint hashmap_mapping_type_check check (type in ('flat', 'rate'))`);
    this.addSql(`alter table hashmap_mapping add constraint hashmap_mapping_parent_check check (num_nonnulls(service_id, field_id) = 1)`);
    this.addSql(`
      create table hashmap_threshold (
        id uuid not null,
        position int not null,
        service_id uuid null,
        field_id uuid null,
        group_id uuid null,
        tenant text null,
        level numeric(20,8) not null,
        type text not null,
        cost numeric(40,28) not null,
        primary key (id))`);
    this.addSql(`create index hashmap_threshold_service_id_index on hashmap_threshold (service_id)`);
    this.addSql(`create index hashmap_threshold_field_id_index on hashmap_threshold (field_id)`);
    this.addSql(`create index hashmap_threshold_group_id_index on hashmap_threshold (group_id)`);
    this.addSql(`alter table hashmap_threshold add constraint hashmap_threshold_type_check check (type in ('flat', 'rate'))`);
    this.addSql(`alter table hashmap_threshold add constraint hashmap_threshold_parent_check check (num_nonnulls(service_id, field_id) = 1)`);
    this.addSql(`alter table hashmap_field add constraint hashmap_field_service_id_foreign foreign key (service_id) references hashmap_service (id) on delete cascade`);
    this.addSql(`alter table hashmap_mapping add constraint hashmap_mapping_service_id_foreign foreign key (service_id) references hashmap_service (id) on delete cascade`);
    this.addSql(`alter table hashmap_mapping add constraint hashmap_mapping_field_id_foreign foreign key (field_id) references hashmap_field (id) on delete cascade`);
    this.addSql(`alter table hashmap_mapping add constraint hashmap_mapping_group_id_foreign foreign key (group_id) references hashmap_group (id) on delete set null`);
    this.addSql(`alter table hashmap_threshold add constraint hashmap_threshold_service_id_foreign foreign key (service_id) references hashmap_service (id) on delete cascade`);
    this.addSql(`alter table hashmap_threshold add constraint hashmap_threshold_field_id_foreign foreign key (field_id) references hashmap_field (id) on delete cascade`);
    this.addSql(`alter table hashmap_threshold add constraint hashmap_threshold_group_id_foreign foreign key (group_id) references hashmap_group (id) on delete set null`);
  }

  override down(): void {
    for (const table of ['revision', 'threshold', 'mapping', 'group', 'field', 'service']) this.addSql(`drop table hashmap_${table}`);
  }
}
