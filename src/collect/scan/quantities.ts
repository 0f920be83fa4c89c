/** Quantities from digits to exact numbers, and a batch of them to one number of decimals. Knows nothing of units. */
import type { Buffer } from 'node:buffer';
import type { NumberColumn } from '../../columns/index.ts';
import { type Rational, decimalsNeeded, parseDecimal } from '../../money/index.ts';

/** Fifteen digits are a safe integer, whatever they are. */
const digitsMost = 15;
const powersOfTen = Float64Array.from({ length: digitsMost + 1 }, (_, power) => 10 ** power);

export class Quantities {
  readonly #coefficients: Float64Array;
  readonly #decimals: Uint8Array;
  readonly #wide = new Map<number, Rational>();

  /** By row, numbers as `coefficient / 10^decimals`, to be put on one scale; NaN where something is still to be set. */
  constructor(coefficients: Float64Array, decimals: Uint8Array) {
    [this.#coefficients, this.#decimals] = [coefficients, decimals];
  }

  #put(row: number, coefficient: number, decimals: number): void {
    this.#coefficients[row] = coefficient;
    this.#decimals[row] = decimals;
  }

  /** Reads a number of many digits that is known to be one. */
  readText(row: number, buffer: Buffer, from: number, end: number): void {
    const text = buffer.toString('latin1', from, end);
    const parsed = parseDecimal(text);
    if (!parsed.ok) throw new RangeError(`INVARIANT: the scanner took \`${text}\` for a number, but it ${parsed.problem}`);
    this.set(row, parsed.value);
  }

  set(row: number, value: Rational): void {
    const decimals = Number(decimalsWithin(value));
    const coefficient = decimals < 0 ? NaN : Number((value.numerator * 10n ** BigInt(decimals)) / value.denominator);
    if (Number.isSafeInteger(coefficient)) return this.#put(row, coefficient, decimals);
    this.#put(row, NaN, 0);
    this.#wide.set(row, value);
  }

  /** All rows on one scale: the one that leaves the fewest of them aside. */
  finish(count: number): NumberColumn {
    const coefficients = this.#coefficients;
    const decimals = this.#decimals;
    const most = new Float64Array(digitsMost + 1);
    const rows = new Float64Array(digitsMost + 1);
    for (let row = 0; row < count; row++) {
      const coefficient = coefficients[row]!;
      if (coefficient !== coefficient) continue;
      const own = decimals[row]!;
      rows[own]!++;
      const size = coefficient < 0 ? -coefficient : coefficient;
      if (size > most[own]!) most[own] = size;
    }
    const scale = bestScale(rows, most);
    for (let row = 0; row < count; row++) {
      const own = decimals[row]!;
      if (own === scale) continue;
      const coefficient = coefficients[row]!;
      if (coefficient !== coefficient) continue;
      this.#rescale(row, coefficient, own, scale);
    }
    return { decimals: scale, coefficients, low: null, wide: this.#wide };
  }

  #rescale(row: number, coefficient: number, own: number, scale: number): void {
    // Both are exact where the result is a safe integer: products and quotients of integers are rounded only beyond these.
    const scaled = scale > own ? coefficient * powersOfTen[scale - own]! : coefficient / powersOfTen[own - scale]!;
    if (Number.isSafeInteger(scaled) && (scale > own || scaled * powersOfTen[own - scale]! === coefficient)) this.#coefficients[row] = scaled;
    else {
      this.#coefficients[row] = NaN;
      this.#wide.set(row, exactly(coefficient, own));
    }
  }
}

function decimalsWithin({ numerator, denominator }: Rational): number {
  const largest = BigInt(Number.MAX_SAFE_INTEGER);
  if (numerator > largest || numerator < -largest) return -1;
  const needed = decimalsNeeded({ numerator, denominator });
  return needed === null || needed > BigInt(digitsMost) ? -1 : Number(needed);
}

function exactly(coefficient: number, decimals: number): Rational {
  const text = String(Math.abs(coefficient)).padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const parsed = parseDecimal(`${coefficient < 0 ? '-' : ''}${whole}${decimals === 0 ? '' : `.${text.slice(-decimals)}`}`);
  if (!parsed.ok) throw new RangeError(`INVARIANT: sixteen digits are a number: ${coefficient} with ${decimals} decimals`);
  return parsed.value;
}

/** Among the decimals that occur, those for which most rows stay one safe integer; of equal ones the larger. */
function bestScale(rows: Float64Array, most: Float64Array): number {
  let [best, fewest] = [0, Infinity];
  for (let scale = 0; scale <= digitsMost; scale++) {
    if (rows[scale] === 0 && scale > 0) continue;
    let aside = 0;
    for (let own = 0; own <= digitsMost; own++) {
      if (own > scale || (own < scale && most[own]! * powersOfTen[scale - own]! > Number.MAX_SAFE_INTEGER)) aside += rows[own]!;
    }
    if (aside <= fewest) [best, fewest] = [scale, aside];
  }
  return best;
}
