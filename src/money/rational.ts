/**
 * Exact rational numbers on BigInt: the only kind of number that may carry a quantity, a price or an amount.
 * Always reduced, denominator always positive, so equal values have equal fields. Knows nothing of currencies.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const make = (numerator: bigint, denominator: bigint): Rational => ({ numerator, denominator });

export const zero: Rational = make(0n, 1n);
export const one: Rational = make(1n, 1n);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The fraction `numerator / denominator`, reduced. The denominator must not be zero. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 1n) return make(numerator, 1n);
  if (denominator === 0n) throw new RangeError('a rational number has no zero denominator');
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return make((sign * numerator) / divisor, (sign * denominator) / divisor);
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export const negate = (a: Rational): Rational => make(-a.numerator, a.denominator);
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `a / b`. The caller has made sure that `b` is not zero: what a division by zero means is not known here. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Below, at or above zero when `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const equals = (a: Rational, b: Rational): boolean => a.numerator === b.numerator && a.denominator === b.denominator;
export const isZero = (a: Rational): boolean => a.numerator === 0n;
export const isNegative = (a: Rational): boolean => a.numerator < 0n;
export const absolute = (a: Rational): Rational => (a.numerator < 0n ? negate(a) : a);
export const minimum = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const maximum = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const sum = (values: Iterable<Rational>): Rational => {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
};

/** `a` to a whole power; a negative power inverts. */
export function power(a: Rational, exponent: bigint): Rational {
  if (exponent < 0n) return power(divide(one, a), -exponent);
  return make(a.numerator ** exponent, a.denominator ** exponent);
}
