/** The series of a batch's rows: what points have in common that differ in period and quantity only. Found by codes, not by texts. */
import { type UsageBatch, absent } from '../columns/index.ts';
import { type Rational, divide } from '../money/index.ts';
import type { Meter, Tariff, UsageValue } from '../rating/index.ts';
import type { SeriesForm } from '../storage/index.ts';
import { unitText } from '../units/index.ts';

/** More series than this are forgotten, so that series which never come again do not fill the memory. */
const seriesMost = 100_000;

type Source = object;

export class SeriesFinder {
  readonly #tariff: Tariff;
  readonly #meterUnits = new Map<Meter, string>();
  #sources: readonly Source[] = [];
  #names: readonly string[] = [];
  #width = 0;
  #forms: SeriesForm[] = [];
  /** The codes of each form, one after the other. */
  #codes = new Uint32Array(0);
  /** Places of forms by hash of their codes, plus one. */
  #table = new Uint32Array(1024);

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  /** The forms that occur on some rows, and the place of each of these rows among them. */
  find(batch: UsageBatch, rows: Int32Array): { readonly series: readonly SeriesForm[]; readonly seriesOf: Uint32Array } {
    this.#prepare(batch);
    const columns = [batch.meter.codes, batch.scope.codes, batch.unit.codes, ...[...batch.fields.values()].map(({ codes }) => codes)];
    const series: SeriesForm[] = [];
    const local = new Map<number, number>();
    const seriesOf = new Uint32Array(rows.length);
    let [last, lastLocal] = [-1, 0];
    for (let index = 0; index < rows.length; index++) {
      const place = this.#place(batch, columns, rows[index]!);
      if (place !== last) {
        const known = local.get(place);
        if (known === undefined) {
          local.set(place, series.length);
          lastLocal = series.push(this.#forms[place]!) - 1;
        } else lastLocal = known;
        last = place;
      }
      seriesOf[index] = lastLocal;
    }
    return { series, seriesOf };
  }

  #prepare(batch: UsageBatch): void {
    const sources = [batch.meter.dictionary, batch.scope.dictionary, batch.unit.dictionary, ...[...batch.fields.values()].map(({ dictionary }) => dictionary)];
    const names = [...batch.fields.keys()];
    const same = sources.length === this.#sources.length && sources.every((source, index) => source === this.#sources[index]) && names.every((name, index) => name === this.#names[index]);
    if (same && this.#forms.length <= seriesMost) return;
    [this.#sources, this.#names, this.#width, this.#forms] = [sources, names, sources.length, []];
    this.#codes = new Uint32Array(1024 * this.#width);
    this.#table = new Uint32Array(4096);
  }

  #place(batch: UsageBatch, columns: readonly Uint32Array[], row: number): number {
    const [width, table] = [this.#width, this.#table];
    const mask = table.length - 1;
    let hash = 0x811c9dc5;
    for (let column = 0; column < width; column++) hash = Math.imul(hash ^ columns[column]![row]!, 0x01000193);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const place = table[slot]! - 1;
      if (place < 0) {
        table[slot] = this.#add(batch, columns, row) + 1;
        if (2 * this.#forms.length > table.length) this.#grow();
        return this.#forms.length - 1;
      }
      let column = 0;
      while (column < width && this.#codes[place * width + column] === columns[column]![row]) column++;
      if (column === width) return place;
    }
  }

  #add(batch: UsageBatch, columns: readonly Uint32Array[], row: number): number {
    const place = this.#forms.push(this.#form(batch, row)) - 1;
    if ((place + 1) * this.#width > this.#codes.length) {
      const larger = new Uint32Array(2 * this.#codes.length);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    for (let column = 0; column < this.#width; column++) this.#codes[place * this.#width + column] = columns[column]![row]!;
    return place;
  }

  #grow(): void {
    const table = new Uint32Array(2 * this.#table.length);
    const [mask, width] = [table.length - 1, this.#width];
    for (let place = 0; place < this.#forms.length; place++) {
      let hash = 0x811c9dc5;
      for (let column = 0; column < width; column++) hash = Math.imul(hash ^ this.#codes[place * width + column]!, 0x01000193);
      hash ^= hash >>> 15;
      hash = Math.imul(hash, 0x2c1b3c6d);
      let slot = (hash ^ (hash >>> 13)) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = place + 1;
    }
    this.#table = table;
  }

  #form(batch: UsageBatch, row: number): SeriesForm {
    const meterName = batch.meter.dictionary.text(batch.meter.codes[row]!);
    const meter = this.#tariff.meters.get(meterName);
    if (meter === undefined) throw new TypeError('INVARIANT: a point of an unknown meter is refused');
    const unit = batch.unit.dictionary.text(batch.unit.codes[row]!);
    const fields = new Map<string, UsageValue>();
    for (const [name, { dictionary, codes }] of batch.fields) if (codes[row] !== absent) fields.set(name, dictionary.values[codes[row]!]!);
    return { meter: meterName, scope: batch.scope.dictionary.text(batch.scope.codes[row]!), fields, unit, meterUnit: this.#unitOf(meter), inMeterUnit: this.#inMeterUnit(meter, unit) };
  }

  #unitOf(meter: Meter): string {
    const known = this.#meterUnits.get(meter);
    if (known !== undefined) return known;
    const text = unitText(meter.unit);
    this.#meterUnits.set(meter, text);
    return text;
  }

  #inMeterUnit(meter: Meter, unit: string): Rational {
    return divide(this.#tariff.units.read(unit)?.factor ?? meter.unit.factor, meter.unit.factor);
  }
}
