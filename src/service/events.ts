/** What a service tells of itself while it works, for whoever counts. Nobody has to listen, and nothing waits for those who do. */
import type { Totals } from '../intake/index.ts';
import type { Removal } from '../storage/index.ts';

/** Periods of a scope that were stored in one transaction. */
export interface RatedPeriods {
  readonly scope: string;
  readonly periods: number;
  readonly totals: Totals;
  /** Points that skip expressions left out. */
  readonly skipped: number;
  /** Until the sources had answered. */
  readonly collectSeconds: number;
  /** From then on until all was stored. */
  readonly rateSeconds: number;
}

/** A scope that could not be rated, and is tried again later. */
export interface FailedScope {
  readonly scope: string;
  readonly sentence: string;
  /** Since the last success, this one included. */
  readonly failures: number;
}

/** A fetcher that was asked for scopes. */
export interface AskedFetcher {
  readonly fetcher: string;
  /** What it said; `null` where it did not answer. */
  readonly scopes: number | null;
}

/** A dropped file that was dealt with. */
export interface DroppedFile {
  readonly file: string;
  readonly outcome: 'taken' | 'changed' | 'failed';
  /** Of what was stored; `null` where nothing was. */
  readonly totals: Totals | null;
}

export interface ServiceEvents {
  onRated?(rated: RatedPeriods): void;
  onFailed?(failed: FailedScope): void;
  onFetched?(asked: AskedFetcher): void;
  onFile?(dropped: DroppedFile): void;
  /** What is older than it is to be kept was looked for, and removed as far as there was any. */
  onRetained?(removal: Removal): void;
  /** It has looked for what is due, whether it found something or could not. */
  onLooked?(): void;
}
