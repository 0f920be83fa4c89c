/** Roundings of vectors: to a step, and as the currency books amounts. The remainder decides, never a float. */
import { limb } from '../../columns/index.ts';
import { type Rational, type Rounding, type RoundingMode, type ToHalf, decimalsNeeded, divide, endlessDecimals, goesUp, rational, roundAmount, roundToStep } from '../../money/index.ts';
import { takeNumbers } from './arena.ts';
import { bigOf, roundedBig } from './big.ts';
import { roundedLong } from './long.ts';
import { type Limbs, type NumberVector, type Whole, boundOf, constant, exact, largest, toExact } from './vector.ts';

/** Of a remainder, without twice of it, which might be no safe integer. */
function toHalf(remainder: number, divisor: number): ToHalf {
  const rest = divisor - remainder;
  return remainder > rest ? 1 : remainder === rest ? 0 : -1;
}

/** A safe integer divided by another, above zero, and rounded. */
export function roundedInteger(value: number, divisor: number, mode: RoundingMode): number {
  if (divisor === 1) return value;
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  const quotient = Math.floor(magnitude / divisor);
  const remainder = magnitude - quotient * divisor;
  const whole = remainder !== 0 && goesUp(mode, quotient % 2 === 1, toHalf(remainder, divisor), negative) ? quotient + 1 : quotient;
  return negative ? 0 - whole : whole;
}

function roundedWhole({ coefficients, least, most }: Whole, step: Rational, factor: number, divisor: number, mode: RoundingMode, count: number): Whole {
  const result = takeNumbers(count);
  if (divisor === 1) {
    for (let index = 0; index < count; index++) result[index] = coefficients[index]! * factor;
    return { kind: 'whole', unit: step, coefficients: result, least: least * factor, most: most * factor };
  }
  for (let index = 0; index < count; index++) result[index] = roundedInteger(coefficients[index]! * factor, divisor, mode);
  return { kind: 'whole', unit: step, coefficients: result, least: Math.floor((least * factor) / divisor) - 1, most: Math.ceil((most * factor) / divisor) + 1 };
}

/** Two limbs by a divisor that fits one: long division, the quotient as one safe integer. */
function roundedLimbs({ high, low, bound }: Limbs, step: Rational, divisor: number, mode: RoundingMode, count: number): Whole {
  const result = takeNumbers(count);
  for (let index = 0; index < count; index++) {
    const [first, second] = [high[index]!, low[index]!];
    const negative = first < 0 || second < 0;
    const [upper, lower] = negative ? [-first, -second] : [first, second];
    const ofUpper = Math.floor(upper / divisor);
    const rest = (upper - ofUpper * divisor) * limb + lower;
    const ofRest = Math.floor(rest / divisor);
    const remainder = rest - ofRest * divisor;
    let quotient = ofUpper * limb + ofRest;
    if (remainder !== 0 && goesUp(mode, quotient % 2 === 1, toHalf(remainder, divisor), negative)) quotient++;
    result[index] = negative ? 0 - quotient : quotient;
  }
  const most = (Math.floor(bound / divisor) + 1) * limb + 1;
  return { kind: 'whole', unit: step, coefficients: result, least: -most, most };
}

const asNumber = (value: bigint): number => (value <= BigInt(largest) ? Number(value) : Infinity); // not money: bounds are checked where it is used

export function roundedTo(vector: NumberVector, step: Rational, mode: RoundingMode, count: number): NumberVector {
  switch (vector.kind) {
    case 'constant': return constant(roundToStep(vector.value, step, mode));
    case 'whole': {
      const ratio = divide(vector.unit, step);
      const [factor, divisor] = [asNumber(ratio.numerator), asNumber(ratio.denominator)];
      if (divisor <= largest && boundOf(vector) * factor <= largest - 2) return roundedWhole(vector, step, factor, divisor, mode, count);
      break;
    }
    case 'limbs': {
      const ratio = divide(vector.unit, step);
      const divisor = asNumber(ratio.denominator);
      if (ratio.numerator === 1n && divisor * limb <= largest && (Math.floor(vector.bound / divisor) + 1) * limb + 1 <= largest) return roundedLimbs(vector, step, divisor, mode, count);
      break;
    }
    case 'long': {
      const rounded = roundedLong(vector, step, mode, count);
      if (rounded !== null) return rounded;
      break;
    }
    case 'big': case 'exact': break;
  }
  const big = bigOf(vector, count);
  if (big !== null) return roundedBig(big, step, mode, count);
  return exact(toExact(vector, count).map((value) => roundToStep(value, step, mode)));
}

const ends = (value: Rational): boolean => {
  const needed = decimalsNeeded(value);
  return needed !== null && needed <= endlessDecimals;
};

const lastPlace = rational(1n, 10n ** endlessDecimals);

/** Exact amounts as the rulebook books them. */
export function booked(vector: NumberVector, rounding: Rounding, count: number): NumberVector {
  if (rounding.mode !== 'none') return roundedTo(vector, rational(1n, 10n ** rounding.decimals), rounding.mode, count);
  if (vector.kind === 'constant') return constant(roundAmount(vector.value, rounding));
  if (vector.kind !== 'exact' && ends(vector.unit)) return vector;
  // What ends within the bound is a multiple of the last place, and stays.
  return roundedTo(vector, lastPlace, 'half_even', count);
}
