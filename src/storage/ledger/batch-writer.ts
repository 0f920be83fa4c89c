/** Writes batches into the ledger. Outcomes are named first; then points go to packs, or, as rows, their series are named and they go by COPY in order of time. */
import type { Rational } from '../../money/index.ts';
import { decimalsNeeded } from '../../money/index.ts';
import type { PointColumns, StoredBatch } from '../batch.ts';
import { assertStorable } from '../storable-text.ts';
import { type Ask, numbersText } from './ask.ts';
import { ByteWriter } from './byte-writer.ts';
import { mayHold } from './known.ts';
import type { Months } from './months.ts';
import type { OutcomeBook } from './outcome-book.ts';
import type { OutcomeRows } from './packs/outcome-rows.ts';
import type { SenderIds } from './sender-ids.ts';
import type { Series, SeriesBook } from './series-book.ts';
import type { SeriesKeys } from './series-keys.ts';

/** Sends bytes by COPY when its turn comes; they belong to it until it calls `done`. */
export type Send = (table: string, columns: string, bytes: Buffer, done: () => void) => Promise<void>;

const pointColumns = 'start, series, outcome, quantity, amount, charged, charged_divisor';
const furtherColumns = 'start, series, outcome, amount, charged, charged_divisor';
const idColumns = 'start, series, id';
/** How many rows are written before it is asked whether their bytes should be sent. */
const rowsAtOnce = 32_768;
/**
 * Rows are sent when so many bytes of them have gathered, over several batches: every COPY leaves some empty pages at the end of its table, so
 * that many small ones would cost a fifth of the space.
 */
const bytesAtOnce = 8 << 20;

/** By row, the series to which its point belongs. */
type SeriesOfRows = readonly (Series | undefined)[];

/** A quantity without decimals is kept as its fraction. */
function writeCharged(bytes: ByteWriter, charged: Rational | undefined): void {
  if (charged === undefined) {
    bytes.nothing();
    bytes.nothing();
  } else if (decimalsNeeded(charged) === null) {
    bytes.whole(charged.numerator);
    bytes.whole(charged.denominator);
  } else {
    bytes.exact(charged);
    bytes.nothing();
  }
}

export class BatchWriter {
  readonly #ask: Ask;
  readonly #send: Send;
  readonly #months: Months;
  readonly #book: SeriesBook;
  readonly #outcomes: OutcomeBook;
  readonly #senderIds: SenderIds;
  readonly #seriesKeys: SeriesKeys;
  readonly #free: ByteWriter[] = [];
  /** What has gathered for each table. */
  readonly #open = new Map<string, { readonly columns: string; readonly bytes: ByteWriter }>();

  constructor(ask: Ask, send: Send, months: Months, book: SeriesBook, outcomes: OutcomeBook, senderIds: SenderIds, seriesKeys: SeriesKeys) {
    this.#ask = ask;
    this.#send = send;
    this.#months = months;
    this.#book = book;
    this.#outcomes = outcomes;
    this.#senderIds = senderIds;
    this.#seriesKeys = seriesKeys;
  }

  /** What of a batch is to be kept, with the numbers of its outcomes, which are kept first. */
  async withOutcomes(batch: StoredBatch): Promise<OutcomeRows> {
    const { points, leaveOut, outcomes, outcomeOf, amount, charged, further } = batch;
    let [rows, kept] = [new Uint32Array(points.count), 0];
    for (let row = 0; row < points.count; row++) if (leaveOut === null || leaveOut[row] === 0) rows[kept++] = row;
    rows = rows.subarray(0, kept);
    const outcome = await this.#outcomesOf(batch, rows, (row) => row, outcomeOf);
    const lineOf = outcomes.map(({ line }) => (line === null ? 0 : 1));
    const hasLine = new Uint8Array(points.count);
    for (const row of rows) hasLine[row] = lineOf[outcomeOf[row]!]!;
    if (further === null) return { points, rows, outcome, hasLine, amount, charged, further: null };
    const lines: number[] = [];
    for (let line = 0; line < further.count; line++) if (leaveOut === null || leaveOut[further.row[line]!] === 0) lines.push(line);
    const lineOutcomes = await this.#outcomesOf(batch, lines, (line) => further.row[line]!, further.outcomeOf);
    return { points, rows, outcome, hasLine, amount, charged, further: lines.length === 0 ? null : keptLines(further, lines, lineOutcomes) };
  }

  /** Writes points as rows. */
  async write(batch: OutcomeRows): Promise<void> {
    const { points, rows } = batch;
    if (rows.length === 0) return;
    const kept = [...rows];
    const series = await this.#numbered(points, kept);
    const keyOf = await this.#seriesKeys.of(points);
    await this.#book.keep(kept.flatMap((row) => series[row] ?? []), new Map(kept.flatMap((row) => (series[row] === undefined || series[row].hasId ? [] : [[series[row], keyOf(row)] as const]))));
    const ordered = inOrder(rows.slice(), (row) => points.start[row] ?? 0, (row) => series[row]?.id ?? 0);
    await this.#eachMonth(ordered, (row) => points.start[row] ?? 0, (some, month) => this.#sendPoints(batch, series, some, month));
    await this.#sendFurther(batch, series);
    this.#note(points, series, kept);
  }

