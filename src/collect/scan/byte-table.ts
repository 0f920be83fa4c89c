/** Distinct pieces of bytes, numbered from 1 in the order of their first appearance: a hash table with open addressing. Knows nothing of what they mean. */
import { Buffer } from 'node:buffer';

/** Bytes and the view that reads four of them at a time; four more bytes can be read behind what is asked about. */
export interface Bytes {
  readonly buffer: Buffer;
  readonly view: DataView;
}

export const bytesWith = (buffer: Buffer): Bytes => ({ buffer, view: new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength) });

const firstSlots = 256;
/** Numbers of one slot: hash, number of the piece (0 where the slot is free), where its bytes are held, length and kind. */
const slotWidth = 4;
const tag = (length: number, kind: number): number => length * 4 + kind;

export class ByteTable {
  /** How many there are; also the number of the newest. */
  count = 0;
  #slots = new Int32Array(slotWidth * firstSlots);
  #shift = 32 - Math.log2(firstSlots);
  #buffer: Buffer = Buffer.alloc(firstSlots * 16);
  #view = bytesWith(this.#buffer).view;
  #end = 0;

  /** The number of a piece, or 0. The high bits of `hash` must be well mixed. */
  find(view: DataView, from: number, length: number, kind: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const wanted = tag(length, kind);
    for (let at = (hash >>> this.#shift) * slotWidth; ; at = (at + slotWidth) & mask) {
      const number = slots[at + 1]!;
      if (number === 0) return 0;
      if (slots[at] === hash && slots[at + 3] === wanted && sameBytes(this.#view, slots[at + 2]!, view, from, length)) return number;
    }
  }

  /** Takes in a piece that is not there, and gives its number. */
  add({ buffer }: Bytes, from: number, length: number, kind: number, hash: number): number {
    const number = ++this.count;
    if (number * 2 * slotWidth > this.#slots.length) this.#grow();
    const start = this.#end;
    this.#end += (length + 3) & ~3;
    // Four bytes more can be read behind the last one.
    if (this.#end + 4 > this.#buffer.length) this.#hold(Math.max(this.#buffer.length * 2, this.#end + 4));
    if (length < 32) for (let index = 0; index < length; index++) this.#buffer[start + index] = buffer[from + index]!;
    else buffer.copy(this.#buffer, start, from, from + length);
    const at = this.#free(hash);
    this.#slots[at] = hash;
    this.#slots[at + 1] = number;
    this.#slots[at + 2] = start;
    this.#slots[at + 3] = tag(length, kind);
    return number;
  }

  /** Forgets all, and keeps its memory. */
  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
    this.#end = 0;
  }

  #free(hash: number): number {
    const mask = this.#slots.length - 1;
    let at = (hash >>> this.#shift) * slotWidth;
    while (this.#slots[at + 1] !== 0) at = (at + slotWidth) & mask;
    return at;
  }

  /** Twice the slots: at most half of them are ever taken. */
  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#shift--;
    for (let at = 0; at < before.length; at += slotWidth) {
      if (before[at + 1] !== 0) this.#slots.set(before.subarray(at, at + slotWidth), this.#free(before[at]!));
    }
  }

  #hold(size: number): void {
    const larger = Buffer.alloc(size);
    this.#buffer.copy(larger);
    this.#buffer = larger;
    this.#view = bytesWith(larger).view;
  }
}

/** Whether two pieces of equal length are equal. */
export function sameBytes(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  const end = from + (length & ~3);
  for (; from < end; from += 4, at += 4) if (one.getInt32(at, true) !== other.getInt32(from, true)) return false;
  return ((one.getInt32(at, true) ^ other.getInt32(from, true)) & ((1 << ((length & 3) << 3)) - 1)) === 0;
}
