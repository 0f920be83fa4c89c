/** A hashmap's tables and its state: reading all rows, and writing what differs. Runs on a connection of somebody else's transaction. */
import type { Pool, PoolClient } from 'pg';
import type { Field, FormerMapping, FormerThreshold, Group, HashmapState, Mapping, Parent, RuleType, Service, Threshold } from '../../cloudkitty/index.ts';
import { decimalText, exactNumber } from '../../money/index.ts';

type Row = Readonly<Record<string, unknown>>;

interface Table<T extends { readonly id: string }> {
  readonly name: string;
  readonly of: (state: HashmapState) => readonly T[];
  /** Columns besides id and position, with their types, and how a moment is written. */
  readonly columns: Readonly<Record<string, string>>;
  readonly row: (one: T) => Row;
}

const moment = (name: string): string => `extract(epoch from ${name})::float8 as ${name}`;
const parentColumns = { service_id: 'uuid', field_id: 'uuid' };
const parentRow = ({ kind, id }: Parent): Row => (kind === 'service' ? { service_id: id } : { field_id: id });
const parentOf = ({ service_id: service, field_id: field }: { readonly service_id: string | null; readonly field_id: string | null }): Parent => (service === null ? { kind: 'field', id: field ?? '' } : { kind: 'service', id: service });

/** What rules said before they were edited, as JSON with decimals as texts; `null` where they were not. */
const formerText = (former: readonly (FormerMapping | FormerThreshold)[]): string | null =>
  (former.length === 0 ? null : JSON.stringify(former.map((one) => ({ ...one, cost: decimalText(one.cost), ...('level' in one ? { level: decimalText(one.level) } : {}) }))));

type Written<T> = { readonly [K in keyof T]: K extends 'cost' | 'level' ? string : T[K] };
const formerIn = <T>(text: string | null): readonly Written<T>[] => (text === null ? [] : JSON.parse(text) as readonly Written<T>[]);

const services: Table<Service> = { name: 'hashmap_service', of: (state) => state.services, columns: { name: 'text' }, row: ({ name }) => ({ name }) };
const fields: Table<Field> = { name: 'hashmap_field', of: (state) => state.fields, columns: { service_id: 'uuid', name: 'text' }, row: ({ serviceId, name }) => ({ service_id: serviceId, name }) };
const groups: Table<Group> = { name: 'hashmap_group', of: (state) => state.groups, columns: { name: 'text' }, row: ({ name }) => ({ name }) };
const mappings: Table<Mapping> = {
  name: 'hashmap_mapping', of: (state) => state.mappings,
  columns: {
    ...parentColumns, group_id: 'uuid', tenant: 'text', value: 'text', type: 'text', cost: 'numeric', name: 'text', description: 'text', valid_from: 'moment', valid_until: 'moment',
    created_at: 'moment', created_by: 'text', updated_by: 'text', deleted_at: 'moment', deleted_by: 'text', former: 'text',
  },
  row: ({ parent, groupId, tenant, value, type, cost, name, description, start, end, createdAt, createdBy, updatedBy, deleted, deletedBy, former }) => ({
    ...parentRow(parent), group_id: groupId, tenant, value, type, cost: decimalText(cost), name, description, valid_from: start, valid_until: end,
    created_at: createdAt, created_by: createdBy, updated_by: updatedBy, deleted_at: deleted, deleted_by: deletedBy, former: formerText(former),
  }),
};
const thresholds: Table<Threshold> = {
  name: 'hashmap_threshold', of: (state) => state.thresholds,
  columns: { ...parentColumns, group_id: 'uuid', tenant: 'text', level: 'numeric', type: 'text', cost: 'numeric', former: 'text' },
  row: ({ parent, groupId, tenant, level, type, cost, former }) => ({ ...parentRow(parent), group_id: groupId, tenant, level: decimalText(level), type, cost: decimalText(cost), former: formerText(former) }),
};

