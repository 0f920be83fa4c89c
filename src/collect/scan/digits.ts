/** Plain numbers from their bytes: digits with perhaps a sign and a point, as JSON writes them, without an exponent. Knows nothing of what they count. */

const [minus, point, zero] = [0x2d, 0x2e, 0x30];
/** Fifteen digits are a safe integer, whatever they are. */
export const digitsMost = 15;

export class Digits {
  /** The number that was read last is `coefficient / 10^decimals`; `decimals` is -1 where it has too many digits for that. */
  coefficient = 0;
  decimals = 0;

  /** Where the number ends that begins at `from`, or -1 if there is none. */
  read(view: DataView, from: number): number {
    const negative = view.getUint8(from) === minus;
    const first = negative ? from + 1 : from;
    let [at, coefficient, decimals] = [first, 0, 0];
    let digit = view.getUint8(at) - zero;
    for (; digit >= 0 && digit <= 9; digit = view.getUint8(++at) - zero) coefficient = coefficient * 10 + digit;
    if (at === first || (at > first + 1 && view.getUint8(first) === zero)) return -1;
    if (digit === point - zero) {
      const whole = at;
      digit = view.getUint8(++at) - zero;
      for (; digit >= 0 && digit <= 9; digit = view.getUint8(++at) - zero) coefficient = coefficient * 10 + digit;
      decimals = at - whole - 1;
      if (decimals === 0) return -1;
    }
    // No zero has a sign.
    this.coefficient = negative ? 0 - coefficient : coefficient;
    this.decimals = at - first > digitsMost ? -1 : decimals;
    return at;
  }
}
