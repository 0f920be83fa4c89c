/** The rows of one meter in a batch, held against its fields. Knows nothing of rules. */
import { type CodedColumn, type UsageBatch, absent } from '../../columns/index.ts';
import type { Field, Verdict } from '../../rating/index.ts';
import { BatchFacts } from './batch-facts.ts';
import { rowsKept } from './kept.ts';
import { type NumberVector, takeIndexes, takeTruths } from '../numbers/index.ts';

/** A field of the meter as the batch has it. */
export interface FieldColumn {
  readonly field: Field;
  /** `null` where no row of the batch has the field. */
  readonly column: CodedColumn | null;
}

export class MeterRows {
  readonly batch: UsageBatch;
  readonly fields: ReadonlyMap<string, FieldColumn>;
  readonly quantityOf: (rows: Int32Array) => NumberVector;
  readonly #left: Uint8Array;
  readonly facts: BatchFacts;
  /** How often a row was left that was not before. */
  leaves = 0;
  /** What is known of rows that are left. */
  readonly answers = new Map<number, Verdict>();

  /**
   * @param quantityOf the quantities of rows in base units.
   * @param left marks the rows that are left to the evaluator of single points.
   */
  constructor(batch: UsageBatch, fields: ReadonlyMap<string, FieldColumn>, quantityOf: (rows: Int32Array) => NumberVector, left: Uint8Array, facts = new BatchFacts(batch)) {
    this.batch = batch;
    this.facts = facts;
    this.fields = fields;
    this.quantityOf = quantityOf;
    this.#left = left;
  }

  isLeft(row: number): boolean {
    return this.#left[row] === 1;
  }

  leave(row: number): void {
    if (this.#left[row] === 1) return;
    this.leaves += 1;
    this.#left[row] = 1;
  }

  /** Leaves a row whose verdict is known without looking at it by itself. */
  answer(row: number, verdict: Verdict): void {
    if (this.#left[row] === 1) return;
    this.leave(row);
    this.answers.set(row, verdict);
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
    if (this.#known?.rows !== rows) this.#known = { rows, quantity: this.quantityOf(rows) };
    return this.#known.quantity;
  }
  /** Rules ask again and again for the same rows. */
  #known: { readonly rows: Int32Array; readonly quantity: NumberVector } | null = null;

  /** The positions at which the field is there. */
  has(name: string, rows: Int32Array): Uint8Array {
    const result = takeTruths(rows.length).fill(0);
    const column = this.fields.get(name)?.column ?? null;
    if (column !== null) for (let index = 0; index < rows.length; index++) result[index] = column.codes[rows[index]!] === absent ? 0 : 1;
    return result;
  }
}
