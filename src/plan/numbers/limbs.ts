/** Two limbs as a common shape: vectors brought to one unit, and sums of them. */
import { limb } from '../../columns/index.ts';
import type { Rational } from '../../money/index.ts';
import { takeNumbers } from './arena.ts';
import { type Limbs, type NumberVector, boundOf, commonUnit, largest, unitsIn } from './vector.ts';

/** A factor up to this, times a limb, is a safe integer. */
const factorMost = Math.floor(largest / limb);

/** The vector as two limbs in a unit that goes a whole number of times into its own; `null` where they would not be safe. */
export function limbsInUnit(vector: NumberVector, unit: Rational, count: number): Limbs | null {
  if (vector.kind === 'exact' || vector.kind === 'big' || vector.kind === 'long') return null;
  const factor = unitsIn(vector.kind === 'constant' ? vector.value : vector.unit, unit);
  if (factor === null) return null;
  if (vector.kind === 'constant') return split(takeNumbers(count).fill(factor), 1, unit, count);
  if (factor > factorMost) return null;
  switch (vector.kind) {
    case 'whole': return Math.floor(boundOf(vector) / limb + 1) * factor > largest ? null : split(vector.coefficients, factor, unit, count);
    case 'limbs': return (vector.bound + 1) * factor > largest ? null : factor === 1 ? vector : multiplied(vector, factor, unit, count);
  }
}

function split(values: Float64Array, factor: number, unit: Rational, count: number): Limbs {
  const high = takeNumbers(count);
  const low = takeNumbers(count);
  let bound = 0;
  for (let index = 0; index < count; index++) {
    const value = values[index]!;
    const upper = Math.trunc(value / limb);
    const below = (value - upper * limb) * factor;
    const carry = Math.trunc(below / limb);
    const own = upper * factor + carry;
    high[index] = own;
    low[index] = below - carry * limb;
    if (own > bound) bound = own;
    else if (-own > bound) bound = -own;
  }
  return { kind: 'limbs', unit, high, low, bound };
}

function multiplied(vector: Limbs, factor: number, unit: Rational, count: number): Limbs {
  const high = takeNumbers(count);
  const low = takeNumbers(count);
  for (let index = 0; index < count; index++) {
    const below = vector.low[index]! * factor;
    const carry = Math.trunc(below / limb);
    high[index] = vector.high[index]! * factor + carry;
    low[index] = below - carry * limb;
  }
  return { kind: 'limbs', unit, high, low, bound: (vector.bound + 1) * factor };
}

const unitOf = (vector: NumberVector): Rational | null => (vector.kind === 'exact' || vector.kind === 'big' || vector.kind === 'long' ? null : vector.kind === 'constant' ? vector.value : vector.unit);

/** Some vectors as two limbs in one unit, or `null` where that does not fit. */
export function alignedLimbs(vectors: readonly NumberVector[], counts: readonly number[]): readonly Limbs[] | null {
  let unit: Rational = { numerator: 0n, denominator: 1n };
  for (const vector of vectors) {
    const own = unitOf(vector);
    if (own === null) return null;
    unit = commonUnit(unit, own);
  }
  if (unit.numerator === 0n) return null;
  const result: Limbs[] = [];
  for (const [index, vector] of vectors.entries()) {
    const own = limbsInUnit(vector, unit, counts[index] ?? 0);
    if (own === null) return null;
    result.push(own);
  }
  return result;
}

/** The sum of two, whatever their signs; both limbs get the sign of the sum. */
export function sumOfLimbs(a: Limbs, b: Limbs, count: number): Limbs | null {
  if (a.bound + b.bound + 1 > largest) return null;
  const high = takeNumbers(count);
  const low = takeNumbers(count);
  for (let index = 0; index < count; index++) {
    let below = a.low[index]! + b.low[index]!;
    const carry = Math.trunc(below / limb);
    below -= carry * limb;
    let upper = a.high[index]! + b.high[index]! + carry;
    if (upper > 0 && below < 0) {
      upper -= 1;
      below += limb;
    } else if (upper < 0 && below > 0) {
      upper += 1;
      below -= limb;
    }
    high[index] = upper;
    low[index] = below;
  }
  return { kind: 'limbs', unit: a.unit, high, low, bound: a.bound + b.bound + 1 };
}
