/** Prices rows in hand, by the very plan that prices files: for quotes of many points without their derivations. */
import { type RowPoint, RowBatches } from '../columns/index.ts';
import { type Rational, add, zero } from '../money/index.ts';
import { type Tariff, fieldsWanted } from '../rating/index.ts';
import { mergedNumbers } from './expressions/index.ts';
import { type NumberVector, added, constant, valueAt } from './numbers/index.ts';
import { Plan, type RatedBatch } from './plan.ts';
import type { RuleLine } from './rule-line.ts';

/** What rows cost. It is in memory that the next call overwrites. */
export interface RowPrices {
  readonly count: number;
  /** `null` where a row has no price; why is said by `rated.singles`. */
  amount(row: number): Rational | null;
  /** The amounts of the rows that were rated as columns, zero elsewhere. */
  readonly amounts: NumberVector;
  readonly rated: RatedBatch;
}

export class RowPricer {
  readonly #plan: Plan;
  readonly #batches: RowBatches;

  constructor(tariff: Tariff) {
    this.#plan = new Plan(tariff);
    const { coded, present } = fieldsWanted(tariff);
    this.#batches = new RowBatches(coded, present);
  }

  /** Rows that keep running totals act in their order. */
  price(rows: readonly RowPoint[]): RowPrices {
    const batch = this.#batches.batch(rows);
    const rated = this.#plan.rate(this.#plan.bind(batch));
    const { count } = batch;
    const pieces = rated.meters.filter(({ rows: own }) => own.length > 0).map(({ rows: own, lines }) => ({ positions: own, vector: sumOfLines(own, lines, count) }));
    const amounts = pieces.length === 0 ? constant(zero) : mergedNumbers(pieces, count);
    return {
      count, amounts, rated,
      amount: (row) => {
        const single = rated.singles.get(row);
        if (single === undefined) return valueAt(amounts, row);
        return single.verdict?.status === 'rated' ? single.verdict.charges.reduce((sum, charge) => add(sum, charge.amount), zero) : null;
      },
    };
  }
}

/** The sum of a meter's lines on its rows. */
function sumOfLines(rows: Int32Array, lines: readonly RuleLine[], count: number): NumberVector {
  return lines.reduce<NumberVector>((sum, line) => {
    if (line.rows.length === rows.length) return added(sum, line.amount, rows.length);
    const positionOf = new Int32Array(count);
    for (let index = 0; index < rows.length; index++) positionOf[rows[index]!] = index;
    return added(sum, mergedNumbers([{ positions: line.rows.map((row) => positionOf[row]!), vector: line.amount }], rows.length), rows.length);
  }, constant(zero));
}
