/**
 * Numbers of many points at once, exactly. A vector takes the narrowest shape that cannot overflow, which its bounds decide before a
 * kernel runs: one safe integer, two or more limbs, a large integer on one scale, or a rational for each value. Knows nothing of points.
 */
import { limb } from '../../columns/index.ts';
import { takeNumbers } from './arena.ts';
import { type Rational, absolute, divide, isNegative, multiply, negate, rational, zero } from '../../money/index.ts';

/** The largest integer up to which every integer is itself. */
export const largest = Number.MAX_SAFE_INTEGER; // not money: 2^53 - 1

export interface Constant {
  readonly kind: 'constant';
  readonly value: Rational;
}

/** Each value is `coefficient × unit`; coefficients are safe integers between the bounds, and the unit is above zero. */
export interface Whole {
  readonly kind: 'whole';
  readonly unit: Rational;
  readonly coefficients: Float64Array;
  readonly least: number;
  readonly most: number;
}

/** Each value is `(high × 10^7 + low) × unit`; both limbs have the sign of the value. `bound` is the largest magnitude of `high`. */
export interface Limbs {
  readonly kind: 'limbs';
  readonly unit: Rational;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly bound: number;
}

/** Each value is its limbs of base 10^7, the least first, times the unit; all of them have the sign of the value. */
export interface Long {
  readonly kind: 'long';
  readonly unit: Rational;
  readonly limbs: readonly Float64Array[];
}

/** Each value is `coefficient × unit`, and each coefficient is below 2^bits. */
export interface Big {
  readonly kind: 'big';
  readonly unit: Rational;
  readonly coefficients: readonly bigint[];
  readonly bits: number;
}

/** The general case. */
export interface Exact {
  readonly kind: 'exact';
  readonly values: readonly Rational[];
}

export type NumberVector = Constant | Whole | Limbs | Long | Big | Exact;

export const constant = (value: Rational): Constant => ({ kind: 'constant', value });
export const exact = (values: readonly Rational[]): Exact => ({ kind: 'exact', values });

export const boundOf = ({ least, most }: { readonly least: number; readonly most: number }): number => Math.max(-least, most, 0);

const bigLimb = BigInt(limb);

/** One value of a vector. */
export function valueAt(vector: NumberVector, index: number): Rational {
  switch (vector.kind) {
    case 'constant': return vector.value;
    case 'exact': return vector.values[index] ?? zero;
    case 'whole': return times(vector.unit, BigInt(vector.coefficients[index] ?? 0));
    case 'big': return times(vector.unit, vector.coefficients[index] ?? 0n);
    case 'long': return times(vector.unit, integerAt(vector, index));
    case 'limbs': return times(vector.unit, BigInt(vector.high[index] ?? 0) * bigLimb + BigInt(vector.low[index] ?? 0));
  }
}

/** The coefficient of one value. */
export function integerAt({ limbs }: Long, index: number): bigint {
  let value = 0n;
  for (let place = limbs.length - 1; place >= 0; place--) value = value * bigLimb + BigInt(limbs[place]![index]!);
  return value;
}

const times = (unit: Rational, coefficient: bigint): Rational => rational(unit.numerator * coefficient, unit.denominator);

export function toExact(vector: NumberVector, count: number): readonly Rational[] {
  if (vector.kind === 'exact') return vector.values;
  return Array.from({ length: count }, (_, index) => valueAt(vector, index));
}

/** The vector times a number, at no cost: the unit carries it. */
export function scaled(vector: NumberVector, by: Rational): NumberVector {
  if (by.numerator === 0n) return constant(zero);
  switch (vector.kind) {
    case 'constant': return constant(multiply(vector.value, by));
    case 'exact': return exact(vector.values.map((value) => multiply(value, by)));
    case 'whole': case 'limbs': case 'long': case 'big': {
      const unit = multiply(vector.unit, absolute(by));
      return isNegative(by) ? negated({ ...vector, unit }) : { ...vector, unit };
    }
  }
}

export function negated(vector: NumberVector): NumberVector {
  switch (vector.kind) {
    case 'constant': return constant(negate(vector.value));
    case 'exact': return exact(vector.values.map(negate));
    case 'whole': return { ...vector, coefficients: turned(vector.coefficients), least: 0 - vector.most, most: 0 - vector.least };
    case 'limbs': return { ...vector, high: turned(vector.high), low: turned(vector.low) };
    case 'long': return { ...vector, limbs: vector.limbs.map(turned) };
    case 'big': return { ...vector, coefficients: vector.coefficients.map((value) => -value) };
  }
}

