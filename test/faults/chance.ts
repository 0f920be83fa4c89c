/** Chance that can be had again: each file prints its seed, `TARIFF_SEED` fixes it. */
import { seed } from '../support/seed.ts';

export interface Chance {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  pick<T>(among: readonly T[]): T;
  shuffled<T>(among: readonly T[]): readonly T[];
}

/** @param name tells the streams of one seed apart. */
export function chanceFor(name: string): Chance {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), seed | 0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next, between,
    pick: (among) => among[between(0, among.length - 1)]!,
    shuffled: (among) => {
      const left = [...among];
      for (let place = left.length - 1; place > 0; place--) {
        const other = between(0, place);
        [left[place], left[other]] = [left[other]!, left[place]!];
      }
      return left;
    },
  };
}
