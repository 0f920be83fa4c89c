/** Columns of values that are found by their bytes: texts with a dictionary, and instants. Each distinct value is decoded once. */
import { Buffer } from 'node:buffer';
import { Dictionary, dictionaryMost, kinds, textKind } from '../../columns/index.ts';
import { parseInstant } from '../../time/index.ts';
import { ByteTable, type Bytes, bytesWith } from './byte-table.ts';
import { grown } from './grown.ts';

export class TextColumn {
  dictionary = new Dictionary();
  readonly #table = new ByteTable();

  codeOf(bytes: Bytes, from: number, length: number, kind: number, hash: number): number {
    const known = this.#table.find(bytes.view, from, length, kind, hash);
    return known === 0 ? this.#add(bytes, from, length, kind, hash) : known;
  }

  #add(bytes: Bytes, from: number, length: number, kind: number, hash: number): number {
    // The table numbers its pieces as the dictionary does: from 1, without a gap.
    this.dictionary.append({ text: bytes.buffer.toString('utf8', from, from + length), kind: kinds[kind]! });
    return this.#table.add(bytes, from, length, kind, hash);
  }

  codeOfText(text: string, kind: number, hash: number): number {
    const bytes = bytesWith(Buffer.alloc(Buffer.byteLength(text) + 4));
    return this.codeOf(bytes, 0, bytes.buffer.write(text, 'utf8'), kind, hash);
  }

  /** Between batches: begins anew when the dictionary is full. */
  refresh(): void {
    if (!this.dictionary.isFull) return;
    this.dictionary = new Dictionary();
    this.#table.clear();
  }
}

export class InstantColumn {
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
    return number;
  }

  refresh(): void {
    if (this.#table.count > dictionaryMost) this.#table.clear();
  }
}
