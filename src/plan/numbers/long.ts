/**
 * Many limbs of base 10^7 for each number: what prices of many digits are multiplied, rounded and summed in. How many limbs there are is known before a
 * kernel runs; each kernel takes limb after limb through all rows, and every integer on its way is safe. Other work is done on large integers.
 */
import { limb } from '../../columns/index.ts';
import { type Rational, type RoundingMode, divide, goesUp, multiply } from '../../money/index.ts';
import { takeNumbers, takeTruths } from './arena.ts';
import { type Long, type NumberVector, type Whole, boundOf, largest } from './vector.ts';

const bigLimb = BigInt(limb);
/** A factor or divisor up to this, times a limb, is a safe integer. */
export const narrowest = Math.floor(largest / limb);
/** So many products of two limbs, and a carry, are a safe integer. More limbs are not worth it either. */
const limbsMost = 40;

type Column = Float64Array;

/** Divides a column by a base in place, and gives what is carried over. */
function carried(from: Column, base: number, count: number): Column {
  const over = takeNumbers(count);
  for (let index = 0; index < count; index++) {
    const value = from[index]!;
    const upper = Math.trunc(value / base);
    over[index] = upper;
    from[index] = value - upper * base;
  }
  return over;
}

/** Safe integers as limbs; the column is not written to. */
function split(values: Column, bound: number, count: number): readonly Column[] {
  if (bound < limb) return [values];
  const low = values.slice(0, count);
  const middle = carried(low, limb, count);
  return bound < limb * limb ? [low, middle] : [low, middle, carried(middle, limb, count)];
}

/** The vector's limbs, or `null` where it has another shape. */
function limbsOf(vector: NumberVector, count: number): readonly Column[] | null {
  switch (vector.kind) {
    case 'long': return vector.limbs;
    case 'limbs': return [vector.low, ...split(vector.high, vector.bound, count)];
    case 'whole': return split(vector.coefficients, boundOf(vector), count);
    case 'constant': case 'big': case 'exact': return null;
  }
}

export function productOfLong(a: NumberVector, b: NumberVector, count: number): Long | null {
  if (a.kind === 'constant' || a.kind === 'big' || a.kind === 'exact' || b.kind === 'constant' || b.kind === 'big' || b.kind === 'exact') return null;
  const unit = multiply(a.unit, b.unit);
  if (a.kind === 'whole' && boundOf(a) <= narrowest) return { kind: 'long', unit, limbs: timesNarrow(limbsOf(b, count) ?? [], a, count) };
  if (b.kind === 'whole' && boundOf(b) <= narrowest) return { kind: 'long', unit, limbs: timesNarrow(limbsOf(a, count) ?? [], b, count) };
  const [left, right] = [limbsOf(a, count) ?? [], limbsOf(b, count) ?? []];
  return left.length + right.length > limbsMost ? null : { kind: 'long', unit, limbs: product(left, right, count) };
}

/** A carry never exceeds the factor, so that it and the product of factor and limb are a safe integer together. */
function timesNarrow(limbs: readonly Column[], { coefficients: factors, ...bounds }: Whole, count: number): readonly Column[] {
  const result: Column[] = [];
  let carry: Column = takeNumbers(count).fill(0);
  for (const from of limbs) {
    const [own, over] = [takeNumbers(count), carry];
    for (let index = 0; index < count; index++) {
      const value = from[index]! * factors[index]! + over[index]!;
      const upper = Math.trunc(value / limb);
      own[index] = value - upper * limb;
      over[index] = upper;
    }
    carry = over;
    result.push(own);
  }
  return trimmed([...result, ...split(carry, boundOf(bounds), count)], count);
}

/** Long multiplication, column of the product after column. */
function product(left: readonly Column[], right: readonly Column[], count: number): readonly Column[] {
  const result: Column[] = [];
  let sums: Column = takeNumbers(count).fill(0);
  for (let place = 0; place < left.length + right.length - 1; place++) {
    for (let own = Math.max(0, place - right.length + 1); own <= place && own < left.length; own++) {
      const [a, b] = [left[own]!, right[place - own]!];
      for (let index = 0; index < count; index++) sums[index] = sums[index]! + a[index]! * b[index]!;
    }
    result.push(sums);
    sums = carried(sums, limb, count);
  }
  return trimmed([...result, ...split(sums, largest, count)], count);
}

/** Without limbs that are zero for every row. */
function trimmed(limbs: readonly Column[], count: number): readonly Column[] {
  let length = limbs.length;
  while (length > 1 && isClear(limbs[length - 1]!, count)) length -= 1;
  return limbs.slice(0, length);
}

function isClear(values: Column, count: number): boolean {
  for (let index = 0; index < count; index++) if (values[index] !== 0) return false;
  return true;
}

/** Divisors that fit a limb's division, of which the whole divisor is the product; `null` where there are none. */
function divisorsOf(divisor: bigint): readonly number[] | null {
  const divisors: number[] = [];
  let rest = divisor;
  for (; rest % bigLimb === 0n; rest /= bigLimb) divisors.push(limb);
  for (const prime of [10n, 3n]) {
    while (rest > BigInt(narrowest)) {
      let part = prime;
      while (part * prime <= BigInt(narrowest) && rest % (part * prime) === 0n) part *= prime;
      if (rest % part !== 0n) break;
      divisors.push(Number(part)); // not money: below 2^30
      rest /= part;
    }
  }
  if (rest > BigInt(narrowest)) return null;
  return rest === 1n ? divisors : [...divisors, Number(rest)]; // not money: below 2^30
}

