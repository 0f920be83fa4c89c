/** The rows of one meter in a batch, held against its fields. Knows nothing of rules. */
import { type CodedColumn, type UsageBatch, absent } from '../../columns/index.ts';
import { type Rational, divide, rational, zero } from '../../money/index.ts';
import type { Field } from '../../rating/index.ts';
import { rowsKept } from './kept.ts';
import { type NumberVector, bitsOf, commonUnit, exact, gathered, isHandy, multiplied, scaled, takeIndexes, takeNumbers, takeTruths, vectorOf } from '../numbers/index.ts';

/** A field of the meter as the batch has it. */
export interface FieldColumn {
  readonly field: Field;
  /** `null` where no row of the batch has the field. */
  readonly column: CodedColumn | null;
}

export class MeterRows {
  readonly batch: UsageBatch;
  readonly fields: ReadonlyMap<string, FieldColumn>;
  readonly #factors: (row: number) => Rational;
  readonly #factor: Rational | null;
  readonly #left: Uint8Array;
  /** How often a row was left that was not before. */
  leaves = 0;

  /**
   * @param factor what one of the quantity's unit is in base units, where it is the same for all rows.
   * @param factors the same, row by row.
   * @param left marks the rows that are left to the evaluator of single points.
   */
  constructor(batch: UsageBatch, fields: ReadonlyMap<string, FieldColumn>, factor: Rational | null, factors: (row: number) => Rational, left: Uint8Array) {
    this.batch = batch;
    this.fields = fields;
    this.#factor = factor;
    this.#factors = factors;
    this.#left = left;
  }

  leave(row: number): void {
    if (this.#left[row] === 1) return;
    this.leaves += 1;
    this.#left[row] = 1;
  }

  /** The rows that are not left. */
  kept(rows: Int32Array): Int32Array {
    return rowsKept(rows, this.#left);
  }

  /** The positions of the rows that are not left, or `null` where that is all of them. */
  keptPositions(rows: Int32Array): Int32Array | null {
    const left = this.#left;
    let first = 0;
    while (first < rows.length && left[rows[first]!] === 0) first++;
    if (first === rows.length) return null;
    const positions = takeIndexes(rows.length);
    let count = 0;
    for (let index = 0; index < rows.length; index++) if (left[rows[index]!] === 0) positions[count++] = index;
    return positions.subarray(0, count);
  }

  codes(column: CodedColumn, rows: Int32Array): Int32Array {
    const result = takeIndexes(rows.length);
    const { codes } = column;
    for (let index = 0; index < rows.length; index++) result[index] = codes[rows[index]!]!;
    return result;
  }

  /** The quantities in base units. */
  quantity(rows: Int32Array): NumberVector {
    if (this.#known?.rows !== rows) this.#known = { rows, quantity: this.#quantityOf(rows) };
    return this.#known.quantity;
  }
  /** Rules ask again and again for the same rows. */
  #known: { readonly rows: Int32Array; readonly quantity: NumberVector } | null = null;

  #quantityOf(rows: Int32Array): NumberVector {
    const given = this.#given(rows);
    if (this.#factor !== null) return scaled(given, this.#factor);
    return multiplied(given, this.#factorsOf(rows), rows.length);
  }

  #given(rows: Int32Array): NumberVector {
    const { quantity } = this.batch;
    const unit = rational(1n, 10n ** BigInt(quantity.decimals));
    const [count, from] = [rows.length, quantity.coefficients];
    if (quantity.low === null && quantity.wide.size === 0) {
      const coefficients = takeNumbers(count);
      let [least, most] = [0, 0];
      for (let index = 0; index < count; index++) {
        const value = from[rows[index]!]!;
        coefficients[index] = value;
        if (value < least) least = value;
        if (value > most) most = value;
      }
      return { kind: 'whole', unit, coefficients, least, most };
    }
    return this.#large(rows);
  }

  /** Quantities of which some are no safe integers: on the scale of the finest one. */
  #large(rows: Int32Array): NumberVector {
    const { decimals, coefficients: from, low, wide } = this.batch.quantity;
    const scale = 10n ** BigInt(decimals);
    const finest = rows.reduce((unit, row) => commonUnit(unit, wide.get(row) ?? zero), rational(1n, scale));
    if (!isHandy(finest)) return exact(Array.from(rows, (row) => numberAt(this.batch, row)));
    const factor = divide(rational(1n, scale), finest).numerator;
    let bits = 1;
    const coefficients = Array.from(rows, (row) => {
      const own = wide.get(row);
      const value = own !== undefined ? divide(own, finest).numerator : (low === null ? BigInt(from[row]!) : BigInt(from[row]!) * limb + BigInt(low[row]!)) * factor;
      bits = Math.max(bits, bitsOf(value));
      return value;
    });
    return { kind: 'big', unit: finest, coefficients, bits };
  }

  /** What one of a row's unit is in base units: few numbers, of which each row has one. */
  #factorsOf(rows: Int32Array): NumberVector {
    const places = new Map<Rational, number>();
    const codes = takeIndexes(rows.length);
    for (let index = 0; index < rows.length; index++) {
      const factor = this.#factors(rows[index]!);
      let place = places.get(factor);
      if (place === undefined) places.set(factor, place = places.size);
      codes[index] = place;
    }
    return gathered(vectorOf([...places.keys()]), codes);
  }

  /** The positions at which the field is there. */
  has(name: string, rows: Int32Array): Uint8Array {
    const result = takeTruths(rows.length).fill(0);
    const column = this.fields.get(name)?.column ?? null;
    if (column !== null) for (let index = 0; index < rows.length; index++) result[index] = column.codes[rows[index]!] === absent ? 0 : 1;
    return result;
  }
}

const limb = 10_000_000n;

/** The quantity of a row as it was given. */
export function numberAt({ quantity }: UsageBatch, row: number): Rational {
  const wide = quantity.wide.get(row);
  if (wide !== undefined) return wide;
  const [high, low] = [BigInt(quantity.coefficients[row]!), quantity.low === null ? null : BigInt(quantity.low[row]!)];
  return rational(low === null ? high : high * limb + low, 10n ** BigInt(quantity.decimals));
}
