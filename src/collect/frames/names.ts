/** Names of attributes by their bytes, each with how it was written so far for each meter. Knows nothing of values. */
import type { Buffer } from 'node:buffer';
import type { UsageValue } from '../../rating/point.ts';

/** How an attribute was written, at least once. */
export interface WrittenAttribute {
  readonly meter: string;
  readonly name: string;
  readonly isMetadata: boolean;
  readonly kind: UsageValue['kind'];
}

const kinds = ['text', 'number', 'boolean', 'json'] as const;
/** A form of writing as a bit: a kind, among groupby or among metadata. */
export const formBit = (isMetadata: boolean, kind: UsageValue['kind']): number => 1 << (kinds.indexOf(kind) + (isMetadata ? 4 : 0));

export interface AttributeName {
  readonly id: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** By number of the meter, the bits of all forms so far. */
  readonly forms: number[];
  /** The last point that has it. */
  lastPoint: number;
}

export class AttributeNames {
  readonly all: AttributeName[] = [];
  readonly #byText = new Map<string, AttributeName>();
  readonly #meters = new Map<string, number>();
  /** Names as the last point had them, in their order: the next one has mostly the same. */
  #expected: AttributeName[] = [];

  meter(name: string): number {
    const known = this.#meters.get(name);
    if (known !== undefined) return known;
    this.#meters.set(name, this.#meters.size);
    return this.#meters.size - 1;
  }

  of(text: string): AttributeName {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const made: AttributeName = { id: this.all.length, text, bytes: new TextEncoder().encode(text), forms: [], lastPoint: -1 };
    this.all.push(made);
    this.#byText.set(text, made);
    return made;
  }

  /** @param place the how-manieth attribute of its point. */
  at(buffer: Buffer, from: number, length: number, place: number): AttributeName {
    const expected = this.#expected[place];
    if (expected !== undefined && isSame(expected.bytes, buffer, from, length)) return expected;
    const found = this.of(buffer.toString('utf8', from, from + length));
    this.#expected[place] = found;
    return found;
  }

  note(name: AttributeName, meter: number, bit: number): void {
    name.forms[meter] = (name.forms[meter] ?? 0) | bit;
  }

  written(): readonly WrittenAttribute[] {
    return this.all.flatMap(({ text: name, forms }) => [...this.#meters].flatMap(([meter, place]) =>
      [false, true].flatMap((isMetadata) => kinds.flatMap((kind) => (((forms[place] ?? 0) & formBit(isMetadata, kind)) === 0 ? [] : [{ meter, name, isMetadata, kind }])))));
  }
}

function isSame(bytes: Uint8Array, buffer: Buffer, from: number, length: number): boolean {
  if (bytes.length !== length) return false;
  for (let index = 0; index < length; index++) if (bytes[index] !== buffer[from + index]) return false;
  return true;
}
