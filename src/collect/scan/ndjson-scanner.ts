/**
 * NDJSON to columns by its bytes: what stands between values is expected from earlier lines, values are hashed where they lie. A line with any surprise
 * is read by the slow reader, so that its refusals, warnings and values are those of the slow reader. Knows nothing of meters.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { type UsageBatch, booleanKind, lastWord, numberKind, startHigh, startLow, stepHigh, stepLow, textKind } from '../../columns/index.ts';
import { lineBytesMost } from '../bounds.ts';
import { isBlank, trimmedEnd } from '../lines.ts';
import { readLine } from '../ndjson.ts';
import { lineTooLong } from '../refusals.ts';
import type { Warn } from '../warnings.ts';
import { type Block, blocksOf, lineAt, lineEnd } from './blocks.ts';
import { type Bytes, bytesWith } from './byte-table.ts';
import { type Column, roles } from './column.ts';
import { Digits } from './digits.ts';
import { Gathering, type Origin } from './gathering.ts';
import { type Piece, Shapes } from './shapes.ts';

const [newline, carriageReturn, quote] = [0x0a, 0x0d, 0x22];
/** `true`, `alse` and `null` as words. */
const [trueWord, alseWord, nullWord] = [0x65757274, 0x65736c61, 0x6c6c756e];
const silent: Warn = () => undefined;

export async function* scanNdjson(source: AsyncIterable<Buffer>, coded: 'all' | ReadonlySet<string>, warn: Warn): AsyncGenerator<UsageBatch> {
  const scanner = new NdjsonScanner(coded, warn);
  for await (const block of blocksOf(source)) {
    if (block === null) yield scanner.refuseLongLine();
    else yield* scanner.batches(block);
  }
}

class NdjsonScanner {
  readonly #gathering: Gathering;
  readonly #shapes: Shapes;
  readonly #warn: Warn;
  /** Lines before the next one. */
  #line = 0;
  #bytes: Bytes = bytesWith(Buffer.alloc(16));
  #view = this.#bytes.view;
  #end = 0;
  readonly #digits = new Digits();
  /** Whether the line failed at a piece that was not expected, so that there is something to learn. */
  #isNew = false;

  constructor(coded: 'all' | ReadonlySet<string>, warn: Warn) {
    this.#gathering = new Gathering(coded, this.#bytes);
    this.#shapes = new Shapes(this.#gathering);
    this.#warn = warn;
  }

  refuseLongLine(): UsageBatch {
    this.#gathering.refuse(lineTooLong(`line ${++this.#line}`));
    return this.#gathering.finish(originIn(this.#bytes.buffer, this.#end));
  }

