/** Exact sums of vectors, in all and by group. The order of adding decides nothing. */
import { limb } from '../../columns/index.ts';
import { type Rational, add, multiply, rational, sum, zero } from '../../money/index.ts';
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

/** Sums by group, as vectors come in: all of one unit go into typed arrays, the rest is added one by one. */
export class GroupSums {
  #unit: Rational | null = null;
  #carry: Float64Array = new Float64Array(0);
  #high: Float64Array = new Float64Array(0);
  #low: Float64Array = new Float64Array(0);
  readonly #others = new Map<number, Rational>();

  /** Adds the value of each row to the sum of its group. `groups` has a small whole number for each row of the batch. */
  add(vector: NumberVector, groups: Uint32Array | Int32Array, rows: Int32Array, groupCount: number): void {
    const count = rows.length;
    this.#grow(groupCount);
    if (vector.kind === 'whole' && this.#takes(vector.unit)) this.#addWhole(vector.coefficients, groups, rows);
    else if (vector.kind === 'limbs' && this.#takes(vector.unit)) this.#addLimbs(vector.high, vector.low, groups, rows);
    else for (let index = 0; index < count; index++) {
      const group = groups[rows[index]!]!;
      this.#others.set(group, add(this.#others.get(group) ?? zero, valueAt(vector, index)));
    }
  }

  #takes(unit: Rational): boolean {
    this.#unit ??= unit;
    return this.#unit.numerator === unit.numerator && this.#unit.denominator === unit.denominator;
  }

  #grow(count: number): void {
    if (count <= this.#high.length) return;
    const size = Math.max(count, 2 * this.#high.length);
    const larger = (from: Float64Array): Float64Array => {
      const result = new Float64Array(size);
      result.set(from);
      return result;
    };
    [this.#carry, this.#high, this.#low] = [larger(this.#carry), larger(this.#high), larger(this.#low)];
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
    return add(this.#unit === null ? zero : multiply(this.#unit, rational(total)), this.#others.get(group) ?? zero);
  }
}
