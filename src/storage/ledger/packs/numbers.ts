/** Exact numbers of several batches, each with decimals of its own, in the order of a pack's rows. */
import type { NumberColumn } from '../../../columns/index.ts';
import type { Rational } from '../../../money/index.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { numberAt } from '../quantity.ts';

export class Numbers {
  #coefficients: Float64Array;
  /** Not a number where one integer is all. */
  #low: Float64Array | null = null;
  #decimals: Uint8Array;
  readonly #wide = new Map<number, Rational>();

  /** @param spare one that nobody needs any more. */
  constructor(most: number, spare?: Numbers) {
    this.#coefficients = spare === undefined ? new Float64Array(most) : spare.#coefficients;
    this.#decimals = spare === undefined ? new Uint8Array(most) : spare.#decimals;
    if (spare !== undefined && spare.#low !== null) this.#low = spare.#low.fill(Number.NaN);
  }

  room(most: number): void {
    const [coefficients, decimals] = [new Float64Array(most), new Uint8Array(most)];
    coefficients.set(this.#coefficients);
    decimals.set(this.#decimals);
    [this.#coefficients, this.#decimals] = [coefficients, decimals];
    if (this.#low === null) return;
    const low = new Float64Array(most).fill(Number.NaN);
    low.set(this.#low);
    this.#low = low;
  }

  set(place: number, column: NumberColumn, row: number): void {
    const coefficient = column.coefficients[row]!;
    this.#coefficients[place] = coefficient;
    this.#decimals[place] = column.decimals;
    if (Number.isNaN(coefficient)) this.#wide.set(place, numberAt(column, row));
    else if (column.low !== null) {
      this.#low ??= new Float64Array(this.#coefficients.length).fill(Number.NaN);
      this.#low[place] = column.low[row]!;
    }
  }

  write(bytes: ByteWriter, place: number): void {
    const [coefficient, low] = [this.#coefficients[place]!, this.#low?.[place] ?? Number.NaN];
    if (Number.isNaN(coefficient)) bytes.exact(this.at(place));
    else bytes.limbs(coefficient, Number.isNaN(low) ? null : low, this.#decimals[place]!);
  }

  /** Whether the first so many are written alike. */
  allAlike(count: number): boolean {
    if (this.#wide.size > 0) return false;
    const low = this.#low;
    for (let place = 1; place < count; place++) {
      if (this.#coefficients[place] !== this.#coefficients[0] || this.#decimals[place] !== this.#decimals[0] || (low !== null && !Object.is(low[place], low[0]))) return false;
    }
    return true;
  }

  at(place: number): Rational {
    const wide = this.#wide.get(place);
    if (wide !== undefined) return wide;
    const low = this.#low?.[place] ?? Number.NaN;
    return numberAt({ decimals: this.#decimals[place]!, coefficients: this.#coefficients.subarray(place, place + 1), low: Number.isNaN(low) ? null : Float64Array.of(low), wide: this.#wide }, 0);
  }
}
