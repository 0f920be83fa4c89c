/** What is true of a whole batch, looked for once for all meters and rules. Knows nothing of either. */
import { type CodedColumn, type UsageBatch, absent } from '../../columns/index.ts';

export class BatchFacts {
  readonly #batch: UsageBatch;
  readonly #gaps = new Map<CodedColumn, boolean>();
  #starts: { readonly first: number; readonly last: number } | null = null;

  constructor(batch: UsageBatch) {
    this.#batch = batch;
  }

  /** Whether some row has no value in the column. */
  hasGaps(column: CodedColumn): boolean {
    const known = this.#gaps.get(column);
    if (known !== undefined) return known;
    const found = column.codes.subarray(0, this.#batch.count).includes(absent);
    this.#gaps.set(column, found);
    return found;
  }

  /** The earliest and the latest start. */
  get starts(): { readonly first: number; readonly last: number } {
    if (this.#starts !== null) return this.#starts;
    const { count, start } = this.#batch;
    let [first, last] = [Infinity, -Infinity];
    for (let row = 0; row < count; row++) {
      const at = start[row]!;
      if (at < first) first = at;
      if (at > last) last = at;
    }
    this.#starts = { first, last };
    return this.#starts;
  }
}
