/**
 * Every reason for which a line of a bill does not become usage: one function for each code, which builds the sentence.
 * Codes never change their meaning. Knows nothing of files.
 */
import { type Rational, absolute, compare, decimalText, divide, equals, isZero, multiply, one, rational, subtract } from '../../money/index.ts';
import { shown } from '../shown.ts';
import type { LeftOut } from './report.ts';

export const leftOutCodes = ['F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11', 'F12', 'F13'] as const;
export type LeftOutCode = (typeof leftOutCodes)[number];

export const isLeftOut = <Value extends object>(value: Value | LeftOut): value is LeftOut => 'code' in value;

export const unreadableRow = (line: number, cause: string): LeftOut => ({ line, code: 'F01', reason: cause });

export function noValue(line: number, column: string): LeftOut {
  const code = column === 'SkuPriceId' ? 'F02' : column === 'ListUnitPrice' ? 'F03' : 'F04';
  return { line, code, reason: `has no ${column}` };
}

export const notANumber = (line: number, column: string, found: string): LeftOut =>
  ({ line, code: 'F05', reason: `${column} is ${shown(found)}, which is not a decimal number` });

export const beyondBounds = (line: number, column: string, found: string, problem: string): LeftOut =>
  ({ line, code: 'F06', reason: `${column} is ${shown(found)}, which ${problem}` });

export const notATime = (line: number, column: string, found: string, problem: string): LeftOut =>
  ({ line, code: 'F07', reason: `${column} is ${shown(found)}, which ${problem}` });

export const endsBeforeItStarts = (line: number, start: string, end: string): LeftOut =>
  ({ line, code: 'F08', reason: `ChargePeriodEnd ${end} lies before ChargePeriodStart ${start}` });

/** The three numbers of a line that should agree. */
export interface PricedQuantity {
  readonly quantity: Rational;
  readonly price: Rational;
  readonly listCost: Rational;
}

export function anotherCost(line: number, { quantity, price, listCost }: PricedQuantity, unit: string): LeftOut {
  const product = multiply(quantity, price);
  const sum = `PricingQuantity ${decimalText(quantity)} × ListUnitPrice ${decimalText(price)} = ${decimalText(product)}`;
  return { line, code: 'F09', reason: `${sum}, but ListCost is ${decimalText(listCost)}${blockHint(product, listCost, unit)}` };
}

export const twoPrices = (line: number, priceId: string, unit: string, first: PriceOnLine, second: PriceOnLine): LeftOut => ({
  line, code: 'F10',
  reason: `the price id ${shown(priceId)} has two prices per ${shown(unit)}: `
    + `${decimalText(first.price)} on line ${first.line} and ${decimalText(second.price)} on line ${second.line}`,
});

export const otherCurrency = (line: number, found: string, currency: string): LeftOut =>
  ({ line, code: 'F11', reason: `is billed in ${shown(found)}; the rulebook is in ${currency}` });

export const reservedPriceId = (line: number, priceId: string): LeftOut =>
  ({ line, code: 'F12', reason: `the price id is the word ${shown(priceId)}, which means something else as the key of a table` });

export const unusableText = (line: number, column: string, problem: string): LeftOut =>
  ({ line, code: 'F13', reason: `${column} ${problem}` });

export interface PriceOnLine {
  readonly price: Rational;
  readonly line: number;
}

/** Blocks that prices are known to be quoted for: ten thousand calls, a thousand hours, a million tokens. */
const blocks = [10n, 100n, 1000n, 10_000n, 100_000n, 1_000_000n, 1_000_000_000n].map((size) => rational(size));
/** The bill rounds its costs, so a block is recognised to within a millionth: no two blocks lie that close. */
const closeness = rational(1n, 1_000_000n);

const grouped = (size: Rational): string => size.numerator.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** A guess at what the line means; nothing is computed from it. */
function blockHint(product: Rational, listCost: Rational, unit: string): string {
  if (isZero(listCost) || isZero(product)) return '';
  const isAbout = (ratio: Rational, size: Rational): boolean =>
    equals(ratio, size) || compare(absolute(subtract(divide(ratio, size), one)), closeness) <= 0;
  const ratio = divide(product, listCost);
  const perBlock = blocks.find((size) => isAbout(ratio, size));
  if (perBlock !== undefined) return `; the price looks as if it were per ${grouped(perBlock)} ${shown(unit)}`;
  const inBlocks = blocks.find((size) => isAbout(divide(one, ratio), size));
  return inBlocks === undefined ? '' : `; the quantity looks as if it counted blocks of ${grouped(inBlocks)} ${shown(unit)}`;
}
