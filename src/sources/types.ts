/** The types of collectors and fetchers, and how one of each is opened. Adding one means a line here. Knows nothing of how any of them works. */
import type { z } from 'zod';
import type { Metric } from '../metrics/index.ts';
import type { Collector } from './collector.ts';
import type { Fetcher } from './fetcher.ts';

export interface CollectorContext {
  /** The attribute that names the scope. */
  readonly scopeKey: string;
  readonly metrics: readonly Metric[];
  /** Milliseconds since 1970; the system's clock when it is not given. */
  readonly now?: () => number;
}
export interface FetcherContext {
  readonly now?: () => number;
}

export interface SourceType<Context, Opened> {
  /** Of its section in the configuration. */
  readonly options: z.ZodType;
  /** `options` are those of the schema, checked already or not. Asks nothing yet; throws a `SourceFailure` where a file that they name cannot be read. */
  open(name: string, options: unknown, context: Context): Opened;
}
export type CollectorType = SourceType<CollectorContext, Collector>;
export type FetcherType = SourceType<FetcherContext, Fetcher>;

/** Ties the options of a type to what takes them. */
export function sourceType<Context, Opened, Options>(options: z.ZodType<Options>, open: (name: string, options: Options, context: Context) => Opened): SourceType<Context, Opened> {
  return { options, open: (name, given, context) => open(name, options.parse(given), context) };
}
