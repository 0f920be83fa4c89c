/** What a running total costs in all, rounded: as a function of safe integers, and of rationals where those do not reach. */
import { type Rational, type Rounding, add, ceilingOf, compare, decimalsNeeded, divide, endlessDecimals, floorOf, maximum, multiply, rational, roundAmount, subtract, zero } from '../../money/index.ts';
import { type Body, type Tier, tierTotal } from '../../rating/index.ts';
import { commonUnit, largest, roundedInteger, unitsIn } from '../numbers/index.ts';

/** Money of a total: `base + slope × total` in units of `amount`, for totals up to a bound. */
interface Piece {
  /** The largest total that belongs to it, in units of the totals. */
  readonly most: number;
  readonly base: number;
  readonly slope: number;
}

/** Rounded money for a total in units; `NaN` where safe integers do not reach. */
export type IntegerCost = (total: number) => number;
export type ExactCost = (total: Rational) => Rational;

export interface Cost {
  /** What one of the integers is worth. */
  readonly unit: Rational;
  readonly integer: IntegerCost;
  readonly exact: ExactCost;
}

/** Whether amounts that are not rounded end within the bound. */
const ends = (value: Rational): boolean => {
  const needed = decimalsNeeded(value);
  return needed !== null && needed <= endlessDecimals;
};

const nowhere: IntegerCost = () => NaN;

/** Rounds integers of `unit` as the currency books amounts; gives the unit of what comes out. */
function rounder(unit: Rational, rounding: Rounding): { readonly unit: Rational; readonly round: (value: number) => number } | null {
  if (rounding.mode === 'none') return ends(unit) ? { unit, round: (value) => value } : null;
  const step = rational(1n, 10n ** rounding.decimals);
  const ratio = divide(unit, step);
  const [factor, divisor] = [unitsIn(rational(ratio.numerator), rational(1n)), unitsIn(rational(ratio.denominator), rational(1n))];
  if (factor === null || divisor === null) return null;
  const { mode } = rounding;
  return { unit: step, round: (value) => (Math.abs(value) * factor <= largest ? roundedInteger(value * factor, divisor, mode) : NaN) };
}

const floorUnits = (value: Rational, unit: Rational): number => {
  const units = Number(floorOf(divide(value, unit)).numerator); // not money: only its order among safe integers counts
  return units > largest ? Infinity : units;
};

function integerPieces(pieces: readonly { readonly bound: Rational | null; readonly base: Rational; readonly slope: Rational }[], unit: Rational): { readonly amount: Rational; readonly pieces: readonly Piece[] } | null {
  let amount = zero;
  for (const { base, slope } of pieces) amount = commonUnit(commonUnit(amount, base), multiply(slope, unit));
  if (amount.numerator === 0n) amount = rational(1n);
  const converted: Piece[] = [];
  for (const { bound, base, slope } of pieces) {
    const [baseUnits, slopeUnits] = [unitsIn(base, amount), unitsIn(multiply(slope, unit), amount)];
    if (baseUnits === null || slopeUnits === null) return null;
    converted.push({ most: bound === null ? Infinity : floorUnits(bound, unit), base: baseUnits, slope: slopeUnits });
  }
  return { amount, pieces: converted };
}

/** Tiers as straight pieces. A total of zero costs nothing, one below zero goes on at the first price without its flat. */
function tierPieces(mode: 'graduated' | 'volume', tiers: readonly Tier[]): readonly { readonly bound: Rational | null; readonly base: Rational; readonly slope: Rational }[] {
  let [before, lower] = [zero, zero];
  return tiers.map(({ bound, price, flat }) => {
    if (mode === 'volume') return { bound, base: flat, slope: price };
    const base = add(before, subtract(flat, multiply(price, lower)));
    if (bound !== null) [before, lower] = [add(base, multiply(price, bound)), bound];
    return { bound, base, slope: price };
  });
}

export function tierCost({ mode, tiers }: Extract<Body, { kind: 'tiers' }>, unit: Rational, rounding: Rounding): Cost {
  const exact: ExactCost = (total) => roundAmount(tierTotal(mode, tiers, total).amount, rounding);
  const first = tiers[0]?.price ?? zero;
  const whole = integerPieces([{ bound: zero, base: zero, slope: first }, ...tierPieces(mode, tiers)], unit);
  const rounded = whole === null ? null : rounder(whole.amount, rounding);
  if (whole === null || rounded === null) return { unit: rational(1n), integer: nowhere, exact };
  const { pieces } = whole;
  const integer: IntegerCost = (total) => {
    let index = 0;
    while (total > pieces[index]!.most) if (++index === pieces.length) return NaN;
    const { base, slope } = pieces[index]!;
    const product = slope * total;
    return Math.abs(product) + Math.abs(base) <= largest ? rounded.round(base + product) : NaN;
  };
  return { unit: rounded.unit, integer, exact };
}

/** What lies above the allowance. */
function payingUnits(free: Rational | null, unit: Rational): ((total: number) => number) | null {
  if (free === null) return (total) => total;
  const allowance = unitsIn(free, unit);
  return allowance === null ? null : (total) => Math.max(0, total - allowance);
}

const payingExact = (free: Rational | null, total: Rational): Rational => (free === null ? total : maximum(zero, subtract(total, free)));

/** A price per unit, after an allowance. */
export function priceCost(price: Rational, free: Rational | null, unit: Rational, rounding: Rounding): Cost {
  const exact: ExactCost = (total) => roundAmount(multiply(price, payingExact(free, total)), rounding);
  const paying = payingUnits(free, unit);
  const whole = integerPieces([{ bound: null, base: zero, slope: price }], unit);
  const rounded = whole === null ? null : rounder(whole.amount, rounding);
  const slope = whole?.pieces[0]?.slope ?? 0;
  if (paying === null || rounded === null) return { unit: rational(1n), integer: nowhere, exact };
  return {
    unit: rounded.unit, exact,
    integer: (total) => {
      const product = slope * paying(total);
      return Math.abs(product) <= largest ? rounded.round(product) : NaN;
    },
  };
}

/** Blocks of the running total, begun or full. */
export function blocksCost({ begun, size, amount }: Extract<Body, { kind: 'blocks' }>, free: Rational | null, unit: Rational, rounding: Rounding): Cost {
  const exact: ExactCost = (total) => {
    const paying = payingExact(free, total);
    const blocks = compare(paying, zero) <= 0 ? zero : begun ? ceilingOf(divide(paying, size)) : floorOf(divide(paying, size));
    return roundAmount(multiply(amount, blocks), rounding);
  };
  const paying = payingUnits(free, unit);
  const ratio = divide(unit, size);
  const [factor, divisor] = [unitsIn(rational(ratio.numerator), rational(1n)), unitsIn(rational(ratio.denominator), rational(1n))];
  const whole = integerPieces([{ bound: null, base: zero, slope: amount }], rational(1n));
  const rounded = whole === null ? null : rounder(whole.amount, rounding);
  const price = whole?.pieces[0]?.slope ?? 0;
  if (paying === null || factor === null || divisor === null || rounded === null) return { unit: rational(1n), integer: nowhere, exact };
  return {
    unit: rounded.unit, exact,
    integer: (total) => {
      const magnitude = Math.max(0, paying(total)) * factor;
      if (!(magnitude <= largest)) return NaN;
      const blocks = roundedInteger(magnitude, divisor, begun ? 'ceiling' : 'floor');
      const product = price * blocks;
      return Math.abs(product) <= largest ? rounded.round(product) : NaN;
    },
  };
}
