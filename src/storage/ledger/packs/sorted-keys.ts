/** Keys of packs that are there, by their first sixteen bits: eight bytes for each, made in two passes without a single comparison. Nothing is added later. */
import type { Found } from './key-table.ts';
import { highAt, keyBytes, lowAt } from './point-keys.ts';

/** The keys of one pack, in the order of its points. */
export interface KeysOfHolder {
  readonly holder: number;
  readonly keys: Uint8Array;
}

const buckets = 1 << 16;

export class SortedKeys {
  readonly size: number;
  /** By first sixteen bits, where their keys begin; one more at the end. */
  readonly #from = new Uint32Array(buckets + 1);
  readonly #lows: Uint32Array;
  /** By key, its place among all in the order in which they came. */
  readonly #places: Uint32Array;
  readonly #holders: readonly number[];
  /** By holder, the place of its first key. */
  readonly #firsts: Float64Array;

  constructor(packs: readonly KeysOfHolder[]) {
    const from = this.#from;
    let size = 0;
    this.#firsts = Float64Array.from(packs, ({ keys }) => (size += keys.length / keyBytes) - keys.length / keyBytes);
    [this.size, this.#holders] = [size, packs.map(({ holder }) => holder)];
    for (const { keys } of packs) for (let at = 0; at < keys.length; at += keyBytes) from[((keys[at]! << 8) | keys[at + 1]!) + 1]! += 1;
    for (let bucket = 0; bucket < buckets; bucket++) from[bucket + 1]! += from[bucket]!;
    const next = from.slice(0, buckets);
    const [lows, places] = [new Uint32Array(size), new Uint32Array(size)];
    let number = 0;
    for (const { keys } of packs) {
      for (let place = 0, count = keys.length / keyBytes; place < count; place++) {
        const at = next[highAt(keys, place)]!++;
        lows[at] = lowAt(keys, place);
        places[at] = number++;
      }
    }
    [this.#lows, this.#places] = [lows, places];
  }

  /** Every point that bears the key. */
  find(high: number, low: number, found: Found): void {
    const lows = this.#lows;
    for (let at = this.#from[high]!, end = this.#from[high + 1]!; at < end; at++) if (lows[at] === low) this.#tell(this.#places[at]!, found);
  }

  #tell(place: number, found: Found): void {
    let [least, most] = [0, this.#holders.length - 1];
    while (least < most) {
      const middle = (least + most + 1) >>> 1;
      if (this.#firsts[middle]! <= place) least = middle;
      else most = middle - 1;
    }
    found(this.#holders[least]!, place - this.#firsts[least]!);
  }
}
