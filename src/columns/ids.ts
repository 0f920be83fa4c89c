/** Senders' ids by row, told apart by ninety-six bits of a secret hash: texts are only made of the few that somebody asks for. Knows nothing of bytes. */
import { putIdHash } from '../scan/index.ts';

/** By row, three words: all zero where the row has no id, and equal for equal ids. */
export interface IdColumn {
  readonly words: Uint32Array;
  textAt(row: number): string | null;
}

export const idWords = 3;

export const hasId = ({ words }: IdColumn, row: number): boolean => (words[idWords * row]! | words[idWords * row + 1]! | words[idWords * row + 2]!) !== 0;

/** The column of ids in hand; `null` where there are none. */
export function idColumnOf(ids: readonly (string | null)[]): IdColumn | null {
  if (ids.every((id) => id === null)) return null;
  const words = new Uint32Array(idWords * ids.length);
  for (const [row, id] of ids.entries()) if (id !== null) putIdHash(words, idWords * row, id);
  return { words, textAt: (row) => ids[row] ?? null };
}
