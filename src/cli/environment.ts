/** What commands take from the environment. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Store, StoreOptions } from '../storage/index.ts';

/** The configuration of a deployment, where no other is named. */
export const usualConfiguration = 'tariff.yml';

export function storeOptions(onProgress: (sentence: string) => void): StoreOptions {
  return {
    databaseUrl: process.env.DATABASE_URL?.trim() || null,
    dataDirectory: path.resolve(process.env.TARIFF_DATA?.trim() || '.tariff'),
    onProgress,
  };
}

/** Whether anything can be stored already: a database of the user's own, or an embedded one that was begun. */
export function hasStore(): boolean {
  const { databaseUrl, dataDirectory } = storeOptions(() => undefined);
  return databaseUrl !== null || existsSync(dataDirectory);
}

/** Opens the store for the time of `work`. The database code is loaded here and nowhere else. */
export async function withStore<T>(onProgress: (sentence: string) => void, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../storage/index.ts');
  const store = await openStore(storeOptions(onProgress));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
