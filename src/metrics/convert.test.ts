/** Proves that conversions are exact: against rational numbers, against the tables of CloudKitty's mutators, and at the edges of forty digits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rational, add, ceilingOf, decimal, decimalText, decimalsNeeded, equals, exactNumber, floorOf, isZero, multiply, one, rational, roundToDecimals, zero } from '../money/index.ts';
import { check } from '../../test/support/seed.ts';
import { compileConversion } from './convert.ts';
import { type Conversion, type Mutator, mutators } from './metric.ts';

const plain: Conversion = { factor: one, offset: zero, mutate: 'NONE', map: null };
const convert = (text: string, conversion: Partial<Conversion> = {}): string => {
  const answer = compileConversion({ ...plain, ...conversion })(text);
  return typeof answer === 'string' ? answer : `refused: ${answer.reason}`;
};
const third = rational(1n, 3n);

describe('what a source says', () => {
  it.each([
    ['0.1', '0.1'], ['24', '24'], ['-3', '-3'], ['0', '0'], ['-0', '0'], ['0.0', '0'], ['-0.0', '0'], ['5.0', '5'], ['0.10', '0.1'], ['007', '7'], ['+5', '5'], ['.5', '0.5'], ['5.', '5'],
    ['1e+06', '1000000'], ['1.5E-3', '0.0015'], ['1e0', '1'], ['0e999', '0'], ['3.141592653589793', '3.141592653589793'], ['9007199254740993', '9007199254740993'],
    // A double has at most 17 digits, wherever they stand.
    ['2.7755575615628914e-17', '0.0000000000000000277555756156'], ['5e-29', '0'], ['1.5e-28', '0.0000000000000000000000000002'], ['5e-324', '0'],
    ['1e39', `1${'0'.repeat(39)}`], ['1234567890123456789012345678901234567890', '1234567890123456789012345678901234567890'],
    ['1234567890123.12345678901234567890123456789', '1234567890123.123456789012345678901234568'],
  ])('%s is %s', (text, expected) => expect(convert(text)).toBe(expected));
  it.each([
    ['NaN', 'the source says NaN, which is no quantity'], ['+Inf', 'the source says +Inf, which is no quantity'], ['-Infinity', 'the source says -Infinity, which is no quantity'], ['', 'the source says nothing'],
    ['abc', 'the source says "abc", which is no number'], ['1_000', 'the source says "1_000", which is no number'], ['0x10', 'the source says "0x10", which is no number'], [' 1', 'the source says " 1", which is no number'],
    ['1e40', 'the quantity has more than 40 digits'], ['1e308', 'the quantity has more than 40 digits'], ['1e9999', 'the source says 1e9999, which is beyond all measure'], ['1e-9999', 'the source says 1e-9999, which is beyond all measure'],
    ['9'.repeat(300), `the source says "${'9'.repeat(37)}...", which is no number`], ['.', 'the source says ".", which is no number'], ['e5', 'the source says "e5", which is no number'],
  ])('%j is refused', (text, reason) => expect(convert(text)).toBe(`refused: ${reason}`));
});

describe('factor and offset', () => {
  it.each<readonly [string, string, Rational, Rational]>([
    ['1', '0.3333333333333333333333333333', third, zero], ['3', '1', third, zero], ['2', '0.6666666666666666666666666667', third, zero],
    // Forty digits in all: what stands before the point takes room from what stands behind it.
    ['1000000000000000', '333333333333333.3333333333333333333333333', third, zero],
    ['1073741824', '1', rational(1n, 1_073_741_824n), zero], ['1', '0.0000000009313225746154785156', rational(1n, 1_073_741_824n), zero], ['1048576', '1', rational(1n, 1_048_576n), zero],
    ['0.1', '0.3', decimal('3'), zero], ['0.1', '0.2', one, decimal('0.1')], ['5', '-273.15', zero, decimal('-273.15')], ['1', '1', third, rational(2n, 3n)], ['1e+06', '3600', decimal('0.0036'), zero],
    // Half-even at the last digit.
    ['0.5', '0.0000000000000000000000000000', decimal('0.0000000000000000000000000001'), zero], ['1.5', '0.0000000000000000000000000002', decimal('0.0000000000000000000000000001'), zero],
  ])('%s becomes %s', (text, expected, factor, offset) => expect(convert(text, { factor, offset })).toBe(expected.replace(/^0\.0*$/, '0')));
});

describe('mutators', () => {
  const map = [[zero, one], [decimal('11'), one], [decimal('0.5'), third]] as const;
  it.each<readonly [Mutator, string, string]>([
    ['NUMBOOL', '0', '0'], ['NUMBOOL', '0.0', '0'], ['NUMBOOL', '-0', '0'], ['NUMBOOL', '3.5', '1'], ['NUMBOOL', '-1', '1'], ['NUMBOOL', '1e-30', '1'],
    ['NOTNUMBOOL', '0', '1'], ['NOTNUMBOOL', '7', '0'], ['NOTNUMBOOL', '0e5', '1'],
    ['FLOOR', '42.9', '42'], ['FLOOR', '-1.1', '-2'], ['FLOOR', '7', '7'], ['FLOOR', '-0.5', '-1'], ['FLOOR', '0.5', '0'],
    ['CEIL', '42.1', '43'], ['CEIL', '-1.9', '-1'], ['CEIL', '7.0', '7'], ['CEIL', '-0.5', '0'], ['CEIL', '1e-30', '1'],
    ['MAP', '0', '1'], ['MAP', '0.000', '1'], ['MAP', '11.0', '1'], ['MAP', '1.1e1', '1'], ['MAP', '12', '0'], ['MAP', '5e-1', '0.3333333333333333333333333333'],
  ])('%s of %s is %s', (mutate, text, expected) => expect(convert(text, { mutate, map: mutate === 'MAP' ? map : null })).toBe(expected));
  it.each(['FLOOR', 'CEIL', 'NUMBOOL', 'MAP', 'NONE'] as const)('%s refuses what is no number', (mutate) => expect(convert('NaN', { mutate, map: [] })).toBe('refused: the source says NaN, which is no quantity'));
  it('come after the conversion: ten times 9.9 is 99, not 100', () => expect(convert('9.9', { factor: decimal('10'), mutate: 'CEIL' })).toBe('99'));
  it('see the exact value, not the rounded one: three thirds of one are one', () => expect(convert('1', { factor: third, offset: rational(2n, 3n), mutate: 'FLOOR' })).toBe('1'));
});

/** The same, told with rational numbers. */
function expected(text: string, { factor, offset, mutate, map }: Conversion): Rational {
  const value = add(multiply(exactNumber(text), factor), offset);
  switch (mutate) {
    case 'NONE': return value;
    case 'NUMBOOL': return isZero(value) ? zero : one;
    case 'NOTNUMBOOL': return isZero(value) ? one : zero;
    case 'FLOOR': return floorOf(value);
    case 'CEIL': return ceilingOf(value);
    case 'MAP': return map?.find(([from]) => equals(from, value))?.[1] ?? zero;
  }
}
const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 })).map(([digits, places]) => rational(digits, 10n ** BigInt(places)));
const fractions = fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 5000n })).map(([above, below]) => rational(above, below));
const conversions: fc.Arbitrary<Conversion> = fc.record({
  factor: fc.oneof(fc.constant(one), decimals, fractions), offset: fc.oneof(fc.constant(zero), fractions), mutate: fc.constantFrom(...mutators),
  map: fc.uniqueArray(fc.tuple(fc.bigInt({ min: -3n, max: 3n }).map((whole) => rational(whole)), fractions), { maxLength: 4, selector: ([{ numerator }]) => numerator }),
});

