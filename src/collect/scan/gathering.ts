/** Puts rows together to a batch: those that a scanner found on a line, and points that the slow reader gave. Knows nothing of formats. */
import {
  type CodedColumn, Fingerprint, type NameHash, type PlacedRefusal, TextHash, type UsageBatch, fieldHash, kinds, meterHash, numberKind, scopeHash, textKind,
} from '../../columns/index.ts';
import type { Refusal, UsagePoint } from '../../rating/point.ts';
import { fieldTextLengthMost, nameLengthMost } from '../bounds.ts';
import type { Bytes } from './byte-table.ts';
import { type Cells, endAt, firstField, idAt, meterAt, noKind, quantityAt, requiredBits, scopeAt, startAt, unitAt } from './cells.ts';
import { grown } from './grown.ts';
import { Quantities } from './quantities.ts';
import { InstantColumn, TextColumn } from './value-columns.ts';

/** A field that has been seen; `texts` where it is asked for. */
interface FieldColumn {
  readonly name: string;
  readonly hash: NameHash;
  readonly texts: TextColumn | null;
  /** Of this batch, once a row has the field. */
  codes: Uint32Array | null;
  /** The batch that has named the field as not asked for. */
  unreadIn: number;
}

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

export class Gathering {
  /** Rows so far. */
  count = 0;
  /** Numbers the batches: what is remembered of values holds within one. */
  batch = 0;
  #capacity = leastRows;
  #expected = leastRows;
  readonly #coded: 'all' | ReadonlySet<string>;
  readonly #meters = new TextColumn();
  readonly #scopes = new TextColumn();
  readonly #units = new TextColumn();
  readonly #instants = new InstantColumn();
  #fields: FieldColumn[] = [];
  #fieldNumbers = new Map<string, number>();
  #coding: FieldColumn[] = [];
  #unread = new Map<string, number>();
  #refusals: PlacedRefusal[] = [];
  #kept = new Map<number, UsagePoint>();
  #ids: (string | null)[] | null = null;
  readonly #fingerprint = new Fingerprint();
  readonly #hash = new TextHash();
  #lines: Uint32Array = new Uint32Array(0);
  #offsets: Uint32Array = new Uint32Array(0);
  #meter: Uint32Array = new Uint32Array(0);
  #scope: Uint32Array = new Uint32Array(0);
  #unit: Uint32Array = new Uint32Array(0);
  #start: Float64Array = new Float64Array(0);
  #end: Float64Array = new Float64Array(0);
  #high: Uint32Array = new Uint32Array(0);
  #low: Uint32Array = new Uint32Array(0);
  #quantities = new Quantities(0);

  constructor(coded: 'all' | ReadonlySet<string>) {
    this.#coded = coded;
    this.#begin();
  }

  /** Whether the batch should end here although there is more. */
  get isFull(): boolean {
    return this.#coding.length + this.#unread.size >= columnsPerBatch;
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.#refusals.length === 0;
  }

  /** The number of a field's column; it stays until `forgotten` grows. */
  columnOf(name: string): number {
    const known = this.#fieldNumbers.get(name);
    if (known !== undefined) return known;
    const texts = this.#coded === 'all' || this.#coded.has(name) ? new TextColumn() : null;
    const number = this.#fields.push({ name, hash: fieldHash(name), texts, codes: null, unreadIn: -1 }) - 1 + firstField;
    this.#fieldNumbers.set(name, number);
    return number;
  }

  /** How often all column numbers have been forgotten. */
  forgotten = 0;

