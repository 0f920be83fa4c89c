/** Money booked so far on the rows of a segment: what `charged` and adjusts see. */
import { zero } from '../money/index.ts';
import { mergedNumbers } from './expressions/index.ts';
import { type NumberVector, added, constant, gathered, takeIndexes } from './numbers/index.ts';
import type { RuleLine } from './rule-line.ts';

export class BookedRows {
  readonly #rows: Int32Array;
  readonly #positionOf: Int32Array;
  #sum: NumberVector = constant(zero);

  /** @param positionOf room for one number for each row of the batch; is written to. */
  constructor(rows: Int32Array, positionOf: Int32Array) {
    this.#rows = rows;
    this.#positionOf = positionOf;
    for (let index = 0; index < rows.length; index++) positionOf[rows[index]!] = index;
  }

  #positions(rows: Int32Array): Int32Array {
    const positions = takeIndexes(rows.length);
    for (let index = 0; index < rows.length; index++) positions[index] = this.#positionOf[rows[index]!]!;
    return positions;
  }

  on(rows: Int32Array): NumberVector {
    return rows === this.#rows || this.#sum.kind === 'constant' ? this.#sum : gathered(this.#sum, this.#positions(rows));
  }

  book({ rows, amount }: RuleLine): void {
    const count = this.#rows.length;
    const spread = rows === this.#rows ? amount : mergedNumbers([{ positions: this.#positions(rows), vector: amount }], count);
    this.#sum = added(this.#sum, spread, count);
  }
}
