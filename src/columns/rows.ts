/** Points in hand, as plain objects, to a batch: for callers that price rows and not files. */
import { decimal } from '../money/index.ts';
import type { UsagePoint } from '../rating/point.ts';
import { type Instant } from '../time/index.ts';
import type { CodedColumn, UsageBatch } from './batch.ts';
import { Dictionary } from './dictionary.ts';
import { Quantities } from './quantities.ts';

/** A point with everything that rating reads; instants are microseconds since 1970, the quantity is a decimal number as text. */
export interface RowPoint {
  readonly meter: string;
  readonly scope: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: string;
  readonly unit: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Stands for all texts of a field that has only to be there. */
const anyText = new Dictionary();
anyText.append({ text: '', kind: 'text' });

/** Keeps the dictionaries from batch to batch. Throws a `RangeError` that names the row whose quantity is no decimal number. */
export class RowBatches {
  readonly #names: readonly string[];
  /** Fields that have only to be there. */
  readonly #present: readonly string[];
  #dictionaries: { readonly meter: Dictionary; readonly scope: Dictionary; readonly unit: Dictionary; readonly fields: readonly Dictionary[] };

  /** @param coded the fields whose texts are wanted. @param present those that have only to be there. Others are left out. */
  constructor(coded: ReadonlySet<string>, present: ReadonlySet<string>) {
    [this.#names, this.#present] = [[...coded], [...present]];
    this.#dictionaries = this.#fresh();
  }

  #fresh() {
    return { meter: new Dictionary(), scope: new Dictionary(), unit: new Dictionary(), fields: this.#names.map(() => new Dictionary()) };
  }

  batch(rows: readonly RowPoint[]): UsageBatch {
    const count = rows.length;
    const own = this.#dictionaries;
    if ([own.meter, own.scope, own.unit, ...own.fields].some(({ isFull }) => isFull)) this.#dictionaries = this.#fresh();
    const { meter, scope, unit, fields } = this.#dictionaries;
    const column = (dictionary: Dictionary): CodedColumn => ({ dictionary, codes: new Uint32Array(count) });
    const [meters, scopes, units] = [column(meter), column(scope), column(unit)];
    const columns = fields.map(column);
    const [start, end] = [new Float64Array(count), new Float64Array(count)];
    const present = this.#present.map(() => column(anyText));
    const quantities = new Quantities(count);
    for (let row = 0; row < count; row++) {
      const point = rows[row]!;
      meters.codes[row] = meter.codeOfText(point.meter);
      scopes.codes[row] = scope.codeOfText(point.scope);
      units.codes[row] = unit.codeOfText(point.unit);
      start[row] = point.start;
      end[row] = point.end;
      if (!quantities.set(row, point.quantity)) throw new RangeError(`row ${row}: ${JSON.stringify(point.quantity)} is no decimal number of at most 40 digits, 28 after the point`);
      for (let field = 0; field < columns.length; field++) {
        const text = point.fields[this.#names[field]!];
        if (text !== undefined) columns[field]!.codes[row] = columns[field]!.dictionary.codeOfText(text);
      }
      for (let field = 0; field < present.length; field++) if (point.fields[this.#present[field]!] !== undefined) present[field]!.codes[row] = 1;
    }
    return {
      count, refusals: [], ids: null, meter: meters, scope: scopes, unit: units, start, end, quantity: quantities.finish(),
      fields: new Map([...this.#names.map((name, field) => [name, columns[field]!] as const), ...this.#present.map((name, field) => [name, present[field]!] as const)]), fingerprints: { high: new Uint32Array(0), low: new Uint32Array(0) }, unread: new Map(),
      placeOf: (row) => `row ${row}`, pointAt: (row) => pointOf(rows[row]!, row),
    };
  }
}

const pointOf = (point: RowPoint, row: number): UsagePoint => ({
  place: `row ${row}`, id: null, meter: point.meter, scope: point.scope, period: { start: point.start as Instant, end: point.end as Instant }, quantity: decimal(point.quantity), unit: point.unit,
  fields: new Map(Object.entries(point.fields).map(([name, text]) => [name, { text, kind: 'text' }])),
});
