/** Large integers on one scale: the shape of numbers that are no safe integers. Nothing is reduced, and no row has an object of its own. */
import { limb } from '../../columns/index.ts';
import { type Rational, type RoundingMode, ceilingOf, divide, floorOf, goesUp, multiply } from '../../money/index.ts';
import type { ComparisonOperator } from '../../rating/index.ts';
import { takeNumbers, takeTruths } from './arena.ts';
import { type Big, type Constant, type NumberVector, type Whole, bitsOf, boundOf, commonUnit, integerAt, isHandy, largest } from './vector.ts';

const bigLimb = BigInt(limb);

/** The vector as large integers in its own unit, or `null` where each value has its own denominator. */
export function bigOf(vector: NumberVector, count: number): Big | null {
  switch (vector.kind) {
    case 'big': return vector;
    case 'exact': return null;
    case 'constant': return { kind: 'big', unit: { numerator: 1n, denominator: vector.value.denominator }, coefficients: new Array<bigint>(count).fill(vector.value.numerator), bits: bitsOf(vector.value.numerator) };
    case 'whole': {
      const coefficients = new Array<bigint>(count);
      for (let index = 0; index < count; index++) coefficients[index] = BigInt(vector.coefficients[index]!);
      return { kind: 'big', unit: vector.unit, coefficients, bits: bitsOf(BigInt(boundOf(vector))) };
    }
    case 'long': {
      const coefficients = new Array<bigint>(count);
      for (let index = 0; index < count; index++) coefficients[index] = integerAt(vector, index);
      return { kind: 'big', unit: vector.unit, coefficients, bits: 24 * vector.limbs.length };
    }
    case 'limbs': {
      const coefficients = new Array<bigint>(count);
      for (let index = 0; index < count; index++) coefficients[index] = BigInt(vector.high[index]!) * bigLimb + BigInt(vector.low[index]!);
      return { kind: 'big', unit: vector.unit, coefficients, bits: bitsOf((BigInt(vector.bound) + 1n) * bigLimb) };
    }
  }
}

export function productOfBig(a: NumberVector, b: NumberVector, count: number): Big | null {
  const [left, right] = [bigOf(a, count), bigOf(b, count)];
  if (left === null || right === null) return null;
  const [values, factors] = [left.coefficients, right.coefficients];
  const coefficients = new Array<bigint>(count);
  for (let index = 0; index < count; index++) coefficients[index] = values[index]! * factors[index]!;
  return { kind: 'big', unit: multiply(left.unit, right.unit), coefficients, bits: left.bits + right.bits };
}

/** The vector in a unit that goes a whole number of times into its own. */
function inBigUnit(vector: Big, unit: Rational): Big {
  const { numerator: factor, denominator } = divide(vector.unit, unit);
  if (denominator !== 1n) throw new RangeError('INVARIANT: a common unit divides both');
  return factor === 1n ? vector : { kind: 'big', unit, coefficients: vector.coefficients.map((value) => value * factor), bits: vector.bits + bitsOf(factor) };
}

/** Some vectors as large integers in one unit, or `null` where that does not fit. */
export function alignedBig(vectors: readonly NumberVector[], counts: readonly number[]): readonly Big[] | null {
  const all: Big[] = [];
  let unit: Rational = { numerator: 0n, denominator: 1n };
  for (const [index, vector] of vectors.entries()) {
    const own = bigOf(vector, counts[index] ?? 0);
    if (own === null) return null;
    all.push(own);
    unit = commonUnit(unit, own.unit);
  }
  return isHandy(unit) ? all.map((vector) => inBigUnit(vector, unit)) : null;
}

export function sumOfBig(a: NumberVector, b: NumberVector, count: number): Big | null {
  const [left, right] = alignedBig([a, b], [count, count]) ?? [];
  if (left === undefined || right === undefined) return null;
  const coefficients = new Array<bigint>(count);
  for (let index = 0; index < count; index++) coefficients[index] = left.coefficients[index]! + right.coefficients[index]!;
  return { kind: 'big', unit: left.unit, coefficients, bits: Math.max(left.bits, right.bits) + 1 };
}

