/**
 * What CloudKitty's API keeps beside the ledger: which collector is said to serve a service, which are said to be on, and how attributes of pushed dataframes were
 * written, so that they are read back as they came.
 *
 * Takes milliseconds: empty tables. Undone by dropping them; attributes of pushed dataframes are texts of `groupby` then.
 */
import { Migration } from '@mikro-orm/migrations';

export class CollectorMappings extends Migration {
  override up(): void {
    this.addSql(`create table collector_mapping (service text not null primary key, collector text not null)`);
    this.addSql(`create table collector_state (name text not null primary key, is_enabled boolean not null)`);
    this.addSql(`
      create table frame_attribute (
        meter text not null,
        name text not null,
        is_metadata boolean not null,
        kind text not null constraint frame_attribute_kind_check check (kind in ('text', 'number', 'boolean', 'json')),
        primary key (meter, name, is_metadata, kind))`);
  }

  override down(): void {
    for (const table of ['frame_attribute', 'collector_state', 'collector_mapping']) this.addSql(`drop table ${table}`);
  }
}