  /** Takes what was found on a line. `false`, with nothing taken, where a reader that can say why must judge it. */
  take(bytes: Bytes, cells: Cells, line: number, offset: number): boolean {
    const { length, kind, found } = cells;
    if ((found & requiredBits) !== requiredBits) return false;
    if ((kind[meterAt]! | kind[scopeAt]! | kind[unitAt]! | kind[startAt]! | kind[endAt]!) !== textKind || kind[quantityAt]! > numberKind) return false;
    if (!isName(length[meterAt]!) || !isName(length[scopeAt]!) || !isName(length[unitAt]!) || !isName(length[startAt]!) || !isName(length[endAt]!)) return false;
    const hasId = (found & (1 << idAt)) !== 0;
    if (hasId && (!isName(length[idAt]!) || kind[idAt]! > numberKind)) return false;
    for (let place = firstField; place < cells.next; place++) if (length[place]! > fieldTextLengthMost) return false;
    const start = this.#instants.at(this.#instantAt(bytes, cells, startAt));
    const end = this.#instants.at(this.#instantAt(bytes, cells, endAt));
    if (!(start <= end)) return false;
    const row = this.count;
    if (row === this.#capacity) this.#grow();
    if (cells.decimals >= 0) this.#quantities.put(row, cells.coefficient, cells.decimals);
    else if (!this.#quantities.read(row, bytes.buffer, cells.from[quantityAt]!, length[quantityAt]!)) return false;
    const fingerprint = this.#fingerprint;
    fingerprint.clear();
    fingerprint.addPeriod(start, end);
    fingerprint.add(meterHash, textKind, cells.high[meterAt]!, cells.low[meterAt]!);
    fingerprint.add(scopeHash, textKind, cells.high[scopeAt]!, cells.low[scopeAt]!);
    this.#start[row] = start;
    this.#end[row] = end;
    this.#meter[row] = this.#code(this.#meters, bytes, cells, meterAt);
    this.#scope[row] = this.#code(this.#scopes, bytes, cells, scopeAt);
    this.#unit[row] = this.#code(this.#units, bytes, cells, unitAt);
    for (let place = firstField; place < cells.next; place++) if (kind[place] !== noKind) this.#takeField(bytes, cells, place);
    this.#high[row] = fingerprint.high;
    this.#low[row] = fingerprint.low;
    if (hasId) this.#idsOf()[row] = bytes.buffer.toString('utf8', cells.from[idAt]!, cells.from[idAt]! + length[idAt]!);
    this.#lines[row] = line;
    this.#offsets[row] = offset;
    this.count++;
    return true;
  }

  #takeField(bytes: Bytes, cells: Cells, place: number): void {
    const field = this.#fields[cells.column[place]! - firstField]!;
    this.#fingerprint.add(field.hash, cells.kind[place]!, cells.high[place]!, cells.low[place]!);
    if (field.texts !== null) {
      const codes = field.codes ?? this.#codesOf(field);
      codes[this.count] = this.#code(field.texts, bytes, cells, place);
      return;
    }
    if (field.unreadIn !== this.batch) this.#notRead(field);
    if (cells.repeated[place] === 0) this.#keep(cells, place, 0);
  }

  #code(texts: TextColumn, bytes: Bytes, cells: Cells, place: number): number {
    if (cells.repeated[place] === 1) return cells.last[place]!.code;
    const code = texts.codeOf(bytes, cells.from[place]!, cells.length[place]!, cells.kind[place]!, cells.low[place]!);
    this.#keep(cells, place, code);
    return code;
  }

