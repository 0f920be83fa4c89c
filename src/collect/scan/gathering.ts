/** Puts rows together to a batch: values that a scanner found on a line, and points that the slow reader gave. Knows nothing of formats. */
import {
  type CodedColumn, Fingerprint, type PlacedRefusal, TextHash, type UsageBatch, kinds, numberKind, startHigh, startLow, stepHigh, stepLow, textKind,
} from '../../columns/index.ts';
import type { Refusal, UsagePoint } from '../../rating/point.ts';
import { fieldTextLengthMost, fieldsMost, nameLengthMost } from '../bounds.ts';
import { type Bytes, tailMasks } from './byte-table.ts';
import { type Column, fieldColumn, memberColumns, requiredBits } from './column.ts';
import type { Digits } from './digits.ts';
import { grown } from './grown.ts';
import type { LastValue } from './last-value.ts';
import { Quantities } from './quantities.ts';
import { InstantColumn } from './value-columns.ts';

/** Columns of one batch; more than a few hundred are no table, and each takes memory for every row. */
const columnsPerBatch = 500;
/** Names are remembered from batch to batch as long as they are so few. */
const namesMost = 2000;
const leastRows = 64;

/** How a batch finds the bytes of a row again. */
export interface Origin {
  placeOf(line: number): string;
  pointAt(line: number, offset: number): UsagePoint;
}

/**
 * A row is begun, given its values, and ended. Until then nothing of it counts. Each step says `false` where a reader that can say why must judge
 * the line; the row is then undone.
 */
export class Gathering {
  /** Rows so far. */
  count = 0;
  /** Numbers the batches: what is remembered of values holds within one. */
  batch = 0;
  /** How often all columns of fields have been forgotten. */
  forgotten = 0;
  readonly members = memberColumns();
  #capacity = leastRows;
  #expected = leastRows;
  readonly #coded: 'all' | ReadonlySet<string>;
  readonly #instants = new InstantColumn();
  #fields = new Map<string, Column>();
  /** Columns of fields that this batch has. */
  #coding: Column[] = [];
  #unread: Column[] = [];
  #refusals: PlacedRefusal[] = [];
  #kept = new Map<number, UsagePoint>();
  #ids: (string | null)[] | null = null;
  #lines: Uint32Array = new Uint32Array(0);
  #offsets: Uint32Array = new Uint32Array(0);
  #start: Float64Array = new Float64Array(0);
  #end: Float64Array = new Float64Array(0);
  #high: Uint32Array = new Uint32Array(0);
  #low: Uint32Array = new Uint32Array(0);
  #quantities = new Quantities(0);
  // The row that is open.
  #bytes: Bytes;
  #found = 0;
  #fieldCount = 0;
  #startNumber = 0;
  #endNumber = 0;
  readonly #fingerprint = new Fingerprint();
  readonly #hash = new TextHash();

  constructor(coded: 'all' | ReadonlySet<string>, bytes: Bytes) {
    this.#coded = coded;
    this.#bytes = bytes;
    this.#begin();
  }

  /** Whether the batch should end here although there is more. */
  get isFull(): boolean {
    return this.#coding.length + this.#unread.length >= columnsPerBatch;
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.#refusals.length === 0;
  }

