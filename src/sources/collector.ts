/** What gives usage: a collector is asked for one metric of one scope over consecutive periods. Knows nothing of rules, of the store, or of when it is asked. */
import type { Metric } from '../metrics/index.ts';
import type { Period } from '../time/index.ts';

export interface CollectRequest {
  readonly scope: string;
  readonly metric: Metric;
  /** Consecutive, of one length, at least one. */
  readonly periods: readonly Period[];
  /** Ends the request: the work is no longer wanted, or has taken too long. */
  readonly signal: AbortSignal;
}

/** What a source says of one thing that it measures: its attributes, and a number for each period in which it was there. */
export interface CollectedSeries {
  /** By name, those of `groupby` and `metadata`, the scope key among them only where the source gave it. An attribute that the source does not know is the empty text. */
  readonly attributes: ReadonlyMap<string, string>;
  /** By value, a place in the request's periods; rising. */
  readonly periods: readonly number[];
  /** Exact decimal numbers as text, as the source wrote them, before conversion: `0.1`, `1e+06`. What is no finite number is kept as written, `NaN`, and refused by who reads it. */
  readonly values: readonly string[];
}

/** What a person who looks for missing usage wants to know. None of these is an error. */
export interface CollectNote {
  /**
   * `no data`: the source has nothing of the scope in any period; the sentence says whether it knows the metric. `label missing`: series without an attribute that the metric
   * names. `warning`: the source answers, and has something to say.
   */
  readonly kind: 'no data' | 'label missing' | 'warning';
  readonly sentence: string;
}

export interface Collected {
  readonly series: readonly CollectedSeries[];
  readonly notes: readonly CollectNote[];
}

export interface Collector {
  /** As configured. */
  readonly name: string;
  /** The attribute that names the scope. */
  readonly scopeKey: string;
  readonly metrics: readonly Metric[];
  /** Throws a `SourceFailure`; an answer is whole or it is none. */
  collect(request: CollectRequest): Promise<Collected>;
  /** Lets go of connections. */
  close(): Promise<void>;
}
