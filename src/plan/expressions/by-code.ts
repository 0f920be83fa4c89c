/** What is worked out once for each value of a dictionary, and never for each point: truths, numbers, and rows of a table. */
import { type Rational, equals, rational, zero } from '../../money/index.ts';
import { type NumberVector, type Truths, bigIn, commonUnit, exact, isHandy, limbColumns, takeIndexes, takeNumbers, takeTruths, unitsIn } from '../numbers/index.ts';
import type { TextSource, TextVector } from './vectors.ts';

type Codes = Uint32Array | Int32Array;

function grown<T extends Uint8Array | Int32Array | Float64Array>(from: T, size: number, make: (size: number) => T): T {
  if (size <= from.length) return from;
  const result = make(Math.max(size, 2 * from.length));
  result.set(from);
  return result;
}

/** Whether each text of a source passes a test. */
export class TruthsByCode {
  readonly #test: (text: string) => boolean;
  #source: TextSource | null = null;
  #known = 0;
  #truths = new Uint8Array(16);

  constructor(test: (text: string) => boolean) {
    this.#test = test;
  }

  of(source: TextSource, codes: Codes, count: number): Truths {
    if (source !== this.#source) [this.#source, this.#known] = [source, 0];
    this.#truths = grown(this.#truths, source.size, (size) => new Uint8Array(size));
    for (; this.#known < source.size; this.#known++) this.#truths[this.#known] = this.#test(source.text(this.#known)) ? 1 : 0;
    const result = takeTruths(count);
    const truths = this.#truths;
    for (let index = 0; index < count; index++) result[index] = truths[codes[index]!]!;
    return result;
  }
}

function picked(from: Float64Array, codes: Codes, count: number): Float64Array {
  const result = takeNumbers(count);
  for (let index = 0; index < count; index++) result[index] = from[codes[index]!]!;
  return result;
}

/** A list of numbers that grows, as whole multiples of one unit as long as that fits: safe integers, then large ones. */
export class NumberList {
  #unit: Rational = zero;
  #coefficients: Float64Array = new Float64Array(16);
  #least = 0;
  #most = 0;
  /** Where some number is no safe integer of the unit. */
  #large: bigint[] = [];
  #bits = 1;
  /** Kept for the general case, and for a change of the unit. */
  readonly #values: Rational[] = [];
  #shape: 'safe' | 'large' | 'none' = 'safe';

  get size(): number {
    return this.#values.length;
  }

  push(value: Rational): void {
    this.#values.push(value);
    if (this.#shape === 'none') return;
    const unit = commonUnit(this.#unit, value);
    if (!isHandy(unit)) this.#shape = 'none';
    else if (unit.numerator !== 0n && !equals(unit, this.#unit)) this.#rescale(unit);
    else this.#place(this.#values.length - 1, value);
  }

  #rescale(unit: Rational): void {
    [this.#unit, this.#least, this.#most, this.#large, this.#bits] = [unit, 0, 0, [], 1];
    for (const [index, value] of this.#values.entries()) this.#place(index, value);
  }

  #place(index: number, value: Rational): void {
    if (this.#shape === 'large') {
      this.#placeLarge(value);
      return;
    }
    const coefficient = this.#unit.numerator === 0n ? 0 : unitsIn(value, this.#unit);
    if (coefficient === null) {
      this.#shape = 'large';
      for (const own of this.#values.slice(0, index + 1)) this.#placeLarge(own);
      return;
    }
    this.#coefficients = grown(this.#coefficients, index + 1, (size) => new Float64Array(size));
    this.#coefficients[index] = coefficient;
    this.#least = Math.min(this.#least, coefficient);
    this.#most = Math.max(this.#most, coefficient);
  }

  #placeLarge(value: Rational): void {
    const { coefficients, bits } = bigIn(this.#unit, [value]);
    this.#large.push(coefficients[0] ?? 0n);
    this.#bits = Math.max(this.#bits, bits);
  }

  /** The large integers as limbs, made anew when some came since. */
  #columnsOfLarge(): readonly Float64Array[] | null {
    if (this.#limbs?.of !== this.#large || this.#limbs.size !== this.#large.length) this.#limbs = { of: this.#large, size: this.#large.length, columns: limbColumns(this.#large) };
    return this.#limbs.columns;
  }
  #limbs: { readonly of: readonly bigint[]; readonly size: number; readonly columns: readonly Float64Array[] | null } | null = null;

  /** Whether all numbers are zero. */
  get isZero(): boolean {
    return this.#unit.numerator === 0n && this.#shape === 'safe';
  }

  /** The numbers at these places of the list. */
  at(codes: Codes, count: number): NumberVector {
    if (this.#shape === 'none') return exact(Array.from({ length: count }, (_, index) => this.#values[codes[index]!] ?? zero));
    if (this.#shape === 'large') {
      const columns = this.#columnsOfLarge();
      if (columns !== null) return { kind: 'long', unit: this.#unit, limbs: columns.map((own) => picked(own, codes, count)) };
      const values = new Array<bigint>(count);
      for (let index = 0; index < count; index++) values[index] = this.#large[codes[index]!] ?? 0n;
      return { kind: 'big', unit: this.#unit, coefficients: values, bits: this.#bits };
    }
    const coefficients = picked(this.#coefficients, codes, count);
    return { kind: 'whole', unit: this.#unit.numerator === 0n ? rational(1n) : this.#unit, coefficients, least: this.#least, most: this.#most };
  }
}

/** The number that each text of a source is; texts that are none are said. */
export class NumbersByCode {
  readonly #read: (text: string, code: number) => Rational | null;
  #source: TextSource | null = null;
  #numbers = new NumberList();
  #none = new Uint8Array(16);
  #anyNone = false;

  constructor(read: (text: string, code: number) => Rational | null) {
    this.#read = read;
  }

  /** @param onNone is told the positions whose text is no number; they count as zero. */
  of(source: TextSource, codes: Codes, count: number, onNone: (position: number) => void): NumberVector {
    if (source !== this.#source) [this.#source, this.#numbers, this.#anyNone, this.#none] = [source, new NumberList(), false, new Uint8Array(16)];
    this.#none = grown(this.#none, source.size, (size) => new Uint8Array(size));
    for (let code = this.#numbers.size; code < source.size; code++) {
      const value = this.#read(source.text(code), code);
      this.#numbers.push(value ?? zero);
      if (value === null) [this.#none[code], this.#anyNone] = [1, true];
    }
    if (this.#anyNone) for (let index = 0; index < count; index++) if (this.#none[codes[index]!] === 1) onNone(index);
    return this.#numbers.at(codes, count);
  }
}

/** Nothing was looked up yet, and nothing was found. */
const [unknown, none] = [-2, -1];
/** Combinations of key values up to this are an array; more are a map. */
const arrayMost = 1 << 20;

const roomFor = (size: number): number => {
  let room = 16;
  while (room < size) room *= 2;
  return room;
};

/** Rows found by texts, looked up once for each combination of values. */
export class Lookup<T> {
  readonly #find: (texts: readonly string[]) => T | null;
  readonly #items: T[] = [];
  readonly #places = new Map<T, number>();
  #sources: readonly (TextSource | string)[] = [];
  #rooms: number[] = [];
  #table: Int32Array = new Int32Array(0);
  #map: Map<number | string, number> | null = null;
  /** Whether a combination of codes is a safe integer. */
  #isNumber = true;

  constructor(find: (texts: readonly string[]) => T | null) {
    this.#find = find;
  }

  /** What was found so far, in order of its first finding. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** The place in `items` for each row; -1 where nothing fits. */
  places(keys: readonly TextVector[], count: number): Int32Array {
    this.#prepare(keys);
    const coded = keys.flatMap((key) => (key.kind === 'texts' ? [key.codes] : []));
    const result = takeIndexes(count);
    const table = this.#table;
    const [first, second] = coded;
    if (this.#map !== null) {
      for (let index = 0; index < count; index++) result[index] = this.#fromMap(coded, index);
    } else if (first === undefined) {
      result.fill(this.#fromTable(0));
    } else if (coded.length === 1) {
      for (let index = 0; index < count; index++) {
        const place = table[first[index]!]!;
        result[index] = place === unknown ? this.#fromTable(first[index]!) : place;
      }
    } else if (coded.length === 2 && second !== undefined) {
      const room = this.#rooms[0] ?? 1;
      for (let index = 0; index < count; index++) {
        const code = first[index]! + room * second[index]!;
        const place = table[code]!;
        result[index] = place === unknown ? this.#fromTable(code) : place;
      }
    } else for (let index = 0; index < count; index++) result[index] = this.#fromTable(this.#combined(coded, index));
    return result;
  }

  #prepare(keys: readonly TextVector[]): void {
    const sources = keys.map((key) => (key.kind === 'texts' ? key.source : key.value));
    const rooms = sources.flatMap((source) => (typeof source === 'string' ? [] : [roomFor(source.size)]));
    const same = sources.length === this.#sources.length && sources.every((source, index) => source === this.#sources[index]) && rooms.every((room, index) => room === this.#rooms[index]);
    if (same && (this.#map !== null || this.#table.length > 0)) return;
    [this.#sources, this.#rooms] = [sources, rooms];
    const combinations = rooms.reduce((product, room) => product * room, 1);
    this.#map = combinations > arrayMost ? new Map() : null;
    this.#isNumber = combinations <= Number.MAX_SAFE_INTEGER;
    this.#table = combinations > arrayMost ? new Int32Array(0) : new Int32Array(combinations).fill(unknown);
  }

  #combined(coded: readonly Codes[], index: number): number {
    let [code, stride] = [0, 1];
    for (const [key, codes] of coded.entries()) {
      code += stride * codes[index]!;
      stride *= this.#rooms[key] ?? 1;
    }
    return code;
  }

  #fromTable(code: number): number {
    const known = this.#table[code]!;
    if (known !== unknown) return known;
    const place = this.#resolve(this.#codesOf(code));
    this.#table[code] = place;
    return place;
  }

  #fromMap(coded: readonly Codes[], index: number): number {
    const map = this.#map ?? new Map<number | string, number>();
    const name = this.#isNumber ? this.#combined(coded, index) : coded.map((codes) => codes[index]!).join(' ');
    const known = map.get(name);
    if (known !== undefined) return known;
    const place = this.#resolve(coded.map((codes) => codes[index]!));
    // Combinations that never repeat must not fill the memory.
    if (map.size >= arrayMost) map.clear();
    map.set(name, place);
    return place;
  }

  #codesOf(code: number): readonly number[] {
    let rest = code;
    return this.#rooms.map((room) => {
      const own = rest % room;
      rest = (rest - own) / room;
      return own;
    });
  }

  #resolve(codes: readonly number[]): number {
    let key = 0;
    const texts = this.#sources.map((source) => (typeof source === 'string' ? source : source.text(codes[key++] ?? 0)));
    const item = this.#find(texts);
    if (item === null) return none;
    const known = this.#places.get(item);
    if (known !== undefined) return known;
    this.#places.set(item, this.#items.length);
    return this.#items.push(item) - 1;
  }
}