  /** The column of a field; it stays until `forgotten` grows. */
  columnOf(name: string): Column {
    const known = this.#fields.get(name);
    if (known !== undefined) return known;
    const column = fieldColumn(name, this.#coded === 'all' || this.#coded.has(name));
    this.#fields.set(name, column);
    return column;
  }

  /** From here on values lie in these bytes. */
  use(bytes: Bytes): void {
    this.#bytes = bytes;
  }

  beginRow(): void {
    if (this.count === this.#capacity) this.#grow();
    this.#found = 0;
    this.#fieldCount = 0;
    this.#fingerprint.clear();
  }

  /** A value, of which the bytes have been hashed. Not for quantities. */
  take(column: Column, last: LastValue, from: number, length: number, kind: number, high: number, low: number): boolean {
    if (column.role === 'field') {
      if (length > fieldTextLengthMost || ++this.#fieldCount > fieldsMost) return false;
    } else {
      this.#found |= column.bit;
      if (length === 0 || length > nameLengthMost) return false;
      if (column.role === 'id') return this.#takeId(kind, from, length);
      if (kind !== textKind) return false;
      if (column.role === 'instant') return this.#takeInstant(column, last, from, length, low);
    }
    let code = 0;
    if (column.isCoded) {
      code = column.texts.codeOf(this.#bytes, from, length, kind, low);
      if (column.batch !== this.batch) this.#meet(column);
      column.codes[this.count] = code;
    } else if (column.batch !== this.batch) this.#meet(column);
    const fingerprint = this.#fingerprint;
    if (column.hash !== null) fingerprint.add(column.hash, high, low);
    if (kind === textKind) last.keep(this.batch, from, length, code, fingerprint.partHigh, fingerprint.partLow);
    return true;
  }

  /** A value that lies between `from` and `end`. Not for quantities. */
  takeBytes(column: Column, last: LastValue, from: number, end: number, kind: number): boolean {
    const { view } = this.#bytes;
    let [high, low, at] = [startHigh(), startLow(), from];
    for (; at < end; at += 4) {
      high = stepHigh(high, at + 4 <= end ? view.getInt32(at, true) : view.getInt32(at, true) & tailMasks[end - at]!);
      low = stepLow(low, high);
    }
    high = stepHigh(high, end - from);
    return this.take(column, last, from, end - from, kind, high, stepLow(low, high));
  }

  /** The text that `last` has, once more. Not for quantities and ids. */
  repeat(column: Column, last: LastValue): boolean {
    if (column.role === 'field') {
      if (++this.#fieldCount > fieldsMost) return false;
    } else {
      this.#found |= column.bit;
      if (column.role === 'instant') {
        if (column.bit === this.members.start.bit) this.#startNumber = last.code;
        else this.#endNumber = last.code;
        return true;
      }
    }
    // A row that was undone may have been the one that met it.
    if (column.batch !== this.batch) this.#meet(column);
    if (column.isCoded) column.codes[this.count] = last.code;
    if (column.hash !== null) this.#fingerprint.addPart(last.partHigh, last.partLow);
    return true;
  }

  /** The number that was read last, from its bytes where it has too many digits. */
  takeQuantity({ coefficient, decimals }: Digits, from: number, end: number): boolean {
    this.#found |= this.members.quantity.bit;
    if (decimals < 0) return this.#quantities.readText(this.count, this.#bytes.buffer, from, end);
    this.#quantities.put(this.count, coefficient, decimals);
    return true;
  }

  #takeId(kind: number, from: number, length: number): boolean {
    if (kind > numberKind) return false;
    this.#idsOf()[this.count] = this.#bytes.buffer.toString('utf8', from, from + length);
    return true;
  }

  #takeInstant(column: Column, last: LastValue, from: number, length: number, hash: number): boolean {
    const number = this.#instants.numberOf(this.#bytes, from, length, hash);
    if (column.bit === this.members.start.bit) this.#startNumber = number;
    else this.#endNumber = number;
    last.keep(this.batch, from, length, number, 0, 0);
    return number !== 0;
  }

  /** Ends the row. `false`, with nothing taken, where something is missing or in disorder. */
  endRow(line: number, offset: number): boolean {
    if ((this.#found & requiredBits) !== requiredBits) return false;
    const start = this.#instants.at(this.#startNumber);
    const end = this.#instants.at(this.#endNumber);
    if (!(start <= end)) return false;
    const row = this.count;
    const fingerprint = this.#fingerprint;
    fingerprint.addPeriod(start, end);
    this.#start[row] = start;
    this.#end[row] = end;
    this.#high[row] = fingerprint.high;
    this.#low[row] = fingerprint.low;
    this.#lines[row] = line;
    this.#offsets[row] = offset;
    this.count++;
    return true;
  }

  /** Takes back what a row has left that was begun and not ended. */
  undoRow(): void {
    const row = this.count;
    for (const column of this.#coding) column.codes[row] = 0;
    this.#coding = this.#coding.filter((column) => wasMetBefore(column, row));
    this.#unread = this.#unread.filter((column) => wasMetBefore(column, row));
    if (this.#ids !== null) this.#ids[row] = null;
    this.#quantities.forget(row);
  }

  /** Takes a point that another reader gave; it is kept, so that it need not be read again. */
  add(point: UsagePoint, line: number): void {
    this.beginRow();
    const [row, fingerprint, { meter, scope, unit }] = [this.count, this.#fingerprint, this.members];
    this.#addText(meter, point.meter, textKind);
    this.#addText(scope, point.scope, textKind);
    this.#addText(unit, point.unit, textKind);
    for (const [name, { text, kind }] of point.fields) this.#addText(this.columnOf(name), text, kinds.indexOf(kind));
    fingerprint.addPeriod(point.period.start, point.period.end);
    this.#start[row] = point.period.start;
    this.#end[row] = point.period.end;
    this.#high[row] = fingerprint.high;
    this.#low[row] = fingerprint.low;
    this.#quantities.set(row, point.quantity);
    if (point.id !== null) this.#idsOf()[row] = point.id;
    this.#kept.set(row, point);
    this.#lines[row] = line;
    this.count++;
  }

  #addText(column: Column, text: string, kind: number): void {
    const { high, low } = this.#hash.ofText(text);
    if (column.hash !== null) this.#fingerprint.add(column.hash, high, low);
    if (column.batch !== this.batch) this.#meet(column);
    if (column.isCoded) column.codes[this.count] = column.texts.codeOfText(text, kind, low);
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push({ before: this.count, refusal });
  }

  /** The batch, and room for the next one. */
  finish(origin: Origin): UsageBatch {
    const [count, lines, offsets, kept, ids, { meter, scope, unit }] = [this.count, this.#lines, this.#offsets, this.#kept, this.#ids, this.members];
    const coded = ({ texts, codes }: Column): CodedColumn => ({ dictionary: texts.dictionary, codes });
    const batch: UsageBatch = {
      count, refusals: this.#refusals, unread: new Map(this.#unread.map(({ name, firstRow }) => [name, firstRow])),
      ids: ids === null || !ids.some((id) => typeof id === 'string') ? null : Array.from({ length: count }, (_, row) => ids[row] ?? null),
      meter: coded(meter), scope: coded(scope), unit: coded(unit),
      start: this.#start, end: this.#end, quantity: this.#quantities.finish(count),
      fields: new Map(this.#coding.map((column) => [column.name, coded(column)])),
      fingerprints: { high: this.#high, low: this.#low },
      placeOf: (row) => origin.placeOf(lines[row] ?? 0),
      pointAt: (row) => {
        if (row < 0 || row >= count) throw new RangeError(`the batch has no row ${row}`);
        return kept.get(row) ?? origin.pointAt(lines[row]!, offsets[row]!);
      },
    };
    this.#expected = Math.max(leastRows, Math.ceil(count * 1.1));
    this.#refresh();
    this.#begin();
    return batch;
  }

  #meet(column: Column): void {
    column.batch = this.batch;
    column.firstRow = this.count;
    if (column.role !== 'field') return;
    if (column.isCoded) column.codes = new Uint32Array(this.#capacity);
    (column.isCoded ? this.#coding : this.#unread).push(column);
  }

  #idsOf(): (string | null)[] {
    return (this.#ids ??= []);
  }

  /** Dictionaries that are full and names that are too many are left to the batches that have them. */
  #refresh(): void {
    const { meter, scope, unit } = this.members;
    for (const { texts } of [meter, scope, unit, ...this.#coding]) texts.refresh();
    this.#instants.refresh();
    if (this.#fields.size <= namesMost) return;
    this.#fields = new Map();
    this.forgotten++;
  }

  #begin(): void {
    const capacity = this.#expected;
    const { meter, scope, unit } = this.members;
    this.batch++;
    [this.count, this.#capacity, this.#coding, this.#unread, this.#refusals, this.#kept, this.#ids] = [0, capacity, [], [], [], new Map(), null];
    for (const column of [meter, scope, unit]) column.codes = new Uint32Array(capacity);
    [this.#lines, this.#offsets, this.#high, this.#low] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)];
    [this.#start, this.#end, this.#quantities] = [new Float64Array(capacity), new Float64Array(capacity), new Quantities(capacity)];
  }

  #grow(): void {
    const capacity = this.#capacity * 2;
    const { meter, scope, unit } = this.members;
    const longer = (numbers: Uint32Array): Uint32Array => grown(numbers, new Uint32Array(capacity));
    [this.#lines, this.#offsets, this.#high, this.#low] = [longer(this.#lines), longer(this.#offsets), longer(this.#high), longer(this.#low)];
    [this.#start, this.#end] = [grown(this.#start, new Float64Array(capacity)), grown(this.#end, new Float64Array(capacity))];
    for (const column of [meter, scope, unit, ...this.#coding]) column.codes = longer(column.codes);
    this.#quantities.grow(capacity);
    this.#capacity = capacity;
  }
}

/** Says whether a row before `row` has it; if not, the next one meets it anew. */
function wasMetBefore(column: Column, row: number): boolean {
  if (column.firstRow < row) return true;
  column.batch = -1;
  return false;
}