  /** Which points with ids of their own share series and start: they are given numbers, one after the other. */
  async #numbered(points: PointColumns, kept: readonly number[]): Promise<SeriesOfRows> {
    const series = this.#book.ofRows(points, kept);
    if (points.ids === null) return series;
    const withIds = kept.filter((row) => series[row]?.hasId === true && series[row]?.suffix === null);
    if (withIds.length === 0) return series;
    await this.#book.find(withIds.flatMap((row) => series[row] ?? []));
    const next = await this.#numbersTaken(points, series, withIds);
    const numbered = [...series];
    for (const row of withIds) {
      const base = series[row];
      if (base === undefined) continue;
      const name = `${base.hash.toString('latin1')}${points.start[row] ?? 0}`;
      const n = next.get(name) ?? 0;
      next.set(name, n + 1);
      numbered[row] = this.#book.like(base, n);
    }
    return numbered;
  }

  /** By series and start, the next number that no point of the ledger has. */
  async #numbersTaken(points: PointColumns, series: SeriesOfRows, rows: readonly number[]): Promise<Map<string, number>> {
    const doubtful: number[] = [];
    for (const row of rows) {
      const [own, start] = [series[row], points.start[row] ?? 0];
      const month = this.#months.at(start);
      await this.#months.look(month);
      if (own !== undefined && mayHold(own, start, month)) doubtful.push(row);
    }
    if (doubtful.length === 0) return new Map();
    await this.flush();
    const taken = await this.#ask<{ place: number; next: number }>(
      `select x.place::int4 as place, max(s.n) + 1 as next
       from unnest($1::bytea[], $2::int8[]) with ordinality as x (hash, start, place)
       join series s on s.hash = x.hash join point p on p.series = s.id and p.start = timestamptz 'epoch' + x.start * interval '1 microsecond'
       group by x.place`,
      [doubtful.map((row) => series[row]?.hash ?? null), numbersText(doubtful.map((row) => points.start[row] ?? 0))]);
    return new Map(taken.map(({ place, next }) => {
      const row = doubtful[place - 1] ?? 0;
      return [`${series[row]?.hash.toString('latin1') ?? ''}${points.start[row] ?? 0}`, next];
    }));
  }

  /** The number of the outcome of each item, which is a row or a line of one. */
  async #outcomesOf({ points, outcomes }: StoredBatch, items: ArrayLike<number>, rowOf: (item: number) => number, outcomeOf: Uint32Array): Promise<Int32Array> {
    const width = points.units.length;
    const places = new Int32Array(outcomes.length * width).fill(-1);
    const pairs: number[] = [];
    const numbers = new Int32Array(outcomeOf.length);
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      const pair = outcomeOf[item]! * width + points.unitOf[rowOf(item)]!;
      if (places[pair]! < 0) places[pair] = pairs.push(pair) - 1;
      numbers[item] = places[pair]!;
    }
    const ids = await this.#outcomes.idsOf(pairs.map((pair) => pairAt(outcomes, points, Math.floor(pair / width), pair % width)));
    for (let index = 0; index < items.length; index++) numbers[items[index]!] = ids[numbers[items[index]!]!]!;
    return numbers;
  }

  /** Cuts rows in order of time where a month ends. */
  async #eachMonth(ordered: Uint32Array, startOf: (row: number) => number, work: (some: Uint32Array, month: string) => Promise<void>): Promise<void> {
    let from = 0;
    while (from < ordered.length) {
      const month = this.#months.at(startOf(ordered[from] ?? 0));
      let to = from + 1;
      while (to < ordered.length && to - from < rowsAtOnce && startOf(ordered[to] ?? 0) < month.to) to += 1;
      await this.#months.ensure(month);
      await work(ordered.subarray(from, to), month.name);
      from = to;
    }
  }

  /** Where bytes for a table gather. */
  writer(table: string, columns: string): ByteWriter {
    const known = this.#open.get(table);
    if (known !== undefined) return known.bytes;
    const bytes = this.#free.pop() ?? new ByteWriter();
    bytes.begin();
    this.#open.set(table, { columns, bytes });
    return bytes;
  }

  async #copy(table: string, columns: string, bytes: ByteWriter): Promise<void> {
    this.#open.delete(table);
    await this.#send(table, columns, bytes.finish(), () => this.#free.push(bytes));
  }

  /** Sends what has gathered: all of it, or what is worth it. */
  async flush(least = 0): Promise<void> {
    for (const [table, { columns, bytes }] of [...this.#open]) if (bytes.length >= least) await this.#copy(table, columns, bytes);
  }

  /** After some rows were written: keeps the bytes of all tables together within bounds. */
  async gathered(): Promise<void> {
    let all = 0;
    for (const { bytes } of this.#open.values()) all += bytes.length;
    if (all >= 2 * bytesAtOnce) await this.flush();
    else await this.flush(bytesAtOnce);
  }

  async #sendPoints({ points, outcome, hasLine, amount, charged }: OutcomeRows, series: SeriesOfRows, some: Uint32Array, month: string): Promise<void> {
    const [bytes, plainIds] = [this.writer(`point_${month}`, pointColumns), [] as number[]];
    for (const row of some) {
      const own = series[row];
      if (own === undefined) continue;
      bytes.row(7);
      bytes.instant(points.start[row] ?? 0);
      bytes.integer(own.id);
      bytes.integer(outcome[row] ?? 0);
      bytes.number(points.quantity, row);
      if (hasLine[row] === 1) {
        bytes.number(amount, row);
        writeCharged(bytes, charged.size === 0 ? undefined : charged.get(row));
      } else for (let left = 0; left < 3; left++) bytes.nothing();
      if (own.hasId) {
        if (own.suffix === null) plainIds.push(row);
        else this.#senderIds.wroteForms = true;
      }
    }
    if (plainIds.length > 0) this.#sendIds(points, series, plainIds);
    await this.gathered();
  }

  #sendIds(points: PointColumns, series: SeriesOfRows, rows: readonly number[]): void {
    const bytes = this.writer('sender_id', idColumns);
    for (const row of rows) {
      const id = points.ids?.[row] ?? '';
      assertStorable(id);
      bytes.row(3);
      bytes.instant(points.start[row] ?? 0);
      bytes.integer(series[row]?.id ?? 0);
      bytes.text(id);
    }
    this.#senderIds.wrote();
  }

  async #sendFurther({ points, further }: OutcomeRows, series: SeriesOfRows): Promise<void> {
    if (further === null) return;
    const { outcome } = further;
    const lines = Uint32Array.from({ length: further.count }, (_, line) => line);
    const startOf = (line: number): number => points.start[further.row[line] ?? 0] ?? 0;
    const seriesOf = (line: number): number => series[further.row[line] ?? 0]?.id ?? 0;
    await this.#eachMonth(inOrder(lines, startOf, seriesOf), startOf, async (some, month) => {
      const bytes = this.writer(`further_charge_${month}`, furtherColumns);
      for (const line of some) {
        bytes.row(6);
        bytes.instant(startOf(line));
        bytes.integer(seriesOf(line));
        bytes.integer(outcome[line] ?? 0);
        bytes.number(further.amount, line);
        writeCharged(bytes, further.charged.size === 0 ? undefined : further.charged.get(line));
      }
      await this.gathered();
    });
  }

  /** Remembers what this intake has written, for `known`. */
  #note(points: PointColumns, series: SeriesOfRows, kept: readonly number[]): void {
    const bases = this.#book.ofRows(points, kept);
    for (const row of kept) {
      const start = points.start[row] ?? 0;
      for (const each of [series[row], bases[row]]) {
        if (each === undefined) continue;
        if (start < each.earliest) each.earliest = start;
        if (start > each.latest) each.latest = start;
      }
      const month = this.#months.at(start);
      if (start < month.earliestWritten) month.earliestWritten = start;
      if (start > month.latestWritten) month.latestWritten = start;
    }
  }
}

