/** Exact sums of vectors, in all and by group. The order of adding decides nothing. */
import { limb } from '../../columns/index.ts';
import { type Rational, add, equals, multiply, rational, sum, zero } from '../../money/index.ts';
import { type NumberVector, boundOf, largest, valueAt } from './vector.ts';

/** Adds integers whose sum may leave the safe ones; `bound` is the largest magnitude. */
function sumOfIntegers(values: Float64Array, count: number, bound: number): bigint {
  const atOnce = bound === 0 ? count : Math.floor(largest / bound);
  if (atOnce < 1) throw new RangeError('INVARIANT: a coefficient is a safe integer');
  let total = 0n;
  for (let from = 0; from < count; from += atOnce) {
    let some = 0;
    const to = Math.min(count, from + atOnce);
    for (let index = from; index < to; index++) some += values[index]!;
    total += BigInt(some);
  }
  return total;
}

export function sumOf(vector: NumberVector, count: number): Rational {
  switch (vector.kind) {
    case 'constant': return multiply(vector.value, rational(BigInt(count)));
    case 'exact': return sum(vector.values);
    case 'long': return multiply(vector.unit, rational(vector.limbs.reduceRight((total, own) => total * BigInt(limb) + sumOfIntegers(own, count, limb), 0n)));
    case 'big': return multiply(vector.unit, rational(vector.coefficients.reduce((total, value) => total + value, 0n)));
    case 'whole': return multiply(vector.unit, rational(sumOfIntegers(vector.coefficients, count, boundOf(vector))));
    case 'limbs': {
      const total = sumOfIntegers(vector.high, count, vector.bound) * BigInt(limb) + sumOfIntegers(vector.low, count, limb);
      return multiply(vector.unit, rational(total));
    }
  }
}

/** Where a vector's limbs or coefficients go: three accumulators for each group, of which the first takes what the second carries over. */
const carryAt = 1e15;
/** After so many additions each group carries over: a limb is below 10^7, and the upper part of a safe integer below 10^9. */
const additionsMost = 1_000_000;

/** So many limbs are a safe integer together. */
const longAdditionsMost = 500_000_000;

function grownTo(from: Float64Array, size: number): Float64Array {
  if (size <= from.length) return from;
  const result = new Float64Array(size);
  result.set(from);
  return result;
}

/** Sums by group, as vectors come in: all of one unit go into typed arrays, large integers of one unit into a list, the rest is added one by one. */
export class GroupSums {
  #unit: Rational | null = null;
  #carry: Float64Array = new Float64Array(0);
  #high: Float64Array = new Float64Array(0);
  #low: Float64Array = new Float64Array(0);
  #bigUnit: Rational | null = null;
  readonly #big: bigint[] = [];
  readonly #others = new Map<number, Rational>();

