/** Columns of values that are found by their bytes: texts with a dictionary, and instants. Each distinct value is decoded once. */
import { Buffer } from 'node:buffer';
import { Dictionary, type NameHash, Part, dictionaryMost, endHash, kinds, startHash, textKind } from '../../columns/index.ts';
import { parseInstant } from '../../time/index.ts';
import { ByteTable, type Bytes, bytesWith } from './byte-table.ts';
import { grown } from './grown.ts';

const part = new Part();

/** What values add to fingerprints, by their number. */
export class Parts {
  high = new Int32Array(256);
  low = new Int32Array(256);

  put(number: number, some: Part): void {
    if (number >= this.high.length) {
      this.high = grown(this.high, new Int32Array(this.high.length * 2));
      this.low = grown(this.low, new Int32Array(this.low.length * 2));
    }
    this.high[number] = some.high;
    this.low[number] = some.low;
  }
}

export class TextColumn {
  dictionary = new Dictionary();
  readonly parts = new Parts();
  readonly #table = new ByteTable();
  readonly #name: NameHash | null;

  /** @param name what its values mean to the fingerprint, `null` where they mean nothing. */
  constructor(name: NameHash | null) {
    this.#name = name;
  }

  /** @param high with `low` the hash of the text. */
  codeOf(bytes: Bytes, from: number, length: number, kind: number, high: number, low: number): number {
    const known = this.#table.find(bytes.view, from, length, kind, low);
    return known === 0 ? this.#add(bytes, from, length, kind, high, low) : known;
  }

  #add(bytes: Bytes, from: number, length: number, kind: number, high: number, low: number): number {
    // The table numbers its pieces as the dictionary does: from 1, without a gap.
    this.dictionary.append({ text: bytes.buffer.toString('utf8', from, from + length), kind: kinds[kind]! });
    const code = this.#table.add(bytes, from, length, kind, low);
    if (this.#name !== null) this.parts.put(code, part.of(this.#name, high, low));
    else this.parts.put(code, nothing);
    return code;
  }

  codeOfText(text: string, kind: number, high: number, low: number): number {
    const bytes = bytesWith(Buffer.alloc(Buffer.byteLength(text) + 4));
    return this.codeOf(bytes, 0, bytes.buffer.write(text, 'utf8'), kind, high, low);
  }

  /** Between batches: begins anew when the dictionary is full. */
  refresh(): void {
    if (!this.dictionary.isFull) return;
    this.dictionary = new Dictionary();
    this.#table.clear();
  }
}

const nothing = new Part();

export class InstantColumn {
  /** What an instant adds as the start of a point, and as its end. */
  readonly asStart = new Parts();
  readonly asEnd = new Parts();
  readonly #table = new ByteTable();
  /** Number 0 is no instant, and neither before nor after any. */
  #values = new Float64Array(256).fill(NaN);

  /** The number of an instant, or 0 when the text is none. */
  numberOf(bytes: Bytes, from: number, length: number, hash: number): number {
    const known = this.#table.find(bytes.view, from, length, textKind, hash);
    return known === 0 ? this.#add(bytes, from, length, hash) : known;
  }

  /** In microseconds. */
  at(number: number): number {
    return this.#values[number]!;
  }

  #add(bytes: Bytes, from: number, length: number, hash: number): number {
    const parsed = parseInstant(bytes.buffer.toString('utf8', from, from + length));
    if (!parsed.ok) return 0;
    const number = this.#table.add(bytes, from, length, textKind, hash);
    if (number >= this.#values.length) this.#values = grown(this.#values, new Float64Array(this.#values.length * 2));
    this.#values[number] = parsed.value;
    this.asStart.put(number, part.ofInstant(startHash, parsed.value));
    this.asEnd.put(number, part.ofInstant(endHash, parsed.value));
    return number;
  }

  refresh(): void {
    if (this.#table.count > dictionaryMost) this.#table.clear();
  }
}
