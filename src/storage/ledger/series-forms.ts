/** What points have in common that differ in period and quantity only: one object for each combination, found by codes and not by texts. */
import { absent } from '../../columns/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import type { PointColumns } from '../batch.ts';

export interface SeriesForm {
  readonly meter: string;
  readonly scope: string;
  readonly fields: ReadonlyMap<string, UsageValue>;
}

/** More forms than this are forgotten, so that those which never come again do not fill the memory. */
const formsMost = 100_000;

function hashOf(codes: (column: number) => number, width: number): number {
  let hash = 0x811c9dc5;
  for (let column = 0; column < width; column++) hash = Math.imul(hash ^ codes(column), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

export class SeriesForms {
  #sources: readonly object[] = [];
  #names: readonly string[] = [];
  #width = 0;
  #forms: SeriesForm[] = [];
  /** The codes of each form, one after the other. */
  #codes = new Uint32Array(0);
  /** Places of forms by hash of their codes, plus one. */
  #table = new Uint32Array(1024);

  /** Gives the form of each row that it is asked for. Ask for a batch once: it looks at the dictionaries first. */
  finder(points: PointColumns): (row: number) => SeriesForm {
    this.#prepare(points);
    const columns = [points.meter.codes, points.scope.codes, ...[...points.fields.values()].map(({ codes }) => codes)];
    return (row) => this.#forms[this.#place(points, columns, row)]!;
  }

  #prepare(points: PointColumns): void {
    const sources = [points.meter.dictionary, points.scope.dictionary, ...[...points.fields.values()].map(({ dictionary }) => dictionary)];
    const names = [...points.fields.keys()];
    const same = sources.length === this.#sources.length && sources.every((source, index) => source === this.#sources[index]) && names.every((name, index) => name === this.#names[index]);
    if (same && this.#forms.length <= formsMost) return;
    [this.#sources, this.#names, this.#width, this.#forms] = [sources, names, sources.length, []];
    this.#codes = new Uint32Array(1024 * this.#width);
    this.#table = new Uint32Array(4096);
  }

  #place(points: PointColumns, columns: readonly Uint32Array[], row: number): number {
    const [width, table] = [this.#width, this.#table];
    const mask = table.length - 1;
    for (let slot = hashOf((column) => columns[column]![row]!, width) & mask; ; slot = (slot + 1) & mask) {
      const place = table[slot]! - 1;
      if (place < 0) {
        table[slot] = this.#add(points, columns, row) + 1;
        if (2 * this.#forms.length > table.length) this.#grow();
        return this.#forms.length - 1;
      }
      let column = 0;
      while (column < width && this.#codes[place * width + column] === columns[column]![row]) column++;
      if (column === width) return place;
    }
  }

  #add(points: PointColumns, columns: readonly Uint32Array[], row: number): number {
    const place = this.#forms.push(formAt(points, row)) - 1;
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
      let slot = hashOf((column) => this.#codes[place * width + column]!, width) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = place + 1;
    }
    this.#table = table;
  }
}

function formAt({ meter, scope, fields: columns }: PointColumns, row: number): SeriesForm {
  const fields = new Map<string, UsageValue>();
  for (const [name, { dictionary, codes }] of columns) if (codes[row] !== absent) fields.set(name, dictionary.values[codes[row]!]!);
  return { meter: meter.dictionary.text(meter.codes[row]!), scope: scope.dictionary.text(scope.codes[row]!), fields };
}
