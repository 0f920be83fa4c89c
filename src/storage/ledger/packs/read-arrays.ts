/** Arrays as PostgreSQL sends them in binary: elements are read where they lie, when somebody asks for them. */
import { type Rational, exactNumber } from '../../../money/index.ts';
import type { NumericDigits } from '../numeric-digits.ts';

/** Before the first element: dimensions, flags, type, length and lower bound. */
const head = 20;
const epochMicroseconds = 946_684_800_000_000;
const numericHead = 8;
const negativeSign = 0x4000;
const groupDigits = 4;
const lengthBytes = 4;

export const countIn = (array: Buffer): number => (array.readInt32BE(0) === 0 ? 0 : array.readInt32BE(12));

const placeOf = (place: number, width: number): number => head + place * (lengthBytes + width) + lengthBytes;

/** Elements of one width, none of them null; an array of one stands for all places. */
export const int2At = (array: Buffer, place: number): number => array.readInt16BE(placeOf(place, 2));
export const int4At = (array: Buffer, place: number): number => array.readInt32BE(placeOf(countIn(array) === 1 ? 0 : place, 4));
export const longAt = (array: Buffer, place: number): number => Number(array.readBigInt64BE(placeOf(countIn(array) === 1 ? 0 : place, 8)));
export const instantAt = (array: Buffer, place: number): number => Number(array.readBigInt64BE(placeOf(place, 8))) + epochMicroseconds;

/** Elements of any width, none of them null. */
export class Elements {
  readonly #array: Buffer;
  readonly #ends: Uint32Array;

  constructor(array: Buffer) {
    this.#array = array;
    const count = countIn(array);
    this.#ends = new Uint32Array(count);
    let at = head;
    for (let place = 0; place < count; place++) {
      at += lengthBytes + array.readInt32BE(at);
      this.#ends[place] = at;
    }
  }

  get count(): number {
    return this.#ends.length;
  }

  at(place: number): Buffer {
    const from = place === 0 ? head : this.#ends[place - 1]!;
    return this.#array.subarray(from + lengthBytes, this.#ends[place]);
  }

  text(place: number): string {
    const from = place === 0 ? head : this.#ends[place - 1]!;
    return this.#array.toString('utf8', from + lengthBytes, this.#ends[place]);
  }
}

/** Whether a `numeric` is this number; both are written without needless digits. */
export function isWritten({ groups, first, last, weight, negative, scale }: NumericDigits, bytes: Buffer): boolean {
  if (bytes.readInt16BE(0) !== last - first || bytes.readInt16BE(2) !== weight || bytes.readUInt16BE(4) !== (negative ? negativeSign : 0) || bytes.readInt16BE(6) !== scale) return false;
  for (let index = first; index < last; index++) if (bytes.readInt16BE(numericHead + 2 * (index - first)) !== groups[index]) return false;
  return true;
}

/** A `numeric` without loss. */
export function numericIn(bytes: Buffer): Rational {
  const [count, weight, sign, scale] = [bytes.readInt16BE(0), bytes.readInt16BE(2), bytes.readUInt16BE(4), bytes.readInt16BE(6)];
  const groupAt = (index: number): string => String(index >= 0 && index < count ? bytes.readInt16BE(numericHead + 2 * index) : 0).padStart(groupDigits, '0');
  let text = '0';
  for (let index = 0; index <= weight; index++) text += groupAt(index);
  let behind = '';
  for (let index = weight + 1; behind.length < scale; index++) behind += groupAt(index);
  return exactNumber(`${sign === negativeSign ? '-' : ''}${text}${behind === '' ? '' : `.${behind.slice(0, scale)}`}`);
}
