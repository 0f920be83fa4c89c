/** An expression whose meaning is known: it reads points, or is the same for all. */
import type { SkippablePoint } from '../metric.ts';
import { ExpressionFault, type Span } from './tree.ts';
import { type Kind, Unanswerable, type Value, kindOf } from './values.ts';

export interface Resolved {
  readonly kind: Kind;
  /** The value, where it is the same for all points. */
  readonly constant: { readonly value: Value } | null;
  /** Throws `Unanswerable` where the point does not have what is read. */
  readonly read: (point: SkippablePoint) => Value;
}

export const constant = (value: Value): Resolved => ({ kind: kindOf(value), constant: { value }, read: () => value });
export const reading = (kind: Kind, read: Resolved['read']): Resolved => ({ kind, constant: null, read });

/** Of no point: constants do not ask. */
const nothing: SkippablePoint = { quantity: '0', unit: '', groupby: new Map(), metadata: new Map() };

/** Works out at once what depends on constants alone. */
export function combined(kind: Kind, span: Span, operands: readonly Resolved[], read: Resolved['read']): Resolved {
  if (!operands.every((operand) => operand.constant !== null)) return reading(kind, read);
  try {
    return constant(read(nothing));
  } catch (error) {
    if (error instanceof Unanswerable) throw new ExpressionFault(span, `this can never be worked out: ${error.message}`, 'correct it, or write `False` to skip nothing');
    throw error;
  }
}

/** Whether a value of one kind can be what is wanted. */
export const mayBe = ({ kind }: Resolved, ...wanted: readonly Kind[]): boolean => kind === 'unknown' || wanted.includes(kind);
