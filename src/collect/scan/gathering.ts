/** Puts rows together to a batch: values that a scanner found on a line, and points that the slow reader gave. Knows nothing of formats. */
import type { Buffer } from 'node:buffer';
import {
  type CodedColumn, type IdColumn, Part, type PlacedRefusal, TextHash, type UsageBatch, endHash, hasId, idWords, kinds, lastWord, numberKind, putId, putIdText, startHash, startHigh, startLow, startThird, stepHigh, stepLow,
  stepThird, textKind,
} from '../../columns/index.ts';
import type { Refusal, UsagePoint } from '../../rating/point.ts';
import { fieldTextLengthMost, fieldsMost, nameLengthMost } from '../bounds.ts';
import type { Bytes } from './byte-table.ts';
import { type Column, fieldColumn, memberColumns, requiredBits, roles } from './column.ts';
import type { Digits } from './digits.ts';
import { grown } from './grown.ts';
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
  #ids: Ids | null = null;
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
  // The sum of what its values add to the fingerprint.
  #sumHigh = 0;
  #sumLow = 0;
  readonly #part = new Part();
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
    this.#sumHigh = 0;
    this.#sumLow = 0;
  }

  /** A value, of which the bytes have been hashed. Not for quantities. */
  take(column: Column, from: number, length: number, kind: number, high: number, low: number): boolean {
    switch (column.role) {
      case roles.text: {
        if (length === 0 || length > nameLengthMost || kind !== textKind) return false;
        this.#found |= column.bit;
        const { texts } = column;
        const code = texts.codeOf(this.#bytes, from, length, kind, high, low);
        column.codes[this.count] = code;
        this.#sumHigh = (this.#sumHigh + texts.parts.high[code]!) | 0;
        this.#sumLow = (this.#sumLow + texts.parts.low[code]!) | 0;
        return true;
      }
      case roles.field: {
        if (length > fieldTextLengthMost || ++this.#fieldCount > fieldsMost) return false;
        if (column.batch !== this.batch) this.#meet(column);
        const { texts } = column;
        const code = texts.codeOf(this.#bytes, from, length, kind, high, low);
        column.codes[this.count] = code;
        this.#sumHigh = (this.#sumHigh + texts.parts.high[code]!) | 0;
        this.#sumLow = (this.#sumLow + texts.parts.low[code]!) | 0;
        return true;
      }
      case roles.unread:
        if (length > fieldTextLengthMost || ++this.#fieldCount > fieldsMost) return false;
        if (column.batch !== this.batch) this.#meet(column);
        this.#addPart(this.#part.of(column.hash!, high, low));
        return true;
      case roles.start:
        this.#found |= column.bit;
        this.#startNumber = this.#instants.numberOf(this.#bytes, from, length, low);
        return kind === textKind && this.#startNumber !== 0;
      case roles.end:
        this.#found |= column.bit;
        this.#endNumber = this.#instants.numberOf(this.#bytes, from, length, low);
        return kind === textKind && this.#endNumber !== 0;
      case roles.id: return kind <= numberKind && length > 0 && length <= nameLengthMost && this.#takeId(from, length, high, low);
      case roles.quantity: return false;
    }
  }

  /** A value that lies between `from` and `end`. Not for quantities. */
  takeBytes(column: Column, from: number, end: number, kind: number): boolean {
    const { view } = this.#bytes;
    let [high, low, at] = [startHigh(), startLow(), from];
    for (; at + 4 <= end; at += 4) {
      high = stepHigh(high, view.getInt32(at, true));
      low = stepLow(low, high);
    }
    high = stepHigh(high, lastWord(view.getInt32(at, true), end - at));
    return this.take(column, from, end - from, kind, high, stepLow(low, high));
  }

  #addPart({ high, low }: Part): void {
    this.#sumHigh = (this.#sumHigh + high) | 0;
    this.#sumLow = (this.#sumLow + low) | 0;
  }

  /** The number that was read last, from its bytes where it has too many digits. */
  takeQuantity({ coefficient, decimals }: Digits, from: number, end: number): boolean {
    this.#found |= this.members.quantity.bit;
    if (decimals < 0) return this.#quantities.readText(this.count, this.#bytes.buffer, from, end);
    this.#quantities.put(this.count, coefficient, decimals);
    return true;
  }

  /** Ids have a third word, for nothing else can tell them apart: its steps go along with those of the hash. */
  #takeId(from: number, length: number, high: number, low: number): boolean {
    const { view } = this.#bytes;
    const end = from + length;
    let [stepped, lower, third, at] = [startHigh(), startLow(), startThird(), from];
    for (; at + 4 <= end; at += 4) {
      stepped = stepHigh(stepped, view.getInt32(at, true));
      lower = stepLow(lower, stepped);
      third = stepThird(third, lower);
    }
    const ids = this.#idsOf();
    putId(ids.words, this.count, high, low, stepThird(third, low));
    ids.from[this.count] = from;
    ids.length[this.count] = length;
    return true;
  }

  /** Ends the row. `false`, with nothing taken, where something is missing or in disorder. */
  endRow(line: number, offset: number): boolean {
    if ((this.#found & requiredBits) !== requiredBits) return false;
    const start = this.#instants.at(this.#startNumber);
    const end = this.#instants.at(this.#endNumber);
    if (!(start <= end)) return false;
    const row = this.count;
    const { asStart, asEnd } = this.#instants;
    this.#start[row] = start;
    this.#end[row] = end;
    this.#high[row] = this.#sumHigh + asStart.high[this.#startNumber]! + asEnd.high[this.#endNumber]!;
    this.#low[row] = this.#sumLow + asStart.low[this.#startNumber]! + asEnd.low[this.#endNumber]!;
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
    this.#ids?.words.fill(0, idWords * row, idWords * (row + 1));
    this.#quantities.forget(row);
  }

  /** Takes a point that another reader gave; it is kept, so that it need not be read again. */
  add(point: UsagePoint, line: number): void {
    this.beginRow();
    const [row, part, { meter, scope, unit }] = [this.count, this.#part, this.members];
    this.#addText(meter, point.meter, textKind);
    this.#addText(scope, point.scope, textKind);
    this.#addText(unit, point.unit, textKind);
    for (const [name, { text, kind }] of point.fields) this.#addText(this.columnOf(name), text, kinds.indexOf(kind));
    this.#addPart(part.ofInstant(startHash, point.period.start));
    this.#addPart(part.ofInstant(endHash, point.period.end));
    this.#start[row] = point.period.start;
    this.#end[row] = point.period.end;
    this.#high[row] = this.#sumHigh;
    this.#low[row] = this.#sumLow;
    this.#quantities.set(row, point.quantity);
    if (point.id !== null) putIdText(this.#idsOf().words, row, point.id);
    this.#kept.set(row, point);
    this.#lines[row] = line;
    this.count++;
  }

  #addText(column: Column, text: string, kind: number): void {
    const { high, low } = this.#hash.ofText(text);
    if (column.hash !== null) this.#addPart(this.#part.of(column.hash, high, low));
    if (column.batch !== this.batch) this.#meet(column);
    if (column.role !== roles.unread) column.codes[this.count] = column.texts.codeOfText(text, kind, high, low);
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
      ids: ids === null || !ids.words.subarray(0, idWords * count).some((word) => word !== 0) ? null : idColumn(ids, this.#bytes.buffer, kept),
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
    if (column.role === roles.unread) this.#unread.push(column);
    if (column.role !== roles.field) return;
    column.codes = new Uint32Array(this.#capacity);
    this.#coding.push(column);
  }

  #idsOf(): Ids {
    return (this.#ids ??= { words: new Uint32Array(idWords * this.#capacity), from: new Uint32Array(this.#capacity), length: new Uint16Array(this.#capacity) });
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
    if (this.#ids !== null) {
      const { words, from, length } = this.#ids;
      this.#ids = { words: grown(words, new Uint32Array(idWords * capacity)), from: longer(from), length: grown(length, new Uint16Array(capacity)) };
    }
    this.#capacity = capacity;
  }
}

/** Ids of a batch by row: their words, and where their bytes lie. */
interface Ids {
  readonly words: Uint32Array;
  readonly from: Uint32Array;
  readonly length: Uint16Array;
}

function idColumn({ words, from, length }: Ids, buffer: Buffer, kept: ReadonlyMap<number, UsagePoint>): IdColumn {
  const textAt = (row: number): string | null => {
    const point = kept.get(row);
    if (point !== undefined) return point.id;
    return hasId(column, row) ? buffer.toString('utf8', from[row]!, from[row]! + length[row]!) : null;
  };
  const column: IdColumn = { words, textAt };
  return column;
}

/** Says whether a row before `row` has it; if not, the next one meets it anew. */
function wasMetBefore(column: Column, row: number): boolean {
  if (column.firstRow < row) return true;
  column.batch = -1;
  return false;
}
