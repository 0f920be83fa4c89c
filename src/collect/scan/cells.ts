/** What a scanner has found on one line: where each value lies, of which kind it is, and the hash of its bytes. Knows nothing of formats. */
import { startHigh, startLow, stepHigh, stepLow } from '../../columns/index.ts';
import { fieldsMost } from '../bounds.ts';
import { tailMasks } from './byte-table.ts';
import { LastValue } from './last-value.ts';

/** Members of a point stand at fixed places; fields follow from `firstField` on in the order in which they were found. */
export const memberNames = ['meter', 'scope', 'start', 'end', 'quantity', 'unit', 'id'] as const;
export const [meterAt, scopeAt, startAt, endAt, quantityAt, unitAt, idAt] = [0, 1, 2, 3, 4, 5, 6] as const;
export const firstField = 7;
/** Bits of `found` that every point has. */
export const requiredBits = 0b0111111;
/** The kind of what is named on the line and has no value; the others are those of `columns/`. */
export const noKind = -1;

const most = firstField + fieldsMost;

export class Cells {
  /** Bit by bit, which members have a value, and which are named. */
  found = 0;
  named = 0;
  /** Where the next field goes. */
  next = firstField;
  readonly from = new Int32Array(most);
  readonly length = new Int32Array(most);
  readonly kind = new Int32Array(most);
  readonly high = new Int32Array(most);
  readonly low = new Int32Array(most);
  /** Of fields: the number of the column. */
  readonly column = new Int32Array(most);
  /** Whether the value is the one that `last` has. */
  readonly repeated = new Uint8Array(most);
  readonly last: LastValue[] = Array.from({ length: most }, () => new LastValue());
  /** The quantity, where it is short enough to be read on the way; else `decimals` is -1. */
  coefficient = 0;
  decimals = -1;
  #highest = 0;

  clear(): void {
    this.found = 0;
    this.named = 0;
    this.next = firstField;
    this.decimals = -1;
    this.#highest = 0;
  }

  /** The place of a value in a column, or -1 where the name stands there already or there are too many. Columns below `firstField` are members. */
  placeOf(column: number): number {
    if (column < firstField) {
      const bit = 1 << column;
      if ((this.named & bit) !== 0) return -1;
      this.named |= bit;
      this.found |= bit;
      return column;
    }
    const place = this.next;
    if (place === most) return -1;
    // Numbers of columns rise along a line in the usual order, and then nothing can stand there twice.
    if (column > this.#highest) this.#highest = column;
    else if (this.column.subarray(firstField, place).includes(column)) return -1;
    this.column[place] = column;
    this.next++;
    return place;
  }

  note(place: number, last: LastValue, from: number, end: number, kind: number): void {
    this.last[place] = last;
    this.from[place] = from;
    this.length[place] = end - from;
    this.kind[place] = kind;
    this.repeated[place] = 0;
  }

  /** Notes that the member or field is named and has no value. */
  noteNone(place: number): void {
    if (place < firstField) this.found &= ~(1 << place);
    this.kind[place] = noKind;
  }

  /** Hashes a value that has been noted. */
  hash(place: number, view: DataView): void {
    let at = this.from[place]!;
    const end = at + this.length[place]!;
    let [high, low] = [startHigh(), startLow()];
    for (; at + 4 <= end; at += 4) {
      high = stepHigh(high, view.getInt32(at, true));
      low = stepLow(low, high);
    }
    if (at < end) {
      high = stepHigh(high, view.getInt32(at, true) & tailMasks[end - at]!);
      low = stepLow(low, high);
    }
    this.hashed(place, high, low);
  }

  /** Takes the hash of all words of a value. */
  hashed(place: number, high: number, low: number): void {
    const last = stepHigh(high, this.length[place]!);
    this.high[place] = last;
    this.low[place] = stepLow(low, last);
  }

  repeat(place: number, last: LastValue): void {
    this.repeated[place] = 1;
    this.high[place] = last.high;
    this.low[place] = last.low;
  }
}