function keptLines({ row, amount, charged }: NonNullable<StoredBatch['further']>, lines: readonly number[], outcome: Int32Array): OutcomeRows['further'] {
  const all = lines.length === outcome.length;
  const pick = (from: Float64Array): Float64Array => (all ? from : Float64Array.from(lines, (line) => from[line]!));
  const moved = <Value>(from: ReadonlyMap<number, Value>): ReadonlyMap<number, Value> =>
    (all || from.size === 0 ? from : new Map(lines.flatMap((line, place) => (from.has(line) ? [[place, from.get(line)!] as const] : []))));
  return {
    count: lines.length, row: all ? row : Uint32Array.from(lines, (line) => row[line]!), outcome: all ? outcome : Int32Array.from(lines, (line) => outcome[line]!), charged: moved(charged),
    amount: { decimals: amount.decimals, coefficients: pick(amount.coefficients), low: amount.low === null ? null : pick(amount.low), wide: moved(amount.wide) },
  };
}

function pairAt(outcomes: StoredBatch['outcomes'], points: PointColumns, outcome: number, place: number) {
  const [form, unit] = [outcomes[outcome], points.units[place]];
  if (form === undefined || unit === undefined) throw new TypeError('INVARIANT: every row names an outcome and a unit of its batch');
  return [form, unit] as const;
}

/** Ordered by start, then by series; mostly they come so. */
function inOrder(rows: Uint32Array, startOf: (row: number) => number, seriesOf: (row: number) => number): Uint32Array {
  const compare = (a: number, b: number): number => startOf(a) - startOf(b) || seriesOf(a) - seriesOf(b) || a - b;
  let sorted = true;
  for (let index = 1; sorted && index < rows.length; index++) sorted = compare(rows[index - 1] ?? 0, rows[index] ?? 0) < 0;
  return sorted ? rows : rows.sort(compare);
}
