/** What is collected: one rating type of `metrics.yml`. Knows nothing of where it is collected from, of meters or of prices. */
import type { Rational } from '../money/index.ts';
import type { Place } from '../yaml/index.ts';

export const mutators = ['NONE', 'NUMBOOL', 'NOTNUMBOOL', 'FLOOR', 'CEIL', 'MAP'] as const;
export type Mutator = (typeof mutators)[number];

/** From what a source says to a quantity: times the factor, plus the offset, then mutated. */
export interface Conversion {
  readonly factor: Rational;
  readonly offset: Rational;
  readonly mutate: Mutator;
  /** Of `MAP`: a number that is not named becomes 0. `null` with every other mutator. */
  readonly map: readonly (readonly [from: Rational, to: Rational])[] | null;
}

/** A point as a skip expression sees it. */
export interface SkippablePoint {
  /** A decimal number, as a conversion gives it. */
  readonly quantity: string;
  readonly unit: string;
  readonly groupby: ReadonlyMap<string, string>;
  readonly metadata: ReadonlyMap<string, string>;
}

export type SkipAnswer =
  | { readonly kind: 'skipped' }
  /** `reason` says why the expression could not be worked out: a point that nobody could judge is kept. */
  | { readonly kind: 'kept'; readonly reason: string | null };

/** Compiled from text, and interpreted. */
export interface SkipExpression {
  readonly text: string;
  /** Whether it skips every point, whatever the point says. */
  readonly isAlways: boolean;
  answer(point: SkippablePoint): SkipAnswer;
}

export interface Metric {
  /** As the source calls it. */
  readonly sourceName: string;
  /** The meter: `alt_name`, or else the source's name. */
  readonly name: string;
  /** Of the quantity after conversion. */
  readonly unit: string;
  readonly description: string | null;
  /** Attributes by which points are told apart, as configured, without the scope key. */
  readonly groupby: readonly string[];
  /** Further attributes. */
  readonly metadata: readonly string[];
  readonly conversion: Conversion;
  /** Its own, or that of the whole configuration. `null` where no point is ever skipped. */
  readonly skip: SkipExpression | null;
  /** For its collector, which checks them. */
  readonly extraArgs: Readonly<Record<string, unknown>>;
  /** Where it stands: `metrics.yml:12:3`. */
  readonly place: string;
  readonly places: MetricPlaces;
}

/** Where parts of a metric stand, for what is found out about them later. */
export interface MetricPlaces {
  /** Of the meter's name. */
  readonly name: Place;
  readonly unit: Place;
  readonly fields: Place;
}
