/** Fractions of the judge's own, written apart from the engine's: two big integers and school arithmetic. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b);
}

export function fraction(over: bigint, under = 1n): Fraction {
  const common = divisor(over, under) * (under < 0n ? -1n : 1n);
  return { over: over / common, under: under / common };
}

export const nothing = fraction(0n);
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
export const through = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under, a.under * b.over);
export const total = (all: readonly Fraction[]): Fraction => all.reduce(plus, nothing);
/** Below, at or above zero as `a` is below, at or above `b`. */
export const order = (a: Fraction, b: Fraction): bigint => a.over * b.under - b.over * a.under;

/** `12`, `-0.5`, `1e-3`; `null` for what is no number. */
export function read(text: string): Fraction | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (match === null || `${match[2] ?? ''}${match[3] ?? ''}` === '') return null;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match;
  const digits = fraction(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
  const power = BigInt(exponent);
  const scaled = power < 0n ? fraction(digits.over, digits.under * 10n ** -power) : fraction(digits.over * 10n ** power, digits.under);
  return sign === '-' ? minus(nothing, scaled) : scaled;
}

/** The largest whole number not above the value. */
function below(value: Fraction): bigint {
  const cut = value.over / value.under;
  return value.over < 0n && cut * value.under !== value.over ? cut - 1n : cut;
}

/** The multiple of `step` that the mode names, found between the one below and the one above. */
export function round(value: Fraction, step: Fraction, mode: string): Fraction {
  const count = through(value, step);
  const low = below(count);
  if (order(count, fraction(low)) === 0n) return value;
  const high = low + 1n;
  const distance = order(minus(count, fraction(low)), fraction(1n, 2n));
  const nearer = distance < 0n ? low : high;
  const outer = count.over < 0n ? low : high;
  const inner = count.over < 0n ? high : low;
  const chosen: Readonly<Record<string, bigint>> = {
    floor: low, ceiling: high, up: outer, down: inner,
    half_up: distance === 0n ? outer : nearer, half_down: distance === 0n ? inner : nearer, half_even: distance === 0n ? (low % 2n === 0n ? low : high) : nearer,
  };
  const answer = chosen[mode];
  if (answer === undefined) throw new Error(`no rounding ${mode}`);
  return times(fraction(answer), step);
}
