/**
 * Tiers as a function F of a running total: what so much costs in all. The price of a change is the difference of two F, so the
 * sum does not depend on how usage was cut, and a correction is a credit. Upper bounds are inclusive; F(0) = 0.
 */
import { type Rational, add, compare, isNegative, isZero, minimum, multiply, subtract, zero } from '../money/index.ts';
import type { Place } from './tariff.ts';

/** One row of a tier list; bounds rise, and only the last row has none. */
export interface Tier {
  /** The largest total that belongs to the tier, in base units; `null` is `beyond`. */
  readonly bound: Rational | null;
  /** Money per base unit. */
  readonly price: Rational;
  /** Paid once per window, when the total first exceeds the lower bound. */
  readonly flat: Rational;
  /** Totals that reach this tier have no price. */
  readonly unrated: boolean;
  readonly text: string;
  readonly place: Place;
}

export type TierMode = 'graduated' | 'volume';

/** What a total costs, and the tier it reaches. `tier` is `null` past the last bound. */
export interface TierTotal {
  readonly amount: Rational;
  readonly tier: Tier | null;
}

/** The tier of a total: the first whose bound it does not exceed. A total of zero or less is in the first. */
function tierOf(tiers: readonly Tier[], total: Rational): Tier | null {
  return tiers.find(({ bound }) => bound === null || compare(total, bound) <= 0) ?? null;
}

/**
 * The tier without a price that keeps a change of the total from being priced, if there is one: for graduated tiers any that the
 * change passes through, for volume tiers those where it begins and ends. A total of zero is in no tier.
 */
export function unratedTier(mode: TierMode, tiers: readonly Tier[], before: Rational, after: Rational): Tier | null {
  const reached = [before, after].filter((total) => !isZero(total)).flatMap((total) => tierOf(tiers, total) ?? []).find(({ unrated }) => unrated);
  if (reached !== undefined || mode === 'volume') return reached ?? null;
  const [low, high] = compare(before, after) <= 0 ? [before, after] : [after, before];
  return tiers.find(({ unrated, bound }, index) => unrated && compare(tiers[index - 1]?.bound ?? zero, high) < 0 && (bound === null || compare(bound, low) > 0)) ?? null;
}

/** Each part of the total at the price of its own tier. */
function graduated(tiers: readonly Tier[], total: Rational): Rational {
  let [amount, lower] = [zero, zero];
  for (const { bound, price, flat } of tiers) {
    if (compare(total, lower) <= 0) break;
    const upper = bound === null ? total : minimum(total, bound);
    amount = add(amount, add(flat, multiply(price, subtract(upper, lower))));
    if (bound === null) break;
    lower = bound;
  }
  return amount;
}

export function tierTotal(mode: TierMode, tiers: readonly Tier[], total: Rational): TierTotal {
  const tier = tierOf(tiers, total);
  const [first] = tiers;
  if (isZero(total)) return { amount: zero, tier };
  // Below zero the first tier goes on without its flat: more came back than was used.
  if (isNegative(total)) return { amount: multiply(first?.price ?? zero, total), tier };
  if (mode === 'graduated') return { amount: graduated(tiers, total), tier };
  return { amount: tier === null ? zero : add(tier.flat, multiply(tier.price, total)), tier };
}
