/** Holds a batch against the meters, value by value of its dictionaries: which rows can be rated as columns, meter by meter. */
import { type CodedColumn, type UsageBatch, absent } from '../../columns/index.ts';
import { type Rational, parseDecimal } from '../../money/index.ts';
import type { Field, Meter, Tariff } from '../../rating/index.ts';
import { sameKind } from '../../units/index.ts';
import { takeIndexes } from '../numbers/index.ts';
import { BatchFacts } from './batch-facts.ts';
import { rowsKept } from './kept.ts';
import { type FieldColumn, MeterRows } from './meter-rows.ts';
import { quantitiesOf } from './quantities.ts';

/** The rows of one meter whose units and fields fit it. */
export interface BoundRows {
  readonly meter: Meter;
  readonly points: MeterRows;
  readonly rows: Int32Array;
}

/** For each value of a dictionary whether a field may have it. */
class FieldCheck {
  readonly #field: Field;
  #dictionary: CodedColumn['dictionary'] | null = null;
  #known = 0;
  #fits = new Uint8Array(16);
  #allFit = true;

  constructor(field: Field) {
    this.#field = field;
  }

  /** By code; a missing value fits an optional field. */
  fits({ dictionary }: CodedColumn): Uint8Array {
    if (dictionary !== this.#dictionary) [this.#dictionary, this.#known, this.#allFit] = [dictionary, 0, true];
    if (dictionary.size > this.#fits.length) {
      const larger = new Uint8Array(2 * dictionary.size);
      larger.set(this.#fits);
      this.#fits = larger;
    }
    for (; this.#known < dictionary.size; this.#known++) {
      const fits = this.#known === absent ? this.#field.optional : this.#isValue(dictionary, this.#known);
      this.#fits[this.#known] = fits ? 1 : 0;
      if (this.#known !== absent && !fits) this.#allFit = false;
    }
    return this.#fits;
  }

  /** Whether every value of the column fits, found without looking at each row. */
  allFit(column: CodedColumn, facts: BatchFacts): boolean {
    this.fits(column);
    return this.#allFit && (this.#field.optional || !facts.hasGaps(column));
  }

  #isValue({ values }: CodedColumn['dictionary'], code: number): boolean {
    const value = values[code];
    if (value === undefined || value.kind === 'json') return false;
    const { type } = this.#field;
    return type.kind === 'text' || (type.kind === 'choice' ? type.values.has(value.text) : parseDecimal(value.text).ok);
  }
}

class MeterBinder {
  readonly meter: Meter;
  readonly #tariff: Tariff;
  readonly #checks: ReadonlyMap<string, FieldCheck>;
  #units: CodedColumn['dictionary'] | null = null;
  /** By code of the unit: what one of it is in base units, or `null` where it measures something else. */
  readonly #factors: (Rational | null)[] = [];

  constructor(tariff: Tariff, meter: Meter) {
    this.meter = meter;
    this.#tariff = tariff;
    this.#checks = new Map([...meter.fields].map(([name, field]) => [name, new FieldCheck(field)]));
  }

  #factorsOf({ dictionary }: CodedColumn): readonly (Rational | null)[] {
    if (dictionary !== this.#units) {
      this.#units = dictionary;
      this.#factors.length = 0;
    }
    for (let code = this.#factors.length; code < dictionary.size; code++) {
      const unit = this.#tariff.units.read(dictionary.text(code));
      this.#factors.push(unit !== null && sameKind(unit, this.meter.unit) ? unit.factor : null);
    }
    return this.#factors;
  }

  /** Whether all rows have one unit; those whose unit measures something else are left. */
  #lookAtUnits({ dictionary, codes }: CodedColumn, factors: readonly (Rational | null)[], rows: Int32Array, left: Uint8Array): boolean {
    const first = codes[rows[0]!]!;
    // One text besides `absent`: every point has a unit.
    if (dictionary.size === 2 && factors[first] !== null) return true;
    let oneUnit = true;
    for (let index = 0; index < rows.length; index++) {
      const unit = codes[rows[index]!]!;
      if (unit !== first) oneUnit = false;
      if (factors[unit] === null) left[rows[index]!] = 1;
    }
    return oneUnit;
  }

