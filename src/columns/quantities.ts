/** Quantities as texts to a column: digit by digit into safe integers, with one number of decimals for all. */
import { type Rational, parseDecimal } from '../money/index.ts';
import type { NumberColumn } from './batch.ts';

const [zero, nine, point, minus] = [48, 57, 46, 45];
/** So many digits are always a safe integer. */
const digitsMost = 15;

export class Quantities {
  readonly #coefficients: Float64Array;
  readonly #decimals: Uint8Array;
  readonly #wide = new Map<number, Rational>();
  #most = 0;

  constructor(count: number) {
    this.#coefficients = new Float64Array(count);
    this.#decimals = new Uint8Array(count);
  }

  /** `false` where the text is no decimal number within the bounds. */
  set(row: number, text: string): boolean {
    const negative = text.charCodeAt(0) === minus;
    let at = negative ? 1 : 0;
    if (text.length - at > digitsMost + 1 || text.length === at) return this.#setSlowly(row, text);
    let value = 0;
    let from = -1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= zero && code <= nine) value = 10 * value + (code - zero);
      else if (code === point && from < 0) from = at + 1;
      else return this.#setSlowly(row, text);
    }
    // A point needs digits on one of its sides; what is unusual is read with care.
    if (from === text.length || (from >= 0 && from <= 1 + (negative ? 1 : 0))) return this.#setSlowly(row, text);
    const decimals = from < 0 ? 0 : text.length - from;
    this.#coefficients[row] = negative ? 0 - value : value;
    this.#decimals[row] = decimals;
    if (decimals > this.#most) this.#most = decimals;
    return true;
  }

  #setSlowly(row: number, text: string): boolean {
    const parsed = parseDecimal(text);
    if (!parsed.ok) return false;
    this.#coefficients[row] = NaN;
    this.#wide.set(row, parsed.value);
    return true;
  }

  /** All quantities on the scale of the finest one. */
  finish(): NumberColumn {
    const [coefficients, own, most] = [this.#coefficients, this.#decimals, this.#most];
    for (let row = 0; row < coefficients.length; row++) {
      if (own[row] === most) continue;
      const value = coefficients[row]!;
      const scaled = value * 10 ** (most - own[row]!);
      if (Math.abs(scaled) <= Number.MAX_SAFE_INTEGER) coefficients[row] = scaled;
      else if (!Number.isNaN(value)) this.#wide.set(row, this.#exact(row, value));
    }
    for (const row of this.#wide.keys()) coefficients[row] = NaN;
    return { decimals: most, coefficients, low: null, wide: this.#wide };
  }

  #exact(row: number, value: number): Rational {
    const parsed = parseDecimal(`${value}e-${this.#decimals[row]}`);
    if (!parsed.ok) throw new RangeError('INVARIANT: fifteen digits are a decimal number');
    return parsed.value;
  }
}
