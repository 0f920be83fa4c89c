/** What an intake writes: points with their verdicts, and the run that brought them. Knows nothing of where they came from. */
import type { Rational } from '../money/index.ts';
import type { Verdict } from '../rating/charge.ts';
import type { FieldValue } from '../rating/point.ts';
import type { LimitSum } from '../rating/index.ts';
import type { TotalKey } from '../rating/running-totals.ts';
import type { Instant, Period } from '../time/index.ts';

export interface IntakeRun {
  readonly rulebookHash: string;
  /** The file's name, or `api`. */
  readonly source: string;
  /** Names of the limits that count its points. */
  readonly limits?: readonly string[];
}

export interface RunCounts {
  readonly read: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  readonly refused: number;
  /** Points that were there already. */
  readonly known: number;
}

export interface StoredPoint {
  /** SHA-256 of what makes it the same point. */
  readonly key: Uint8Array;
  /** SHA-256 of everything it says, quantity included. */
  readonly content: Uint8Array;
  readonly id: string | null;
  readonly meter: string;
  readonly scope: string;
  readonly period: Period;
  /** As given, in `unit`: a number that decimals can write. */
  readonly quantity: Rational;
  readonly unit: string;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly verdict: Verdict;
  /** The unit of the charges' quantities. */
  readonly meterUnit: string;
}

/** A running total as it is kept: in base units of what its rule prices. */
export interface KeptTotal {
  readonly key: TotalKey;
  readonly total: Rational;
}

/** One open intake. Its methods are called one after the other, never two at once. */
export interface Intake {
  readonly runId: bigint;
  /** Which of these keys are kept already: hex key to hex content. */
  known(keys: readonly Uint8Array[]): Promise<ReadonlyMap<string, string>>;
  /** Keeps points that are new, with their charges. Call it with thousands at a time. */
  write(points: readonly StoredPoint[]): Promise<void>;
  /** Running totals of windows that begin at or after the instant. */
  totals(from: Instant): Promise<readonly KeptTotal[]>;
  /** Keeps totals as they are now; of several for one key the last counts. */
  keepTotals(totals: readonly KeptTotal[]): Promise<void>;
  /** Adds to the sums of limits what this run's lines come to. */
  addToLimits(sums: readonly LimitSum[], currency: string): Promise<void>;
  /** Notes what came of the run. */
  finish(counts: RunCounts): Promise<void>;
}
