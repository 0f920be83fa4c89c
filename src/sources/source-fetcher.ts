/** Scopes as the configuration lists them. Asks nobody. */
import type { Fetcher } from './fetcher.ts';
import { sourceFetcherOptions } from './options.ts';
import { type FetcherType, sourceType } from './types.ts';

export const sourceFetcherType: FetcherType = sourceType(sourceFetcherOptions, (name, { sources }): Fetcher => {
  const scopes = [...new Set(sources)];
  return { name, scopes: () => Promise.resolve(scopes), close: () => Promise.resolve() };
});