export function chosenBig(truths: Uint8Array, a: NumberVector, b: NumberVector, count: number): Big | null {
  const [ones, others] = alignedBig([a, b], [count, count]) ?? [];
  if (ones === undefined || others === undefined) return null;
  const coefficients = new Array<bigint>(count);
  for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? ones.coefficients[index]! : others.coefficients[index]!;
  return { kind: 'big', unit: ones.unit, coefficients, bits: Math.max(ones.bits, others.bits) };
}

function fill(operator: ComparisonOperator, count: number, left: (index: number) => bigint, lower: (index: number) => bigint, upper: (index: number) => bigint): Uint8Array {
  const result = takeTruths(count);
  switch (operator) {
    case '<': for (let index = 0; index < count; index++) result[index] = left(index) < upper(index) ? 1 : 0; break;
    case '<=': for (let index = 0; index < count; index++) result[index] = left(index) <= lower(index) ? 1 : 0; break;
    case '>': for (let index = 0; index < count; index++) result[index] = left(index) > lower(index) ? 1 : 0; break;
    case '>=': for (let index = 0; index < count; index++) result[index] = left(index) >= upper(index) ? 1 : 0; break;
    case '==': for (let index = 0; index < count; index++) result[index] = lower(index) === upper(index) && left(index) === lower(index) ? 1 : 0; break;
    case '!=': for (let index = 0; index < count; index++) result[index] = lower(index) !== upper(index) || left(index) !== lower(index) ? 1 : 0; break;
  }
  return result;
}

/** A large integer against a number lies below it when it lies below its ceiling, and above it when it lies above its floor. */
export function bigAgainstConstant(operator: ComparisonOperator, { coefficients, unit }: Big, { value }: Constant, count: number): Uint8Array {
  const bound = divide(value, unit);
  const [floor, ceiling] = [floorOf(bound).numerator, ceilingOf(bound).numerator];
  return fill(operator, count, (index) => coefficients[index]!, () => floor, () => ceiling);
}

export function comparedBig(operator: ComparisonOperator, a: NumberVector, b: NumberVector, count: number): Uint8Array | null {
  const [left, right] = alignedBig([a, b], [count, count]) ?? [];
  if (left === undefined || right === undefined) return null;
  const other = (index: number): bigint => right.coefficients[index]!;
  return fill(operator, count, (index) => left.coefficients[index]!, other, other);
}

export function roundedBig(vector: Big, step: Rational, mode: RoundingMode, count: number): Big | Whole {
  const { numerator: factor, denominator: divisor } = divide(vector.unit, step);
  const coefficients = new Array<bigint>(count);
  for (let index = 0; index < count; index++) {
    const value = factor === 1n ? vector.coefficients[index]! : vector.coefficients[index]! * factor;
    let quotient = value / divisor;
    const remainder = value - quotient * divisor;
    if (remainder !== 0n) {
      const negative = value < 0n;
      const twice = negative ? -2n * remainder : 2n * remainder;
      if (goesUp(mode, quotient % 2n !== 0n, twice > divisor ? 1 : twice === divisor ? 0 : -1, negative)) quotient += negative ? -1n : 1n;
    }
    coefficients[index] = quotient;
  }
  return narrowed({ kind: 'big', unit: step, coefficients, bits: Math.max(1, vector.bits + bitsOf(factor) - bitsOf(divisor) + 4) + 1 }, count);
}

/** As safe integers, where all are such. */
function narrowed(vector: Big, count: number): Big | Whole {
  const coefficients = takeNumbers(count);
  let [least, most] = [0, 0];
  for (let index = 0; index < count; index++) {
    const value = Number(vector.coefficients[index]!); // not money: kept only where it is the same integer
    if (value > largest || value < -largest) return vector;
    coefficients[index] = value;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return { kind: 'whole', unit: vector.unit, coefficients, least, most };
}
