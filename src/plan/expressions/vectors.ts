/** What an expression is over many rows: numbers, texts or truths. */
import { type NumberVector, type Truths, takeIndexes, takeTruths } from '../numbers/index.ts';

/** Texts by code. It may grow, and never changes otherwise. */
export interface TextSource {
  readonly size: number;
  text(code: number): string;
}

export type TextVector =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'texts'; readonly source: TextSource; readonly codes: Uint32Array | Int32Array };

export type TruthVector =
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'truths'; readonly values: Truths };

export type Vector = NumberVector | TextVector | TruthVector;

/** Distinct texts that an expression gives. */
export class TextList implements TextSource {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  text(code: number): string {
    return this.#texts[code] ?? '';
  }

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }
}

export const isNumbers = (vector: Vector): vector is NumberVector => vector.kind === 'constant' || vector.kind === 'whole' || vector.kind === 'limbs' || vector.kind === 'long' || vector.kind === 'big' || vector.kind === 'exact';

export function numbersOf(vector: Vector): NumberVector {
  if (isNumbers(vector)) return vector;
  throw new TypeError('INVARIANT: the checker lets only numbers come here');
}

export function textsOf(vector: Vector): TextVector {
  if (vector.kind === 'text' || vector.kind === 'texts') return vector;
  throw new TypeError('INVARIANT: the checker lets only texts come here');
}

export function truthsOf(vector: Vector): TruthVector {
  if (vector.kind === 'truth' || vector.kind === 'truths') return vector;
  throw new TypeError('INVARIANT: the checker lets only conditions come here');
}

export const textAt = (vector: TextVector, index: number): string => (vector.kind === 'text' ? vector.value : vector.source.text(vector.codes[index]!));

/** A truth for each row. */
export const spelledOut = (vector: TruthVector, count: number): Truths => (vector.kind === 'truths' ? vector.values : takeTruths(count).fill(vector.value ? 1 : 0));

/** The positions at which a truth holds, or does not. */
export function positionsWhere(truths: Truths, wanted: 0 | 1, count: number): Int32Array {
  const positions = takeIndexes(count);
  let found = 0;
  for (let index = 0; index < count; index++) if (truths[index] === wanted) positions[found++] = index;
  return positions.subarray(0, found);
}