  /** Adds the value of each row to the sum of its group. `groups` has a small whole number for each row of the batch. */
  add(vector: NumberVector, groups: Uint32Array | Int32Array, rows: Int32Array, groupCount: number): void {
    const count = rows.length;
    this.#grow(groupCount);
    if (vector.kind === 'whole' && this.#takes(vector.unit)) this.#addWhole(vector.coefficients, groups, rows);
    else if (vector.kind === 'limbs' && this.#takes(vector.unit)) this.#addLimbs(vector.high, vector.low, groups, rows);
    else if (vector.kind === 'long' && this.#takesBig(vector.unit)) this.#addLong(vector.limbs, groups, rows);
    else if (vector.kind === 'big' && this.#takesBig(vector.unit)) this.#addBig(vector.coefficients, groups, rows);
    else for (let index = 0; index < count; index++) {
      const group = groups[rows[index]!]!;
      this.#others.set(group, add(this.#others.get(group) ?? zero, valueAt(vector, index)));
    }
  }

  #takes(unit: Rational): boolean {
    this.#unit ??= unit;
    return equals(this.#unit, unit);
  }

  #takesBig(unit: Rational): boolean {
    this.#bigUnit ??= unit;
    return equals(this.#bigUnit, unit);
  }

  #addBig(values: readonly bigint[], groups: Uint32Array | Int32Array, rows: Int32Array): void {
    const big = this.#big;
    while (big.length < this.#high.length) big.push(0n);
    for (let index = 0; index < rows.length; index++) {
      const group = groups[rows[index]!]!;
      big[group] = big[group]! + values[index]!;
    }
  }

  /** By limb and group. */
  readonly #long: Float64Array[] = [];
  #longAdditions = 0;

  #addLong(limbs: readonly Float64Array[], groups: Uint32Array | Int32Array, rows: Int32Array): void {
    this.#longAdditions += rows.length;
    if (this.#longAdditions > longAdditionsMost) this.#carryLong(rows.length);
    for (const [place, values] of limbs.entries()) {
      const sums = grownTo(this.#long[place] ?? new Float64Array(0), this.#high.length);
      this.#long[place] = sums;
      for (let index = 0; index < rows.length; index++) {
        const group = groups[rows[index]!]!;
        sums[group] = sums[group]! + values[index]!;
      }
    }
  }

  #longOf(group: number): bigint {
    return this.#long.reduceRight((total, sums) => total * BigInt(limb) + BigInt(sums[group] ?? 0), 0n);
  }

  #carryLong(additions: number): void {
    for (let group = 0; group < this.#high.length; group++) this.#big[group] = (this.#big[group] ?? 0n) + this.#longOf(group);
    for (const sums of this.#long) sums.fill(0);
    this.#longAdditions = additions;
  }

  #grow(count: number): void {
    if (count <= this.#high.length) return;
    const size = Math.max(count, 2 * this.#high.length);
    [this.#carry, this.#high, this.#low] = [grownTo(this.#carry, size), grownTo(this.#high, size), grownTo(this.#low, size)];
  }

  #addWhole(coefficients: Float64Array, groups: Uint32Array | Int32Array, rows: Int32Array): void {
    const high = this.#high;
    const low = this.#low;
    this.#count(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const value = coefficients[index]!;
      const group = groups[rows[index]!]!;
      const upper = Math.trunc(value / limb);
      low[group] = low[group]! + (value - upper * limb);
      high[group] = high[group]! + upper;
    }
  }

  #addLimbs(highs: Float64Array, lows: Float64Array, groups: Uint32Array | Int32Array, rows: Int32Array): void {
    const carry = this.#carry;
    const high = this.#high;
    const low = this.#low;
    this.#count(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const value = highs[index]!;
      const group = groups[rows[index]!]!;
      low[group] = low[group]! + lows[index]!;
      const sum = high[group]! + value;
      if (sum < carryAt && sum > -carryAt && value < carryAt && value > -carryAt) {
        high[group] = sum;
        continue;
      }
      const upper = Math.trunc(value / limb);
      carry[group] = carry[group]! + upper;
      high[group] = high[group]! + (value - upper * limb);
      this.#carryOver(group);
    }
  }

  /** Low limbs, and the high ones of single integers, stay far below the bound for so many additions. */
  #count(additions: number): void {
    this.#additions += additions;
    if (this.#additions < additionsMost) return;
    this.#additions = additions;
    for (let group = 0; group < this.#high.length; group++) this.#carryOver(group);
  }
  #additions = 0;

  #carryOver(group: number): void {
    const [carry, high, low] = [this.#carry, this.#high, this.#low];
    const fromLow = Math.trunc(low[group]! / limb);
    low[group] = low[group]! - fromLow * limb;
    high[group] = high[group]! + fromLow;
    const fromHigh = Math.trunc(high[group]! / limb);
    high[group] = high[group]! - fromHigh * limb;
    carry[group] = carry[group]! + fromHigh;
  }

  of(group: number): Rational {
    const big = BigInt(limb);
    const total = (BigInt(this.#carry[group] ?? 0) * big + BigInt(this.#high[group] ?? 0)) * big + BigInt(this.#low[group] ?? 0);
    const bigs = this.#bigUnit === null ? zero : multiply(this.#bigUnit, rational((this.#big[group] ?? 0n) + this.#longOf(group)));
    return add(add(this.#unit === null ? zero : multiply(this.#unit, rational(total)), bigs), this.#others.get(group) ?? zero);
  }
}
