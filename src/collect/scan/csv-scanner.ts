/**
 * CSV to columns by its bytes: plain cells and simply quoted ones are hashed where they lie. A record with any surprise is read by the slow reader, so
 * that its refusals and values are those of the slow reader. Knows nothing of meters.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { type UsageBatch, lastWord, startHigh, startLow, stepHigh, stepLow, textKind } from '../../columns/index.ts';
import { lineBytesMost } from '../bounds.ts';
import { type Columns, columnsOf, emptyFile, readRow } from '../csv.ts';
import { type CsvRow, RecordReader } from '../csv-records.ts';
import type { Line } from '../lines.ts';
import { type Block, blocksOf, lineAt, lineEnd } from './blocks.ts';
import { type Bytes, bytesWith } from './byte-table.ts';
import { type Column, type MemberColumns, roles } from './column.ts';
import { Digits } from './digits.ts';
import { Gathering, type Origin } from './gathering.ts';

const [newline, carriageReturn, quote, comma] = [0x0a, 0x0d, 0x22, 0x2c];
const [quotes, commas] = [0x22222222, 0x2c2c2c2c];

export async function* scanCsv(source: AsyncIterable<Buffer>, coded: 'all' | ReadonlySet<string>): AsyncGenerator<UsageBatch> {
  const scanner = new CsvScanner(coded);
  for await (const block of blocksOf(source)) {
    yield* scanner.batches(block);
    if (scanner.isOver) return;
  }
  yield* scanner.end();
}

class CsvScanner {
  /** Whether what follows cannot be read, as a quote has not been closed. */
  isOver = false;
  readonly #gathering: Gathering;
  readonly #records = new RecordReader();
  readonly #digits = new Digits();
  #columns: Columns | null = null;
  #cells: readonly Column[] = [];
  /** Lines before the next one. */
  #line = 0;
  #bytes: Bytes = bytesWith(Buffer.alloc(16));
  #view = this.#bytes.view;
  #end = 0;

  constructor(coded: 'all' | ReadonlySet<string>) {
    this.#gathering = new Gathering(coded, this.#bytes);
  }

  *batches(block: Block | null): Generator<UsageBatch> {
    if (block === null) this.#readSlowly({ number: ++this.#line, bytes: null });
    else this.#fill(block);
    if (!this.#gathering.isEmpty) yield this.#finish();
  }

  *end(): Generator<UsageBatch> {
    const last = this.#records.end();
    if (last !== null) this.#takeRow(last);
    if (this.#columns === null) throw emptyFile();
    if (!this.#gathering.isEmpty) yield this.#finish();
  }

  #finish(): UsageBatch {
    const columns = this.#columns;
    if (columns === null) throw new Error('INVARIANT: there are rows only behind a header');
    return this.#gathering.finish(originIn(this.#bytes.buffer, this.#end, columns));
  }

  #fill({ buffer, end }: Block): void {
    this.#bytes = bytesWith(buffer);
    this.#view = this.#bytes.view;
    this.#end = end;
    const gathering = this.#gathering;
    gathering.use(this.#bytes);
    const isText = isUtf8(buffer.subarray(0, end));
    for (let start = 0; start < end && !this.isOver;) {
      const line = ++this.#line;
      if (this.#columns !== null && !this.#records.isInside && (isText || this.#isText(start))) {
        gathering.beginRow();
        const next = this.#scan(start);
        if (next >= 0 && next - start <= lineBytesMost && gathering.endRow(line, start)) {
          start = next;
          continue;
        }
        gathering.undoRow();
      }
      const stop = lineEnd(buffer, start, end);
      this.#readSlowly(lineAt(buffer, start, stop, line));
      start = stop + 1;
    }
  }

  #isText(start: number): boolean {
    return isUtf8(this.#bytes.buffer.subarray(start, lineEnd(this.#bytes.buffer, start, this.#end)));
  }

  #readSlowly(line: Line): void {
    const row = this.#records.read(line);
    if (row !== null) this.#takeRow(row);
  }

  #takeRow(row: CsvRow): void {
    if (this.#columns === null) {
      this.#columns = columnsOf(row);
      this.#cells = cellsOf(this.#columns, this.#gathering);
      return;
    }
    const reading = readRow(row, this.#columns);
    if (reading.kind === 'refusal') this.#gathering.refuse(reading.refusal);
    else this.#gathering.add(reading.point, row.line);
    this.isOver = row.kind === 'broken quotes' && row.ends;
  }

  /** Finds the cells of the record that begins at `start`, and gives where the next one begins; -1 if anything is not as expected. */
  #scan(start: number): number {
    const cells = this.#cells;
    const last = cells.length - 1;
    let at = start;
    for (let index = 0; index < last; index++) {
      at = this.#cell(cells[index]!, at);
      if (at < 0 || this.#view.getUint8(at) !== comma) return -1;
      at++;
    }
    at = this.#cell(cells[last]!, at);
    return at < 0 ? -1 : this.#lineEndAt(at);
  }

  /** Where the next line begins, if this one ends at `at`. */
  #lineEndAt(at: number): number {
    if (at === this.#end) return at;
    const byte = this.#view.getUint8(at);
    if (byte === newline) return at + 1;
    return byte === carriageReturn && (at + 1 === this.#end || this.#view.getUint8(at + 1) === newline) ? Math.min(at + 2, this.#end) : -1;
  }

  /** Takes the cell that begins at `from`, and gives where it ends. */
  #cell(column: Column, from: number): number {
    const view = this.#view;
    const isQuoted = view.getUint8(from) === quote;
    const begin = isQuoted ? from + 1 : from;
    if (column.role === roles.quantity) {
      const end = this.#digits.read(view, begin);
      if (end < 0 || (isQuoted && view.getUint8(end) !== quote) || !this.#gathering.takeQuantity(this.#digits, begin, end)) return -1;
      return isQuoted ? end + 1 : end;
    }
    return this.#text(column, begin, isQuoted);
  }

  /** Takes the text that begins at `from`. Control characters are a surprise, and quotes where none should be. */
  #text(column: Column, from: number, isQuoted: boolean): number {
    const view = this.#view;
    const other = isQuoted ? quotes : commas;
    let high = startHigh();
    let low = startLow();
    let at = from;
    for (;;) {
      const word = view.getInt32(at, true);
      const [ends, marks] = [word ^ other, word ^ quotes];
      // The highest bit of each byte that is a comma outside quotes, a quote or below a space; right for the first such byte.
      const stops = (((ends - 0x01010101) & ~ends) | ((marks - 0x01010101) & ~marks) | ((word - 0x20202020) & ~word)) & 0x80808080;
      if (stops === 0) {
        high = stepHigh(high, word);
        low = stepLow(low, high);
        at += 4;
        continue;
      }
      const left = (31 - Math.clz32(stops & -stops)) >>> 3;
      high = stepHigh(high, lastWord(word, left));
      low = stepLow(low, high);
      at += left;
      if ((view.getUint8(at) === quote) !== isQuoted) return -1;
      const end = isQuoted ? at + 1 : at;
      if (at === from) return column.role === roles.field || column.role === roles.unread || column.role === roles.id ? end : -1;
      return this.#gathering.take(column, from, at - from, textKind, high, low) ? end : -1;
    }
  }
}

function cellsOf(columns: Columns, gathering: Gathering): readonly Column[] {
  const named = new Map<number, Column>();
  for (const [name, at] of columns.at) named.set(at, gathering.members[name as keyof MemberColumns]);
  for (const [name, at] of columns.fields) named.set(at, gathering.columnOf(name));
  return Array.from({ length: columns.count }, (_, at) => named.get(at)!);
}

/** Rows by their lines; each is read again by the slow reader. */
const originIn = (buffer: Buffer, end: number, columns: Columns): Origin => ({
  placeOf: (line) => `line ${line}`,
  pointAt: (number, offset) => {
    const row = new RecordReader().read(lineAt(buffer, offset, lineEnd(buffer, offset, end), number));
    const reading = row === null ? null : readRow(row, columns);
    if (reading?.kind !== 'point') throw new Error(`INVARIANT: the scanner took what the slow reader refuses on line ${number}`);
    return reading.point;
  },
});