  #instantAt(bytes: Bytes, cells: Cells, place: number): number {
    if (cells.repeated[place] === 1) return cells.last[place]!.code;
    const number = this.#instants.numberOf(bytes, cells.from[place]!, cells.length[place]!, cells.low[place]!);
    if (number !== 0) this.#keep(cells, place, number);
    return number;
  }

  #keep(cells: Cells, place: number, code: number): void {
    cells.last[place]!.keep(this.batch, cells.from[place]!, cells.length[place]!, cells.kind[place]!, cells.high[place]!, cells.low[place]!, code);
  }

  /** Takes a point that another reader gave; it is kept, so that it need not be read again. */
  add(point: UsagePoint, line: number): void {
    const row = this.count;
    if (row === this.#capacity) this.#grow();
    const fingerprint = this.#fingerprint;
    fingerprint.clear();
    this.#meter[row] = this.#meters.codeOfText(point.meter, textKind, this.#hashOf(point.meter, meterHash, textKind));
    this.#scope[row] = this.#scopes.codeOfText(point.scope, textKind, this.#hashOf(point.scope, scopeHash, textKind));
    this.#unit[row] = this.#units.codeOfText(point.unit, textKind, this.#hash.ofText(point.unit));
    this.#start[row] = point.period.start;
    this.#end[row] = point.period.end;
    fingerprint.addPeriod(point.period.start, point.period.end);
    for (const [name, value] of point.fields) {
      const field = this.#fields[this.columnOf(name) - firstField]!;
      const kind = kinds.indexOf(value.kind);
      const hash = this.#hashOf(value.text, field.hash, kind);
      if (field.texts !== null) this.#codesOf(field)[row] = field.texts.codeOfText(value.text, kind, hash);
      else if (field.unreadIn !== this.batch) this.#notRead(field);
    }
    this.#high[row] = fingerprint.high;
    this.#low[row] = fingerprint.low;
    this.#quantities.set(row, point.quantity);
    if (point.id !== null) this.#idsOf()[row] = point.id;
    this.#kept.set(row, point);
    this.#lines[row] = line;
    this.count++;
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push({ before: this.count, refusal });
  }

  /** The batch, and room for the next one. */
  finish(origin: Origin): UsageBatch {
    const [count, lines, offsets, kept, ids] = [this.count, this.#lines, this.#offsets, this.#kept, this.#ids];
    const coded = (texts: TextColumn, codes: Uint32Array): CodedColumn => ({ dictionary: texts.dictionary, codes });
    const batch: UsageBatch = {
      count, refusals: this.#refusals, unread: this.#unread,
      ids: ids === null ? null : Array.from({ length: count }, (_, row) => ids[row] ?? null),
      meter: coded(this.#meters, this.#meter), scope: coded(this.#scopes, this.#scope), unit: coded(this.#units, this.#unit),
      start: this.#start, end: this.#end, quantity: this.#quantities.finish(count),
      fields: new Map(this.#coding.map((field) => [field.name, coded(field.texts!, field.codes!)])),
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

  #hashOf(text: string, name: NameHash, kind: number): TextHash {
    const hash = this.#hash.ofText(text);
    this.#fingerprint.add(name, kind, hash.high, hash.low);
    return hash;
  }

  #codesOf(field: FieldColumn): Uint32Array {
    if (field.codes !== null) return field.codes;
    this.#coding.push(field);
    return (field.codes = new Uint32Array(this.#capacity));
  }

  #notRead(field: FieldColumn): void {
    field.unreadIn = this.batch;
    this.#unread.set(field.name, this.count);
  }

  #idsOf(): (string | null)[] {
    return (this.#ids ??= []);
  }

  /** Dictionaries that are full and names that are too many are left to the batches that have them. */
  #refresh(): void {
    for (const field of this.#coding) field.codes = null;
    for (const column of [this.#meters, this.#scopes, this.#units, this.#instants]) column.refresh();
    for (const { texts } of this.#coding) texts?.refresh();
    if (this.#fields.length <= namesMost) return;
    [this.#fields, this.#fieldNumbers] = [[], new Map()];
    this.forgotten++;
  }

  #begin(): void {
    const capacity = this.#expected;
    this.batch++;
    [this.count, this.#capacity, this.#coding, this.#unread, this.#refusals, this.#kept, this.#ids] = [0, capacity, [], new Map(), [], new Map(), null];
    [this.#lines, this.#offsets, this.#meter, this.#scope] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)];
    [this.#unit, this.#high, this.#low] = [new Uint32Array(capacity), new Uint32Array(capacity), new Uint32Array(capacity)];
    [this.#start, this.#end, this.#quantities] = [new Float64Array(capacity), new Float64Array(capacity), new Quantities(capacity)];
  }

  #grow(): void {
    const capacity = this.#capacity * 2;
    const codes = (column: Uint32Array): Uint32Array => grown(column, new Uint32Array(capacity));
    [this.#lines, this.#offsets, this.#meter, this.#scope] = [codes(this.#lines), codes(this.#offsets), codes(this.#meter), codes(this.#scope)];
    [this.#unit, this.#high, this.#low] = [codes(this.#unit), codes(this.#high), codes(this.#low)];
    [this.#start, this.#end] = [grown(this.#start, new Float64Array(capacity)), grown(this.#end, new Float64Array(capacity))];
    for (const field of this.#coding) field.codes = codes(field.codes!);
    this.#quantities.grow(capacity);
    this.#capacity = capacity;
  }
}

const isName = (length: number): boolean => length > 0 && length <= nameLengthMost;
