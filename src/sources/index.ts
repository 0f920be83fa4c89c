/** Where scopes and usage come from: fetchers and collectors. Knows nothing of rules or of the store. */
export type { Collected, CollectedSeries, CollectNote, CollectRequest, Collector } from './collector.ts';
export { SourceFailure } from './failure.ts';
export type { Fetcher } from './fetcher.ts';
export * from './options.ts';
export { checkExtraArgs } from './extra-args.ts';
export { collectorTypes, fetcherTypes } from './all-types.ts';
export type { CollectorContext, CollectorType, FetcherContext, FetcherType } from './types.ts';
export { type JudgedToken, type TokenJudge, tokenJudge } from './keystone/judge.ts';
