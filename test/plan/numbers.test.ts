/** Every kernel over vectors of every shape says what single rational numbers say. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Rational, absolute, add, compare, decimalText, equals, multiply, negate, rational, roundAmount, roundToStep, roundingModes, sum, subtract, zero } from '../../src/money/index.ts';
import { mergedNumbers } from '../../src/plan/expressions/merge.ts';
import { NumberList } from '../../src/plan/expressions/by-code.ts';
import {
  GroupSums, type NumberVector, added, bigIn, booked, chosen, compared, constant, exact, gathered, holds, larger, limbColumns, magnitudes, multiplied, negated, roundedTo, scaled, smaller, subtracted, sumOf, toExact, valueAt,
  vectorOf,
} from '../../src/plan/numbers/index.ts';
import { check, seed } from '../support/seed.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const count = 7;
/** A sample is seven rows under some ten kernels. */
const rowsEach = 10 * count;
/** From one digit to sixty, with many nines, zeros and halves: carries are what goes wrong. */
const integer = fc.oneof(
  fc.bigInt({ min: -9n, max: 9n }), fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n }), fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n }), fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
  fc.tuple(fc.constantFrom(1n, -1n, 5n, -5n, 9n), fc.nat(45), fc.constantFrom(-1n, 0n, 1n)).map(([digit, zeros, step]) => digit * 10n ** BigInt(zeros) + step),
);
const unit = fc.oneof(fc.nat(20).map((decimals) => rational(1n, 10n ** BigInt(decimals))), fc.constantFrom(rational(1n, 3600n), rational(1n, 360_000_000_000n), rational(7n, 12n), rational(3n ** 30n, 10n ** 12n)));
const shape = fc.constantFrom('constant', 'list', 'by code', 'limbs', 'long', 'big', 'exact', 'product');

const vectors = fc.tuple(shape, unit, fc.array(integer, { minLength: count, maxLength: count }), fc.boolean()).map(([form, own, integers, positive]) => {
  const values = integers.map((value) => multiply(own, rational(positive && value < 0n ? -value : value)));
  return { form, vector: built(form, own, values), values: form === 'constant' ? values.map(() => values[0] ?? zero) : values };
}).filter(({ vector }) => vector !== null) as fc.Arbitrary<{ readonly form: string; readonly vector: NumberVector; readonly values: readonly Rational[] }>;

/** Values that are known in a shape; `null` where they have none. */
function built(form: string, own: Rational, values: readonly Rational[]): NumberVector | null {
  const { coefficients } = bigIn(own, values);
  const columns = limbColumns(coefficients);
  switch (form) {
    case 'constant': return constant(values[0] ?? zero);
    case 'list': return vectorOf(values);
    case 'exact': return exact(values);
    case 'big': return bigIn(own, values);
    case 'long': return columns === null ? null : { kind: 'long', unit: own, limbs: columns };
    case 'limbs': {
      if (coefficients.some((value) => value > 10n ** 20n || value < -(10n ** 20n))) return null;
      const [high, low] = [coefficients.map((value) => Number(value / 10_000_000n)), coefficients.map((value) => Number(value % 10_000_000n))];
      return { kind: 'limbs', unit: own, high: Float64Array.from(high), low: Float64Array.from(low), bound: Math.max(...high.map(Math.abs)) };
    }
    case 'by code': {
      const list = new NumberList();
      values.forEach((value) => list.push(value));
      return list.at(Int32Array.from(values, (_, index) => index), values.length);
    }
    default: {
      const ones = vectorOf(values.map(() => rational(1n)));
      return columns === null ? null : multiplied({ kind: 'long', unit: own, limbs: columns }, ones, values.length);
    }
  }
}

const texts = (vector: NumberVector): readonly string[] => toExact(vector, count).map((value) => `${value.numerator}/${value.denominator}`);
const wanted = (values: readonly Rational[]): readonly string[] => values.map((value) => `${value.numerator}/${value.denominator}`);
const at = (values: readonly Rational[], index: number): Rational => values[index] ?? zero;
const modes = roundingModes;
const steps = fc.oneof(fc.nat(30).map((decimals) => rational(1n, 10n ** BigInt(decimals))), fc.constantFrom(rational(1n), rational(50n), rational(1n, 7n), rational(25n, 100n), rational(10n ** 9n)));