  bind(batch: UsageBatch, rows: Int32Array, left: Uint8Array, facts: BatchFacts): BoundRows {
    const factors = this.#factorsOf(batch.unit);
    const units = batch.unit.codes;
    const first = units[rows[0]!]!;
    const oneUnit = this.#lookAtUnits(batch.unit, factors, rows, left);
    const fields = new Map<string, FieldColumn>();
    for (const [name, field] of this.meter.fields) {
      const column = batch.fields.get(name) ?? null;
      fields.set(name, { field, column });
      this.#check(name, column, rows, facts, left);
    }
    const factorOf = (row: number): Rational => {
      const factor = factors[units[row]!];
      if (factor === undefined || factor === null) throw new TypeError('INVARIANT: only rows with a fitting unit are rated as columns');
      return factor;
    };
    const factor = oneUnit ? factors[first] ?? null : null;
    const points = new MeterRows(batch, fields, (own) => quantitiesOf(batch, own, factor, factorOf), left, facts);
    return { meter: this.meter, points, rows: rowsKept(rows, left) };
  }

  #check(name: string, column: CodedColumn | null, rows: Int32Array, facts: BatchFacts, left: Uint8Array): void {
    const check = this.#checks.get(name);
    if (check === undefined) return;
    if (column === null) {
      if (this.meter.fields.get(name)?.optional !== true) for (let index = 0; index < rows.length; index++) left[rows[index]!] = 1;
      return;
    }
    if (check.allFit(column, facts)) return;
    const fits = check.fits(column);
    const { codes } = column;
    for (let index = 0; index < rows.length; index++) if (fits[codes[rows[index]!]!] === 0) left[rows[index]!] = 1;
  }
}

export class Binder {
  readonly #meters: readonly MeterBinder[];
  readonly #placeOf: ReadonlyMap<string, number>;
  #dictionary: CodedColumn['dictionary'] | null = null;
  /** By code of the meter: its place, or -1 where nobody declared it. */
  #places = new Int32Array(0);
  #known = 0;

  constructor(tariff: Tariff) {
    this.#meters = [...tariff.meters.values()].map((meter) => new MeterBinder(tariff, meter));
    this.#placeOf = new Map(this.#meters.map(({ meter }, place) => [meter.name, place]));
  }

  /** @param left is set to one for each row that does not fit: why is said by `bindPoint`. */
  bind(batch: UsageBatch, left: Uint8Array): readonly BoundRows[] {
    const places = this.#placesOf(batch.meter);
    const { codes } = batch.meter;
    const counts = new Int32Array(this.#meters.length);
    for (let row = 0; row < batch.count; row++) {
      const place = places[codes[row]!]!;
      if (place < 0) left[row] = 1;
      else counts[place] = counts[place]! + 1;
    }
    const facts = new BatchFacts(batch);
    const lists = Array.from(counts, takeIndexes);
    const next = new Int32Array(this.#meters.length);
    for (let row = 0; row < batch.count; row++) {
      const place = places[codes[row]!]!;
      if (place < 0) continue;
      const at = next[place]!;
      lists[place]![at] = row;
      next[place] = at + 1;
    }
    return lists.flatMap((rows, place) => (rows.length === 0 ? [] : [this.#meters[place]!.bind(batch, rows, left, facts)]));
  }

  #placesOf({ dictionary }: CodedColumn): Int32Array {
    if (dictionary !== this.#dictionary) {
      this.#dictionary = dictionary;
      this.#known = 0;
    }
    if (dictionary.size > this.#places.length) {
      const larger = new Int32Array(2 * dictionary.size);
      larger.set(this.#places);
      this.#places = larger;
    }
    for (; this.#known < dictionary.size; this.#known++) this.#places[this.#known] = this.#placeOf.get(dictionary.text(this.#known)) ?? -1;
    return this.#places;
  }
}
