/** Senders' ids by row, told apart by ninety-six bits of a secret hash: texts are only made of the few that somebody asks for. Knows nothing of bytes. */
import { randomInt } from 'node:crypto';
import { TextHash } from './fingerprint.ts';

/** By row, three words: all zero where the row has no id, and equal for equal ids. */
export interface IdColumn {
  readonly words: Uint32Array;
  textAt(row: number): string | null;
}

export const idWords = 3;

export const hasId = ({ words }: IdColumn, row: number): boolean => (words[idWords * row]! | words[idWords * row + 1]! | words[idWords * row + 2]!) !== 0;

const seed = randomInt(2 ** 32) | 0;
const multiplier = randomInt(2 ** 32) | 1;

/** The third word, moved after the two of a text's hash. */
export const startThird = (): number => seed;
export const stepThird = (third: number, movedLow: number): number => Math.imul(((third << 9) | (third >>> 23)) ^ movedLow, multiplier);

/** Puts the words at their row, mixed so that all of their bits are good. */
export function putId(words: Uint32Array, row: number, high: number, low: number, third: number): void {
  const first = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  const second = Math.imul(low ^ (low >>> 15) ^ first, 0xc2b2ae35);
  const at = idWords * row;
  words[at] = first ^ (first >>> 13);
  words[at + 1] = second ^ (second >>> 16);
  // Never zero together with the others: an id that is there is no missing one.
  words[at + 2] = third === 0 ? 1 : third;
}

class IdHash extends TextHash {
  third = 0;

  override begin(): void {
    super.begin();
    this.third = startThird();
  }

  override step(word: number): void {
    super.step(word);
    this.third = stepThird(this.third, this.low);
  }
}

const hash = new IdHash();

export function putIdText(words: Uint32Array, row: number, id: string): void {
  const { high, low, third } = hash.ofText(id);
  putId(words, row, high, low, third);
}

/** The column of ids in hand; `null` where there are none. */
export function idColumnOf(ids: readonly (string | null)[]): IdColumn | null {
  if (ids.every((id) => id === null)) return null;
  const words = new Uint32Array(idWords * ids.length);
  for (const [row, id] of ids.entries()) if (id !== null) putIdText(words, row, id);
  return { words, textAt: (row) => ids[row] ?? null };
}