  *batches({ buffer, end }: Block): Generator<UsageBatch> {
    this.#bytes = bytesWith(buffer);
    this.#view = this.#bytes.view;
    this.#end = end;
    this.#gathering.use(this.#bytes);
    const isText = isUtf8(buffer.subarray(0, end));
    for (let at = 0; at < end;) {
      at = this.#fill(at, isText);
      if (!this.#gathering.isEmpty) yield this.#gathering.finish(originIn(buffer, end));
      // Columns are new when the batch has let go of too many names.
      if (this.#forgotten === this.#gathering.forgotten) continue;
      this.#forgotten = this.#gathering.forgotten;
      this.#shapes.forget();
    }
  }
  #forgotten = 0;

  /** Reads lines into the batch until it is full or the block ends. Gives where the next line begins. */
  #fill(from: number, isText: boolean): number {
    const gathering = this.#gathering;
    let start = from;
    while (start < this.#end) {
      const line = ++this.#line;
      this.#isNew = false;
      gathering.beginRow();
      const next = isText || this.#isText(start) ? this.#scan(start) : -1;
      if (next >= 0 && next - start <= lineBytesMost && gathering.endRow(line, start)) start = next;
      else {
        gathering.undoRow();
        start = this.#readSlowly(start, line);
        if (gathering.isFull) return start;
      }
    }
    return start;
  }

  #isText(start: number): boolean {
    return isUtf8(this.#bytes.buffer.subarray(start, lineEnd(this.#bytes.buffer, start, this.#end)));
  }

  /** Reads the line that begins at `start` as the slow reader does. Gives where the next one begins. */
  #readSlowly(start: number, number: number): number {
    const end = lineEnd(this.#bytes.buffer, start, this.#end);
    const line = lineAt(this.#bytes.buffer, start, end, number);
    if (line.bytes !== null && isBlank(line.bytes)) return end + 1;
    const reading = readLine(line, this.#warn);
    if (reading.kind === 'refusal') this.#gathering.refuse(reading.refusal);
    else {
      this.#gathering.add(reading.point, number);
      if (this.#isNew && line.bytes !== null) this.#shapes.learn(trimmedEnd(line.bytes));
    }
    return end + 1;
  }

  /** Finds the values of the line that begins at `start`, and gives where the next one begins; -1 if anything is not as expected. */
  #scan(start: number): number {
    const view = this.#view;
    const gathering = this.#gathering;
    const line = this.#line;
    let before = this.#shapes.root;
    let at = start;
    let opens = 0;
    for (;;) {
      let piece = before.likely;
      if (piece === null || !this.#isAt(piece, at)) {
        piece = this.#otherAfter(before, at);
        if (piece === null) return -1;
      }
      before = piece;
      opens += piece.opens;
      if (opens > 1) return -1;
      at += piece.length;
      const { column } = piece;
      if (column === null) return at === this.#end ? at : this.#lineEndAt(at);
      if (column.namedOn === line) return -1;
      column.namedOn = line;
      if (view.getUint8(at) !== quote) {
        at = this.#bare(column, at);
        if (at < 0) return -1;
        continue;
      }
      const from = at + 1;
      if (column.role === roles.quantity) {
        at = this.#quantity(from);
        if (at < 0) return -1;
        continue;
      }
      // A text. Escapes and control characters are a surprise.
      let high = startHigh();
      let low = startLow();
      at = from;
      for (;;) {
        const word = view.getInt32(at, true);
        const quotes = word ^ 0x22222222;
        const backslashes = word ^ 0x5c5c5c5c;
        // The highest bit of each byte that is a quote, a backslash or below a space; right for the first such byte.
        const stops = (((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((word - 0x20202020) & ~word)) & 0x80808080;
        if (stops !== 0) {
          const left = (31 - Math.clz32(stops & -stops)) >>> 3;
          high = stepHigh(high, lastWord(word, left));
          low = stepLow(low, high);
          at += left;
          break;
        }
        high = stepHigh(high, word);
        low = stepLow(low, high);
        at += 4;
      }
      if (view.getUint8(at) !== quote) return -1;
      if (!gathering.take(column, from, at - from, textKind, high, low)) return -1;
      at++;
    }
  }

  /** Where the next line begins, if this one ends at `at`. */
  #lineEndAt(at: number): number {
    const byte = this.#view.getUint8(at);
    if (byte === newline) return at + 1;
    if (byte === carriageReturn && (at + 1 === this.#end || this.#view.getUint8(at + 1) === newline)) return Math.min(at + 2, this.#end);
    this.#isNew = true;
    return -1;
  }

  #isAt(piece: Piece, at: number): boolean {
    const { words, tailMask } = piece;
    const view = this.#view;
    const last = words.length - 1;
    let from = at;
    if (from + piece.length > this.#end) return false;
    for (let index = 0; index < last; index++, from += 4) if (view.getInt32(from, true) !== words[index]) return false;
    return (view.getInt32(from, true) & tailMask) === words[last];
  }

  #otherAfter(before: Piece, at: number): Piece | null {
    for (const piece of before.next) {
      if (piece === before.likely || !this.#isAt(piece, at) || (piece.column === null && !this.#isLineEnd(at + piece.length))) continue;
      before.likely = piece;
      return piece;
    }
    this.#isNew = true;
    return null;
  }

  #isLineEnd(at: number): boolean {
    return at === this.#end || this.#lineEndAt(at) >= 0;
  }

  /** Takes the quantity that begins at `from`, behind a quote. */
  #quantity(from: number): number {
    const end = this.#digits.read(this.#view, from);
    if (end < 0 || this.#view.getUint8(end) !== quote) return -1;
    return this.#gathering.takeQuantity(this.#digits, from, end) ? end + 1 : -1;
  }

  /** Takes a number as JSON writes it without an exponent, or a truth value, and gives what follows it. A `null` is no value. */
  #bare(column: Column, from: number): number {
    const word = this.#view.getInt32(from, true);
    if (word === nullWord) return from + 4;
    let [end, kind] = [from + 4, booleanKind];
    if (word !== trueWord) {
      if (this.#view.getInt32(from + 1, true) === alseWord && (word & 0xff) === 0x66) end = from + 5;
      else [end, kind] = [this.#digits.read(this.#view, from), numberKind];
    }
    if (end < 0) return -1;
    if (column.role === roles.quantity) return kind === numberKind && this.#gathering.takeQuantity(this.#digits, from, end) ? end : -1;
    return this.#gathering.takeBytes(column, from, end, kind) ? end : -1;
  }
}

/** Rows by their lines; each is read again by the slow reader. */
const originIn = (buffer: Buffer, end: number): Origin => ({
  placeOf: (line) => `line ${line}`,
  pointAt: (number, offset) => {
    const reading = readLine({ number, bytes: buffer.subarray(offset, lineEnd(buffer, offset, end)) }, silent);
    if (reading.kind === 'refusal') throw new Error(`INVARIANT: the scanner took what the slow reader refuses: ${reading.refusal.place} ${reading.refusal.reason}`);
    return reading.point;
  },
});
