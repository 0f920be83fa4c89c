/** Proves which texts are numbers, where the bounds on digits lie, and that text and number are each other's inverse. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { check } from '../../test/support/seed.ts';
import { decimal, decimalText, decimalsNeeded, exactNumber, parseDecimal } from './decimal.ts';
import { equals, rational } from './rational.ts';

const nines = (count: number): string => '9'.repeat(count);

const numbers: readonly (readonly [text: string, value: string])[] = [
  ['0', '0'], ['24', '24'], ['-0.5', '-0.5'], ['.5', '0.5'], ['5.', '5'], ['+5', '5'], ['-.5', '-0.5'], ['007', '7'], ['1.2e-7', '0.00000012'],
  ['1E3', '1000'], ['1e+3', '1000'], ['-0', '0'], ['0.000', '0'], ['0e999', '0'], ['-0e-999999', '0'], ['10e-29', '0.0000000000000000000000000001'],
  ['1e39', `1${'0'.repeat(39)}`], [nines(40), nines(40)], [`${nines(12)}.${nines(28)}`, `${nines(12)}.${nines(28)}`], [`0.${'0'.repeat(27)}1`, `0.${'0'.repeat(27)}1`],
  [`1.${'0'.repeat(60)}`, '1'], [`${'0'.repeat(60)}1`, '1'], ['1e0000000005', '100000'],
];

const refused: readonly (readonly [text: string, problem: string])[] = [
  ...['', ' ', '.', '-', '+', '--5', '+-5', '5-', '1_000', '1,5', '1 ', ' 1', '0x10', 'NaN', 'Infinity', '-Infinity', '1e', 'e5', '.e5', '1e1.5', '1..2', '١', '5n', '1e--5', '1\n']
    .map((text) => [text, 'not a decimal number'] as const),
  [nines(41), 'has more than 40 digits'], ['1e40', 'has more than 40 digits'], ['1e999', 'has more than 40 digits'], ['1e99999999999', 'has more than 40 digits'],
  [`${nines(13)}.${nines(28)}`, 'has more than 40 digits'], ['1'.repeat(300), 'has more than 40 digits'],
  ['1e-29', 'has more than 28 digits after the point'], [`0.${'0'.repeat(28)}1`, 'has more than 28 digits after the point'], ['1e-99999999', 'has more than 28 digits after the point'],
];

describe('reading a decimal', () => {
  it.each(numbers)('%s is the number %s', (text, value) => {
    const parsed = parseDecimal(text);
    expect(parsed.ok && decimalText(parsed.value)).toBe(value);
  });
  it.each(refused)('%j is refused: %s', (text, problem) => expect(parseDecimal(text)).toEqual({ ok: false, problem }));
  it('throws for a text of our own that is no number', () => expect(() => decimal('1_0')).toThrow('`1_0` not a decimal number'));
});

describe('writing a decimal', () => {
  it.each([
    [1n, 3n, 0n, '1/3'], [-2n, 7n, 4n, '-2/7'], [48n, 100n, 0n, '0.48'], [48n, 100n, 6n, '0.480000'], [-1n, 2n, 0n, '-0.5'], [-120n, 1n, 0n, '-120'], [5n, 1n, 2n, '5.00'], [0n, 1n, 2n, '0.00'],
  ] as const)('%s/%s with at least %s decimals', (numerator, denominator, decimals, text) => expect(decimalText(rational(numerator, denominator), decimals)).toBe(text));

  it.each([[1n, 8n, 3n], [1n, 5n, 1n], [1n, 3n, null], [7n, 1n, 0n], [1n, 40n, 3n], [3n, 14n, null]] as const)('%s/%s needs %s decimals', (numerator, denominator, needed) => {
    expect(decimalsNeeded(rational(numerator, denominator))).toBe(needed);
  });
});

const bounded = fc.record({ sign: fc.constantFrom('', '-'), digits: fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }), decimals: fc.integer({ min: 0, max: 28 }) });

describe('round trips', () => {
  it('every number within the bounds is written and read as itself', () => check(bounded, 500, ({ sign, digits, decimals }) => {
    const value = rational(BigInt(`${sign}${digits}`), 10n ** BigInt(decimals));
    const text = decimalText(value);
    const parsed = parseDecimal(text);
    expect(parsed.ok && equals(parsed.value, value)).toBe(true);
    expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/);
  }));
  it('every exact number, endless or not, comes back from its text', () => check(fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n })), 300, ([numerator, denominator]) => {
    const value = rational(numerator, denominator);
    expect(exactNumber(decimalText(value))).toEqual(value);
  }));
  it('texts that are no exact number throw', () => expect(() => exactNumber('1e5')).toThrow('`1e5` is not an exact number'));
});
