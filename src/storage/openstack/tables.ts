/** Forms of attributes and notes on collectors, in the database. Knows nothing of what they are for. */
import type { Pool } from 'pg';
import type { CollectorMapping, CollectorNotes, FrameAttribute, FrameAttributes } from '../openstack.ts';
import { assertStorable } from '../storable-text.ts';

type AskStore = <T>(work: () => Promise<T>) => Promise<T>;

async function noteAttributes(pool: Pool, attributes: readonly FrameAttribute[]): Promise<void> {
  if (attributes.length === 0) return;
  for (const { meter, name } of attributes) for (const text of [meter, name]) assertStorable(text);
  await pool.query(
    `insert into frame_attribute (meter, name, is_metadata, kind) select * from unnest($1::text[], $2::text[], $3::bool[], $4::text[]) order by 1, 2, 3, 4 on conflict do nothing`,
    [attributes.map(({ meter }) => meter), attributes.map(({ name }) => name), attributes.map(({ isMetadata }) => isMetadata), attributes.map(({ kind }) => kind)]);
}

export const frameAttributesIn = (pool: Pool, ask: AskStore): FrameAttributes => ({
  note: (attributes) => ask(() => noteAttributes(pool, attributes)),
  of: (meters) => ask(async () => {
    const { rows } = await pool.query<FrameAttribute>(`select meter, name, is_metadata as "isMetadata", kind from frame_attribute where meter = any($1::text[]) order by 1, 2, 3, 4`, [meters.map((meter) => meter)]);
    return rows;
  }),
});

export const collectorNotesIn = (pool: Pool, ask: AskStore): CollectorNotes => ({
  mappings: (collector) => ask(async () => {
    const { rows } = await pool.query<CollectorMapping>(`select service, collector from collector_mapping where $1::text is null or collector = $1 order by service collate "C"`, [collector]);
    return rows;
  }),
  mapping: (service) => ask(async () => {
    const { rows } = await pool.query<CollectorMapping>('select service, collector from collector_mapping where service = $1', [service]);
    return rows[0] ?? null;
  }),
  map: ({ service, collector }) => ask(async () => {
    for (const text of [service, collector]) assertStorable(text);
    await pool.query('insert into collector_mapping (service, collector) values ($1, $2) on conflict (service) do update set collector = excluded.collector', [service, collector]);
  }),
  unmap: (service) => ask(async () => (await pool.query('delete from collector_mapping where service = $1', [service])).rowCount === 1),
  isEnabled: (name) => ask(async () => {
    const { rows } = await pool.query<{ enabled: boolean }>('select is_enabled as enabled from collector_state where name = $1', [name]);
    return rows[0]?.enabled === true;
  }),
  enable: (name, isEnabled) => ask(async () => {
    assertStorable(name);
    await pool.query('insert into collector_state (name, is_enabled) values ($1, $2) on conflict (name) do update set is_enabled = excluded.is_enabled', [name, isEnabled]);
  }),
});
