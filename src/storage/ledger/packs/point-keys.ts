/**
 * The keys of points: 48 bits that are equal for equal identities. Of a point with an id they are made of the id; of one without, of meter,
 * scope, period and fields. Unit, quantity and number among equal ones are no part of them.
 */
import { type CodedColumn, type Dictionary, absent } from '../../../columns/index.ts';
import type { PointColumns } from '../../batch.ts';
import { type Seed, TextHash } from './text-hash.ts';

/** By row. */
export interface PointKeys {
  /** Sixteen bits. */
  readonly high: Uint16Array;
  readonly low: Uint32Array;
  /** Of meter, scope, fields and length, for rows without an id. */
  readonly seriesHigh: Uint16Array;
  readonly seriesLow: Uint32Array;
}

/** The hashes of a dictionary's values under one name, as far as they were needed. */
interface ValueHashes {
  high: Int32Array;
  low: Int32Array;
  size: number;
}

const twoTo32 = 4_294_967_296;
const grown = (array: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(least, 2 * array.length));
  larger.set(array);
  return larger;
};

export class KeyMaker {
  readonly #hash: TextHash;
  readonly #names = new Map<string, Seed>();
  readonly #values = new WeakMap<Dictionary, Map<string, ValueHashes>>();
  readonly #made = new WeakMap<PointColumns, PointKeys>();

  constructor(seed: Seed) {
    this.#hash = new TextHash(seed);
  }

  of(points: PointColumns): PointKeys {
    let keys = this.#made.get(points);
    if (keys === undefined) this.#made.set(points, keys = this.#make(points));
    return keys;
  }

  #make(points: PointColumns): PointKeys {
    const { count, ids, start, end } = points;
    const [high, low, seriesHigh, seriesLow] = [new Uint16Array(count), new Uint32Array(count), new Uint16Array(count), new Uint32Array(count)];
    const hash = this.#hash;
    const keys = { high, low, seriesHigh, seriesLow };
    let without = ids === null ? count : 0;
    if (ids !== null) {
      for (let row = 0; row < count; row++) {
        const id = ids[row];
        if (id == null) {
          without += 1;
          continue;
        }
        hash.ofText(id);
        high[row] = hash.high;
        low[row] = hash.low;
      }
      if (without === 0) return keys;
    }
    const [partHigh, partLow] = [new Int32Array(count), new Int32Array(count)];
    this.#add(' meter', points.meter, count, partHigh, partLow);
    this.#add(' scope', points.scope, count, partHigh, partLow);
    for (const [name, column] of points.fields) this.#add(`f${name}`, column, count, partHigh, partLow);
    for (let row = 0; row < count; row++) {
      if (ids !== null && ids[row] !== null) continue;
      const [from, to] = [start[row]!, end[row]!];
      const length = to - from;
      hash.mix(partHigh[row]! ^ Math.floor(length / twoTo32), partLow[row]! + (length | 0) | 0);
      seriesHigh[row] = hash.high;
      seriesLow[row] = hash.low;
      const fromHigh = Math.floor(from / twoTo32);
      hash.mix(hash.high ^ fromHigh, hash.low ^ (from - fromHigh * twoTo32));
      high[row] = hash.high;
      low[row] = hash.low;
    }
    return keys;
  }

  /** Adds what each row has of a column: a sum, so that the order of fields is nothing. */
  #add(name: string, { dictionary, codes }: CodedColumn, count: number, partHigh: Int32Array, partLow: Int32Array): void {
    const { high, low } = this.#hashesOf(name, dictionary);
    for (let row = 0; row < count; row++) {
      const code = codes[row]!;
      if (code === absent) continue;
      partHigh[row] = partHigh[row]! + high[code]!;
      partLow[row] = partLow[row]! + low[code]!;
    }
  }

  #hashesOf(name: string, dictionary: Dictionary): ValueHashes {
    let byName = this.#values.get(dictionary);
    if (byName === undefined) this.#values.set(dictionary, byName = new Map());
    let hashes = byName.get(name);
    if (hashes === undefined) byName.set(name, hashes = { high: new Int32Array(64), low: new Int32Array(64), size: 0 });
    const hash = this.#hash;
    if (hashes.high.length < dictionary.size) [hashes.high, hashes.low] = [grown(hashes.high as Int32Array<ArrayBuffer>, dictionary.size), grown(hashes.low as Int32Array<ArrayBuffer>, dictionary.size)];
    let seed = this.#names.get(name);
    if (seed === undefined) {
      hash.ofText(name);
      this.#names.set(name, seed = { high: hash.high, low: hash.low });
    }
    for (; hashes.size < dictionary.size; hashes.size++) {
      hash.ofText(dictionary.text(hashes.size), seed);
      hashes.high[hashes.size] = hash.high;
      hashes.low[hashes.size] = hash.low;
    }
    return hashes;
  }
}

/** Bytes of a key where it is kept. */
export const keyBytes = 6;

export function writeKey(into: Uint8Array, place: number, high: number, low: number): void {
  const at = place * keyBytes;
  into[at] = high >>> 8;
  into[at + 1] = high;
  into[at + 2] = low >>> 24;
  into[at + 3] = low >>> 16;
  into[at + 4] = low >>> 8;
  into[at + 5] = low;
}

export const highAt = (from: Uint8Array, place: number): number => (from[place * keyBytes]! << 8) | from[place * keyBytes + 1]!;
export const lowAt = (from: Uint8Array, place: number): number => {
  const at = place * keyBytes;
  return ((from[at + 2]! << 24) | (from[at + 3]! << 16) | (from[at + 4]! << 8) | from[at + 5]!) >>> 0;
};
