/** What an input said before, in little memory: sixteen bytes for a point with an id, eight for one without. */
import { hash } from 'node:crypto';

const partitions = 64;

/** Open addressing over rows of a few words, of which the first are the key. A row of zeros is free. */
class Table {
  readonly #keyWords: number;
  readonly #words: number;
  #rows: Uint32Array;
  #mask = 63;
  #size = 0;

  constructor(keyWords: number, words: number) {
    [this.#keyWords, this.#words] = [keyWords, words];
    this.#rows = new Uint32Array(words * 64);
  }

  /** The place of the row that bears the key, or of a free one. */
  #place(rows: Uint32Array, from: Uint32Array, at: number): number {
    const [words, keyWords, mask] = [this.#words, this.#keyWords, this.#mask];
    for (let slot = (from[at + 1]! ^ Math.imul(from[at]!, 0x9e3779b1)) & mask; ; slot = (slot + 1) & mask) {
      const place = words * slot;
      let [same, free] = [true, true];
      for (let word = 0; word < keyWords; word++) {
        const own = rows[place + word]!;
        if (own !== from[at + word]!) same = false;
        if (own !== 0) free = false;
      }
      if (same || free) return place;
    }
  }

  /** The words beside the key if it was there; else takes the row in and gives `null`. */
  put(row: Uint32Array): number | null {
    if (3 * this.#size > 2 * this.#mask) this.#grow();
    const place = this.#place(this.#rows, row, 0);
    if (this.#rows[place] !== 0 || this.#rows[place + 1] !== 0) return this.#rows[place + this.#words - 1]!;
    this.#rows.set(row, place);
    this.#size += 1;
    return null;
  }

  #grow(): void {
    const before = this.#rows;
    this.#mask = 2 * this.#mask + 1;
    const rows = new Uint32Array(this.#words * (this.#mask + 1));
    for (let at = 0; at < before.length; at += this.#words) {
      if (before[at] === 0 && before[at + 1] === 0) continue;
      const place = this.#place(rows, before, at);
      for (let word = 0; word < this.#words; word++) rows[place + word] = before[at + word]!;
    }
    this.#rows = rows;
  }
}

/** Each part grows by itself, so that growing never takes twice the memory. */
class Tables {
  readonly #parts: readonly Table[];
  readonly #row: Uint32Array;

  constructor(keyWords: number, words: number) {
    this.#parts = Array.from({ length: partitions }, () => new Table(keyWords, words));
    this.#row = new Uint32Array(words);
  }

  put(fill: (row: Uint32Array) => void): number | null {
    const row = this.#row;
    fill(row);
    if (row[0] === 0 && row[1] === 0) row[0] = 1;
    return this.#parts[row[0]! >>> 26]!.put(row);
  }
}

/** Points without an id, by the fingerprint of what they count. */
export class SeenPoints {
  readonly #tables = new Tables(2, 2);

  /** Whether it was there before. */
  add(high: number, low: number): boolean {
    return this.#tables.put((row) => {
      row[0] = high;
      row[1] = low;
    }) !== null;
  }
}

/** Sender's ids, by ninety-six bits of their SHA-256, with thirty-two bits of what the point says. */
export class SeenIds {
  readonly #tables = new Tables(3, 4);

  /** What the id was seen with before: the same, something else, or nothing. `content` is thirty-two bits of what the point says. */
  add(id: string, content: number): 'new' | 'same' | 'other' {
    const digest = hash('sha256', id, 'buffer');
    const own = content >>> 0;
    const before = this.#tables.put((row) => {
      row[0] = digest.readUInt32LE(0);
      row[1] = digest.readUInt32LE(4);
      row[2] = digest.readUInt32LE(8);
      row[3] = own;
    });
    return before === null ? 'new' : before === own ? 'same' : 'other';
  }
}
