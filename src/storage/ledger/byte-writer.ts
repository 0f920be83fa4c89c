/** Rows in the binary format of COPY, in one buffer that is used again and grows when it must. Knows nothing of tables. */
import type { NumberColumn } from '../../columns/index.ts';
import { type Rational, decimalText, decimalsNeeded } from '../../money/index.ts';
import { assertStorable } from '../storable-text.ts';
import { NumericDigits } from './numeric-digits.ts';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
/** PostgreSQL counts from the year 2000, we from 1970. */
const epochMicroseconds = 946_684_800_000_000;
const twoTo32 = 4_294_967_296;
/** A field of numbers takes at most this: a length, a head, and the digits of two limbs. */
const longestNumber = 48;
/** Texts up to this length are tried byte by byte, which is faster than a call for each. */
const shortText = 48;

/** Enough for some hundred points; then twice as much, and so on. */
const bytesAtFirst = 1 << 14;

/** Types of elements of arrays, as PostgreSQL numbers them. */
export const elementTypes = { int2: 21, int4: 23, int8: 20, text: 25, timestamptz: 1184, numeric: 1700 } as const;

export class ByteWriter {
  #bytes = Buffer.allocUnsafe(bytesAtFirst);
  #end = 0;
  readonly #digits = new NumericDigits();

  /** Begins a new COPY; what was written before is gone. */
  begin(): void {
    this.#end = signature.copy(this.#bytes, 0);
  }

  get length(): number {
    return this.#end;
  }

  /** Ends the COPY and gives its bytes, which stay good until the next `begin`. */
  finish(): Buffer {
    this.#room(2);
    this.#end = this.#bytes.writeInt16BE(-1, this.#end);
    return this.#bytes.subarray(0, this.#end);
  }

  #room(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + length));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }

  row(fields: number): void {
    this.#room(2);
    this.#int16(fields);
  }

  #int16(value: number): void {
    const [bytes, end] = [this.#bytes, this.#end];
    bytes[end] = value >> 8;
    bytes[end + 1] = value;
    this.#end = end + 2;
  }

  #int32(value: number): void {
    const [bytes, end] = [this.#bytes, this.#end];
    bytes[end] = value >> 24;
    bytes[end + 1] = value >> 16;
    bytes[end + 2] = value >> 8;
    bytes[end + 3] = value;
    this.#end = end + 4;
  }

  nothing(): void {
    this.#room(4);
    this.#int32(-1);
  }

  integer(value: number): void {
    this.#room(8);
    this.#int32(4);
    this.#int32(value);
  }

  truth(value: boolean): void {
    this.#room(5);
    this.#int32(1);
    this.#bytes[this.#end++] = value ? 1 : 0;
  }

  /** A safe integer in eight bytes. */
  long(value: number): void {
    this.#room(12);
    const high = Math.floor(value / twoTo32);
    this.#int32(8);
    this.#int32(high);
    this.#int32(value - high * twoTo32);
  }

  /** Microseconds since 1970. */
  instant(microseconds: number): void {
    this.long(microseconds - epochMicroseconds);
  }

  bytes(bytes: Uint8Array): void {
    this.#room(4 + bytes.length);
    this.#int32(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Begins an array of so many elements; they follow, each as a value of its own. Gives what `endArray` needs. */
  beginArray(type: keyof typeof elementTypes, count: number): number {
    this.#room(24);
    const at = this.#end;
    this.#int32(0);
    this.#int32(count === 0 ? 0 : 1);
    this.#int32(0);
    this.#int32(elementTypes[type]);
    if (count === 0) return at;
    this.#int32(count);
    this.#int32(1);
    return at;
  }

  endArray(at: number): void {
    const end = this.#end;
    this.#end = at;
    this.#int32(end - at - 4);
    this.#end = end;
  }

  /** An array of small integers: the first so many, each plus one. */
  countedFromOne(codes: Uint32Array, count: number): void {
    const array = this.beginArray('int2', count);
    this.#room(6 * count);
    const bytes = this.#bytes;
    let end = this.#end;
    for (let place = 0; place < count; place++, end += 6) {
      const value = codes[place]! + 1;
      bytes[end] = 0;
      bytes[end + 1] = 0;
      bytes[end + 2] = 0;
      bytes[end + 3] = 2;
      bytes[end + 4] = value >> 8;
      bytes[end + 5] = value;
    }
    this.#end = end;
    this.endArray(array);
  }

  /** An array of instants: the first so many. */
  instants(instants: Float64Array, count: number): void {
    const array = this.beginArray('timestamptz', count);
    for (let place = 0; place < count; place++) this.instant(instants[place]!);
    this.endArray(array);
  }

  /** Writes a text of ASCII alone; else leaves everything as it is. */
  #shortText(text: string): boolean {
    const { length } = text;
    this.#room(4 + length);
    const [bytes, from] = [this.#bytes, this.#end + 4];
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 0x80 || unit === 0) return false;
      bytes[from + index] = unit;
    }
    this.#int32(length);
    this.#end += length;
    return true;
  }

  text(text: string): void {
    if (text.length <= shortText && this.#shortText(text)) return;
    assertStorable(text);
    const length = Buffer.byteLength(text);
    this.#room(4 + length);
    this.#int32(length);
    this.#end += this.#bytes.write(text, this.#end);
  }

  /** The number in a row of a column. */
  number(column: NumberColumn, row: number): void {
    const coefficient = column.coefficients[row] ?? Number.NaN;
    if (Number.isNaN(coefficient)) {
      const wide = column.wide.get(row);
      if (wide === undefined) throw new TypeError('INVARIANT: a number is in its column or among the wide ones');
      this.exact(wide);
      return;
    }
    this.limbs(coefficient, column.low?.[row] ?? null, column.decimals);
  }

  /** `coefficient / 10^decimals`, or of two limbs. */
  limbs(coefficient: number, low: number | null, decimals: number): void {
    if (low === null) this.#digits.set(coefficient, decimals);
    else this.#digits.setLimbs(coefficient, low, decimals);
    this.#numeric();
  }

  /** A number that decimals write exactly. */
  exact(value: Rational): void {
    if (decimalsNeeded(value) === null) throw new RangeError(`${decimalText(value)} has no decimal notation`);
    this.#digits.setText(decimalText(value));
    this.#numeric();
  }

  whole(value: bigint): void {
    this.#digits.setText(value.toString());
    this.#numeric();
  }

  #numeric(): void {
    const { groups, first, last, weight, negative, scale } = this.#digits;
    const count = last - first;
    this.#room(Math.max(longestNumber, 12 + 2 * count));
    this.#int32(8 + 2 * count);
    this.#int16(count);
    this.#int16(weight);
    this.#int16(negative ? 0x4000 : 0);
    this.#int16(scale);
    for (let index = first; index < last; index++) this.#int16(groups[index] ?? 0);
  }
}
