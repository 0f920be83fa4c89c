/** Which points have a key, in some twenty bytes for each: open addressing over keys, which come in runs of one holder. */

/** Where a point lies: its holder, as its keeper numbers them, and its place there. */
export type Found = (holder: number, place: number) => void;

/** Keys of points that lie one after the other in one holder. */
interface Run {
  readonly from: number;
  readonly holder: number;
  readonly first: number;
}

const slotsAtFirst = 256;
/** Words of a slot: the low word of the key, and its place plus one. */
const slotWords = 2;
/** While it is small it grows faster. */
const smallSize = 1 << 18;

export class KeyTable {
  #high = new Uint16Array(slotsAtFirst / 2);
  #slots = new Uint32Array(slotsAtFirst * slotWords);
  #mask = slotsAtFirst - 1;
  #size = 0;
  readonly #runs: Run[] = [];

  get size(): number {
    return this.#size;
  }

  /** Makes room for so many keys more, so that it need not grow step by step. */
  reserve(count: number): void {
    const needed = this.#size + count;
    if (3 * needed > 2 * (this.#mask + 1)) this.#grow(needed);
    if (needed <= this.#high.length) return;
    const high = new Uint16Array(Math.max(needed, 2 * this.#high.length));
    high.set(this.#high);
    this.#high = high;
  }

  /** What is added now lies in a holder from a place on. So many keys will follow. */
  begin(holder: number, first: number, count: number): void {
    this.#runs.push({ from: this.#size, holder, first });
    this.reserve(count);
  }

  add(high: number, low: number): void {
    const place = this.#size;
    this.#high[place] = high;
    this.#size = place + 1;
    this.#enter(low, high, place + 1);
  }

  #enter(low: number, high: number, named: number): void {
    const [slots, mask] = [this.#slots, this.#mask];
    let slot = slotOf(high, low) & mask;
    while (slots[slotWords * slot + 1] !== 0) slot = (slot + 1) & mask;
    slots[slotWords * slot] = low;
    slots[slotWords * slot + 1] = named;
  }

  #grow(needed: number): void {
    const before = this.#slots;
    let slots = 2 * (this.#mask + 1);
    while (3 * needed > 2 * slots || (slots < smallSize && slots < 4 * needed)) slots *= 2;
    this.#slots = new Uint32Array(slotWords * slots);
    this.#mask = slots - 1;
    for (let at = 0; at < before.length; at += slotWords) {
      const named = before[at + 1]!;
      if (named !== 0) this.#enter(before[at]!, this.#high[named - 1]!, named);
    }
  }

  /** Every point that bears the key. */
  find(high: number, low: number, found: Found): void {
    const [slots, mask] = [this.#slots, this.#mask];
    for (let slot = slotOf(high, low) & mask; slots[slotWords * slot + 1] !== 0; slot = (slot + 1) & mask) {
      if (slots[slotWords * slot] !== low) continue;
      const place = slots[slotWords * slot + 1]! - 1;
      if (this.#high[place] !== high) continue;
      const { from, holder, first } = this.#runOf(place);
      found(holder, first + place - from);
    }
  }

  #runOf(place: number): Run {
    let [least, most] = [0, this.#runs.length - 1];
    while (least < most) {
      const middle = (least + most + 1) >>> 1;
      if (this.#runs[middle]!.from <= place) least = middle;
      else most = middle - 1;
    }
    return this.#runs[least]!;
  }
}

const slotOf = (high: number, low: number): number => low ^ Math.imul(high, 0x9e3779b1);
