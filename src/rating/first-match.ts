/** Rows of a `table first`: patterns of texts and upper bounds of numbers, tried in order. */
import { compare } from '../money/index.ts';
import type { Value } from './evaluate.ts';
import type { KeyTest } from './tariff.ts';

/** Whether the pieces between the stars occur in order; found greedily from the left, so the work is bounded by the text. */
export function matchesPattern(pieces: readonly string[], value: string): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  const end = value.length - last.length;
  for (const piece of rest) {
    const at = value.indexOf(piece, from);
    if (at < 0 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return true;
}

function passes(test: KeyTest, value: Value): boolean {
  switch (test.kind) {
    case 'any': return true;
    case 'text': return value === test.value;
    case 'pattern': return typeof value === 'string' && matchesPattern(test.pieces, value);
    case 'up-to': return typeof value === 'object' && compare(value, test.bound) <= 0;
  }
}

export const matchesRow = (tests: readonly KeyTest[], values: readonly Value[]): boolean =>
  tests.every((test, index) => {
    const value = values[index];
    return value !== undefined && passes(test, value);
  });
