/** The rows of one meter in a batch, held against its fields. Knows nothing of rules. */
import { type CodedColumn, type UsageBatch, absent } from '../../columns/index.ts';
import { type Rational, multiply, parseDecimal, rational } from '../../money/index.ts';
import type { Field } from '../../rating/index.ts';
import { rowsKept } from './kept.ts';
import { type NumberVector, takeIndexes, takeNumbers, takeTruths, scaled, vectorOf, exact } from '../numbers/index.ts';

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
    const values = Array.from(rows, (row, index) => multiply(valueOf(given, index), this.#factors(row)));
    return vectorOf(values);
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
    return exact(Array.from(rows, (row) => numberAt(this.batch, row)));
  }

  /** A number field as texts that are equal for equal numbers, in base units: what running totals are shared by. */
  numberTexts({ field, column }: FieldColumn): { readonly size: number; text(code: number): string } {
    const { type } = field;
    const dictionary = column?.dictionary;
    return {
      size: dictionary?.size ?? 1,
      text: (code) => {
        const parsed = code === absent || dictionary === undefined ? null : parseDecimal(dictionary.text(code));
        if (parsed?.ok !== true || type.kind !== 'number') return '';
        const value = multiply(parsed.value, type.unit.factor);
        return `${value.numerator}/${value.denominator}`;
      },
    };
  }

  /** The positions at which the field is there. */
  has(name: string, rows: Int32Array): Uint8Array {
    const result = takeTruths(rows.length).fill(0);
    const column = this.fields.get(name)?.column ?? null;
    if (column !== null) for (let index = 0; index < rows.length; index++) result[index] = column.codes[rows[index]!] === absent ? 0 : 1;
    return result;
  }
}

function valueOf(vector: NumberVector, index: number): Rational {
  if (vector.kind === 'whole') return multiply(vector.unit, rational(BigInt(vector.coefficients[index]!)));
  if (vector.kind === 'exact') return vector.values[index]!;
  throw new TypeError('INVARIANT: quantities come as whole numbers or as rationals');
}

const limb = 10_000_000n;

/** The quantity of a row as it was given. */
export function numberAt({ quantity }: UsageBatch, row: number): Rational {
  const wide = quantity.wide.get(row);
  if (wide !== undefined) return wide;
  const [high, low] = [BigInt(quantity.coefficients[row]!), quantity.low === null ? null : BigInt(quantity.low[row]!)];
  return rational(low === null ? high : high * limb + low, 10n ** BigInt(quantity.decimals));
}
