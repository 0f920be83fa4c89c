/** Proves the seven roundings on the table that people agreed on, and against decimal.js on random numbers. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { decimal, decimalText } from './decimal.ts';
import { absolute, compare, rational, subtract, sum } from './rational.ts';
import { type RoundingMode, roundAmount, roundToDecimals, roundToStep, roundToWhole, roundingModes, stepMode } from './rounding.ts';

const columns = ['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor'] as const satisfies readonly RoundingMode[];
const table = [
  ['2.345', '2.35', '2.34', '2.34', '2.35', '2.34', '2.35', '2.34'],
  ['-2.345', '-2.35', '-2.34', '-2.34', '-2.35', '-2.34', '-2.34', '-2.35'],
  ['2.355', '2.36', '2.36', '2.35', '2.36', '2.35', '2.36', '2.35'],
  ['2.3449', '2.34', '2.34', '2.34', '2.35', '2.34', '2.35', '2.34'],
  ['0.005', '0.01', '0.00', '0.00', '0.01', '0.00', '0.01', '0.00'],
  ['-0.005', '-0.01', '0.00', '0.00', '-0.01', '0.00', '0.00', '-0.01'],
  ['1.005', '1.01', '1.00', '1.00', '1.01', '1.00', '1.01', '1.00'],
  ['-1', '-1.00', '-1.00', '-1.00', '-1.00', '-1.00', '-1.00', '-1.00'],
  ['0', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00', '0.00'],
] as const;
const cases = table.flatMap(([value, ...results]) => columns.map((mode, index) => [value, mode, results[index]] as const));

describe('rounding to two places', () => {
  it.each(cases)('%s by %s is %s', (value, mode, result) => expect(decimalText(roundToDecimals(decimal(value), 2n, mode), 2n)).toBe(result));
});

describe('rounding to a step', () => {
  it.each([
    ['2.37', '0.05', 'half_up', '2.35'], ['2.375', '0.05', 'half_up', '2.4'], ['2.375', '0.05', 'half_even', '2.4'], ['2.325', '0.05', 'half_even', '2.3'],
    ['61', '60', 'up', '120'], ['60', '60', 'up', '60'], ['-61', '60', 'ceiling', '-60'], ['999', '1000', 'down', '0'], ['1', '3', 'half_up', '0'],
  ] as const)('%s to steps of %s by %s is %s', (value, step, mode, result) => expect(decimalText(roundToStep(decimal(value), decimal(step), mode))).toBe(result));
});

describe('rounding once and not twice', () => {
  it('a digit behind the half decides', () => {
    expect(decimalText(roundToDecimals(decimal('2.3449'), 2n, 'half_up'))).toBe('2.34');
    expect(decimalText(roundToDecimals(roundToDecimals(decimal('2.3449'), 3n, 'half_up'), 2n, 'half_up'))).toBe('2.35');
  });
  it('three small lines vanish one by one and count together', () => {
    const lines = ['0.004', '0.004', '0.004'].map(decimal);
    expect(decimalText(sum(lines.map((line) => roundToDecimals(line, 2n, 'half_up'))))).toBe('0');
    expect(decimalText(roundToDecimals(sum(lines), 2n, 'half_up'))).toBe('0.01');
  });
});

describe('amounts that are not rounded', () => {
  it.each([['0.0000001', '0.0000001'], ['1e-28', `0.${'0'.repeat(27)}1`]])('%s stays', (value, text) => expect(decimalText(roundAmount(decimal(value), { decimals: 2n, mode: 'none' }))).toBe(text));
  it('a third ends half to even at 28 decimals', () => expect(decimalText(roundAmount(rational(1n, 3n), { decimals: 2n, mode: 'none' }))).toBe(`0.${'3'.repeat(28)}`));
  it('so does a number that ends later', () => expect(decimalText(roundAmount(rational(25n, 10n ** 29n), { decimals: 2n, mode: 'none' }))).toBe(`0.${'0'.repeat(27)}2`));
  it('`round` uses the mode of the currency, and half_even where there is none', () => {
    expect([stepMode({ decimals: 2n, mode: 'up' }), stepMode({ decimals: 2n, mode: 'none' })]).toEqual(['up', 'half_even']);
  });
});

const precise = Decimal.clone({ precision: 200, toExpPos: 1000, toExpNeg: -1000 });
const theirs: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  half_up: Decimal.ROUND_HALF_UP, half_even: Decimal.ROUND_HALF_EVEN, half_down: Decimal.ROUND_HALF_DOWN, up: Decimal.ROUND_UP, down: Decimal.ROUND_DOWN, ceiling: Decimal.ROUND_CEIL, floor: Decimal.ROUND_FLOOR,
};
const mode = fc.constantFrom(...roundingModes);
/** Halves are what roundings differ on: every third number ends in one. */
const digits = fc.oneof({ arbitrary: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), weight: 2 }, { arbitrary: fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }).map((n) => n * 10n + 5n), weight: 1 });

describe('against decimal.js', () => {
  it('gives the same digits in every mode', () => check(fc.tuple(digits, fc.integer({ min: 0, max: 28 }), fc.integer({ min: 0, max: 12 }), mode), 2000, ([coefficient, scale, places, how]) => {
    const expected = new precise(coefficient.toString()).div(new precise(10).pow(scale)).toDecimalPlaces(places, theirs[how]);
    const found = decimalText(roundToDecimals(rational(coefficient, 10n ** BigInt(scale)), BigInt(places), how));
    expect(found).toBe(expected.isZero() ? '0' : expected.toFixed());
  }));
  it('stays within one step of the value, and a rounded number stays as it is', () => check(fc.tuple(fc.bigInt(), fc.bigInt({ min: 1n }), mode), 500, ([numerator, denominator, how]) => {
    const value = rational(numerator, denominator);
    const whole = roundToWhole(value, how);
    expect(compare(absolute(subtract(whole, value)), rational(1n))).toBe(-1);
    expect(roundToWhole(whole, how)).toEqual(whole);
  }));
});
