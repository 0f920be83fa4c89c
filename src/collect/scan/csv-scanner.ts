/**
 * CSV to columns by its bytes: plain cells and simply quoted ones are hashed where they lie. A record with any surprise is read by the slow reader, so
 * that its refusals and values are those of the slow reader. Knows nothing of meters.
 */
import { type Buffer, isUtf8 } from 'node:buffer';
import type { UsageBatch } from '../../columns/index.ts';
import { type CsvRow, RecordReader } from '../csv-records.ts';
import { type Columns, columnsOf, emptyFile, readRow } from '../csv.ts';
import type { Line } from '../lines.ts';
import { type Block, blocksOf, lineAt, lineEnd } from './blocks.ts';
import type { Asked, Column, MemberColumns } from './column.ts';
import { Gathering, type Origin } from './gathering.ts';

export async function* scanCsv(source: AsyncIterable<Buffer>, asked: Asked): AsyncGenerator<UsageBatch> {
  const scanner = new CsvScanner(asked);
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
  #columns: Columns | null = null;
  /** Where the scanner finds the columns of a record, and how many they are. */
  #cells = 0;
  #block: Block | null = null;

  constructor(asked: Asked) {
    this.#gathering = new Gathering(asked, false);
  }

  *batches(block: Block | null): Generator<UsageBatch> {
    if (block === null) this.#readSlowly({ number: this.#beginLine(), bytes: null });
    else {
      this.#gathering.use(block);
      this.#block = block;
      const isText = isUtf8(block.buffer.subarray(0, block.end));
      for (let at = 0; at < block.end && !this.isOver;) {
        at = this.#fill(block, at, isText);
        if (!this.#gathering.isEmpty) yield this.#finish();
      }
    }
    if (!this.#gathering.isEmpty) yield this.#finish();
  }

  *end(): Generator<UsageBatch> {
    const last = this.#records.end();
    if (last !== null) this.#takeRow(last);
    if (this.#columns === null) throw emptyFile();
    if (!this.#gathering.isEmpty) yield this.#finish();
  }

  #finish(): UsageBatch {
    if (this.#columns === null) throw new Error('INVARIANT: there are rows only behind a header');
    return this.#gathering.finish(originIn(this.#block, this.#columns));
  }

  /** Reads records into the batch until it is full or the block ends. Gives where the next line begins. */
  #fill(block: Block, from: number, isText: boolean): number {
    const gathering = this.#gathering;
    const { run } = gathering.machine;
    let at = from;
    while (at < block.end && !this.isOver && !gathering.isFull) {
      const limit = isText ? block.end : Math.min(lineEnd(block.buffer, at, block.end) + 1, block.end);
      let line: number;
      if (this.#columns !== null && !this.#records.isInside && (isText || isUtf8(block.buffer.subarray(at, limit)))) {
        const { origin } = gathering;
        at = (run.scanCsv(this.#cells, this.#columns.count, origin + at, origin + limit, origin) >>> 0) - origin;
        if (at >= limit || gathering.count >= run.rowsMost.value) continue;
        // The line that stopped it has been begun.
        if (gathering.learnInstant()) {
          run.setLine(run.line.value - 1);
          continue;
        }
        line = run.line.value >>> 0;
      } else line = this.#beginLine();
      const stop = lineEnd(block.buffer, at, block.end);
      this.#readSlowly(lineAt(block.buffer, at, stop, line));
      at = stop + 1;
    }
    return at;
  }

  #beginLine(): number {
    const { run } = this.#gathering.machine;
    run.setLine(run.line.value + 1);
    return run.line.value >>> 0;
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
}

/** Tells the scanner of each cell's column. */
function cellsOf(columns: Columns, gathering: Gathering): number {
  const named = new Map<number, Column>();
  for (const [name, at] of columns.at) named.set(at, gathering.members[name as keyof MemberColumns]);
  for (const [name, at] of columns.fields) named.set(at, gathering.columnOf(name));
  const cells = gathering.machine.room(4 * columns.count);
  for (let cell = 0; cell < columns.count; cell++) gathering.machine.bytes.writeUInt32LE(named.get(cell)!.at, cells + 4 * cell);
  return cells;
}

/** Rows by their lines; each is read again by the slow reader. */
const originIn = (block: Block | null, columns: Columns): Origin => ({
  placeOf: (line) => `line ${line}`,
  pointAt: (number, offset) => {
    const row = block === null ? null : new RecordReader().read(lineAt(block.buffer, offset, lineEnd(block.buffer, offset, block.end), number));
    const reading = row === null ? null : readRow(row, columns);
    if (reading?.kind !== 'point') throw new Error(`INVARIANT: the scanner took what the slow reader refuses on line ${number}`);
    return reading.point;
  },
});
