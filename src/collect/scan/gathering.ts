/** The batch that a scanner fills, and what is put to it beside: points that the slow reader gave, and refusals. Knows nothing of formats. */
import { Buffer, isAscii } from 'node:buffer';
import { type CodedColumn, type IdColumn, type PlacedRefusal, type UsageBatch, dictionaryMost, hasId, idWords, kinds, textKind } from '../../columns/index.ts';
import type { Rational } from '../../money/index.ts';
import type { Refusal, UsagePoint } from '../../rating/point.ts';
import { Machine } from '../../scan/index.ts';
import { parseInstant } from '../../time/index.ts';
import type { Block } from './blocks.ts';
import { type Asked, type Column, fieldColumn, memberColumns } from './column.ts';
import { Quantities } from './quantities.ts';

/** Columns of one batch; more than a few hundred are no table, and each takes memory for every row. */
const columnsPerBatch = 500;
/** Names are remembered from batch to batch as long as they are so few. */
const namesMost = 2000;

/** How a batch finds the bytes of a row again. */
export interface Origin {
  placeOf(line: number): string;
  pointAt(line: number, offset: number): UsagePoint;
}

export class Gathering {
  readonly machine = new Machine();
  readonly members = memberColumns(this.machine);
  /** How often all columns of fields have been forgotten. */
  forgotten = 0;
  readonly #asked: Asked;
  readonly #forgets: boolean;
  #fields = new Map<string, Column>();
  #refusals: PlacedRefusal[] = [];
  #kept = new Map<number, UsagePoint>();
  /** Quantities of points that the slow reader gave. */
  #given: [row: number, quantity: Rational][] = [];
  #block: Block | null = null;
  #blockAt = 0;
  #blockSize = 0;

