/** Control totals: read = rated + unrated + stopped + refused + known, always. */
import { type Rational, add, zero } from '../money/index.ts';
import type { Assessment } from './assess.ts';

export interface Totals {
  readonly read: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  readonly refused: number;
  readonly known: number;
  /** The exact sum of the rated points' charges. */
  readonly amount: Rational;
}

export const noTotals: Totals = { read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0, amount: zero };

export function addTotals(totals: Totals, assessments: readonly Assessment[]): Totals {
  const next = { ...totals };
  for (const entry of assessments) {
    next.read += 1;
    if (entry.kind !== 'priced') next[entry.kind] += 1;
    else {
      next[entry.verdict.status] += 1;
      if (entry.verdict.status === 'rated') next.amount = add(next.amount, entry.verdict.amount);
    }
  }
  if (next.read !== next.rated + next.unrated + next.stopped + next.refused + next.known) throw new Error('INVARIANT: every input ends in exactly one way');
  return next;
}
