/** Points as the product's columns, with dictionaries shared by all batches. No object for a row is ever made. */
import { Dictionary, type CodedColumn, type UsageBatch } from '../../src/columns/index.ts';
import { type Points, azText, flavorText, hourMs, idText, imageText, monthStartMs, projectText, quantityDecimals, regionText, scopeText } from './points.ts';
import { meters } from './workload.ts';

export const rowsInBatch = 16_384;

/** Codes of the product for the generator's numbers. */
class Coder {
  readonly #dictionary = new Dictionary();
  readonly #known: number[] = [];
  readonly #text: (number: number) => string;
  readonly #kind: 'text' | 'number';

  constructor(text: (number: number) => string, kind: 'text' | 'number' = 'text') {
    this.#text = text;
    this.#kind = kind;
  }

  column(numbers: ArrayLike<number>, from: number, count: number): CodedColumn {
    const codes = new Uint32Array(count);
    for (let row = 0; row < count; row++) {
      const number = numbers[from + row] ?? 0;
      codes[row] = this.#known[number] ??= this.#dictionary.codeOf({ text: this.#text(number), kind: this.#kind });
    }
    return { dictionary: this.#dictionary, codes };
  }
}

export function batchesOf(points: Points, size = rowsInBatch): readonly UsageBatch[] {
  const { workload, count } = points;
  const coders = {
    meter: new Coder((code) => meters[code] ?? ''), scope: new Coder(scopeText), unit: new Coder(() => 'hour'),
    flavor: new Coder((code) => flavorText(workload, code)), region: new Coder((code) => regionText(workload, code)), project: new Coder(projectText),
    az: new Coder(azText), image: new Coder(imageText), hours: new Coder(String, 'number'),
  };
  return Array.from({ length: Math.ceil(count / size) }, (_, batch) => batchOf(points, coders, batch * size, Math.min(size, count - batch * size)));
}

function batchOf(points: Points, coders: Readonly<Record<'meter' | 'scope' | 'unit' | 'flavor' | 'region' | 'project' | 'az' | 'image' | 'hours', Coder>>, from: number, count: number): UsageBatch {
  const start = Float64Array.from({ length: count }, (_, row) => (monthStartMs + (points.hour[from + row] ?? 0) * hourMs) * 1000);
  return {
    count, refusals: [], ids: null, start, end: start.map((instant) => instant + hourMs * 1000),
    meter: coders.meter.column(points.meter, from, count), scope: coders.scope.column(points.project, from, count), unit: coders.unit.column(new Uint8Array(from + count), from, count),
    quantity: { decimals: quantityDecimals, coefficients: points.quantity.slice(from, from + count), low: null, wide: new Map() },
    fields: new Map((['flavor', 'region', 'project', 'az', 'image', 'hours'] as const).map((name) => [name, coders[name].column(points[name], from, count)])),
    fingerprints: { high: new Uint32Array(count), low: new Uint32Array(count) }, unread: new Map(),
    placeOf: (row) => idText(from + row),
    pointAt: () => { throw new Error('INVARIANT: every point of a workload is rated as columns'); },
  };
}
