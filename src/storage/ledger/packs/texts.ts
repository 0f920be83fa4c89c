/** A column of texts of a pack: codes of its own, whatever dictionaries they came from, so that none of those is kept for it. */
import type { CodedColumn, Dictionary } from '../../../columns/index.ts';
import type { UsageValue } from '../../../rating/point.ts';

/** For each dictionary, the pack's own codes plus one while one column is settled; zeros else. */
const ownCodes = new WeakMap<Dictionary, Uint32Array>();
/** Where a column has so few values, those of a new dictionary are looked for among them. */
const fewValues = 64;

function codesOf(dictionary: Dictionary): Uint32Array {
  let own = ownCodes.get(dictionary);
  if (own === undefined || own.length < dictionary.size) ownCodes.set(dictionary, own = new Uint32Array(2 * dictionary.size));
  return own;
}

export class Texts {
  /** The distinct values, as far as rows are settled. */
  readonly values: UsageValue[] = [];
  codes: Uint32Array;
  #dictionary: Dictionary | null = null;
  /** Rows before this have codes of the pack, those after it of the dictionary. */
  #settled = 0;
  #size = 0;

  /** @param spare one that nobody needs any more. */
  constructor(most: number, spare?: Texts) {
    this.codes = spare?.codes ?? new Uint32Array(most);
  }

  room(most: number): void {
    const codes = new Uint32Array(most);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** Takes what some rows of a column have. */
  take({ dictionary, codes }: CodedColumn, rows: Uint32Array): void {
    if (this.#dictionary !== dictionary) this.settle();
    this.#dictionary = dictionary;
    const own = this.codes;
    for (let index = 0, place = this.#size; index < rows.length; index++, place++) own[place] = codes[rows[index]!]!;
    this.#size += rows.length;
  }

  /** Lets go of the dictionary. */
  settle(): void {
    if (this.#dictionary === null) return;
    const [dictionary, own] = [this.#dictionary, this.codes];
    const map = codesOf(dictionary);
    const first = this.values.length;
    const before = first > 0 && first <= fewValues ? new Map(this.values.map(({ text, kind }, code) => [`${kind} ${text}`, code])) : null;
    const used: number[] = [];
    for (let place = this.#settled; place < this.#size; place++) {
      const code = own[place]!;
      let mapped = map[code]!;
      if (mapped === 0) {
        const value = dictionary.values[code]!;
        const known = before?.get(`${value.kind} ${value.text}`);
        mapped = known === undefined ? this.values.push(value) : known + 1;
        map[code] = mapped;
        used.push(code);
      }
      own[place] = mapped - 1;
    }
    for (const code of used) map[code] = 0;
    this.#settled = this.#size;
    this.#dictionary = null;
  }
}
