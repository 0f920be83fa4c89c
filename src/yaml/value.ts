/** A YAML text as values that know their places and how they were written, so that `0.1` is never a double on its way. */
import type { Place } from './place.ts';

export interface ScalarValue {
  readonly kind: 'scalar';
  /** As written, without quotes. */
  readonly text: string;
  /** In quotes or as a block: text, whatever it looks like. */
  readonly quoted: boolean;
  /** What YAML makes of it. */
  readonly value: string | number | bigint | boolean | null;
  readonly at: Place;
  /** The place of a part of the text; of the whole where the text does not stand on the line as it is. */
  readonly part: (start: number, length: number) => Place;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly YamlValue[];
  readonly at: Place;
}

export interface Entry {
  readonly key: ScalarValue;
  readonly value: YamlValue;
}

export interface MappingValue {
  readonly kind: 'mapping';
  /** Each key once. */
  readonly entries: readonly Entry[];
  readonly at: Place;
}

export type YamlValue = ScalarValue | ListValue | MappingValue;

export const entryOf = ({ entries }: MappingValue, key: string): Entry | null => entries.find((entry) => entry.key.text === key) ?? null;
export const isNothing = (value: YamlValue): boolean => value.kind === 'scalar' && value.value === null && !value.quoted;

/** What was found, in words: `a list`, `the number 5`, `the text "x"`. */
export function foundText(value: YamlValue): string {
  if (value.kind !== 'scalar') return value.kind === 'list' ? 'a list' : 'a mapping';
  if (isNothing(value)) return 'nothing';
  const shown = value.text.length > 60 ? `${value.text.slice(0, 57)}...` : value.text;
  return typeof value.value === 'string' ? `the text ${JSON.stringify(shown)}` : typeof value.value === 'boolean' ? `the truth value ${shown}` : `the number ${shown}`;
}

/** As JavaScript has it. */
export function plainOf(value: YamlValue): unknown {
  switch (value.kind) {
    case 'scalar': return value.value;
    case 'list': return value.items.map(plainOf);
    case 'mapping': return Object.fromEntries(value.entries.map((entry) => [entry.key.text, plainOf(entry.value)]));
  }
}

/** The value at a path of keys and indexes, as far as it goes. */
export function valueAt(value: YamlValue, path: readonly PropertyKey[]): YamlValue {
  let here = value;
  for (const step of path) {
    const next: YamlValue | null = here.kind === 'mapping' ? entryOf(here, String(step))?.value ?? null : here.kind === 'list' ? here.items[Number(step)] ?? null : null;
    if (next === null) return here;
    here = next;
  }
  return here;
}
