/** Usage points as columns: what a reader hands over many points at a time. Knows nothing of meters or prices. */
import type { Rational } from '../money/index.ts';
import type { Refusal, UsagePoint } from '../rating/point.ts';
import type { Dictionary } from './dictionary.ts';
import type { IdColumn } from './ids.ts';

/** Values by row, as codes of a dictionary. `absent` where a row has none. */
export interface CodedColumn {
  readonly dictionary: Dictionary;
  readonly codes: Uint32Array;
}

/** One limb of two: `high × limb + low`. Both have the sign of the number. */
export const limb = 10_000_000;

/**
 * Exact decimal numbers by row: `coefficients / 10^decimals`, or `(coefficients × 10^7 + low) / 10^decimals` where there are two limbs. All
 * coefficients are safe integers. A number that is too large for that stands in `wide`, and its coefficient is `NaN`.
 */
export interface NumberColumn {
  readonly decimals: number; // not money: digits after the point
  readonly coefficients: Float64Array;
  readonly low: Float64Array | null;
  readonly wide: ReadonlyMap<number, Rational>;
}

/** A refusal and the row that follows it, so that an input can be answered in its own order. */
export interface PlacedRefusal {
  readonly before: number;
  readonly refusal: Refusal;
}

/**
 * Points in the order of the input, and the refusals between them. Its arrays belong to whoever gets it: nobody writes to them any more. `placeOf`, `pointAt`
 * and `ids.textAt` may go back to the bytes of the input, and answer until the next batch is asked for.
 */
export interface UsageBatch {
  /** How many rows there are; arrays may be longer. */
  readonly count: number;
  readonly refusals: readonly PlacedRefusal[];
  /** `null` where no row has an id. */
  readonly ids: IdColumn | null;
  readonly meter: CodedColumn;
  readonly scope: CodedColumn;
  readonly unit: CodedColumn;
  /** Instants, as microseconds since 1970. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** As given, in `unit`. */
  readonly quantity: NumberColumn;
  /** What each row costs, where its sender says that; 0 leaves it to the rules. */
  readonly prices?: NumberColumn;
  /** The fields that were asked for, where some row of the batch has them. */
  readonly fields: ReadonlyMap<string, CodedColumn>;
  /** Two times 32 bits over meter, scope, period and all fields, whatever their order: equal for equal points, else hardly ever. */
  readonly fingerprints: { readonly high: Uint32Array; readonly low: Uint32Array };
  /** Names of fields that were not asked for, with the row in which the batch shows them first. */
  readonly unread: ReadonlyMap<string, number>;
  /** The line or other place at which a row stands, for messages. */
  placeOf(row: number): string;
  /** The row as a point of its own, with all its fields. Dear: for few rows. */
  pointAt(row: number): UsagePoint;
}
