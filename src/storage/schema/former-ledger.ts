/** Usage in the layout of before the first release is not moved to the compact ledger: it is refused, so that nobody loses it unawares. */
import type { PoolClient } from 'pg';
import { StorageUnavailable } from '../unavailable.ts';

export async function refuseFormerLedger(client: PoolClient): Promise<void> {
  const { rows: tables } = await client.query<{ found: boolean }>(`select exists (select from pg_class where oid = to_regclass('usage_point') and relkind = 'r') as found`);
  if (tables[0]?.found !== true) return;
  const { rows } = await client.query<{ kept: boolean }>('select exists (select from usage_point) as kept');
  if (rows[0]?.kept !== true) return;
  throw new StorageUnavailable(
    'the database holds usage in the layout of an unreleased Tariff, which this one does not read: rate that usage again into a new database (TARIFF_DATA names another folder, DATABASE_URL another server), then delete the old one');
}