function turned(values: Float64Array): Float64Array {
  const result = takeNumbers(values.length);
  for (let index = 0; index < values.length; index++) result[index] = 0 - values[index]!;
  return result;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The largest number of which both are whole multiples; zero counts for nothing. */
export function commonUnit(a: Rational, b: Rational): Rational {
  if (a.numerator === 0n) return absolute(b);
  if (b.numerator === 0n) return absolute(a);
  return rational(gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator);
}

/** How many units a number is, where that is a safe integer; else `null`. */
export function unitsIn(value: Rational, unit: Rational): number | null {
  const quotient = divide(value, unit);
  if (quotient.denominator !== 1n) return null;
  const count = Number(quotient.numerator); // not money: checked to be the same integer
  return Math.abs(count) <= largest ? count : null;
}

/** The vector as whole multiples of a smaller unit, or `null` where they would not be safe integers. */
export function inUnit(vector: Constant | Whole, unit: Rational, count: number): Whole | null {
  if (vector.kind === 'constant') {
    const coefficient = unitsIn(vector.value, unit);
    return coefficient === null ? null : { kind: 'whole', unit, coefficients: takeNumbers(count).fill(coefficient), least: coefficient, most: coefficient };
  }
  const factor = unitsIn(vector.unit, unit);
  if (factor === null || boundOf(vector) * factor > largest) return null;
  if (factor === 1) return vector;
  const { coefficients } = vector;
  const result = takeNumbers(count);
  for (let index = 0; index < count; index++) result[index] = coefficients[index]! * factor;
  return { kind: 'whole', unit, coefficients: result, least: vector.least * factor, most: vector.most * factor };
}

/** A list of numbers as whole multiples of one unit, or the numbers themselves where that does not fit. */
export function vectorOf(values: readonly Rational[]): Whole | Big | Exact {
  let unit = zero;
  for (const value of values) unit = commonUnit(unit, value);
  if (unit.numerator === 0n) unit = rational(1n);
  if (!isHandy(unit)) return exact(values);
  const coefficients = new Float64Array(values.length);
  let [least, most] = [0, 0];
  for (const [index, value] of values.entries()) {
    const coefficient = unitsIn(value, unit);
    if (coefficient === null) return bigIn(unit, values);
    coefficients[index] = coefficient;
    if (coefficient < least) least = coefficient;
    if (coefficient > most) most = coefficient;
  }
  return { kind: 'whole', unit, coefficients, least, most };
}

const handy = 1n << 512n;
/** Whether whole multiples of a unit are cheaper than the numbers themselves. */
export const isHandy = ({ numerator, denominator }: Rational): boolean => numerator < handy && denominator < handy;

/** How many bits the magnitude of an integer has. */
export const bitsOf = (value: bigint): number => (value < 0n ? -value : value).toString(16).length * 4;

/** Numbers that are whole multiples of a unit, as such. */
export function bigIn(unit: Rational, values: readonly Rational[]): Big {
  let bits = 1;
  const coefficients = values.map((value) => {
    const quotient = divide(value, unit);
    if (quotient.denominator !== 1n) throw new RangeError('INVARIANT: the unit divides every number of the list');
    bits = Math.max(bits, bitsOf(quotient.numerator));
    return quotient.numerator;
  });
  return { kind: 'big', unit, coefficients, bits };
}

/** The values at some positions. */
export function gathered(vector: NumberVector, positions: Int32Array): NumberVector {
  const count = positions.length;
  switch (vector.kind) {
    case 'constant': return vector;
    case 'exact': return exact(Array.from(positions, (position) => vector.values[position] ?? zero));
    case 'long': return { ...vector, limbs: vector.limbs.map((own) => pick(own, positions, count)) };
    case 'big': return { ...vector, coefficients: Array.from(positions, (position) => vector.coefficients[position] ?? 0n) };
    case 'whole': return { ...vector, coefficients: pick(vector.coefficients, positions, count) };
    case 'limbs': return { ...vector, high: pick(vector.high, positions, count), low: pick(vector.low, positions, count) };
  }
}

function pick(from: Float64Array, positions: Int32Array, count: number): Float64Array {
  const result = takeNumbers(count);
  for (let index = 0; index < count; index++) result[index] = from[positions[index]!]!;
  return result;
}
