/** Sums and products of vectors. Each kernel first proves by the bounds that no integer leaves the safe ones. */
import { limb } from '../../columns/index.ts';
import { type Rational, add as addNumbers, isZero, multiply as multiplyNumbers, zero } from '../../money/index.ts';
import { takeNumbers } from './arena.ts';
import { productOfBig, sumOfBig } from './big.ts';
import { alignedLimbs, sumOfLimbs } from './limbs.ts';
import { narrowest, productOfLong } from './long.ts';
import { type Constant, type Limbs, type NumberVector, type Whole, boundOf, commonUnit, constant, exact, inUnit, largest, negated, scaled, toExact } from './vector.ts';

/** Both as rationals, one by one: the general case. */
export function byOne(a: NumberVector, b: NumberVector, count: number, combine: (a: Rational, b: Rational) => Rational): NumberVector {
  const [left, right] = [toExact(a, count), toExact(b, count)];
  return exact(left.map((value, index) => combine(value, right[index] ?? zero)));
}

export function multiplied(a: NumberVector, b: NumberVector, count: number): NumberVector {
  if (b.kind === 'constant') return scaled(a, b.value);
  if (a.kind === 'constant') return scaled(b, a.value);
  const general = (): NumberVector => productOfLong(a, b, count) ?? productOfBig(a, b, count) ?? byOne(a, b, count, multiplyNumbers);
  if (a.kind !== 'whole' || b.kind !== 'whole') return general();
  const [boundA, boundB] = [boundOf(a), boundOf(b)];
  if (boundA * boundB <= largest) return productOfWhole(a, b, count);
  const [narrow, wide] = boundA <= boundB ? [a, b] : [b, a];
  const bound = boundOf(narrow) * (Math.floor(boundOf(wide) / limb) + 1);
  return boundOf(narrow) <= narrowest && bound <= largest ? productInLimbs(narrow, wide, bound, count) : general();
}

function productOfWhole(a: Whole, b: Whole, count: number): Whole {
  const [left, right] = [a.coefficients, b.coefficients];
  const coefficients = takeNumbers(count);
  for (let index = 0; index < count; index++) coefficients[index] = left[index]! * right[index]!;
  const corners = [a.least * b.least, a.least * b.most, a.most * b.least, a.most * b.most];
  return { kind: 'whole', unit: multiplyNumbers(a.unit, b.unit), coefficients, least: Math.min(...corners), most: Math.max(...corners) };
}

/**
 * `narrow × wide` as two limbs. The product of a narrow factor and a limb is a safe integer, so each step is exact; `Math.floor(x / limb)` is the
 * whole quotient for safe integers, since a quotient that is not whole lies further from the next integer than a rounding reaches.
 */
function productInLimbs(narrow: Whole, wide: Whole, bound: number, count: number): Limbs {
  const factors = narrow.coefficients;
  const values = wide.coefficients;
  const high = takeNumbers(count);
  const low = takeNumbers(count);
  const unit = multiplyNumbers(narrow.unit, wide.unit);
  if (narrow.least >= 0 && wide.least >= 0) {
    for (let index = 0; index < count; index++) {
      const factor = factors[index]!;
      const value = values[index]!;
      const upper = Math.floor(value / limb);
      const below = factor * (value - upper * limb);
      const carry = Math.floor(below / limb);
      high[index] = factor * upper + carry;
      low[index] = below - carry * limb;
    }
    return { kind: 'limbs', unit, high, low, bound };
  }
  for (let index = 0; index < count; index++) {
    const factor = Math.abs(factors[index]!);
    const value = Math.abs(values[index]!);
    const sign = factors[index]! < 0 !== values[index]! < 0 ? -1 : 1;
    const upper = Math.floor(value / limb);
    const below = factor * (value - upper * limb);
    const carry = Math.floor(below / limb);
    high[index] = sign * (factor * upper + carry);
    low[index] = sign * (below - carry * limb);
  }
  return { kind: 'limbs', unit, high, low, bound };
}

/** Both as whole multiples of one unit, where that is safe. */
export function aligned(a: NumberVector, b: NumberVector, count: number): readonly [Whole, Whole] | null {
  if ((a.kind !== 'whole' && a.kind !== 'constant') || (b.kind !== 'whole' && b.kind !== 'constant')) return null;
  const unit = commonUnit(a.kind === 'whole' ? a.unit : a.value, b.kind === 'whole' ? b.unit : b.value);
  if (isZero(unit)) return null;
  const left = inUnit(a, unit, count);
  const right = left === null ? null : inUnit(b, unit, count);
  return left === null || right === null ? null : [left, right];
}

/** A constant added to whole numbers, without spreading it over a vector. */
function shifted(a: Whole, by: Constant, count: number): NumberVector | null {
  const unit = commonUnit(a.unit, by.value);
  const whole = inUnit(a, unit, count);
  const shift = inUnit(by, unit, 1);
  if (whole === null || shift === null) return null;
  const step = shift.most;
  if (Math.max(Math.abs(whole.least + step), Math.abs(whole.most + step)) > largest) return null;
  const from = whole.coefficients;
  const coefficients = takeNumbers(count);
  for (let index = 0; index < count; index++) coefficients[index] = from[index]! + step;
  return { ...whole, coefficients, least: whole.least + step, most: whole.most + step };
}

export function added(a: NumberVector, b: NumberVector, count: number): NumberVector {
  if (a.kind === 'constant' && b.kind === 'constant') return constant(addNumbers(a.value, b.value));
  if (a.kind === 'constant' && isZero(a.value)) return b;
  if (b.kind === 'constant' && isZero(b.value)) return a;
  const quick = a.kind === 'whole' && b.kind === 'constant' ? shifted(a, b, count) : a.kind === 'constant' && b.kind === 'whole' ? shifted(b, a, count) : null;
  if (quick !== null) return quick;
  const pair = aligned(a, b, count);
  if (pair !== null && boundOf(pair[0]) + boundOf(pair[1]) <= largest) return sumOfWhole(...pair, count);
  const [first, second] = alignedLimbs([a, b], [count, count]) ?? [];
  const limbs = first === undefined || second === undefined ? null : sumOfLimbs(first, second, count);
  return limbs ?? sumOfBig(a, b, count) ?? byOne(a, b, count, addNumbers);
}

function sumOfWhole(a: Whole, b: Whole, count: number): Whole {
  const [left, right] = [a.coefficients, b.coefficients];
  const coefficients = takeNumbers(count);
  for (let index = 0; index < count; index++) coefficients[index] = left[index]! + right[index]!;
  return { kind: 'whole', unit: a.unit, coefficients, least: a.least + b.least, most: a.most + b.most };
}

export const subtracted = (a: NumberVector, b: NumberVector, count: number): NumberVector => added(a, negated(b), count);
