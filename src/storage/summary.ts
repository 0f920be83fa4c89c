/** Questions for totals and their answers. Every sum is exact; amounts of different currencies are never added. */
import type { Rational } from '../money/index.ts';
import type { Instant } from '../time/index.ts';

/** What a summary may be grouped by besides the fields of points. */
export const dimensions = ['scope', 'meter', 'unit', 'status', 'day', 'month', 'module', 'rule', 'currency'] as const;
export type Dimension = (typeof dimensions)[number];

export interface SummaryQuery {
  /**
   * Dimensions or names of fields, in the order of the key. A field that is named like a dimension, `unit` say, is
   * reached as `field:unit`.
   */
  readonly by: readonly string[];
  /** Points that start at or after this instant, and limit lines whose window has its last moment then. */
  readonly from: Instant | null;
  /** Points that start before this instant, and limit lines whose window has its last moment then. */
  readonly to: Instant | null;
  /** The IANA zone whose calendar `day` and `month` follow. */
  readonly timezone: string;
  /** In place of days of the calendar, `day` is a span of so many seconds; its text is the number of those since 1970 in UTC. Not together with `month`. */
  readonly daySeconds?: number;
  /** Dimensions or fields, and the text that each must have: of several texts any, of none nothing has it. */
  readonly filters?: ReadonlyMap<string, string | readonly string[]>;
}

export interface AmountSum {
  readonly currency: string;
  readonly amount: Rational;
}

export interface QuantitySum {
  /** As it was given; the meter's unit where several of one dimension were used. */
  readonly unit: string;
  readonly quantity: Rational;
}

/** A point counts once, however many charges it has. */
export interface Tally {
  readonly points: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  /** Charges and limit lines. Ordered by currency; empty where nothing was charged. */
  readonly amounts: readonly AmountSum[];
  /** What of the amounts limits added or took away; belongs to no point. */
  readonly limits: readonly AmountSum[];
  /** Ordered by unit. */
  readonly quantities: readonly QuantitySum[];
}

export interface SummaryRow extends Tally {
  /** One text for each of `by`; `null` where a point has no such field or no charge, and where a limit line does not say. */
  readonly key: readonly (string | null)[];
}

export interface Summary {
  /** Ordered by key, by code point, `null` last. A point with charges of two rules stands in two rows when grouped by rule. */
  readonly rows: readonly SummaryRow[];
  /** Of all points and limit lines asked for, each counted once. */
  readonly total: Tally;
}
