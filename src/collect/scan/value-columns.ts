/** Columns of values that are found by their bytes: texts with a dictionary, and instants. Each distinct value is decoded once. */
import { Dictionary, type TextHash, dictionaryMost, kinds } from '../../columns/index.ts';
import { parseInstant } from '../../time/index.ts';
import { ByteTable, type Bytes, bytesWith } from './byte-table.ts';
import { Buffer } from 'node:buffer';

export class TextColumn {
  dictionary = new Dictionary();
  readonly #table = new ByteTable();

  codeOf(bytes: Bytes, from: number, length: number, kind: number, hash: number): number {
    const known = this.#table.find(bytes, from, length, kind, hash);
    return known === 0 ? this.#add(bytes, from, length, kind, hash) : known;
  }

  #add(bytes: Bytes, from: number, length: number, kind: number, hash: number): number {
    // The table numbers its pieces as the dictionary does: from 1, without a gap.
    this.dictionary.append({ text: bytes.buffer.toString('utf8', from, from + length), kind: kinds[kind]! });
    return this.#table.add(bytes, from, length, kind, hash);
  }

  /** The code of a text with its hash. */
  codeOfText(text: string, kind: number, { low }: TextHash): number {
    const bytes = bytesWith(Buffer.alloc(Buffer.byteLength(text) + 4));
    return this.codeOf(bytes, 0, bytes.buffer.write(text, 'utf8'), kind, low);
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
  #values = new Float64Array(256);

  /** The instant in microseconds, or `NaN` when the text is none. */
  at(bytes: Bytes, from: number, length: number, hash: number): number {
    const known = this.#table.find(bytes, from, length, 0, hash);
    return known === 0 ? this.#add(bytes, from, length, hash) : this.#values[known]!;
  }

  #add(bytes: Bytes, from: number, length: number, hash: number): number {
    const parsed = parseInstant(bytes.buffer.toString('utf8', from, from + length));
    if (!parsed.ok) return NaN;
    const number = this.#table.add(bytes, from, length, 0, hash);
    if (number >= this.#values.length) {
      const longer = new Float64Array(this.#values.length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[number] = parsed.value;
    return parsed.value;
  }

  refresh(): void {
    if (this.#table.count > dictionaryMost) this.#table.clear();
  }
}
