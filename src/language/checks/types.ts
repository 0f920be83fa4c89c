/** The types of expressions, and how they are called in messages. */
import { type Unit, isPure, unitText } from '../../units/index.ts';

export type Type =
  | { readonly kind: 'number'; readonly unit: Unit }
  /** `values` are those of a closed list. */
  | { readonly kind: 'text'; readonly values: ReadonlySet<string> | null }
  | { readonly kind: 'truth' }
  /** Something wrong was reported already; nothing more is said about it. */
  | { readonly kind: 'unknown' };

export const truth: Type = { kind: 'truth' };
export const unknown: Type = { kind: 'unknown' };
export const text: Type = { kind: 'text', values: null };
export const number = (unit: Unit): Type => ({ kind: 'number', unit });

export function typeText(type: Type): string {
  switch (type.kind) {
    case 'number': return isPure(type.unit) ? 'a number without unit' : `a number in ${unitText(type.unit)}`;
    case 'text': return 'a text';
    case 'truth': return 'a condition';
    case 'unknown': return 'something unknown';
  }
}
