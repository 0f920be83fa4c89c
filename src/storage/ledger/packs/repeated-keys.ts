/** Whether two rows of one batch may have the same id: by their keys, without a text. */
import type { PointColumns } from '../../batch.ts';
import type { PointKeys } from './point-keys.ts';

export class RepeatedKeys {
  #slots = new Int32Array(1024);

  among({ count, ids }: PointColumns, { low, high }: PointKeys): boolean {
    if (ids === null) return false;
    if (this.#slots.length < 2 * count) this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * count)));
    const slots = this.#slots.fill(0);
    const mask = slots.length - 1;
    for (let row = 0; row < count; row++) {
      if (ids[row] === null) continue;
      let slot = low[row]! & mask;
      for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
        const other = slots[slot]! - 1;
        if (low[other] === low[row] && high[other] === high[row]) return true;
      }
      slots[slot] = row + 1;
    }
    return false;
  }
}
