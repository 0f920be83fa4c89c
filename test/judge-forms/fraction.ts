/** Fractions of the judge: two integers, no cleverness. Shares nothing with the money room. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));
export function fraction(over: bigint, under = 1n): Fraction {
  const shared = divisor(over, under) * (under < 0n ? -1n : 1n);
  return shared === 0n ? { over: 0n, under: 1n } : { over: over / shared, under: under / shared };
}

export const nothing = fraction(0n);
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
export const by = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.under, a.under * b.over);
export const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;
export const isSame = (a: Fraction, b: Fraction): boolean => a.over === b.over && a.under === b.under;
export const larger = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
export const smaller = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? a : b);
export const total = (all: readonly Fraction[]): Fraction => all.reduce(plus, nothing);

/** `-12.50` as written. */
export function read(text: string): Fraction {
  const [whole = '', rest = ''] = text.split('.');
  return fraction(BigInt(`${whole}${rest}`), 10n ** BigInt(rest.length));
}

/** The whole number at or below. */
export const below = ({ over, under }: Fraction): bigint => (over >= 0n || over % under === 0n ? over / under : over / under - 1n);
export const above = (value: Fraction): bigint => -below(fraction(-value.over, value.under));

/** The multiple of `step` that a mode chooses, looked up among the two neighbours. */
export function toStep(value: Fraction, step: Fraction, mode: string): Fraction {
  const steps = by(value, step);
  const [low, high] = [below(steps), above(steps)];
  const [farther, nearer] = value.over < 0n ? [low, high] : [high, low];
  const pick = (): bigint => {
    switch (mode) {
      case 'up': return farther;
      case 'down': return nearer;
      case 'ceiling': return high;
      case 'floor': return low;
      default: {
        const [toLow, toHigh] = [minus(steps, fraction(low)), minus(fraction(high), steps)];
        if (isLess(toLow, toHigh)) return low;
        if (isLess(toHigh, toLow)) return high;
        if (mode === 'half_up') return farther;
        if (mode === 'half_down') return nearer;
        return low % 2n === 0n ? low : high;
      }
    }
  };
  return times(fraction(pick()), step);
}

const ends = (under: bigint): boolean => (under % 2n === 0n ? ends(under / 2n) : under % 5n === 0n ? ends(under / 5n) : under === 1n);

/** An amount as it is booked. */
export function booked(value: Fraction, mode: string, decimals: number): Fraction {
  if (mode !== 'none') return toStep(value, fraction(1n, 10n ** BigInt(decimals)), mode);
  const scaled = times(value, fraction(10n ** 28n));
  return ends(value.under) && scaled.under === 1n ? value : toStep(value, fraction(1n, 10n ** 28n), 'half_even');
}

export const written = ({ over, under }: Fraction): string => (under === 1n ? `${over}` : `${over}/${under}`);
