/** Opens the store: finds the database, brings it up to date, and hands out what works on it; or only looks at it. */
import type { Inspection } from './inspection.ts';
import type { Store, StoreOptions } from './store.ts';

/**
 * Opens the user's database, or starts or joins the embedded one. The database code is loaded here and not before:
 * commands that keep nothing do without it.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { PostgresStore } = await import('./postgres-store.ts');
  return PostgresStore.open(options);
}

/** Looks at the database and changes nothing in it. Throws `StorageUnavailable` where it cannot be reached or is too old. */
export async function inspectStore(options: StoreOptions): Promise<Inspection> {
  const { inspect } = await import('./inspect.ts');
  return inspect(options);
}