/** What is cut off, against the half of a step. */
const [nothing, below, half, above] = [0, 1, 2, 3];

/** Takes a remainder into account; what was cut off before it is less than one of its units. */
function cutOff(cut: Uint8Array, remainders: Column, divisor: number, count: number): void {
  for (let index = 0; index < count; index++) {
    const twice = 2 * Math.abs(remainders[index]!);
    const before = cut[index]!;
    if (twice > divisor) cut[index] = above;
    else if (twice === divisor) cut[index] = before === nothing ? half : above;
    else if (twice === divisor - 1) cut[index] = twice === 0 && before === nothing ? nothing : Math.max(below, before);
    else if (twice > 0 || before !== nothing) cut[index] = below;
  }
}

/** The limbs divided by a number that fits: a quotient, and what is cut off. */
function quotient(limbs: readonly Column[], divisor: number, cut: Uint8Array, count: number): readonly Column[] {
  if (divisor === limb && limbs.length > 1) {
    cutOff(cut, limbs[0]!, divisor, count);
    return limbs.slice(1);
  }
  const rest = takeNumbers(count).fill(0);
  const result = limbs.toReversed().map((from) => {
    const own = takeNumbers(count);
    for (let index = 0; index < count; index++) {
      const value = rest[index]! * limb + from[index]!;
      const upper = Math.trunc(value / divisor);
      own[index] = upper;
      rest[index] = value - upper * divisor;
    }
    return own;
  }).toReversed();
  cutOff(cut, rest, divisor, count);
  return result;
}

function isNegativeAt(limbs: readonly Column[], index: number): boolean {
  let place = limbs.length - 1;
  while (place > 0 && limbs[place]![index] === 0) place -= 1;
  return limbs[place]![index]! < 0;
}

/** Rounded to a step, or `null` where the step's divisor does not fit. */
export function roundedLong(vector: Long, step: Rational, mode: RoundingMode, count: number): Long | Whole | null {
  const ratio = divide(vector.unit, step);
  const divisors = ratio.numerator === 1n ? divisorsOf(ratio.denominator) : null;
  if (divisors === null) return null;
  const cut = takeTruths(count).fill(nothing);
  let limbs = vector.limbs;
  for (const divisor of divisors) limbs = quotient(limbs, divisor, cut, count);
  const [lowest, ...upper] = limbs;
  const low = lowest!.slice(0, count);
  const nearest = mode === 'half_even' || mode === 'half_up' || mode === 'half_down';
  const rounded = [low, ...upper, takeNumbers(count).fill(0)];
  for (let index = 0; index < count; index++) {
    const how = cut[index]!;
    if (how === nothing || (how === below && nearest)) continue;
    const negative = isNegativeAt(vector.limbs, index);
    if (!goesUp(mode, low[index]! % 2 !== 0, how === above ? 1 : how === half ? 0 : -1, negative)) continue;
    const sign = negative ? -1 : 1;
    low[index] = low[index]! + sign;
    if (Math.abs(low[index]!) >= limb) carryOver(rounded, upper, index, sign);
  }
  return narrowed({ kind: 'long', unit: step, limbs: trimmed(rounded, count) }, count);
}

/** One row whose lowest limb is full. The upper limbs may belong to the vector that was rounded, so they are copied first. */
function carryOver(rounded: Column[], shared: readonly Column[], index: number, sign: number): void {
  for (let place = 0; Math.abs(rounded[place]![index]!) >= limb; place++) {
    rounded[place]![index] = 0;
    if (rounded[place + 1] === shared[place]) rounded[place + 1] = rounded[place + 1]!.slice();
    rounded[place + 1]![index] = rounded[place + 1]![index]! + sign;
  }
}

/** As safe integers, where the limbs can hold nothing larger. */
function narrowed(vector: Long, count: number): Long | Whole {
  const [low, middle, high] = vector.limbs;
  if (vector.limbs.length > 3 || low === undefined) return vector;
  const coefficients = takeNumbers(count);
  let [least, most] = [0, 0];
  for (let index = 0; index < count; index++) {
    const upper = (high?.[index] ?? 0) * limb + (middle?.[index] ?? 0);
    if (upper >= narrowest || upper <= -narrowest) return vector;
    // There is no negative zero.
    const value = upper * limb + low[index]! + 0;
    coefficients[index] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { kind: 'whole', unit: vector.unit, coefficients, least, most };
}

/** Integers as columns of limbs, or `null` where they have too many. */
export function limbColumns(values: readonly bigint[]): readonly Column[] | null {
  const columns: Column[] = [];
  for (const [index, value] of values.entries()) {
    let rest = value;
    for (let place = 0; rest !== 0n; place++) {
      if (place === limbsMost) return null;
      columns[place] ??= new Float64Array(values.length);
      columns[place]![index] = Number(rest % bigLimb); // not money: below 10^7
      rest /= bigLimb;
    }
  }
  return columns.length === 0 ? [new Float64Array(values.length)] : columns;
}
