/** What a rule charges many rows: one rounded line for each. */
import type { Origin, Rule } from '../rating/index.ts';
import { gathered, type NumberVector, takeIndexes } from './numbers/index.ts';
import type { MeterRows } from './rows/index.ts';

export interface RuleLine {
  readonly rule: Rule;
  /** Rows of the batch. */
  readonly rows: Int32Array;
  /** Rounded as the rulebook declares. */
  readonly amount: NumberVector;
  readonly origins: readonly Origin[];
  /** The place in `origins` for each row. */
  readonly origin: Int32Array;
  /** Whether the line may have several parts; then their details come from the evaluator of single points. */
  readonly counted: boolean;
}

/** The line without the rows that are left to the evaluator of single points. */
export function withoutRows(line: RuleLine, points: MeterRows): RuleLine {
  const positions = points.keptPositions(line.rows);
  if (positions === null) return line;
  const pick = (from: Int32Array): Int32Array => {
    const result = takeIndexes(positions.length);
    for (let index = 0; index < positions.length; index++) result[index] = from[positions[index]!]!;
    return result;
  };
  return { ...line, rows: pick(line.rows), amount: gathered(line.amount, positions), origin: pick(line.origin) };
}