interface RuleRow {
  readonly id: string;
  readonly service_id: string | null;
  readonly field_id: string | null;
  readonly group_id: string | null;
  readonly tenant: string | null;
  readonly type: RuleType;
  readonly cost: string;
  readonly former: string | null;
}
interface MappingRow extends RuleRow {
  readonly value: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly valid_from: number;
  readonly valid_until: number | null;
  readonly created_at: number;
  readonly created_by: string | null;
  readonly updated_by: string | null;
  readonly deleted_at: number | null;
  readonly deleted_by: string | null;
}

const ruleOf = (row: RuleRow) => ({ id: row.id, parent: parentOf(row), groupId: row.group_id, tenant: row.tenant, type: row.type, cost: exactNumber(row.cost) });
const mappingOf = (row: MappingRow): Mapping => ({
  ...ruleOf(row), value: row.value, name: row.name, description: row.description, start: row.valid_from, end: row.valid_until,
  createdAt: row.created_at, createdBy: row.created_by, updatedBy: row.updated_by, deleted: row.deleted_at, deletedBy: row.deleted_by,
  former: formerIn<FormerMapping>(row.former).map((one) => ({ ...one, cost: exactNumber(one.cost) })),
});

/** In one transaction of the caller's, so that the tables fit each other. */
export async function readState(client: PoolClient): Promise<HashmapState> {
  const all = async <R extends object>({ name, columns }: { readonly name: string; readonly columns: Readonly<Record<string, string>> }): Promise<readonly R[]> => {
    const read = Object.entries(columns).map(([column, type]) => (type === 'moment' ? moment(column) : type === 'numeric' ? `${column}::text` : column));
    return (await client.query<R>(`select id, ${read.join(', ')} from ${name} order by position`)).rows;
  };
  return {
    services: await all<Service>(services),
    fields: (await all<{ id: string; service_id: string; name: string }>(fields)).map(({ id, service_id: serviceId, name }) => ({ id, serviceId, name })),
    groups: await all<Group>(groups),
    mappings: (await all<MappingRow>(mappings)).map(mappingOf),
    thresholds: (await all<RuleRow & { readonly level: string }>(thresholds)).map((row) => ({
      ...ruleOf(row), level: exactNumber(row.level), former: formerIn<FormerThreshold>(row.former).map((one) => ({ ...one, cost: exactNumber(one.cost), level: exactNumber(one.level) })),
    })),
  };
}

export type Client = Pool | PoolClient;

/** What is not in both: objects that are the same need no look inside. */
async function writeTable<T extends { readonly id: string }>(client: Client, { name, of, columns, row }: Table<T>, before: HashmapState, after: HashmapState): Promise<void> {
  const known = new Set(of(before));
  const changed = of(after).filter((one) => !known.has(one));
  if (changed.length === 0) return;
  const names = Object.keys(columns);
  const sqlType = (type: string): string => (type === 'moment' ? 'float8' : type);
  const values = Object.entries(columns).map(([column, type]) => (type === 'moment' ? `to_timestamp(${column})` : column));
  await client.query(
    `insert into ${name} (id, position, ${names.join(', ')})
     select id, (select coalesce(max(position), 0) from ${name}) + n, ${values.join(', ')}
     from jsonb_to_recordset($1::jsonb) as given(id uuid, n int, ${Object.entries(columns).map(([column, type]) => `${column} ${sqlType(type)}`).join(', ')})
     on conflict (id) do update set ${names.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [JSON.stringify(changed.map((one, index) => ({ id: one.id, n: index + 1, ...row(one) })))]);
}

async function removeRows<T extends { readonly id: string }>(client: Client, { name, of }: Table<T>, before: HashmapState, after: HashmapState): Promise<void> {
  const kept = new Set(of(after).map(({ id }) => id));
  const gone = of(before).filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length > 0) await client.query(`delete from ${name} where id = any($1::uuid[])`, [gone]);
}

export async function writeDifference(client: Client, before: HashmapState, after: HashmapState): Promise<void> {
  await removeRows(client, thresholds, before, after);
  await removeRows(client, mappings, before, after);
  await removeRows(client, fields, before, after);
  await removeRows(client, groups, before, after);
  await removeRows(client, services, before, after);
  await writeTable(client, services, before, after);
  await writeTable(client, fields, before, after);
  await writeTable(client, groups, before, after);
  await writeTable(client, mappings, before, after);
  await writeTable(client, thresholds, before, after);
}
