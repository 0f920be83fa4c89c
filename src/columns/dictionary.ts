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
  readonly #codes = new Map<string, number>();
  /** Up to here `#codes` knows the values. */
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
    for (; this.#named < this.values.length; this.#named++) this.#codes.set(nameOf(this.values[this.#named]!), this.#named);
    return this.#codes.get(nameOf(value)) ?? this.append(value);
  }
}

const nameOf = ({ text, kind }: UsageValue): string => (kind === 'text' ? `"${text}` : `${kind}${text}`);
