/** Distinct pieces of bytes, numbered from 1 in the order of their first appearance: a hash table with open addressing. Knows nothing of what they mean. */
import { Buffer } from 'node:buffer';
import { grown } from './grown.ts';

/** Bytes and the view that reads four of them at a time; four more bytes can be read behind what is asked about. */
export interface Bytes {
  readonly buffer: Buffer;
  readonly view: DataView;
}

export const bytesWith = (buffer: Buffer): Bytes => ({ buffer, view: new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength) });

/** Masks for the last word of a text, by its length modulo four. */
export const tailMasks = Int32Array.of(-1, 0xff, 0xffff, 0xffffff);

const firstSlots = 256;

export class ByteTable {
  /** How many there are; also the number of the newest. */
  count = 0;
  /** Pairs of hash and number; number 0 where a slot is free. */
  #slots = new Int32Array(2 * firstSlots);
  #shift = 32 - Math.log2(firstSlots);
  #starts = new Int32Array(firstSlots / 2);
  #lengths = new Int32Array(firstSlots / 2);
  #kinds = new Uint8Array(firstSlots / 2);
  #held: Bytes = bytesWith(Buffer.alloc(firstSlots * 16));
  #end = 0;

  /** The number of a piece, or 0. The high bits of `hash` must be well mixed. */
  find({ view }: Bytes, from: number, length: number, kind: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = (hash >>> this.#shift) * 2; ; at = (at + 2) & mask) {
      const number = slots[at + 1]!;
      if (number === 0) return 0;
      if (slots[at] === hash && this.#lengths[number] === length && this.#kinds[number] === kind && this.#isAt(number, view, from, length)) return number;
    }
  }

  #isAt(number: number, view: DataView, from: number, length: number): boolean {
    const held = this.#held.view;
    let at = this.#starts[number]!;
    const end = from + (length & ~3);
    for (; from < end; from += 4, at += 4) if (held.getInt32(at, true) !== view.getInt32(from, true)) return false;
    return (length & 3) === 0 || held.getInt32(at, true) === (view.getInt32(from, true) & tailMasks[length & 3]!);
  }

  /** Takes in a piece that is not there, and gives its number. */
  add({ buffer }: Bytes, from: number, length: number, kind: number, hash: number): number {
    const number = ++this.count;
    if (number >= this.#lengths.length) this.#grow();
    // Words are compared as a whole, so the rest of the last one is zero.
    const room = (length + 3) & ~3;
    if (this.#end + room > this.#held.buffer.length) this.#hold(Math.max(this.#held.buffer.length * 2, this.#end + room));
    const { buffer: held } = this.#held;
    held.fill(0, this.#end + (length & ~3), this.#end + room);
    if (length < 32) for (let index = 0; index < length; index++) held[this.#end + index] = buffer[from + index]!;
    else buffer.copy(held, this.#end, from, from + length);
    this.#starts[number] = this.#end;
    this.#lengths[number] = length;
    this.#kinds[number] = kind;
    this.#end += room;
    this.#place(hash, number);
    return number;
  }

  /** Forgets all, and keeps its memory. */
  clear(): void {
    this.#slots.fill(0);
    this.count = 0;
    this.#end = 0;
  }

  #place(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let at = (hash >>> this.#shift) * 2;
    while (this.#slots[at + 1] !== 0) at = (at + 2) & mask;
    this.#slots[at] = hash;
    this.#slots[at + 1] = number;
  }

  /** Twice the slots: at most half of them are ever taken. */
  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#shift--;
    for (let at = 0; at < before.length; at += 2) if (before[at + 1] !== 0) this.#place(before[at]!, before[at + 1]!);
    const size = this.#lengths.length * 2;
    this.#starts = grown(this.#starts, new Int32Array(size));
    this.#lengths = grown(this.#lengths, new Int32Array(size));
    this.#kinds = grown(this.#kinds, new Uint8Array(size));
  }

  #hold(size: number): void {
    const held = Buffer.alloc(size);
    this.#held.buffer.copy(held, 0, 0, this.#end);
    this.#held = bytesWith(held);
  }
}
