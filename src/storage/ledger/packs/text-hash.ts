/**
 * A hash of texts that every process finds the same for one ledger, and that nobody outside can foresee: its seed lies in the ledger. It only
 * nominates; whatever it finds is compared text by text.
 */

/** The seed of a ledger, in two words. */
export interface Seed {
  readonly high: number;
  readonly low: number;
}

export class TextHash {
  readonly #seed: Seed;
  high = 0;
  low = 0;

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  /** Of the UTF-16 units of a text, and of a name whose value it is. */
  ofText(text: string, name: Seed = this.#seed): void {
    let [high, low] = [name.high ^ this.#seed.low, name.low ^ this.#seed.high];
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      high = Math.imul(high ^ unit, 0x85ebca6b);
      low = Math.imul(((low << 13) | (low >>> 19)) + high, 0xc2b2ae35);
    }
    this.mix(high ^ text.length, low);
  }

  /** Two words so mixed that every bit of them changes both. */
  mix(high: number, low: number): void {
    let first = Math.imul(high ^ (low >>> 16), 0x9e3779b1);
    let second = Math.imul(low ^ first ^ (first >>> 15), 0x85ebca6b);
    first = Math.imul(first ^ (second >>> 13), 0xc2b2ae35);
    second = Math.imul(second ^ (first >>> 16), 0x27d4eb2f);
    this.high = (first ^ (second >>> 15)) | 0;
    this.low = (second ^ (this.high >>> 14)) | 0;
  }
}