  /** @param forgets whether columns of fields are forgotten, between batches, when there are too many. */
  constructor(asked: Asked, forgets: boolean) {
    [this.#asked, this.#forgets] = [asked, forgets];
    this.machine.run.beginBatch();
  }

  get count(): number {
    return this.machine.run.count.value;
  }

  /** Whether the batch should end here although there is more. */
  get isFull(): boolean {
    const { count, rowsMost, met } = this.machine.run;
    return count.value >= rowsMost.value || met.value >= columnsPerBatch;
  }

  get isEmpty(): boolean {
    return this.count === 0 && this.#refusals.length === 0;
  }

  /** Where the bytes begin that are scanned. */
  get origin(): number {
    return this.#blockAt;
  }

  /** The column of a field; it stays until `forgotten` grows. */
  columnOf(name: string): Column {
    const known = this.#fields.get(name);
    if (known !== undefined) return known;
    const column = fieldColumn(this.machine, name, this.#asked);
    this.#fields.set(name, column);
    return column;
  }

  /** From here on values lie in these bytes. */
  use(block: Block): void {
    const { machine } = this;
    if (block.end > this.#blockSize) {
      if (this.#blockAt !== 0) machine.run.giveBack(this.#blockAt);
      this.#blockSize = block.end;
      this.#blockAt = machine.room(this.#blockSize);
    }
    const { bytes } = machine;
    block.buffer.copy(bytes, this.#blockAt, 0, block.end);
    bytes.fill(0, this.#blockAt + block.end, this.#blockAt + block.end + 32);
    this.#block = block;
  }

  /** Says what the instant is at which the scanner stopped; `false` if that is none. */
  learnInstant(): boolean {
    const { run, bytes } = this.machine;
    const [at, length] = [run.unknownAt.value >>> 0, run.unknownLength.value];
    if (at === 0) return false;
    const parsed = parseInstant(bytes.toString('utf8', at, at + length));
    if (!parsed.ok) return false;
    if (run.textCountOf(run.instants.value) > dictionaryMost) run.clear(run.instants.value);
    run.addInstant(at, length, parsed.value);
    return true;
  }

  /** Takes a point that another reader gave; it is kept, so that it need not be read again. */
  add(point: UsagePoint, line: number): void {
    const { run } = this.machine;
    const { meter, scope, unit } = this.members;
    run.beginRow();
    this.#addText(meter, point.meter, textKind);
    this.#addText(scope, point.scope, textKind);
    this.#addText(unit, point.unit, textKind);
    for (const [name, { text, kind }] of point.fields) this.#addText(this.columnOf(name), text, kinds.indexOf(kind));
    if (point.id !== null) {
      const length = this.machine.putText(point.id);
      run.addId(this.machine.scratch, length);
    }
    this.#given.push([this.count, point.quantity]);
    this.#kept.set(this.count, point);
    run.addRow(point.period.start, point.period.end, line);
  }

  #addText({ at }: Column, text: string, kind: number): void {
    const length = this.machine.putText(text);
    this.machine.run.addText(at, this.machine.scratch, length, kind);
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push({ before: this.count, refusal });
  }

  /** The batch, and room for the next one. */
  finish(origin: Origin): UsageBatch {
    const { machine, machine: { run }, members: { meter, scope, unit } } = this;
    const [count, batch, kept] = [this.count, run.batch.value, this.#kept];
    const [lines, offsets] = [machine.words(run.linesAt.value, count), machine.words(run.offsetsAt.value, count)];
    const coded = (column: Column): CodedColumn => ({ dictionary: column.dictionary, codes: column.codes(count) });
    const met = [...this.#fields.values()].filter(({ at }) => run.batchOf(at) === batch);
    const finished: UsageBatch = {
      count, refusals: this.#refusals, unread: new Map(met.filter(({ role }) => role === 'unread').map(({ name, at }) => [name, run.firstRowOf(at)])),
      ids: this.#ids(count, kept), meter: coded(meter), scope: coded(scope), unit: coded(unit),
      start: machine.floats(run.startAt, count), end: machine.floats(run.endAt, count), quantity: this.#quantities(count),
      fields: new Map(met.filter(({ role }) => role !== 'unread').map((column) => [column.name, coded(column)])),
      fingerprints: { high: machine.words(run.highAt.value, count), low: machine.words(run.lowAt.value, count) },
      placeOf: (row) => origin.placeOf(lines[row] ?? 0),
      pointAt: (row) => {
        if (row < 0 || row >= count) throw new RangeError(`the batch has no row ${row}`);
        return kept.get(row) ?? origin.pointAt(lines[row]!, offsets[row]!);
      },
    };
    this.#refresh();
    [this.#refusals, this.#kept, this.#given] = [[], new Map(), []];
    run.beginBatch();
    return finished;
  }

  #quantities(count: number): UsageBatch['quantity'] {
    const { machine, machine: { run } } = this;
    const quantities = new Quantities(machine.floats(run.coefficientAt, count), machine.bytes.subarray(run.decimalsAt.value >>> 0, (run.decimalsAt.value >>> 0) + count));
    for (const [row, quantity] of this.#given) quantities.set(row, quantity);
    const wide = machine.words(run.wideAt.value, 3 * run.wideCount.value);
    for (let at = 0; at < wide.length; at += 3) quantities.readText(wide[at]!, this.#buffer, wide[at + 1]! - this.#blockAt, wide[at + 1]! - this.#blockAt + wide[at + 2]!);
    return quantities.finish(count);
  }

  get #buffer(): Buffer {
    if (this.#block === null) throw new Error('INVARIANT: there are bytes before something is found in them');
    return this.#block.buffer;
  }

  #ids(count: number, kept: ReadonlyMap<number, UsagePoint>): IdColumn | null {
    const { machine, machine: { run } } = this;
    if (run.hasIds.value === 0) return null;
    const words = machine.words(run.idWordsAt.value, idWords * count);
    if (words.every((word) => word === 0)) return null;
    const [from, length] = [machine.words(run.idFromAt.value, count), machine.words(run.idLengthAt.value, count)];
    const [begin, end] = [run.idTextsAt.value >>> 0, (run.idTextsAt.value >>> 0) + run.idTextsEnd.value];
    // All of them at once, where somebody asks for the first.
    let texts: string | Buffer | null = null;
    const textAt = (row: number): string | null => {
      const point = kept.get(row);
      if (point !== undefined) return point.id;
      if (!hasId(ids, row)) return null;
      const all: string | Buffer = texts ?? (isAscii(machine.bytes.subarray(begin, end)) ? machine.bytes.toString('latin1', begin, end) : Buffer.from(machine.bytes.subarray(begin, end)));
      texts = all;
      const to = from[row]! + length[row]!;
      return typeof all === 'string' ? all.slice(from[row], to) : all.toString('utf8', from[row], to);
    };
    const ids: IdColumn = { words, textAt };
    return ids;
  }

  /** Dictionaries that are full and names that are too many are left to the batches that have them. */
  #refresh(): void {
    const { meter, scope, unit } = this.members;
    for (const column of [meter, scope, unit, ...this.#fields.values()]) column.refresh();
    if (!this.#forgets || this.#fields.size <= namesMost) return;
    for (const column of this.#fields.values()) column.release();
    this.#fields = new Map();
    this.forgotten++;
  }
}
