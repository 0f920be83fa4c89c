/**
 * The product from bytes to the database: NDJSON, validated, priced, stored with charges in one transaction.
 *
 * To switch to another path, change `storeLines` alone; sums are read back by the store's own summary. Tables are found by asking the database, so a new layout needs nothing here.
 */
import { Readable } from 'node:stream';
import { readUsageColumns } from '../../src/collect/index.ts';
import { storeColumns } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Rulebook } from '../../src/rulebook/index.ts';
import { type Store, openStore } from '../../src/storage/index.ts';
import { piecesOf } from '../workloads/ndjson.ts';

export const openProductStore = (databaseUrl: string, dataDirectory: string): Promise<Store> => openStore({ databaseUrl, dataDirectory });

/** Rates and stores; gives how many points were rated, and the sum of their charges. */
export async function storeLines(store: Store, rulebook: Rulebook, bytes: Buffer): Promise<{ readonly rated: number; readonly total: string }> {
  const { rated, amount } = await storeColumns(store, rulebook, readUsageColumns(Readable.from(piecesOf(bytes)), { format: 'ndjson', coded: 'all' }), { source: 'bench', onWarning: () => {} });
  return { rated, total: decimalText(amount) };
}

/** What the database says afterwards, by project and meter. */
export async function storedSums(store: Store): Promise<ReadonlyMap<string, string>> {
  const { rows } = await store.summary({ by: ['project', 'meter'], from: null, to: null, timezone: 'UTC' });
  return new Map(rows.map(({ key, amounts }) => [key.join(' '), amounts.map(({ amount }) => decimalText(amount)).join(' and ')]));
}
