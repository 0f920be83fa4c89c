/**
 * The rows that an expression is worked out for, and what it sees of them. A row that cannot be answered here is marked, and is left to the
 * evaluator that takes points one by one and says why.
 */
import type { NumberVector } from '../numbers/index.ts';
import { gathered, takeIndexes, takeTruths } from '../numbers/index.ts';
import type { MeterRows } from '../rows/index.ts';
import { type Vector, isNumbers } from './vectors.ts';

export function gatheredVector(vector: Vector, positions: Int32Array): Vector {
  if (isNumbers(vector)) return gathered(vector, positions);
  switch (vector.kind) {
    case 'text': case 'truth': return vector;
    case 'texts': {
      const codes = takeIndexes(positions.length);
      for (let index = 0; index < positions.length; index++) codes[index] = vector.codes[positions[index]!]!;
      return { kind: 'texts', source: vector.source, codes };
    }
    case 'truths': {
      const values = takeTruths(positions.length);
      for (let index = 0; index < positions.length; index++) values[index] = vector.values[positions[index]!]!;
      return { kind: 'truths', values };
    }
  }
}

export class Frame {
  readonly points: MeterRows;
  /** Rows of the batch. */
  readonly rows: Int32Array;
  readonly count: number;
  readonly #charged: () => NumberVector;
  readonly #locals = new Map<string, Vector>();
  readonly #outer: { readonly frame: Frame; readonly positions: Int32Array } | null;

  /** @param charged what earlier rules booked on the rows. */
  constructor(points: MeterRows, rows: Int32Array, charged: () => NumberVector, outer: { readonly frame: Frame; readonly positions: Int32Array } | null = null) {
    this.points = points;
    this.rows = rows;
    this.count = rows.length;
    this.#charged = charged;
    this.#outer = outer;
  }

  get charged(): NumberVector {
    return this.#charged();
  }

  /** Leaves a row to the evaluator of single points. */
  leave(position: number): void {
    this.points.leave(this.rows[position]!);
  }

  leaveAll(): void {
    for (let position = 0; position < this.count; position++) this.leave(position);
  }

  setLocal(name: string, value: Vector): void {
    this.#locals.set(name, value);
  }

  local(name: string): Vector {
    const own = this.#locals.get(name);
    if (own !== undefined) return own;
    if (this.#outer === null) throw new TypeError(`INVARIANT: \`${name}\` is computed before it is read`);
    const value = gatheredVector(this.#outer.frame.local(name), this.#outer.positions);
    this.#locals.set(name, value);
    return value;
  }

  /** Some of the rows. */
  at(positions: Int32Array): Frame {
    const rows = takeIndexes(positions.length);
    for (let index = 0; index < positions.length; index++) rows[index] = this.rows[positions[index]!]!;
    return new Frame(this.points, rows, () => gathered(this.charged, positions), { frame: this, positions });
  }
}
