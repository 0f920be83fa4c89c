/** Proves that fractions compute as decimal.js does with two hundred digits, and that equal values have equal fields. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { type Rational, absolute, add, compare, divide, equals, isNegative, maximum, minimum, multiply, negate, power, rational, subtract, sum, zero } from './rational.ts';

const precise = Decimal.clone({ precision: 200 });
const whole = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const fraction = fc.tuple(whole, whole.filter((n) => n !== 0n)).map(([numerator, denominator]) => rational(numerator, denominator));
const decimalOf = (value: Rational): Decimal => new precise(value.numerator.toString()).div(value.denominator.toString());

describe('fractions', () => {
  it.each([[6n, 4n, 3n, 2n], [-6n, 4n, -3n, 2n], [6n, -4n, -3n, 2n], [0n, -7n, 0n, 1n], [5n, 1n, 5n, 1n]])('%s/%s is kept as %s/%s', (a, b, numerator, denominator) => {
    expect(rational(a, b)).toEqual({ numerator, denominator });
  });
  it('have no zero below the stroke', () => expect(() => rational(1n, 0n)).toThrow(RangeError));
  it('invert under a negative power', () => expect(power(rational(2n, 3n), -2n)).toEqual(rational(9n, 4n)));

  const operations = [['add', add, 'plus'], ['subtract', subtract, 'minus'], ['multiply', multiply, 'times'], ['divide', divide, 'div']] as const;
  it.each(operations)('%s as decimal.js does', (_name, ours, theirs) => check(fc.tuple(fraction, fraction.filter(({ numerator }) => numerator !== 0n)), 300, ([a, b]) => {
    const expected = decimalOf(a)[theirs](decimalOf(b));
    const found = decimalOf(ours(a, b));
    // Two hundred digits, of which an operation on rounded operands may lose a few.
    expect(found.minus(expected).abs().lte(expected.abs().plus(1).times('1e-150'))).toBe(true);
  }));

  it('order as decimal.js does', () => check(fc.tuple(fraction, fraction), 300, ([a, b]) => {
    expect(compare(a, b)).toBe(decimalOf(a).cmp(decimalOf(b)));
    expect(decimalOf(minimum(a, b)).toString()).toBe(Decimal.min(decimalOf(a), decimalOf(b)).toString());
    expect(equals(maximum(a, b), minimum(a, b))).toBe(compare(a, b) === 0);
    expect(isNegative(absolute(a))).toBe(false);
  }));

  it('lose nothing on the way there and back', () => check(fc.tuple(fraction, fraction), 300, ([a, b]) => {
    expect(subtract(add(a, b), b)).toEqual(a);
    expect(sum([a, b, negate(a), negate(b)])).toEqual(zero);
    if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
  }));
});
