/** What a rule charges many rows: one rounded line for each. */
import type { Origin, Rule } from '../rating/index.ts';
import { gathered, type NumberVector } from './numbers/index.ts';

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
export function withoutRows(line: RuleLine, isLeft: (row: number) => boolean): RuleLine {
  const { rows, amount, origin } = line;
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) if (!isLeft(rows[index]!)) kept[count++] = index;
  if (count === rows.length) return line;
  const positions = kept.subarray(0, count);
  const pick = (from: Int32Array): Int32Array => {
    const result = new Int32Array(count);
    for (let index = 0; index < count; index++) result[index] = from[positions[index]!]!;
    return result;
  };
  return { ...line, rows: pick(rows), amount: gathered(amount, positions), origin: pick(origin) };
}
