/** Opens the store: finds the database, brings it up to date, and hands out what works on it. */
import type { Store, StoreOptions } from './store.ts';

/**
 * Opens the user's database, or starts or joins the embedded one. The database code is loaded here and not before:
 * commands that keep nothing do without it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { PostgresStore } = await import('./postgres-store.ts');
  return PostgresStore.open(options);
}
