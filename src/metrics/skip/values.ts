/** Values of skip expressions and how Python compares them; numbers are exact. */
import { type Rational, compare, decimalText, equals, isZero, one, zero } from '../../money/index.ts';

export type Value = Rational | string | boolean | null | readonly Value[] | ReadonlyMap<string, string>;
/** What is known of a value before any point is seen. */
export type Kind = 'number' | 'text' | 'truth' | 'none' | 'list' | 'mapping' | 'unknown';

/** Why an expression cannot be worked out for a point. Thrown inside the evaluation and caught by who asks, never further. */
export class Unanswerable extends Error {}

export const isNumber = (value: Value): value is Rational => typeof value === 'object' && value !== null && 'denominator' in value;

export function kindOf(value: Value): Kind {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'truth';
  if (value === null) return 'none';
  return isNumber(value) ? 'number' : value instanceof Map ? 'mapping' : 'list';
}

export const kindNames: Readonly<Record<Kind, string>> = { number: 'a number', text: 'a text', truth: 'True or False', none: 'None', list: 'a list', mapping: 'a mapping', unknown: 'a value' };

export function shown(value: Value): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value)}`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value !== null && isNumber(value) ? `the number ${decimalText(value)}` : kindNames[kindOf(value)];
}

/** True and False count as 1 and 0, as in Python. */
const numberIn = (value: Value): Rational | null => (typeof value === 'boolean' ? (value ? one : zero) : isNumber(value) ? value : null);

export function asNumber(value: Value, doing: string): Rational {
  const number = numberIn(value);
  if (number === null) throw new Unanswerable(`${doing} wants a number, and finds ${shown(value)}`);
  return number;
}

export function asText(value: Value, doing: string): string {
  if (typeof value !== 'string') throw new Unanswerable(`${doing} wants a text, and finds ${shown(value)}`);
  return value;
}

export function isTruthy(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'string') return value !== '';
  return isNumber(value) ? !isZero(value) : value instanceof Map ? value.size > 0 : (value as readonly Value[]).length > 0;
}

export function isEqual(left: Value, right: Value): boolean {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a !== null && b !== null) return equals(a, b);
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item: Value, index) => isEqual(item, (right as readonly Value[])[index] ?? null));
  return left === right;
}

/** Below, at or above zero when `left` is below, equal to or above `right`. */
export function order(left: Value, right: Value): number {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a !== null && b !== null) return compare(a, b);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  throw new Unanswerable(`${shown(left)} and ${shown(right)} have no order`);
}

export function contains(container: Value, value: Value): boolean {
  if (typeof container === 'string') return container.includes(asText(value, '`in` a text'));
  if (container instanceof Map) return typeof value === 'string' && container.has(value);
  if (Array.isArray(container)) return container.some((item: Value) => isEqual(item, value));
  throw new Unanswerable(`\`in\` looks into a list, a mapping or a text, and finds ${shown(container)}`);
}
