/** The distinct values of a column, numbered in the order of their first appearance. Knows nothing of bytes or meters. */
import type { UsageValue } from '../rating/point.ts';

/** The code of a value that is not there. */
export const absent = 0;

/** A dictionary that grew past this is replaced by an empty one, so that values which never repeat do not fill the memory. */
export const dictionaryMost = 65_536;

/**
 * Codes mean something only together with their dictionary. Dictionaries grow and never change otherwise, so whoever works out
 * something of each value keeps it beside the dictionary and goes on from the last code that it knows.
 */
export class Dictionary {
  readonly #texts = new Map<string, number>();
  /** Numbers and other values that are no texts, by their kind and digits. */
  readonly #others = new Map<string, number>();
  /** By code; the first stands for no value. */
  readonly values: UsageValue[] = [{ text: '', kind: 'text' }];

  get size(): number {
    return this.values.length;
  }

  /** Whether it should be replaced before the next batch. */
  get isFull(): boolean {
    return this.values.length > dictionaryMost;
  }

  text(code: number): string {
    return this.values[code]?.text ?? '';
  }

  /** The code of a value, new if need be. Equal texts of different kinds are different values. */
  codeOf(value: UsageValue): number {
    if (value.kind === 'text') return this.codeOfText(value.text);
    const name = `${value.kind} ${value.text}`;
    const known = this.#others.get(name);
    if (known !== undefined) return known;
    this.#others.set(name, this.values.length);
    return this.values.push(value) - 1;
  }

  codeOfText(text: string): number {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.values.length);
    return this.values.push({ text, kind: 'text' }) - 1;
  }
}
