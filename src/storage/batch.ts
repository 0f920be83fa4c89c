/**
 * Points and what came of them as columns: the shape in which an intake takes many at a time. Texts are codes of dictionaries; what
 * else many points share is named once, in lists. Dictionaries and lists may be used again for the next batch, and should: what is
 * known of them is kept as long as they are.
 */
import type { CodedColumn, NumberColumn } from '../columns/index.ts';
import type { Rational } from '../money/index.ts';

/** A unit as the sender gives it, and what it is in the unit of its meter. */
export interface UnitForm {
  readonly unit: string;
  readonly meterUnit: string;
  /** How many of the meter's unit one of `unit` is; `null` where that is not known. */
  readonly inMeterUnit: Rational | null;
}

/** Points of a batch, before anything is known of them. */
export interface PointColumns {
  /** How many rows there are; arrays may be longer. */
  readonly count: number;
  readonly meter: CodedColumn;
  readonly scope: CodedColumn;
  /** All fields, whether rules read them or not. Points are told apart by their texts, whatever their kinds. */
  readonly fields: ReadonlyMap<string, CodedColumn>;
  readonly units: readonly UnitForm[];
  /** By row, a place in `units`. */
  readonly unitOf: Uint32Array;
  /** The senders' own ids; `null` where no row has one. */
  readonly ids: readonly (string | null)[] | null;
  /** The how-manieth equal point of its input a row without an id is, from 0; `null` where all are the first. */
  readonly n: Uint32Array | null;
  /** Instants, as microseconds since 1970. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** As given, in the row's unit. */
  readonly quantity: NumberColumn;
}

/** What came of a point, without its numbers. */
export interface OutcomeForm {
  readonly status: 'rated' | 'unrated' | 'stopped';
  readonly code: string | null;
  readonly reason: string | null;
  /** How many points it stands for; one where it is not said. */
  readonly points?: -1 | 0 | 1;
  /** The rule of a charge line; `null` where there is none. */
  readonly line: { readonly module: string; readonly rule: string; readonly at: string; readonly currency: string } | null;
}

/** The second and later charge lines of points, in the order of their points. */
export interface FurtherLines {
  readonly count: number;
  /** By line, the row of its point. */
  readonly row: Uint32Array;
  readonly outcomeOf: Uint32Array;
  readonly amount: NumberColumn;
  /** By line, the quantity that the rule priced, in the meter's unit, where it is not the point's. */
  readonly charged: ReadonlyMap<number, Rational>;
}

/** Points to be kept, with their charges. */
export interface StoredBatch {
  readonly points: PointColumns;
  /** By row: anything but 0 leaves the row out. What `knownOf` answered may be given here. `null` keeps all. */
  readonly leaveOut: Uint8Array | null;
  readonly outcomes: readonly OutcomeForm[];
  /** By row, a place in `outcomes`: of the first charge line, where there is one. */
  readonly outcomeOf: Uint32Array;
  /** Of the first charge line. */
  readonly amount: NumberColumn;
  /** By row, the quantity that the first line's rule priced, in the meter's unit, where it is not the point's. */
  readonly charged: ReadonlyMap<number, Rational>;
  readonly further: FurtherLines | null;
}

/** What the store says of a point: nobody knows it, it is there already, or another with its identity is. */
export const standing = { fresh: 0, known: 1, contradicts: 2 } as const;
