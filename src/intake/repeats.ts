/** What an input said before: by the sender's ids, and by fingerprint for points that have none. */

/** Sixty-four bits of each point, in open addressing: sixteen bytes and a little for a point. */
export class Fingerprints {
  #size = 0;
  #mask = 1023;
  #table = new Uint32Array(2 * 1024);

  get size(): number {
    return this.#size;
  }

  /** Whether it was there before. Zero twice is taken for one. */
  add(high: number, low: number): boolean {
    if (3 * this.#size > 2 * this.#mask) this.#grow();
    const first = high === 0 && low === 0 ? 1 : high;
    return this.#insert(first, low);
  }

  #insert(high: number, low: number): boolean {
    const [table, mask] = [this.#table, this.#mask];
    for (let place = (low ^ Math.imul(high, 0x9e3779b1)) & mask; ; place = (place + 1) & mask) {
      const [ownHigh, ownLow] = [table[2 * place]!, table[2 * place + 1]!];
      if (ownHigh === high && ownLow === low) return true;
      if (ownHigh !== 0 || ownLow !== 0) continue;
      table[2 * place] = high;
      table[2 * place + 1] = low;
      this.#size += 1;
      return false;
    }
  }

  #grow(): void {
    const before = this.#table;
    this.#mask = 2 * this.#mask + 1;
    this.#table = new Uint32Array(2 * (this.#mask + 1));
    this.#size = 0;
    for (let place = 0; place < before.length; place += 2) if (before[place] !== 0 || before[place + 1] !== 0) this.#insert(before[place]!, before[place + 1]!);
  }
}
