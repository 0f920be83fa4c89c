/** What an input said before, in little memory: about eighteen bytes for a point with an id, twelve for one without. Knows nothing of batches. */

/** Parts that grow by themselves, so that growing never takes twice the memory. */
const parts = 256;
const leastRows = 32;
/** Beyond these rows memory counts for more than the time that growing takes. */
const manyRows = 8192;
/** Three of four rows are taken before a table grows. */
const load = 0.75;

/** Open addressing over rows of a key of two words, and perhaps one word beside it. A key of zeros marks a free row. */
class Table {
  readonly #width: number;
  #rows: Uint32Array;
  #capacity = leastRows;
  #left = leastRows * load;

  constructor(width: number) {
    this.#width = width;
    this.#rows = new Uint32Array(width * leastRows);
  }

  /** Where the key stands in `rows`; it is taken in, with zero beside it, if it was not there. `isNew` says which. */
  place(first: number, second: number): number {
    if (this.#left === 0) this.#grow();
    const [rows, width] = [this.#rows, this.#width];
    const end = rows.length;
    // In the order of the first word, so that growing goes from row to row.
    for (let at = Math.floor((first / 2 ** 32) * this.#capacity) * width; ; ) {
      const own = rows[at]!;
      const other = rows[at + 1]!;
      if (own === first && other === second) {
        this.isNew = false;
        return at;
      }
      if ((own | other) === 0) {
        rows[at] = first;
        rows[at + 1] = second;
        this.#left--;
        this.isNew = true;
        return at;
      }
      at += width;
      if (at === end) at = 0;
    }
  }
  isNew = false;

  get rows(): Uint32Array {
    return this.#rows;
  }

  #grow(): void {
    const [before, width] = [this.#rows, this.#width];
    const taken = Math.floor(this.#capacity * load);
    this.#capacity = this.#capacity < manyRows ? this.#capacity * 2 : Math.ceil(this.#capacity * 1.3);
    this.#left = Math.floor(this.#capacity * load);
    this.#rows = new Uint32Array(width * this.#capacity);
    for (let at = 0; at < before.length; at += width) {
      if ((before[at]! | before[at + 1]!) === 0) continue;
      const place = this.place(before[at]!, before[at + 1]!);
      if (width === 3) this.#rows[place + 2] = before[at + 2]!;
    }
    if (this.#left !== Math.floor(this.#capacity * load) - taken) throw new Error('INVARIANT: a table that grows keeps its rows');
  }
}

const tables = (width: number): readonly Table[] => Array.from({ length: parts }, () => new Table(width));

/** Points without an id, by the fingerprint of what they count. */
export class SeenPoints {
  readonly #tables = tables(2);

  /** Whether it was there before. */
  add(high: number, low: number): boolean {
    const table = this.#tables[low >>> 24]!;
    table.place(high, (high | low) === 0 ? 1 : low);
    return !table.isNew;
  }
}

/** What an id was seen with before: nothing, the same, or something else. */
export const seen = { new: 0, same: 1, other: 2 } as const;
export type Seen = (typeof seen)[keyof typeof seen];

/** Senders' ids by the three words of their hash, with thirty-two bits of what the point says. */
export class SeenIds {
  readonly #tables = tables(3);

  add(first: number, second: number, third: number, content: number): Seen {
    // The third word chooses the part, and so is no part of the key.
    const table = this.#tables[third >>> 24]!;
    const at = table.place(first, (first | second) === 0 ? 1 : second);
    if (!table.isNew) return table.rows[at + 2] === content >>> 0 ? seen.same : seen.other;
    table.rows[at + 2] = content;
    return seen.new;
  }
}
