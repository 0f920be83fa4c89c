/** Units: what a number counts, how it was written, and its exact factor to base units. Knows nothing of prices. */
import { type Rational, divide, multiply, one } from '../money/index.ts';
import { type Dimension, combine, pure, sameDimension } from './dimension.ts';

export interface Unit {
  /** The names as the author wrote them, with their powers: `GiB` 1, `hour` 1. */
  readonly terms: ReadonlyMap<string, bigint>;
  readonly dimension: Dimension;
  /** One of this unit in base units. */
  readonly factor: Rational;
}

/** A number without unit, such as a percentage or a count of nothing in particular. */
export const unitless: Unit = { terms: new Map(), dimension: pure, factor: one };

/** A unit with one name. */
export const namedUnit = (name: string, dimension: Dimension, factor: Rational): Unit =>
  ({ terms: new Map([[name, 1n]]), dimension, factor });

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return { terms: combine(a.terms, b.terms, 1n), dimension: combine(a.dimension, b.dimension, 1n), factor: multiply(a.factor, b.factor) };
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return { terms: combine(a.terms, b.terms, -1n), dimension: combine(a.dimension, b.dimension, -1n), factor: divide(a.factor, b.factor) };
}

/** A power or a factor past these is no unit that anybody counts in; the bound keeps every product of units quick. */
const largestPower = 100n;
const largestFactor = 1n << 4096n;
const isLarge = (power: bigint): boolean => power > largestPower || power < -largestPower;

export const isOversized = ({ terms, dimension, factor }: Unit): boolean =>
  [...terms.values()].some(isLarge) || [...dimension.values()].some(isLarge) || factor.numerator > largestFactor || factor.denominator > largestFactor;

export const sameKind = (a: Unit, b: Unit): boolean => sameDimension(a.dimension, b.dimension);
export const isPure = (unit: Unit): boolean => unit.dimension.size === 0;

const plainName = /^[A-Za-z][A-Za-z0-9_]*$/;
/** A name as rule files write it: bare, or in backquotes when it is not a plain word. */
export const quotedName = (name: string): string => (plainName.test(name) ? name : `\`${name}\``);

function powerText(name: string, power: bigint): string {
  const times = Number(power); // not money: how often a name is written
  return Array.from({ length: times }, () => quotedName(name)).join('*');
}

/** As an author would write it: `EUR/GiB/month`, `GiB*hour`; empty for a pure number. */
export function unitText(unit: Unit): string {
  const above = [...unit.terms].filter(([, power]) => power > 0n).map(([name, power]) => powerText(name, power));
  const below = [...unit.terms].filter(([, power]) => power < 0n).map(([name, power]) => powerText(name, -power).replaceAll('*', '/'));
  if (above.length === 0 && below.length === 0) return '';
  return [above.length === 0 ? '1' : above.join('*'), ...below].join('/');
}
