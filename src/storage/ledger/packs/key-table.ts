/** Which points have a key, in some twenty bytes for each: open addressing over keys in the order in which they came. */

/** Where a point lies: its holder, as its keeper numbers them, and its row there. */
export type Found = (holder: number, row: number) => void;

export class KeyTable {
  #low = new Uint32Array(1024);
  #high = new Uint16Array(1024);
  #holder = new Uint32Array(1024);
  #row = new Uint16Array(1024);
  /** Places plus one, by hash. */
  #slots = new Uint32Array(2048);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(high: number, low: number, holder: number, row: number): void {
    if (this.#size === this.#low.length) this.#grow();
    const place = this.#size;
    this.#size += 1;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#holder[place] = holder;
    this.#row[place] = row;
    this.#enter(place);
  }

  #enter(place: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(this.#high[place]!, this.#low[place]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = place + 1;
  }

  /** Makes room for so many more at once. */
  reserve(more: number): void {
    while (this.#size + more > this.#low.length) this.#grow();
  }

  #grow(): void {
    const most = 2 * this.#low.length;
    const [low, high, holder, row] = [new Uint32Array(most), new Uint16Array(most), new Uint32Array(most), new Uint16Array(most)];
    low.set(this.#low);
    high.set(this.#high);
    holder.set(this.#holder);
    row.set(this.#row);
    [this.#low, this.#high, this.#holder, this.#row] = [low, high, holder, row];
    this.#slots = new Uint32Array(2 * most);
    for (let place = 0; place < this.#size; place++) this.#enter(place);
  }

  /** Every point that bears the key. */
  find(high: number, low: number, found: Found): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = slotOf(high, low) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot]! - 1;
      if (this.#low[place] === low && this.#high[place] === high) found(this.#holder[place]!, this.#row[place]!);
    }
  }
}

const slotOf = (high: number, low: number): number => low ^ Math.imul(high, 0x9e3779b1);
