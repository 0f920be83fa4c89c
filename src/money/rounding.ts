/** The roundings of the language. A rounding happens where a rule file says so and nowhere else. */
import { decimalsNeeded } from './decimal.ts';
import { type Rational, divide, isNegative, multiply, negate, rational } from './rational.ts';

export const roundingModes = ['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor'] as const;
export type RoundingMode = (typeof roundingModes)[number];

/** How the amounts of a rulebook are rounded: to `decimals` in a mode, or not at all. */
export type Rounding = { readonly decimals: bigint; readonly mode: RoundingMode | 'none' };

/** Amounts that are not rounded still end here: a third of a euro would never end. */
export const endlessDecimals = 28n;

/** How what is left of a number stands to a half of its step: below it, at it or above it. */
export type ToHalf = -1 | 0 | 1;

/** Whether a magnitude of which something is left goes up to the next whole number. `odd` speaks of the whole number below. */
export function goesUp(mode: RoundingMode, odd: boolean, toHalf: ToHalf, negative: boolean): boolean {
  switch (mode) {
    case 'up': return true;
    case 'down': return false;
    case 'ceiling': return !negative;
    case 'floor': return negative;
    case 'half_up': return toHalf >= 0;
    case 'half_down': return toHalf > 0;
    case 'half_even': return toHalf > 0 || (toHalf === 0 && odd);
  }
}

/** The whole number next to `value`. `half_up` is away from zero; there is no negative zero. */
export function roundToWhole(value: Rational, mode: RoundingMode): Rational {
  const negative = isNegative(value);
  const magnitude = negative ? negate(value) : value;
  const quotient = magnitude.numerator / magnitude.denominator;
  const remainder = magnitude.numerator % magnitude.denominator;
  if (remainder === 0n) return value;
  const [twice, { denominator }] = [2n * remainder, magnitude];
  const toHalf = twice > denominator ? 1 : twice === denominator ? 0 : -1;
  const whole = goesUp(mode, quotient % 2n === 1n, toHalf, negative) ? quotient + 1n : quotient;
  return rational(negative ? -whole : whole);
}

/** The multiple of `step` next to `value`; the step is above zero. */
export function roundToStep(value: Rational, step: Rational, mode: RoundingMode): Rational {
  return multiply(roundToWhole(divide(value, step), mode), step);
}

export function roundToDecimals(value: Rational, decimals: bigint, mode: RoundingMode): Rational {
  return roundToStep(value, rational(1n, 10n ** decimals), mode);
}

/** An exact amount as the rulebook books it. Mode `none` keeps every digit; what needs more than 28 decimals is rounded half_even there. */
export function roundAmount(exact: Rational, rounding: Rounding): Rational {
  if (rounding.mode !== 'none') return roundToDecimals(exact, rounding.decimals, rounding.mode);
  const needed = decimalsNeeded(exact);
  return needed !== null && needed <= endlessDecimals ? exact : roundToDecimals(exact, endlessDecimals, 'half_even');
}

/** The mode that `round(x, step)` uses: the currency's own, or half_even where amounts are not rounded. */
export const stepMode = (rounding: Rounding): RoundingMode => (rounding.mode === 'none' ? 'half_even' : rounding.mode);

export const ceilingOf = (value: Rational): Rational => roundToWhole(value, 'ceiling');
export const floorOf = (value: Rational): Rational => roundToWhole(value, 'floor');
