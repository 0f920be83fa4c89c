/** Points that gather for one pack: of one meter, one month and one set of fields, all with ids or all without. */
import { type CodedColumn, Dictionary } from '../../../columns/index.ts';
import type { Rational } from '../../../money/index.ts';
import type { PointColumns } from '../../batch.ts';
import { numberColumn } from '../number-column.ts';
import { Numbers } from './numbers.ts';
import type { OutcomeLines, OutcomeRows } from './outcome-rows.ts';
import { type PointKeys, keyBytes, writeKey } from './point-keys.ts';
import { Texts } from './texts.ts';

/** What all points of a pack have in common. */
export interface PackShape {
  readonly meter: string;
  readonly hasIds: boolean;
  /** Names of the fields, and whether each is a number in all points. */
  readonly fields: ReadonlyMap<string, boolean>;
}

const roomAtFirst = 256;
const roomOfMost = 8192;

export class Gathering {
  readonly shape: PackShape;
  /** As those who look for its points know it. */
  readonly holder: number;
  size = 0;
  starts: Float64Array;
  ends: Float64Array;
  outcomes: Int32Array;
  hasLine: Uint8Array;
  n: Uint32Array;
  keys: Uint8Array;
  readonly ids: string[] = [];
  readonly quantities: Numbers;
  readonly amounts: Numbers;
  readonly charged = new Map<number, Rational>();
  readonly scope: Texts;
  readonly fields: ReadonlyMap<string, Texts>;
  /** Further lines: the places of their points. */
  readonly linePlaces: number[] = [];
  readonly lineOutcomes: number[] = [];
  lineAmounts = new Numbers(roomAtFirst);
  readonly lineCharged = new Map<number, Rational>();
  #lineRoom = roomAtFirst;

  /** @param spare one of the same shape that nobody needs any more. */
  constructor(shape: PackShape, holder: number, spare: Gathering | undefined) {
    [this.shape, this.holder] = [shape, holder];
    this.starts = spare?.starts ?? new Float64Array(roomAtFirst);
    this.ends = spare?.ends ?? new Float64Array(roomAtFirst);
    this.outcomes = spare?.outcomes ?? new Int32Array(roomAtFirst);
    this.hasLine = spare?.hasLine.fill(0) ?? new Uint8Array(roomAtFirst);
    this.n = spare?.n.fill(0) ?? new Uint32Array(roomAtFirst);
    this.keys = spare?.keys ?? new Uint8Array(roomAtFirst * keyBytes);
    [this.quantities, this.amounts] = [new Numbers(roomAtFirst, spare?.quantities), new Numbers(roomAtFirst, spare?.amounts)];
    this.scope = new Texts(roomAtFirst, spare?.scope);
    this.fields = new Map([...shape.fields.keys()].map((name) => [name, new Texts(roomAtFirst, spare?.fields.get(name))]));
  }

  /** Takes some rows of a batch, which are of its kind. */
  take({ points, outcome, hasLine, amount, charged }: OutcomeRows, rows: Uint32Array, keys: PointKeys): void {
    const first = this.size;
    this.#room(first + rows.length);
    const { start, end, n, ids, quantity } = points;
    for (let index = 0, place = first; index < rows.length; index++, place++) {
      const row = rows[index]!;
      this.starts[place] = start[row]!;
      this.ends[place] = end[row]!;
      this.outcomes[place] = outcome[row]!;
      if (n !== null) this.n[place] = n[row]!;
      this.quantities.set(place, quantity, row);
      writeKey(this.keys, place, keys.high[row]!, keys.low[row]!);
      if (hasLine[row] === 1) {
        this.hasLine[place] = 1;
        this.amounts.set(place, amount, row);
      }
    }
    if (charged.size > 0) {
      rows.forEach((row, index) => {
        const value = charged.get(row);
        if (value !== undefined) this.charged.set(first + index, value);
      });
    }
    if (this.shape.hasIds && ids !== null) for (const row of rows) this.ids.push(ids[row] ?? '');
    this.scope.take(points.scope, rows);
    for (const [name, texts] of this.fields) texts.take(points.fields.get(name)!, rows);
    this.size += rows.length;
  }

  #room(size: number): void {
    if (size <= this.starts.length) return;
    // What has come so far will be filled: it is made large at once.
    const most = size > roomAtFirst * 4 ? Math.max(size, roomOfMost) : Math.max(size, 2 * this.starts.length);
    const [starts, ends, outcomes, hasLine, n, keys] = [new Float64Array(most), new Float64Array(most), new Int32Array(most), new Uint8Array(most), new Uint32Array(most), new Uint8Array(most * keyBytes)];
    starts.set(this.starts);
    ends.set(this.ends);
    outcomes.set(this.outcomes);
    hasLine.set(this.hasLine);
    n.set(this.n);
    keys.set(this.keys);
    [this.starts, this.ends, this.outcomes, this.hasLine, this.n, this.keys] = [starts, ends, outcomes, hasLine, n, keys];
    for (const each of [this.quantities, this.amounts, this.scope, ...this.fields.values()]) each.room(most);
  }

  /** Takes a further line of the point at a place. */
  takeLine(place: number, { outcome, amount, charged }: OutcomeLines, line: number): void {
    const own = this.linePlaces.push(place) - 1;
    if (own >= this.#lineRoom) this.lineAmounts.room(this.#lineRoom *= 2);
    this.lineOutcomes.push(outcome[line]!);
    this.lineAmounts.set(own, amount, line);
    const value = charged.get(line);
    if (value !== undefined) this.lineCharged.set(own, value);
  }

  settle(): void {
    this.scope.settle();
    for (const texts of this.fields.values()) texts.settle();
  }

  /** The same points as columns, for the form of rows. */
  asRows(): OutcomeRows {
    this.settle();
    const { size, shape } = this;
    const places = Array.from({ length: size }, (_, place) => place);
    const meter = new Dictionary();
    const points: PointColumns = {
      count: size, meter: { dictionary: meter, codes: new Uint32Array(size).fill(meter.codeOfText(shape.meter)) }, scope: coded(this.scope),
      fields: new Map([...this.fields].map(([name, texts]) => [name, coded(texts)])), units: [], unitOf: new Uint32Array(0), ids: shape.hasIds ? this.ids : null, n: this.n,
      start: this.starts, end: this.ends, quantity: numberColumn(places.map((place) => this.quantities.at(place))),
    };
    const lines = this.linePlaces.length;
    // Lines came batch by batch, so those of one point stand together.
    const further = lines === 0 ? null : {
      count: lines, row: Uint32Array.from(this.linePlaces), outcome: Int32Array.from(this.lineOutcomes), charged: this.lineCharged,
      amount: numberColumn(this.linePlaces.map((_, line) => this.lineAmounts.at(line))),
    };
    return {
      points, rows: Uint32Array.from(places), outcome: this.outcomes, hasLine: this.hasLine, charged: this.charged, further,
      amount: numberColumn(places.map((place) => (this.hasLine[place] === 1 ? this.amounts.at(place) : null))),
    };
  }
}

function coded({ values, codes }: Texts): CodedColumn {
  const dictionary = new Dictionary();
  const own = values.map((value) => dictionary.codeOf(value));
  return { dictionary, codes: codes.map((code) => own[code] ?? 0) };
}
