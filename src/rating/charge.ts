/** What rating says of a point: charge lines, or why there are none. */
import type { Rational } from '../money/index.ts';
import type { Period } from '../time/index.ts';
import type { Movement } from './running-totals.ts';

/** What one dated block contributed to a line. The amounts of the parts add up to the line exactly. */
export interface ChargePart {
  readonly period: Period;
  /** The share of the quantity that falls into it, in the meter's unit. */
  readonly quantity: Rational;
  readonly amount: Rational;
  /** The price as its file writes it, or `null` where a formula gave the amount. */
  readonly rate: string | null;
  readonly at: string;
}

/** One charge line: one rule's rounded amount for one point. */
export interface Charge {
  readonly kind: 'price' | 'adjust';
  readonly module: string;
  readonly rule: string;
  /** Rounded as the rulebook declares, exact from here on. */
  readonly amount: Rational;
  readonly currency: string;
  /** The part of the point's quantity that this rule priced, in the meter's unit. */
  readonly quantity: Rational;
  /** File and line of the price, relative to the rulebook: `instance.tariff:8`. */
  readonly at: string;
  readonly parts: readonly ChargePart[];
}

export type Verdict =
  | { readonly status: 'rated'; readonly charges: readonly Charge[]; readonly amount: Rational; readonly currency: string; /** The running totals that the point moved. */ readonly movements: readonly Movement[] }
  /** No rule has a price for it. */
  | { readonly status: 'unrated'; readonly reason: string }
  /** It cannot be priced; `code` is a diagnostic's. */
  | { readonly status: 'stopped'; readonly code: string; readonly reason: string };
