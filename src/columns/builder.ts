/** Puts points together to batches, one by one: for readers that give points, and for callers that have some in hand. */
import { type Rational, decimalsNeeded } from '../money/index.ts';
import type { Refusal, UsagePoint } from '../rating/point.ts';
import type { CodedColumn, PlacedRefusal, UsageBatch } from './batch.ts';
import { Dictionary, absent } from './dictionary.ts';
import { fingerprintOf } from './fingerprint.ts';
import { idColumnOf } from './ids.ts';

/** Dictionaries by name of the column, kept from batch to batch. */
class Dictionaries {
  readonly #byName = new Map<string, Dictionary>();

  of(name: string): Dictionary {
    const known = this.#byName.get(name);
    if (known !== undefined && !known.isFull) return known;
    const fresh = new Dictionary();
    this.#byName.set(name, fresh);
    return fresh;
  }
}

const largest = Number.MAX_SAFE_INTEGER;

/** Quantities on one scale: the largest number of decimals that any of them needs. */
function quantityColumn(points: readonly UsagePoint[]): UsageBatch['quantity'] {
  const needed = points.map(({ quantity }) => decimalsNeeded(quantity));
  const decimals = needed.reduce<bigint>((most, some) => (some !== null && some > most && some <= 15n ? some : most), 0n);
  const power = 10n ** decimals;
  const coefficients = new Float64Array(points.length);
  const wide = new Map<number, Rational>();
  for (const [row, { quantity }] of points.entries()) {
    const scaled = quantity.numerator * power;
    const count = scaled % quantity.denominator === 0n ? Number(scaled / quantity.denominator) : NaN; // not money: kept only where it is the same integer
    if (Math.abs(count) <= largest) coefficients[row] = count;
    else {
      coefficients[row] = NaN;
      wide.set(row, quantity);
    }
  }
  return { decimals: Number(decimals), coefficients, low: null, wide };
}

export class BatchBuilder {
  readonly #dictionaries = new Dictionaries();
  readonly #coded: 'all' | ReadonlySet<string>;
  #points: UsagePoint[] = [];
  #refusals: PlacedRefusal[] = [];

  /** `coded` are the fields that get columns. */
  constructor(coded: 'all' | ReadonlySet<string> = 'all') {
    this.#coded = coded;
  }

  /** Rows and refusals so far. */
  get size(): number {
    return this.#points.length + this.#refusals.length;
  }

  add(point: UsagePoint): void {
    this.#points.push(point);
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push({ before: this.#points.length, refusal });
  }

  /** The batch of what was added since the last one. */
  finish(): UsageBatch {
    const [points, refusals] = [this.#points, this.#refusals];
    [this.#points, this.#refusals] = [[], []];
    const fields = new Map<string, CodedColumn>();
    const unread = new Map<string, number>();
    const [high, low] = [new Uint32Array(points.length), new Uint32Array(points.length)];
    for (const [row, point] of points.entries()) {
      for (const [name, value] of point.fields) {
        if (this.#coded !== 'all' && !this.#coded.has(name)) {
          if (!unread.has(name)) unread.set(name, row);
          continue;
        }
        let column = fields.get(name);
        if (column === undefined) {
          column = { dictionary: this.#dictionaries.of(`field ${name}`), codes: new Uint32Array(points.length).fill(absent) };
          fields.set(name, column);
        }
        column.codes[row] = column.dictionary.codeOf(value);
      }
      [high[row], low[row]] = fingerprintOf(point);
    }
    return {
      count: points.length, refusals, fields, quantity: quantityColumn(points), fingerprints: { high, low }, unread,
      ids: idColumnOf(points.map(({ id }) => id)),
      meter: this.#column('meter', points, ({ meter }) => meter), scope: this.#column('scope', points, ({ scope }) => scope), unit: this.#column('unit', points, ({ unit }) => unit),
      start: Float64Array.from(points, ({ period }) => period.start), end: Float64Array.from(points, ({ period }) => period.end),
      placeOf: (row) => points[row]?.place ?? '',
      pointAt: (row) => {
        const point = points[row];
        if (point === undefined) throw new RangeError(`the batch has no row ${row}`);
        return point;
      },
    };
  }

  #column(name: string, points: readonly UsagePoint[], text: (point: UsagePoint) => string): CodedColumn {
    const dictionary = this.#dictionaries.of(name);
    return { dictionary, codes: Uint32Array.from(points, (point) => dictionary.codeOf({ text: text(point), kind: 'text' })) };
  }
}
