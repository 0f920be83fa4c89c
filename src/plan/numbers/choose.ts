/** Comparisons of vectors, and values chosen between two of them. */
import { type Rational, ceilingOf, compare as compareNumbers, divide, floorOf, zero } from '../../money/index.ts';
import type { ComparisonOperator } from '../../rating/index.ts';
import { aligned } from './arithmetic.ts';
import { type NumberVector, type Whole, constant, exact, largest, toExact } from './vector.ts';

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
  const result = new Uint8Array(count);
  const bound = divide(value, unit);
  const [floor, ceiling] = [comparable(floorOf(bound)), comparable(ceilingOf(bound))];
  switch (operator) {
    case '<': for (let index = 0; index < count; index++) result[index] = coefficients[index]! < ceiling ? 1 : 0; break;
    case '<=': for (let index = 0; index < count; index++) result[index] = coefficients[index]! <= floor ? 1 : 0; break;
    case '>': for (let index = 0; index < count; index++) result[index] = coefficients[index]! > floor ? 1 : 0; break;
    case '>=': for (let index = 0; index < count; index++) result[index] = coefficients[index]! >= ceiling ? 1 : 0; break;
    case '==': if (floor === ceiling) for (let index = 0; index < count; index++) result[index] = coefficients[index] === floor ? 1 : 0; break;
    case '!=': for (let index = 0; index < count; index++) result[index] = floor !== ceiling || coefficients[index] !== floor ? 1 : 0; break;
  }
  return result;
}

export function compared(operator: ComparisonOperator, a: NumberVector, b: NumberVector, count: number): Truths {
  if (a.kind === 'whole' && b.kind === 'constant') return compareWithConstant(operator, a, b.value, count);
  if (a.kind === 'constant' && b.kind === 'whole') return compareWithConstant(flipped[operator], b, a.value, count);
  const result = new Uint8Array(count);
  const pair = aligned(a, b, count);
  if (pair !== null) {
    const [left, right] = [pair[0].coefficients, pair[1].coefficients];
    for (let index = 0; index < count; index++) result[index] = holds(operator, left[index]! - right[index]!) ? 1 : 0;
    return result;
  }
  const [left, right] = [toExact(a, count), toExact(b, count)];
  for (let index = 0; index < count; index++) result[index] = holds(operator, compareNumbers(left[index] ?? zero, right[index] ?? zero)) ? 1 : 0;
  return result;
}

/** The first where a truth holds, the second elsewhere. */
export function chosen(truths: Truths, a: NumberVector, b: NumberVector, count: number): NumberVector {
  if (a.kind === 'constant' && b.kind === 'constant' && compareNumbers(a.value, b.value) === 0) return a;
  const pair = aligned(a, b, count);
  if (pair === null) {
    const [left, right] = [toExact(a, count), toExact(b, count)];
    return exact(left.map((value, index) => (truths[index] === 1 ? value : right[index] ?? zero)));
  }
  const [left, right] = [pair[0].coefficients, pair[1].coefficients];
  const coefficients = new Float64Array(count);
  for (let index = 0; index < count; index++) coefficients[index] = truths[index] === 1 ? left[index]! : right[index]!;
  return { kind: 'whole', unit: pair[0].unit, coefficients, least: Math.min(pair[0].least, pair[1].least), most: Math.max(pair[0].most, pair[1].most) };
}

/** The smaller, or the larger, of two. */
export const smaller = (a: NumberVector, b: NumberVector, count: number): NumberVector => chosen(compared('<=', a, b, count), a, b, count);
export const larger = (a: NumberVector, b: NumberVector, count: number): NumberVector => chosen(compared('>=', a, b, count), a, b, count);

export function magnitudes(vector: NumberVector, count: number): NumberVector {
  if (vector.kind !== 'whole') return larger(vector, negatedByOne(vector, count), count);
  return { ...vector, coefficients: vector.coefficients.map((value) => Math.abs(value)), least: 0, most: Math.max(-vector.least, vector.most) };
}

const negatedByOne = (vector: NumberVector, count: number): NumberVector =>
  (vector.kind === 'constant' ? constant({ ...vector.value, numerator: -vector.value.numerator }) : exact(toExact(vector, count).map((value) => ({ ...value, numerator: -value.numerator }))));