describe(`vectors of any shape (seed ${seed})`, () => {
  it('are added, multiplied, compared and chosen as their numbers are', () => check(fc.tuple(vectors, vectors), 4000, ([{ vector: a, values: as }, { vector: b, values: bs }]) => {
    expect(texts(a)).toEqual(wanted(as));
    expect(texts(multiplied(a, b, count))).toEqual(wanted(as.map((value, index) => multiply(value, at(bs, index)))));
    expect(texts(added(a, b, count))).toEqual(wanted(as.map((value, index) => add(value, at(bs, index)))));
    expect(texts(subtracted(a, b, count))).toEqual(wanted(as.map((value, index) => subtract(value, at(bs, index)))));
    expect(texts(smaller(a, b, count))).toEqual(wanted(as.map((value, index) => (compare(value, at(bs, index)) <= 0 ? value : at(bs, index)))));
    expect(texts(larger(a, b, count))).toEqual(wanted(as.map((value, index) => (compare(value, at(bs, index)) >= 0 ? value : at(bs, index)))));
    for (const operator of ['<', '<=', '>', '>=', '==', '!='] as const) {
      const truths = compared(operator, a, b, count);
      expect([...truths], operator).toEqual(as.map((value, index) => (holds(operator, compare(value, at(bs, index))) ? 1 : 0)));
      expect(texts(chosen(truths, a, b, count))).toEqual(wanted(as.map((value, index) => (truths[index] === 1 ? value : at(bs, index)))));
    }
  }, rowsEach));

  it('are turned, scaled, gathered, merged and summed as their numbers are', () => check(fc.tuple(vectors, vectors, unit), 2000, ([{ vector: a, values: as }, { vector: b, values: bs }, factor]) => {
    expect(texts(negated(a))).toEqual(wanted(as.map(negate)));
    expect(texts(magnitudes(a, count))).toEqual(wanted(as.map(absolute)));
    expect(texts(scaled(a, negate(factor)))).toEqual(wanted(as.map((value) => multiply(value, negate(factor)))));
    const places = Int32Array.from([6, 0, 0, 3]);
    expect(toExact(gathered(a, places), 4)).toEqual([...places].map((place) => at(as, place)));
    expect(valueAt(a, 2)).toEqual(at(as, 2));
    expect(sumOf(a, count)).toEqual(sum(as));
    const [even, odd] = [Int32Array.from([0, 2, 4, 6]), Int32Array.from([1, 3, 5])];
    const merged = mergedNumbers([{ positions: even, vector: gathered(a, even) }, { positions: odd, vector: gathered(b, odd) }], count);
    expect(texts(merged)).toEqual(wanted(as.map((value, index) => (index % 2 === 0 ? value : at(bs, index)))));
    const sums = new GroupSums();
    const rows = Int32Array.from({ length: count }, (_, row) => row);
    for (const vector of [a, b, a, negated(b)]) sums.add(vector, Int32Array.from(rows, (row) => row % 3), rows, 3);
    for (const group of [0, 1, 2]) expect(sums.of(group)).toEqual(sum(as.flatMap((value, index) => (index % 3 === group ? [value, value] : []))));
  }, rowsEach));

  it('are rounded to a step, and booked, as their numbers are', () => check(fc.tuple(vectors, steps, fc.constantFrom(...modes), fc.integer({ min: 0, max: 12 })), 6000, ([{ vector, values }, step, mode, decimals]) => {
    expect(texts(roundedTo(vector, step, mode, count))).toEqual(wanted(values.map((value) => roundToStep(value, step, mode))));
    for (const own of [mode, 'none'] as const) {
      const rounding = { decimals: BigInt(decimals), mode: own };
      expect(texts(booked(vector, rounding, count))).toEqual(wanted(values.map((value) => roundAmount(value, rounding))));
    }
    const rounded = roundedTo(vector, step, mode, count);
    if (rounded.kind === 'whole') expect([...rounded.coefficients].some((value) => Object.is(value, -0))).toBe(false);
    // Kernels write to columns of their own.
    expect(texts(vector)).toEqual(wanted(values));
  }, rowsEach));

  it('meet halves, and every carry of a limb, in every mode', () => {
    const cases = ['9999999999999999999999999.5', '-9999999999999999999999999.5', '99999999999999.99999995', '10000000000000000000000000.5', '-0.5', '0.50000000000000000000000001', '0.49999999999999999999999999'];
    const values = cases.map((text) => rational(BigInt(text.replace('.', '')), 10n ** BigInt(text.length - 1 - text.indexOf('.'))));
    const scale = rational(1n, 10n ** 26n);
    const columns = limbColumns(bigIn(scale, values).coefficients);
    const vector: NumberVector = { kind: 'long', unit: scale, limbs: columns ?? [] };
    for (const mode of modes) {
      const found = roundedTo(vector, rational(1n), mode, count);
      expect(found.kind).toBe('long');
      expect(toExact(found, count).map((value) => decimalText(value)), mode).toEqual(values.map((value) => decimalText(roundToStep(value, rational(1n), mode))));
      expect(toExact(found, count).every((value, index) => equals(value, roundToStep(at(values, index), rational(1n), mode)))).toBe(true);
    }
  });
});
