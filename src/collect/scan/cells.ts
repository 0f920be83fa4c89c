/** What a scanner has found on one line: where each value lies, of which kind it is, and the hash of its bytes. Knows nothing of formats. */
import { startHigh, startLow, stepHigh, stepLow } from '../../columns/index.ts';
import { fieldsMost } from '../bounds.ts';
import { type Bytes, tailMasks } from './byte-table.ts';

/** Members of a point stand at fixed places; fields follow from `firstField` on in the order in which they were found. */
export const memberNames = ['meter', 'scope', 'start', 'end', 'quantity', 'unit', 'id'] as const;
export const [meterAt, scopeAt, startAt, endAt, quantityAt, unitAt, idAt] = [0, 1, 2, 3, 4, 5, 6] as const;
export const firstField = 7;
/** Bits of `found` that every point has. */
export const requiredBits = 0b0111111;

const most = firstField + fieldsMost;

export class Cells {
  /** Bit by bit, which members have a value. */
  found = 0;
  /** Where the next field goes. */
  next = firstField;
  readonly from = new Int32Array(most);
  readonly length = new Int32Array(most);
  readonly kind = new Int32Array(most);
  readonly high = new Int32Array(most);
  readonly low = new Int32Array(most);
  /** Of fields: the number of the column. */
  readonly column = new Int32Array(most);

  clear(): void {
    this.found = 0;
    this.next = firstField;
  }

  /** The place of a value in a column, or -1 where there are too many fields. Columns below `firstField` are members. */
  placeOf(column: number): number {
    if (column < firstField) {
      this.found |= 1 << column;
      return column;
    }
    if (this.next === most) return -1;
    this.column[this.next] = column;
    return this.next++;
  }

  /** Notes a value that lies between `from` and `end`. */
  take(place: number, { view }: Bytes, from: number, end: number, kind: number): void {
    let [high, low] = [startHigh(), startLow()];
    let at = from;
    for (; at + 4 <= end; at += 4) {
      high = stepHigh(high, view.getInt32(at, true));
      low = stepLow(low, high);
    }
    if (at < end) {
      high = stepHigh(high, view.getInt32(at, true) & tailMasks[end - at]!);
      low = stepLow(low, high);
    }
    this.note(place, from, end, kind, high, low);
  }

  /** Notes a value of which all words have been hashed. */
  note(place: number, from: number, end: number, kind: number, high: number, low: number): void {
    this.from[place] = from;
    this.length[place] = end - from;
    this.kind[place] = kind;
    const last = stepHigh(high, end - from);
    this.high[place] = last;
    this.low[place] = stepLow(low, last);
  }
}
