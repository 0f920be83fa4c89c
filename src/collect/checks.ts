/**
 * Checks of single values on their way into a point. Each gives the value or the refusal that says what is wrong with it;
 * none knows from which format the value came.
 */
import { type Rational, parseDecimal } from '../money/index.ts';
import type { Refusal, UsageValue } from '../rating/point.ts';
import { type Instant, parseInstant } from '../time/index.ts';
import { fieldNameLengthMost, fieldTextLengthMost, nameLengthMost, numberLengthMost } from './bounds.ts';
import { JsonNumber, type JsonValue, kindOf } from './json-value.ts';
import { badInstant, emptyText, missing, notADecimal, numberOutOfBounds, textTooLong, unstorableText, wrongType } from './refusals.ts';

/** A member as it was read; `undefined` when it is not there. */
export type Member = JsonValue | undefined;

/** Whether PostgreSQL can store the text: no NUL and no half surrogate pairs. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** A name that must be there: meter, scope, unit, a sender's key. */
export function nameIn(place: string, member: string, value: Member, expected: string): string | Refusal {
  if (value === undefined || value === null) return missing(place, member, expected);
  if (typeof value !== 'string') return wrongType(place, member, kindOf(value), expected);
  if (value === '') return emptyText(place, member, expected);
  if (value.length > nameLengthMost) return textTooLong(place, member, value.length, nameLengthMost);
  return isStorable(value) ? value : unstorableText(place, member);
}

/** A sender's key; a JSON number is its digits, and none at all is `null`. */
export function keyIn(place: string, value: Member): string | null | Refusal {
  if (value === undefined || value === null) return null;
  return nameIn(place, 'id', value instanceof JsonNumber ? value.digits : value, 'a text that names this point, or no `id` at all');
}

export function instantIn(place: string, member: string, value: Member): Instant | Refusal {
  const text = nameIn(place, member, value, 'a date and time such as 2026-03-10T00:00:00Z');
  if (typeof text !== 'string') return text;
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : badInstant(place, member, text, parsed.problem);
}

const decimalExpected = 'a decimal number such as 24 or "0.5"';

/** A quantity: a JSON number by its digits, or a text that is a decimal number. */
export function quantityIn(place: string, member: string, value: Member): Rational | Refusal {
  if (value === undefined || value === null) return missing(place, member, decimalExpected);
  const text = value instanceof JsonNumber ? value.digits : value;
  if (typeof text !== 'string') return wrongType(place, member, kindOf(value), decimalExpected);
  if (text === '') return emptyText(place, member, decimalExpected);
  if (text.length > numberLengthMost) return numberOutOfBounds(place, member, text, `has more than ${numberLengthMost} characters`);
  const parsed = parseDecimal(text);
  if (parsed.ok) return parsed.value;
  return parsed.problem === 'not a decimal number' ? notADecimal(place, member, text) : numberOutOfBounds(place, member, text, parsed.problem);
}

/** A field with its text, whatever it came from. */
export function fieldIn(place: string, name: string, value: UsageValue): UsageValue | Refusal {
  const member = `fields.${name}`;
  if (name === '') return emptyText(place, 'fields', 'a name for every field');
  if (name.length > fieldNameLengthMost) return textTooLong(place, member, name.length, fieldNameLengthMost);
  if (value.text.length > fieldTextLengthMost) return textTooLong(place, member, value.text.length, fieldTextLengthMost);
  return isStorable(name) && isStorable(value.text) ? value : unstorableText(place, member);
}
