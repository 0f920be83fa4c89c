/** Where scopes and usage come from: fetchers and collectors. Knows nothing of rules or of the store. */
export { type Collected, type CollectedSeries, type CollectNote, type CollectRequest, type Collector, SourceFailure } from './collector.ts';
export type { Fetcher } from './fetcher.ts';
export * from './options.ts';
