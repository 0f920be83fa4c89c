/** A usage point: what a meter counted for a scope over a period. */
import type { Rational } from '../money/index.ts';
import type { Period } from '../time/index.ts';

/** Text, or a number in the unit that the meter declares for the field. */
export type FieldValue = string | Rational;

/**
 * A point as a reader hands it over: complete and well formed, but not yet held against the meters. Field values are
 * text; a JSON number is its own digits. `fields` leaves out what has no value.
 */
export interface UsagePoint {
  /** Where it stands in its input, for messages: `line 7`, `dataframes[0].usage.instance[3]`. */
  readonly place: string;
  /** The sender's own key, if given. */
  readonly id: string | null;
  readonly meter: string;
  readonly scope: string;
  readonly period: Period;
  /** In `unit`, exactly as given. */
  readonly quantity: Rational;
  readonly unit: string;
  readonly fields: ReadonlyMap<string, UsageValue>;
}

/** A field's value on the way in: its text, and whether the sender wrote a JSON number or truth value rather than a text. */
export interface UsageValue {
  readonly text: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'json';
}

/** An input that is not taken, with its place and cause. `code` is stable; `field` names the part that is wrong. */
export interface Refusal {
  readonly place: string;
  readonly code: string;
  readonly field: string | null;
  readonly reason: string;
}
