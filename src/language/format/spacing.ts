/** The space between two tokens of one line: one, but for brackets, commas, percent signs, clock spans and signs of numbers. */
import type { IToken } from 'chevrotain';
import { signs as s } from '../syntax/tokens.ts';
import type { Marks } from './marks.ts';

const bindsLeft: ReadonlySet<unknown> = new Set([s.comma, s.closeRound, s.percent]);

export function spaceBetween(left: IToken, right: IToken, { roles }: Marks): '' | ' ' {
  if (bindsLeft.has(right.tokenType) || left.tokenType === s.openRound) return '';
  if (left.tokenType === s.open && right.tokenType === s.close) return '';
  // A minus between two values has spaces, a sign before a value has none, and `08:00-20:00` is one span.
  if (left.tokenType === s.minus) return roles.get(left.startOffset) === 'sum' ? ' ' : '';
  if (right.tokenType === s.minus) return roles.get(right.startOffset) === 'clockSpan' ? '' : ' ';
  if (right.tokenType === s.openRound) return roles.get(right.startOffset) === 'nameOrCall' ? '' : ' ';
  return ' ';
}
