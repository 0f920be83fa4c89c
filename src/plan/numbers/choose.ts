/** Comparisons of vectors, and values chosen between two of them. */
import { type Rational, ceilingOf, compare as compareNumbers, divide, floorOf, zero } from '../../money/index.ts';
import type { ComparisonOperator } from '../../rating/index.ts';
import { aligned } from './arithmetic.ts';
import { takeNumbers, takeTruths } from './arena.ts';
import { bigAgainstConstant, chosenBig, comparedBig } from './big.ts';
import { type NumberVector, type Whole, commonUnit, exact, inUnit, largest, negated, toExact, unitsIn } from './vector.ts';

export type Truths = Uint8Array;

const flipped: Readonly<Record<ComparisonOperator, ComparisonOperator>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

export function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case '==': return order === 0;
    case '!=': return order !== 0;
    case '<': return order < 0;
    case '<=': return order <= 0;
    case '>': return order > 0;
    case '>=': return order >= 0;
  }
}

/** A whole number as an integer that compares with safe integers as it does itself. */
function comparable(value: Rational): number {
  const count = Number(value.numerator); // not money: only its order among safe integers counts
  return count > largest ? Infinity : count < -largest ? -Infinity : count;
}

function compareWithConstant(operator: ComparisonOperator, { coefficients, unit }: Whole, value: Rational, count: number): Truths {
  const result = takeTruths(count);
  const bound = divide(value, unit);
  const [floor, ceiling] = [comparable(floorOf(bound)), comparable(ceilingOf(bound))];
  switch (operator) {
    case '<': for (let index = 0; index < count; index++) result[index] = coefficients[index]! < ceiling ? 1 : 0; break;
    case '<=': for (let index = 0; index < count; index++) result[index] = coefficients[index]! <= floor ? 1 : 0; break;
    case '>': for (let index = 0; index < count; index++) result[index] = coefficients[index]! > floor ? 1 : 0; break;
    case '>=': for (let index = 0; index < count; index++) result[index] = coefficients[index]! >= ceiling ? 1 : 0; break;
    case '==': if (floor !== ceiling) result.fill(0); else for (let index = 0; index < count; index++) result[index] = coefficients[index] === floor ? 1 : 0; break;
    case '!=': for (let index = 0; index < count; index++) result[index] = floor !== ceiling || coefficients[index] !== floor ? 1 : 0; break;
  }
  return result;
}

export function compared(operator: ComparisonOperator, a: NumberVector, b: NumberVector, count: number): Truths {
  if (a.kind === 'whole' && b.kind === 'constant') return compareWithConstant(operator, a, b.value, count);
  if (a.kind === 'constant' && b.kind === 'whole') return compareWithConstant(flipped[operator], b, a.value, count);
  if (a.kind === 'big' && b.kind === 'constant') return bigAgainstConstant(operator, a, b, count);
  if (a.kind === 'constant' && b.kind === 'big') return bigAgainstConstant(flipped[operator], b, a, count);
  const result = takeTruths(count);
  const pair = aligned(a, b, count);
  if (pair !== null) {
    const [left, right] = [pair[0].coefficients, pair[1].coefficients];
    for (let index = 0; index < count; index++) result[index] = holds(operator, left[index]! - right[index]!) ? 1 : 0;
    return result;
  }
  const big = comparedBig(operator, a, b, count);
  if (big !== null) return big;
  const [left, right] = [toExact(a, count), toExact(b, count)];
  for (let index = 0; index < count; index++) result[index] = holds(operator, compareNumbers(left[index] ?? zero, right[index] ?? zero)) ? 1 : 0;
  return result;
}

/** The first where a truth holds, the second elsewhere. */
export function chosen(truths: Truths, a: NumberVector, b: NumberVector, count: number): NumberVector {
  if (a.kind === 'constant' && b.kind === 'constant' && compareNumbers(a.value, b.value) === 0) return a;
  const unit = wholeUnit(a, b);
  const left = unit === null ? null : operand(a, unit, count);
  const right = unit === null ? null : operand(b, unit, count);
  if (unit === null || left === null || right === null) {
    const big = chosenBig(truths, a, b, count);
    if (big !== null) return big;
    const [ones, others] = [toExact(a, count), toExact(b, count)];
    return exact(ones.map((value, index) => (truths[index] === 1 ? value : others[index] ?? zero)));
  }
  const coefficients = takeNumbers(count);
  const [ones, others, one, other] = [left.values, right.values, left.least, right.least];
  if (ones === null && others === null) for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? one : other;
  else if (ones === null) for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? one : others![index]!;
  else if (others === null) for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? ones[index]! : other;
  else for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? ones[index]! : others[index]!;
  return { kind: 'whole', unit, coefficients, least: Math.min(left.least, right.least), most: Math.max(left.most, right.most) };
}

/** The unit of which both are whole multiples. */
function wholeUnit(a: NumberVector, b: NumberVector): Rational | null {
  if ((a.kind !== 'whole' && a.kind !== 'constant') || (b.kind !== 'whole' && b.kind !== 'constant')) return null;
  const unit = commonUnit(a.kind === 'whole' ? a.unit : a.value, b.kind === 'whole' ? b.unit : b.value);
  return unit.numerator === 0n ? null : unit;
}

/** Whole numbers in a unit: one for all rows, or one for each. */
function operand(vector: NumberVector, unit: Rational, count: number): { readonly values: Float64Array | null; readonly least: number; readonly most: number } | null {
  if (vector.kind === 'constant') {
    const value = unitsIn(vector.value, unit);
    return value === null ? null : { values: null, least: value, most: value };
  }
  const whole = vector.kind === 'whole' ? inUnit(vector, unit, count) : null;
  return whole === null ? null : { values: whole.coefficients, least: whole.least, most: whole.most };
}

/** The smaller, or the larger, of two. */
export const smaller = (a: NumberVector, b: NumberVector, count: number): NumberVector => chosen(compared('<=', a, b, count), a, b, count);
export const larger = (a: NumberVector, b: NumberVector, count: number): NumberVector => chosen(compared('>=', a, b, count), a, b, count);

export function magnitudes(vector: NumberVector, count: number): NumberVector {
  if (vector.kind === 'long') return { ...vector, limbs: vector.limbs.map((own) => own.map(Math.abs)) };
  if (vector.kind === 'big') return { ...vector, coefficients: vector.coefficients.map((value) => (value < 0n ? -value : value)) };
  if (vector.kind !== 'whole') return larger(vector, negated(vector), count);
  const from = vector.coefficients;
  const coefficients = takeNumbers(count);
  for (let index = 0; index < count; index++) coefficients[index] = Math.abs(from[index]!);
  return { ...vector, coefficients, least: 0, most: Math.max(-vector.least, vector.most) };
}
