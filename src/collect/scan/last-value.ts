/** The text that stood last at one place of a line, so that texts which repeat from line to line are compared rather than looked up. Knows nothing of meters. */
import { sameBytes } from './byte-table.ts';

/** So many texts in a row are not compared after those before differed too often. */
const pause = 64;
const trust = 8;

export class LastValue {
  /** The batch in which the rest means something. */
  batch = -1;
  from = 0;
  length = 0;
  /** Its code in the dictionary of the batch. */
  code = 0;
  /** What it adds to the fingerprint. */
  partHigh = 0;
  partLow = 0;
  /** Above zero as long as most texts repeat. */
  #score = 1;
  #waiting = 0;

  /** Whether it stands at `from` again, with `terminator` behind it. */
  isAt(view: DataView, from: number, terminator: number, batch: number): boolean {
    if (this.#waiting > 0) {
      this.#waiting--;
      return false;
    }
    if (this.batch !== batch) return false;
    if (from + this.length < view.byteLength - 4 && view.getUint8(from + this.length) === terminator && sameBytes(view, this.from, view, from, this.length)) {
      if (this.#score < trust) this.#score++;
      return true;
    }
    this.#score -= 3;
    if (this.#score < 0) [this.#score, this.#waiting] = [1, pause];
    return false;
  }

  keep(batch: number, from: number, length: number, code: number, partHigh: number, partLow: number): void {
    if (this.#waiting > 1) return;
    this.batch = batch;
    this.from = from;
    this.length = length;
    this.code = code;
    this.partHigh = partHigh;
    this.partLow = partLow;
  }
}