describe('the law', () => {
  it('gives what rational numbers give, rounded half-even to the digits that there is room for', () => check(fc.tuple(conversions, fc.array(fc.oneof(decimals, fc.bigInt({ min: -3n, max: 3n }).map((whole) => rational(whole))), { minLength: 1, maxLength: 5 })), 3000, ([conversion, values]) => {
    const compiled = compileConversion(conversion);
    for (const value of values) {
      const text = decimalText(value);
      const exact = expected(text, conversion);
      const answer = compiled(text);
      const whole = decimalText(floorOf(exact.numerator < 0n ? { ...exact, numerator: -exact.numerator } : exact)).replace(/^0$/, '');
      const room = BigInt(Math.min(28, 40 - whole.length));
      const needed = decimalsNeeded(exact);
      const rounded = needed !== null && needed <= room ? exact : roundToDecimals(exact, room, 'half_even');
      expect(answer).toBe(decimalText(rounded));
      // Remembered or not, the answer is the same.
      expect(compiled(text)).toBe(answer);
    }
  }, 3));
  it('never throws, and gives a quantity or a reason, whatever a source says', () => check(fc.tuple(conversions, fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[-+]?[0-9.eE+-]{0,12}$/))), 3000, ([conversion, text]) => {
    const answer = compileConversion(conversion)(text);
    if (typeof answer === 'string') expect(answer).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
    else expect(answer.reason).not.toBe('');
  }));
});
