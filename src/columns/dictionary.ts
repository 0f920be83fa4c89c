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
  /** Up to here the maps know the values: who keeps his own account only appends. */
  #named = 1;
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

  /** A value that the caller knows to be new, because he keeps his own account of what is there. */
  append(value: UsageValue): number {
    return this.values.push(value) - 1;
  }

  /** The code of a value, new if need be. Equal texts of different kinds are different values. */
  codeOf(value: UsageValue): number {
    if (value.kind === 'text') return this.codeOfText(value.text);
    this.#nameAll();
    return this.#others.get(otherName(value)) ?? this.append(value);
  }

  codeOfText(text: string): number {
    if (this.#named < this.values.length) this.#nameAll();
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, this.values.length);
    this.#named += 1;
    return this.append({ text, kind: 'text' });
  }

  #nameAll(): void {
    for (; this.#named < this.values.length; this.#named++) {
      const value = this.values[this.#named]!;
      if (value.kind === 'text') this.#texts.set(value.text, this.#named);
      else this.#others.set(otherName(value), this.#named);
    }
  }
}

const otherName = ({ text, kind }: UsageValue): string => `${kind} ${text}`;
