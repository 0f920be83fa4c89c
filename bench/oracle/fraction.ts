/** Fractions of BigInt, never reduced and written for reading alone: the judge's numbers, with nothing of the product in them. */
export interface Fraction {
  readonly above: bigint;
  /** Above zero. */
  readonly below: bigint;
}

export const fraction = (above: bigint, below = 1n): Fraction => ({ above, below });

/** `-12.50`, `1e-7`; throws where the text is no number. */
export function fractionOf(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null) throw new RangeError(`\`${text}\` is no number`);
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const power = BigInt(exponent) - BigInt(decimals.length);
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return power >= 0n ? fraction(digits * 10n ** power) : fraction(digits, 10n ** -power);
}

export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.above * b.above, a.below * b.below);

/** Denominators here are powers of ten: one of the two serves for both, so that sums of many do not grow without end. */
export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.below % b.below === 0n) return fraction(a.above + b.above * (a.below / b.below), a.below);
  if (b.below % a.below === 0n) return fraction(a.above * (b.below / a.below) + b.above, b.below);
  return fraction(a.above * b.below + b.above * a.below, a.below * b.below);
}

export const isBelow = (a: Fraction, b: Fraction): boolean => a.above * b.below < b.above * a.below;
export const isEqual = (a: Fraction, b: Fraction): boolean => a.above * b.below === b.above * a.below;
export const larger = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? b : a);

/** To so many decimals; what lies in the middle goes to the even neighbour. */
export function halfEven(value: Fraction, decimals: number): Fraction {
  const unit = 10n ** BigInt(decimals);
  const scaled = value.above * unit;
  let quotient = scaled / value.below;
  const rest = scaled - quotient * value.below;
  const twice = 2n * (rest < 0n ? -rest : rest);
  if (twice > value.below || (twice === value.below && quotient % 2n !== 0n)) quotient += scaled < 0n ? -1n : 1n;
  return fraction(quotient, unit);
}
